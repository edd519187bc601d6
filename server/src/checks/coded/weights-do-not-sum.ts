// weights-do-not-sum: the weights of one table or list do not come to the total they are shares of.

import type { WeightFact } from '../../tender/model.ts';
import { type ChunkView, chunksHolding, type DocumentView, type PackView, placed } from '../view.ts';
import { dividedInProse } from '../weights/divided-in-prose.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

/** Published weights are rounded to a decimal or two. */
const ROUNDING = 0.51;

/** How far from a hundred figures without a unit may come and still plainly be meant to make a hundred. */
const NEAR_MISS = 25;

interface Entry {
  readonly chunk: ChunkView;
  readonly fact: WeightFact;
}

export const weightsDoNotSum: CodedCheck = {
  id: 'weights-do-not-sum',
  find: ({ view }) =>
    view.documents.flatMap((document) => {
      const found = withoutSharedRows([...groupsOf(document)]).flatMap((entries) =>
        judge(entries, document, view),
      );
      const isFound = ({ range }: CodedFinding) =>
        found.some((f) => f.range.start >= range.start && f.range.start < range.end);
      return [...found, ...dividedInProse(document).filter((finding) => !isFound(finding))];
    }),
};

/** A table of lots gives each lot its own weights: they come to a hundred along the row, not down the column. */
function withoutSharedRows(groups: readonly (readonly Entry[])[]): readonly (readonly Entry[])[] {
  const byTable = new Map<string, (readonly Entry[])[]>();
  for (const entries of groups) {
    const [first] = entries;
    const table = /^table:\d+/.exec(first?.fact.group ?? '')?.[0];
    if (!first || table === undefined) continue;
    const key = `${first.chunk.index} ${table}`;
    const list = byTable.get(key);
    if (list) list.push(entries);
    else byTable.set(key, [entries]);
  }
  const shared = new Set([...byTable.values()].filter(rowsMakeWhole).flat());
  return shared.size === 0 ? groups : groups.filter((entries) => !shared.has(entries));
}

function rowsMakeWhole(columns: readonly (readonly Entry[])[]): boolean {
  if (columns.length < 2) return false;
  const sums = new Map<number, number>();
  for (const { chunk, fact } of columns.flat()) {
    const row = chunk.model.statements[fact.statement]?.cell?.row;
    if (row === undefined || fact.unit !== 'percent') return false;
    sums.set(row, (sums.get(row) ?? 0) + fact.value);
  }
  return sums.size > 1 && [...sums.values()].every((sum) => near(sum, 100));
}

function groupsOf(document: DocumentView): Iterable<readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const chunk of chunksHolding(document, 'weights'))
    for (const fact of chunk.local.weights) {
      // Weights in headings run through the document; those of a table or list stay within their chunk.
      const key = fact.group.startsWith('section:') ? fact.group : `${chunk.index}:${fact.group}`;
      const list = groups.get(key);
      if (list) list.push({ chunk, fact });
      else groups.set(key, [{ chunk, fact }]);
    }
  return groups.values();
}

function judge(entries: readonly Entry[], document: DocumentView, view: PackView): readonly CodedFinding[] {
  const parts = entries.filter((e) => !e.fact.isTotal);
  const total = entries.find((e) => e.fact.isTotal);
  // Ranges are settled later, within what is published.
  if (entries.some((e) => e.fact.to !== undefined)) return [];
  if (parts.length < 2 || new Set(parts.map((e) => e.fact.unit)).size > 1) return [];
  const unit = (parts[0] as Entry).fact.unit;
  // Points have no total of their own unless the table states one.
  const expected = total?.fact.value ?? (unit === 'percent' ? 100 : statedInHeader(parts));
  if (expected === undefined) return [];
  const values = parts.map((e) => e.fact.value);
  const sum = values.reduce((a, b) => a + b, 0);
  if (near(sum, expected) || near(top(values), expected)) return [];
  const short = shortOfParent(parts);
  if (short) return [partsFinding(short, document)];
  // Parts of criteria named in a column of their own are summed by criterion, or are all shares of the whole.
  if (parts.some((e) => e.fact.parent !== undefined) && partsMakeWhole(parts, expected)) return [];
  // Figures without a per cent sign may be points, or quality and price each out of a hundred: only a near miss proves a slip.
  if (!total && !saysPercent(parts) && Math.abs(sum - expected) > NEAR_MISS) return [];
  if (parts.every((e) => e.fact.parent !== undefined)) return [];
  // Some criteria of a longer list: nothing says that they are all.
  if (!total && !parts.some((e) => priceLabel.test(e.fact.label)) && sum < expected - NEAR_MISS) return [];
  // Sub-weights that come to the weight of a criterion given elsewhere are shares of that criterion.
  if (!total && isWeightElsewhere(sum, entries, view)) return [];
  if (!total && isProse(parts) && isExplained(values, expected, parts)) return [];
  const sign = unit === 'percent' ? '%' : ' points';
  const last = (total ?? (parts[parts.length - 1] as Entry)) as Entry;
  const arithmetic = `${values.map((v) => trim(v)).join(' + ')} = ${trim(sum)}${sign}, not ${trim(expected)}${sign}`;
  return [
    {
      document: document.index,
      range: placed(last.chunk, last.fact.range),
      match: arithmetic,
      related: parts.map((e) => ({
        document: document.index,
        range: placed(e.chunk, e.fact.range),
        message: `${e.fact.label}: ${trim(e.fact.value)}${sign}`,
      })),
      because: [
        `Arithmetic: ${arithmetic}.`,
        ...parts.map((e) => `${e.fact.label}: ${trim(e.fact.value)}${sign}.`),
      ],
    },
  ];
}

