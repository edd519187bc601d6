// Commitments in tables: a row for each, with columns for what, how many, of what, for whom, by when, shown by what.

import { sourceRange } from '../../markdown/blocks.ts';
import { numbersIn } from '../../tender/facts/numbers.ts';
import type { Statement } from '../../tender/model.ts';
import type { Commitment, CommitmentDetails, Words } from './commitment.ts';

type Role =
  | 'label'
  | 'quantity'
  | 'unit'
  | 'period'
  | 'by'
  | 'evidence'
  | 'who'
  | 'beneficiaries'
  | 'reference'
  | 'other';

export interface Cell {
  readonly header: string;
  readonly statement: Statement;
  readonly index: number;
}
/** The cells of one row, from left to right; a cell of several sentences is there with the first. */
export interface Row {
  readonly cells: readonly Cell[];
}

const roles: readonly (readonly [Role, RegExp])[] = [
  [
    'reference',
    /^(?:no\.?|ref\.?|reference|#|item(?: no\.?)?|id|code|number|kpi(?: no\.?| ref\.?)?|line|row)$/i,
  ],
  [
    'evidence',
    /\b(?:evidence|verif\w+|proof|proved|shown|how (?:it is |it will be |we will )?(?:measured?|check\w*|evidenced|monitored)|source|records?|monitoring)\b/i,
  ],
  [
    'who',
    /\b(?:responsib\w+|lead|owner|who (?:will|is|delivers|does|must|acts)|accountable|by whom|contact|named person|delivered by|person in charge)\b|^who$/i,
  ],
  [
    'beneficiaries',
    /\b(?:beneficiar\w+|who benefits|for whom|target group|priority group|people helped|who it is for)\b/i,
  ],
  ['unit', /^(?:units?|measured in|unit of measure(?:ment)?|counted in|what is counted|metric)$/i],
  ['period', /^(?:period|frequency|how often|interval|per|each|every)$/i],
  [
    'by',
    /\b(?:due|by when|deadline|time ?scale|time ?frame|delivery date|completion date|date|when|complete by|milestone)\b/i,
  ],
  [
    'quantity',
    /\b(?:quantity|quantities|number|amount|minimum|target|total|volume|how many|how much|required|level|annual|annually|per year|year \d|yr \d|a year|value|figure|commitment level|committed|promised|offer(?:ed)?)\b/i,
  ],
  ['label', /./],
];

function roleOf(header: string): Role {
  return roles.find(([, pattern]) => pattern.test(header.trim()))?.[0] ?? 'other';
}

const weighed =
  /\b(?:weight\w*|marks?|scores?|points?|pass\/fail|descriptor|price|rate|cost|£|deduct\w*|service credits?|credits?\b[^|]{0,30}\b(?:charges|price|fees?))\b/i;

/** Whether a table with these headers sets benefits out, whatever its rows say: it has a place for how much and for proof or a date. */
function isPlan(headers: readonly string[]): boolean {
  const found = new Set(headers.map(roleOf));
  return (
    found.has('quantity') &&
    headers.some((h) => /\b(?:commitment|benefit|promise|social value|obligation|initiative)/i.test(h)) &&
    (found.has('evidence') || found.has('by') || found.has('beneficiaries') || found.has('unit'))
  );
}

/** A column of marks, points or prices: the table counts something else. */
export function isWeighed(rows: readonly Row[]): boolean {
  const headers = rows[0]?.cells.map(({ header }) => header) ?? [];
  return headers.some((header) => weighed.test(header)) && !isPricedPlan(headers);
}

/** "Initiative | Unit | Quantity | Points for each", "Undertaking | Minimum quantity | Date | Evidence | Cost of each". */
function isPricedPlan(headers: readonly string[]): boolean {
  const plain = headers.filter((header) => !weighed.test(header));
  const found = new Set(plain.map(roleOf));
  return (
    plain.some((header) => /\b(?:quantit(?:y|ies)|how many)\b/i.test(header)) &&
    plain.some((header) => named.test(header)) &&
    (found.has('unit') || found.has('evidence') || found.has('by'))
  );
}

/** Headers of the column that says what is to be done. */
const named =
  /\b(?:commitments?|undertakings?|initiatives?|benefits?|promises?|pledges?|gains?|obligations?)\b/i;

/** The commitments of the rows of one table. */
export function commitmentsInTable(
  rows: readonly Row[],
  isAmongBenefits: boolean,
  words: Words,
): readonly Commitment[] {
  if (isWeighed(rows)) return [];
  const headers = rows[0]?.cells.map((c) => c.header) ?? [];
  const isSetOut = isAmongBenefits || isPlan(headers);
  return rows.flatMap((row) => commitmentsInRow(row, isSetOut, words));
}

function commitmentsInRow({ cells }: Row, isSetOut: boolean, words: Words): readonly Commitment[] {
  const byRole = new Map<Role, Cell[]>();
  for (const cell of cells) {
    const role = roleOf(cell.header);
    byRole.set(role, [...(byRole.get(role) ?? []), cell]);
  }
  const text = (role: Role) => byRole.get(role)?.[0]?.statement.text.trim() || undefined;
  const quantities = (byRole.get('quantity') ?? []).filter((c) => startsWithNumber(c.statement.text));
  const label =
    byRole.get('label')?.find(({ header }) => named.test(header)) ??
    byRole.get('label')?.[0] ??
    cells.find((c) => /\p{L}{3}/u.test(c.statement.text) && !quantities.includes(c));
  if (!label || quantities.length === 0) return [];
  const name = label.statement.text.trim();
  if (/^(?:total|sum|overall)\b/i.test(name)) return [];
  const unitCell = text('unit');
  if (!isSetOut && !words.isBenefit(`${name} ${unitCell ?? ''}`)) return [];
  const total = quantities.find((c) => /\btotal\b/i.test(c.header));
  return (total ? [total] : quantities).flatMap((cell): readonly Commitment[] => {
    const read = readQuantity(cell.statement.text);
    if (!read || read.value === 0) return [];
    const unit = unitOf(read.rest, unitCell, name);
    // A target in per cent counts a benefit only where the row names one.
    if (unit.startsWith('%') && !words.isBenefit(`${name} ${unitCell ?? ''}`) && !isSetOut) return [];
    const details: CommitmentDetails = detailsOf(byRole, cell, read.rest);
    const { statement } = cell;
    return [
      {
        statement: cell.index,
        range: sourceRange(statement.run, statement.runStart + read.start, statement.runStart + read.end),
        quantity: read.value,
        unit,
        details,
        text: cells
          .filter((c) => c.statement.text.trim() !== '')
          .map((c) => (c.header === '' ? c.statement.text : `${c.header}: ${c.statement.text}`))
          .join('; '),
      },
    ];
  });
}

const startsWithNumber = (text: string) => readQuantity(text) !== undefined;

interface ReadQuantity {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** What follows the figure. */
  readonly rest: string;
}

/** "200", "At least 3", "12 per year", "£5,000", "20%". */
function readQuantity(cell: string): ReadQuantity | undefined {
  const number = numbersIn(cell).numbers[0];
  if (!number) return undefined;
  const before = cell.slice(0, number.start);
  if (
    !/^(?:a |the )?(?:minimum(?: of)?|min\.?|at least|no fewer than|not less than|up to|≥|>|>=|total(?: of)?:?)? ?[£€]? ?$/i.test(
      before,
    )
  )
    return undefined;
  const rest = cell.slice(number.end);
  if (/^[/.:-]\d/.test(rest)) return undefined;
  if (
    /^ (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(
      rest,
    )
  )
    return undefined;
  return {
    value: number.value,
    start: number.start,
    end: number.end,
    rest: /[£€]/.test(before) ? `£${rest}` : rest,
  };
}

function unitOf(rest: string, unitCell: string | undefined, name: string): string {
  const label = name
    .replace(/^(?:the )?(?:total |minimum )?(?:number|no\.?|amount|hours?(?= of)) of /i, (m) =>
      /hour/i.test(m) ? m : '',
    )
    .replace(/^KPI ?\d+[.:]? ?/i, '');
  if (rest.startsWith('£')) return '£';
  if (/^ ?(?:%|per ?cent)/i.test(rest))
    return `% of ${lower(unitCell ?? label)}`.replace(/^% of (?:percentage|%|per cent)(?: of)? ?/i, '% of ');
  const own =
    /^ ((?:[\p{L}’'-]+ ?){1,6}?)(?=$|[.,;(]| (?:by|per|each|every|a|in|over|for|before|within|during|from|to|at|and|with)\b)/iu
      .exec(rest)?.[1]
      ?.trim();
  if (own !== undefined && !/^(?:per|a|each|every|by|in|over|for|annually|yearly|starts? by)\b/i.test(own)) {
    // "12 hours" in a row on "Volunteering" counts hours of it.
    return lower(/^(?:hours?|days?|weeks?)$/i.test(own) ? `${own} of ${label}` : own);
  }
  if (unitCell !== undefined && generic.test(unitCell) && label !== '')
    return lower(`${label} (${unitCell})`);
  if (unitCell !== undefined && !/^(?:number|no\.?|each|count)$/i.test(unitCell))
    return lower(
      /^(?:hours?|days?|weeks?)$/i.test(unitCell) && label !== '' ? `${unitCell} of ${label}` : unitCell,
    );
  return lower(label);
}

/** Units that say little without what they are units of. */
const generic = /^(?:starts?|places?|people|persons?|sessions?|events?|visits?|opportunities|posts?|jobs?)$/i;

const lower = (words: string) =>
  words
    .replace(/[.;:]+$/, '')
    .toLowerCase()
    .trim();

function detailsOf(byRole: ReadonlyMap<Role, readonly Cell[]>, cell: Cell, rest: string): CommitmentDetails {
  const text = (role: Role) => byRole.get(role)?.[0]?.statement.text.trim() || undefined;
  const inCell =
    /\b(?:(?:per|each|every|a) (?:contract )?(?:year|quarter|month|week|term|annum)|annually|per £[^,;]{1,30})/i.exec(
      rest,
    )?.[0];
  const inHeader =
    /\b(?:per (?:year|annum|quarter|month)|a year|each year|annual(?:ly)?|year \d|yr \d)\b/i.exec(
      cell.header,
    )?.[0];
  const byInCell =
    /\bby (?:the )?(?:end|\d|january|february|march|april|may|june|july|august|september|october|november|december|year|month)[^,;]{0,40}/i.exec(
      rest,
    )?.[0];
  const period = text('period') ?? inCell ?? inHeader;
  const by = text('by') ?? byInCell;
  const who = text('who');
  const beneficiaries = text('beneficiaries');
  const evidence = text('evidence');
  return {
    ...(period === undefined ? {} : { period }),
    ...(who === undefined ? {} : { who }),
    ...(beneficiaries === undefined ? {} : { beneficiaries }),
    ...(by === undefined ? {} : { by }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}
