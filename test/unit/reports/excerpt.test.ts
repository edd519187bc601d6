// Excerpts: the range is under the underline whatever stands before it, and long lines stay on the page.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth, printable, shorten, wrap } from '../../../server/src/reports/display.ts';
import { type Excerpt, excerpt } from '../../../server/src/reports/excerpt.ts';

function rangeOf(text: string, part: string) {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}

function drawn(shown: Excerpt): string {
  return [
    ...shown.lines.flatMap((line) => [
      line.before + line.marked + line.rest,
      ' '.repeat(line.indent) + '^'.repeat(line.width),
    ]),
    ...(shown.more > 0 ? [`${shown.more} more`] : []),
  ].join('\n');
}

describe('an excerpt', () => {
  test('underlines the range', () => {
    const text = 'one\nan office in the borough\nthree';
    expect(drawn(excerpt(text, rangeOf(text, 'office'), 80))).toBe('an office in the borough\n   ^^^^^^');
  });

  test('expands tabs to stops', () => {
    const text = 'a\tb\toffice\there';
    expect(drawn(excerpt(text, rangeOf(text, 'office'), 80))).toBe('a   b   office  here\n        ^^^^^^');
  });

  test('counts wide characters as two columns and combining ones as none', () => {
    const text = '漢字 e\u0301 👍 office';
    expect(drawn(excerpt(text, rangeOf(text, 'office'), 80))).toBe(
      '漢字 e\u0301 👍 office\n          ^^^^^^',
    );
  });

  test('cuts a long line around the range', () => {
    const text = `${'before '.repeat(1000)}OFFICE${' after'.repeat(1000)}`;
    const shown = drawn(excerpt(text, rangeOf(text, 'OFFICE'), 60));
    const [line, under] = shown.split('\n') as [string, string];
    expect(displayWidth(line)).toBeLessThanOrEqual(62);
    expect(line.startsWith('…')).toBe(true);
    expect(line.endsWith('…')).toBe(true);
    expect(line.slice(under.indexOf('^'), under.lastIndexOf('^') + 1)).toBe('OFFICE');
  });

  test('shows the beginning of a range wider than the page', () => {
    const text = `start ${'x'.repeat(500)} end`;
    const [line, under] = drawn(excerpt(text, { start: 6, end: 506 }, 40)).split('\n') as [string, string];
    expect(line).toMatch(/^start x+…$/);
    expect(under.length).toBeLessThanOrEqual(45);
  });

  test('shows three lines of a range and says how many are left', () => {
    const text = 'a1\na2\r\na3\ra4\n\na5\nrest';
    expect(drawn(excerpt(text, { start: 0, end: text.indexOf('\nrest') }, 40))).toBe(
      'a1\n^^\na2\n^^\na3\n^^\n3 more',
    );
  });

  test('leaves out a byte order mark', () => {
    expect(drawn(excerpt('\ufeffan office', { start: 4, end: 10 }, 40))).toBe('an office\n   ^^^^^^');
  });

  test('shows control characters as pictures', () => {
    expect(drawn(excerpt('a\u001b[31m\u0000 office \u202e', { start: 8, end: 14 }, 40))).toBe(
      'a␛[31m␀ office \ufffd\n        ^^^^^^',
    );
  });

  test('of one line of 20 MB is as quick as of a short one', () => {
    const text = 'word '.repeat(4_000_000);
    const began = performance.now();
    for (let at = 0; at < 2000; at += 1) excerpt(text, { start: at * 10_000, end: at * 10_000 + 4 }, 90);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('never throws, never shows a control character, never outgrows the page by more than a tab', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: -5, max: 210 }),
        fc.integer({ min: -5, max: 210 }),
        (text, start, end) => {
          const shown = excerpt(text, { start, end }, 30);
          expect(shown.lines.length).toBeGreaterThan(0);
          for (const line of shown.lines) {
            const whole = line.before + line.marked + line.rest;
            expect(whole).not.toMatch(/\p{Cc}/u);
            expect(displayWidth(whole)).toBeLessThanOrEqual(38);
          }
        },
      ),
    );
  });
});

test('printable keeps the length', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => printable(text).length === text.length));
});

test('wrap keeps every word and the width', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/)),
      fc.integer({ min: 12, max: 40 }),
      (words, width) => {
        const lines = wrap(words.join(' '), width);
        expect(lines.join(' ').trim()).toBe(words.join(' '));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('shorten cuts at a word and marks the cut', () => {
  expect(shorten('short', 10)).toBe('short');
  expect(shorten('an office in the borough', 16)).toBe('an office in…');
});
