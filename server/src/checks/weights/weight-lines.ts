// The weights of a pack one by one, in the order of the text: what is weighted, its figure, its share of the whole score.

import { socialValueLabel, type WeightEntry, weightGroups } from '../coded/weight-groups.ts';
import type { WeightLine } from '../pack.ts';
import { type PackView, placed } from '../view.ts';
import { placedShares } from './placed-shares.ts';

/** Every weight but the totals; ranges count in the document. */
export function weightLines(view: PackView): readonly WeightLine[] {
  const groups = weightGroups(view);
  const shares = new Map(
    placedShares(groups).flatMap((group) => group.map((s) => [s.entry.fact, s.percent])),
  );
  const isSocial = socialValueLabel(view.compiled);
  const lines = groups.flatMap(({ entries }, set) => {
    const total = entries.find((e) => e.fact.isTotal)?.fact.value;
    const sum = entries.reduce((n, e) => (e.fact.isTotal ? n : n + e.fact.value), 0);
    return entries.filter((e) => !e.fact.isTotal).map((entry) => lineOf(entry, total ?? sum, set));
  });
  return lines.sort((a, b) => a.document - b.document || a.range.start - b.range.start);

  function lineOf({ document, chunk, fact }: WeightEntry, sum: number, set: number): WeightLine {
    const share = shares.get(fact);
    return {
      criterion: fact.label,
      weight: fact.value,
      of: fact.unit === 'percent' ? 100 : sum,
      document: document.index,
      range: placed(chunk, fact.range),
      socialValue: isSocial(fact.label) || (fact.parent !== undefined && isSocial(fact.parent)),
      set,
      ...(fact.parent === undefined ? {} : { parent: fact.parent }),
      ...(share === undefined ? {} : { share: Math.round(share * 100) / 100 }),
    };
  }
}
