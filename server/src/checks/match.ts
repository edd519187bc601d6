// Matching a parsed pattern on a sentence. A set of places is a row of bits, and a step of a pattern takes a whole set
// forward at once, so its cost is bounded by length × size of the pattern: nothing an author writes can make it run away.

import { eachInShort, endsInShort, hasForm, lookAtShort, MOST_SHORT } from './match-short.ts';
import type { Node } from './pattern.ts';
import type { Tokens } from './tokens.ts';

/** Spans of concepts, or of quantities, in one token sequence; both go by number. */
export interface Spans {
  /** Start, end, start, end … of its spans, ascending; token indexes. */
  of(number: number): readonly number[];
}

export interface MatchInput {
  readonly tokens: Tokens;
  readonly concepts: Spans;
  readonly builtIns: Spans;
}

// One sentence is looked at at a time. Its places (0 … count, between the tokens) are numbered, a set of them takes `width` words of
// 32 bits of the arena, and the sets made on the way lie above one another up to `top`.
let sentence: MatchInput | undefined;
/** Whether match-short.ts looks at it instead. */
let isShort = false;
let tokens: Tokens = { text: '', count: 0, starts: [], ends: [], stems: [], classes: [], breaks: [] };
let width = 1;
let arena = new Int32Array(1 << 12);
let top = 0;
let now = 0;
/** By stem: whether it is in the sentence (`now`), and the set of places at which it begins. */
let stamps = new Uint32Array(1 << 12);
let masks = new Uint32Array(1 << 12);
/** Every place but the last. */
let all = 0;
/** Places at which no gap may go on. */
let breaks = -1;

/** A new, empty set. */
function emptySet(): number {
  const at = top;
  top += width;
  if (top > arena.length) {
    const wider = new Int32Array(arena.length * 2);
    wider.set(arena);
    arena = wider;
  }
  clear(at);
  return at;
}
function clear(set: number): void {
  for (let k = 0; k < width; k++) arena[set + k] = 0;
}
const isEmpty = (set: number): boolean => {
  for (let k = 0; k < width; k++) if (arena[set + k] !== 0) return false;
  return true;
};
const holds = (set: number, place: number): boolean =>
  ((arena[set + (place >> 5)] as number) & (1 << (place & 31))) !== 0;
/** The first place of a set that is not before `place`; beyond the last there is none. */
function placeFrom(set: number, place: number): number {
  let k = place >> 5;
  if (k >= width) return width << 5;
  let word = (arena[set + k] as number) & (-1 << (place & 31));
  while (word === 0) {
    k++;
    if (k >= width) return width << 5;
    word = arena[set + k] as number;
  }
  return (k << 5) + 31 - Math.clz32(word & -word);
}
const put = (set: number, place: number): void => {
  arena[set + (place >> 5)] = (arena[set + (place >> 5)] as number) | (1 << (place & 31));
};
const addAll = (to: number, from: number): void => {
  for (let k = 0; k < width; k++) arena[to + k] = (arena[to + k] as number) | (arena[from + k] as number);
};
/** Adds the places right after those that are in both sets. */
function addNext(to: number, from: number, mask: number): void {
  let carry = 0;
  for (let k = 0; k < width; k++) {
    const both = (arena[from + k] as number) & (arena[mask + k] as number);
    arena[to + k] = (arena[to + k] as number) | (both << 1) | carry;
    carry = both >>> 31;
  }
}

/** Makes a sentence the one that is looked at. */
function lookAt(input: MatchInput): void {
  if (input === sentence) return;
  sentence = input;
  isShort = input.tokens.count <= MOST_SHORT;
  if (isShort) {
    lookAtShort(input);
    return;
  }
  tokens = input.tokens;
  now++;
  width = (tokens.count >> 5) + 1;
  top = 0;
  breaks = -1;
  all = emptySet();
  for (let k = 0; k < width; k++) arena[all + k] = -1;
  arena[all + width - 1] = (1 << (tokens.count & 31)) - 1;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.breaks[i]) {
      if (breaks < 0) breaks = emptySet();
      put(breaks, i);
    }
    const stem = tokens.stems[i] as number;
    if (stem === 0) continue;
    if (stem >= stamps.length) {
      const size = Math.max(stem + 1, stamps.length * 2);
      stamps = widened(stamps, size);
      masks = widened(masks, size);
    }
    if (stamps[stem] !== now) {
      stamps[stem] = now;
      masks[stem] = emptySet();
    }
    put(masks[stem] as number, i);
  }
}
function widened(array: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(size);
  wider.set(array);
  return wider;
}

