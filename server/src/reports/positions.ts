// From an offset in a document to the line and column a person sees. Lines and columns count from 1,
// columns in UTF-16 units; a byte order mark takes no column, since no editor shows one.

import type { Chunk, MarkdownDocument, Offset, Range } from '../markdown/blocks.ts';

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

const byteOrderMark = 0xfeff;

/** Line and column of an offset in a document. Offsets outside are brought to the nearest end. */
export function positionAt(document: MarkdownDocument, offset: Offset): Position {
  const at = Math.max(0, Math.min(offset, document.text.length));
  const first = document.starts[0] ?? 0;
  if (document.chunks.length === 0 || at < first)
    return positionIn(lineStartsOfDocument(document), document.text, at, 0, 0);
  let low = 0;
  let high = document.chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((document.starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  const start = document.starts[low] as number;
  const line = document.lines[low] ?? 0;
  return positionIn(lineStartsOfChunk(document.chunks[low] as Chunk), document.text, at, start, line);
}

/** Both ends of a range. */
export function positionRange(document: MarkdownDocument, range: Range): PositionRange {
  return { start: positionAt(document, range.start), end: positionAt(document, range.end) };
}

/** Line and column in any text: a configuration file, a library file. Costs a walk over the text. */
export function positionInText(text: string, offset: Offset): Position {
  return positionIn(lineStarts(text), text, Math.max(0, Math.min(offset, text.length)), 0, 0);
}

/**
 * @param starts offsets of line starts, counted from `base`
 * @param firstLine line (from 0) of the first of them
 */
function positionIn(
  starts: readonly number[],
  text: string,
  at: Offset,
  base: Offset,
  firstLine: number,
): Position {
  const within = at - base;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= within) low = middle;
    else high = middle - 1;
  }
  const lineStart = base + (starts[low] as number);
  const mark = lineStart === 0 && at > 0 && text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  return { line: firstLine + low + 1, column: at - lineStart - mark + 1 };
}

const ofChunks = new WeakMap<Chunk, readonly number[]>();
const ofDocuments = new WeakMap<MarkdownDocument, readonly number[]>();

function lineStartsOfChunk(chunk: Chunk): readonly number[] {
  let starts = ofChunks.get(chunk);
  if (starts === undefined) {
    starts = lineStarts(chunk.text);
    ofChunks.set(chunk, starts);
  }
  return starts;
}

/** For what stands before the first chunk: the byte order mark and the front matter. */
function lineStartsOfDocument(document: MarkdownDocument): readonly number[] {
  let starts = ofDocuments.get(document);
  if (starts === undefined) {
    starts = lineStarts(
      document.chunks.length === 0 ? document.text : document.text.slice(0, document.starts[0]),
    );
    ofDocuments.set(document, starts);
  }
  return starts;
}

/** Offsets of the first character of each line; `\n`, `\r\n` and `\r` end a line. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  return starts;
}
