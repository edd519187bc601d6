// What the sentences of a chunk hold, told in one walk over their characters for all who ask: which of the words that readers need,
// digits, brackets. A reader with patterns of its own passes over the sentences that cannot match.

import { keptWithModel } from './kept.ts';
import type { ChunkModel } from './model.ts';

/** Something a sentence may hold; the number of its bit. */
export type Mention = number;

/** A digit; one right before `.`, `/` or `-`; a bracket; a double quotation mark; two capitals side by side; two words side by side that begin with one; a slash of either kind. */
export const DIGIT: Mention = 0;
export const JOINED_DIGIT: Mention = 1;
export const BRACKET: Mention = 2;
export const QUOTATION: Mention = 3;
export const CAPITALS: Mention = 4;
export const CAPITAL_PAIR: Mention = 5;
export const SLASH: Mention = 6;
const FIRST_WORDS = 7;

const asked: RegExp[] = [];
let stride = 1;

/**
 * Asks for words: `words` is tried on each word that stands in a text, a stretch of letters from a to z in small letters. A text with
 * letters of other alphabets, with accents, or with a section sign counts as holding them all.
 */
export function mention(words: RegExp): Mention {
  asked.push(words);
  const number = FIRST_WORDS + asked.length - 1;
  stride = (number >> 5) + 1;
  known.clear();
  return number;
}

/** What the statements of a chunk mention. Where it says no, there is none; where it says yes, there may be. */
export class Mentions {
  readonly #bits: Int32Array;
  readonly #stride: number;
  /** After the rows of the statements one for all of them. */
  readonly #all: number;

  constructor(model: ChunkModel) {
    const { statements } = model;
    this.#stride = stride;
    this.#all = statements.length * stride;
    this.#bits = new Int32Array(this.#all + stride);
    for (let i = 0; i < statements.length; i++) {
      const at = i * stride;
      walk(statements[i]?.text ?? '', this.#bits, at);
      for (let k = 0; k < stride; k++)
        this.#bits[this.#all + k] = (this.#bits[this.#all + k] as number) | (this.#bits[at + k] as number);
    }
  }
  /** Whether the statement of an index may hold something. */
  in(statement: number, what: Mention): boolean {
    return ((this.#bits[statement * this.#stride + (what >> 5)] as number) & (1 << (what & 31))) !== 0;
  }
  /** Whether any statement of the chunk may. */
  any(what: Mention): boolean {
    return ((this.#bits[this.#all + (what >> 5)] as number) & (1 << (what & 31))) !== 0;
  }
}

/** What the statements of a chunk mention; worked out once for each model. */
export const mentionsOf = keptWithModel((model: ChunkModel) => new Mentions(model));

/** At most so many words are remembered with what they are asked for. */
const MOST_WORDS = 50_000;
/** By word as written. */
const known = new Map<string, Int32Array>();
const nothing = new Int32Array(0);

function bitsOf(word: string): Int32Array {
  let bits = known.get(word);
  if (bits === undefined) {
    bits = findBits(word);
    if (known.size >= MOST_WORDS) known.clear();
    known.set(word, bits);
  }
  return bits;
}

function findBits(word: string): Int32Array {
  const small = word.toLowerCase();
  const found: Mention[] = /[A-Z]{2}/.test(word) ? [CAPITALS] : [];
  for (const [i, words] of asked.entries()) if (words.test(small)) found.push(FIRST_WORDS + i);
  if (found.length === 0) return nothing;
  const bits = new Int32Array(stride);
  for (const what of found) bits[what >> 5] = (bits[what >> 5] as number) | (1 << (what & 31));
  return bits;
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Notes what a text holds in the row of `bits` that begins at `at`. */
function walk(text: string, bits: Int32Array, at: number): void {
  let marks = 0;
  /** Where the last word that begins with a capital ends. */
  let capitalEnd = -2;
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (isLetter(code)) {
      const start = i;
      do i++;
      while (i < text.length && isLetter(text.charCodeAt(i)));
      if (code <= 90) {
        if (start === capitalEnd + 1) marks |= 1 << CAPITAL_PAIR;
        capitalEnd = i;
      }
      const own = bitsOf(text.slice(start, i));
      for (let k = 0; k < own.length; k++) bits[at + k] = (bits[at + k] as number) | (own[k] as number);
      continue;
    }
    i++;
    if (code === 32) continue;
    if (code >= 48 && code <= 57) {
      marks |= 1 << DIGIT;
      const next = text.charCodeAt(i);
      if (next >= 45 && next <= 47) marks |= 1 << JOINED_DIGIT;
    } else if (code === 40 || code === 41 || code === 91 || code === 93) marks |= 1 << BRACKET;
    else if (code === 34 || code === 0x201c || code === 0x201d) marks |= 1 << QUOTATION;
    else if (code === 47 || code === 92) marks |= 1 << SLASH;
    else if (code === 0xa7 || (code >= 0xc0 && !(code >= 0x2000 && code < 0x20d0))) {
      for (let k = 0; k < stride; k++) bits[at + k] = -1;
      return;
    }
  }
  bits[at] = (bits[at] as number) | marks;
}
