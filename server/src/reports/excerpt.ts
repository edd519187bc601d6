// The source lines of a finding with its range underlined, cut to the width of a page however long the lines are.

import type { Offset, Range } from '../markdown/blocks.ts';
import { characterWidth, displayWidth, expandTabs, printable } from './display.ts';

export interface ExcerptLine {
  /** Lines after the first one of the range: 0 for the line in which it starts. */
  readonly after: number;
  /** What stands before, inside and after the range, ready to print: tabs expanded, controls shown as pictures. */
  readonly before: string;
  readonly marked: string;
  readonly rest: string;
  /** Columns before the range and under it, for the underline. */
  readonly indent: number;
  readonly width: number;
}
export interface Excerpt {
  readonly lines: readonly ExcerptLine[];
  /** Lines of the range that are not shown. */
  readonly more: number;
}

const tabSize = 4;
const shownLines = 3;

/**
 * The lines in which a range of a text stands, with the range told apart from what is around it. Reads only
 * as much of a line as it shows, so that one line of many megabytes costs no more than a short one.
 *
 * @param range UTF-16 offsets in the text
 * @param width columns to fill at most
 */
export function excerpt(text: string, range: Range, width: number): Excerpt {
  const start = Math.max(0, Math.min(range.start, text.length));
  const end = Math.max(start, Math.min(range.end, text.length));
  const lines: ExcerptLine[] = [];
  let at = start;
  let more = 0;
  for (let after = 0; ; after += 1) {
    const lineEnd = endOfLine(text, at, Math.min(text.length, at + 4 * width));
    const stop = Math.min(end, lineEnd);
    if (lines.length < shownLines) {
      const line = excerptLine(text, at, stop, width, after);
      // A blank line inside a range says nothing.
      if (after === 0 || line.marked.trim() !== '') lines.push(line);
    } else more += 1;
    if (more > 0) break;
    const next = afterLineEnd(text, stop);
    if (next === undefined || next >= end) break;
    at = next;
  }
  if (more > 0) more = countLines(text, at, end);
  return { lines, more };
}

function excerptLine(text: string, start: Offset, end: Offset, width: number, after: number): ExcerptLine {
  // Of a range wider than the page the beginning is shown, with a few words before it.
  const whole = fit(text, start, end, width - 2);
  const { at: markedEnd, columns: markedWidth } =
    whole.at === end ? whole : fit(text, start, end, Math.max(1, width - 14));
  const cutInside = markedEnd < end;
  const room = Math.max(0, width - 2 - markedWidth);
  const lineEnd = endOfLine(text, markedEnd, Math.min(text.length, markedEnd + 4 * width));
  const wanted = cutInside ? 0 : fit(text, markedEnd, lineEnd, room).columns;
  const left = fitBefore(text, start, cutInside ? Math.min(12, room) : Math.max(room - wanted, room >> 1));
  const cutLeft = left.at > 0 && !isLineEnd(text.charCodeAt(left.at - 1)) && !isByteOrderMark(text, left.at);
  const right = cutInside ? markedEnd : fit(text, markedEnd, lineEnd, room - left.columns).at;
  const cutRight = cutInside || (right < text.length && !isLineEnd(text.charCodeAt(right)));
  const before = expandTabs(
    (cutLeft ? '…' : '') + printable(text.slice(left.at, start)).replace('\ufeff', ''),
    0,
    tabSize,
  );
  const indent = displayWidth(before);
  const marked = expandTabs(printable(text.slice(start, markedEnd)).replace('\ufeff', ''), indent, tabSize);
  const rest = expandTabs(printable(text.slice(markedEnd, right)), indent + displayWidth(marked), tabSize);
  return {
    after,
    before,
    marked,
    rest: cutRight ? `${rest}…` : rest.trimEnd(),
    indent,
    width: Math.max(1, displayWidth(marked)),
  };
}

/** How far a text goes from `start`, at most to `end`, within so many columns (a tab counted as its widest). */
function fit(text: string, start: Offset, end: Offset, limit: number): { at: Offset; columns: number } {
  let at = start;
  let columns = 0;
  while (at < end) {
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    const next = columns + (character === '\t' ? tabSize : characterWidth(character));
    if (next > limit) break;
    columns = next;
    at += character.length;
  }
  return { at: Math.min(at, end), columns };
}

/** How far a line goes back from `end` within so many columns. */
function fitBefore(text: string, end: Offset, limit: number): { at: Offset; columns: number } {
  let at = end;
  let columns = 0;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) {
    const previous = precedingCharacter(text, at);
    const next = columns + (previous === '\t' ? tabSize : characterWidth(previous));
    if (next > limit) break;
    columns = next;
    at -= previous.length;
  }
  return { at, columns };
}

function precedingCharacter(text: string, at: Offset): string {
  const low = text.charCodeAt(at - 1);
  const high = at > 1 ? text.charCodeAt(at - 2) : 0;
  const isPair = low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
  return text.slice(at - (isPair ? 2 : 1), at);
}

function isByteOrderMark(text: string, at: Offset): boolean {
  return at === 1 && text.charCodeAt(0) === 0xfeff;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** The next line end at or after `from`, or `limit`. */
function endOfLine(text: string, from: Offset, limit: Offset): Offset {
  let at = from;
  while (at < limit && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

/** The first character of the line after the one that `at` stands in; undefined if none is near. */
function afterLineEnd(text: string, at: Offset): Offset | undefined {
  const code = text.charCodeAt(at);
  if (!isLineEnd(code)) return undefined;
  return at + (code === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1);
}

function countLines(text: string, start: Offset, end: Offset): number {
  let count = 1;
  for (let at = start; at < end - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}
