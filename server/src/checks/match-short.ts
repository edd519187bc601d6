// Matching in a sentence of at most 31 words, as most are: a set of places between its words is one number of 32 bits, and a step
// of a pattern is a few operations on it. match.ts does the same for longer sentences.

import type { MatchInput, Spans } from './match.ts';
import type { Node } from './pattern.ts';
import { isCapitals, type Tokens } from './tokens.ts';

/** A sentence of so many words has 32 places. */
export const MOST_SHORT = 31;

let tokens: Tokens = { text: '', count: 0, starts: [], ends: [], stems: [], classes: [], breaks: [] };
const NO_SPANS: Spans = { of: () => [] };
let concepts = NO_SPANS;
let builtIns = NO_SPANS;
let now = 0;
/** By stem: whether it is in the sentence (`now`), and the set of places at which it begins. */
let stamps = new Int32Array(1 << 12);
let masks = new Int32Array(1 << 12);
/** Every place but the last; every place; places at which no gap may go on. */
let starts = 0;
let places = 1;
let breaks = 0;

/** Makes a sentence of at most {@link MOST_SHORT} words the one that is looked at. */
export function lookAtShort(input: MatchInput): void {
  tokens = input.tokens;
  concepts = input.concepts;
  builtIns = input.builtIns;
  now++;
  const { count, stems } = tokens;
  starts = (1 << count) - 1;
  if (count === MOST_SHORT) starts = 0x7fffffff;
  places = (starts << 1) | 1;
  breaks = 0;
  for (let i = 0; i < count; i++) {
    if (tokens.breaks[i]) breaks |= 1 << i;
    const stem = stems[i] as number;
    if (stem === 0) continue;
    if (stem >= stamps.length) widen(stem);
    if (stamps[stem] === now) masks[stem] = (masks[stem] as number) | (1 << i);
    else {
      stamps[stem] = now;
      masks[stem] = 1 << i;
    }
  }
}

function widen(stem: number): void {
  const size = Math.max(stem + 1, stamps.length * 2);
  const wider = [new Int32Array(size), new Int32Array(size)] as const;
  wider[0].set(stamps);
  wider[1].set(masks);
  [stamps, masks] = wider;
}

const maskOf = (stem: number): number => (stamps[stem] === now ? (masks[stem] as number) : 0);
function maskOfAny(stems: readonly number[]): number {
  let mask = 0;
  for (let i = 0; i < stems.length; i++) {
    const stem = stems[i] as number;
    if (stamps[stem] === now) mask |= masks[stem] as number;
  }
  return mask;
}

/** Every place at which a match that starts at one of `from` can end. */
function step(node: Node, from: number): number {
  switch (node.kind) {
    case 'word':
      return (from & maskOf(node.stem)) << 1;
    case 'words':
      return (from & maskOfAny(node.stems)) << 1;
    case 'exact':
      return (from & maskOf(node.stem)) === 0 ? 0 : exact(node.stem, node.form, from);
    case 'concept':
      return spansFrom(concepts.of(node.number), from);
    case 'built-in':
      return spansFrom(builtIns.of(node.number), from);
    case 'sequence': {
      const { items } = node;
      let set = from;
      for (let i = 0; i < items.length; i++) {
        set = step(items[i] as Node, set);
        if (set === 0) return 0;
      }
      return set;
    }
    case 'choice': {
      const { stems, others } = node;
      let to = 0;
      for (let i = 0; i < stems.length; i++) {
        const stem = stems[i] as number;
        if (stamps[stem] !== now || (from & (masks[stem] as number)) === 0) continue;
        const branches = node.byStem.get(stem) as readonly Node[];
        for (let k = 0; k < branches.length; k++) to |= step(branches[k] as Node, from);
      }
      for (let i = 0; i < others.length; i++) to |= step(others[i] as Node, from);
      return to;
    }
    case 'optional':
      return from | step(node.item, from);
    case 'gap':
      return gap(node.most, from);
    case 'not': {
      const { item } = node;
      if (item.kind === 'word') return from & ~maskOf(item.stem);
      if (item.kind === 'words') return from & ~maskOfAny(item.stems);
      let to = 0;
      for (let left = from; left !== 0; left &= left - 1) {
        const place = left & -left;
        if (step(item, place) === 0) to |= place;
      }
      return to;
    }
  }
}

function spansFrom(spans: readonly number[], from: number): number {
  let to = 0;
  for (let i = 0; i < spans.length; i += 2)
    if ((from & (1 << (spans[i] as number))) !== 0) to |= 1 << (spans[i + 1] as number);
  return to;
}

function exact(stem: number, form: string, from: number): number {
  let to = 0;
  for (let i = 0; i < tokens.count; i++)
    if (
      tokens.stems[i] === stem &&
      (from & (1 << i)) !== 0 &&
      hasForm(tokens.text.slice(tokens.starts[i], tokens.ends[i]), form)
    )
      to |= 1 << (i + 1);
  return to;
}

/** "MEAT" is no meat. */
export const hasForm = (word: string, form: string): boolean =>
  isCapitals(form) ? word === form : word.toLowerCase() === form;

/** Up to `most` words; exactly one, whatever it is, where that is negative. */
function gap(most: number, from: number): number {
  if (most < 0) return (from & starts) << 1;
  let to = from;
  if (breaks === 0) {
    // Each turn doubles how far the places reach, and the last goes no further than asked.
    for (let reach = 0; reach < most; ) {
      const on = Math.min(reach + 1, most - reach);
      to |= to << on;
      reach += on;
    }
    return to & places;
  }
  let open = from;
  for (let i = 0; i < most && open !== 0; i++) {
    open = (open & starts & ~breaks) << 1;
    to |= open;
  }
  return to;
}

/** Places at which a match may start, told from the first part of the pattern alone. */
function startsOf(node: Node): number {
  switch (node.kind) {
    case 'word':
    case 'exact':
      return maskOf(node.stem);
    case 'words':
      return maskOfAny(node.stems);
    case 'concept':
      return spanStarts(concepts.of(node.number));
    case 'built-in':
      return spanStarts(builtIns.of(node.number));
    case 'sequence':
      return startsOf(node.items[0] as Node);
    case 'choice': {
      let mask = maskOfAny(node.stems);
      for (const item of node.others) mask |= startsOf(item);
      return mask;
    }
    default:
      return starts;
  }
}
function spanStarts(spans: readonly number[]): number {
  let mask = 0;
  for (let i = 0; i < spans.length; i += 2) mask |= 1 << (spans[i] as number);
  return mask;
}

/** Whether a pattern ends anywhere in the sentence, having taken some words or none. */
export function endsInShort(node: Node): boolean {
  return step(node, starts) !== 0;
}

/** Calls `found` with every match, by start, shortest first; both are token indexes. Stops when it returns true. */
export function eachInShort(node: Node, found: (start: number, end: number) => boolean): void {
  if (step(node, starts) === 0) return;
  for (let left = startsOf(node) & starts; left !== 0; left &= left - 1) {
    const place = left & -left;
    const start = 31 - Math.clz32(place);
    // Of the places after the start.
    for (let ends = step(node, place) & (-2 << start); ends !== 0; ends &= ends - 1)
      if (found(start, 31 - Math.clz32(ends & -ends))) return;
  }
}
