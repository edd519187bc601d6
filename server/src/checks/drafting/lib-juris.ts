// LIB-JURIS: the wording of an inserted clause is made for another nation or another body of law than the pack's.

import { markerFor, variantFor } from '../../library/clause-text.ts';
import { holds } from '../../library/condition.ts';
import type { ProfileCondition } from '../../library/model.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { fixWith, insertedClauses, valuesOf } from './inserted-clauses.ts';

export const libJuris: DraftingCheck = {
  id: 'LIB-JURIS',
  find: ({ view }) => {
    const { library } = view.compiled;
    const { profile, decision } = view.pack.profile;
    const regime = decision.regime?.id;
    return insertedClauses(view).flatMap((inserted): DraftingFinding[] => {
      const { clause, marker, document, range } = inserted;
      const wording = inserted.wording ?? clause.variants.find(({ id }) => id === marker.parameters.variant);
      if (!wording) return [];
      const held = holds(lawOnly(wording.where), profile, regime, library);
      if (held.answer !== 'no') return [];
      const fitting = variantFor(clause, profile, regime, library, wording);
      return [
        {
          document,
          range,
          match: clause.id,
          words: {
            wording: wording.title ?? wording.id,
            equivalent: fitting
              ? `The library has a wording of it for this pack: “${fitting.title ?? fitting.id}”.`
              : 'The library has no wording of it for this pack.',
          },
          because: held.because,
          fixes: () =>
            fitting
              ? fixWith(
                  inserted,
                  fitting,
                  `Put the wording “${fitting.title ?? fitting.id}” in its place`,
                  markerFor(clause, fitting, valuesOf(marker)),
                )
              : [],
        },
      ];
    });
  },
};

/** Of a condition what speaks of nation and regime: a value or a kind of contract may be judged otherwise by its author. */
function lawOnly({ jurisdiction, regimes }: ProfileCondition): ProfileCondition {
  return { ...(jurisdiction ? { jurisdiction } : {}), ...(regimes ? { regimes } : {}) };
}
