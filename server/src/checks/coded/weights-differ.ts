// weights-differ: one criterion has one share of the whole score here and another there.

import { placed } from '../view.ts';
import { type PlacedShare, placedShares } from '../weights/placed-shares.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';
import { trim, weightGroups } from './weight-groups.ts';

/** Weights are published to a decimal or two. */
const ROUNDING = 0.51;

export const weightsDiffer: CodedCheck = {
  id: 'weights-differ',
  find: ({ view }) => {
    const groups = weightGroups(view);
    const sets = placedShares(groups).filter(
      (set) =>
        set.length > 1 &&
        set.every((s) => s.known === 'whole') &&
        // Each lot may have weights of its own.
        !set.some(isOfLot),
    );
    return sets.flatMap((set, i) => {
      // Said once for a set, against the first that gives another figure.
      for (const other of sets.slice(0, i)) {
        const pairs = pairsOf(other, set);
        if (pairs.length > 0) return [finding(pairs)];
      }
      return [];
    });
  },
};

type Pair = readonly [first: PlacedShare, second: PlacedShare];

/** The criteria that two sets both name and weigh otherwise. */
function pairsOf(one: readonly PlacedShare[], other: readonly PlacedShare[]): readonly Pair[] {
  return one.flatMap((first): readonly Pair[] => {
    const label = first.entry.fact.label.toLowerCase();
    const second = other.find((s) => s.entry.fact.label.toLowerCase() === label);
    if (!second || isSameTable(first, second)) return [];
    if (first.entry.fact.to !== undefined || second.entry.fact.to !== undefined) return [];
    return Math.abs(first.percent - second.percent) > ROUNDING ? [[first, second]] : [];
  });
}

function isOfLot({ entry }: PlacedShare): boolean {
  const statement = entry.chunk.model.statements[entry.fact.statement];
  if (!statement) return false;
  const texts = [statement.text, statement.section.title, ...statement.leadIns.map((l) => l.text)];
  return texts.some((text) => /\blots?\b/i.test(text));
}

/** "Weight within the criterion" and "weight of the whole" are two columns of one table. */
function isSameTable(a: PlacedShare, b: PlacedShare): boolean {
  const table = ({ entry }: PlacedShare) => entry.chunk.model.statements[entry.fact.statement]?.cell?.table;
  return a.entry.chunk.model === b.entry.chunk.model && table(a) !== undefined && table(a) === table(b);
}

function finding(pairs: readonly Pair[]): CodedFinding {
  const [, second] = pairs[0] as Pair;
  const { document, chunk, fact } = second.entry;
  const says = ([first, other]: Pair) =>
    `${other.entry.fact.label} has ${trim(other.percent)}% of the whole score here and ${trim(first.percent)}% elsewhere`;
  return {
    document: document.index,
    range: placed(chunk, fact.range),
    match: pairs.map(says).join('; '),
    related: pairs.map(([{ entry, percent }]) => ({
      document: entry.document.index,
      range: placed(entry.chunk, entry.fact.range),
      message: `${entry.fact.label}: ${trim(percent)}% of the whole score.`,
    })),
    because: [...new Set(pairs.flatMap(([first, other]) => [...first.steps, ...other.steps]))],
  };
}
