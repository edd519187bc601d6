// What a value hangs from: the words before and after it in its sentence, the labels of its row and column, the lead-in
// and the heading; and which lot or round they limit it to.

import type { ChunkModel, LeadIn, Section, Statement } from '../../tender/model.ts';

/** The cells of a table row that say what a value in the row is. */
export interface RowContext {
  /** The texts of the other cells of the row, nearest the first column first. */
  readonly others: readonly string[];
  readonly columnHeader: string;
  /** The header of the first column. */
  readonly corner: string;
  /** Rows of the table, the header left out. */
  readonly rows: number;
}

const rowsByModel = new WeakMap<ChunkModel, Map<string, readonly Statement[]>>();

function rowsOf(model: ChunkModel): Map<string, readonly Statement[]> {
  let rows = rowsByModel.get(model);
  if (rows === undefined) {
    const built = new Map<string, Statement[]>();
    for (const statement of model.statements) {
      if (!statement.cell) continue;
      const key = `${statement.cell.table}/${statement.cell.row}`;
      const row = built.get(key);
      if (row) row.push(statement);
      else built.set(key, [statement]);
      const count = `${statement.cell.table}`;
      const all = built.get(count);
      if (all) all.push(statement);
      else built.set(count, [statement]);
    }
    rows = built;
    rowsByModel.set(model, rows);
  }
  return rows;
}

/** The row a cell's statement stands in; undefined outside tables. */
export function rowContext(model: ChunkModel, statement: Statement): RowContext | undefined {
  const { cell } = statement;
  if (!cell) return undefined;
  const rows = rowsOf(model);
  const row = rows.get(`${cell.table}/${cell.row}`) ?? [];
  const others: string[] = [];
  let column = -1;
  for (const other of row) {
    if (other.cell?.column === cell.column) continue;
    if (other.cell?.column === column) others[others.length - 1] += ` ${other.text}`;
    else others.push(other.text);
    column = other.cell?.column ?? -1;
  }
  const header = statement.leadIns.find((leadIn) => leadIn.kind === 'column-header')?.text ?? '';
  const last = (rows.get(`${cell.table}`) ?? []).at(-1)?.cell?.row ?? 0;
  const corner = (rows.get(`${cell.table}/-1`) ?? []).find((other) => other.cell?.column === 0)?.text ?? '';
  return { others, columnHeader: header, corner, rows: last + 1 };
}

/** The titles a statement stands under with their typed numbers ("Lot 1" is one), innermost first. */
export function titlesAbove(section: Section): readonly string[] {
  const known = titles.get(section);
  if (known !== undefined) return known;
  const found: string[] = [];
  for (let at: Section | undefined = section; at; at = at.parent)
    if (at.depth > 0) found.push(at.number === undefined ? at.title : `${at.number} ${at.title}`);
  titles.set(section, found);
  return found;
}
const titles = new WeakMap<Section, readonly string[]>();

