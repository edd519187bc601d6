// Tables whose total is not the sum of what stands above it, or beside it. A column is judged only where it can be nothing
// but a sum: rates, averages and shares are left alone.

import type { Range } from '../../markdown/blocks.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { keptPerChunk } from './per-chunk.ts';
import { type CellNumber, cellRange, type Grid, numberOf, tablesIn } from './tables.ts';

export interface WrongSum {
  /** In the chunk: the total. */
  readonly range: Range;
  readonly parts: readonly { readonly range: Range; readonly label: string; readonly value: number }[];
  readonly sum: number;
  readonly total: number;
  /** As written. */
  readonly written: string;
  readonly unit: CellNumber['unit'];
  /** The label of the total's row, or of its column. */
  readonly label: string;
}

/** Wide and long tables are data; a sum over them is not drafted by hand. */
const MOST_COLUMNS = 40;
const MOST_ROWS = 400;

export const wrongSums = keptPerChunk((model: ChunkModel): readonly WrongSum[] =>
  tablesIn(model).length > 0 && /total|sum\b|overall|\ball\b|together|cyfanswm|iomlán/i.test(model.chunk.text)
    ? tablesIn(model).flatMap((grid) =>
        isRounded(model) ? [] : [...columnSums(grid), ...rowSums(grid), ...partSums(grid)],
      )
    : [],
);

function isRounded(model: ChunkModel): boolean {
  return /\bround(?:ed|ing)\b/i.test(model.chunk.text);
}

const total =
  /^(?:(?:grand|overall|combined|annual|project|contract|maximum|final|whole)[ \u00a0]+)?total(?:s|[ \u00a0](?:available|\(.{0,40}\)|for .{1,30}|over .{1,30}|all .{1,20}|ex.{0,12}VAT|(?:[\p{L}-]+[ \u00a0]){0,3}(?:sums?|prices?|costs?|values?|amounts?|fees?|charges?|budget|marks|points|scores?|weightings?|weights?|hours|expenditure|spend|funding|income|available|VAT|journeys|units|places|sites|staff|FTE)))?[ :]*$|^(?:sum|overall|cyfanswm|iomlán)[ :]*$|^all criteria$/iu;
const subtotal = /^sub-?[ \u00a0]?total\b|\bsub-?[ \u00a0]?total$/i;
const noSum =
  /\b(?:rates?|unit (?:price|cost)|per\b|price each|average|avg|mean|ratio|index|min(?:imum)?|number of years|year$|ref|no\.?$|id|score awarded|pass mark|threshold|discount|margin|uplift|VAT)\b|\/(?:hr|hour|day|unit)/i;

interface Entry {
  readonly row: number;
  readonly label: string;
  readonly number: CellNumber;
}

function labelOf(row: readonly string[], column: number): string {
  return row.find((text, at) => at !== column && /\p{L}{2}/u.test(text)) ?? '';
}

function isTotalRow(row: readonly string[]): boolean {
  const first = row.find((text) => text !== '') ?? '';
  const plain = first.replace(/[*_]/g, '');
  return total.test(plain) || (row.length > 2 && row.slice(0, 2).some((text) => total.test(text)));
}

/**
 * Weights of criteria in one column and of their parts in the one before, a criterion's own in the row of its first part: parts
 * that do not come to it, where those of the other criteria do.
 */
function partSums({ rows, header, block }: Grid): readonly WrongSum[] {
  if (rows.length > MOST_ROWS) return [];
  const found: WrongSum[] = [];
  for (let column = 2; column < header.length; column++) {
    const parts = column - 1;
    if (
      !/weight|%|marks|points/i.test(header[column] ?? '') ||
      !/weight|%|marks|points/i.test(header[parts] ?? '')
    )
      continue;
    const groups: { readonly row: number; readonly whole: CellNumber; readonly entries: Entry[] }[] = [];
    for (const [row, cells] of rows.entries()) {
      if (isTotalRow(cells)) break;
      const whole = numberOf(cells[column] ?? '');
      const own = numberOf(cells[parts] ?? '');
      if (whole) groups.push({ row, whole, entries: [] });
      else if ((cells[column] ?? '') !== '') return [];
      if (own) groups[groups.length - 1]?.entries.push({ row, label: labelOf(cells, parts), number: own });
    }
    const judged = groups.filter(({ entries }) => entries.length > 1);
    const wrong = judged.filter(({ whole, entries }) => judge([entries], whole) !== undefined);
    // Shares of their own criterion come to a hundred.
    const isOfOwn = wrong.some(({ entries }) =>
      near(
        entries.reduce((n, e) => n + e.number.value, 0),
        100,
        1.01,
      ),
    );
    if (isOfOwn || wrong.length === 0 || wrong.length * 2 > judged.length || judged.length < 2) continue;
    for (const { row, whole, entries } of wrong) {
      const cell = block.rows[row]?.[column];
      const sum = entries.reduce((n, { number }) => n + number.value, 0);
      if (cell)
        found.push(
          wrongSum(
            { entries, sum },
            whole,
            cell,
            labelOf(rows[row] as readonly string[], column),
            (entry) => block.rows[entry.row]?.[parts],
          ),
        );
    }
  }
  return found;
}

