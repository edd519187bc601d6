// What the recognisers of facts share: the statement they look at, and the way from its text to the chunk.

import { type Mark, type MarkKind, type Range, sourceRange, type TextRun } from '../../markdown/blocks.ts';
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

/**
 * The marks of one kind that touch a statement; offsets count in its run. A run of ten thousand bold words has ten
 * thousand sentences, so the marks of a run are put in order once and then searched.
 */
export function marksIn(statement: Statement, kind: MarkKind): readonly Mark[] {
  const { run } = statement;
  if (run.marks.length === 0) return [];
  const marks = marksOfKind(run, kind);
  const end = statement.runStart + statement.text.length;
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] as Mark).end < statement.runStart) low = middle + 1;
    else high = middle;
  }
  const found: Mark[] = [];
  for (let at = low; at < marks.length; at++) {
    const mark = marks[at] as Mark;
    if (mark.start > end) break;
    found.push(mark);
  }
  return found;
}

const sorted = new WeakMap<TextRun, Map<MarkKind, readonly Mark[]>>();

function marksOfKind(run: TextRun, kind: MarkKind): readonly Mark[] {
  let kinds = sorted.get(run);
  if (!kinds) {
    kinds = new Map();
    sorted.set(run, kinds);
  }
  let marks = kinds.get(kind);
  if (!marks) {
    marks = run.marks.filter((mark) => mark.kind === kind).sort((a, b) => a.start - b.start);
    kinds.set(kind, marks);
  }
  return marks;
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
