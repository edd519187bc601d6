// Paragraphs, headings and tables without any markup inside, which need no parser. They are most of the text of real
// tenders, and reading them takes the parser as long as anything else; that both read them alike is tested on random text.

import type { Block, Chunk, HeadingBlock, Offset, TableBlock, TableCell, TextRun } from './blocks.ts';
import { countLineEnds, isSpaceOrTab, nextLineStart } from './lines.ts';
import { RunBuilder } from './run-builder.ts';

/** A plain block, alone in a stretch of text but for blank lines after it. */
export interface PlainBlock {
  readonly kind: 'paragraph' | 'heading' | 'table';
  readonly end: Offset;
}

/** The block that the text from `from` to `to` is, if it is a plain one. */
export function plainBlockIn(text: string, from: Offset, to: Offset): PlainBlock | undefined {
  const code = text.charCodeAt(from);
  const kind = code === PIPE ? 'table' : code === NUMBER_SIGN ? 'heading' : 'paragraph';
  const end =
    kind === 'table'
      ? tableEnd(text, from, to)
      : plainLinesEnd(text, from, to, kind === 'heading' ? HEADING_LINE : PARAGRAPH_LINE);
  const isOneLine = end <= from || nextLineStart(text, from) >= end;
  return end < 0 || (kind === 'heading' && !isOneLine) ? undefined : { kind, end };
}

/** The chunk of a plain block; `text` starts with it. */
export function plainChunk(text: string, { kind, end }: PlainBlock): Chunk {
  return { text, lineEnds: countLineEnds(text), blocks: [plainBlock(text, kind, end)], unchecked: [] };
}

function plainBlock(text: string, kind: PlainBlock['kind'], end: Offset): Block {
  if (kind === 'table') return plainTable(text, end);
  if (kind === 'heading') return plainHeading(text, end);
  return { kind, start: 0, end, run: plainRun(text, 0, end) };
}

const NUMBER_SIGN = 35;
const PIPE = 124;

/*
 * Inside a line: anything but the characters at which a construct inside text starts, tabs, NUL and byte order marks. At the start of
 * a line of a paragraph: letters, digits (but for the marker of an item) and a few signs that start no block either.
 */
const PARAGRAPH_LINE =
  /(?!\d{1,9}[.)](?:[ \r\n]|$))[A-Za-z0-9("'£€\u00C0-\u024F\u2018-\u201D][^!&*<[\]\\_`|\t\0\r\n\uFEFF]*/y;
const HEADING_LINE = /#{1,6} +[^!&*<[\]\\_`|\t\0\r\n\uFEFF# ][^!&*<[\]\\_`|\t\0\r\n\uFEFF]*/y;
const ROW = /\|(?:[^!&*<[\]\\_`|\t\0\r\n\uFEFF]*\|)+/y;
const DELIMITER_ROW = /\|(?: *:?-+:? *\|)+/y;

/** Where the lines end if all from `from` on are alike, until blank ones up to `to`; or -1. */
function plainLinesEnd(text: string, from: Offset, to: Offset, line: RegExp): Offset {
  let end = -1;
  for (let at = from; at < to; ) {
    const lineEnd = wholeLineEnd(text, at, to, line);
    if (lineEnd < 0) return isBlankFrom(text, at, to) ? end : -1;
    end = lineEnd;
    at = nextLineStart(text, end);
  }
  return end;
}

/** Where the line at `at` ends if it matches as a whole and has no white space or closing number sign at its end; or -1. */
function wholeLineEnd(text: string, at: Offset, to: Offset, line: RegExp): Offset {
  line.lastIndex = at;
  if (!line.test(text)) return -1;
  const end = line.lastIndex;
  const last = text.charCodeAt(end - 1);
  if (isSpaceOrTab(last) || (line === HEADING_LINE && last === NUMBER_SIGN)) return -1;
  return end >= to || isLineEnd(text.charCodeAt(end)) ? end : -1;
}

function tableEnd(text: string, from: Offset, to: Offset): Offset {
  const headerEnd = wholeLineEnd(text, from, to, ROW);
  if (headerEnd < 0 || headerEnd >= to) return -1;
  const delimiter = nextLineStart(text, headerEnd);
  const delimiterEnd = wholeLineEnd(text, delimiter, to, DELIMITER_ROW);
  if (delimiterEnd < 0 || countPipes(text, from, headerEnd) !== countPipes(text, delimiter, delimiterEnd))
    return -1;
  const rows = nextLineStart(text, delimiterEnd);
  if (rows >= to || isBlankFrom(text, rows, to)) return delimiterEnd;
  return plainLinesEnd(text, rows, to, ROW);
}

function countPipes(text: string, from: Offset, to: Offset): number {
  let count = 0;
  for (let at = text.indexOf('|', from); at >= 0 && at < to; at = text.indexOf('|', at + 1)) count++;
  return count;
}

function plainTable(text: string, end: Offset): TableBlock {
  const header = plainCells(text, 0);
  const delimiter = nextLineStart(text, 0);
  const rows: TableCell[][] = [];
  for (let row = nextLineStart(text, delimiter); row < end; row = nextLineStart(text, row))
    rows.push(plainCells(text, row));
  return { kind: 'table', start: 0, end, header, rows };
}

/** A cell reaches from its pipe to the next; the last one has the closing pipe too. */
function plainCells(text: string, row: Offset): TableCell[] {
  const cells: TableCell[] = [];
  let pipe = row;
  for (;;) {
    let next = pipe + 1;
    while (next < text.length && text.charCodeAt(next) !== PIPE && !isLineEnd(text.charCodeAt(next))) next++;
    if (text.charCodeAt(next) !== PIPE) break;
    const isLast = next + 1 >= text.length || isLineEnd(text.charCodeAt(next + 1));
    cells.push({ start: pipe, end: isLast ? next + 1 : next, run: trimmedRun(text, pipe + 1, next, pipe) });
    pipe = next;
  }
  return cells;
}

function trimmedRun(text: string, from: Offset, to: Offset, emptyAt: Offset): TextRun {
  let start = from;
  let end = to;
  while (start < end && isSpaceOrTab(text.charCodeAt(start))) start++;
  while (end > start && isSpaceOrTab(text.charCodeAt(end - 1))) end--;
  return plainRun(text, start === end ? emptyAt : start, start === end ? emptyAt : end);
}

function plainHeading(text: string, end: Offset): HeadingBlock {
  let depth = 0;
  while (text.charCodeAt(depth) === NUMBER_SIGN) depth++;
  let start = depth;
  while (isSpaceOrTab(text.charCodeAt(start))) start++;
  return { kind: 'heading', start: 0, end, depth, run: plainRun(text, start, end) };
}

function plainRun(text: string, start: Offset, end: Offset): TextRun {
  const builder = new RunBuilder(0, start);
  builder.add(text.slice(start, end), start, end - start);
  return builder.finish();
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isBlankFrom(text: string, from: Offset, to: Offset): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isLineEnd(code) && !isSpaceOrTab(code)) return false;
  }
  return true;
}
