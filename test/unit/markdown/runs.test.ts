// Text as a reader sees it, and the way back to the source.

import { describe, expect, test } from 'vitest';
import { type Block, type Mark, sourceRange, type TextRun } from '../../../server/src/markdown/blocks.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { runsIn } from './walk.ts';

interface Found {
  readonly text: string;
  readonly source: string;
  readonly run: TextRun;
}

/** The runs of a document, each with the source of its text. */
function runs(markdown: string): Found[] {
  return parseDocument(markdown).chunks.flatMap((chunk) =>
    runsIn(chunk.blocks).map((run) => {
      const range = sourceRange(run, 0, run.text.length);
      return { text: run.text, source: chunk.text.slice(range.start, range.end), run };
    }),
  );
}

function onlyRun(markdown: string): Found {
  const found = runs(markdown);
  expect(found).toHaveLength(1);
  return found[0] as Found;
}

/** What in the source stands for the first `piece` of the run's text. */
function sourceOf(markdown: string, piece: string): string {
  const document = parseDocument(markdown);
  for (const chunk of document.chunks) {
    for (const run of runsIn(chunk.blocks)) {
      const at = run.text.indexOf(piece);
      if (at < 0) continue;
      const { start, end } = sourceRange(run, at, at + piece.length);
      return chunk.text.slice(start, end);
    }
  }
  throw new Error(`no run has ${JSON.stringify(piece)}`);
}

describe('text of a run', () => {
  test.each([
    ['plain words', 'plain words', 'plain words'],
    ['*em* **strong** _both_', 'em strong both', 'em* **strong** _both'],
    [
      'a &amp; b &#163;5 &nope; &lt',
      'a & b £5 &nope; &lt',
      'a & b &#163;5 &nope; &lt'.replace('& b', '&amp; b'),
    ],
    ['\\*not\\* em\\q', '*not* em\\q', '\\*not\\* em\\q'],
    ['one\ntwo', 'one two', 'one\ntwo'],
    ['one\r\ntwo', 'one two', 'one\r\ntwo'],
    ['one\rtwo', 'one two', 'one\rtwo'],
    ['one  \ntwo', 'one two', 'one  \ntwo'],
    ['one\\\ntwo', 'one two', 'one\\\ntwo'],
    ['one \n   two', 'one two', 'one \n   two'],
    ['one<br>two<br/>\nthree', 'one two three', 'one<br>two<br/>\nthree'],
    ['a <b>bold</b> c', 'a bold c', 'a <b>bold</b> c'],
    ['a <!-- note --> b', 'a  b', 'a <!-- note --> b'],
    ['see [the *guide*](g.md "t")', 'see the guide', 'see [the *guide'],
    ['![alt *text* &amp;](i.png) x', 'alt text & x', 'alt *text* &amp;](i.png) x'],
    ['`code \\* &amp;` x', 'code \\* &amp; x', 'code \\* &amp;` x'],
    ['`` a`b `` x', 'a`b x', 'a`b `` x'],
    ['<https://example.org/a>', 'https://example.org/a', 'https://example.org/a'],
    ['nul \u0000 here', 'nul \uFFFD here', 'nul \u0000 here'],
    ['tab\there', 'tab\there', 'tab\there'],
    ['\u{1F600} smile', '\u{1F600} smile', '\u{1F600} smile'],
    ['&#x1F600; smile', '\u{1F600} smile', '&#x1F600; smile'],
    ['# Heading #', 'Heading', 'Heading'],
    ['Setext *x*\n===', 'Setext x', 'Setext *x'],
  ])('%j', (markdown, text, source) => {
    const found = onlyRun(markdown);
    expect(found.text).toBe(text);
    expect(found.source).toBe(source);
  });

  test('a run without text stands where its block does', () => {
    const document = parseDocument('text\n\n#\n');
    const heading = document.chunks[1]?.blocks[0];
    expect(heading?.kind).toBe('heading');
    if (heading?.kind === 'heading') expect(sourceRange(heading.run, 0, 0)).toEqual({ start: 0, end: 0 });
  });
});

describe('pieces lead back to their own source', () => {
  test.each([
    ['> one\n> two', ' ', '\n> '],
    ['> one\n>    two\n', 'two', 'two'],
    ['- item\n  more *words*', ' ', '\n  '],
    ['> - deep\n>   text', ' ', '\n>   '],
    ['> one\nlazy', ' ', '\n'],
    ['x &pound;5 y', '£', '&pound;'],
    ['x \\[ y', '[', '\\['],
    ['\uFEFFfirst *word*', 'word', 'word'],
    ['---\nkey: v\n---\nbody text', 'text', 'text'],
    ['| a \\| b | `c\\|d` |\n|--|--|', '| b', '\\| b'],
    ['| a | `c\\|d` |\n|--|--|', 'c|d', 'c\\|d'],
    ['- [x] done &amp; more', '& m', '&amp; m'],
    ['- [ ]\n  done', 'done', 'done'],
    ['> `code\n> more`', ' ', '\n> '],
    ['a **bold** end', 'd e', 'd** e'],
    ['[^1]: note &lt; text\n\nsee[^1] here', '<', '&lt;'],
    ['<p>one\n  two &amp; three</p>', ' ', '\n  '],
    ['<p>one two &amp; three</p>', '&', '&amp;'],
    ['> <div>\n> inner text\n> more</div>', 'text more', 'text\n> more'],
  ])('in %j, %j is %j', (markdown, piece, source) => {
    expect(sourceOf(markdown, piece)).toBe(source);
  });
});

describe('marks', () => {
  function marks(markdown: string): readonly Mark[] {
    return onlyRun(markdown).run.marks;
  }

  test('cover their text and name their target', () => {
    expect(marks('a **b** _c_ `d` [e](f) ![g](h)')).toEqual([
      { kind: 'strong', start: 2, end: 3 },
      { kind: 'emphasis', start: 4, end: 5 },
      { kind: 'code', start: 6, end: 7 },
      { kind: 'link', start: 8, end: 9, target: 'f' },
      { kind: 'image', start: 10, end: 11, target: 'h' },
    ]);
  });

  test('inline HTML and footnote references have no text', () => {
    const run = runs('a<b>b</b>[^x]\n\n[^x]: note\n')[0]?.run;
    expect(run?.text).toBe('ab');
    expect(run?.marks).toEqual([
      { kind: 'html', start: 1, end: 1, target: '<b>' },
      { kind: 'html', start: 2, end: 2, target: '</b>' },
      { kind: 'footnote-reference', start: 2, end: 2, target: 'x' },
    ]);
  });

  test('a reference is a link only if its label is defined, wherever that is', () => {
    expect(runs('see [the guide]\n')[0]?.run.marks).toEqual([]);
    expect(runs('see [the guide]\n\n[THE  guide]: x\n')[0]?.run.marks).toEqual([
      { kind: 'link', start: 4, end: 13, target: 'the guide' },
    ]);
  });
});

test('comments inside a paragraph come after it', () => {
  const blocks = parseDocument('a <!-- one --> b <!-- two -->\n').chunks[0]?.blocks ?? [];
  expect(blocks.map((block: Block) => (block.kind === 'comment' ? block.text : block.kind))).toEqual([
    'paragraph',
    ' one ',
    ' two ',
  ]);
});
