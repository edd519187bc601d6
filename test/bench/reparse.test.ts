// A gate that noise cannot move: how many characters a keystroke in a long document makes the parser read.

import { expect, test } from 'vitest';
import { editDocument, parseDocument } from '../../server/src/markdown/document.ts';
import { generateTender } from '../support/generate-markdown.ts';

const LENGTH = 300_000;
const EDITS = 600;
const MEDIAN_LIMIT = 1024;
const P95_LIMIT = 8 * 1024;

test('a keystroke at 300 KB makes the parser read 1 KB at the median and 8 KB at the 95th percentile', () => {
  let document = parseDocument(generateTender({ seed: 1, length: LENGTH }));
  expect(document.text.length).toBeGreaterThan(LENGTH);
  const read: number[] = [];
  for (let i = 0; i < EDITS; i++) {
    // Spread evenly but out of order; letters come and go, and now and then a line is split or joined.
    const at = Math.floor((((i * 7919) % EDITS) / EDITS) * document.text.length);
    const text = i % 10 === 9 ? '\n' : i % 3 === 2 ? '' : 'x';
    const edited = editDocument(document, { start: at, end: text === '' ? at + 1 : at, text });
    read.push(edited.charactersParsed);
    document = edited.document;
  }
  read.sort((a, b) => a - b);
  const median = read[EDITS / 2] ?? Number.POSITIVE_INFINITY;
  const p95 = read[Math.floor(EDITS * 0.95)] ?? Number.POSITIVE_INFINITY;
  console.log(`characters parsed for an edit: median ${median}, p95 ${p95}, most ${read[EDITS - 1]}`);
  expect(median).toBeGreaterThan(0);
  expect(median).toBeLessThanOrEqual(MEDIAN_LIMIT);
  expect(p95).toBeLessThanOrEqual(P95_LIMIT);
  expect(document).toEqual(parseDocument(document.text));
});
