// Hostile text: a result in reasonable time, or a stretch that says what was not checked and why; never an exception.

import { describe, expect, test } from 'vitest';
import type { MarkdownDocument } from '../../../server/src/markdown/blocks.ts';
import {
  affordable,
  BRACKET_LIMIT,
  DEPTH_LIMIT,
  EMPHASIS_LIMIT,
  LAZY_LIMIT,
  LONGEST_LINE,
  UNDERLINE_LIMIT,
} from '../../../server/src/markdown/budget.ts';
import { editDocument, parseDocument } from '../../../server/src/markdown/document.ts';
import { differenceOfDocuments } from './oracle.ts';
import { allBlocks, runsIn } from './walk.ts';

function reasons(document: MarkdownDocument): string[] {
  return [...new Set(document.chunks.flatMap((chunk) => chunk.unchecked.map((stretch) => stretch.why)))];
}

function textOf(document: MarkdownDocument): string {
  return document.chunks.flatMap((chunk) => runsIn(chunk.blocks).map((run) => run.text)).join('\n');
}

function repeated(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('');
}

/** Parses, edits in the middle, and compares with a parse from scratch. */
function survives(text: string): MarkdownDocument {
  const document = parseDocument(text);
  const middle = text.length >> 1;
  const edited = editDocument(document, { start: middle, end: middle + 1, text: 'y' });
  expect(differenceOfDocuments(parseDocument(edited.document.text), edited.document)).toBeUndefined();
  return document;
}

describe('what is beyond a limit is said to be unchecked', () => {
  test.each([
    ['nested quotations', `${'>'.repeat(10_000)} deep\n\nafter\n`, /levels of quotation/],
    ['nested items on a line', `${'- '.repeat(10_000)}deep\n`, /levels of quotation/],
    ['nested items by indentation', repeated(130, (i) => `${'  '.repeat(i)}- a\n`), /levels of quotation/],
    ['nested footnotes', `${'[^a]: '.repeat(5000)}deep\n`, /levels of quotation/],
    ['emphasis', '*a **b '.repeat(EMPHASIS_LIMIT), /emphasis marks/],
    ['brackets', '['.repeat(16_000), /square brackets/],
    ['underlined headings', 'a\n===\n'.repeat(UNDERLINE_LIMIT * 2), /underlined headings/],
    ['lines that go on lazily', `> a\n${'b\n'.repeat(LAZY_LIMIT * 3)}`, /lines without a marker/],
    ['a line of 20 MB', `first\n\n${'x'.repeat(20_000_000)}\n\nlast\n`, /a line of more than/],
  ])('%s', (_, text, why) => {
    const document = survives(text);
    expect(reasons(document)).toEqual([expect.stringMatching(why)]);
  });

  test('and nothing else is', () => {
    expect(reasons(parseDocument(`${'>'.repeat(DEPTH_LIMIT)} deep\n`))).toEqual([]);
    expect(reasons(parseDocument(`${'**a** '.repeat(EMPHASIS_LIMIT / 2)}\n`))).toEqual([]);
    expect(reasons(parseDocument(`${'['.repeat(BRACKET_LIMIT)}\n`))).toEqual([]);
    expect(reasons(parseDocument(`${'x'.repeat(LONGEST_LINE - 1)}\n`))).toEqual([]);
  });
});

describe('no text is lost', () => {
  test('marks beyond a limit stay in the text as written', () => {
    const markdown = `${'*a* '.repeat(EMPHASIS_LIMIT)}last *word*`;
    expect(textOf(parseDocument(markdown))).toMatch(/^a a a .*last \*word\*$/);
  });

  test('what is too deep is text of the deepest level', () => {
    const document = parseDocument(`${'>'.repeat(DEPTH_LIMIT + 3)} deep\n`);
    expect(textOf(document)).toBe('>>> deep');
    expect(document.chunks.flatMap((chunk) => allBlocks(chunk.blocks)).length).toBe(DEPTH_LIMIT + 1);
  });

  test('around a line that is too long the document goes on', () => {
    const document = survives(`# Before\n- item\n${'x'.repeat(LONGEST_LINE + 1)}\n- after\n\nend\n`);
    expect(textOf(document)).toBe('Before\nitem\nafter\nend');
    expect(document.chunks.map((chunk) => chunk.unchecked.length)).toEqual([0, 1, 0, 0]);
  });

  test('a line that grows beyond the limit and shrinks again', () => {
    const text = `- a\n\n${'x'.repeat(LONGEST_LINE)}\n\n  b\n\n> c\n`;
    const at = text.indexOf('x');
    const grown = editDocument(parseDocument(text), { start: at, end: at, text: 'yyyy' }).document;
    expect(differenceOfDocuments(parseDocument(grown.text), grown)).toBeUndefined();
    expect(reasons(grown)).toHaveLength(1);
    const shrunk = editDocument(grown, { start: at, end: at + 10, text: '' }).document;
    expect(differenceOfDocuments(parseDocument(shrunk.text), shrunk)).toBeUndefined();
    expect(reasons(shrunk)).toEqual([]);
  });
});

describe('big but harmless text is read in full', () => {
  test.each([
    ['a table of 5,000 rows', `| a | b |\n|--|--|\n${'| x | y |\n'.repeat(5000)}`],
    ['16,000 lines in one paragraph', 'some words on a line\n'.repeat(16_000)],
    [
      '6,000 lines with markup in one paragraph',
      `some *words* on a line\n${'some words & more\n'.repeat(6_000)}`,
    ],
    ['4,000 footnotes', repeated(4000, (i) => `x[^${i}]\n\n[^${i}]: note\n\n`)],
    ['a fence nobody closes', `\`\`\`\n${'code\n\n'.repeat(10_000)}`],
    ['a comment nobody closes', `<!--\n\n${'words *and* more\n\n'.repeat(5000)}`],
    ['blank lines', '\n'.repeat(20_000)],
    ['NUL', 'a\0b *c\0*\n\n\0\n'.repeat(100)],
    ['nested elements', `${'<div><ul><li>'.repeat(15_000)}\n`],
  ])('%s', (_, text) => {
    expect(reasons(survives(text))).toEqual([]);
  });

  test('4,000 footnotes all find their notes', () => {
    const document = parseDocument(repeated(4000, (i) => `x[^${i}]\n\n[^${i}]: note\n\n`));
    const references = document.chunks.flatMap((chunk) => runsIn(chunk.blocks)).flatMap((run) => run.marks);
    expect(references).toHaveLength(4000);
  });
});

test('text within every limit is handed to the parser as it is', () => {
  const text = '> - *a* [b]\n\n'.repeat(500);
  expect(affordable(text)).toEqual({ text, unchecked: [] });
});
