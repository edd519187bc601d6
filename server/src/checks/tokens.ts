// Text to tokens: words by stem, numbers and their units. One pass, no pattern that can backtrack.

import { stemmer } from 'stemmer';
import { irregularForms } from './irregular-forms.ts';

/** Token classes beyond plain words. */
export const tokenClass = { word: 0, number: 1, symbol: 2 } as const;

/** Built-in concepts, recognised from tokens rather than from expressions. */
export const builtIns = [
  'number',
  'percent',
  'amount',
  'distance',
  'period',
  'date',
  'postcode',
  'place',
] as const;
export type BuiltIn = (typeof builtIns)[number];

/** The base form by which words are compared: `Suppliers’` → `supplier`, `held` → `hold`. Lower case. */
export function stemOf(word: string): string {
  let w = word.toLowerCase();
  const apostrophe = w.search(/['’]/);
  if (apostrophe > 0 && (w.endsWith('s') || apostrophe === w.length - 1) && w.length - apostrophe <= 2)
    w = w.slice(0, apostrophe);
  return Object.hasOwn(irregularForms, w) ? (irregularForms[w] as string) : stemmer(w);
}

/**
 * Gives each stem that occurs in some pattern a number; all other words are 0. Words seen are remembered,
 * so that a word costs one look-up however often it occurs.
 */
export class Vocabulary {
  readonly #stems = new Map<string, number>();
  /** Words of patterns, so that each is stemmed once. */
  readonly #written = new Map<string, number>();
  readonly #seen = new Map<string, number>();

  /** The number of a word's stem, made when it is new. */
  add(word: string): number {
    const written = this.#written.get(word);
    if (written !== undefined) return written;
    const id = this.addStem(stemOf(word));
    this.#written.set(word, id);
    return id;
  }
  /** The number of a stem, made when it is new. */
  addStem(stem: string): number {
    let id = this.#stems.get(stem);
    if (id === undefined) {
      id = this.#stems.size + 1;
      this.#stems.set(stem, id);
      this.#seen.clear();
    }
    return id;
  }
  get size(): number {
    return this.#stems.size;
  }
  stem(surface: string): number {
    const known = this.#seen.get(surface);
    if (known !== undefined) return known;
    const id = this.#stems.get(stemOf(surface)) ?? 0;
    // A text can hold any number of different words: forget them rather than grow for ever.
    if (this.#seen.size > 60_000) this.#seen.clear();
    this.#seen.set(surface, id);
    return id;
  }
}

/** Tokens of one stretch of text; arrays of equal length. Offsets count in the text. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly stems: readonly number[];
  readonly classes: readonly number[];
  /** A semicolon stands before this token: no gap crosses it. */
  readonly breaks: readonly boolean[];
}

/** "MEAT" is no meat. */
export const isCapitals = (word: string) => /^[A-Z]{2,}$/.test(word);

/** "can't", "don’t": what stands before the shortened "not". */
const NEGATED = /^([a-z]*)n['’]t$/i;
/** Shortened negatives that are more than the verb and "not". */
const OPENED: Readonly<Record<string, readonly string[]>> = {
  ca: ['cannot'],
  wo: ['will', 'not'],
  sha: ['shall', 'not'],
  ai: ['is', 'not'],
};

/** At most this many tokens of one sentence are looked at; the tender model cuts sentences far earlier. */
const MOST_TOKENS = 1_000;

const APOSTROPHE = 39;
const RIGHT_QUOTATION_MARK = 0x2019;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x24f);
const isSmallLetter = (code: number): boolean => code >= 97 && code <= 122;

/** Where a number ends: `1,250.5`. */
function numberEnd(text: string, from: number): number {
  let at = from + 1;
  while (isDigit(text.charCodeAt(at))) at++;
  while (text.charCodeAt(at) === 44 && isDigit(text.charCodeAt(at + 1))) {
    at += 2;
    while (isDigit(text.charCodeAt(at))) at++;
  }
  if (text.charCodeAt(at) === 46 && isDigit(text.charCodeAt(at + 1))) {
    at += 2;
    while (isDigit(text.charCodeAt(at))) at++;
  }
  return at;
}

/** Where a word that has its letters up to `at` ends: what stands behind an apostrophe belongs to it. */
function wordEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if ((code !== APOSTROPHE && code !== RIGHT_QUOTATION_MARK) || !isSmallLetter(text.charCodeAt(at + 1)))
    return at;
  let end = at + 2;
  while (isSmallLetter(text.charCodeAt(end))) end++;
  return end;
}

export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const stems: number[] = [];
  const classes: number[] = [];
  const breaks: boolean[] = [];
  let broken = false;
  let at = 0;
  while (at < text.length && starts.length < MOST_TOKENS) {
    const start = at;
    const code = text.charCodeAt(at);
    at++;
    let tokenIs: number = tokenClass.symbol;
    if (isLetter(code)) {
      while (isLetter(text.charCodeAt(at))) at++;
      const letters = at;
      at = wordEnd(text, letters);
      tokenIs = tokenClass.word;
      const denied = at === letters + 2 ? NEGATED.exec(text.slice(start, at))?.[1]?.toLowerCase() : undefined;
      if (denied !== undefined && denied !== '') {
        // "won't" is read as "will not": patterns write it out.
        const written = OPENED[denied] ?? [denied, 'not'];
        const cut = start + denied.length;
        for (const [i, word] of written.entries()) {
          const isLast = i === written.length - 1;
          starts.push(i === 0 ? start : cut);
          ends.push(isLast ? at : cut);
          stems.push(vocabulary.stem(word));
          classes.push(tokenClass.word);
          breaks.push(i === 0 && broken);
        }
        broken = false;
        continue;
      }
    } else if (isDigit(code)) {
      at = numberEnd(text, start);
      tokenIs = tokenClass.number;
    } else if (code === 59) {
      broken = true;
      continue;
    } else if (code !== 37 && code !== 163 && code !== 8364) continue;
    starts.push(start);
    ends.push(at);
    stems.push(vocabulary.stem(text.slice(start, at)));
    classes.push(tokenIs);
    breaks.push(broken);
    broken = false;
  }
  return { text, count: starts.length, starts, ends, stems, classes, breaks };
}

/** Joins the tokens of lead-ins and the own text into one sequence; `own` is where the own text begins. */
export function joinTokens(parts: readonly Tokens[]): { readonly tokens: Tokens; readonly own: number } {
  const last = parts[parts.length - 1] as Tokens;
  if (parts.length === 1) return { tokens: last, own: 0 };
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const stems: number[] = [];
  const classes: number[] = [];
  const breaks: boolean[] = [];
  for (const part of parts) {
    const shift = text.length;
    for (let i = 0; i < part.count; i++) {
      starts.push((part.starts[i] as number) + shift);
      ends.push((part.ends[i] as number) + shift);
      stems.push(part.stems[i] as number);
      classes.push(part.classes[i] as number);
      breaks.push(part.breaks[i] as boolean);
    }
    text += `${part.text} `;
  }
  return {
    tokens: { text, count: starts.length, starts, ends, stems, classes, breaks },
    own: starts.length - last.count,
  };
}
