// What a table says of its rows: a header or a short verdict makes what a row asks scored or pass/fail.

import { expect, test } from 'vitest';
import { checkText } from '../../support/check-text.ts';

/** Without what is merely alike: this is about what the rules' own conditions say. */
const rulesIn = (text: string) =>
  checkText(text)
    .findings.filter(({ aliases }) => !aliases.includes('by-likeness'))
    .map((f) => f.rule);
const table = (header: string, verdict: string) => `# Compliance

| No. | Requirement | ${header} |
| --- | --- | --- |
| 1 | The form is signed | ${verdict} |
| 2 | The registered address lies inside the county | ${verdict} |
`;

test('a verdict in the row makes its requirement a gate', () => {
  expect(rulesIn(table('Answer', 'No = fail'))).toContain('local-supplier-only-above-threshold');
  expect(rulesIn(table('Answer', 'Pass / Fail'))).toContain('local-supplier-only-above-threshold');
});

test('a header makes all rows a gate', () => {
  expect(rulesIn(table('Pass/Fail', 'yes'))).toContain('local-supplier-only-above-threshold');
});

test('a table that says neither sets no gate', () => {
  expect(rulesIn(table('Answer', 'yes'))).not.toContain('local-supplier-only-above-threshold');
});
