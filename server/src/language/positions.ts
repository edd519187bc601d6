// The one place that turns offsets into lines and characters as the language server protocol counts them
// (both from 0, characters in UTF-16 units) and back. Costs the logarithm of the document, not its length.

import type { Chunk, MarkdownDocument, Offset, Range } from '../markdown/blocks.ts';
import { textBeforeChunks } from '../markdown/document.ts';

/** Line and character from 0; characters count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Position of a document offset. Offsets outside the text are moved to its nearest edge, an offset between
 * `\r` and `\n` to before the `\r`.
 */
export function positionAt(document: MarkdownDocument, offset: Offset): Position {
  const at = Math.max(0, Math.min(offset, lengthOf(document)));
  const index = chunkIndexAt(document, at);
  if (index < 0) return positionIn(prefixLineStarts(document), textBeforeChunks(document), 0, at);
  const chunk = document.chunks[index] as Chunk;
  const within = at - (document.starts[index] as number);
  const starts = chunkLineStarts(chunk);
  const line = document.lines[index] as number;
  if (starts.length > 0 && within >= (starts[0] as number))
    return positionIn(starts, chunk.text, line, within);
  const before = at - within + beforeLineEnd(chunk.text, within);
  return { line, character: before - lineStart(document, line) };
}

/** Number of UTF-16 units in a document's text, without putting the text together. */
export function lengthOf({ starts, chunks }: MarkdownDocument): number {
  return starts[chunks.length] ?? 0;
}

/** Both ends of a document range as positions. */
export function positionsOf(document: MarkdownDocument, range: Range): PositionRange {
  const start = positionAt(document, range.start);
  const end = onSameLine(document, range, start);
  return { start, end: end ?? positionAt(document, range.end) };
}

/** Most ranges are a few words of one line: their end stands as far from their start as they are long. */
function onSameLine(document: MarkdownDocument, range: Range, start: Position): Position | undefined {
  const length = range.end - range.start;
  if (length < 0 || length > LONGEST_IN_LINE) return undefined;
  const index = chunkIndexAt(document, range.start);
  if (index < 0) return undefined;
  const chunk = document.chunks[index] as Chunk;
  const from = range.start - (document.starts[index] as number);
  if (from + length > chunk.text.length) return undefined;
  // A line end in it or beside it is left to the careful way.
  const to = Math.min(from + length, chunk.text.length - 1);
  for (let at = Math.max(0, from - 1); at <= to; at++) {
    const code = chunk.text.charCodeAt(at);
    if (code === 13 || (code === 10 && at >= from)) return undefined;
  }
  return { line: start.line, character: start.character + length };
}
const LONGEST_IN_LINE = 200;

/** Document offset of a position; a position beyond the line's end or the document's end is moved to it. */
export function offsetAt(document: MarkdownDocument, position: Position): Offset {
  if (position.line < 0) return 0;
  const start = lineStart(document, position.line);
  const next = lineStart(document, position.line + 1);
  const end = withoutLineEnd(document, start, next);
  return Math.min(start + Math.max(0, position.character), end);
}

/** Offset range of a position range, in reading order whatever the order of its ends. */
export function rangeOf(document: MarkdownDocument, range: PositionRange): Range {
  const a = offsetAt(document, range.start);
  const b = offsetAt(document, range.end);
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

/** Offset of the first character of a line (from 0); the end of the text for lines beyond the last. */
export function lineStart(document: MarkdownDocument, line: number): Offset {
  if (line <= 0) return 0;
  const { lines, starts, chunks } = document;
  if (chunks.length === 0 || line <= (lines[0] as number))
    return prefixLineStarts(document)[line - 1] ?? lengthOf(document);
  // The chunk that holds the line end before the wanted line: lines[chunk] < line <= lines[chunk + 1].
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line <= (lines[middle + 1] as number)) high = middle;
    else low = middle + 1;
  }
  const within = chunkLineStarts(chunks[low] as Chunk)[line - (lines[low] as number) - 1];
  return within === undefined ? lengthOf(document) : (starts[low] as number) + within;
}

/** Offsets of a document line without its line end. */
export function lineRange(document: MarkdownDocument, line: number): Range {
  const start = lineStart(document, line);
  return { start, end: withoutLineEnd(document, start, lineStart(document, line + 1)) };
}

const lastAsked = new WeakMap<MarkdownDocument, number>();

/** Index of the chunk that holds an offset; -1 before the first (front matter, byte order mark). */
export function chunkIndexAt(document: MarkdownDocument, offset: Offset): number {
  const { starts, chunks } = document;
  if (chunks.length === 0 || offset < (starts[0] as number)) return -1;
  // Places are mostly asked for in order: the chunk of the last one, or the next.
  const near = lastAsked.get(document) ?? 0;
  for (let index = near; index <= near + 1; index++)
    if (
      index < chunks.length &&
      (starts[index] as number) <= offset &&
      offset < (starts[index + 1] as number)
    ) {
      if (index !== near) lastAsked.set(document, index);
      return index;
    }
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  lastAsked.set(document, low);
  return low;
}

/** Position in a text that is not a Markdown document (a configuration file). Reads the text once. */
export function positionInText(text: string, offset: Offset): Position {
  return positionIn(lineStartsOf(text), text, 0, Math.max(0, Math.min(offset, text.length)));
}

function positionIn(starts: readonly number[], text: string, firstLine: number, within: Offset): Position {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= within) low = middle + 1;
    else high = middle;
  }
  const start = low === 0 ? 0 : (starts[low - 1] as number);
  return { line: firstLine + low, character: Math.max(0, beforeLineEnd(text, within) - start) };
}

// A client never sees a place between the two characters of a line end.
function beforeLineEnd(text: string, at: Offset): Offset {
  return at > 0 && text.charCodeAt(at) === 10 && text.charCodeAt(at - 1) === 13 ? at - 1 : at;
}

function withoutLineEnd(document: MarkdownDocument, start: Offset, next: Offset): Offset {
  let end = next;
  if (end > start && codeAt(document, end - 1) === 10) end--;
  if (end > start && codeAt(document, end - 1) === 13) end--;
  return end;
}

function codeAt(document: MarkdownDocument, offset: Offset): number {
  const index = chunkIndexAt(document, offset);
  if (index < 0) return textBeforeChunks(document).charCodeAt(offset);
  return (document.chunks[index] as Chunk).text.charCodeAt(offset - (document.starts[index] as number));
}

const startsByChunk = new WeakMap<Chunk, readonly number[]>();
const none: readonly number[] = [];

function chunkLineStarts(chunk: Chunk): readonly number[] {
  if (chunk.lineEnds === 0) return none;
  let starts = startsByChunk.get(chunk);
  if (starts === undefined) {
    starts = lineStartsOf(chunk.text);
    startsByChunk.set(chunk, starts);
  }
  return starts;
}

const startsByPrefix = new WeakMap<MarkdownDocument, readonly number[]>();

function prefixLineStarts(document: MarkdownDocument): readonly number[] {
  let starts = startsByPrefix.get(document);
  if (starts === undefined) {
    starts = lineStartsOf(textBeforeChunks(document));
    startsByPrefix.set(document, starts);
  }
  return starts;
}

/** Offsets after each line end (`\n`, `\r\n`, `\r`) of a text. */
function lineStartsOf(text: string): readonly number[] {
  const starts: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (code === 10 || code === 13) starts.push(i + 1);
  }
  return starts;
}
