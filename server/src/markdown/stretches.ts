// Parses a stretch of text region by region. A region in which something stays open is tried again from there with
// more and more text, so that a fence nobody closes costs no more than a few times the text it swallows.

import type { Chunk, Offset } from './blocks.ts';
import { nextLongLine, WHY_FAILED, WHY_LONG_LINE } from './budget.ts';
import { type Edge, sentinelFor } from './chunk-starts.ts';
import { countLineEnds, nextLineStart } from './lines.ts';
import { addChunks } from './region-chunks.ts';
import { type PlainBlocks, type Region, regionFrom, type Stretch } from './regions.ts';
import type { IsDefined } from './syntax.ts';

/**
 * How much text is handed to the parser at once when much of it is new, in UTF-16 units. The parser's time grows faster than the
 * text; below some 4,000 starting it costs more than is saved.
 */
export const REGION_LENGTH = 12_000;

/** Chunks of the start of a text, and what is left because a block in it is still open. */
export interface ParsedStretch {
  readonly chunks: readonly Chunk[];
  readonly rest: string;
  /** UTF-16 units looked at, look-ahead and second attempts included. */
  readonly charactersParsed: number;
}

/** How to go on from a place: how much to take, and how. */
interface Attempt {
  readonly length: number;
  readonly plain: PlainBlocks;
}

const FRESH: Attempt = { length: REGION_LENGTH, plain: 'left-out' };

/**
 * Parses a text that starts where a chunk starts and, unless the document ends with it, ends where one ends. `openLength` is given
 * when the text is known to start with a block that goes on for longer.
 */
export function parseStretch(
  text: string,
  edge: Edge,
  isDefined: IsDefined,
  openLength?: number,
): ParsedStretch {
  const chunks: Chunk[] = [];
  let charactersParsed = 0;
  let attempt: Attempt = openLength === undefined ? FRESH : { length: openLength, plain: 'parsed' };
  let longLine = nextLongLine(text, 0);
  let failedAt = -1;
  for (let from = 0; from < text.length; ) {
    if (from === longLine) {
      from = addUnchecked(text, from, nextLineStart(text, from), WHY_LONG_LINE, chunks);
      longLine = nextLongLine(text, from);
      continue;
    }
    // Before a line that is too long everything ends as it does at the end of a document.
    const isLast = longLine === text.length;
    const stretch: Stretch = { text, end: longLine, edge: isLast ? edge : 'end-of-document', isDefined };
    const region = regionFrom(stretch, from, attempt.length, attempt.plain);
    charactersParsed += region.end - from + sentinelFor(region.edge).length;
    const reached = tryChunks(text, region, isDefined, chunks);
    if (reached === undefined) {
      // Once more with as little as can be; then it is given up.
      const again = failedAt !== from;
      failedAt = from;
      if (!again) from = addUnchecked(text, from, region.end, WHY_FAILED, chunks);
      attempt = again ? { length: 1, plain: 'parsed' } : FRESH;
    } else if (reached === region.end) {
      from = reached;
      attempt = FRESH;
    } else {
      if (isLast && region.end === text.length && attempt.plain === 'parsed')
        return { chunks, rest: text.slice(reached), charactersParsed };
      const length = attempt.plain === 'parsed' ? 2 * (region.end - reached) : REGION_LENGTH;
      attempt = { length: Math.max(REGION_LENGTH, length), plain: 'parsed' };
      from = reached;
    }
  }
  return { chunks, rest: '', charactersParsed };
}

/** Parses one chunk again. */
export function parseChunk(text: string, edge: Edge, isDefined: IsDefined): Chunk | undefined {
  const { chunks } = parseStretch(text, edge, isDefined, text.length);
  return chunks.length === 1 ? chunks[0] : undefined;
}

/** As `addChunks`, but `undefined` if the parser failed, which it does when its own calls get too deep. */
function tryChunks(text: string, region: Region, isDefined: IsDefined, chunks: Chunk[]): Offset | undefined {
  const before = chunks.length;
  try {
    return addChunks(text, region, isDefined, chunks);
  } catch {
    chunks.length = before;
    return undefined;
  }
}

function addUnchecked(text: string, start: Offset, end: Offset, why: string, chunks: Chunk[]): Offset {
  const unchecked = text.slice(start, end);
  chunks.push({
    text: unchecked,
    lineEnds: countLineEnds(unchecked),
    blocks: [],
    unchecked: [{ start: 0, end: unchecked.length, why }],
  });
  return end;
}
