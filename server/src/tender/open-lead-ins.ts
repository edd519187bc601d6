// The lead-ins that are still open while a document is read from top to bottom: "4.2 The Tenderer shall:"
// waits for "(a) …", also when it stands in the next chunk. A stack, and the rules by which texts join it.

import type { LeadIn, ModelContext } from './model.ts';
import type { Reading, TypedNumber } from './numbering.ts';

/** How wide a lead-in opens: to lists and typed items alike, or only to the block that follows directly. */
export type Opening = 'wide' | 'next-block';

interface Entry {
  readonly text: string;
  /** The number it carries itself; undefined for an unnumbered paragraph. */
  readonly own: Reading | undefined;
  readonly opening: Opening;
  /** Nothing has come after it yet. */
  fresh: boolean;
  /** The last item that hangs from it. */
  child: Reading | undefined;
}

/** Mutable while one chunk is read; `contextEntries` turns it into plain data that flows on. */
export interface OpenLeadIns {
  readonly entries: Entry[];
  /** Lead-ins around the place where reading goes on, outermost first: a list's own, a quotation's. */
  readonly base: readonly LeadIn[];
}

/** Statements carry no more lead-ins than this: the innermost ones. Keeps deep nesting linear. */
const DEEPEST = 8;
/** A lead-in longer than this keeps its end, which is where it opens. */
const LONGEST_LEAD_IN = 600;

export function openLeadIns(base: readonly LeadIn[]): OpenLeadIns {
  return { entries: [], base };
}

/** Takes up what flowed in from the chunk before. */
export function resumeLeadIns(context: ModelContext): OpenLeadIns {
  return { entries: context.openLeadIns.map(decode), base: [] };
}

/** What flows out: plain data, equal if and only if the state is. */
export function contextEntries(open: OpenLeadIns): ModelContext['openLeadIns'] {
  return open.entries.map((entry) => ({ text: entry.text, level: encode(entry) }));
}

/** Opens a lead-in after the text just read. */
export function push(
  open: OpenLeadIns,
  text: string,
  number: TypedNumber | undefined,
  opening: Opening,
): void {
  const own = number ? (top(open)?.child ?? number.readings[0]) : undefined;
  const short = text.length > LONGEST_LEAD_IN ? text.slice(text.length - LONGEST_LEAD_IN) : text;
  open.entries.push({ text: short, own, opening, fresh: true, child: undefined });
  // Hostile nesting: an innermost lead-in matters more than one hundreds of levels up.
  if (open.entries.length > 4 * DEEPEST) open.entries.splice(0, open.entries.length - 4 * DEEPEST);
}

/** Everything that is open around the next text, outermost first. `last` is the kind of a lead-in that stands directly before. */
export function current(open: OpenLeadIns, last: LeadIn['kind'] = 'lead-in'): readonly LeadIn[] {
  if (open.entries.length === 0) return open.base;
  const all: LeadIn[] = [...open.base];
  for (const entry of open.entries) all.push({ kind: entry.fresh ? last : 'lead-in', text: entry.text });
  return deepest(all);
}

/** The innermost lead-ins that a statement may carry. */
export function deepest(leadIns: readonly LeadIn[]): readonly LeadIn[] {
  return leadIns.length > DEEPEST ? leadIns.slice(leadIns.length - DEEPEST) : leadIns;
}

/** A heading or an unnumbered paragraph closes all. */
export function closeAll(open: OpenLeadIns): void {
  open.entries.length = 0;
}

/** Before a list, table or quotation: a list typed with bullets is over. */
export function closeBullets(open: OpenLeadIns): void {
  for (let last = top(open); last && !last.fresh && last.child?.style === 'bullet'; last = top(open))
    open.entries.pop();
}

/** After a list, table or quotation: a lead-in that it answered, and that has no typed items, is closed. */
export function closeAnswered(open: OpenLeadIns): void {
  const last = top(open);
  if (last?.fresh && !last.child) open.entries.pop();
  for (const entry of open.entries) entry.fresh = false;
}

/** A typed item arrives: closes what it ends and notes it as the last child of what it hangs from. */
export function arrive(open: OpenLeadIns, number: TypedNumber): void {
  const { entries } = open;
  dropNextBlockOnly(open);
  const first = number.readings[0];
  if (!first) {
    closeAll(open);
    return;
  }
  const chosen = first.style === 'decimal' ? arriveDecimal(open, first) : arriveLetter(open, number.readings);
  const last = top(open);
  if (last) last.child = chosen;
  for (const entry of entries) entry.fresh = false;
}

