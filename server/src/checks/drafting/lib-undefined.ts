// LIB-UNDEFINED: an inserted clause uses a term that the library defines and the pack does not.

import { packTerms, termKey } from '../../structure/terms.ts';
import { clauseFixAt } from '../fixes.ts';
import type { PackView } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { type InsertedClause, insertedClauses } from './inserted-clauses.ts';
import { structureOf } from './structure-of.ts';

export const libUndefined: DraftingCheck = {
  id: 'LIB-UNDEFINED',
  find: ({ view }) => {
    const all = insertedClauses(view);
    if (all.length === 0) return [];
    const { entries } = packTerms(structureOf(view));
    const brought = new Set(all.flatMap(({ clause }) => clause.introducesTerms.map(termKey)));
    const told = new Set<string>();
    return all.flatMap((inserted): DraftingFinding[] => {
      const lacking = inserted.clause.usesTerms.flatMap((term) => {
        const key = termKey(term);
        if (entries.has(key) || brought.has(key) || told.has(key) || !isUsed(term, inserted)) return [];
        const definer = view.compiled.library.clauses.find(({ introducesTerms }) =>
          introducesTerms.includes(term),
        );
        if (!definer) return [];
        told.add(key);
        return [{ term, definer }];
      });
      const [first] = lacking;
      if (!first) return [];
      const definers = [...new Set(lacking.map(({ definer }) => definer.id))];
      return [
        {
          document: inserted.document,
          range: inserted.range,
          match: inserted.clause.id,
          words: { terms: lacking.map(({ term }) => `“${term}”`).join(', '), definers: definers.join(', ') },
          // Where nothing is defined at all the definitions may be in a file that was not given.
          ...(entries.size === 0 ? { severity: 'information' as const } : {}),
          because: lacking.map(({ term, definer }) => `“${term}” is defined by ${definer.id}.`),
          fixes: () =>
            definers.flatMap((id) => clauseFixAt(id, inserted.document, endOf(inserted, view), view) ?? []),
        },
      ];
    });
  },
};

/** The wording that was inserted may do without a term that another one of the clause uses. */
function isUsed(term: string, { text }: InsertedClause): boolean {
  return text.replace(/\s+/g, ' ').includes(term);
}

/** The end of the document: definitions put there stand in nobody's way. */
function endOf({ document }: InsertedClause, view: PackView): number {
  const { chunks, starts } = (view.documents[document] as PackView['documents'][number]).document.tender
    .markdown;
  return (starts[chunks.length - 1] ?? 0) + (chunks.at(-1)?.text.trimEnd().length ?? 0);
}
