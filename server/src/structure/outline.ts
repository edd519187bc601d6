// The outline of a document: its units put under one another by their numbers. Schedules, parts and restarts number anew.

import type { Offset } from '../markdown/blocks.ts';
import { contentsUnits } from './contents-units.ts';
import type { HeadingEntry, Provision, Realm, Unit } from './model.ts';
import { add, type Builder, close, closeTo, findLast, type OpenRealm, placed } from './outline-builder.ts';
import { isAttachmentWord } from './part-words.ts';
import { placeCell, placeListItem, placeSingle, placeWhole } from './placing.ts';
import { leaveAttachment, openRealm } from './realms.ts';

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
  if (like * 2 < main.length && plain > 1 && !runsThrough(headings, main)) return;
  for (const provision of main) settle(provision);
}

/** A list that counts on under one heading after the other numbers the clauses, whether or not they have titles. */
function runsThrough(headings: readonly HeadingEntry[], main: readonly Provision[]): boolean {
  const [from, to] = [main[0]?.range.start ?? 0, main[main.length - 1]?.range.start ?? 0];
  return headings.filter(({ range }) => range.start > from && range.start < to).length >= FEWEST_CLAUSES;
}

function settle(provision: Provision): void {
  provision.weak = false;
  for (const child of provision.children) settle(child);
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

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
