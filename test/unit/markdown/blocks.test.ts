// Blocks of each kind, front matter, and how a document is cut into chunks.

import { describe, expect, test } from 'vitest';
import type { Block, TableCell } from '../../../server/src/markdown/blocks.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';

function blocks(markdown: string): readonly Block[] {
  return parseDocument(markdown).chunks.flatMap((chunk) => chunk.blocks);
}

/** A block in a few words. */
function told(block: Block): string {
  const cells = (row: readonly TableCell[]) => row.map((cell) => cell.run.text).join(',');
  switch (block.kind) {
    case 'heading':
      return `h${block.depth}:${block.run.text}`;
    case 'paragraph':
      return `p:${block.run.text}`;
    case 'list': {
      const items = block.items.map((item) => {
        const number = item.number === undefined ? '' : `=${item.number}`;
        const checked = item.checked === undefined ? '' : item.checked ? '[x]' : '[ ]';
        return `${item.marker}${number}${checked}(${item.children.map(told).join(' ')})`;
      });
      return `${block.ordered ? 'ol' : 'ul'} ${items.join(' ')}`;
    }
    case 'table':
      return `table ${[block.header, ...block.rows].map(cells).join('/')}`;
    case 'comment':
      return `comment:${block.text}`;
    case 'html':
    case 'quote':
      return `${block.kind}(${block.children.map(told).join(' ')})`;
    case 'footnote':
      return `footnote ${block.label}(${block.children.map(told).join(' ')})`;
    case 'definition':
      return `definition ${block.label}=${block.target}`;
    case 'code':
      return `code:${block.language ?? ''}`;
    case 'thematic-break':
      return '---';
  }
}

function tellAll(markdown: string): string {
  return blocks(markdown).map(told).join(' ');
}

describe('blocks of Markdown', () => {
  test.each([
    ['# One\n\nTwo\n---\n\n***\n', 'h1:One h2:Two ---'],
    ['- a\n- b\n  - c\n', 'ul -(p:a) -(p:b ul -(p:c))'],
    ['3. a\n7. b\n', 'ol 3.=3(p:a) 7.=4(p:b)'],
    ['1) a\n\n   b\n2) c\n', 'ol 1)=1(p:a p:b) 2)=2(p:c)'],
    ['- [x] *a*\n- [ ] b\n', 'ul -[x](p:a) -[ ](p:b)'],
    ['> a\n> > b\n', 'quote(p:a quote(p:b))'],
    ['| a | b |\n|--|--|\n| c |\n| d | e |\n', 'table a,b/c/d,e'],
    ['```js\nx\n```\n\n    y\n', 'code:js code:'],
    ['[a]: b "c"\n[^n]: note\n\n    more\n', 'definition a=b footnote n(p:note p:more)'],
    ['<!-- a -->\n\n<!-- b -->\n<!-- c -->\n', 'comment: a  comment: b  comment: c '],
    ['text <!-- a -->\n', 'p:text  comment: a '],
    ['| a <!-- x --> |\n|--|\n', 'table a  comment: x '],
  ])('%j', (markdown, expected) => {
    expect(tellAll(markdown).replace(/ +/g, ' ')).toBe(expected.replace(/ +/g, ' '));
  });
});

