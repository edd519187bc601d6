// What each place of a pack says of the weight of a criterion, in shares of the whole score, ready to be compared.

import type { Range } from '../../markdown/blocks.ts';
import { trim, type WeightEntry, type WeightGroup, weightGroups } from '../coded/weight-groups.ts';
import { type PackView, placed } from '../view.ts';
import { limitIn, limitOf, titlesAbove } from './context.ts';

export interface ShareStated {
  readonly document: number;
  /** In the document. */
  readonly range: Range;
  readonly label: string;
  /** "60%", "600 of 1,000 points". */
  readonly written: string;
  /** What is compared: the criterion, the one it is a part of, the lot or stage. */
  readonly key: string;
  /** How far the weights it stands among fall short of their total, in shares of the whole; below nought where they go beyond it. */
  readonly lacking: number;
  /** The share of the whole score; several where the text may mean its own criterion's share or the whole's. */
  readonly readings: readonly number[];
}

const known = new WeakMap<PackView, readonly ShareStated[]>();

export function sharesToCompare(view: PackView): readonly ShareStated[] {
  let shares = known.get(view);
  if (shares === undefined) {
    const groups = withWhole(weightGroups(view)).filter(
      (group) => group.whole !== undefined && group.whole > 0,
    );
    const others = surveyed(groups);
    shares = groups.flatMap((group) => inGroup(group, others));
    known.set(view, shares);
  }
  return shares;
}

/** Groups that took their total from elsewhere. */
const lent = new WeakSet<WeightGroup>();

/** Headings that give marks without a total ("Sustainability (75 marks)") are shares of the total that a table states. */
function withWhole(groups: readonly WeightGroup[]): readonly WeightGroup[] {
  const tables = groups.filter(
    (group) =>
      group.complete &&
      group.hasPrice &&
      group.entries.every(({ fact }) => !fact.group.startsWith('section:')),
  );
  const [table] = tables;
  if (table?.whole === undefined || tables.some(({ whole }) => whole !== table.whole)) return groups;
  const marks = new Set(table.entries.map(({ fact }) => `${criterionOf(fact.label)} ${fact.value}`));
  const named = new Set(table.entries.map(({ fact }) => criterionOf(fact.label)));
  const alone = groups.filter(({ entries }) => isParagraphAlone(entries, named));
  const provenIn = new Set(
    alone.flatMap(({ entries: [entry] }) =>
      entry && marks.has(`${criterionOf(entry.fact.label)} ${entry.fact.value}`) ? [entry.document] : [],
    ),
  );
  return groups.map((group) => {
    // In headings or, after the table, at the head of a paragraph each: "D2 Method (25 marks): describe …".
    const isHeadings = group.entries.every(
      ({ fact }) => fact.unit === 'points' && !fact.isTotal && fact.group.startsWith('section:'),
    );
    const isAlone = alone.includes(group) && provenIn.has((group.entries[0] as WeightEntry).document);
    // One heading that says the same as the table proves that both count in the same marks.
    const isProven = group.entries.some(({ fact }) => marks.has(`${criterionOf(fact.label)} ${fact.value}`));
    if (!isAlone && !(isHeadings && isProven)) return group;
    const changed = { ...group, whole: table.whole };
    lent.add(changed);
    return changed;
  });
}

/** "D2 Method (25 marks): describe …": a criterion of the table at the head of a paragraph of its own. */
function isParagraphAlone(entries: readonly WeightEntry[], named: ReadonlySet<string>): boolean {
  const [entry] = entries;
  if (!entry || entries.length > 1) return false;
  const { fact } = entry;
  return (
    !fact.isTotal &&
    fact.parent === undefined &&
    fact.group.startsWith('paragraph:') &&
    named.has(criterionOf(fact.label))
  );
}