/** "All sites", "Together", "All four schools": the last row of a table. */
function isAllRow(row: readonly string[]): boolean {
  const first = (row.find((text) => text !== '') ?? '').replace(/[*_]/g, '').trim();
  return /^(?:all(?: \p{L}+){1,3}|all|together|in all|altogether|whole \p{L}+)$/iu.test(first);
}

function columnSums(grid: Grid): readonly WrongSum[] {
  const { rows, header, block } = grid;
  if (rows.length < 3 || rows.length > MOST_ROWS || header.length > MOST_COLUMNS) return [];
  const last = rows.length - 1;
  const totals = rows.flatMap((row, at) => (isTotalRow(row) || (at === last && isAllRow(row)) ? [at] : []));
  if (totals.length === 0) return [];
  const found: WrongSum[] = [];
  for (let column = 1; column < header.length; column++) {
    if (noSum.test(header[column] ?? '')) continue;
    let entries: Entry[] = [];
    const subtotals: Entry[] = [];
    let sinceSubtotal: Entry[] = [];
    let isPure = true;
    for (let row = 0; row < rows.length; row++) {
      const cells = rows[row] as readonly string[];
      const text = cells[column] ?? '';
      const number = numberOf(text);
      const label = labelOf(cells, column);
      if (isSubtotalRow(cells)) {
        if (number) subtotals.push({ row, label, number });
        sinceSubtotal = [];
        continue;
      }
      if (totals.includes(row)) {
        if (number && isPure && entries.length > 1) {
          const wrong = judge(
            [entries, sinceSubtotal, subtotals, topLevel(entries, 2), topLevel(entries, 1)],
            number,
          );
          const cell = block.rows[row]?.[column];
          if (
            wrong &&
            cell &&
            (isUniform(entries, number) || areSubWeights(header[column] ?? '', entries, number))
          )
            found.push(wrongSum(wrong, number, cell, label, (entry) => block.rows[entry.row]?.[column]));
        }
        entries = [];
        sinceSubtotal = [];
        isPure = true;
        continue;
      }
      if (number) {
        entries.push({ row, label, number });
        sinceSubtotal.push({ row, label, number });
      } else if (!/^(?:|[-–—]|n\/?a|nil|none|included|incl\.?|tbc|not applicable|pass\/fail)$/i.test(text))
        isPure = false;
    }
  }
  return found;
}

function isSubtotalRow(cells: readonly string[]): boolean {
  return cells.slice(0, 2).some((text) => subtotal.test(text));
}

/** Where criteria are followed by their own parts, of each at least `fewest`, only the criteria count. */
function topLevel(entries: readonly Entry[], fewest: number): readonly Entry[] {
  const top: Entry[] = [];
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry;
    top.push(entry);
    let parts = 0;
    for (let j = i + 1; j < entries.length; j++) {
      parts += (entries[j] as Entry).number.value;
      if (near(parts, entry.number.value, 0.005) && j - i >= fewest) {
        i = j;
        break;
      }
      if (parts > entry.number.value) break;
    }
  }
  return top;
}

function isUniform(entries: readonly Entry[], number: CellNumber): boolean {
  // Shares that come to nothing like a hundred are rates of different things.
  if (number.unit === 'percent') return near(number.value, 100, 0.6);
  const units = new Set(entries.map((entry) => entry.number.unit));
  return units.size === 1 || !units.has('percent');
}

/** Parts of a criterion in shares of the whole score; shares of the criterion alone come to a hundred. */
function areSubWeights(title: string, entries: readonly Entry[], { unit }: CellNumber): boolean {
  const sum = entries.reduce((n, entry) => n + entry.number.value, 0);
  return (
    /weight/i.test(title) &&
    unit === 'percent' &&
    entries.every(({ number }) => number.unit === 'percent') &&
    !near(sum, 100, 1.01)
  );
}

