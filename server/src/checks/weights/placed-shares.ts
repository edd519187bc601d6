// Every weight of a pack as a share of the whole score, as far as that can be told: what stands beside price in a
// complete set is a share of the whole, what stands beneath a criterion is multiplied with it.

import type { Section } from '../../tender/model.ts';
import { trim, type WeightEntry, type WeightGroup } from '../coded/weight-groups.ts';

/** A weight with the part of the whole score it stands for. */
export interface PlacedShare {
  readonly entry: WeightEntry;
  /** Of the whole score, from 0 to 100; `to` where the text gives a range. */
  readonly percent: number;
  readonly to?: number;
  /** One plain sentence for each step of the arithmetic. */
  readonly steps: readonly string[];
  /** The criterion of the same set that this one is a part of. */
  readonly parent: PlacedShare | undefined;
  /** How it is known: beside price in a complete set; worked out from the criterion above; by itself. */
  readonly known: 'whole' | 'nested' | 'alone';
}

const NEAR = 0.51;
const near = (a: number, b: number) => Math.abs(a - b) < NEAR;

/** All weights of the groups as shares of the whole, group by group; those that nothing relates to the whole are left out. */
export function placedShares(groups: readonly WeightGroup[]): readonly (readonly PlacedShare[])[] {
  const wholes = new Map<WeightGroup, readonly PlacedShare[]>();
  for (const group of groups) {
    const placed = asWhole(group);
    if (placed) wholes.set(group, placed);
  }
  const top = [...wholes.values()].flat();
  const nested = new Map<WeightGroup, readonly PlacedShare[]>();
  // Twice: a part of a part is known once its own criterion is.
  for (let round = 0; round < 2; round++) {
    const known = [...top, ...[...nested.values()].flat()];
    for (const group of groups) {
      if (wholes.has(group) || nested.has(group)) continue;
      const placed = asPart(group, known);
      if (placed.length > 0) nested.set(group, placed);
    }
  }
  return groups.map(
    (group) => wholes.get(group) ?? nested.get(group) ?? (top.length === 0 ? asAlone(group) : []),
  );
}

// --------------------------------------------------------------------------------------- sets of the whole score

interface Level {
  readonly entry: WeightEntry;
  readonly parts: readonly WeightEntry[];
}

/** A set that names price and comes to its whole, or a single share said to be "of the total". */
function asWhole(group: WeightGroup): readonly PlacedShare[] | undefined {
  const entries = group.entries.filter((e) => !e.fact.isTotal);
  const { whole } = group;
  if (whole === undefined || whole <= 0) return undefined;
  if (entries.length === 1) return undefined;
  if (!group.hasPrice) return undefined;
  const levels = levelsOf(entries);
  const hasRange = entries.some((e) => e.fact.to !== undefined);
  const sum = levels.reduce((n, l) => n + l.entry.fact.value, 0);
  const flat = entries.reduce((n, e) => n + e.fact.value, 0);
  if (levels.length > 1 && (near(sum, whole) || hasRange))
    return levels.flatMap((level) => levelShares(level, whole));
  // Named parents only: each part is a share of the whole already, and the parents are the sums of their parts.
  if (near(flat, whole)) return entries.map((entry) => ofWhole(entry, whole));
  // A slip in the figures: each still has the share that it states.
  if (levels.length > 1 && Math.abs(sum - whole) <= whole / 4) {
    const slip = `The weights given together come to ${trim(sum)}, not ${trim(whole)}: each is taken as stated.`;
    return levels
      .flatMap((level) => levelShares(level, whole))
      .map((share) => ({ ...share, steps: [...share.steps, slip] }));
  }
  return undefined;
}

function ofWhole(entry: WeightEntry, whole: number): PlacedShare {
  const { fact } = entry;
  const percent = (fact.value / whole) * 100;
  return {
    entry,
    percent,
    ...(fact.to === undefined ? {} : { to: (fact.to / whole) * 100 }),
    steps: [
      fact.to !== undefined
        ? `${named(fact.label)} is ${trim(fact.value)} to ${trim(fact.to)} of ${trim(whole)}.`
        : near(whole, 100)
          ? `${named(fact.label)} is ${trim(fact.value)}% of the whole score.`
          : `${named(fact.label)} is ${trim(fact.value)} of ${trim(whole)}: ${trim(fact.value)} ÷ ${trim(whole)} = ${trim(percent)}% of the whole score.`,
    ],
    parent: undefined,
    known: 'whole',
  };
}

