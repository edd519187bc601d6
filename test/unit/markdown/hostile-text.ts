// Small hostile documents and edits, made from a seed: everything in Markdown that reaches beyond its own line.

import type { TextEdit } from '../../../server/src/markdown/blocks.ts';

/** A stream of pseudo-random numbers from 0 up to 1 (mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from 0 up to but not including `limit`. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[below(random, from.length)] as T;
}

const LINES = [
  '# Heading',
  '## Two ##',
  '#',
  'Setext\n===',
  'Setext\n---',
  '===',
  '---',
  '***',
  '* * *',
  '- - -',
  '_ _ _',
  '- item',
  '- item\n  more',
  '-',
  '*',
  '+ plus',
  '  - nested',
  '    - deep',
  '1. one',
  '2) two',
  '10. ten',
  '1.',
  '   three',
  '- a\n\n  b',
  '- a\n\n      code',
  '1. x\n\n   y\n2. z',
  '    indented code',
  '\tcode',
  ' one space',
  '   three spaces',
  '```',
  '~~~',
  '```js',
  '````',
  '~~~~ x',
  '   ```',
  '> quote',
  '>',
  '> > inner',
  '> - list in quote',
  '- > quote in list',
  '> ```',
  '> <div>',
  '> [lab]: /in-quote',
  '- ```',
  '- <!--',
  '- [lab]: /in-list',
  '- [^f]: note in list',
  '<div>',
  '</div>',
  '<!--',
  '-->',
  '<!-- comment -->',
  '<!-- comment --> tail',
  '<pre>',
  '</pre>',
  '<script>',
  '</script>',
  '<?php',
  '?>',
  '<!DOCTYPE html',
  '<![CDATA[',
  ']]>',
  '<x-y>',
  '<x-y a="b">',
  '</x-y>',
  '<table>',
  '<tr><td>cell &amp; x</td>',
  '</table>',
  '<ul><li>one<li>two',
  '[lab]: /url "title"',
  '[lab]: /url\n"title"',
  '[LAB]:\n/url',
  '[other]: <u v>',
  '[a b]: x',
  '[^a b]: x',
  '[^f]: note',
  '[^f]:',
  '[^G]: note\n\n    more',
  '    [^f]: not a note',
  '[lab]',
  '[text][lab]',
  '[lab][]',
  '![image][lab]',
  '[other] and [^f]',
  '![^f] [^g]',
  '[^F][lab]',
  '[*lab*][other]',
  '[a](b "c") [un',
  'closed](d)',
  '| a | b |',
  '| a | b |\n|---|:-:|\n| c | d |\n| e |\n| f | g | h |',
  '|a||b|\n|-|-|-|\n|||\n| | x |',
  '| a |\n| - |\n|| b\n|',
  '## Plain heading\n',
  '#  2.1 Plain heading',
  '|---|---|',
  '| a |\n|:-:|\n| x \\| `y\\|z` |',
  'a | b',
  '--- | ---',
  ':-',
  '- [ ] todo',
  '- [x] *done*',
  '- [x]',
  'a paragraph of words',
  'two spaces  ',
  'backslash\\',
  'word <b>bold</b><br>next',
  'in <!-- comment --> line',
  'open <!-- comment',
  '*em* **strong** `code`',
  '`code over',
  'lines`',
  '&amp; &#35; &lt &nope;',
  '\\[lab] \\*x\\*',
  '😀 emoji',
  'nul \u0000 here',
  '\uFEFFmark',
  '\uFEFF',
  '\u00A0',
  'line\u2028separator',
  '---\ntitle: x\n---',
  '---\nopen: front',
  '...',
  'tab\tin\ttext',
  '4.2.1 The Tenderer shall',
  '(a) item typed',
  '**Bold line**',
] as const;

const SCRAPS = [
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\r\n\r\n',
  '\t',
  ' ',
  '    ',
  '-',
  '- ',
  '> ',
  '`',
  '```',
  '~~~',
  '<',
  '>',
  '<!--',
  '-->',
  '[',
  ']',
  ']:',
  '[^',
  '(',
  '*',
  '_',
  '|',
  '\\',
  '#',
  '=',
  '---',
  '\u0000',
  '\uFEFF',
  '&',
  ';',
  '1. ',
  'x',
  'word',
  '\uD83D',
] as const;

/** Ends of lines: mostly one kind in a document, sometimes a mixture. */
type LineEnds = readonly string[];
const LINE_ENDS: readonly LineEnds[] = [['\n'], ['\n'], ['\n'], ['\r\n'], ['\r'], ['\n', '\r\n', '\r']];

/** A way of writing: which line ends, how often a blank line. */
interface Hand {
  readonly lineEnds: LineEnds;
  readonly blankLines: number;
}

function lines(random: Random, hand: Hand, count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) {
    for (const line of pick(random, LINES).split('\n')) text += line + pick(random, hand.lineEnds);
    if (random() < hand.blankLines) text += (random() < 0.1 ? '  ' : '') + pick(random, hand.lineEnds);
  }
  return text;
}

/** A document of 5 to 30 snippets. */
export function hostileDocument(random: Random): string {
  const hand: Hand = { lineEnds: pick(random, LINE_ENDS), blankLines: pick(random, [0.3, 0.6, 0.9]) };
  const text = lines(random, hand, 5 + below(random, 26));
  const start = random();
  if (start < 0.05) return `\uFEFF${text}`;
  if (start < 0.15) return `---${hand.lineEnds[0]}key: value${hand.lineEnds[0]}---${hand.lineEnds[0]}${text}`;
  return random() < 0.3 ? text.trimEnd() : text;
}

/** One edit of `text`: mostly small, now and then a large one that keeps the text from growing beyond `limit`. */
export function hostileEdit(random: Random, text: string, limit: number): TextEdit {
  const hand: Hand = { lineEnds: pick(random, LINE_ENDS), blankLines: 0.5 };
  const at = below(random, text.length + 1);
  const kind = random();
  if (text.length > limit)
    return { start: at, end: Math.min(text.length, at + below(random, limit)), text: '' };
  if (kind < 0.2) return { start: at, end: Math.min(text.length, at + 1 + below(random, 3)), text: '' };
  if (kind < 0.3) return { start: at, end: Math.min(text.length, at + below(random, 60)), text: '' };
  if (kind < 0.55) return { start: at, end: at, text: pick(random, SCRAPS) };
  if (kind < 0.65)
    return { start: at, end: Math.min(text.length, at + below(random, 4)), text: pick(random, SCRAPS) };
  const lineStart = startOfLine(text, at);
  if (kind < 0.72) return { start: lineStart, end: startOfLine(text, at + 40), text: '' };
  if (kind < 0.97)
    return { start: lineStart, end: lineStart, text: lines(random, hand, 1 + below(random, 2)) };
  // Move a piece: what was safe in one place may not be in another.
  const from = below(random, text.length + 1);
  return { start: at, end: at, text: text.slice(from, from + below(random, 80)) };
}

function startOfLine(text: string, at: number): number {
  let i = Math.min(at, text.length);
  while (i > 0 && !/[\r\n]/.test(text[i - 1] ?? '')) i--;
  return i;
}

export function applied(text: string, edit: TextEdit): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}
