// LIB-COMPANION: an inserted clause leans on another one (a criterion, a KPI, a method of monitoring) that the pack has neither from
// the library nor in words of its own.

import { variantFor } from '../../library/clause-text.ts';
import { clauseFixAt } from '../fixes.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { clauseOf, insertedClauses } from './inserted-clauses.ts';

export const libCompanion: DraftingCheck = {
  id: 'LIB-COMPANION',
  find: ({ view, criteria }) => {
    const all = insertedClauses(view);
    if (all.length === 0) return [];
    const { library } = view.compiled;
    const { profile, decision } = view.pack.profile;
    const present = new Set(all.map(({ clause }) => clause.id));
    const outcomes = new Map(
      criteria().flatMap(({ id, aliases, outcome }) =>
        [id, ...aliases].map((one) => [one, outcome] as const),
      ),
    );
    const told = new Set<string>();
    return all.flatMap((inserted): DraftingFinding[] => {
      const lacking = inserted.clause.companions.flatMap((id) => {
        const companion = clauseOf(id, library);
        if (!companion || present.has(companion.id) || told.has(companion.id)) return [];
        if (!['draft', 'reviewed', 'live'].includes(companion.status)) return [];
        const said = companion.satisfies.map((criterion) => outcomes.get(criterion));
        if (said.includes('met') || said.includes('cannot-tell')) return [];
        // Nothing it serves is expected of this pack, or nothing says what it serves.
        if (!said.includes('missing') && !said.includes('named')) return [];
        if (!variantFor(companion, profile, decision.regime?.id, library)) return [];
        told.add(companion.id);
        return [companion];
      });
      if (lacking.length === 0) return [];
      const { document, range, clause, start, text } = inserted;
      const end = start + text.trimEnd().length;
      return [
        {
          document,
          range,
          match: clause.id,
          words: { companions: lacking.map(({ id, title }) => `${id} “${title}”`).join(', ') },
          // The companion of a document that stands alone may be in a file that was not given.
          ...(view.documents.length === 1 ? { severity: 'information' as const } : {}),
          because: lacking.map(
            ({ id, satisfies }) => `${id} serves ${satisfies.join(', ')}, which the pack does not meet.`,
          ),
          fixes: () => lacking.flatMap(({ id }) => clauseFixAt(id, document, end, view) ?? []),
        },
      ];
    });
  },
};
