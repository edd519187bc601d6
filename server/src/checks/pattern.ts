// The pattern language of the clause library: parsing it, and matching a parsed pattern on tokens.
//
//   word          a word in any inflection (compared by stem); several words follow one another
//   =word         exactly this form; of an abbreviation (=MEAT) the capitals count
//   <concept>     any expression of a concept;  <#percent> a recognised quantity (tokens.ts, builtIns)
//   (a|b)         alternatives                   [a]   optional
//   ..            up to 4 words between          ...   up to 16 words between
//   _             exactly one word               !a    what follows is not a
//
// Matching carries a set of places forward, so its cost is bounded by length × size of the pattern: nothing
// an author writes can make it run away.

import { builtIns, type Tokens, type Vocabulary } from './tokens.ts';

export type Node =
  | { readonly kind: 'word'; readonly stem: number; readonly common: boolean }
  /** Alternatives of one word each: one look-up instead of a try of each. */
  | { readonly kind: 'words'; readonly stems: ReadonlySet<number>; readonly common: boolean }
  /** In lower case; an abbreviation as written, since its capitals count. */
  | { readonly kind: 'exact'; readonly form: string; readonly stem: number }
  /** `number` is the concept's place in its library, or that of the quantity among {@link builtIns}. */
  | { readonly kind: 'concept'; readonly id: string; readonly number: number }
  | { readonly kind: 'built-in'; readonly id: string; readonly number: number }
  | {
      readonly kind: 'sequence';
      readonly items: readonly Node[];
      /** Words that must stand right beside a concept or a quantity of it: a cheap look before the match is tried. */
      readonly beside: readonly Beside[];
    }
  | {
      readonly kind: 'choice';
      readonly items: readonly Node[];
      /** Branches by the stem of their first word, so that only those are tried whose word is there. */
      readonly byStem: ReadonlyMap<number, readonly Node[]>;
      /** Branches that begin with something else. */
      readonly others: readonly Node[];
    }
  | { readonly kind: 'optional'; readonly item: Node }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'not'; readonly item: Node };

/** Right before, or right after, some span of the anchor stands one of these stems. */
interface Beside {
  readonly anchor: Extract<Node, { readonly kind: 'concept' | 'built-in' }>;
  readonly side: 'before' | 'after';
  readonly stems: ReadonlySet<number>;
}

export const SHORT_GAP = 4;
export const LONG_GAP = 16;

/** Words too common to decide which patterns are worth trying. */
const COMMON = new Set(
  'a an the of in on at to for by with and or from as be is are it its their any all that which who this these those will may can have has do into such'.split(
    ' ',
  ),
);

/** Of a concept that the library does not have. */
const NO_NUMBER = -1;

export class PatternError extends Error {}

/**
 * Parses a pattern. `numberOf` gives the number of a concept; one that it does not know has none and matches nothing.
 * Throws {@link PatternError} with what is wrong and where.
 */