function levelShares({ entry, parts }: Level, whole: number): readonly PlacedShare[] {
  const above = ofWhole(entry, whole);
  return [above, ...partShares(parts, above, whole)];
}

/** The parts of a criterion: shares of the whole where they come to its weight, else shares of the criterion. */
function partShares(
  parts: readonly WeightEntry[],
  above: PlacedShare,
  whole: number,
  stated?: number,
): readonly PlacedShare[] {
  const sum = parts.reduce((n, e) => n + e.fact.value, 0);
  const isWhole =
    near(sum, above.entry.fact.value) ||
    near((sum / whole) * 100, above.percent) ||
    (sum < above.entry.fact.value && parts.every((e) => ofWhich.test(textOf(e))));
  return parts.map((entry) => {
    if (isWhole) return { ...ofWhole(entry, whole), parent: above, known: above.known };
    const base = stated ?? (entry.fact.unit === 'percent' || near(sum, 100) ? 100 : sum);
    return under(entry, above, base);
  });
}

/** "Quality is 60%, of which 10% is for social value" deals out the sixty. */
const ofWhich = /\bof which\b/i;
const textOf = ({ chunk, fact }: WeightEntry) => chunk.model.statements[fact.statement]?.text ?? '';

function under(entry: WeightEntry, above: PlacedShare, base: number): PlacedShare {
  const { fact } = entry;
  const own = (fact.value / base) * 100;
  const percent = (own * above.percent) / 100;
  const share = near(base, 100)
    ? `${named(fact.label)} is ${trim(own)}% of ${named(above.entry.fact.label)}.`
    : `${named(fact.label)} is ${trim(fact.value)} of ${trim(base)} under ${named(above.entry.fact.label)}: ${trim(fact.value)} ÷ ${trim(base)} = ${trim(own)}%.`;
  return {
    entry,
    percent,
    ...(fact.to === undefined ? {} : { to: ((fact.to / base) * 100 * above.percent) / 100 }),
    steps: [
      ...above.steps,
      share,
      `${trim(own)}% × ${trim(above.percent)}% = ${trim(percent)}% of the whole score.`,
    ],
    parent: above,
    known: 'nested',
  };
}

/** The criteria of the top level with the entries beneath each: by the parent named, else because they add up. */
function levelsOf(entries: readonly WeightEntry[]): readonly Level[] {
  const levels: { entry: WeightEntry; parts: WeightEntry[] }[] = [];
  const withParent = entries.filter((e) => e.fact.parent !== undefined);
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as WeightEntry;
    if (entry.fact.parent !== undefined) continue;
    const level = {
      entry,
      parts: withParent.filter((e) => isSameLabel(e.fact.parent ?? '', entry.fact.label)),
    };
    levels.push(level);
    if (level.parts.length > 0) continue;
    let sum = 0;
    for (let j = i + 1; j < entries.length; j++) {
      const next = entries[j] as WeightEntry;
      if (next.fact.parent !== undefined) break;
      sum += next.fact.value;
      if (near(sum, entry.fact.value) && j > i + 1) {
        level.parts = entries.slice(i + 1, j + 1);
        i = j;
        break;
      }
      if (sum > entry.fact.value + NEAR) break;
    }
  }
  return levels;
}

// ----------------------------------------------------------------------------------------- sets beneath a criterion

/** A set that stands beneath a criterion: named with each share, in the headings above, or the only one it can be. */
function asPart(group: WeightGroup, known: readonly PlacedShare[]): readonly PlacedShare[] {
  const entries = group.entries.filter((e) => !e.fact.isTotal);
  const tops = known.filter((s) => s.known !== 'alone');
  const byParent = new Map<string, WeightEntry[]>();
  for (const entry of entries) {
    const key = entry.fact.parent ?? '';
    byParent.set(key, [...(byParent.get(key) ?? []), entry]);
  }
  const total = group.entries.find((e) => e.fact.isTotal)?.fact.value;
  return [...byParent].flatMap(([parent, own]): readonly PlacedShare[] => {
    const first = own[0] as WeightEntry;
    const candidates = tops.filter((s) => !own.includes(s.entry));
    const above =
      parent === ''
        ? aboveByPlace(first, own, candidates)
        : (candidates.find((s) => isSameLabel(s.entry.fact.label, parent)) ?? sumOf(parent, candidates));
    if (!above) return [];
    // The weight given once more: "Social value (10%)" over its own questions, "Quality 60%" again in a sentence.
    if (own.length === 1 && isSameLabel(first.fact.label, above.entry.fact.label)) return [];
    return partShares(own, above, wholeOf(above), total);
  });
}

