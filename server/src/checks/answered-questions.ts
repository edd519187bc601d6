// Questions in one cell of a table that another cell of the same row answers with "No": what such a question
// asks about is not what the document says.

import type { Statement } from '../tender/model.ts';

/** "No", "No." or "No, only …"; not "No = fail", "No: rejected" or "No response", which say what follows from an answer. */
const DENIAL = /^no(?:[.!]?$|[.,;] )/i;
const VERDICT = /\b(?:fail|reject|exclu|disqualif|ineligib|score|mark|point)/i;

/** Of the statements of a chunk, the indices of those that ask a question which their row answers with a denial. */
export function deniedQuestions(statements: readonly Statement[]): ReadonlySet<number> {
  const questions = new Map<string, number[]>();
  const answers = new Set<string>();
  for (const [index, { cell, text }] of statements.entries()) {
    if (!cell || cell.row < 0) continue;
    const row = `${cell.table}.${cell.row}`;
    const said = text.trim();
    if (said.endsWith('?')) questions.set(row, [...(questions.get(row) ?? []), index]);
    else if (DENIAL.test(said) && !VERDICT.test(said)) answers.add(row);
  }
  return new Set([...questions].flatMap(([row, asked]) => (answers.has(row) ? asked : [])));
}