export function parsePattern(
  source: string,
  vocabulary: Vocabulary,
  numberOf: (concept: string) => number | undefined = () => undefined,
): Node {
  const lexemes = source.match(/<#?[^<>]*>|\.{2,}|[()[\]|!_]|=?[A-Za-z\u00C0-\u024F0-9'’,.%£€&-]+|\S/g) ?? [];
  let at = 0;
  const fail = (why: string): never => {
    throw new PatternError(`${why} in the pattern "${source}"`);
  };
  const choice = (): Node => {
    const items = [sequence()];
    while (lexemes[at] === '|') {
      at++;
      items.push(sequence());
    }
    return items.length === 1 ? (items[0] as Node) : alternatives(items);
  };
  const sequence = (): Node => {
    const items: Node[] = [];
    for (;;) {
      const lexeme = lexemes[at];
      if (lexeme === undefined || lexeme === ')' || lexeme === ']' || lexeme === '|') break;
      items.push(...one());
    }
    if (items.length === 0) fail('an empty part');
    return items.length === 1 ? (items[0] as Node) : { kind: 'sequence', items, beside: besideIn(items) };
  };
  const known = writtenIn(vocabulary);
  const one = (): readonly Node[] => {
    const lexeme = lexemes[at++] as string;
    const same = known.get(lexeme);
    if (same) return same;
    if (lexeme === '(' || lexeme === '[') {
      const inner = choice();
      if (lexemes[at++] !== (lexeme === '(' ? ')' : ']')) fail(`a missing "${lexeme === '(' ? ')' : ']'}"`);
      return [lexeme === '(' ? inner : { kind: 'optional', item: inner }];
    }
    if (lexeme === '!') return [{ kind: 'not', item: (one()[0] as Node) ?? fail('nothing after "!"') }];
    if (lexeme === '_') return [{ kind: 'gap', most: -1 }];
    if (/^\.{2,}$/.test(lexeme)) return [{ kind: 'gap', most: lexeme.length === 2 ? SHORT_GAP : LONG_GAP }];
    const reference = /^<(#?)([a-z][a-z0-9-]*)>$/.exec(lexeme);
    if (reference?.[1] && !(builtIns as readonly string[]).includes(reference[2] as string))
      fail(`"${lexeme}", which is not one of ${builtIns.map((b) => `<#${b}>`).join(', ')},`);
    if (reference) {
      const id = reference[2] as string;
      return reference[1]
        ? [{ kind: 'built-in', id, number: (builtIns as readonly string[]).indexOf(id) }]
        : [{ kind: 'concept', id, number: numberOf(id) ?? NO_NUMBER }];
    }
    if (lexeme.startsWith('<')) fail(`"${lexeme}", which is not the id of a concept,`);
    const exact = lexeme.startsWith('=');
    // Read a word the way the text is read, so that "sub-contractor" and "67(5)" fall into the same tokens.
    const words = lexeme
      .replace(/^=/, '')
      .match(/\d+(?:,\d+)*(?:\.\d+)?|[A-Za-z\u00C0-\u024F]+(?:['’][a-z]+)?|[%£€]/g);
    if (!words) return /^[.,&'’/-]+$/.test(lexeme) ? [] : fail(`"${lexeme}", which is not a word,`);
    const nodes = words.map(
      (word): Node =>
        exact
          ? { kind: 'exact', form: isCapitals(word) ? word : word.toLowerCase(), stem: vocabulary.add(word) }
          : { kind: 'word', stem: vocabulary.add(word), common: COMMON.has(word.toLowerCase()) },
    );
    known.set(lexeme, nodes);
    return nodes;
  };
  const tree = choice();
  if (at < lexemes.length) fail(`"${lexemes[at]}" out of place`);
  return tree;
}

/** Words as they were written in patterns before: most patterns are made of the same ones. */
const written = new WeakMap<Vocabulary, Map<string, readonly Node[]>>();
function writtenIn(vocabulary: Vocabulary): Map<string, readonly Node[]> {
  let known = written.get(vocabulary);
  if (!known) {
    known = new Map();
    written.set(vocabulary, known);
  }
  return known;
}

function alternatives(items: readonly Node[]): Node {
  const stems = new Set<number>();
  let common = false;
  for (const item of items) {
    if (item.kind !== 'word') return choiceOf(items);
    stems.add(item.stem);
    common ||= item.common;
  }
  return { kind: 'words', stems, common };
}

function choiceOf(items: readonly Node[]): Node {
  const byStem = new Map<number, Node[]>();
  const others: Node[] = [];
  for (const item of items) {
    const first = firstStems(item);
    if (!first) others.push(item);
    else
      for (const stem of first) {
        const list = byStem.get(stem);
        if (list) list.push(item);
        else byStem.set(stem, [item]);
      }
  }
  return { kind: 'choice', items, byStem, others };
}

/** The stems a match must begin with; undefined if it may begin with something else. */
function firstStems(node: Node): Iterable<number> | undefined {
  if (node.kind === 'word' || node.kind === 'exact') return [node.stem];
  if (node.kind === 'words') return node.stems;
  if (node.kind === 'sequence') return firstStems(node.items[0] as Node);
  if (node.kind === 'choice' && node.others.length === 0) return node.byStem.keys();
  return undefined;
}

/** The stems one of which must come next, after what may be left out; undefined if it may be something else. */
function nextStems(items: readonly Node[], from: number): ReadonlySet<number> | undefined {
  const all = new Set<number>();
  for (let i = from; i < items.length; i++) {
    const item = items[i] as Node;
    const stems = firstStems(item.kind === 'optional' ? item.item : item);
    if (!stems) return undefined;
    for (const stem of stems) all.add(stem);
    if (item.kind !== 'optional') return all;
  }
  return undefined;
}

/** The stems one of which must stand before, where that is one word. */
function stemsBefore(item: Node | undefined): ReadonlySet<number> | undefined {
  if (item?.kind === 'word' || item?.kind === 'exact') return new Set([item.stem]);
  return item?.kind === 'words' ? item.stems : undefined;
}

function besideIn(items: readonly Node[]): readonly Beside[] {
  return items.flatMap((anchor, i) => {
    if (anchor.kind !== 'concept' && anchor.kind !== 'built-in') return [];
    const before = stemsBefore(items[i - 1]);
    const after = nextStems(items, i + 1);
    return [
      ...(before ? [{ anchor, side: 'before', stems: before } as const] : []),
      ...(after ? [{ anchor, side: 'after', stems: after } as const] : []),
    ];
  });
}

/** "MEAT" is no meat. */
const isCapitals = (word: string) => /^[A-Z]{2,}$/.test(word);
const hasForm = (word: string, form: string) =>
  isCapitals(form) ? word === form : word.toLowerCase() === form;

/** A set of stems, or a map by stem. */
export interface Stems {
  readonly has: (stem: number) => boolean;
}

/** Spans of concepts, or of quantities, in one token sequence; both go by number. */
export interface Spans {
  /** Ends of the spans of a concept that start at a token. */
  at(number: number, start: number): readonly number[];
  /** Tokens at which its spans start, ascending. */
  starts(number: number): readonly number[];
  /** Start, end, start, end … of its spans, ascending. */
  of(number: number): readonly number[];
}

export interface MatchInput {
  readonly tokens: Tokens;
  readonly concepts: Spans;
  readonly builtIns: Spans;
  /** Tokens that have this stem or one of these, ascending. */
  readonly words: (stems: number | Stems) => readonly number[];
}

/** Places (token indexes, ascending) at which a match that starts at one of `from` can end. */
function ends(node: Node, from: readonly number[], input: MatchInput): readonly number[] {
  const { tokens } = input;
  switch (node.kind) {
    case 'word': {
      const out: number[] = [];
      for (const p of from) if (p < tokens.count && tokens.stems[p] === node.stem) out.push(p + 1);
      return out;
    }
    case 'words': {
      let out: number[] | undefined;
      for (const p of from)
        if (p < tokens.count && node.stems.has(tokens.stems[p] as number)) {
          if (out) out.push(p + 1);
          else out = [p + 1];
        }
      return out ?? NONE;
    }
    case 'exact': {
      const out: number[] = [];
      for (const p of from)
        if (
          p < tokens.count &&
          tokens.stems[p] === node.stem &&
          hasForm(tokens.text.slice(tokens.starts[p], tokens.ends[p]), node.form)
        )
          out.push(p + 1);
      return out;
    }
    case 'concept':
    case 'built-in': {
      const spans = node.kind === 'concept' ? input.concepts : input.builtIns;
      if (from.length === 1) return spans.at(node.number, from[0] as number);
      let all: readonly number[] = NONE;
      for (const p of from) all = union(all, spans.at(node.number, p));
      return all;
    }
    case 'sequence': {
      let now = from;
      for (const item of node.items) {
        now = ends(item, now, input);
        if (now.length === 0) return NONE;
      }
      return now;
    }
    case 'choice': {
      let all: readonly number[] = NONE;
      for (const p of from) {
        const branches = p < tokens.count ? node.byStem.get(tokens.stems[p] as number) : undefined;
        if (branches) for (const branch of branches) all = union(all, ends(branch, [p], input));
      }
      for (const item of node.others) all = union(all, ends(item, from, input));
      return all;
    }
    case 'optional':
      return union(from, ends(node.item, from, input));
    case 'gap': {
      if (from.length === 1) return reach(node.most, from[0] as number, tokens);
      let all: readonly number[] = NONE;
      for (const p of from) all = union(all, reach(node.most, p, tokens));
      return all;
    }
    case 'not':
      return from.filter((p) => ends(node.item, [p], input).length === 0);
  }
}

const NONE: readonly number[] = [];

/** Places that a gap can end at. */
function reach(most: number, p: number, tokens: Tokens): readonly number[] {
  if (most < 0) return p < tokens.count ? [p + 1] : NONE;
  const out = [p];
  for (let e = p; e < tokens.count && e < p + most && !tokens.breaks[e]; e++) out.push(e + 1);
  return out;
}

/** Two ascending lists as one. */
function union(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = i < a.length ? (a[i] as number) : Number.POSITIVE_INFINITY;
    const y = j < b.length ? (b[j] as number) : Number.POSITIVE_INFINITY;
    out.push(Math.min(x, y));
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return out;
}

/** Tokens at which a match could start, ascending; told from the first part of the pattern alone. */
function startsOf(node: Node, input: MatchInput): readonly number[] {
  switch (node.kind) {
    case 'word':
    case 'exact':
      return input.words(node.stem);
    case 'words':
      return input.words(node.stems);
    case 'concept':
      return input.concepts.starts(node.number);
    case 'built-in':
      return input.builtIns.starts(node.number);
    case 'sequence':
      return startsOf(node.items[0] as Node, input);
    case 'choice': {
      let all = node.byStem.size > 0 ? input.words(node.byStem) : NONE;
      for (const item of node.others) all = union(all, startsOf(item, input));
      return all;
    }
    default:
      return everyToken(input.tokens.count);
  }
}

const counted: number[] = [];
function everyToken(count: number): readonly number[] {
  while (counted.length < count) counted.push(counted.length);
  return counted.slice(0, count);
}

function stands(
  { anchor, side, stems }: Beside,
  { tokens, concepts, builtIns: quantities }: MatchInput,
): boolean {
  const spans = (anchor.kind === 'concept' ? concepts : quantities).of(anchor.number);
  for (let i = 0; i < spans.length; i += 2) {
    const at = side === 'before' ? (spans[i] as number) - 1 : (spans[i + 1] as number);
    if (at >= 0 && at < tokens.count && stems.has(tokens.stems[at] as number)) return true;
  }
  return false;
}

/** Calls `found` with every match, by start, shortest first. Stops when it returns true. */
export function eachMatch(
  node: Node,
  input: MatchInput,
  found: (start: number, end: number) => boolean,
): void {
  if (node.kind === 'sequence') for (const beside of node.beside) if (!stands(beside, input)) return;
  for (const start of startsOf(node, input))
    for (const end of ends(node, [start], input)) if (end > start && found(start, end)) return;
}

/** The first, shortest match that ends after token `after`; undefined if there is none. */
export function firstMatch(
  node: Node,
  input: MatchInput,
  after: number,
): { readonly start: number; readonly end: number } | undefined {
  let first: { readonly start: number; readonly end: number } | undefined;
  eachMatch(node, input, (start, end) => {
    if (end <= after) return false;
    first = { start, end };
    return true;
  });
  return first;
}

/** A thing a pattern needs: the stem of a word, a concept or a quantity. */
export type Atom = string;
const atomOf = (node: Node): Atom | undefined =>
  node.kind === 'word'
    ? node.common
      ? undefined
      : `w${node.stem}`
    : node.kind === 'exact'
      ? `w${node.stem}`
      : node.kind === 'concept'
        ? `c${node.id}`
        : node.kind === 'built-in'
          ? `b${node.id}`
          : undefined;

/** Sets of atoms of each of which at least one must be present for the pattern to match. */
export function needs(node: Node): readonly (readonly Atom[])[] {
  const atom = atomOf(node);
  if (atom) return [[atom]];
  if (node.kind === 'words') return node.common ? [] : [[...node.stems].map((stem) => `w${stem}`)];
  if (node.kind === 'sequence') return node.items.flatMap(needs);
  if (node.kind === 'choice') {
    // One need of each branch, together: whichever branch matches, one of these is there.
    const best = node.items.map((item) => [...needs(item)].sort((a, b) => a.length - b.length)[0]);
    return best.every((b) => b !== undefined) ? [best.flatMap((b) => b as readonly Atom[])] : [];
  }
  return [];
}

/** Every concept a pattern mentions. */
export function conceptsIn(node: Node): readonly string[] {
  if (node.kind === 'concept') return [node.id];
  if (node.kind === 'sequence' || node.kind === 'choice') return node.items.flatMap(conceptsIn);
  if (node.kind === 'optional' || node.kind === 'not') return conceptsIn(node.item);
  return [];
}
