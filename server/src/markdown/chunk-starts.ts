// Where a document may be cut: a chunk starts at a line whose blocks do not depend on the text before it, nor the
// other way round, but for how its first line starts.

import { isLongLine } from './budget.ts';
import { followsBlankLine, isSpaceOrTab } from './lines.ts';

/**
 * What comes after a chunk, as far as it matters to it: nothing; a block quote or footnote, before which the parser ends lists
 * in another way (with other positions) than before anything else; or anything else.
 */
export type Edge = 'end-of-document' | 'container' | 'block';

/** The edge that a chunk has if `text` comes after it from `at` on. */
export function edgeBefore(text: string, at: number): Edge {
  // A line too long to read is no part of any block, nor does one go on after it.
  if (at >= text.length || isLongLine(text, at)) return 'end-of-document';
  if (text.charCodeAt(at) === GREATER_THAN) return 'container';
  FOOTNOTE_START.lastIndex = at;
  const footnote = FOOTNOTE_START.exec(text);
  return footnote && footnote[0].length <= FOOTNOTE_START_LIMIT ? 'container' : 'block';
}

/**
 * Text to parse after a chunk in place of what really follows. If it comes out as a block of its own, nothing in the chunk is
 * open, and everything in it ends where it ends in the whole document.
 */
export function sentinelFor(edge: Edge): string {
  return edge === 'end-of-document' ? '' : edge === 'container' ? '>x' : 'x';
}

const GREATER_THAN = 62;
/** As the parser does it: no white space in the label, brackets escaped. */
const FOOTNOTE_START = /\[\^(?:\\[[\\\]]|\\(?![[\\\]])|[^[\]\\ \t\r\n])+\]:/y;
/** The parser's longest label, and what is around it. */
const FOOTNOTE_START_LIMIT = 999 + 4;

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

const BLANK_LINE = /(?:\n|\r\n|\r(?!\n))[ \t]*(?:\n|\r\n|\r(?!\n))/g;
