// Where a numbered unit belongs: by all its levels, by what is open, or by the list it stands in.

import type { Offset } from '../markdown/blocks.ts';
import { numberIn, pathKey, readingsOfSegment } from './labels.ts';
import type { NumberReading, NumberStyle, Provision, Unit } from './model.ts';
import {
  add,
  type Builder,
  closeTo,
  deepest,
  findLast,
  findLastRun,
  last,
  startRun,
  wholeRunOf,
} from './outline-builder.ts';
import { openRealm } from './realms.ts';

/** A number with all its levels: its place follows from them. */
export function placeWhole(builder: Builder, unit: Unit, start: Offset, levels: readonly string[]): void {
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
  // Clauses that carry the letter of their part prove that it is one.
  if (parent?.weak && parent.kind === 'heading') parent.weak = false;
  closeTo(builder, parent, at);
  const lettered = letterReading(builder, unit, levels);
  if (lettered) add(builder, unit, start, levels, parent, lettered.style, lettered.value, { whole: true });
  else add(builder, unit, start, levels, parent, 'decimal', value, { whole: true });
}

/** `3(d)` after `3(b)`, `4.2(ii)` after `4.2(i)`: the last level is a letter or a roman number, as its siblings say. */
function letterReading(builder: Builder, unit: Unit, levels: readonly string[]): NumberReading | undefined {
  const own = levels[levels.length - 1] as string;
  if (levels.length < 2 || !/^[a-z]+$/.test(own)) return undefined;
  const readings = readingsOfSegment(own);
  const before = last(builder.runs[wholeRunOf(builder, levels, unit)]);
  return (
    readings.find(({ style, value }) => style === before?.style && value === before.value + 1) ??
    readings.find(({ style }) => style === before?.style) ??
    readings.find(({ value }) => value === 1) ??
    readings[readings.length - 1]
  );
}

/** Whether a clause 1 begins a numbering of its own after another one that has gone further. */
function hasRestarted(builder: Builder, unit: Unit): boolean {
  const before = builder.realm.lastTop;
  return before !== undefined && before.value > 1 && (unit.kind === 'heading' || unit.word === undefined);
}

function lastPlainHeading(builder: Builder): string {
  return findLast(builder.headings, (h) => h.number === undefined)?.title ?? '';
}

/** Further than this a number belongs to something else. */
const WIDEST_JUMP = 5;

/** A figure, letter or roman number alone: its place follows from what is open. */
export function placeSingle(builder: Builder, unit: Unit, start: Offset): void {
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
    // "9", "10", "10": a number given twice, not a list beneath the first.
    const { lastTop } = builder.realm;
    const isAgain =
      lastTop !== undefined &&
      decimal.value > 1 &&
      lastTop.value === decimal.value &&
      unit.kind === 'paragraph' &&
      lastTop.kind === 'paragraph';
    // "1", "2", "4": a number left out. A list beneath would begin with 1.
    const isJump =
      lastTop !== undefined &&
      decimal.value > lastTop.value &&
      decimal.value - lastTop.value <= WIDEST_JUMP &&
      lastTop.kind === unit.kind &&
      lastTop.segments.length === 1;
    const isInserted = /[A-Z]$/.test(unit.number ?? '');
    if (isInserted || (!inner && (goesOn || isAgain || isJump || builder.open.length === 0))) {
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

export function placeListItem(builder: Builder, unit: Unit, start: Offset): void {
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
      (run) =>
        run.style === `list${unit.depth}` &&
        value > 1 &&
        (continues(builder, run.run, value) || countsOn(builder, run, unit)),
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

/** A list at the top that begins with 15 after one that ended with 13, or with 13 again: its author counts on by hand. */
function countsOn(builder: Builder, { run, owner }: Builder['openRuns'][number], unit: Unit): boolean {
  const before = last(builder.runs[run] as Provision[]);
  const value = unit.shown ?? 0;
  if (owner !== undefined || unit.depth !== 1 || before?.marker === undefined) return false;
  return value >= before.value && value - before.value <= WIDEST_JUMP && before.value >= 2;
}

/** The provision a new list hangs from: what was open before any list as high as itself. */
function outsideLists(builder: Builder, depth: number): Provision | undefined {
  const first = builder.open.findIndex((p) => p.style === 'list' && p.depth <= depth);
  return first < 0 ? deepest(builder.open) : builder.open[first - 1];
}

/** A number alone in the first cell of a row: a place to refer to, no more. */
export function placeCell(builder: Builder, unit: Unit, start: Offset): void {
  if (!unit.levels || unit.levels.length === 0) return;
  const open = builder.open;
  const value = Number(/^\d+/.exec(unit.levels[unit.levels.length - 1] as string)?.[0] ?? 0);
  const weak = unit.isClause !== true;
  add(builder, unit, start, unit.levels, undefined, 'decimal', weak ? 0 : value, { weak, whole: true });
  builder.open = open;
}
