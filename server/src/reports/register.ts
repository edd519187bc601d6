// The register of commitments: one row for each quantity, the same quantity in several documents once, with every place.

import { britishFigure } from '../library/figures.ts';
import type { ResultCommitment, ResultPack, ResultPlace } from './result.ts';

export interface RegisterRow {
  readonly number: number;
  readonly commitment: string;
  readonly quantity: number;
  readonly unit: string;
  readonly period: string;
  readonly who: string;
  readonly beneficiaries: string;
  readonly by: string;
  readonly evidence: string;
  readonly places: readonly ResultPlace[];
}

/** "3 apprentices", "1 apprentice", "100% of sub-contracts". */
export function counted({ quantity, unit }: Pick<RegisterRow, 'quantity' | 'unit'>): string {
  if (unit.startsWith('%')) return `${quantity}${unit}`;
  if (unit === '£' || unit === '€') return `${unit}${britishFigure(quantity)}`;
  const one = quantity === 1 && /^[a-z-]+[^s]s$/.test(unit) ? unit.slice(0, -1) : unit;
  return `${britishFigure(quantity)} ${one}`;
}

/** Columns of the register, in order, with their headings. */
export const registerColumns = [
  ['number', 'No'],
  ['commitment', 'Commitment as written'],
  ['quantity', 'Quantity'],
  ['unit', 'Unit'],
  ['period', 'Period'],
  ['beneficiaries', 'Beneficiaries'],
  ['who', 'Who delivers'],
  ['by', 'By when'],
  ['evidence', 'Evidence'],
  ['places', 'Where'],
] as const satisfies readonly (readonly [keyof RegisterRow, string])[];

/** The rows of one pack, in the order of the text. What one place leaves out another may say. */
export function registerRows(pack: ResultPack): readonly RegisterRow[] {
  const rows: ResultCommitment[][] = [];
  for (const commitment of pack.commitments) {
    const same = rows.find((row) => isSame(row[0] as ResultCommitment, commitment));
    if (same) same.push(commitment);
    else rows.push([commitment]);
  }
  return rows.map((same, index) => {
    const first = same[0] as ResultCommitment;
    const said = (key: 'period' | 'who' | 'beneficiaries' | 'by' | 'evidence') =>
      same.find((c) => c[key] !== undefined)?.[key] ?? '';
    return {
      number: index + 1,
      // A sentence reads better than a row of a table.
      commitment: (same.find((c) => !c.text.includes('; ')) ?? first).text,
      quantity: first.quantity,
      unit: first.unit,
      period: said('period'),
      who: said('who'),
      beneficiaries: said('beneficiaries'),
      by: said('by'),
      evidence: said('evidence'),
      places: same.map(({ path, line }) => ({ path, line })),
    };
  });
}

/** The same figure of the same thing in different documents, or in different sentences of one. */
function isSame(a: ResultCommitment, b: ResultCommitment): boolean {
  if (a.quantity !== b.quantity || (a.path === b.path && a.line === b.line)) return false;
  const [x, y] = [wordsOf(a.unit), wordsOf(b.unit)];
  return x.some((word) => y.includes(word)) && (a.period ?? b.period) === (b.period ?? a.period);
}

const little = new Set([
  'of',
  'the',
  'and',
  'in',
  'for',
  'paid',
  'new',
  'a',
  'starts',
  'start',
  'hours',
  'weeks',
]);
const wordsOf = (unit: string) => {
  const words = unit
    .toLowerCase()
    .split(/[^\p{L}%£]+/u)
    .map((w) => w.replace(/s$/, ''));
  const telling = words.filter((w) => w !== '' && !little.has(w) && !little.has(`${w}s`));
  return telling.length > 0 ? telling : words;
};

/** One cell as text: places as `path:line`. */
export function cellText(row: RegisterRow, key: keyof RegisterRow): string {
  const value = row[key];
  return Array.isArray(value)
    ? (value as readonly ResultPlace[]).map(({ path, line }) => `${path}:${line}`).join('; ')
    : String(value);
}

/** RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. */
export function registerCsv(packs: readonly ResultPack[]): string {
  const header = ['Pack', ...registerColumns.map(([, title]) => title)];
  const rows = packs.flatMap((pack) =>
    registerRows(pack).map((row) => [pack.root, ...registerColumns.map(([key]) => cellText(row, key))]),
  );
  return `\ufeff${[header, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A spreadsheet takes what begins so for a formula; a quotation mark before it makes it text. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function registerJson(packs: readonly ResultPack[]): string {
  return `${JSON.stringify(
    {
      version: 1,
      packs: packs.map((pack) => ({
        root: pack.root,
        documents: pack.documents,
        commitments: registerRows(pack),
      })),
    },
    null,
    2,
  )}\n`;
}