/** Adds to `to` every place at which a match that starts at one of `from` can end. */
function step(node: Node, from: number, to: number): void {
  switch (node.kind) {
    case 'word':
      if (stamps[node.stem] === now) addNext(to, from, masks[node.stem] as number);
      return;
    case 'words':
      for (const stem of node.stems) if (stamps[stem] === now) addNext(to, from, masks[stem] as number);
      return;
    case 'exact':
      if (stamps[node.stem] !== now) return;
      for (let p = 0; p < tokens.count; p++)
        if (
          tokens.stems[p] === node.stem &&
          holds(from, p) &&
          hasForm(tokens.text.slice(tokens.starts[p], tokens.ends[p]), node.form)
        )
          put(to, p + 1);
      return;
    case 'concept':
    case 'built-in': {
      const { concepts, builtIns } = sentence as MatchInput;
      const spans = (node.kind === 'concept' ? concepts : builtIns).of(node.number);
      for (let i = 0; i < spans.length; i += 2)
        if (holds(from, spans[i] as number)) put(to, spans[i + 1] as number);
      return;
    }
    case 'sequence': {
      const mark = top;
      let set = from;
      for (const item of node.items) {
        const next = emptySet();
        step(item, set, next);
        if (isEmpty(next)) {
          top = mark;
          return;
        }
        set = next;
      }
      addAll(to, set);
      top = mark;
      return;
    }
    case 'choice':
      for (const stem of node.stems)
        if (stamps[stem] === now)
          for (const branch of node.byStem.get(stem) as readonly Node[]) step(branch, from, to);
      for (const item of node.others) step(item, from, to);
      return;
    case 'optional':
      addAll(to, from);
      step(node.item, from, to);
      return;
    case 'gap':
      gap(node.most, from, to);
      return;
    case 'not': {
      const mark = top;
      const one = emptySet();
      const end = emptySet();
      for (let p = placeFrom(from, 0); p <= tokens.count; p = placeFrom(from, p + 1)) {
        put(one, p);
        step(node.item, one, end);
        if (isEmpty(end)) put(to, p);
        clear(one);
        clear(end);
      }
      top = mark;
      return;
    }
  }
}

/** Up to `most` words; exactly one, whatever it is, where that is negative. */
function gap(most: number, from: number, to: number): void {
  const mark = top;
  const open = emptySet();
  const next = emptySet();
  addAll(open, from);
  if (most >= 0) addAll(to, from);
  for (let i = 0; i < Math.abs(most); i++) {
    // No place lies beyond the last token, and but for "exactly one" none beyond a break.
    arena[open + (tokens.count >> 5)] =
      (arena[open + (tokens.count >> 5)] as number) & ~(1 << (tokens.count & 31));
    if (most >= 0 && breaks >= 0)
      for (let k = 0; k < width; k++)
        arena[open + k] = (arena[open + k] as number) & ~(arena[breaks + k] as number);
    let carry = 0;
    for (let k = 0; k < width; k++) {
      const word = arena[open + k] as number;
      arena[next + k] = (word << 1) | carry;
      carry = word >>> 31;
    }
    if (isEmpty(next)) break;
    addAll(to, next);
    for (let k = 0; k < width; k++) arena[open + k] = arena[next + k] as number;
  }
  top = mark;
}

/** Calls `found` with every match, by start, shortest first; both are token indexes. Stops when it returns true. */
export function eachMatch(
  node: Node,
  input: MatchInput,
  found: (start: number, end: number) => boolean,
): void {
  lookAt(input);
  if (isShort) {
    eachInShort(node, found);
    return;
  }
  const mark = top;
  const ends = emptySet();
  step(node, all, ends);
  // Most patterns that are tried match nowhere, which is known by now.
  if (!isEmpty(ends)) eachFrom(node, found);
  top = mark;
}

function eachFrom(node: Node, found: (start: number, end: number) => boolean): void {
  const one = emptySet();
  const ends = emptySet();
  for (let start = 0; start < tokens.count; start++) {
    if (!mayStart(node, start)) continue;
    put(one, start);
    step(node, one, ends);
    for (let end = placeFrom(ends, start + 1); end <= tokens.count; end = placeFrom(ends, end + 1))
      if (found(start, end)) return;
    clear(one);
    clear(ends);
  }
}

/** Whether a match could start at a token, told from the first part of the pattern alone. */
function mayStart(node: Node, start: number): boolean {
  switch (node.kind) {
    case 'word':
    case 'exact':
      return tokens.stems[start] === node.stem;
    case 'words':
      return node.stems.includes(tokens.stems[start] as number);
    case 'concept':
    case 'built-in': {
      const { concepts, builtIns } = sentence as MatchInput;
      const spans = (node.kind === 'concept' ? concepts : builtIns).of(node.number);
      for (let i = 0; i < spans.length; i += 2) if (spans[i] === start) return true;
      return false;
    }
    case 'sequence':
      return mayStart(node.items[0] as Node, start);
    case 'choice':
      return (
        node.byStem.has(tokens.stems[start] as number) || node.others.some((item) => mayStart(item, start))
      );
    default:
      return true;
  }
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

/** Whether a pattern matches anywhere in a sentence. */
export function matches(node: Node, input: MatchInput): boolean {
  if (node.kind === 'concept') return input.concepts.of(node.number).length > 0;
  lookAt(input);
  // Words are a match, no words are none.
  if (isShort) return endsInShort(node) && (!canBeEmpty(node) || firstMatch(node, input, -1) !== undefined);
  const mark = top;
  const ends = emptySet();
  step(node, all, ends);
  const found = !isEmpty(ends) && (!canBeEmpty(node) || firstMatch(node, input, -1) !== undefined);
  top = mark;
  return found;
}

/** Whether a pattern has a match of no words. */
function canBeEmpty(node: Node): boolean {
  switch (node.kind) {
    case 'optional':
    case 'not':
      return true;
    case 'gap':
      return node.most >= 0;
    case 'sequence':
      return node.items.every(canBeEmpty);
    case 'choice':
      return node.items.some(canBeEmpty);
    default:
      return false;
  }
}