describe('raw HTML', () => {
  test.each([
    ['<p>One <b>two</b></p><p>three</p>\n', 'html(p:One two p:three)'],
    ['<h2>Head</h2>\ntext\n', 'html(h2:Head p:text)'],
    ['<div>\n  loose\n  text <br> here\n</div>\n', 'html(p:loose text here)'],
    ['<ul><li>a<li>b<ol start="3"><li>c</ol></ul>\n', 'html(ul (p:a) (p:b ol =3(p:c)))'],
    ['<table><tr><th>a<th>b</tr><tr><td>c<td>d &lt; e</table>\n', 'html(table a,b/c,d < e)'],
    [
      '<table>\n<thead><tr><td>a</td></tr></thead>\n<tbody><tr><td>b</td></tr></tbody>\n</table>\n',
      'html(table a/b)',
    ],
    ['<table><tr><td>a<td>b</table>\n', 'html(table ,/a,b)'],
    ['<table><tr><td colspan="2">a<td>b</table>\n', 'html(table ,,/a,,b)'],
    ['<table><tr><td>a<table><tr><td>b</table>c<td>d</table>\n', 'html(table ,/a b c,d)'],
    ['<tr><td>fragment</td>\n', 'html(table /fragment)'],
    ['<div><!-- a -->text</div>\n', 'html(comment: a p:text)'],
    ['<script>x < y && "</p>"</script>\n', 'html()'],
    ['<div>a &amp; b &nope; &#163;</div>\n', 'html(p:a & b &nope; £)'],
    ['<p><img alt="a &amp; b" src="x"> c</p>\n', 'html(p:a & b c)'],
    ['<p>open <b>never closed\n', 'html(p:open never closed)'],
    ['</td></p></ul>\n', 'html()'],
    ['<p><a href="u">link</a>\n', 'html(p:link)'],
    ['<![CDATA[ x ]]>\n', 'html()'],
    ['<?php x ?>\n', 'html()'],
    ['<!-- open comment\n\nstill open\n', 'comment: open comment\n\nstill open'],
  ])('%j', (markdown, expected) => {
    expect(tellAll(markdown).replace(/ +/g, ' ').trim()).toBe(expected);
  });

  test('a fragment left open changes nothing after it', () => {
    expect(tellAll('<table><tr><td>\n\nplain *words*\n\n</td></tr></table>\n')).toBe(
      'html(table /) p:plain words html()',
    );
  });
});

describe('front matter', () => {
  test.each([
    ['---\na: 1\n---\n# b\n', 'a: 1\n', 'h1:b'],
    ['\uFEFF---\na: 1\n...\n# b\n', 'a: 1\n', 'h1:b'],
    ['---\r\na: 1\r\n---\r\n# b\r\n', 'a: 1\r\n', 'h1:b'],
    ['---\n---\n# b\n', '', 'h1:b'],
    ['---  \na: 1\n---', 'a: 1\n', ''],
  ])('%j', (markdown, yaml, rest) => {
    const { frontMatter, starts, lines, text } = parseDocument(markdown);
    expect(frontMatter?.yaml).toBe(yaml);
    expect(text.slice(frontMatter?.yamlStart).startsWith(yaml)).toBe(true);
    expect(starts[0]).toBe(frontMatter?.end);
    expect(lines[0]).toBe(text.slice(0, starts[0]).split(/\r\n|\r|\n/).length - 1);
    expect(tellAll(markdown)).toBe(rest);
  });

  test.each([
    ['---\nx\n- a\n', '--- p:x ul -(p:a)'],
    ['----\na: 1\n---\n', '--- h2:a: 1'],
    [' ---\na: 1\n---\n', '--- h2:a: 1'],
    ['---', '---'],
    ['x\n\n---\na: 1\n---\n', 'p:x --- h2:a: 1'],
  ])('%j has none', (markdown, expected) => {
    expect(parseDocument(markdown).frontMatter).toBeUndefined();
    expect(tellAll(markdown)).toBe(expected);
  });
});

describe('chunks', () => {
  test('start where nothing before can reach', () => {
    const markdown = '\n\nOne\n\n- a\n\n  b\n\nTwo\n\n```\n\nx\n\n```\n\n    code\n\n> q\n';
    expect(parseDocument(markdown).chunks.map((chunk) => chunk.text)).toEqual([
      '\n\nOne\n\n- a\n\n  b\n\n',
      'Two\n\n',
      '```\n\nx\n\n```\n\n    code\n\n',
      '> q\n',
    ]);
  });

  test('know their line ends', () => {
    const document = parseDocument('a\r\n\r\nb\rc\n\nd');
    expect(document.chunks.map((chunk) => chunk.lineEnds)).toEqual([2, 3, 0]);
    expect(document.lines).toEqual([0, 2, 5, 5]);
    expect(document.starts).toEqual([0, 5, 10, 11]);
  });

  test('of an empty document are none', () => {
    const { chunks, starts, lines } = parseDocument('');
    expect({ chunks, starts, lines }).toEqual({ chunks: [], starts: [0], lines: [0] });
    expect(parseDocument('\uFEFF').starts).toEqual([1]);
  });
});
