// Findings in order: two lists merged are what sorting both together gives, whether or not they were in order.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrder, mergedInOrder } from '../../../server/src/checks/order.ts';
import { finding } from '../language/fixture.ts';

const one = fc
  .tuple(fc.nat(1), fc.nat(6), fc.nat(2), fc.constantFrom('a', 'b'))
  .map(([document, start, length, rule]) =>
    finding({ document, rule, range: { start, end: start + length } }),
  );
const list = fc.array(one, { maxLength: 12 });

it('merges two lists into one in order', () => {
  const places = (findings: readonly ReturnType<typeof finding>[]) =>
    findings.map(({ document, rule, range }) => ({ document, rule, range }));
  fc.assert(
    fc.property(list, list, fc.boolean(), (a, b, areSorted) => {
      const [left, right] = areSorted ? [[...a].sort(inOrder), [...b].sort(inOrder)] : [a, b];
      expect(places(mergedInOrder(left, right))).toEqual(places([...a, ...b].sort(inOrder)));
    }),
  );
});
