// Tables in which a pipe is the end of a cell and nothing else, read without the parser.

import type { Offset, TableBlock, TableCell } from './blocks.ts';
import { isSpaceOrTab, nextLineStart } from './lines.ts';
import { type PlainLabels, plainRun } from './plain-inline.ts';

const PIPE = 124;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

const ROW = /\|(?:[^<\\|\r\n]*\|)+(?=[\r\n]|$)/y;
const DELIMITER_ROW = /\|(?: *:?-+:? *\|)+(?=[\r\n]|$)/y;

/** The table at the start of a line, if all its lines up to a blank one or the end are rows. */
export function plainTable(text: string, start: Offset, labels: PlainLabels): TableBlock | undefined {
  const headerEnd = rowEnd(text, start, ROW);
  if (headerEnd < 0 || headerEnd >= text.length) return undefined;
  const delimiter = nextLineStart(text, headerEnd);
  const delimiterEnd = rowEnd(text, delimiter, DELIMITER_ROW);
  if (delimiterEnd < 0 || pipesIn(text, start, headerEnd) !== pipesIn(text, delimiter, delimiterEnd))
    return undefined;
  const header = plainCells(text, start, labels);
  const rows: (readonly TableCell[])[] = [];
  let end = delimiterEnd;
  for (let at = nextLineStart(text, end); at < text.length && !isBlankLine(text, at); ) {
    end = rowEnd(text, at, ROW);
    const cells = end < 0 ? undefined : plainCells(text, at, labels);
    if (!cells) return undefined;
    rows.push(cells);
    at = nextLineStart(text, end);
  }
  return header && { kind: 'table', start, end, header, rows };
}

/** Where the line at `at` ends if it is a row; or -1. */
function rowEnd(text: string, at: Offset, row: RegExp): Offset {
  row.lastIndex = at;
  return row.test(text) ? row.lastIndex : -1;
}

function pipesIn(text: string, from: Offset, to: Offset): number {
  let count = 0;
  for (let at = text.indexOf('|', from); at >= 0 && at < to; at = text.indexOf('|', at + 1)) count++;
  return count;
}

/** A cell reaches from its pipe to the next; the last one has the closing pipe too. */
function plainCells(text: string, row: Offset, labels: PlainLabels): TableCell[] | undefined {
  const cells: TableCell[] = [];
  let pipe = row;
  for (;;) {
    let next = pipe + 1;
    while (next < text.length && text.charCodeAt(next) !== PIPE && !isLineEnd(text.charCodeAt(next))) next++;
    if (text.charCodeAt(next) !== PIPE) return cells;
    const isLast = next + 1 >= text.length || isLineEnd(text.charCodeAt(next + 1));
    const cell = plainCell(text, pipe, next, isLast ? next + 1 : next, labels);
    if (!cell) return undefined;
    cells.push(cell);
    pipe = next;
  }
}

/** The cell between two pipes. */
function plainCell(
  text: string,
  pipe: Offset,
  next: Offset,
  end: Offset,
  labels: PlainLabels,
): TableCell | undefined {
  let from = pipe + 1;
  let to = next;
  while (from < to && isSpaceOrTab(text.charCodeAt(from))) from++;
  while (to > from && isSpaceOrTab(text.charCodeAt(to - 1))) to--;
  const run = plainRun(text, from === to ? pipe : from, from, to, labels);
  return run && { start: pipe, end, run };
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

function isBlankLine(text: string, at: Offset): boolean {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isLineEnd(code)) return true;
    if (!isSpaceOrTab(code)) return false;
  }
  return true;
}
