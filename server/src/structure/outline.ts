// The outline of a document: its units put under one another by their numbers. Schedules, parts and restarts number anew.

import type { Offset, Range } from '../markdown/blocks.ts';
import { labelOf, numberIn, pathKey } from './labels.ts';
import type { HeadingEntry, NumberStyle, Provision, Realm, Unit } from './model.ts';
import { isAttachmentWord } from './part-words.ts';
import { titleKey } from './titles.ts';

/** A unit and where its chunk starts in the document. */
export interface PlacedUnit {
  readonly unit: Unit;
  readonly start: Offset;
}

export interface Outline {
  readonly realms: readonly Realm[];
  readonly provisions: readonly Provision[];
  readonly headings: readonly HeadingEntry[];
  /** Runs of siblings of one style, in order. */
  readonly runs: readonly (readonly Provision[])[];
  /** From where on which realm is open, in order. */
  readonly switches: readonly { readonly at: Offset; readonly realm: number }[];
}

interface OpenRealm extends Realm {
  readonly byPath: Map<string, Provision[]>;
  readonly provisions: Provision[];
  readonly depth: number;
  /** Runs of numbers with all their levels, by what they have in common. */
  readonly wholeRuns: Map<string, number>;
  /** The last of the provisions directly below it. */
  lastTop: Provision | undefined;
}