/** What each group has to know of the others, looked up once. */
interface Survey {
  /** Weights of criteria that are no part of another, by criterion. */
  readonly top: ReadonlyMap<string, readonly number[]>;
  readonly priced: readonly WeightGroup[];
  /** Whole groups with a price, and the criteria they name. */
  readonly whole: readonly { readonly group: WeightGroup; readonly names: ReadonlySet<string> }[];
}

function surveyed(groups: readonly WeightGroup[]): Survey {
  const top = new Map<string, number[]>();
  for (const { entries } of groups)
    for (const { fact } of entries) {
      if (fact.parent !== undefined) continue;
      const criterion = criterionOf(fact.label);
      const values = top.get(criterion);
      if (values) values.push(fact.value);
      else top.set(criterion, [fact.value]);
    }
  const priced = groups.filter((group) => group.hasPrice);
  const whole = priced
    .filter((group) => group.complete)
    .map((group) => ({ group, names: new Set(group.entries.map(({ fact }) => criterionOf(fact.label))) }));
  return { top, priced, whole };
}

function inGroup(group: WeightGroup, survey: Survey): readonly ShareStated[] {
  const parts = group.entries.filter(({ fact }) => !fact.isTotal);
  const labels = parts.map(({ fact }) => withoutOpening(criterionOf(fact.label), survey));
  // A table that states its total is the whole, though its rows may miss it.
  const isSettled = group.complete || parts.length < group.entries.length;
  return parts.flatMap((entry, at): ShareStated[] => {
    const { fact, chunk, document } = entry;
    const label = labels[at] as string;
    if (fact.to !== undefined || label === '' || labels.filter((other) => other === label).length > 1)
      return [];
    // Points without a stated total are points of something else, unless the group is the whole evaluation.
    const isWhole = isSettled && group.hasPrice && !fact.group.startsWith('section:');
    if (fact.unit === 'points' && !isWhole && !lent.has(group)) return [];
    const parent = fact.parent === undefined ? '' : criterionOf(fact.parent);
    // Parts of an unnamed criterion: nothing says of which.
    if (
      !lent.has(group) &&
      parent === '' &&
      parts.length > 1 &&
      !isSettled &&
      fact.unit === 'percent' &&
      !isPlain(parts, label) &&
      !isMirrored(labels, group, survey)
    )
      return [];
    if (
      !lent.has(group) &&
      parent === '' &&
      parts.length > 1 &&
      !group.hasPrice &&
      survey.priced.some((other) => other !== group)
    )
      return [];
    return [
      {
        document: document.index,
        range: placed(chunk, fact.range),
        label: fact.label,
        written:
          fact.unit === 'percent'
            ? `${trim(fact.value)}%`
            : `${trim(fact.value)} of ${trim(group.whole ?? 0)} points`,
        key: `${limitFor(entry)}|${parent}|${label}`,
        lacking: isSettled && !group.complete ? lackingIn(parts, group) : 0,
        readings: readingsOf(entry, group, parts, survey),
      },
    ];
  });
}

function lackingIn(parts: readonly WeightEntry[], { whole = 0 }: WeightGroup): number {
  const sum = parts.reduce((n, { fact }) => n + (fact.parent === undefined ? fact.value : 0), 0);
  return ((whole - sum) / whole) * 100;
}

/** "Under the scoring method social value carries …": the criterion that another place names, without the words before it. */
function withoutOpening(label: string, { top }: Survey): string {
  if (!/^(?:under|for|in|as|with|by|at|on|per|according|applying|here|this|our|while|whereas)\b/.test(label))
    return label;
  const words = label.split(' ');
  for (let from = 1; from < words.length; from++) {
    const rest = words.slice(from).join(' ');
    if (top.has(rest)) return rest;
  }
  return label;
}

/** Criteria that every evaluation has: a share of one of them is a share of the whole. */
function isPlain(parts: readonly WeightEntry[], label: string): boolean {
  return (
    /^(?:price|quality|social value)$/.test(label) &&
    parts.some(({ fact }) => criterionOf(fact.label) === 'price')
  );
}

