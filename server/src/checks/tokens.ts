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

const TOKEN = /\d+(?:,\d+)*(?:\.\d+)?|[A-Za-z\u00C0-\u024F]+(?:['’][a-z]+)?|[%£€;]/g;

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
    const stem = stemOf(word);
    let id = this.#stems.get(stem);
    if (id !== undefined) this.#written.set(word, id);
    else {
      id = this.#stems.size + 1;
      this.#stems.set(stem, id);
      this.#written.set(word, id);
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

export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const stems: number[] = [];
  const classes: number[] = [];
  const breaks: boolean[] = [];
  let broken = false;
  TOKEN.lastIndex = 0;
  for (let m = TOKEN.exec(text); m !== null && starts.length < MOST_TOKENS; m = TOKEN.exec(text)) {
    const surface = m[0];
    if (surface === ';') {
      broken = true;
      continue;
    }
    const first = surface.charCodeAt(0);
    const apostrophe = surface.charCodeAt(surface.length - 2);
    const denied =
      apostrophe === 39 || apostrophe === 0x2019 ? NEGATED.exec(surface)?.[1]?.toLowerCase() : undefined;
    if (denied !== undefined && denied !== '') {
      // "won't" is read as "will not": patterns write it out.
      const written = OPENED[denied] ?? [denied, 'not'];
      const cut = m.index + denied.length;
      for (const [i, word] of written.entries()) {
        const isLast = i === written.length - 1;
        starts.push(i === 0 ? m.index : cut);
        ends.push(isLast ? m.index + surface.length : cut);
        stems.push(vocabulary.stem(word));
        classes.push(tokenClass.word);
        breaks.push(i === 0 && broken);
      }
      broken = false;
      continue;
    }
    starts.push(m.index);
    ends.push(m.index + surface.length);
    stems.push(vocabulary.stem(surface));
    classes.push(
      first >= 48 && first <= 57
        ? tokenClass.number
        : first === 37 || first === 163 || first === 8364
          ? tokenClass.symbol
          : tokenClass.word,
    );
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
