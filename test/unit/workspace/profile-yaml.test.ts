// Facts written into YAML: only the values that change are touched, and what is written is read back as it was meant.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyYamlEdits, profileEdits } from '../../../server/src/workspace/profile-yaml.ts';

type Changes = Parameters<typeof profileEdits>[2];

function after(yaml: string, changes: Changes, block: 'profile' | 'tender' = 'profile'): string | undefined {
  const edits = profileEdits(yaml, block, changes);
  return edits && applyYamlEdits(yaml, edits);
}

const commented = `# Ours
profile:
  # who buys
  jurisdiction: wales   # to be checked
  value: 6200000

  vat: "included"
documents: [a.md]   # all of them
`;

test('a value changes, and its comment stays', () => {
  expect(after(commented, { jurisdiction: 'england' })).toBe(commented.replace('wales', 'england'));
});

test('the same value changes nothing', () => {
  expect(
    profileEdits(commented, 'profile', { jurisdiction: 'wales', value: 6200000, vat: 'included' }),
  ).toEqual([]);
});

test('new facts stand at the end of the block, in its indentation', () => {
  expect(after(commented, { started: '2026-12-01', years: 4 })).toBe(
    commented.replace('  vat: "included"\n', '  vat: "included"\n  started: 2026-12-01\n  years: 4\n'),
  );
});

test('a fact is taken away with its line', () => {
  expect(after(commented, { value: null, procedure: null })).toBe(
    commented.replace('  value: 6200000\n', ''),
  );
});

test.each([
  ['nothing at all', '', 'profile:\n  vat: excluded\n'],
  ['only comments', '# note\n', '# note\nprofile:\n  vat: excluded\n'],
  ['other keys, no line end', 'documents: [a.md]', 'documents: [a.md]\nprofile:\n  vat: excluded\n'],
  ['an empty block', 'profile:\ndocuments: [a.md]\n', 'profile:\n  vat: excluded\ndocuments: [a.md]\n'],
  ['an empty block at the end', 'profile:', 'profile:\n  vat: excluded\n'],
  ['an empty value', 'profile:\n  vat:   # which?\n', 'profile:\n  vat: excluded   # which?\n'],
  [
    'a block in braces',
    'profile: {value: 5, years: 2} # all\n',
    'profile: {value: 5, years: 2, vat: excluded} # all\n',
  ],
  ['empty braces', 'profile: {}\n', 'profile: {vat: excluded}\n'],
  ['lines that end in CR LF', 'profile:\r\n  value: 5\r\n', 'profile:\r\n  value: 5\r\n  vat: excluded\r\n'],
])('written into %s', (_, before, expected) => {
  expect(after(before, { vat: 'excluded' })).toBe(expected);
});

test.each([
  ['first', 'profile: {value: 5, years: 2}', 'value', 'profile: {years: 2}'],
  ['last', 'profile: {value: 5, years: 2}', 'years', 'profile: {value: 5}'],
])('the %s fact in braces is taken away', (_, before, key, expected) => {
  expect(after(before, { [key]: null })).toBe(expected);
});

test.each([['profile: [a]'], ['- profile'], ['profile: {value: 5'], ['profile: text'], ['{profile: {}}']])(
  '%j is left alone',
  (yaml) => {
    expect(after(yaml, { vat: 'excluded' })).toBeUndefined();
  },
);

test('front matter has the block "tender"', () => {
  expect(after('name: mine\ntender:\n    value: 5\n', { value: 6, years: 1 }, 'tender')).toBe(
    'name: mine\ntender:\n    value: 6\n    years: 1\n',
  );
});

test('what is written is read back, whatever stood there', () => {
  const key = fc.constantFrom('jurisdiction', 'value', 'vat', 'years', 'stage');
  const value = fc.oneof(
    fc.constantFrom('england', 'included', 'draft'),
    fc.integer({ min: 0, max: 9_999_999 }),
    fc.boolean(),
  );
  const line = fc
    .tuple(key, value, fc.constantFrom('', ' # why', '   #'))
    .map(([k, v, c]) => [k, `  ${k}: ${v}${c}`] as const);
  fc.assert(
    fc.property(
      fc.uniqueArray(line, { selector: ([k]) => k, maxLength: 5 }),
      fc.constantFrom('', '# top\n', 'documents: [a.md]\n'),
      fc.constantFrom('', '\nlibraries: [x] # last\n', '\n\n# end'),
      fc.dictionary(key, fc.option(value), { maxKeys: 4 }),
      (lines, head, tail, changes) => {
        const yaml = `${head}profile:\n${lines.map(([, text]) => text).join('\n')}${tail}`;
        const written = after(yaml, changes);
        expect(written).toBeDefined();
        const [before, now] = [yaml, written ?? ''].map((text) => parse(text) as Record<string, unknown>);
        const facts = { ...(before?.profile as object | null), ...changes };
        const wanted = Object.fromEntries(Object.entries(facts).filter(([, v]) => v !== null));
        expect(now?.profile ?? {}).toEqual(wanted);
        expect({ ...now, profile: 0 }).toEqual({ ...before, profile: 0 });
        for (const comment of yaml.match(/# (?:top|last|end)/g) ?? []) expect(written).toContain(comment);
      },
    ),
    { numRuns: 300 },
  );
});
