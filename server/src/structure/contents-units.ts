// The units of a table of contents, which repeat the numbers of what they list.

import type { PlacedUnit } from './outline.ts';
import { titleKey } from './titles.ts';

const contentsTitle = /^(?:table of )?contents(?: page)?$|^index$|^cynnwys$/i;

/** Units that stand in a table of contents: they repeat the numbers of what they list. */
export function contentsUnits(units: readonly PlacedUnit[]): ReadonlySet<number> {
  const skipped = new Set<number>();
  const counts = new Map<string, number>();
  const key = ({ unit }: PlacedUnit) => `${unit.word ?? ''} ${unit.number ?? ''} ${titleKey(unit.title)}`;
  for (const placed of units)
    if (placed.unit.kind === 'heading') counts.set(key(placed), (counts.get(key(placed)) ?? 0) + 1);
  let depth = 0;
  for (const [index, placed] of units.entries()) {
    const { unit } = placed;
    if (unit.kind === 'heading') {
      if (contentsTitle.test(unit.title.trim())) {
        depth = unit.depth;
        continue;
      }
      if (depth > 0 && (unit.depth <= depth || (counts.get(key(placed)) ?? 0) < 2)) depth = 0;
    }
    if (depth > 0 && unit.kind !== 'body') skipped.add(index);
  }
  return skipped;
}
