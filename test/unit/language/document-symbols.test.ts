// The outline: sections nested by level with their numbers, numbered paragraphs and clauses beneath them.

import { expect, test } from 'vitest';
import { documentSymbols, type PlainSymbol } from '../../../server/src/language/document-symbols.ts';
import { snapshotOf } from './fixture.ts';

const outline = (symbols: readonly PlainSymbol[]): unknown =>
  symbols.map(({ name, children }) => (children.length === 0 ? name : [name, outline(children)]));
const symbolsOf = (text: string): readonly PlainSymbol[] => {
  const tender = snapshotOf(text).pack.documents[0]?.tender;
  return tender ? documentSymbols(tender) : [];
};

test('sections nest by level and keep their numbers; paragraphs nest by their numbers', () => {
  const text = [
    '# 1 Specification',
    '## 1.1 Works',
    '1.1.1 The Supplier shall build.',
    '1.1.2 The Supplier shall finish.',
    '## 1.2 Services',
    '# 2 Award criteria',
  ].join('\n\n');
  expect(outline(symbolsOf(text))).toEqual([
    [
      '1 Specification',
      [
        ['1.1 Works', ['1.1.1 The Supplier shall build.', '1.1.2 The Supplier shall finish.']],
        '1.2 Services',
      ],
    ],
    '2 Award criteria',
  ]);
});

test('ranges hold their children and their own names, in order, up to the next of the same level', () => {
  const text =
    '# A\n\ntext\n\n## B\n\ntext\n\n# C\n\n<!-- tenderlint:clause TRT-01 1.0.0 sha256:00 -->\nClause.\n';
  const symbols = symbolsOf(text);
  const check = (list: readonly PlainSymbol[], within: { start: number; end: number }): void => {
    let last = within.start;
    for (const { range, selection, children } of list) {
      expect(range.start).toBeGreaterThanOrEqual(last);
      expect(range.end).toBeLessThanOrEqual(within.end);
      expect(selection.start).toBeGreaterThanOrEqual(range.start);
      expect(selection.end).toBeLessThanOrEqual(range.end);
      check(children, range);
      last = range.end;
    }
  };
  check(symbols, { start: 0, end: text.length });
  expect(symbols[0]?.range).toEqual({ start: 0, end: text.indexOf('# C') });
  expect(outline(symbols)).toEqual([
    ['A', ['B']],
    ['C', ['TRT-01 1.0.0']],
  ]);
});

test('long names are cut, and an empty document has no outline', () => {
  expect(symbolsOf('')).toEqual([]);
  expect(symbolsOf(`# ${'long '.repeat(60)}\n`)[0]?.name.length).toBeLessThanOrEqual(80);
});
