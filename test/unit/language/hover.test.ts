// Hovers: a finding's legal basis, a clause marker's note, the regime behind a fact of the profile.

import { expect, test } from 'vitest';
import { hover } from '../../../server/src/language/hover.ts';
import { markdownLink, plainText } from '../../../server/src/language/markdown-text.ts';
import { finding, snapshotOf } from './fixture.ts';

const at = (text: string, what: string): number => text.indexOf(what) + 1;

test('a finding shows what, why, the law with its meaning and link, what to do and the day of the law', () => {
  const text = 'The depot must be local.\n';
  const shown = hover(snapshotOf(text), 0, at(text, 'local'));
  expect(shown?.markdown).toContain('This asks for a supplier that is near.');
  expect(shown?.markdown).toContain('It may be open to challenge.');
  expect(shown?.markdown).toContain('Ask for what the contract needs.');
  expect(shown?.markdown).toMatch(/\[Act 2023, s\.1\]\(https:\/\/www\.legislation\.gov\.uk[^)]*\)/);
  expect(shown?.markdown).toContain('Treat suppliers the same.');
  expect(shown?.markdown).toContain('checked against the primary text');
  expect(shown?.markdown).toContain('law as at 2026-11-01');
  expect(shown?.markdown).toContain('`must-be-local`');
  expect(text.slice(shown?.range.start, shown?.range.end)).toContain('local');
});

test('nothing is said where there is nothing to say', () => {
  expect(hover(snapshotOf('Plain words.\n'), 0, 3)).toBeUndefined();
  expect(hover(snapshotOf('Plain words.\n'), 7, 3)).toBeUndefined();
});

test('a clause marker shows the clause, its versions, its note and its legal basis', () => {
  const text =
    'Before.\n\n<!-- tenderlint:clause TRT-01 1.0.0 sha256:0123456789ab -->\nThe Supplier must work.\n';
  const shown = hover(snapshotOf(text), 0, at(text, 'TRT-01'));
  expect(shown?.markdown).toContain('TRT-01 Person weeks');
  expect(shown?.markdown).toContain('Version 1.0.0 here; the library has 1.2.0');
  expect(shown?.markdown).toContain('For contracts with labour.');
  expect(shown?.markdown).toContain('Do not double count.');
  expect(shown?.markdown).toContain('[Act 2023, s.1]');
  const unknown = text.replace('TRT-01', 'XYZ-99');
  expect(hover(snapshotOf(unknown), 0, at(unknown, 'XYZ-99'))?.markdown).toContain(
    'not in the clause library',
  );
});

test('a fact in front matter shows its meaning, its values, the regime and why', () => {
  const text = '---\ntender:\n  jurisdiction: england\nother: 1\n---\n\n# Title\n';
  const shown = hover(snapshotOf(text), 0, at(text, 'england'));
  expect(shown?.markdown).toContain('**jurisdiction**');
  expect(shown?.markdown).toContain('`scotland`');
  expect(shown?.markdown).toContain('The regime of 2023');
  expect(hover(snapshotOf(text), 0, at(text, 'tender:'))?.markdown).toContain('`act-2023`');
  expect(hover(snapshotOf(text), 0, at(text, 'other'))).toBeUndefined();
});

test('text from the document cannot become Markdown of ours', () => {
  const shown = hover(
    snapshotOf('Words.\n', undefined, [finding({ message: 'See [here](http://evil) and `code` *now* <b>' })]),
    0,
    0,
  );
  expect(shown?.markdown).not.toContain('[here](');
  expect(plainText(shown?.markdown ?? '')).toContain('See [here](http://evil) and `code` *now* <b>');
  expect(markdownLink('a]b', 'https://x/(y) z')).toBe('[a\\]b](https://x/%28y%29%20z)');
});

test('many findings at one place are cut with a word about the rest', () => {
  const shown = hover(
    snapshotOf(
      'Words.\n',
      undefined,
      Array.from({ length: 7 }, () => finding({})),
    ),
    0,
    0,
  );
  expect(shown?.markdown).toContain('3 more findings here.');
});