const wholes = new WeakMap<PlacedShare, number>();
function wholeOf(share: PlacedShare): number {
  const known = wholes.get(share);
  if (known !== undefined) return known;
  const whole = share.percent === 0 ? 100 : (share.entry.fact.value / share.percent) * 100;
  wholes.set(share, whole);
  return whole;
}

/** A criterion that is only the sum of its parts in the set of the whole score. */
function sumOf(parent: string, known: readonly PlacedShare[]): PlacedShare | undefined {
  const parts = known.filter(
    (s) => s.entry.fact.parent !== undefined && isSameLabel(s.entry.fact.parent, parent),
  );
  const first = parts[0];
  if (!first) return undefined;
  const percent = parts.reduce((n, s) => n + s.percent, 0);
  const value = parts.reduce((n, s) => n + s.entry.fact.value, 0);
  const entry = { ...first.entry, fact: { ...first.entry.fact, label: parent, value } };
  return {
    entry,
    percent,
    steps: [
      `${named(parent)} is ${parts.map((p) => trim(p.percent)).join(' + ')} = ${trim(percent)}% of the whole score.`,
    ],
    parent: undefined,
    known: 'whole',
  };
}

function aboveByPlace(
  first: WeightEntry,
  own: readonly WeightEntry[],
  known: readonly PlacedShare[],
): PlacedShare | undefined {
  const statement = first.chunk.model.statements[first.fact.statement];
  const mine = new Set(own.map((e) => e.fact.label.toLowerCase()));
  const others = known.filter((s) => !mine.has(s.entry.fact.label.toLowerCase()));
  for (let s: Section | undefined = statement?.section; s; s = s.parent) {
    const titled = others.find((o) => namesLabel(s?.title ?? '', o.entry.fact.label));
    if (titled) return titled;
  }
  for (const leadIn of statement?.leadIns ?? []) {
    if (leadIn.kind === 'column-header' || leadIn.kind === 'row-header') continue;
    const said = others.find((o) => namesLabel(leadIn.text, o.entry.fact.label));
    if (said) return said;
  }
  if (own.length < 2) return undefined;
  const sum = own.reduce((n, e) => n + e.fact.value, 0);
  const tops = others.filter((o) => o.parent === undefined && !price.test(o.entry.fact.label));
  const distinct = [...new Map(tops.map((o) => [o.entry.fact.label.toLowerCase(), o])).values()];
  const equal = distinct.filter((o) => near(o.entry.fact.value, sum) && !near(sum, wholeOf(o)));
  if (equal.length === 1) return equal[0];
  const quality = distinct.filter((o) => /quality|technical|non-price|qualitative/i.test(o.entry.fact.label));
  const candidates = quality.length > 0 ? quality : distinct;
  return near(sum, 100) && candidates.length === 1 ? candidates[0] : undefined;
}

const price = /\b(?:price|pricing|cost|costs|commercial|financial|fee|fees|pris)\b/i;

/** "Quality criteria" and "Award criterion 2: Quality" name "Quality"; a label of one letter names nothing. */
function namesLabel(text: string, label: string): boolean {
  const [a, b] = [plain(text), plain(label)];
  return b.length > 2 && ` ${a} `.includes(` ${b} `);
}

function isSameLabel(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  return x === y || (x !== '' && y !== '' && (` ${x} `.includes(` ${y} `) || ` ${y} `.includes(` ${x} `)));
}

function plain(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(
      /\b(?:criterion|criteria|award|section|part|envelope|score|questions?|response|element|the)\b/g,
      ' ',
    )
    .replace(/ {2,}/g, ' ')
    .trim();
}

const named = (label: string) => (label.length > 60 ? `${label.slice(0, 59)}…` : label);

/** Nothing else is known: shares of whatever the set comes to. */
function asAlone(group: WeightGroup): readonly PlacedShare[] {
  const entries = group.entries.filter((e) => !e.fact.isTotal && e.fact.parent === undefined);
  const { whole } = group;
  if (whole === undefined || whole <= 0) return [];
  if (entries.length > 1 && !group.complete) return [];
  return entries.map((entry) => ({ ...ofWhole(entry, whole), known: 'alone' }));
}
