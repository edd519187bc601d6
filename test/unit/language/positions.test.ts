// Positions agree with vscode-languageserver-textdocument for every offset of any text cut into any chunks.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  lineRange,
  lineStart,
  offsetAt,
  positionAt,
  positionInText,
} from '../../../server/src/language/positions.ts';
import type { Chunk, MarkdownDocument } from '../../../server/src/markdown/blocks.ts';

const lineEnds = (text: string): number => (text.match(/\r\n|\r|\n/g) ?? []).length;

/** A document cut at the given offsets, whatever the text says; never inside `\r\n`. */
function cut(text: string, prefix: number, cuts: readonly number[]): MarkdownDocument {
  const inside = (at: number): boolean => text[at - 1] === '\r' && text[at] === '\n';
  const edges = [...new Set([prefix, ...cuts.filter((at) => at > prefix && at < text.length)])]
    .filter((at) => !inside(at))
    .sort((a, b) => a - b);
  const first = edges[0] ?? 0;
  const chunks: Chunk[] = [];
  const starts = [first];
  const lines = [lineEnds(text.slice(0, first))];
  for (const [i, edge] of edges.entries()) {
    const piece = text.slice(edge, edges[i + 1] ?? text.length);
    if (piece === '') continue;
    chunks.push({ text: piece, lineEnds: lineEnds(piece), blocks: [], unchecked: [] });
    starts.push(edge + piece.length);
    lines.push((lines.at(-1) as number) + lineEnds(piece));
  }
  if (chunks.length === 0) {
    starts[0] = text.length;
    lines[0] = lineEnds(text);
  }
  return { text, frontMatter: undefined, chunks, starts, lines };
}

const texts = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r', ' ', '😀', 'é', '\u2028', '\t', '|'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

test('every offset of any text cut anywhere gives the position that TextDocument gives', () => {
  fc.assert(
    fc.property(texts, fc.nat(10), fc.array(fc.nat(60), { maxLength: 6 }), (text, prefix, cuts) => {
      const document = cut(text, Math.min(prefix, text.length), cuts);
      const reference = TextDocument.create('file:///a.md', 'markdown', 1, text);
      for (let offset = -1; offset <= text.length + 1; offset++) {
        const expected = reference.positionAt(offset);
        expect(positionAt(document, offset)).toEqual(expected);
        expect(positionInText(text, offset)).toEqual(expected);
        expect(offsetAt(document, expected)).toBe(reference.offsetAt(expected));
      }
      for (let line = 0; line <= reference.lineCount; line++)
        for (const character of [0, 1, 5, 1000])
          expect(offsetAt(document, { line, character })).toBe(reference.offsetAt({ line, character }));
    }),
    { numRuns: 2000 },
  );
});

test('a line is given without its end', () => {
  const document = cut('one\r\ntwo\rthree\n', 0, [5]);
  expect([0, 1, 2, 3, 4].map((line) => lineRange(document, line))).toEqual([
    { start: 0, end: 3 },
    { start: 5, end: 8 },
    { start: 9, end: 14 },
    { start: 15, end: 15 },
    { start: 15, end: 15 },
  ]);
  expect(lineStart(document, 99)).toBe(15);
});