interface Wrong {
  readonly entries: readonly Entry[];
  readonly sum: number;
}

/** The plainest reading that comes out wrong; undefined where any reading comes out right. */
function judge(readings: readonly (readonly Entry[])[], number: CellNumber): Wrong | undefined {
  let plainest: Wrong | undefined;
  for (const entries of readings) {
    if (entries.length === 0) continue;
    const sum = entries.reduce((n, entry) => n + entry.number.value, 0);
    const decimals = Math.max(number.decimals, ...entries.map((entry) => entry.number.decimals));
    // Parts that were rounded to the last decimal each may add up to a little more or less.
    const slack =
      decimals === 0
        ? number.unit === 'percent'
          ? 1.01
          : 0.01
        : 0.51 * entries.length * 10 ** -Math.min(number.decimals, decimals);
    if (near(sum, number.value, slack)) return undefined;
    if (entries.length > 1) plainest ??= { entries, sum };
  }
  return plainest;
}

function wrongSum(
  { entries, sum }: Wrong,
  number: CellNumber,
  cell: Parameters<typeof cellRange>[0],
  label: string,
  cellOf: (entry: Entry) => Parameters<typeof cellRange>[0] | undefined,
): WrongSum {
  return {
    range: cellRange(cell),
    parts: entries.flatMap((entry) => {
      const own = cellOf(entry);
      return own ? [{ range: cellRange(own), label: entry.label, value: entry.number.value }] : [];
    }),
    sum: Math.round(sum * 1e6) / 1e6,
    total: number.value,
    written: cell.run.text.trim(),
    unit: number.unit,
    label,
  };
}

const like =
  /^(?:year|yr|y|lot|phase|stage|quarter|q|month|period|part|site|area)[ \u00a0]*\d{1,4}(?:[/-]\d{2,4})?(?:[ \u00a0]*\(.{0,20}\))?$|^(?:19|20)\d\d(?:[/–-]\d{2,4})?$/i;

/** "Year 1 | Year 2 | Year 3 | Total": the last column adds up the like columns before it. */
function rowSums(grid: Grid): readonly WrongSum[] {
  const { rows, header, block } = grid;
  if (rows.length > MOST_ROWS || header.length > MOST_COLUMNS) return [];
  const found: WrongSum[] = [];
  header.forEach((title, column) => {
    if (!/^(?:grand |overall |contract )?total\b/i.test(title) || noSum.test(title)) return;
    const alike = header.flatMap((other, at) => (at < column && like.test(other) ? [at] : []));
    const parts = alike.length >= 2 ? alike : provenParts(grid, column);
    const others = header.slice(0, column).filter((_, at) => at > 0 && !parts.includes(at));
    if (parts.length < 2 || others.some((other) => /total|quantity|qty/i.test(other))) return;
    rows.forEach((row, at) => {
      const number = numberOf(row[column] ?? '');
      const cell = block.rows[at]?.[column];
      const entries = parts.flatMap((part): Entry[] => {
        const own = numberOf(row[part] ?? '');
        return own ? [{ row: part, label: header[part] ?? '', number: own }] : [];
      });
      if (!number || !cell || entries.length < parts.length || number.unit === 'percent') return;
      const wrong = judge([entries], number);
      if (wrong && isUniform(entries, number))
        found.push(wrongSum(wrong, number, cell, row[0] ?? '', (entry) => block.rows[at]?.[entry.row]));
    });
  });
  return found;
}

/** All columns of numbers before the total, where most rows prove that it is their sum. */
function provenParts({ rows, header }: Grid, column: number): readonly number[] {
  const parts = header.flatMap((title, at) =>
    at > 0 && at < column && !noSum.test(title) && rows.every((row) => numberOf(row[at] ?? '')) ? [at] : [],
  );
  if (parts.length < 2 || rows.length < 3) return [];
  const right = rows.filter((row) => {
    const total = numberOf(row[column] ?? '');
    const sum = parts.reduce((n, at) => n + (numberOf(row[at] ?? '')?.value ?? 0), 0);
    return total !== undefined && near(sum, total.value, 0.01);
  }).length;
  return right * 3 >= rows.length * 2 && right < rows.length ? parts : [];
}

function near(a: number, b: number, slack: number): boolean {
  return Math.abs(a - b) <= slack;
}