/** Would this typed number hang from something that is open now? Used before a text is taken for a heading. */
export function wouldHang(open: OpenLeadIns, number: TypedNumber): boolean {
  const copy: OpenLeadIns = { base: open.base, entries: open.entries.map((entry) => ({ ...entry })) };
  arrive(copy, number);
  return copy.entries.length > 0;
}

/** Is the text just read followed by lines of a list typed without numbers? */
export function expectsItems(open: OpenLeadIns): boolean {
  const last = top(open);
  return last !== undefined && (last.child?.style === 'bullet' || (last.fresh && last.opening === 'wide'));
}

function arriveDecimal(open: OpenLeadIns, reading: Reading & { style: 'decimal' }): Reading {
  const { entries } = open;
  for (let last = top(open); last; last = top(open)) {
    if (last.own?.style === 'decimal' && last.own.levels.length < reading.levels.length) break;
    if (!last.own && (last.fresh || isDecimalNoDeeper(last.child, reading))) break;
    entries.pop();
  }
  return reading;
}

function isDecimalNoDeeper(child: Reading | undefined, reading: Reading & { style: 'decimal' }): boolean {
  return child?.style === 'decimal' && child.levels.length <= reading.levels.length;
}

function arriveLetter(open: OpenLeadIns, readings: readonly Reading[]): Reading {
  const next = childThat(open, readings, followsDirectly);
  if (next) return next;
  // "(i)", "(a)", "(1)" begin a list of their own unless they follow directly; other numbers belong to a list that is open.
  const first = readings.find((reading) => reading.style !== 'decimal' && reading.value <= 1);
  return first ?? childThat(open, readings, followsLater) ?? (readings[0] as Reading);
}

/** Finds the innermost open list that one way of reading the number continues, and closes what is deeper. */
function childThat(
  open: OpenLeadIns,
  readings: readonly Reading[],
  follows: (child: Reading, next: Reading) => boolean,
): Reading | undefined {
  for (let at = open.entries.length - 1; at >= 0; at--) {
    const child = open.entries[at]?.child;
    const reading = child && readings.find((candidate) => follows(child, candidate));
    if (!reading) continue;
    open.entries.length = at + 1;
    return reading;
  }
  return undefined;
}

function followsDirectly(child: Reading, next: Reading): boolean {
  if (child.style === 'decimal' || next.style === 'decimal' || child.style !== next.style) return false;
  return child.style === 'bullet' || next.value === child.value + 1;
}
function followsLater(child: Reading, next: Reading): boolean {
  if (child.style === 'decimal' || next.style === 'decimal' || child.style !== next.style) return false;
  return next.value > child.value;
}

function dropNextBlockOnly(open: OpenLeadIns): void {
  while (top(open)?.opening === 'next-block') open.entries.pop();
}

function top(open: OpenLeadIns): Entry | undefined {
  return open.entries[open.entries.length - 1];
}

// A level is written as "own|flags|child", a reading as "style:number".

function encode(entry: Entry): string {
  return `${encodeReading(entry.own)}|${entry.opening === 'wide' ? 'w' : 'n'}${entry.fresh ? 'f' : ''}|${encodeReading(entry.child)}`;
}
function encodeReading(reading: Reading | undefined): string {
  if (!reading) return '';
  return `${reading.style}:${reading.style === 'decimal' ? reading.levels.join('.') : reading.value}`;
}

function decode(entry: { readonly text: string; readonly level: string }): Entry {
  const [own, flags, child] = entry.level.split('|');
  return {
    text: entry.text,
    own: decodeReading(own),
    opening: flags?.startsWith('w') ? 'wide' : 'next-block',
    fresh: flags?.endsWith('f') ?? false,
    child: decodeReading(child),
  };
}
function decodeReading(written: string | undefined): Reading | undefined {
  const [style, number] = (written ?? '').split(':');
  switch (style) {
    case 'decimal':
      return { style, levels: (number ?? '').split('.').map(Number) };
    case 'bullet':
      return { style, value: 0 };
    case 'digit':
    case 'letter':
    case 'LETTER':
    case 'roman':
    case 'ROMAN':
      return { style, value: Number(number) };
    default:
      return undefined;
  }
}
