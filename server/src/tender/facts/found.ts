// What the recognisers of facts share: the statement they look at, and the way from its text to the chunk.

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import type { Fact, Statement } from '../model.ts';

/** A statement that is searched for facts, and its index in the chunk's model. */
export interface Searched {
  readonly statement: Statement;
  readonly index: number;
  readonly facts: Fact[];
}

/** Where a piece of a statement's text stands in the chunk. */
export function placeOf(statement: Statement, start: number, end: number): Range {
  return sourceRange(statement.run, statement.runStart + start, statement.runStart + end);
}

/** A piece of a statement's text that a fact has been read from, so that no other fact is read from it. */
export interface Taken {
  readonly start: number;
  readonly end: number;
}

export function isTaken(taken: readonly Taken[], start: number, end: number): boolean {
  for (const piece of taken) if (start < piece.end && end > piece.start) return true;
  return false;
}
