// All facts of a chunk: each statement is looked at once for what it may hold, and only the recognisers that
// can find something are run.

import type { Chunk } from '../../markdown/blocks.ts';
import type { Fact, Statement } from '../model.ts';
import type { Reading } from '../statements.ts';
import { findAmounts } from './amount.ts';
import { findBlanks } from './blank.ts';
import { findDates } from './date.ts';
import { definitionsInTable, findDefinitions } from './definition.ts';
import type { Searched, Taken } from './found.ts';
import { numbersIn } from './numbers.ts';
import { findPeriods } from './period.ts';
import { findQuantities } from './quantity.ts';
import { findReferences } from './reference.ts';
import { findWeights } from './weight.ts';
import { weightsInTable } from './weight-table.ts';

const DIGIT = 1;
const MONEY = 2;
const SQUARE = 4;
const QUOTE = 8;
const FILLER = 16;
const PERCENT = 32;
/** Two capitals in a row: may be TBC, GBP. */
const CAPITALS = 64;
const DATE_MARK = 128;

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
  const marks = look(text);
  const searched: Searched = { statement, index, facts };
  const taken: Taken[] = [];
  if (marks & DIGIT) {
    findWeights(searched, listOf(index));
    if (marks & DATE_MARK) findDates(searched, taken);
  }
  // A reference needs a figure or a capital letter: "Schedule A".
  if (referenceWord.test(text)) findReferences(searched, taken);
  const numbers = numbersIn(text);
  if (numbers.length > 0) {
    if (marks & MONEY || currencyWord.test(text)) findAmounts(searched, numbers, taken);
    findPeriods(searched, numbers, taken);
    findQuantities(searched, numbers, taken);
  }
  if (marks & QUOTE || statement.run.marks.length > 0 || statement.section.kind === 'definitions')
    findDefinitions(searched);
  if (
    marks & (SQUARE | FILLER | CAPITALS) ||
    text.includes('to be ') ||
    statement.run.marks.some((mark) => mark.kind === 'html')
  )
    findBlanks(searched, chunk);
}

const referenceWord =
  /(?:lause|ection|ec\.|chedule|nnex|ppendi|aragraph|ara|[pP]arts?|able|[lL]ots?|rticle|rt\.|§|\bss?\.|cl\.|onditions?|ch\.|pp\.|tlod)[^\n]{0,6}[\dA-Z]/;
const currencyWord = /GBP|EUR|USD|[Ee]uro|pounds/;

/** One pass over the characters: which kinds of fact the text may hold. */
function look(text: string): number {
  let marks = 0;
  let previous = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) {
      previous = code;
      continue;
    }
    if (code >= 48 && code <= 57) {
      marks |= DIGIT;
      if (previous === 47 || previous === 46 || previous === 45) marks |= DATE_MARK;
      // Four figures in a row may be a year.
      if (isDigit(text, at + 1) && isDigit(text, at + 2) && isDigit(text, at + 3)) marks |= DATE_MARK;
    } else if (code === 163 || code === 0x20ac || code === 36) marks |= MONEY;
    else if (code === 91 || code === 93) marks |= SQUARE;
    else if (code === 0x201c || code === 34 || code === 0x2018) marks |= QUOTE;
    else if (code === 37) marks |= PERCENT;
    else if (code === 95 || code === 123 || code === 60 || code === 0x2026 || code === 0x2039 || code === 171)
      marks |= FILLER;
    else if (code === 46 && previous === 46) marks |= FILLER;
    else if (code >= 65 && code <= 90 && previous >= 65 && previous <= 90) marks |= CAPITALS;
    previous = code;
  }
  return marks;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
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
