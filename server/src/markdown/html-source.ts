// The way back from a raw HTML value (quote markers and indentation taken off its lines) to the text it was cut from.

import type { Offset } from './blocks.ts';
import type { Origins } from './traced-tree.ts';

/** One stretch of a value that came from one stretch of source. */
export interface SourcePiece {
  readonly start: Offset;
  readonly end: Offset;
  readonly source: Offset;
  readonly sourceLength: number;
}

/** Offset in the source of the character at `at` in the value. */
export function sourceAt(origins: Origins, at: Offset): Offset {
  const piece = pieceAt(origins, at);
  const start = origins[piece] ?? 0;
  const length = origins[piece + 2] ?? 0;
  return (origins[piece + 1] ?? 0) + Math.min(at - start, length);
}

/** Offset in the source after the character before `at` in the value. */
export function sourceAfter(origins: Origins, at: Offset): Offset {
  if (at <= 0) return sourceAt(origins, 0);
  const piece = pieceAt(origins, at - 1);
  const start = origins[piece] ?? 0;
  const length = origins[piece + 2] ?? 0;
  return (origins[piece + 1] ?? 0) + Math.min(at - start, length);
}

/** The stretches of source that `start` to `end` of a value of `length` characters came from. */
export function* sourcePieces(
  origins: Origins,
  length: number,
  start: Offset,
  end: Offset,
): Generator<SourcePiece> {
  for (let piece = pieceAt(origins, start); piece < origins.length; piece += 3) {
    const pieceStart = origins[piece] ?? 0;
    if (pieceStart >= end) return;
    const pieceEnd = origins[piece + 3] ?? length;
    const source = origins[piece + 1] ?? 0;
    const sourceLength = origins[piece + 2] ?? 0;
    const from = Math.max(start, pieceStart);
    const to = Math.min(end, pieceEnd);
    if (pieceEnd - pieceStart === sourceLength)
      yield { start: from, end: to, source: source + from - pieceStart, sourceLength: to - from };
    else yield { start: from, end: to, source, sourceLength };
  }
}

/** A value as it would be if nothing in `text`, which it came from, had been masked for the parser. */
export function unmasked(value: string, origins: Origins, text: string): string {
  let result = '';
  for (const piece of sourcePieces(origins, value.length, 0, value.length)) {
    const same = piece.end - piece.start === piece.sourceLength;
    result += same
      ? text.slice(piece.source, piece.source + piece.sourceLength)
      : value.slice(piece.start, piece.end);
  }
  return result;
}

/** Index in `origins` of the triple that holds the character at `at`. */
function pieceAt(origins: Origins, at: Offset): number {
  let low = 0;
  let high = Math.max(0, origins.length / 3 - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((origins[middle * 3] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low * 3;
}
