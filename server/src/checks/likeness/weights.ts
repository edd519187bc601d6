// The weights that were learned: how much each word, pair of words and word of a heading speaks for each rule. The file is
// clause-library/likeness.json; scripts/learn.mjs writes it.

import type { LearnedFile } from '../../library/learned-likeness.ts';
import { PAIR_BASE } from './features.ts';

/** Rows of weights: those of row n stand from `begins[n]` to before `begins[n + 1]`. */
export interface Weights {
  readonly begins: Int32Array;
  /** Number of the rule in {@link LearnedFile.rules}. */
  readonly rules: Uint8Array;
  readonly values: Float32Array;
}
export interface Learned {
  readonly file: LearnedFile;
  readonly weights: Weights;
  /** Row by word is the word's number less 2; by pair and by word of a heading these. */
  readonly pairRows: ReadonlyMap<number, number>;
  readonly titleRows: ReadonlyMap<number, number>;
}

export function readLearned(file: LearnedFile): Learned {
  const bytes = bytesOf(file.weights);
  const rows = file.words.length + file.pairs.length / 2 + file.titles.length;
  const begins = new Int32Array(rows + 1);
  const rules = new Uint8Array((bytes.length - rows) / 2);
  const values = new Float32Array(rules.length);
  let at = 0;
  let next = 0;
  for (let row = 0; row < rows; row++) {
    begins[row] = next;
    for (let left = bytes[at++] as number; left > 0; left--) {
      rules[next] = bytes[at++] as number;
      const step = bytes[at++] as number;
      values[next++] = (step > 127 ? step - 256 : step) * file.step;
    }
  }
  begins[rows] = next;
  const pairRows = new Map<number, number>();
  const firstPair = file.words.length;
  for (let i = 0; i < file.pairs.length; i += 2)
    pairRows.set((file.pairs[i] as number) * PAIR_BASE + (file.pairs[i + 1] as number), firstPair + i / 2);
  const firstTitle = firstPair + file.pairs.length / 2;
  const titleRows = new Map(file.titles.map((word, i) => [word, firstTitle + i]));
  return { file, weights: { begins, rules, values }, pairRows, titleRows };
}

/** `atob` is in every host: Node, the browser, a worker. */
function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
