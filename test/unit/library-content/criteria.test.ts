// Every example in every criterion file: texts that meet it, that only name it, and that miss it.

import { describe, expect, it } from 'vitest';
import type { Example } from '../../../server/src/library/model.ts';
import { checkText, exampleKind, exampleText, usualProfile } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { criteria } = sourceLibrary().compiled.library;

it('has a first set of criteria', () => {
  expect(criteria.length).toBeGreaterThanOrEqual(12);
});

describe.each(criteria.map((c) => [c.id, c] as const))('%s', (id, criterion) => {
  const outcome = (example: Example) => {
    const text = exampleText(example);
    const result = checkText(
      text,
      example.profile ?? profileFor(criterion.id),
      exampleKind(example),
    ).criteria.find((c) => c.id === id);
    return `${result?.outcome}: ${result?.why}`;
  };
  const cases = (examples: readonly Example[]) => examples.map((e, i) => [i + 1, e] as const);
  it.each(cases(criterion.examples.meets))('is met by %i', (_, e) =>
    expect(outcome(e), exampleText(e)).toMatch(/^met/),
  );
  it.each(cases(criterion.examples.names))('is only named by %i', (_, e) =>
    expect(outcome(e), exampleText(e)).toMatch(/^named/),
  );
  it.each(cases(criterion.examples.misses))('is missing from %i, or not expected there', (_, e) =>
    expect(outcome(e), exampleText(e)).toMatch(criterion.whenNamed ? /^not-applicable/ : /^missing/),
  );
});

/** The light regime is outside some criteria: an ordinary services contract says so. */
function profileFor(_id: string) {
  return { ...usualProfile, lightTouch: false };
}
