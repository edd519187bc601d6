// What likeness looks at: the words of a statement with its lead-ins, its pairs of neighbouring words, and the words of the headings
// above it. The learning (scripts/likeness) and the checks look through these same functions.

import { type Tokens, tokenClass } from '../tokens.ts';

/** The number of the word at a token; 0 where it is not one of those learned from. Numbers begin at 2. */
export type WordAt = (tokens: Tokens, at: number) => number;

/** Stands before the first word of a stretch of text. */
export const BEGINNING = 1;
/** More than any number of a word; a pair is the first number times this and the second. */
export const PAIR_BASE = 65_536;

/**
 * Visits the words and pairs of stretches of text that are read as one: lead-ins, headers, the sentence, or the cells of a row. What
 * comes twice is visited twice.
 */
export function visitFeatures(
  stretches: Iterable<Tokens>,
  wordAt: WordAt,
  visitWord: (word: number) => void,
  visitPair: (pair: number) => void,
): void {
  for (const tokens of stretches) {
    let before = BEGINNING;
    for (let i = 0; i < tokens.count; i++) {
      const word = wordAt(tokens, i);
      if (word !== 0) {
        visitWord(word);
        if (before !== 0) visitPair(before * PAIR_BASE + word);
      }
      before = word;
    }
  }
}

/** How a token is spelt for learning, where it is not a word: all numbers are one. Undefined for words. */
export function spelling(tokens: Tokens, at: number): string | undefined {
  const kind = tokens.classes[at];
  if (kind === tokenClass.number) return '#';
  if (kind === tokenClass.symbol) return tokens.text.slice(tokens.starts[at], tokens.ends[at]);
  return undefined;
}
