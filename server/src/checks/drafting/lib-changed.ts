// LIB-CHANGED: the text under a clause's marker is no longer the approved wording with its blanks filled.

import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { alignmentWith, fixWith, insertedClauses, LEAST_KEPT } from './inserted-clauses.ts';

const MOST_TOLD = 2;
const LONGEST_QUOTE = 34;

export const libChanged: DraftingCheck = {
  id: 'LIB-CHANGED',
  find: ({ view }) =>
    insertedClauses(view).flatMap((inserted): DraftingFinding[] => {
      const { wording, clause, document, start, range } = inserted;
      const alignment = wording && alignmentWith(inserted, wording);
      const first = alignment?.differences[0];
      if (!wording || !alignment || !first) return [];
      const isAnother = alignment.kept < LEAST_KEPT;
      const told = alignment.differences.slice(0, MOST_TOLD).map(inWords);
      const more = alignment.differences.length - told.length;
      const said = more > 0 ? `${told.join('; ')}; and ${more} more` : told.join('; ');
      return [
        {
          document,
          range: isAnother ? range : { start: start + first.range.start, end: start + first.range.end },
          match: clause.id,
          words: { difference: isAnother ? 'little of the approved wording is left' : said },
          because: alignment.differences
            .slice(0, 20)
            .map(({ approved, written }) => `Approved: “${approved}”. Here: “${written}”.`),
          related: [{ document, range, message: `Inserted here as ${clause.id} ${clause.version}.` }],
          fixes: () => fixWith(inserted, wording, 'Put the approved wording back'),
        },
      ];
    }),
};

function inWords({ approved, written }: { readonly approved: string; readonly written: string }): string {
  if (approved === '') return `“${short(written)}” is added`;
  if (written === '') return `“${short(approved)}” is left out`;
  return `“${short(written)}” in place of “${short(approved)}”`;
}

function short(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1).trimEnd()}…`;
}
