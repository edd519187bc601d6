// Properties of every run of every document: each piece of its text is what its source stands for.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeString } from 'micromark-util-decode-string';
import { describe, expect, test } from 'vitest';
import type { Chunk, MarkdownDocument, TextRun } from '../../../server/src/markdown/blocks.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { generateTender } from '../../support/generate-markdown.ts';
import { hostileDocument, randomFrom } from './hostile-text.ts';
import { allBlocks, runsIn } from './walk.ts';

/** How many pieces of runs were looked at, and how many of them are more than a character or an entity long. */
interface Tally {
  pieces: number;
  opaque: number;
}

/** What is wrong with the way back from a run, if anything. */
function wrongPiece(run: TextRun, chunk: Chunk, tally: Tally): string | undefined {
  let end = -1;
  for (let i = 0; i < run.segments.length; i += 3) {
    const [at = 0, start = 0, length = 0] = run.segments.slice(i, i + 3);
    const text = run.text.slice(at, run.segments[i + 3] ?? run.text.length);
    const source = chunk.text.slice(start, start + length);
    tally.pieces++;
    if (start < end) return `${JSON.stringify(source)} starts before the piece ahead of it ends`;
    if (source.length !== length) return `${JSON.stringify(text)} is said to come from outside the chunk`;
    end = start + length;
    if (!standsFor(source, text))
      return `${JSON.stringify(source)} does not stand for ${JSON.stringify(text)}`;
    if (text.length > 2 && text.length !== length) tally.opaque++;
  }
  return undefined;
}

function standsFor(source: string, text: string): boolean {
  if (source.length === text.length)
    return source.replaceAll('\0', '\uFFFD').replace(/[\r\n\t\f]/g, ' ') === text.replaceAll('\t', ' ');
  // A break: a line end with white space, quotation markers and tags around it, or a tag that breaks the line.
  if (text === ' ') return /[\r\n]|<|^[ \t\f]+$|&/.test(source);
  // In HTML some entities need no semicolon.
  return decodeString(source) === text || decodeString(`${source};`) === text;
}

function wrongIn(document: MarkdownDocument, tally: Tally): string[] {
  return document.chunks.flatMap((chunk, i) => {
    const wrong = runsIn(chunk.blocks).map((run) => wrongPiece(run, chunk, tally));
    for (const block of allBlocks(chunk.blocks))
      if (!(0 <= block.start && block.start <= block.end && block.end <= chunk.text.length))
        wrong.push(`${block.kind} from ${block.start} to ${block.end}`);
    return wrong.flatMap((what) => (what === undefined ? [] : [`chunk ${i}: ${what}`]));
  });
}

describe('every piece of text is what its source stands for', () => {
  test('in hostile documents', () => {
    const tally: Tally = { pieces: 0, opaque: 0 };
    for (let seed = 1; seed <= 600; seed++) {
      const text = hostileDocument(randomFrom(seed));
      expect(wrongIn(parseDocument(text), tally), `seed ${seed}: ${JSON.stringify(text)}`).toEqual([]);
    }
    expect(tally.pieces).toBeGreaterThan(5000);
    // No run falls back on saying only that its whole text comes from its whole source.
    expect(tally.opaque).toBe(0);
  });

  test('in a generated tender', () => {
    const tally: Tally = { pieces: 0, opaque: 0 };
    expect(wrongIn(parseDocument(generateTender({ seed: 2, length: 60_000 })), tally)).toEqual([]);
    expect(tally.opaque).toBe(0);
  });

  const corpus = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
  const there = existsSync(corpus);
  if (!there) console.warn(`No corpus of real documents at ${corpus}: positions are not tested on it.`);
  test.skipIf(!there)('in real documents', () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    );
    expect(files.length).toBeGreaterThan(50);
    const tally: Tally = { pieces: 0, opaque: 0 };
    for (const file of files) {
      const document = parseDocument(readFileSync(join(corpus, file), 'utf8'));
      expect(wrongIn(document, tally), file).toEqual([]);
    }
    expect(tally.opaque).toBe(0);
  });
});

test('positions of blocks are those of their source', () => {
  const text = '\uFEFFintro\r\n\r\n> # In a quote\r\n>\r\n> - item\r\n\r\n| a |\r\n|---|\r\n| b |\r\n';
  const document = parseDocument(text);
  const found = document.chunks.flatMap((chunk, i) =>
    allBlocks(chunk.blocks).map((block) => {
      const start = (document.starts[i] ?? 0) + block.start;
      return `${block.kind} ${text.slice(start, start + block.end - block.start)}`;
    }),
  );
  expect(found).toEqual([
    'paragraph intro',
    'quote > # In a quote\r\n>\r\n> - item',
    'heading # In a quote',
    'list - item',
    'paragraph item',
    'table | a |\r\n|---|\r\n| b |',
  ]);
});
