// Stretches of text to hand to the parser at once: big enough to be worth starting it, small enough to stay fast, and
// without the plain blocks, which need no parser.

import type { Chunk, Offset } from './blocks.ts';
import { type Edge, edgeBefore, nextPossibleStart } from './chunk-starts.ts';
import { isBlank } from './lines.ts';
import { plainChunk } from './plain-blocks.ts';
import type { IsDefined } from './syntax.ts';

/** A stretch of text between two places where a chunk may start. */
export interface Unit {
  readonly start: Offset;
  readonly end: Offset;
  /** The chunk it is, if the parser is not needed to read it. */
  readonly plain: Chunk | undefined;
}

/** Some units in a row that are parsed: they start at `start`, and at `at` in the text of the region. */
export interface Part {
  readonly start: Offset;
  readonly at: Offset;
}

/** Some units in a row, and the text of those that are parsed. */
export interface Region {
  readonly units: readonly Unit[];
  readonly end: Offset;
  readonly text: string;
  readonly parts: readonly Part[];
  /** What comes after the last part. */
  readonly edge: Edge;
}

/** Whether plain blocks are left out. While something before them may be open, they may be part of it. */
export type PlainBlocks = 'left-out' | 'parsed';

/** The stretch of text a region is cut from, and what comes after it. */
export interface Stretch {
  readonly text: string;
  readonly end: Offset;
  readonly edge: Edge;
  readonly isDefined: IsDefined;
}

/** The region from `start` on in which `length` characters have to be parsed, or as many as there are. */
export function regionFrom(stretch: Stretch, start: Offset, length: number, plain: PlainBlocks): Region {
  const { text } = stretch;
  const units: Unit[] = [];
  const parts: Part[] = [];
  const parsed: string[] = [];
  let edge: Edge = stretch.edge;
  let partStart = -1;
  let mayBeOpen = false;
  let at = 0;
  let end = start;
  while (end < stretch.end && at < length) {
    const unit = unitAt(stretch, end, start, mayBeOpen ? 'parsed' : plain);
    // Without the block between them, a list would seem to stand before this container.
    if (!unit.plain && partStart < 0 && parts.length > 0 && edgeBefore(text, end) === 'container') break;
    units.push(unit);
    if (!unit.plain) {
      mayBeOpen ||= seemsToLeaveOpen(text.slice(unit.start, unit.end));
      if (partStart < 0) {
        partStart = unit.start;
        parts.push({ start: partStart, at });
      }
      at += unit.end - unit.start;
      edge = edgeAfter(stretch, unit.end);
    } else if (partStart >= 0) {
      parsed.push(text.slice(partStart, unit.start));
      partStart = -1;
      edge = 'block';
    }
    end = unit.end;
  }
  if (partStart >= 0) parsed.push(text.slice(partStart, end));
  return { units, end, text: parsed.length === 1 ? (parsed[0] ?? '') : parsed.join(''), parts, edge };
}

function unitAt(stretch: Stretch, start: Offset, regionStart: Offset, plain: PlainBlocks): Unit {
  const { text } = stretch;
  let end = Math.min(stretch.end, nextPossibleStart(text, start));
  // Blank lines at the start of a document belong to its first chunk.
  if (start === regionStart && end < stretch.end && isBlank(text.slice(start, end)))
    end = Math.min(stretch.end, nextPossibleStart(text, end));
  const chunk = plain === 'left-out' ? plainChunk(text.slice(start, end), stretch.isDefined) : undefined;
  // Before a container lists end in another way.
  const isLikeParsed =
    chunk && (edgeAfter(stretch, end) !== 'container' || chunk.blocks.every(({ kind }) => kind !== 'list'));
  return { start, end, plain: isLikeParsed ? chunk : undefined };
}

function edgeAfter(stretch: Stretch, end: Offset): Edge {
  return end >= stretch.end ? stretch.edge : edgeBefore(stretch.text, end);
}

/**
 * Whether a unit looks as if a fence or raw HTML goes on beyond its last blank line. A guess that only saves time: with it wrong the region
 * is parsed again.
 */
function seemsToLeaveOpen(text: string): boolean {
  if (text.lastIndexOf('<!--') > text.lastIndexOf('-->') || OTHER_OPENING.test(text)) return true;
  let fences = 0;
  for (const _ of text.matchAll(FENCE)) fences++;
  return fences % 2 === 1;
}

const OTHER_OPENING = /<(?:\?|![A-Z[]|(?:pre|script|style|textarea)\b)/i;
const FENCE = /(?:^|[\r\n])[ \t>]*(?:[-+*]|\d{1,9}[.)])?[ \t]*(?:```|~~~)/g;
