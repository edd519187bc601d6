// All facts of a chunk: each statement is looked at once for what it may hold, and only the recognisers that
// can find something are run.

import type { Chunk } from '../../markdown/blocks.ts';
import type { Fact, Statement } from '../model.ts';
import type { Reading } from '../statements.ts';
import { findAmounts } from './amount.ts';
import { blanksInHtml, findBlanks } from './blank.ts';
import { findDates } from './date.ts';
import { definitionsInTable, findDefinitions } from './definition.ts';
import { marksIn, type Searched, type Taken } from './found.ts';
import { numbersIn, SEEN } from './numbers.ts';
import { findPeriods } from './period.ts';
import { findQuantities } from './quantity.ts';
import { findReferences } from './reference.ts';
import { findWeights } from './weight.ts';
import { weightsInTable } from './weight-table.ts';

/** The facts of a chunk, in the order of their statements; those of tables after them. */
export function recogniseFacts(chunk: Chunk, reading: Reading): Fact[] {
  const facts: Fact[] = [];
  const { statements } = reading;
  const listOf = innermostLists(reading);
  for (let index = 0; index < statements.length; index++)
    factsOfStatement(chunk, statements[index] as Statement, index, listOf, facts);
  for (const table of reading.tables) {
    const statementOf = cellFinder(statements, table.group);
    facts.push(...weightsInTable(table, statementOf));
    facts.push(...definitionsInTable(table, statementOf));
  }
  facts.push(...blanksInHtml(chunk));
  return facts;
}

function factsOfStatement(
  chunk: Chunk,
  statement: Statement,
  index: number,
  listOf: (index: number) => number | undefined,
  facts: Fact[],
): void {
  const { text } = statement;
  const { numbers, seen } = numbersIn(text);
  const searched: Searched = { statement, index, facts };
  const taken: Taken[] = [];
  if (numbers.length > 0 || fraction.test(text)) findWeights(searched, listOf(index));
  if (seen & SEEN.year) findDates(searched, taken);
  if (seen & SEEN.digit || referenceByLetter.test(text)) findReferences(searched, taken);
  if (numbers.length > 0) {
    if (seen & SEEN.money || currencyWord.test(text)) findAmounts(searched, numbers, taken);
    findPeriods(searched, numbers, taken);
    findQuantities(searched, numbers, taken);
  }
  if (seen & SEEN.quotationMark || statement.run.marks.length > 0 || statement.section.kind === 'definitions')
    findDefinitions(searched);
  if (seen & BLANKS || text.includes('to be ') || hasTag(statement)) findBlanks(searched, chunk);
}

const BLANKS = SEEN.squareBracket | SEEN.filler | SEEN.capitals;
const referenceByLetter = /(?:chedule|nnexe?|ppendix|art|ot|able|ection|tlod[a-z]*)s? [A-Z]/;
/** "Two fifths of the marks". */
const fraction = /\b(?:half|thirds?|quarters?|fifths?|tenths?)\b/i;
const currencyWord = /GBP|EUR|USD|[Ee]uro|pounds/;

function hasTag(statement: Statement): boolean {
  return marksIn(statement, 'html').length > 0;
}

/** The number of the innermost list a statement stands in. Lists are noted when they end: inner before outer. */
function innermostLists(reading: Reading): (index: number) => number | undefined {
  if (reading.lists.length === 0) return () => undefined;
  const numbers: (number | undefined)[] = [];
  for (let list = reading.lists.length - 1; list >= 0; list--) {
    const { first, end } = reading.lists[list] as { first: number; end: number };
    for (let index = first; index < end; index++) numbers[index] = list;
  }
  return (index) => numbers[index];
}

/** Finds the first statement of a cell; built on first use, because few tables hold weights or terms. */
function cellFinder(
  statements: readonly Statement[],
  table: number,
): (row: number, column: number) => number {
  let cells: Map<string, number> | undefined;
  return (row, column) => {
    if (!cells) {
      cells = new Map();
      for (let index = 0; index < statements.length; index++) {
        const cell = statements[index]?.cell;
        if (cell?.table !== table) continue;
        const key = `${cell.row}/${cell.column}`;
        if (!cells.has(key)) cells.set(key, index);
      }
    }
    return cells.get(`${row}/${column}`) ?? -1;
  };
}
