// Every example in every rule file: what it must flag, and the lawful near-misses it must not.

import { describe, expect, it } from 'vitest';
import { checkText, exampleKind, exampleText, usualProfile } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { compiled, problems } = sourceLibrary();
const rules = compiled.library.rules.filter((rule) => rule.lawAsAt !== '');

it('loads without a problem and has a first set of rules', () => {
  expect(problems).toEqual([]);
  expect(compiled.problems).toEqual([]);
  expect(rules.length).toBeGreaterThanOrEqual(12);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it.each(rule.examples.flags.map((e, i) => [i + 1, e] as const))('flags %i', (_, example) => {
    const text = exampleText(example);
    const { findings } = checkText(text, example.profile ?? usualProfile, exampleKind(example));
    // A sentence beside it may read like it as well: that is told apart.
    const own = findings.filter((f) => f.rule === id && !f.aliases.includes('by-likeness'));
    expect(
      own.map((f) => f.rule),
      text,
    ).toEqual([id]);
    const found = own[0] as (typeof own)[number];
    if (example.marks) expect(text.slice(found.range.start, found.range.end)).toContain(example.marks);
    if (example.severity) expect(found.severity).toBe(example.severity);
  });
  it.each(rule.examples.lawful.map((e, i) => [i + 1, e] as const))('lets lawful %i stand', (_, example) => {
    const text = exampleText(example);
    const { findings } = checkText(text, example.profile ?? usualProfile, exampleKind(example));
    // A lawful text is lawful under every rule, not only its own.
    expect(
      findings
        .filter((f) => f.category === 'risk' && f.severity !== 'information' && f.severity !== 'hint')
        .map((f) => `${f.rule}: ${f.message}`),
      text,
    ).toEqual([]);
  });
});
