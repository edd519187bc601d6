// DQ-DEF-CASE: a defined term of several words in small letters, where the defined meaning may be meant.

import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { structureOf } from './structure-of.ts';
import { countedUses } from './term-uses.ts';

export const defCase: DraftingCheck = {
  id: 'DQ-DEF-CASE',
  find: ({ view }) => {
    const pack = structureOf(view);
    const { terms, uses } = countedUses(pack);
    return [...uses].flatMap(([key, all]): DraftingFinding[] => {
      const entry = terms.entries.get(key);
      if (!entry || !key.includes(' ') || !/\p{Lu}.*\s\p{Lu}/u.test(entry.term)) return [];
      // Where the writer mostly uses small letters the capitals are not what marks the term.
      const exact = all.filter(({ use }) => use.written === 'exact').length;
      const lower = all.filter(({ use }) => use.written === 'lower' && !use.within);
      if (exact === 0 || lower.length > exact) return [];
      return lower.flatMap(({ document, chunk, range, use }): DraftingFinding[] => {
        const statement = pack.documents[document]?.source.tender.models[chunk]?.statements[use.statement];
        if (!statement || statement.place === 'heading') return [];
        const written = statement.text.slice(use.at, use.at + (range.end - range.start));
        return [
          {
            document,
            range,
            match: written,
            words: { term: entry.term },
            because: [`“${entry.term}” is defined in the pack.`],
            fixes: [
              {
                title: `Write it as defined`,
                kind: 'wording',
                edits: [{ document, ...range, text: capitalsOf(written, entry.term) }],
              },
            ],
          },
        ];
      });
    });
  },
};

/** The words as written with the capitals of the term: a plural stays a plural. */
function capitalsOf(written: string, term: string): string {
  const own = term.split(/\s+/);
  return written
    .split(/(\s+)/)
    .map((word, i) => {
      const like = own[i / 2];
      return i % 2 === 0 && like && like.charAt(0) !== like.charAt(0).toLowerCase()
        ? word.charAt(0).toUpperCase() + word.slice(1)
        : word;
    })
    .join('');
}