const lotWords =
  /\b(lots?|blocks?|service category|category|phase|stage|gate|round|region|zone|area|work ?package|package|option|site|call[- ]off|mini[- ]competition|further competition|year|order)[ \u00a0#:]{0,2}(?:no\.?[ \u00a0])?(\d{1,3}[a-z]?|[A-H](?![\p{L}])|[ivx]{1,4}(?![\p{L}])|one|two|three|four|five|six)(?![\p{L}\d])/giu;
const roundWords =
  /\b(first|second|third|initial|final|revised|interim|outline|detailed|best and final|re-?submission|call[- ]off|mini[- ]competition|further competition|dynamic purchasing|framework re-?opening|market engagement|preliminary market|pre-?tender|existing|current|incumbent|predecessor)[ \u00a0-](?=(?:tender|bid|offer|submission|stage|round|contract|competition|quotation|proposal|response|framework|consultation|market|engagement))/giu;

/** The lot, stage or round that words limit a value to; empty for none. */
export function limitIn(text: string): string {
  if (text === '') return '';
  const found = new Set<string>();
  if (/\d|[A-H]\b|one|two|three|four|five|six|[ivx]/.test(text))
    for (const m of text.matchAll(lotWords))
      found.add(`${(m[1] ?? '').toLowerCase().replace(/s$/, '')} ${numeral(m[2] ?? '')}`);
  for (const m of text.matchAll(roundWords)) found.add((m[1] ?? '').toLowerCase());
  if (engagement.test(text)) found.add('market engagement');
  for (const m of text.matchAll(laterCompetition))
    found.add((m[0] ?? '').toLowerCase().replace(/[ -]/g, ' '));
  if (part.test(text)) found.add('part');
  if (found.size === 0) return '';
  return [...found].sort().join(', ');
}

/** Before the procurement begins: its dates are of another exercise. */
const engagement =
  /\b(?:RFI|requests? for information|market (?:engagement|test\w*|sounding|consultation)|soft market|prior information|supplier (?:information )?(?:day|event)|DPS|dynamic (?:purchasing|market))\b/i;

/** A competition under the contract, not the one for it. */
const laterCompetition =
  /\b(?:further competitions?|mini[- ]?competitions?|call[- ]offs?|selection stage|shortlisting)\b/gi;
const part = /\b(?:this|that) (?:element|part|site|location)\b|\bdeferred\b|\bfor [^.;,]{2,50} only\b/i;

const counted = ['', 'one', 'two', 'three', 'four', 'five', 'six'];
function numeral(written: string): string {
  const lower = written.toLowerCase();
  const at = counted.indexOf(lower);
  return at > 0 ? String(at) : lower;
}

const limits = new WeakMap<Section, string>();

/** The lot or round of a statement, from its text, its row and column, its lead-ins and the headings above. */
export function limitOf(model: ChunkModel, statement: Statement): string {
  let limit = limitsOfStatements.get(statement);
  if (limit === undefined) {
    limit = limitRead(model, statement);
    limitsOfStatements.set(statement, limit);
  }
  return limit;
}
const limitsOfStatements = new WeakMap<Statement, string>();

function limitRead(model: ChunkModel, statement: Statement): string {
  const own = limitIn(statement.text);
  if (own !== '') return own;
  const row = rowContext(model, statement);
  if (row) {
    const inRow = limitIn([...row.others, row.columnHeader].join(' | '));
    if (inRow !== '') return inRow;
  }
  const hung = limitIn(leadInText(statement.leadIns));
  if (hung !== '') return hung;
  const known = limits.get(statement.section);
  if (known !== undefined) return known;
  const above =
    titlesAbove(statement.section)
      .map(limitIn)
      .find((limit) => limit !== '') ?? '';
  limits.set(statement.section, above);
  return above;
}

/** "How long is the contract? Three years, …": the question that a sentence answers. */
export function questionBefore({ statements }: ChunkModel, index: number): string | undefined {
  const [own, before] = [statements[index], statements[index - 1]];
  return own && before?.section === own.section && !own.cell && before.text.endsWith('?')
    ? before.text
    : undefined;
}

export function leadInText(leadIns: readonly LeadIn[]): string {
  return leadIns.map((leadIn) => leadIn.text).join(' | ');
}

const historyTitle =
  /\b(?:change (?:history|log|control|record)|version (?:history|control)|amendment(?:s| record| history)|revision(?:s| history)|document (?:history|control)|corrigend|errat|superseded|withdrawn|worked example|example|glossary of changes|track(?:ed)? changes|summary of changes|list of changes)/i;
const oldColumn = /\b(?:old|original|previous|former|superseded|was|before|current contract)\b/i;

/** A record of what was so before, or an example: its values stand against nothing. */
export function isHistory(statement: Statement): boolean {
  if (isHistorySection(statement.section)) return true;
  if (
    /\b(?:for example|e\.g\.|for instance|by way of (?:example|illustration)|worked example)\b/i.test(
      statement.text,
    )
  )
    return true;
  return statement.leadIns.some(
    (leadIn) =>
      (leadIn.kind === 'column-header' && oldColumn.test(leadIn.text)) ||
      (leadIn.kind !== 'column-header' && /\b(?:for example|e\.g\.|for instance)\b/i.test(leadIn.text)),
  );
}

const historySections = new WeakMap<Section, boolean>();
function isHistorySection(section: Section): boolean {
  let is = historySections.get(section);
  if (is === undefined) {
    is = titlesAbove(section).some((title) => historyTitle.test(title));
    historySections.set(section, is);
  }
  return is;
}

const supersededBefore =
  /\b(?:originally|previously|formerly|initially|instead of|rather than|replac(?:es|ing|ed)|supersed(?:es|ing|ed)|no longer|(?:changed|moved|extended|amended|revised|reduced|increased|corrected|brought forward|put back|altered) from|(?:was|were)[ \u00a0]+(?:to[ \u00a0]+be|due|originally|previously)|had been|used to be|(?:is|are|and|but)[ \u00a0]+not|, not)\b[^.;]{0,60}$/i;

/** Whether the words before a value say that it no longer holds. */
export function isSuperseded(before: string): boolean {
  return supersededBefore.test(before.slice(-90));
}

const uncertain =
  /\b(?:estimated?|anticipat\w+|indicative|provisional(?:ly)?|expected|approximate(?:ly)?|target|planned|proposed|intended|envisaged|likely|circa|c\.|subject to change|tbc|week commencing|w\/c|from the end of|around|about)\b/i;

/** Whether a value is given as an estimate in its words, its row, its lead-in or the nearest heading. */
export function isEstimate(model: ChunkModel, statement: Statement): boolean {
  if (uncertain.test(statement.text)) return true;
  const row = rowContext(model, statement);
  if (row && uncertain.test([...row.others, row.columnHeader].join(' '))) return true;
  return uncertain.test(leadInText(statement.leadIns)) || uncertain.test(statement.section.title);
}