/** The same criteria as another place names: the same shares, whether or not they come to the whole. */
function isMirrored(labels: readonly string[], group: WeightGroup, { whole }: Survey): boolean {
  return (
    group.hasPrice &&
    whole.some((other) => other.group !== group && labels.every((label) => other.names.has(label)))
  );
}

function readingsOf(
  { fact }: WeightEntry,
  group: WeightGroup,
  parts: readonly WeightEntry[],
  survey: Survey,
): readonly number[] {
  const own = (fact.value / (group.whole as number)) * 100;
  if (fact.parent === undefined) {
    // "60/40 price/quality": quality is all that is not price.
    const isRest = parts.length === 2 && criterionOf(fact.label) !== 'price' && group.hasPrice;
    if (!isRest) return [own];
    const others = survey.whole.flatMap((other) =>
      other.group === group ? [] : [restOf(other.group, fact.label)],
    );
    return [
      own,
      ...others.flatMap((share) =>
        share !== undefined && Math.abs(share.all - own) < 0.51 ? [share.own] : [],
      ),
    ];
  }
  const above = survey.top.get(criterionOf(fact.parent)) ?? [];
  return [own, ...above.flatMap((value) => [(own * value) / 100, (own / value) * 100])];
}

/** In another whole group: the share of this criterion, and of all that is not price. */
function restOf(
  group: WeightGroup,
  label: string,
): { readonly own: number; readonly all: number } | undefined {
  const top = group.entries.filter(({ fact }) => !fact.isTotal && fact.parent === undefined);
  const price = top.find(({ fact }) => criterionOf(fact.label) === 'price');
  const same = top.find(({ fact }) => criterionOf(fact.label) === criterionOf(label));
  if (!price || !same) return undefined;
  const whole = group.whole as number;
  return { own: (same.fact.value / whole) * 100, all: 100 - (price.fact.value / whole) * 100 };
}

function limitFor({ chunk, fact, document }: WeightEntry): string {
  const statement = chunk.model.statements[fact.statement];
  const limit = statement
    ? limitOf(chunk.model, statement)
    : limitIn(titlesAbove(chunk.model.after.section).join(' | '));
  return limit === '' ? limitIn(document.document.path.replaceAll(/[-_.]/g, ' ')) : limit;
}

/** A criterion by its bare name: "1. Price (max)" and "Tender price" are the price. */
export function criterionOf(label: string): string {
  let criterion = criteria.get(label);
  if (criterion === undefined) {
    criterion = plainCriterion(label);
    // Labels that were typed and changed again are not kept for ever.
    if (criteria.size >= MOST_LABELS) criteria.clear();
    criteria.set(label, criterion);
  }
  return criterion;
}
const MOST_LABELS = 5000;
const criteria = new Map<string, string>();

function plainCriterion(label: string): string {
  const plain = label
    .toLowerCase()
    .replace(
      /^(?:method statement|question|quality question|criterion|sub-?criterion|response)[ \u00a0]?[a-z]?\d{1,2}(?:\.\d{1,2})?[ \u00a0]?[,:.–—-][ \u00a0]?/,
      '',
    )
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}&/ ]/gu, ' ')
    .replace(
      /\b(?:the|award|criteri(?:on|a)|overall|total|tender(?:ed)?|weighting|weight|score|element|section|envelope|assessment|evaluation|of|submission|response)\b/g,
      ' ',
    )
    .replace(/^ *(?:\d+|[a-z]) +(?=\p{L}{3})/u, ' ')
    .replace(/ +/g, ' ')
    .trim();
  if (
    /^(?:price|cost|pricing|prices|price cost|price\/cost|cost\/price|whole life cost|commercial price)$/.test(
      plain,
    )
  )
    return 'price';
  if (
    /^(?:quality|qualitative|quality technical|technical quality|quality\/technical|technical\/quality)$/.test(
      plain,
    )
  )
    return 'quality';
  return plain;
}
