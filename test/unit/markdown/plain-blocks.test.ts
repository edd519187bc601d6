// What is read without the parser is read as the parser reads it: texts made of just those characters that decide.

import { expect, test } from 'vitest';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { plainChunk } from '../../../server/src/markdown/plain-blocks.ts';
import { almostPlain } from './almost-plain.ts';
import { randomFrom } from './hostile-text.ts';
import { differenceFromWholeParse } from './oracle.ts';

const DOCUMENTS = 800;

const isDefined = (label: string) => label === 'STD-1' || label === ' N1';

test(`${DOCUMENTS} almost plain documents are read as the parser reads them`, () => {
  let plain = 0;
  for (let seed = 1; seed <= DOCUMENTS; seed++) {
    const text = almostPlain(randomFrom(seed));
    const document = parseDocument(text);
    const difference = differenceFromWholeParse(document);
    if (difference) expect.fail(`seed ${seed}: ${difference} in ${JSON.stringify(text)}`);
    plain += document.chunks.filter((chunk) => plainChunk(chunk.text, isDefined)).length;
  }
  // Enough of them were in fact read without it.
  expect(plain).toBeGreaterThan(DOCUMENTS / 4);
}, 120_000);

test.each([
  ['Plain words, (2) of them: “quoted” – £5.\n\n', ['paragraph']],
  ['2.1 A clause\r\nover two lines\r\n', ['paragraph']],
  ['## 3 Heading\n\n', ['heading']],
  ['| a | b |\n|---|:-:|\n| c |\n', ['table']],
  ['**1.2** with *emphasis*, a [link](#a), a [label][std-1] and `code`.[^n1]\n', ['paragraph']],
  ['two spaces  \nbreak\n', ['paragraph']],
  ['Terms & conditions of [name of the body] apply!\n', ['paragraph']],
  [
    '# Head\nThe Supplier shall:\n\n- one;\n  1. two\n- [x] three\n\n  and more\n',
    ['heading', 'paragraph', 'list'],
  ],
  ['> **Note:** quoted.\n\n- item\n', ['quote', 'list']],
  ['[^n2]: The text of a note.\n\n', ['footnote']],
  ['<!-- drafting note -->\n\n', ['comment']],
  ['```json\n{ "a": [1] }\n```\n', ['code']],
  ['---\n', ['thematic-break']],
])('%j is read without the parser', (text, kinds) => {
  expect(plainChunk(text, isDefined)?.blocks.map(({ kind }) => kind)).toEqual(kinds);
});

test.each([
  'with *emphasis* in*side*\n',
  'with **one *in* the other**\n',
  'a [link](<to it> "title")\n',
  'an &amp; entity\n',
  '[std-1] is defined\n',
  '[label]: of-a-definition\n',
  '![image](a.png)\n',
  'a <b>tag</b>\n',
  'Setext\n---\n',
  '# closed #\n',
  '- item\ngoes on lazily\n',
  '- - item\n',
  '> quoted\ngoes on\n',
  '> - item\n',
  '<!-- one --> <!-- two -->\n',
  '```json\nopen\n',
  '1.\ttab\n',
  '-     code\n',
  'a\n2. b\n',
  '* * *\n',
  '| a | b |\n|---|\n',
  '| a |\n| b |\n',
  '| a |\n|---|\nb\n',
  '\uFEFFmarked\n',
])('%j is left to the parser', (text) => {
  expect(plainChunk(text, isDefined)).toBeUndefined();
});
