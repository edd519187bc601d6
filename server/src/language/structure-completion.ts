// What may be written after "clause ", "Schedule " or "](#": the numbers, attachments and anchors of the pack; and its
// defined terms where one is begun.

import type { Offset } from '../markdown/blocks.ts';
import { isAttachmentWord, partWordOf } from '../structure/part-words.ts';
import type { PlainCompletion } from './completion.ts';
import type { Snapshot } from './snapshot.ts';
import { structureIn, termsIn } from './structure-at.ts';

const MOST = 300;
const afterWord =
  /(?:^|[^\p{L}-])(clauses?|sections?|paragraphs?|articles?|schedules?|annex(?:es)?|appendix|appendices|attachments?|exhibits?|forms?)[ \u00a0]([\w.()]{0,14})$/iu;
const afterLink = /\]\(#([^()\s]{0,60})$/;
const beginsTerm = /(?:^|[^\p{L}\p{N}])(\p{Lu}[\p{L}’'-]+(?:[ \u00a0]\p{Lu}?[\p{L}’'-]*)?)$/u;

/** Completions for the text before the cursor, best first. */
export function structureCompletions(
  snapshot: Snapshot,
  document: number,
  offset: Offset,
  before: string,
): readonly PlainCompletion[] {
  const link = afterLink.exec(before);
  if (link) return anchorCompletions(snapshot, document, offset, link[1] ?? '');
  const word = afterWord.exec(before);
  const part = word && partWordOf(word[1] ?? '');
  if (word && part) {
    const range = { start: offset - (word[2] ?? '').length, end: offset };
    if (isAttachmentWord(part))
      return structureIn(snapshot).attachments.flatMap(({ word: own, label, title }): PlainCompletion[] =>
        own === part && label !== undefined
          ? [{ kind: 'number', label, detail: title, range, text: label, filter: label }]
          : [],
      );
    return numberCompletions(snapshot, document, range);
  }
  const term = beginsTerm.exec(before)?.[1];
  return term === undefined || term.length < 3 ? [] : termCompletions(snapshot, offset, term);
}

function numberCompletions(
  snapshot: Snapshot,
  document: number,
  range: PlainCompletion['range'],
): readonly PlainCompletion[] {
  const { documents } = structureIn(snapshot);
  const own = documents[document];
  const all = own ? [own, ...documents.filter((one) => one !== own)] : documents;
  const told = new Set<string>();
  return all
    .flatMap((one) => one.provisions.map((provision) => ({ provision, path: one.source.path })))
    .flatMap(({ provision, path }): PlainCompletion[] => {
      if (provision.kind === 'cell' || told.has(provision.label)) return [];
      told.add(provision.label);
      const { label, title } = provision;
      return [
        {
          kind: 'number',
          label,
          detail: [title, path].filter(Boolean).join(' · '),
          range,
          text: label,
          filter: label,
        },
      ];
    })
    .slice(0, MOST);
}

function anchorCompletions(
  snapshot: Snapshot,
  document: number,
  offset: Offset,
  typed: string,
): readonly PlainCompletion[] {
  const structure = structureIn(snapshot).documents[document];
  const range = { start: offset - typed.length, end: offset };
  return [...(structure?.anchors.keys() ?? [])]
    .slice(0, MOST)
    .map((name) => ({ kind: 'anchor', label: name, detail: 'anchor', range, text: name, filter: name }));
}

function termCompletions(snapshot: Snapshot, offset: Offset, typed: string): readonly PlainCompletion[] {
  const range = { start: offset - typed.length, end: offset };
  const wanted = typed.toLowerCase();
  return [...termsIn(snapshot).entries.values()].flatMap(({ term, definitions }): PlainCompletion[] =>
    term.toLowerCase().startsWith(wanted)
      ? [
          {
            kind: 'term',
            label: term,
            detail: definitions[0]?.definition.meaning.slice(0, 80) ?? '',
            range,
            text: term,
            filter: term,
          },
        ]
      : [],
  );
}
