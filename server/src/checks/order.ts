// The order in which findings are told: document, place, rule.

import type { Finding } from './finding.ts';

/** Compares two findings for sorting. */
export function inOrder(a: Finding, b: Finding): number {
  return (
    a.document - b.document ||
    a.range.start - b.range.start ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    a.range.end - b.range.end
  );
}

/** Two lists as one in order. Lists that are in order themselves, as nearly all are, cost one look at each finding. */
export function mergedInOrder(a: readonly Finding[], b: readonly Finding[]): readonly Finding[] {
  const merged: Finding[] = [];
  let isInOrder = true;
  let last: Finding | undefined;
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [one, other] = [a[i], b[j]];
    const isFirst = other === undefined || (one !== undefined && inOrder(one, other) <= 0);
    const next = (isFirst ? one : other) as Finding;
    if (isFirst) i++;
    else j++;
    if (last !== undefined && inOrder(last, next) > 0) isInOrder = false;
    merged.push(next);
    last = next;
  }
  return isInOrder ? merged : merged.sort(inOrder);
}
