// Where a document may be cut: a chunk starts at a line whose blocks do not depend on the text before it, nor the
// other way round.

import { followsBlankLine, isSpaceOrTab } from './lines.ts';

/** Whether a chunk may start at `at`, given that a top-level block does. */
export function isChunkStart(text: string, at: number): boolean {
  return mayStartChunk(text, at) && followsBlankLine(text, at);
}

/** Whether the line at `at` may start a chunk if a blank line comes before it. */
export function mayStartChunk(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code) || code === 10 || code === 13 || isSpaceOrTab(code)) return false;
  // A list goes on after a blank line, and whether it does depends on the list before.
  LIST_MARKER.lastIndex = at;
  return !LIST_MARKER.test(text);
}

const LIST_MARKER = /(?:[-+*]|\d{1,9}[.)])(?:[ \t\r\n]|$)/y;

/** The first place from `at` on where the text alone allows a chunk to start, or the length of the text. */
export function nextPossibleStart(text: string, at: number): number {
  BLANK_LINE.lastIndex = at;
  while (BLANK_LINE.exec(text)) {
    if (mayStartChunk(text, BLANK_LINE.lastIndex)) return BLANK_LINE.lastIndex;
    // The line end found may be the one before the next blank line.
    BLANK_LINE.lastIndex -= 1;
  }
  return text.length;
}

const BLANK_LINE = /(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/g;