/** "Marks out of 100", or "(100 points)", above the column. */
function statedInHeader(parts: readonly Entry[]): number | undefined {
  for (const { chunk, fact } of parts)
    for (const leadIn of chunk.model.statements[fact.statement]?.leadIns ?? []) {
      const whole = leadIn.kind === 'column-header' ? outOf.exec(leadIn.text)?.[1] : undefined;
      if (whole !== undefined) return Number(whole.replace(',', ''));
    }
  return undefined;
}
interface ShortParts {
  readonly parent: Entry;
  readonly parts: readonly Entry[];
  readonly sum: number;
}

/** "Quality (50%) is made up of menus 20%, staffing 15% and social value 10%": parts that miss the weight they divide. */
function shortOfParent(entries: readonly Entry[]): ShortParts | undefined {
  const tops = entries.filter((e) => e.fact.parent === undefined);
  if (
    !near(
      tops.reduce((n, e) => n + e.fact.value, 0),
      100,
    )
  )
    return undefined;
  for (const parent of tops) {
    const parts = entries.filter((e) => e.fact.parent === parent.fact.label);
    const sum = parts.reduce((n, e) => n + e.fact.value, 0);
    // One part need not be all of them, and parts may be shares of the criterion.
    if (parts.length < 2 || near(sum, parent.fact.value) || near(sum, 100)) continue;
    if (Math.abs(sum - parent.fact.value) <= parent.fact.value / 4) return { parent, parts, sum };
  }
  return undefined;
}

function partsFinding({ parent, parts, sum }: ShortParts, document: DocumentView): CodedFinding {
  const last = parts[parts.length - 1] as Entry;
  const arithmetic = `${parts.map((e) => trim(e.fact.value)).join(' + ')} = ${trim(sum)}%, not the ${trim(parent.fact.value)}% of ${parent.fact.label}`;
  return {
    document: document.index,
    range: placed(last.chunk, last.fact.range),
    match: arithmetic,
    related: [parent, ...parts].map((e) => ({
      document: document.index,
      range: placed(e.chunk, e.fact.range),
      message: `${e.fact.label}: ${trim(e.fact.value)}%`,
    })),
    because: [`Arithmetic: ${arithmetic}.`],
  };
}

const outOf =
  /\b(?:out of|of|total(?:ling)?)\s+(?:a (?:total|possible|maximum)(?: of)? )?(100|1,?000|500|200)\b/i;

const priceLabel = /\b(?:price|pricing|cost|costs|commercial|financial|fees?|pris)\b/i;

const isProse = (parts: readonly Entry[]) =>
  parts.every((e) => e.chunk.model.statements[e.fact.statement]?.place === 'paragraph');

/**
 * Prose gives a weight in another sentence ("Criterion 4 (10%) looks at …; price carries 40%, the others 50%"), names
 * one again ("the 20% is …"), or gives shares of a share ("of which a quarter (10%)").
 */
function isExplained(values: readonly number[], expected: number, parts: readonly Entry[]): boolean {
  const sum = values.reduce((a, b) => a + b, 0);
  if (values.some((value) => near(sum - value, expected))) return true;
  const texts = parts.map((e) => e.chunk.model.chunk.text);
  if (texts.some((text) => /\bof which\b|\bwithin\b|\bof the total\b|\bof that\b/i.test(text))) return true;
  const missing = expected - sum;
  if (missing < ROUNDING || values.some((value) => near(value, missing))) return false;
  const figure = new RegExp(`(?<![\\d.])${trim(missing).replace('.', '\\.')}\\s?(?:%|per\\s?cent)`, 'i');
  return texts.some((text) => figure.test(text));
}

/** Each criterion's own parts come to the total, or what has no parent does. */
function partsMakeWhole(parts: readonly Entry[], expected: number): boolean {
  const sums = new Map<string, number>();
  for (const { fact } of parts) sums.set(fact.parent ?? '', (sums.get(fact.parent ?? '') ?? 0) + fact.value);
  return [...sums.values()].every((s) => near(s, expected)) || near(sums.get('') ?? -1, expected);
}

function saysPercent(parts: readonly Entry[]): boolean {
  return parts.some((e) => {
    const { range } = e.fact;
    const { text } = e.chunk.model.chunk;
    const headers = e.chunk.model.statements[e.fact.statement]?.leadIns.map((l) => l.text) ?? [];
    return [text.slice(range.start, range.end + 1), ...headers].some((t) => /%|per\s?cent/i.test(t));
  });
}

const near = (a: number, b: number) => Math.abs(a - b) < ROUNDING;
const trim = (n: number) => String(Math.round(n * 100) / 100);

/** The sum of the top level where criteria are followed by their own parts: 60 (30 + 20 + 10), 40. */
function top(values: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const parent = values[i] as number;
    sum += parent;
    let parts = 0;
    for (let j = i + 1; j < values.length; j++) {
      parts += values[j] as number;
      if (near(parts, parent) && j > i + 1) {
        i = j;
        break;
      }
      if (parts > parent) break;
    }
  }
  return sum;
}

function isWeightElsewhere(sum: number, own: readonly Entry[], view: PackView): boolean {
  const mine = new Set(own.map((e) => e.fact));
  return view.documents.some((d) =>
    d.holding.weights.some((c) => d.locals[c]?.weights.some((f) => !mine.has(f) && near(f.value, sum))),
  );
}
