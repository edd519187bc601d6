// The part of a text that a finding stands in, small enough to travel with it: so that a result can be printed
// with its source lines, and its columns counted in bytes, where the text itself is not at hand.

import type { Offset, Range } from '../markdown/blocks.ts';

export interface ResultSource {
  /** The lines of the finding, or as much of them as a page shows. */
  readonly text: string;
  /** The finding in {@link text}, in UTF-16 units. */
  readonly start: Offset;
  readonly end: Offset;
  /** Lines of the finding after those in {@link text}. */
  readonly more: number;
  /** Column from 1 of the finding's start, counting the bytes of UTF-8. */
  readonly byteColumn: number;
}

const mostBefore = 300;
const mostAfter = 1_200;
const linesKept = 8;

/** Reads no more of a line than it keeps, but for its bytes before the range. */
export function sourceOf(text: string, range: Range): ResultSource {
  const start = Math.max(0, Math.min(range.start, text.length));
  const end = Math.max(start, Math.min(range.end, text.length));
  const lineStart = startOfLine(text, start);
  const from = Math.max(lineStart, start - mostBefore);
  const most = Math.min(text.length, Math.max(start + mostAfter, from));
  let to = start;
  let lines = 0;
  // Through the range, line by line, and then to the end of its last line.
  while (to < most) {
    if (isLineEnd(text.charCodeAt(to))) {
      lines += 1;
      if (to >= end - 1 || lines === linesKept) break;
    }
    to += 1;
  }
  const more = to < end ? countLineEnds(text, to, end) : 0;
  return {
    text: text.slice(from, to),
    start: start - from,
    end: Math.min(end, to) - from,
    more,
    byteColumn: bytesOf(text, lineStart, start) + 1,
  };
}

function startOfLine(text: string, at: Offset): Offset {
  let start = at;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start -= 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff && at > 0 ? 1 : start;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function countLineEnds(text: string, start: Offset, end: Offset): number {
  let count = 0;
  for (let at = start; at < end - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}

/** Length of a stretch in bytes of UTF-8; half a surrogate pair counts as the replacement character. */
export function bytesOf(text: string, start: Offset, end: Offset): number {
  let bytes = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const isPair =
      code >= 0xd800 && code < 0xdc00 && at + 1 < end && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    if (isPair) at += 1;
    bytes += isPair ? 4 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}
