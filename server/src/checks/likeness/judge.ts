// Which rule a statement reads like, by the weights that were learned from labelled passages.

import type { Tokens, Vocabulary } from '../tokens.ts';
import { spelling, visitFeatures, type WordAt } from './features.ts';
import type { Learned } from './weights.ts';

/** A rule that a statement reads like. */
export interface Likeness {
  /** What {@link Judge} knows the rule by: its number among those given. */
  readonly rule: number;
  /** Log odds; more is surer. */
  readonly score: number;
}

/** Titles add to what the words say; a statement that has less than this without them is not looked at again with them. */
const WORTH_TITLES = 1.5;

/** A number or a name in a cell says too little to be like anything. */
const FEWEST_WORDS = 4;

/** What is this much less than alike is not much like a rule. */
const LITTLE = 1;

/** Judges statements; made for a vocabulary, and for those of the learned rules that a profile makes relevant. */
export class Judge {
  readonly #learned: Learned;
  /** By the learned number of a rule: what it is known by, or -1. */
  readonly #known: Int32Array;
  /** The other way round. */
  readonly #learnedAs: ReadonlyMap<number, number>;
  /** By number of a stem in the vocabulary: the learned number of the word. */
  readonly #wordByStem: Int32Array;
  readonly #signs: ReadonlyMap<string, number>;
  readonly #sums: Float64Array;
  /** The rows of the text that is being judged, each once: `seen` has `now` for them. */
  readonly #rows: number[] = [];
  readonly #seen: Int32Array;
  #now = 0;

  /** `numberOf` says what a rule is to be known by; undefined for one that does not matter. */
  constructor(learned: Learned, vocabulary: Vocabulary, numberOf: (id: string) => number | undefined) {
    this.#learned = learned;
    const { rules, words } = learned.file;
    this.#known = Int32Array.from(rules, (id) => numberOf(id) ?? -1);
    this.#learnedAs = new Map(
      [...this.#known].flatMap((rule, at) => (rule === -1 ? [] : [[rule, at] as const])),
    );
    this.#sums = new Float64Array(rules.length);
    this.#seen = new Int32Array(learned.weights.begins.length);
    const numbers = words.map((word) => vocabulary.addStem(word));
    this.#wordByStem = new Int32Array(vocabulary.size + 1);
    for (const [i, number] of numbers.entries()) this.#wordByStem[number] = i + 2;
    this.#signs = new Map(
      words.flatMap((word, i) => (/^[#%£€]$/.test(word) ? [[word, i + 2] as const] : [])),
    );
  }

  readonly #wordAt: WordAt = (tokens, at) => {
    const sign = spelling(tokens, at);
    return sign === undefined
      ? (this.#wordByStem[tokens.stems[at] as number] ?? 0)
      : (this.#signs.get(sign) ?? 0);
  };

  /** What stretches of text, read as one, are most like; undefined if like nothing. `titles` are asked for only where they may matter. */
  likeness(stretches: readonly Tokens[], titles: () => Iterable<Tokens>): Likeness | undefined {
    if (stretches.every(({ count }) => count < FEWEST_WORDS)) return undefined;
    const { threshold } = this.#learned.file;
    this.#addOwn(stretches);
    if ((this.#best()?.score ?? Number.NEGATIVE_INFINITY) < threshold - WORTH_TITLES) return undefined;
    this.#addTitles(titles());
    const best = this.#best();
    return best && best.score >= threshold ? best : undefined;
  }

  /** Whether anything was learned of a rule. */
  knows(rule: number): boolean {
    return this.#learnedAs.has(rule);
  }

  /** Whether a text reads like lawful passages: not at all like those of the rule, nor much like those of any other. */
  readsLawful(rule: number, stretches: Iterable<Tokens>, titles: Iterable<Tokens>): boolean {
    const at = this.#learnedAs.get(rule);
    if (at === undefined) return false;
    this.#addOwn(stretches);
    this.#addTitles(titles);
    const { doubt, threshold } = this.#learned.file;
    return (this.#sums[at] as number) < doubt && (this.#best()?.score ?? doubt) < threshold - LITTLE;
  }

  /** The words of a text that speak most for a rule, as they are written, in the order of the text. */
  telling(tokens: Tokens, { rule }: Likeness, most: number): readonly string[] {
    const weights = [...new Array(tokens.count).keys()]
      .map((at) => ({ at, weight: this.#weightOf(this.#wordAt(tokens, at), rule) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .map(({ at }) => ({ at, word: tokens.text.slice(tokens.starts[at], tokens.ends[at]) }));
    const first = weights.filter(({ word }, i) => weights.findIndex((other) => other.word === word) === i);
    return first
      .slice(0, most)
      .sort((a, b) => a.at - b.at)
      .map(({ word }) => word);
  }

  /** How much the words of a text speak for a rule, taken together. */
  weightOf(tokens: Tokens, { rule }: Likeness): number {
    let sum = 0;
    const seen = new Set<number>();
    visitFeatures(
      [tokens],
      this.#wordAt,
      (word) => seen.add(word),
      () => {},
    );
    for (const word of seen) sum += this.#weightOf(word, rule);
    return sum;
  }

  #addOwn(stretches: Iterable<Tokens>): void {
    this.#sums.set(this.#learned.file.bias);
    this.#begin();
    visitFeatures(stretches, this.#wordAt, this.#seeWord, this.#seePair);
    this.#add();
  }

  #addTitles(titles: Iterable<Tokens>): void {
    this.#begin();
    visitFeatures(titles, this.#wordAt, this.#seeTitle, () => {});
    this.#add();
  }

  #begin(): void {
    this.#rows.length = 0;
    this.#now++;
  }

  readonly #seeWord = (word: number): void => this.#see(word - 2);
  readonly #seePair = (pair: number): void => this.#see(this.#learned.pairRows.get(pair));
  readonly #seeTitle = (word: number): void => this.#see(this.#learned.titleRows.get(word));
  #see(row: number | undefined): void {
    if (row === undefined || this.#seen[row] === this.#now) return;
    this.#seen[row] = this.#now;
    this.#rows.push(row);
  }

  /** The longer a text, the less each of its words says. */
  #add(): void {
    const rows = this.#rows;
    const { begins, rules, values } = this.#learned.weights;
    const share = 1 / Math.sqrt(Math.max(1, rows.length));
    const sums = this.#sums;
    for (const row of rows) {
      const end = begins[row + 1] as number;
      for (let i = begins[row] as number; i < end; i++) {
        const rule = rules[i] as number;
        sums[rule] = (sums[rule] as number) + (values[i] as number) * share;
      }
    }
  }

  #best(): Likeness | undefined {
    let rule = -1;
    let score = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < this.#sums.length; i++) {
      if ((this.#sums[i] as number) <= score || this.#known[i] === -1) continue;
      score = this.#sums[i] as number;
      rule = this.#known[i] as number;
    }
    return rule === -1 ? undefined : { rule, score };
  }

  #weightOf(word: number, rule: number): number {
    if (word < 2) return 0;
    const { begins, rules, values } = this.#learned.weights;
    for (let i = begins[word - 2] as number; i < (begins[word - 1] as number); i++)
      if (this.#known[rules[i] as number] === rule) return values[i] as number;
    return 0;
  }
}
