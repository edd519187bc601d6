// What a table says of its rows: a header of marks, of passing or of what is required speaks for all of them, a verdict
// such as "No = fail" for its own row.

import type { Statement } from '../tender/model.ts';

export type TableStage = 'scored' | 'gate' | 'obligation';
export type TablePart = 'header' | 'cell';
/** By table (`3`) and by table and row (`3.1`), numbered as in `Statement.cell`. */
export type TableStages = ReadonlyMap<string, ReadonlySet<TableStage>>;

/** A cell of more characters says something of its own instead of "No = fail" or "Pass/fail". */
const LONGEST_VERDICT = 40;
/** Headers too short to say much alone: what has to be passed, what is asked, what it is worth. */
const PASSING = /^\s*(?:pass|p\s?\/\s?f|pass mark|pass if|fail if)\s*$/i;
const ASKING =
  /\b(?:criteri(?:on|a)|sub-criteri(?:on|a)|questions?|method statements?|tenderer|bidder|feature)\b/i;
const MOST_MARKS = /^\s*(?:max\.?|maximum|%|out of|pts\.?|available|uplift|bonus|worth)\s*$/i;
export const NO_STAGES: ReadonlySet<TableStage> = new Set();

/** The stages that the tables of a chunk give their rows; `stagesIn` says which a text names. */
export function stagesFromTables(
  statements: readonly Statement[],
  stagesIn: (text: string, part: TablePart) => readonly TableStage[],
): TableStages {
  const stages = new Map<string, Set<TableStage>>();
  const say = (key: string, stage: TableStage) => {
    const known = stages.get(key);
    if (known) known.add(stage);
    else stages.set(key, new Set([stage]));
  };
  const asking = new Set<number>();
  const marking = new Set<number>();
  // Headers and verdicts come again in every row: each text is read once.
  const read = new Map<string, readonly TableStage[]>();
  const saidBy = (text: string, part: TablePart) => {
    const key = `${part} ${text}`;
    let known = read.get(key);
    if (!known) {
      known = stagesIn(text, part);
      read.set(key, known);
    }
    return known;
  };
  for (const { cell, leadIns, text } of statements) {
    if (!cell) continue;
    for (const leadIn of leadIns)
      if (leadIn.kind === 'column-header') {
        for (const stage of saidBy(leadIn.text, 'header')) say(`${cell.table}`, stage);
        if (PASSING.test(leadIn.text)) say(`${cell.table}`, 'gate');
        if (ASKING.test(leadIn.text)) asking.add(cell.table);
        if (MOST_MARKS.test(leadIn.text)) marking.add(cell.table);
      }
    if (text.length <= LONGEST_VERDICT && saidBy(text, 'cell').includes('gate'))
      say(`${cell.table}.${cell.row}`, 'gate');
  }
  for (const table of marking) if (asking.has(table)) say(`${table}`, 'scored');
  return stages;
}

/** What the table of a statement says of its row; nothing for what stands in no table. */
export function tableStagesOf({ cell }: Statement, stages: TableStages): ReadonlySet<TableStage> {
  if (!cell || stages.size === 0) return NO_STAGES;
  const table = stages.get(`${cell.table}`) ?? NO_STAGES;
  const row = stages.get(`${cell.table}.${cell.row}`) ?? NO_STAGES;
  return row.size === 0 ? table : new Set([...table, ...row]);
}
