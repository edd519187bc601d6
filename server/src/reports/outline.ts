// What `tenderlint outline` shows: clauses, definitions, references and attachments of a pack as the tool understood them,
// so that a reader can see where it misread.

import type { Pack } from '../checks/pack.ts';
import type { Offset, Range } from '../markdown/blocks.ts';
import { type DocumentStructure, placedRange } from '../structure/document-structure.ts';
import type { Provision, Reference } from '../structure/model.ts';
import { type PackStructure, packStructure } from '../structure/pack-structure.ts';
import { resolve } from '../structure/resolve.ts';
import { type Resolution, type Target, targetTitle } from '../structure/targets.ts';
import { positionAt } from './positions.ts';
import type { ShownPath } from './result.ts';

interface Where {
  readonly line: number;
  readonly column: number;
}
export interface OutlineClause extends Where {
  readonly number: string;
  readonly title: string;
  /** The schedule, part or restart it stands in; empty in the body. */
  readonly within: string;
  readonly level: number;
}
export interface OutlineReference extends Where {
  readonly text: string;
  readonly outcome: 'found' | 'missing' | 'outside' | 'cannot-tell';
  /** Where it leads, or why not. */
  readonly to: string;
}
export interface OutlineDocument {
  readonly path: string;
  readonly clauses: readonly OutlineClause[];
  readonly definitions: readonly (Where & { readonly term: string; readonly means: string })[];
  readonly references: readonly OutlineReference[];
}
export interface OutlinePack {
  readonly root: string;
  readonly documents: readonly OutlineDocument[];
  readonly attachments: readonly {
    readonly name: string;
    readonly title: string;
    readonly path: string;
    readonly line?: number;
  }[];
}

/** The outline of a pack as data. */
export function outlineOf(pack: Pack, root: string, shown: ShownPath): OutlinePack {
  const structure = packStructure(pack.documents, pack.attachments);
  return {
    root,
    documents: structure.documents.map((document) => outlineDocument(structure, document, shown)),
    attachments: structure.attachments.map(({ word, label, title, document, range, path }) => {
      const source = structure.documents[document]?.source;
      return {
        name: word ? `${capital(word)} ${label}` : '',
        title,
        path: shown(source?.path ?? path ?? ''),
        ...(source ? { line: positionAt(source.tender.markdown, range.start).line } : {}),
      };
    }),
  };
}

function outlineDocument(
  pack: PackStructure,
  document: DocumentStructure,
  shown: ShownPath,
): OutlineDocument {
  const { markdown } = document.source.tender;
  const where = (at: Offset): Where => positionAt(markdown, at);
  const textAt = ({ start, end }: Range) => markdown.text.slice(start, end).replace(/\s+/g, ' ');
  return {
    path: shown(document.source.path),
    clauses: document.provisions.map((provision) => ({
      ...where(provision.numberRange.start),
      number: provision.label,
      title: provision.title,
      within: realmName(document, provision),
      level: provision.segments.length,
    })),
    definitions: document.definitions.map(({ item, start }) => ({
      ...where(start + item.range.start),
      term: item.term,
      means: item.meaning,
    })),
    references: document.references.map((placed) => {
      const range = placedRange(placed.start, placed.item.range);
      const resolution = resolve(pack, document.index, placed);
      return {
        ...where(range.start),
        text: textAt(range),
        outcome: resolution.kind,
        to: leadsTo(pack, resolution, placed.item, shown),
      };
    }),
  };
}

function realmName({ realms }: DocumentStructure, { realm }: Provision): string {
  const one = realms[realm];
  if (!one || one.kind === 'body') return '';
  return [one.word ? `${capital(one.word)} ${one.label}` : '', one.title].filter(Boolean).join(': ');
}

function leadsTo(
  pack: PackStructure,
  resolution: Resolution,
  reference: Reference,
  shown: ShownPath,
): string {
  if (resolution.kind === 'found') {
    const title = targetTitle(resolution.target);
    const place = targetPlace(pack, resolution.target, shown);
    return [`${targetLabel(resolution.target, reference)}${title === '' ? '' : ` ${title}`}`, place]
      .filter(Boolean)
      .join(', ');
  }
  return resolution.why;
}

/** `clause 4.2`, `Schedule 3`. */
export function targetLabel(target: Target, reference?: Reference): string {
  switch (target.kind) {
    case 'provision': {
      const word =
        target.provision.word ?? (reference && reference.word !== 'item' ? reference.word : 'clause');
      return `${word} ${target.provision.label}`;
    }
    case 'attachment':
      return target.attachment.word
        ? `${capital(target.attachment.word)} ${target.attachment.label}`
        : (target.attachment.path ?? '');
    case 'place':
      return target.label;
  }
}

function targetPlace(pack: PackStructure, target: Target, shown: ShownPath): string {
  const [document, range] =
    target.kind === 'provision'
      ? [target.provision.document, target.provision.range]
      : target.kind === 'attachment'
        ? [target.attachment.document, target.attachment.range]
        : [target.document, target.range];
  const source = pack.documents[document]?.source;
  if (!source) return target.kind === 'attachment' ? shown(target.attachment.path ?? '') : '';
  return `${shown(source.path)}:${positionAt(source.tender.markdown, range.start).line}`;
}

/** The outline as text: one line for each clause, definition, reference and attachment. */
export function outlineText({ documents, attachments }: OutlinePack): string {
  const lines: string[] = [];
  for (const { path, clauses, definitions, references } of documents) {
    lines.push(path, '');
    lines.push(`  Clauses (${clauses.length})`);
    let within = '';
    for (const clause of clauses) {
      if (clause.within !== within && clause.within !== '') lines.push(`    ${clause.within}`);
      within = clause.within;
      lines.push(
        `    ${String(clause.line).padStart(5)}  ${'  '.repeat(Math.max(0, clause.level - 1))}${clause.number}${clause.title === '' ? '' : `  ${clause.title}`}`,
      );
    }
    lines.push('', `  Definitions (${definitions.length})`);
    for (const { line, term, means } of definitions)
      lines.push(
        `    ${String(line).padStart(5)}  ${term}${means === '' ? '' : `: ${means.length > 80 ? `${means.slice(0, 79)}…` : means}`}`,
      );
    lines.push('', `  References (${references.length})`);
    for (const { line, text, outcome, to } of references)
      lines.push(`    ${String(line).padStart(5)}  ${text} ${arrows[outcome]} ${to}`);
    lines.push('');
  }
  lines.push(`Attachments (${attachments.length})`);
  for (const { name, title, path, line } of attachments)
    lines.push(
      `  ${[name, title].filter(Boolean).join(': ')} (${path}${line === undefined ? '' : `:${line}`})`,
    );
  return `${lines.join('\n')}\n`;
}

const arrows = { found: '→', missing: '✗', outside: '↗', 'cannot-tell': '?' } as const;

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
