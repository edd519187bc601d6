// Whether a condition holds in what stands near a statement: its neighbours, paragraph, table row and headings.

import type { Section, Statement } from '../tender/model.ts';
import { isInTitles } from './asked.ts';
import type { ChunkReading, Read } from './chunk-reading.ts';
import { type CompiledCondition, type NearScope, stageConcepts } from './compile.ts';
import { matches } from './match.ts';
import type { Annotation } from './matcher.ts';
import type { Node } from './pattern.ts';

/** Whether a condition holds in the scopes near the statement. */
export function holdsNear(condition: CompiledCondition, index: number, work: ChunkReading): boolean {
  if (condition.near.length === 0) return false;
  if (condition.isOwnSentence && !(work.statements[index] as Statement).cell)
    return holdsIn(condition, (work.annotations[index] as Read).annotation);
  const places = condition.near.flatMap((scope) => annotationsIn(scope, index, work));
  const inTitles = condition.near.includes('heading');
  const somewhere = (node: Node) =>
    places.some((p) => matches(node, p)) || (inTitles && isTitled(node, index, work));
  if (condition.any.length > 0 && !condition.any.some(somewhere)) return false;
  if (!condition.all.every(somewhere)) return false;
  if (condition.none.some(somewhere)) return false;
  return condition.any.length + condition.all.length + condition.none.length > 0;
}

/** The same in one sentence alone, which is what most conditions ask of. */
function holdsIn({ any, all, none }: CompiledCondition, annotation: Annotation): boolean {
  if (any.length > 0 && !any.some((node) => matches(node, annotation))) return false;
  for (const node of all) if (!matches(node, annotation)) return false;
  for (const node of none) if (matches(node, annotation)) return false;
  return any.length + all.length + none.length > 0;
}

/** Sections of neighbouring chunks may be equal without being the same object. */
function sameSection(a: Section | undefined, b: Section | undefined): boolean {
  if (a === b) return true;
  return (
    a !== undefined &&
    b !== undefined &&
    a.title === b.title &&
    a.depth === b.depth &&
    a.number === b.number &&
    sameSection(a.parent, b.parent)
  );
}

/** Whether two cells stand in the same row of the same table. */
function isSameRow(a: Statement, b: Statement): boolean {
  return (
    a.cell !== undefined && b.cell !== undefined && a.cell.table === b.cell.table && a.cell.row === b.cell.row
  );
}

/** The number that a row goes by in its first column: "12", "C4", "Q3.1". */
const ROW_NUMBER = /^\s*[A-Za-z]{0,4}[ .-]?\d[\d.]{0,8}[a-z]?\)?\s*$/;

/** Whether a cell holds nothing but the number, the marks or the weight of its row: no quantity of what the row asks for. */
function isMark({ cell, text }: Statement, { annotation }: Read): boolean {
  if (cell?.column === 0 && ROW_NUMBER.test(text)) return true;
  const underMarks = annotation.has(stageConcepts.scored) || annotation.has(stageConcepts.scoredHeader);
  return cell !== undefined && underMarks && /^[\d\s.,%()/\u2013-]*$/.test(text);
}

/** Whether the next statement goes on where this one stopped: another item, cell or numbered provision does not. */
function continues(statement: Statement, next: Statement): boolean {
  if (statement.cell && next.cell) return isSameRow(statement, next);
  if (next.group === statement.group && next.place === statement.place && statement.place !== 'heading')
    return true;
  return (
    next.place === 'paragraph' && next.number === undefined && sameSection(statement.section, next.section)
  );
}

function annotationsIn(scope: NearScope, index: number, work: ChunkReading): readonly Annotation[] {
  const { statements, annotations, outside } = work;
  const statement = statements[index] as Statement;
  switch (scope) {
    case 'sentence': {
      const own = [(annotations[index] as Read).annotation];
      if (!statement.cell) return own;
      // A row is one sentence: what one cell asks, the next may make conditional.
      const read = (i: number) => {
        if (!isMark(statements[i] as Statement, annotations[i] as Read))
          own.push((annotations[i] as Read).annotation);
      };
      for (let i = index - 1; i >= 0 && isSameRow(statement, statements[i] as Statement); i--) read(i);
      for (let i = index + 1; i < statements.length && isSameRow(statement, statements[i] as Statement); i++)
        read(i);
      return own;
    }
    case 'previous':
      if (index > 0) return [(annotations[index - 1] as Read).annotation];
      work.asked.previous = true;
      return outside.previous ? [work.outsider(outside.previous)] : [];
    case 'next': {
      const isLast = index + 1 >= statements.length;
      if (isLast) work.asked.next = true;
      const next = isLast ? outside.next : statements[index + 1];
      if (!next || !continues(statement, next)) return [];
      if (isLast) return [work.outsider(next)];
      const read = annotations[index + 1] as Read;
      return isMark(next, read) ? [] : [read.annotation];
    }
    case 'paragraph': {
      const same: Annotation[] = [];
      for (let i = index; i >= 0 && statements[i]?.group === statement.group; i--)
        same.push((annotations[i] as Read).annotation);
      for (let i = index + 1; i < statements.length && statements[i]?.group === statement.group; i++)
        same.push((annotations[i] as Read).annotation);
      return same;
    }
    case 'heading':
      return NO_ANNOTATIONS;
  }
}
const NO_ANNOTATIONS: readonly Annotation[] = [];

/** Whether the title of a statement's section, or of one around it, says a pattern. */
function isTitled(node: Node, index: number, { statements, compiled, asked }: ChunkReading): boolean {
  asked.titles.add(node);
  return isInTitles(node, (statements[index] as Statement).section, compiled);
}