interface Builder {
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

/** Builds the outline; linear in the units. */
export function buildOutline(document: number, units: readonly PlacedUnit[], length: Offset): Outline {
  const body: OpenRealm = {
    ...{ index: 0, document, parent: -1, kind: 'body', title: '', range: { start: 0, end: 0 } },
    byPath: new Map(),
    provisions: [],
    depth: 0,
    wholeRuns: new Map(),
    lastTop: undefined,
  };
  const builder: Builder = {
    document,
    realms: [body],
    provisions: [],
    headings: [],
    runs: [],
    switches: [{ at: 0, realm: 0 }],
    open: [],
    openRuns: [],
    realm: body,
    headingDepth: 0,
    breaks: 0,
    lists: [],
  };
  const skipped = contentsUnits(units);
  for (const [index, placed] of units.entries()) {
    if (skipped.has(index)) continue;
    arrive(builder, placed);
  }
  close(builder, 0, length);
  for (const realm of builder.realms) trustMainList(builder, realm);
  return {
    realms: builder.realms,
    provisions: builder.provisions,
    headings: builder.headings,
    runs: builder.runs,
    switches: builder.switches,
  };
}

const FEWEST_CLAUSES = 3;

/** A realm whose one list is all its numbering is numbered by that list. */
function trustMainList({ runs, switches, headings }: Builder, realm: OpenRealm): void {
  const loose = realm.provisions.filter((p) => p.parent === undefined);
  if (loose.some((p) => p.style !== 'list' && p.kind !== 'cell')) return;
  const lists = [...new Set(loose.filter((p) => p.style === 'list').map((p) => p.run))];
  const main = lists.length === 1 ? runs[lists[0] as number] : undefined;
  // A schedule is short, and where it begins and ends is known.
  const fewest = realm.kind === 'attachment' || realm.kind === 'part' ? 2 : FEWEST_CLAUSES;
  if (!main || main.length < fewest) return;
  const like = main.filter((p) => p.title !== '' || p.children.length > 0).length;
  const at = switches.findIndex((s) => s.realm === realm.index);
  const from = switches[at]?.at ?? 0;
  const to = switches[at + 1]?.at ?? Number.POSITIVE_INFINITY;
  const plain = headings.filter(({ range }) => range.start >= from && range.start < to).length;
  if (like * 2 < main.length && plain > 1) return;
  for (const provision of main) settle(provision);
}

function settle(provision: Provision): void {
  provision.weak = false;
  for (const child of provision.children) settle(child);
}

const contentsTitle = /^(?:table of )?contents(?: page)?$|^index$|^cynnwys$/i;

/** Units that stand in a table of contents: they repeat the numbers of what they list. */
function contentsUnits(units: readonly PlacedUnit[]): ReadonlySet<number> {
  const skipped = new Set<number>();
  const counts = new Map<string, number>();
  const key = ({ unit }: PlacedUnit) => `${unit.word ?? ''} ${unit.number ?? ''} ${titleKey(unit.title)}`;
  for (const placed of units)
    if (placed.unit.kind === 'heading') counts.set(key(placed), (counts.get(key(placed)) ?? 0) + 1);
  let depth = 0;
  for (const [index, placed] of units.entries()) {
    const { unit } = placed;
    if (unit.kind === 'heading') {
      if (contentsTitle.test(unit.title.trim())) {
        depth = unit.depth;
        continue;
      }
      if (depth > 0 && (unit.depth <= depth || (counts.get(key(placed)) ?? 0) < 2)) depth = 0;
    }
    if (depth > 0 && unit.kind !== 'body') skipped.add(index);
  }
  return skipped;
}

function arrive(builder: Builder, { unit, start }: PlacedUnit): void {
  if (unit.kind === 'body') {
    const last = builder.headings[builder.headings.length - 1];
    if (last) last.hasBody = true;
    return;
  }
  if (unit.kind === 'heading') arriveHeading(builder, unit, start);
  else {
    const last = builder.headings[builder.headings.length - 1];
    if (last) last.hasBody = true;
    if (unit.bulleted) {
      for (const provision of builder.open) provision.hasBullets = true;
      return;
    }
    if (unit.kind === 'cell') placeCell(builder, unit, start);
    else if (unit.shown !== undefined) placeListItem(builder, unit, start);
    else if (unit.levels && unit.levels.length > 1) placeWhole(builder, unit, start, unit.levels);
    else if (unit.word && unit.levels?.length === 1) placeWhole(builder, unit, start, unit.levels);
    else placeSingle(builder, unit, start);
  }
}

function arriveHeading(builder: Builder, unit: Unit, start: Offset): void {
  const range = placed(start, unit.range);
  const title = unit.title;
  builder.headings.push({
    title,
    number:
      unit.number === undefined ? undefined : `${unit.word ? `${capital(unit.word)} ` : ''}${unit.number}`,
    depth: unit.depth,
    range,
    hasBody: false,
  });
  leaveAttachment(builder, unit, range.start);
  if (unit.word && unit.number !== undefined && (isAttachmentWord(unit.word) || unit.word === 'part')) {
    openRealm(builder, unit.word === 'part' ? 'part' : 'attachment', unit, range);
    return;
  }
  const { levels } = unit;
  if (levels && levels.length > 1) {
    builder.headingDepth = unit.depth;
    placeWhole(builder, unit, start, levels);
    return;
  }
  const isNumeral =
    levels?.length === 1 && (unit.word !== undefined || unit.readings[0]?.style === 'decimal');
  if (isNumeral) {
    builder.headingDepth = unit.depth;
    const above = findLast(
      builder.open,
      (p) => p.kind === 'heading' && p.depth < unit.depth && p.style === 'decimal',
    );
    const value = Number.parseInt(levels[0] as string, 10);
    const isInside =
      above !== undefined && (value === 1 || above.children.some((child) => child.value === value - 1));
    if (above && isInside && unit.word === undefined && unit.depth < 7) {
      closeTo(builder, above, range.start);
      add(
        builder,
        unit,
        start,
        [...above.segments, levels[0] as string],
        above,
        'decimal',
        Number(levels[0]),
        {},
      );
      return;
    }
    placeWhole(builder, unit, start, levels);
    return;
  }
  if (unit.number !== undefined && unit.readings.length > 0) {
    placeSingle(builder, unit, start);
    return;
  }
  // Without a number: what stood deeper is closed, and runs begin anew.
  builder.breaks++;
  const keep = builder.open.findIndex((p) => p.kind !== 'heading' || p.depth >= unit.depth);
  if (keep >= 0) close(builder, keep, range.start);
  builder.openRuns = builder.openRuns.filter(
    ({ owner }) => owner === undefined || builder.open.includes(owner),
  );
  builder.headingDepth = unit.depth;
}

/** A heading above a schedule's own level ends the schedule. */
function leaveAttachment(builder: Builder, unit: Unit, at: Offset): void {
  while (
    builder.realm.index > 0 &&
    unit.depth < 7 &&
    builder.realm.depth < 7 &&
    (unit.depth < builder.realm.depth ||
      (unit.depth === builder.realm.depth && builder.realm.kind !== 'restart' && !isPlainSection(unit)))
  ) {
    close(builder, 0, at);
    builder.realm = builder.realms[builder.realm.parent] as OpenRealm;
    builder.switches.push({ at, realm: builder.realm.index });
    builder.openRuns = [];
  }
}

/** A converter may give a schedule and the paragraphs in it one level. */
function isPlainSection(unit: Unit): boolean {
  return unit.word === undefined && unit.number !== undefined;
}

function openRealm(
  builder: Builder,
  kind: Realm['kind'],
  unit: Pick<Unit, 'word' | 'number' | 'title' | 'depth'>,
  range: Range,
): void {
  close(builder, 0, range.start);
  builder.openRuns = [];
  let parent: OpenRealm = builder.realm;
  if (kind === 'attachment') {
    while (
      parent.index > 0 &&
      (parent.kind !== 'attachment' || parent.depth >= unit.depth || parent.word === unit.word)
    )
      parent = builder.realms[parent.parent] as OpenRealm;
  } else
    while (parent.index > 0 && parent.kind !== 'attachment' && (kind === 'part' || parent.kind !== 'part'))
      parent = builder.realms[parent.parent] as OpenRealm;
  const realm: OpenRealm = {
    index: builder.realms.length,
    document: builder.document,
    parent: parent.index,
    kind,
    ...(unit.word === undefined ? {} : { word: unit.word }),
    ...(unit.number === undefined ? {} : { label: unit.number }),
    title: unit.title,
    range,
    byPath: new Map(),
    provisions: [],
    depth: unit.depth,
    wholeRuns: new Map(),
    lastTop: undefined,
  };
  builder.realms.push(realm);
  builder.switches.push({ at: range.start, realm: realm.index });
  builder.realm = realm;
  builder.headingDepth = unit.depth;
}

/** A number with all its levels: its place follows from them. */
function placeWhole(builder: Builder, unit: Unit, start: Offset, levels: readonly string[]): void {
  const at = start + unit.range.start;
  const value = Number(/^\d+/.exec(levels[levels.length - 1] as string)?.[0] ?? 0);
  if (levels.length === 1 && value === 1 && hasRestarted(builder, unit))
    openRealm(
      builder,
      'restart',
      { title: lastPlainHeading(builder), depth: Math.max(1, unit.depth) },
      { start: at, end: at },
    );
  let parent: Provision | undefined;
  for (let length = levels.length - 1; length > 0 && !parent; length--)
    parent = last(builder.realm.byPath.get(pathKey(levels.slice(0, length))));
  closeTo(builder, parent, at);
  add(builder, unit, start, levels, parent, 'decimal', value, { whole: true });
}

/** Whether a clause 1 begins a numbering of its own after another one that has gone further. */
function hasRestarted(builder: Builder, unit: Unit): boolean {
  const before = builder.realm.lastTop;
  return before !== undefined && before.value > 1 && (unit.kind === 'heading' || unit.word === undefined);
}

function lastPlainHeading(builder: Builder): string {
  return findLast(builder.headings, (h) => h.number === undefined)?.title ?? '';
}

/** A figure, letter or roman number alone: its place follows from what is open. */
function placeSingle(builder: Builder, unit: Unit, start: Offset): void {
  const at = start + unit.range.start;
  const readings = unit.readings;
  if (readings.length === 0) return;
  const form = formOf(unit.number ?? '');
  const decimal = readings.find(({ style }) => style === 'decimal');
  if (decimal && unit.levels) {
    const inner = findLastRun(
      builder,
      (run) => run.style === 'decimal.' && continues(builder, run.run, decimal.value),
    );
    const goesOn = builder.realm.lastTop?.value === decimal.value - 1 && decimal.value > 1;
    const isInserted = /[A-Z]$/.test(unit.number ?? '');
    if (isInserted || (!inner && (goesOn || builder.open.length === 0))) {
      placeWhole(builder, unit, start, unit.levels);
      return;
    }
  }
  const styleOf = (style: NumberStyle) => `${style}${form}`;
  for (const reading of readings) {
    const found = findLastRun(
      builder,
      (run) => run.style === styleOf(reading.style) && continues(builder, run.run, reading.value),
    );
    if (found) {
      sibling(builder, unit, start, found, reading.style, reading.value);
      return;
    }
  }
  const first = readings.find(({ value }) => value === 1);
  if (!first) {
    for (const reading of readings) {
      const found = findLastRun(builder, (run) => run.style === styleOf(reading.style));
      const before = found && last(builder.runs[found.run] as Provision[]);
      if (found && before && reading.value >= before.value && reading.value - before.value < 20) {
        sibling(builder, unit, start, found, reading.style, reading.value);
        return;
      }
    }
  }
  const { style, value } = first ?? (readings[0] as (typeof readings)[number]);
  const isFigure = style === 'decimal';
  let parent = deepest(builder.open);
  if (parent && unit.kind === 'heading') {
    parent = findLast(builder.open, (p) => p.kind === 'heading' && p.depth < unit.depth) ?? undefined;
    closeTo(builder, parent, at);
  }
  const segments = [
    ...(parent?.segments ?? []),
    isFigure ? String(value) : numberIn(style, value).toLowerCase(),
  ];
  startRun(builder, parent, styleOf(style));
  add(builder, unit, start, segments, parent, style, value, {
    run: builder.runs.length - 1,
    weak: parent === undefined && !isFigure,
  });
}

function sibling(
  builder: Builder,
  unit: Unit,
  start: Offset,
  found: Builder['openRuns'][number],
  style: NumberStyle,
  value: number,
): void {
  closeTo(builder, found.owner, start + unit.range.start);
  const isFigure = style === 'decimal' || style === 'digit';
  const segments = [
    ...(found.owner?.segments ?? []),
    isFigure ? String(value) : numberIn(style, value).toLowerCase(),
  ];
  add(builder, unit, start, segments, found.owner, style, value, {
    run: found.run,
    weak: found.owner === undefined && style !== 'decimal',
  });
}

function continues(builder: Builder, run: number, value: number): boolean {
  return (last(builder.runs[run] as Provision[])?.value ?? -1) === value - 1;
}

function formOf(number: string): string {
  return number.startsWith('(') ? '(' : number.endsWith(')') ? ')' : '.';
}

function startRun(builder: Builder, owner: Provision | undefined, style: string): void {
  builder.openRuns = builder.openRuns.filter((run) => run.owner !== owner || run.style !== style);
  builder.openRuns.push({ owner, style, run: builder.runs.length });
  builder.runs.push([]);
}

function placeListItem(builder: Builder, unit: Unit, start: Offset): void {
  const at = start + unit.range.start;
  const value = unit.shown ?? 0;
  while (builder.lists.length > 0) {
    const top = builder.lists[builder.lists.length - 1] as Builder['lists'][number];
    if (
      top.start === start &&
      (top.depth < unit.depth || (top.depth === unit.depth && top.list === unit.list))
    )
      break;
    builder.lists.pop();
  }
  let top = builder.lists[builder.lists.length - 1];
  if (!top || top.depth < unit.depth || top.start !== start) {
    // A list that was broken off by a table or a paragraph goes on where it begins with the next number.
    const base = top ? deepest(builder.open) : outsideLists(builder, unit.depth);
    const goesOn = findLastRun(
      builder,
      (run) => run.style === `list${unit.depth}` && continues(builder, run.run, value) && value > 1,
    );
    const owner = goesOn ? goesOn.owner : base;
    if (!goesOn) startRun(builder, owner, `list${unit.depth}`);
    top = { list: unit.list ?? -1, start, depth: unit.depth, base: owner };
    builder.lists.push(top);
  }
  closeTo(builder, top.base, at);
  const run = findLastRun(builder, (open) => open.style === `list${unit.depth}` && open.owner === top?.base);
  const segments = [...(top.base?.segments ?? []), String(value)];
  add(builder, unit, start, segments, top.base, 'list', value, {
    ...(run ? { run: run.run } : {}),
    weak: top.base === undefined,
  });
}

/** The provision a new list hangs from: what was open before any list as high as itself. */
function outsideLists(builder: Builder, depth: number): Provision | undefined {
  const first = builder.open.findIndex((p) => p.style === 'list' && p.depth <= depth);
  return first < 0 ? deepest(builder.open) : builder.open[first - 1];
}

/** Deeper than any lawyer numbers: a text that goes further is not read as nested. */
const MOST_LEVELS = 12;

function deepest(open: readonly Provision[]): Provision | undefined {
  return open[Math.min(open.length, MOST_LEVELS) - 1];
}

/** A number alone in the first cell of a row: a place to refer to, no more. */
function placeCell(builder: Builder, unit: Unit, start: Offset): void {
  if (!unit.levels || unit.levels.length === 0) return;
  const open = builder.open;
  add(builder, unit, start, unit.levels, undefined, 'decimal', 0, { weak: true, whole: true });
  builder.open = open;
}

interface Placing {
  readonly run?: number;
  readonly weak?: boolean;
  readonly whole?: boolean;
}

function add(
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
  if (!parent) return labelOf(segments);
  return /^\d/.test(own) && !parent.label.endsWith(')')
    ? `${parent.label}.${own}`
    : `${parent.label}(${own})`;
}

/** Numbers with all their levels make one run for each beginning they share; cells one that is looked at by nobody. */
function wholeRunOf({ realm, runs }: Builder, segments: readonly string[], unit: Unit): number {
  const key = `${unit.kind === 'cell' ? 'cell' : ''}${unit.word ?? ''}/${pathKey(segments.slice(0, -1))}`;
  const known = realm.wholeRuns.get(key);
  if (known !== undefined) return known;
  realm.wholeRuns.set(key, runs.length);
  runs.push([]);
  return runs.length - 1;
}

function findLastRun(
  builder: Builder,
  fits: (run: Builder['openRuns'][number]) => boolean,
): Builder['openRuns'][number] | undefined {
  return findLast(builder.openRuns, fits);
}

/** Closes what is open below `parent`; nothing stays open where there is none. */
function closeTo(builder: Builder, parent: Provision | undefined, at: Offset): void {
  const index = parent ? builder.open.indexOf(parent) : -1;
  close(builder, index + 1, at);
  if (parent && index < 0) builder.open = [parent];
  builder.openRuns = builder.openRuns.filter(
    ({ owner }) => owner === undefined || owner === parent || builder.open.includes(owner),
  );
}

function close(builder: Builder, from: number, at: Offset): void {
  for (let i = from; i < builder.open.length; i++) (builder.open[i] as Provision).end = at;
  builder.open = builder.open.slice(0, from);
}

function placed(start: Offset, range: Range): Range {
  return { start: start + range.start, end: start + range.end };
}

function last<T>(list: readonly T[] | undefined): T | undefined {
  return list?.[list.length - 1];
}

function findLast<T>(list: readonly T[], fits: (one: T) => boolean): T | undefined {
  for (let at = list.length - 1; at >= 0; at--) if (fits(list[at] as T)) return list[at];
  return undefined;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
