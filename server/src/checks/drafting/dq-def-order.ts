// DQ-DEF-ORDER: definitions that stand in alphabetical order but for some. Off unless asked for.

import { type PlacedDefinition, packTerms } from '../../structure/terms.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { structureOf } from './structure-of.ts';

const FEWEST = 4;

export const defOrder: DraftingCheck = {
  id: 'DQ-DEF-ORDER',
  find: ({ view }) => {
    const pack = structureOf(view);
    const all = [...packTerms(pack).entries.values()].flatMap(({ definitions }) => definitions);
    return pack.documents.flatMap((document) => {
      const groups = new Map<string, PlacedDefinition[]>();
      for (const one of all.filter((d) => d.document === document.index && d.definition.how === 'means')) {
        const statement =
          document.source.tender.models[one.placed.chunk]?.statements[one.definition.statement];
        const section = statement?.section;
        if (section?.kind !== 'definitions') continue;
        const key = `${section.number ?? ''} ${section.title}`;
        groups.set(key, [...(groups.get(key) ?? []), one]);
      }
      return [...groups.values()].flatMap((group): DraftingFinding[] => {
        const sorted = [...group].sort((a, b) => a.range.start - b.range.start);
        const wrong = sorted.filter((one, i) => i > 0 && compare(sorted[i - 1] as PlacedDefinition, one) > 0);
        // A list in an order of its own has many.
        if (sorted.length < FEWEST || wrong.length * 4 > sorted.length) return [];
        return wrong.map((one) => ({
          document: document.index,
          range: one.range,
          match: one.definition.term,
          words: { before: sorted[sorted.indexOf(one) - 1]?.definition.term ?? '' },
          because: ['The other definitions stand in alphabetical order.'],
        }));
      });
    });
  },
};

function compare(a: PlacedDefinition, b: PlacedDefinition): number {
  const [one, other] = [a, b].map(({ definition }) =>
    definition.term.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, ''),
  );
  return (one as string) < (other as string) ? -1 : one === other ? 0 : 1;
}
