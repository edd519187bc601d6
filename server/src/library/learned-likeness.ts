// The weights of likeness as they are shipped: clause-library/likeness.json, which scripts/learn.mjs writes.

import { likenessText } from '../generated/likeness-text.js';

/** As the file has them; the weights are unpacked in checks/likeness. */
export interface LearnedFile {
  /** SHA-256 of the passages learned from, in hexadecimal. */
  readonly learnedFrom: string;
  /** A score from which on a statement is said to be like the passages of a rule. */
  readonly threshold: number;
  /** A score for a rule below which a statement that meets its conditions may be said to read like lawful passages. */
  readonly doubt: number;
  /** Ids of the rules, and what each starts from. */
  readonly rules: readonly string[];
  readonly bias: readonly number[];
  /** Stems; the first has the number 2. */
  readonly words: readonly string[];
  /** Pairs of words by number, first and second in turn. */
  readonly pairs: readonly number[];
  /** Words of headings by number. */
  readonly titles: readonly number[];
  /** What a step of the weights is worth. */
  readonly step: number;
  /**
   * Weights other than nothing, in Base64: for each word, then each pair, then each word of a heading, how many there are (one byte),
   * then as many pairs of bytes: the number of the rule, the weight in steps (signed).
   */
  readonly weights: string;
}

/** Parsed anew each time: whoever unpacks it keeps what was unpacked. */
export function learnedLikeness(): LearnedFile {
  return JSON.parse(likenessText) as LearnedFile;
}
