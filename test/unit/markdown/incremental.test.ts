// An edited document equals one parsed from scratch, and shares what the edit left alone. The long run of the same
// comparison is scripts/fuzz-incremental.mjs.

import { describe, expect, test } from 'vitest';
import type { MarkdownDocument } from '../../../server/src/markdown/blocks.ts';
import { type EditedDocument, editDocument, parseDocument } from '../../../server/src/markdown/document.ts';
import { generateTender } from '../../support/generate-markdown.ts';
import { fuzz } from './fuzz.ts';
import { differenceFromWholeParse, differenceOfDocuments } from './oracle.ts';

const EDITS = 2400;

test(`${EDITS} random edits of hostile documents change nothing but what they should`, () => {
  expect(fuzz(20261122, EDITS, 6)).toEqual([]);
}, 180_000);

test('a generated tender cut into chunks is the tender parsed whole', () => {
  expect(
    differenceFromWholeParse(parseDocument(generateTender({ seed: 3, length: 40_000 }))),
  ).toBeUndefined();
});

test.each(['![^]:f] [^g]\n', '[]: x\n\n[] ![]\n', '[^ a]: x\n\n![^ a]\n', '[^a\n]: x ![^a\n]\n'])(
  'what looks like a definition of %j but is none changes nothing',
  (text) => {
    expect(differenceFromWholeParse(parseDocument(text))).toBeUndefined();
  },
);

/** Replaces the first `search` in the document by `by`, and compares with a parse from scratch. */
function replace(document: MarkdownDocument, search: string, by: string): EditedDocument {
  const start = document.text.indexOf(search);
  if (start < 0) throw new Error(`no ${search}`);
  const edited = editDocument(document, { start, end: start + search.length, text: by });
  expect(edited.document.text).toBe(document.text.replace(search, () => by));
  expect(differenceOfDocuments(parseDocument(edited.document.text), edited.document)).toBeUndefined();
  return edited;
}

describe('an edit', () => {
  const filler = 'Some *words* to fill a paragraph.\n\n'.repeat(40);

  test('keeps the chunks it does not touch, and parses few characters', () => {
    const before = parseDocument(`${filler}Here it is.\n\n${filler}`);
    const { document, from, removed, added, charactersParsed } = replace(before, 'Here', 'There');
    expect({ from, removed, added }).toEqual({ from: 40, removed: 1, added: 1 });
    expect(charactersParsed).toBeLessThan(30);
    document.chunks.forEach((chunk, i) => {
      if (i !== 40) expect(chunk).toBe(before.chunks[i]);
    });
  });

  test('of a definition parses again only the chunks that use its label', () => {
    const before = parseDocument(`see [guide]\n\n${filler}see [other][guide]\n\n${filler}[guide]: x\n`);
    const { document, charactersParsed } = replace(before, '[guide]: x', '[guides]: x');
    expect(charactersParsed).toBeLessThan(120);
    expect(document.chunks.filter((chunk, i) => chunk !== before.chunks[i])).toHaveLength(3);
    const { document: back } = replace(document, '[guides]: x', '[guide]: x');
    expect(differenceOfDocuments(before, back)).toBeUndefined();
  });

  test('of a footnote parses again only the chunks that refer to it', () => {
    const before = parseDocument(`see[^n]\n\n${filler}[^n]: note\n`);
    const { document } = replace(before, '[^n]: note', '[^m]: note');
    expect(document.chunks[0]).not.toBe(before.chunks[0]);
    expect(document.chunks[1]).toBe(before.chunks[1]);
  });

  test('that opens a fence takes in what the fence swallows, and gives it back', () => {
    const before = parseDocument(`Start.\n\n${filler}End.\n`);
    const { document: open } = replace(before, 'Start.', '```\nStart.');
    expect(open.chunks).toHaveLength(1);
    const { document: closed } = replace(open, 'Start.', 'Start.\n```');
    expect(closed.chunks.length).toBe(before.chunks.length);
  });

  test.each([
    ['a closing fence of front matter removed', '---\na: 1\n---\n\nbody *x*\n\nmore\n', '\n---\n\n', '\n\n'],
    ['an opening fence of front matter removed', '---\na: 1\n---\n\nbody *x*\n\nmore\n', '---\na', 'a'],
    ['a key of front matter changed', '---\na: 1\n---\n\nbody *x*\n\nmore\n', 'a: 1', 'a: 2\nb: 3'],
    ['front matter made', 'x\n\n---\na: 1\n---\n\nbody *x*\n\nmore\n', 'x\n\n', ''],
    ['a byte order mark put first', 'body\n\nmore\n', 'body', '\uFEFFbody'],
    ['a line feed put after a carriage return', 'a\r\rb\r', '\rb', '\n\rb'],
    ['a quotation put after a list', '- ```\n\nplain\n', 'plain', '> plain'],
    ['everything removed', 'only\n', 'only\n', ''],
    ['the last chunk removed', '- a\n\nb\n\nlast\n', 'last\n', ''],
    ['a blank line removed before a list', 'a\n\nb\n\n- c\n', 'b\n\n', ''],
  ])('equals a parse from scratch: %s', (_, text, search, by) => {
    replace(parseDocument(text), search, by);
  });

  test('outside the document is clamped to it', () => {
    const document = parseDocument('a\n');
    expect(editDocument(document, { start: -5, end: 99, text: 'b' }).document.text).toBe('b');
  });
});
