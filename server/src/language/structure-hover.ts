// What a reference or a defined term means, shown under the pointer.

import type { Offset } from '../markdown/blocks.ts';
import { type DocumentStructure, textBetween } from '../structure/document-structure.ts';
import { resolve } from '../structure/resolve.ts';
import type { Target } from '../structure/targets.ts';
import { targetRange, targetTitle } from '../structure/targets.ts';
import type { Hover } from './hover.ts';
import { escapeMarkdown } from './markdown-text.ts';
import type { Snapshot } from './snapshot.ts';
import { structureAt, structureIn } from './structure-at.ts';

const LONGEST = 500;

/** The text of the clause a reference leads to, or why it leads nowhere; the meaning of a term. */
export function structureHover(snapshot: Snapshot, document: number, offset: Offset): Hover | undefined {
  const at = structureAt(snapshot, document, offset);
  if (!at || at.kind === 'number') return undefined;
  if (at.kind === 'term') {
    const meanings = at.entry.definitions.map(
      ({ definition, document: index }) =>
        `**${escapeMarkdown(at.entry.term)}**: ${escapeMarkdown(shorten(definition.meaning || 'named here'))}  \n_${escapeMarkdown(snapshot.pack.documents[index]?.path ?? '')}_`,
    );
    return { range: at.range, markdown: meanings.join('\n\n') };
  }
  const resolution = resolve(structureIn(snapshot), document, at.placed);
  if (resolution.kind === 'found')
    return { range: at.range, markdown: targetMarkdown(snapshot, resolution.target) };
  const means =
    resolution.kind === 'missing'
      ? 'Leads nowhere'
      : resolution.kind === 'outside'
        ? 'Leads out of the pack'
        : 'Cannot tell where this leads';
  return { range: at.range, markdown: `${means}: ${escapeMarkdown(resolution.why)}` };
}

function targetMarkdown(snapshot: Snapshot, target: Target): string {
  const place = targetRange(target);
  const name =
    target.kind === 'provision'
      ? target.provision.label
      : target.kind === 'attachment'
        ? `${target.attachment.word ?? ''} ${target.attachment.label ?? ''}`.trim()
        : target.label;
  const path = place
    ? snapshot.pack.documents[place.document]?.path
    : target.kind === 'attachment'
      ? target.attachment.path
      : '';
  const head = `**${escapeMarkdown([name, targetTitle(target)].filter(Boolean).join(' '))}**  \n_${escapeMarkdown(path ?? '')}_`;
  if (!place) return head;
  const structure = structureIn(snapshot).documents[place.document] as DocumentStructure;
  const end = target.kind === 'provision' ? target.provision.end : place.range.end + LONGEST;
  const text = textBetween(structure, {
    start: place.range.start,
    end: Math.min(end, place.range.start + 2 * LONGEST),
  });
  const body = text
    .split('\n')
    .slice(target.kind === 'provision' && target.provision.kind !== 'heading' ? 0 : 1)
    .join('\n')
    .replace(/<!--[\s\S]*?-->/g, '')
    .trim();
  return body === '' ? head : `${head}\n\n${shorten(body)}`;
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}
