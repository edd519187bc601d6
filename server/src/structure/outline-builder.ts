// The outline while it is built: what is open, the runs of siblings, and how a provision is added to them.

import type { Offset, Range } from '../markdown/blocks.ts';
import { labelOf, pathKey } from './labels.ts';
import type { HeadingEntry, NumberStyle, Provision, Realm, Unit } from './model.ts';

export interface OpenRealm extends Realm {
  readonly byPath: Map<string, Provision[]>;
  readonly provisions: Provision[];
  readonly depth: number;
  /** Runs of numbers with all their levels, by what they have in common. */
  readonly wholeRuns: Map<string, number>;
  /** The last of the provisions directly below it. */
  lastTop: Provision | undefined;
}

export interface Builder {
  readonly document: number;
  readonly realms: OpenRealm[];
  readonly provisions: Provision[];
  readonly headings: HeadingEntry[];
  readonly runs: Provision[][];
  readonly switches: { readonly at: Offset; readonly realm: number }[];
  /** Open provisions, outermost first. */
  open: Provision[];
  /** The last run of each style below a provision (or the realm) that is still open. */
  openRuns: { readonly owner: Provision | undefined; readonly style: string; readonly run: number }[];
  realm: OpenRealm;
  /** Depth of the last heading, numbered or not. */
  headingDepth: number;
  /** Counts headings without a number: runs do not go on across one. */
  breaks: number;
  lists: {
    readonly list: number;
    readonly start: Offset;
    readonly depth: number;
    readonly base: Provision | undefined;
  }[];
}

/** Deeper than any lawyer numbers: a text that goes further is not read as nested. */
const MOST_LEVELS = 12;

export function deepest(open: readonly Provision[]): Provision | undefined {
  return open[Math.min(open.length, MOST_LEVELS) - 1];
}

interface Placing {
  readonly run?: number;
  readonly weak?: boolean;
  readonly whole?: boolean;
}

export function add(
  builder: Builder,
  unit: Unit,
  start: Offset,
  segments: readonly string[],
  parent: Provision | undefined,
  style: NumberStyle,
  value: number,
  { run, weak = false, whole = false }: Placing,
): void {
  const { realm } = builder;
  const provision: Provision = {
    realm: realm.index,
    document: builder.document,
    segments,
    label: labelIn(unit, segments, parent, whole || (parent === undefined && style === 'decimal')),
    ...(unit.word === undefined ? {} : { word: unit.word }),
    kind: unit.kind === 'body' ? 'paragraph' : unit.kind,
    style,
    value,
    typed: unit.number !== undefined,
    whole,
    weak,
    depth: unit.depth,
    title: unit.title,
    titleRange: placed(start, unit.titleRange),
    range: placed(start, unit.range),
    numberRange: placed(start, unit.numberRange ?? { start: unit.range.start, end: unit.range.start }),
    parent,
    children: [],
    hasBullets: false,
    unused: unit.unused === true,
    end: start + unit.range.end,
    run:
      run ?? (whole || style === 'decimal' ? wholeRunOf(builder, segments, unit) : builder.runs.length - 1),
    written: unit.number ?? '',
    ...(unit.marker === undefined ? {} : { marker: unit.marker }),
  };
  builder.provisions.push(provision);
  realm.provisions.push(provision);
  const key = pathKey(segments);
  const there = realm.byPath.get(key);
  if (there) there.push(provision);
  else realm.byPath.set(key, [provision]);
  parent?.children.push(provision);
  if (parent === undefined && style === 'decimal' && unit.kind !== 'cell') realm.lastTop = provision;
  (builder.runs[provision.run] as Provision[]).push(provision);
  if (unit.kind !== 'cell') builder.open = [...builder.open.slice(0, MOST_LEVELS), provision];
}

/** As the text writes it where that says all; otherwise put together from what it stands in. */
function labelIn(
  unit: Unit,
  segments: readonly string[],
  parent: Provision | undefined,
  isWhole: boolean,
): string {
  if (isWhole && unit.number !== undefined)
    return unit.number.replace(/[.)]+$/, (end) =>
      end.includes(')') && unit.number?.includes('(') ? ')' : '',
    );
  const own = segments[segments.length - 1] ?? '';
  if (!parent) {
    const letters = /^([A-Z]+)[.)]?$/.exec(unit.number ?? '')?.[1];
    return letters ?? labelOf(segments);
  }
  return /^\d/.test(own) && !parent.label.endsWith(')')
    ? `${parent.label}.${own}`
    : `${parent.label}(${own})`;
}

/** Numbers with all their levels make one run for each beginning they share; cells one that is looked at by nobody. */
export function wholeRunOf({ realm, runs }: Builder, segments: readonly string[], unit: Unit): number {
  const key = `${unit.kind === 'cell' ? 'cell' : ''}${unit.word ?? ''}/${pathKey(segments.slice(0, -1))}`;
  const known = realm.wholeRuns.get(key);
  if (known !== undefined) return known;
  realm.wholeRuns.set(key, runs.length);
  runs.push([]);
  return runs.length - 1;
}

export function startRun(builder: Builder, owner: Provision | undefined, style: string): void {
  builder.openRuns = builder.openRuns.filter((run) => run.owner !== owner || run.style !== style);
  builder.openRuns.push({ owner, style, run: builder.runs.length });
  builder.runs.push([]);
}

export function findLastRun(
  builder: Builder,
  fits: (run: Builder['openRuns'][number]) => boolean,
): Builder['openRuns'][number] | undefined {
  return findLast(builder.openRuns, fits);
}

/** Closes what is open below `parent`; nothing stays open where there is none. */
export function closeTo(builder: Builder, parent: Provision | undefined, at: Offset): void {
  const index = parent ? builder.open.indexOf(parent) : -1;
  close(builder, index + 1, at);
  if (parent && index < 0) builder.open = [parent];
  builder.openRuns = builder.openRuns.filter(
    ({ owner }) => owner === undefined || owner === parent || builder.open.includes(owner),
  );
}

export function close(builder: Builder, from: number, at: Offset): void {
  for (let i = from; i < builder.open.length; i++) (builder.open[i] as Provision).end = at;
  builder.open = builder.open.slice(0, from);
}

export function last<T>(list: readonly T[] | undefined): T | undefined {
  return list?.[list.length - 1];
}

export function findLast<T>(list: readonly T[], fits: (one: T) => boolean): T | undefined {
  for (let at = list.length - 1; at >= 0; at--) if (fits(list[at] as T)) return list[at];
  return undefined;
}

export function placed(start: Offset, range: Range): Range {
  return { start: start + range.start, end: start + range.end };
}
