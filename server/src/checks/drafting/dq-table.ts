// DQ-TABLE: rows with more or fewer cells than the header, empty cells where the rest of the column is filled, tables
// without a header.

import type { Range } from '../../markdown/blocks.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { type InChunk, inPack, keptPerChunk } from '../values/per-chunk.ts';
import { type Grid, tablesIn } from '../values/tables.ts';
import type { DraftingCheck } from './drafting-check.ts';

interface Fault {
  readonly match: string;
  readonly problem: string;
  readonly isSlight: boolean;
}

const reader = keptPerChunk((model: ChunkModel): readonly InChunk<Fault>[] =>
  tablesIn(model).flatMap((grid) =>
    grid.rows.length === 0 || grid.header.length < 2
      ? []
      : [...ragged(grid), ...emptyCells(grid), ...headless(grid)],
  ),
);

const at = (range: Range, match: string, problem: string, isSlight: boolean): InChunk<Fault> => ({
  range: { start: range.start, end: range.end },
  statement: -1,
  value: { match, problem, isSlight },
});

function rowRange(grid: Grid, row: number): Range | undefined {
  const cells = grid.block.rows[row];
  const [first, last] = [cells?.[0], cells?.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

/** In a pipe table: cells beyond the header are not shown at all. */
function ragged(grid: Grid): readonly InChunk<Fault>[] {
  if (!grid.isPiped) return [];
  const width = grid.header.length;
  const found: InChunk<Fault>[] = [];
  grid.rows.forEach((row, nth) => {
    const range = rowRange(grid, nth);
    if (!range || row.length === width) return;
    const first = row[0] ?? '';
    if (row.length > width) {
      const lost = row.slice(width).filter((text) => text !== '');
      if (lost.length > 0)
        found.push(
          at(
            range,
            first,
            `has ${row.length} cells under ${width} headings, and what is beyond is not shown`,
            false,
          ),
        );
    } else if (row.length > 1 && !/total/i.test(first) && !grid.header.slice(row.length).every(isBidders))
      found.push(at(range, first, `has ${row.length} cells under ${width} headings`, false));
  });
  return found;
}

const required =
  /^(?:date|deadline|when|due date|weight\w*|weighting \(%\)|%|marks|points|maximum (?:marks|score)|max(?:imum)?\.? (?:marks|score|points)|target|measure|kpi|indicator|service level|level of cover|limit|requirement|criterion|minimum requirement|frequency|response time|threshold|level)\b/i;
const bidders =
  /\b(?:bidder|tenderer|supplier|applicant|candidate|offeror|respondent|your|response|answer|price|rate|cost|comment|notes?|remarks?|signature|score awarded|evidence|y\/n|yes|initials|actual|achieved|£|€)\b/i;

function isBidders(title: string): boolean {
  return bidders.test(title);
}

/** A column of counts: every cell that is filled holds a number. */
function isCounted({ header, rows }: Grid, column: number): boolean {
  const filled = rows.flatMap((row) => ((row[column] ?? '') === '' ? [] : [row[column] as string]));
  return (
    /\b(?:number|quantity|qty|hours|units|count|total)\b/i.test(header[column] ?? '') &&
    filled.length >= 2 &&
    filled.every((text) => /^[\d,.]{1,12}$/.test(text))
  );
}

/** A hole in a column of dates, weights or targets that is filled elsewhere. */
function emptyCells(grid: Grid): readonly InChunk<Fault>[] {
  const { header, rows, block } = grid;
  const found: InChunk<Fault>[] = [];
  header.forEach((title, column) => {
    if (column === 0 || isBidders(title) || !(required.test(title) || isCounted(grid, column))) return;
    const filled = rows.filter((row) => (row[column] ?? '') !== '').length;
    if (filled < 2 || filled * 4 < rows.length * 3 - 1) return;
    rows.forEach((row, nth) => {
      if ((row[column] ?? '') !== '' || row.length <= column) return;
      const first = row[0] ?? '';
      // A row of one cell is a heading within the table; a merged cell goes on with the one above.
      const others = row.filter((text, other) => other !== column && text !== '').length;
      const width = header.filter((_, other) => rows.some((cells) => (cells[other] ?? '') !== '')).length;
      // Weights of criteria in one column, of their parts in the other: what is empty here is filled there.
      const isElsewhere = header.some(
        (other, at) =>
          at !== column &&
          (row[at] ?? '') !== '' &&
          required.test(other) &&
          rows.filter((cells) => (cells[at] ?? '') === '').length * 2 > rows.length,
      );
      if (isElsewhere) return;
      if (
        first === '' ||
        /total|^\W*all\b/i.test(first) ||
        (others < 2 && width > 2) ||
        !block.rows[nth]?.[column]
      )
        return;
      const range = rowRange(grid, nth);
      if (range) found.push(at(range, first, `has nothing under “${title}”`, false));
    });
  });
  return found;
}

function headless(grid: Grid): readonly InChunk<Fault>[] {
  if (!grid.isPiped || grid.rows.length < 3 || grid.header.some((text) => text !== '')) return [];
  return [
    at(
      { start: grid.block.start, end: Math.min(grid.block.end, grid.block.start + 40) },
      grid.rows[0]?.[0] ?? '',
      'stands in a table whose header row is empty',
      true,
    ),
  ];
}

export const table: DraftingCheck = {
  id: 'DQ-TABLE',
  find: ({ view }) =>
    inPack(view, reader).map(({ document, range, value }) => ({
      document,
      range,
      match: value.match === '' ? 'a row' : value.match,
      words: { problem: value.problem },
      ...(value.isSlight ? { severity: 'hint' as const } : {}),
      because: [`The row ${value.problem}.`],
    })),
};
