// DQ-DATE-ORDER: events whose dates come in an order they cannot have, such as a contract that ends before it starts.

import type { EventId } from '../values/events.ts';
import { eventDates, nameOf, type PackDate, writtenValue } from '../values/pack-dates.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

/** The first may not come after the second; the finding stands at the one named by `at`. */
const order: readonly { readonly first: EventId; readonly second: EventId; readonly at: 0 | 1 }[] = [
  { first: 'clarification-deadline', second: 'tender-deadline', at: 0 },
  { first: 'clarification-answers', second: 'tender-deadline', at: 0 },
  { first: 'participation-deadline', second: 'tender-deadline', at: 0 },
  { first: 'tender-issued', second: 'clarification-deadline', at: 1 },
  { first: 'tender-issued', second: 'tender-deadline', at: 1 },
  { first: 'notice-published', second: 'tender-deadline', at: 1 },
  { first: 'clarification-deadline', second: 'clarification-answers', at: 1 },
  { first: 'tender-deadline', second: 'interviews', at: 1 },
  { first: 'tender-deadline', second: 'award-decision', at: 1 },
  { first: 'tender-deadline', second: 'contract-award', at: 1 },
  { first: 'tender-deadline', second: 'tender-validity', at: 1 },
  { first: 'award-decision', second: 'standstill-end', at: 1 },
  { first: 'standstill-end', second: 'contract-signature', at: 1 },
  { first: 'award-decision', second: 'contract-start', at: 1 },
  { first: 'contract-award', second: 'contract-start', at: 1 },
  { first: 'tender-deadline', second: 'contract-start', at: 1 },
  { first: 'contract-start', second: 'contract-end', at: 1 },
  { first: 'contract-end', second: 'extended-end', at: 1 },
];

export const dateOrder: DraftingCheck = {
  id: 'DQ-DATE-ORDER',
  find: ({ view }) => {
    const dates = eventDates(view).filter(
      ({ label, limit }) => label.date.number !== undefined && !/(?:^| )row /.test(limit),
    );
    return [...groupByLimit(dates).values()].flatMap(judge);
  },
};

function groupByLimit(dates: readonly PackDate[]): ReadonlyMap<string, readonly PackDate[]> {
  const groups = new Map<string, PackDate[]>();
  for (const date of dates) {
    const group = groups.get(date.limit);
    if (group) group.push(date);
    else groups.set(date.limit, [date]);
  }
  return groups;
}

function judge(dates: readonly PackDate[]): readonly DraftingFinding[] {
  const byEvent = new Map<string, PackDate[]>();
  for (const date of dates) {
    const { event = '' } = date.label;
    const group = byEvent.get(event);
    if (group) group.push(date);
    else byEvent.set(event, [date]);
  }
  const found: DraftingFinding[] = [];
  const told = new Set<PackDate>();
  for (const { first, second, at } of order) {
    const [before, after] = [byEvent.get(first) ?? [], byEvent.get(second) ?? []];
    if (before.length === 0 || after.length === 0) continue;
    const all = before.flatMap((a) => after.map((b) => [a, b] as const));
    // Where a date is stated in two ways, all that is said must be out of order: in the pack, or in one document.
    const together = all.filter(([a, b]) => a.document === b.document);
    const wrong = [all, together].find((pairs) => pairs.length > 0 && pairs.every(([a, b]) => isAfter(a, b)));
    if (!wrong) continue;
    // The place that both can be read from, else the first.
    const [a, b] =
      wrong.find(([x, y]) => x.document === y.document) ?? (wrong[0] as readonly [PackDate, PackDate]);
    const [one, other] = at === 0 ? [a, b] : [b, a];
    if (told.has(one) || told.has(other)) continue;
    told.add(one);
    const uncertain = [one, other].some(({ label }) => label.isEstimate);
    found.push({
      document: one.document.index,
      range: one.range,
      match: writtenValue(one),
      words: {
        event: nameOf(one),
        relation: at === 0 ? 'after' : 'before',
        other: nameOf(other),
        otherDate: writtenValue(other),
      },
      ...(uncertain ? { severity: 'warning' } : {}),
      related: [
        {
          document: other.document.index,
          range: other.range,
          message: `The ${nameOf(other)} is ${writtenValue(other)}.`,
        },
      ],
      because: [a, b].map((date) => `${nameOf(date)}: ${writtenValue(date)}.`),
    });
  }
  return found;
}

/** Strictly later: what happens on one day may happen in order. */
function isAfter(a: PackDate, b: PackDate): boolean {
  const [x, y] = [a.label.date, b.label.date];
  return (x.number ?? 0) > (y.number ?? 0);
}
