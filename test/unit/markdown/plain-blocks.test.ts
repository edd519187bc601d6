// What is read without the parser is read as the parser reads it: texts made of just those characters that decide.

import { expect, test } from 'vitest';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { plainBlockIn } from '../../../server/src/markdown/plain-blocks.ts';
import { below, pick, type Random, randomFrom } from './hostile-text.ts';
import { differenceFromWholeParse } from './oracle.ts';

const DOCUMENTS = 800;

/** Single characters and short pieces that may or may not be markup, depending on where they stand. */
const PIECES = [
  ...'aZ0 9.)(-+*#|:=~>"\'!&<[]_`\\é£–“@/;,?\t',
  '  ',
  '1. ',
  '12) ',
  '- ',
  '# ',
  '## ',
  '---',
  '| ',
  ' | ',
  '|-|',
  '|:-:|---|',
  '| a | b |',
  'word ',
  'The Tenderer shall',
  'www.example.org',
  'a@b.example',
  '\u00A0',
  '\u2028',
  '\u0085',
  '\uFEFF',
  '\0',
  '\u{1F600}',
  '\uD83D',
] as const;

function line(random: Random): string {
  const kind = random();
  if (kind < 0.3)
    return pick(random, ['plain words here', '2.1 Clause text', '(a) an item', '£5, “quoted”', 'x']);
  if (kind < 0.45)
    return pick(random, ['| a | b |', '|--|--|', '| c |', '||', '| d | e | f |', '|:-|-:|', '|']);
  if (kind < 0.55) return pick(random, ['# Head', '### 3 Head', '#Head', '# Head #', '#', '# ', '# # a']);
  return Array.from({ length: 1 + below(random, 5) }, () => pick(random, PIECES)).join('');
}

function almostPlain(random: Random): string {
  const lineEnd = pick(random, ['\n', '\n', '\r\n', '\r']);
  let text = '';
  for (let i = 1 + below(random, 8); i > 0; i--) {
    text += line(random) + lineEnd;
    if (random() < 0.4) text += pick(random, ['', ' ', '\t']) + lineEnd;
  }
  return random() < 0.3 ? text.slice(0, -lineEnd.length) : text;
}

test(`${DOCUMENTS} almost plain documents are read as the parser reads them`, () => {
  let plain = 0;
  for (let seed = 1; seed <= DOCUMENTS; seed++) {
    const text = almostPlain(randomFrom(seed));
    const document = parseDocument(text);
    const difference = differenceFromWholeParse(document);
    if (difference) expect.fail(`seed ${seed}: ${difference} in ${JSON.stringify(text)}`);
    plain += document.chunks.filter((chunk) => plainBlockIn(chunk.text, 0, chunk.text.length)).length;
  }
  // Enough of them were in fact read without it.
  expect(plain).toBeGreaterThan(DOCUMENTS / 2);
}, 120_000);

test.each([
  ['Plain words, (2) of them: “quoted” – £5.\n\n', 'paragraph'],
  ['2.1 A clause\r\nover two lines\r\n', 'paragraph'],
  ['## 3 Heading\n\n', 'heading'],
  ['| a | b |\n|---|:-:|\n| c |\n', 'table'],
])('%j is a plain %s', (text, kind) => {
  expect(plainBlockIn(text, 0, text.length)?.kind).toBe(kind);
});

test.each([
  'with *emphasis*\n',
  'with a [link]\n',
  'an &amp; entity\n',
  '1. item\n',
  'two spaces  \nbreak\n',
  'Setext\n---\n',
  'a\n# b\n',
  '# closed #\n',
  '| a | b |\n|---|\n',
  '| a |\n| b |\n',
  '| *a* |\n|---|\n',
  '\uFEFFmarked\n',
])('%j is left to the parser', (text) => {
  expect(plainBlockIn(text, 0, text.length)).toBeUndefined();
});
