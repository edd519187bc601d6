// Shares of the evaluation in tables: a column "Weighting", "%", "Max marks" beside a column of criteria.

import { sourceRange } from '../../markdown/blocks.ts';
import type { WeightFact } from '../model.ts';
import { headingNumberAt } from '../numbering.ts';
import type { ReadTable } from '../statements.ts';
import { bareShare, labelledShare, tidyLabel, totalLabel } from './weight-words.ts';

const weightHeader = /\b(?:weight(?:s|ing|ings|age|ed)?|pwysol\w*|pwysiad\w*|ualú)\b/i;
const pointsHeader =
  /\b(?:marks|points|pts|score|max(?:imum)?(?:\.? (?:score|marks|points))?|(?:available|possible) (?:weighted )?(?:score|marks|points))\b/i;
const percentHeader =
  /^[\s(%)]*$|^\s*(?:percentage|per ?cent|(?:%|percentage|per ?cent) (?:of|share|split|weight\w*|score|total).*|.{0,30}\(%\)|share|allocation|range|split|maximum|lot \d{1,2})\s*$/i;
const otherHeader =
  /\b(?:target|vat|discount|levels?|credits?|achieved|awarded|your|bidder|tenderer|supplier|applicant|deduction|threshold|deviation|(?<!max(?:imum)? )weighted score|kg|tonnes?|gross|net|pass|minimum|min|rate|price|cost|£|€|description|meaning|date|availability|performance)\b/i;
const criterionHeader =
  /\b(?:criteri(?:on|a)|sub-?criteri(?:on|a)|question|questions|element|award|quality|section|component|category|factor|theme|evaluat\w+|method statement|requirement|aspect|area|topic|heading|item|description|maen prawf|meini prawf|critéi?r)\b/i;
const subHeader = /\bsub|\bquestion|\belement/i;

const ofWhat =
  /\bof (?:the )?(quality|technical|qualitative|non-price)(?: (?:marks|score|points|weighting|submission|envelope|element|section|criteria))?/i;

/** Tables of criteria are narrow; what stands further right is not looked at. */
const MOST_COLUMNS = 60;

interface WeightColumn {
  readonly column: number;
  readonly unit: 'percent' | 'points';
  /** The column that says what is weighted, and the one that says of which criterion it is a part. */
  readonly label: number;
  readonly parent: number | undefined;
  /** "Share of the quality marks": the header says of what. */
  readonly whole: string | undefined;
}

/** The weights of a table; none when no column can hold them. */
export function weightsInTable(
  table: ReadTable,
  statementOf: (row: number, column: number) => number,
): WeightFact[] {
  const columns = weightColumns(table);
  if (columns.length > 0) {
    const read = columns.map((column) =>
      weightsInColumn(table, ofCriterion(table, column, columns), statementOf),
    );
    // "Maximum score 5 | Weighting factor 8 | Maximum weighted score 40": the fives are the scale.
    const kept = read.length > 1 ? read.filter((facts) => !isScaleColumn(facts)) : read;
    return kept.flat();
  }
  const across = weightsInRow(table, statementOf);
  return across.length > 0 ? across : weightsInLabels(table, statementOf);
}

/**
 * Weights of criteria beside those of their parts, written once for each criterion in the row of its first part: what is
 * weighted there is the criterion, not the part.
 */
function ofCriterion(
  { block }: ReadTable,
  column: WeightColumn,
  columns: readonly WeightColumn[],
): WeightColumn {
  const { parent } = column;
  if (parent === undefined) return column;
  const textAt = (row: number, at: number) => block.rows[row]?.[at]?.run.text.trim() ?? '';
  const rows = block.rows.flatMap((cells, row) =>
    cells.some((cell, at) => at < column.column && totalLabel.test(cell.run.text.trim())) ? [] : [row],
  );
  const filled = rows.filter((row) => bareShare(textAt(row, column.column)) !== undefined);
  const isWithEach = filled.length > 1 && filled.every((row) => textAt(row, parent) !== '');
  const goOn = rows.filter((row) => textAt(row, parent) === '' && textAt(row, column.column) === '');
  const isOfParts = columns.some(
    (other) =>
      other !== column &&
      goOn.length > 0 &&
      goOn.every((row) => bareShare(textAt(row, other.column)) !== undefined),
  );
  return isWithEach && isOfParts ? { ...column, label: parent, parent: undefined } : column;
}

/** The same few points in every row. */
function isScaleColumn(facts: readonly WeightFact[]): boolean {
  const [first, ...others] = facts;
  return (
    first !== undefined &&
    others.length > 0 &&
    first.value <= 10 &&
    facts.every(({ value, unit, isTotal }) => value === first.value && unit === 'points' && !isTotal)
  );
}

/** A row "Weighting | 40% | 60%" under criteria as column headers. */
function weightsInRow(
  { block, group }: ReadTable,
  statementOf: (row: number, column: number) => number,
): WeightFact[] {
  const row = block.rows.findIndex((cells) => {
    const first = cells[0]?.run.text.trim() ?? '';
    return weightHeader.test(first) || (pointsHeader.test(first) && !otherHeader.test(first));
  });
  const cells = block.rows[row]?.slice(0, MOST_COLUMNS) ?? [];
  const first = cells[0]?.run.text ?? '';
  const isPoints = pointsHeader.test(first) && !weightHeader.test(first) && !first.includes('%');
  const facts = cells.flatMap((cell, column): WeightFact[] => {
    const text = cell.run.text.trim();
    const share = column === 0 ? undefined : bareShare(text);
    const label = labelOf(block.header[column]?.run.text.trim() ?? '');
    if (!share || label === '' || !/\p{L}/u.test(label)) return [];
    const start = cell.run.text.length - cell.run.text.trimStart().length;
    return [
      {
        kind: 'weight',
        range: sourceRange(cell.run, start, start + text.length),
        statement: statementOf(row, column),
        label,
        value: share.value,
        ...(share.to === undefined ? {} : { to: share.to }),
        unit: share.unit ?? (isPoints ? 'points' : 'percent'),
        group: `table:${group}:row ${row}`,
        isTotal: totalLabel.test(label),
      },
    ];
  });
  return facts.length > 1 ? facts : [];
}

/** "Price (50%)" in the first column, and no column of weights. */
function weightsInLabels(
  table: ReadTable,
  statementOf: (row: number, column: number) => number,
): WeightFact[] {
  const { block, group } = table;
  if (!isAboutAward(table)) return [];
  const facts = block.rows.flatMap((cells, row): WeightFact[] => {
    for (const [column, cell] of cells.slice(0, 2).entries()) {
      const text = cell.run.text.trim();
      const share = labelledShare(text);
      if (!share || !/%|per ?cent|marks|points/i.test(text)) continue;
      const lead = cell.run.text.length - cell.run.text.trimStart().length;
      const label = labelOf(share.label);
      return [
        {
          kind: 'weight',
          range: sourceRange(cell.run, lead + share.start, lead + share.end),
          statement: statementOf(row, column),
          label,
          value: share.value,
          ...(share.to === undefined ? {} : { to: share.to }),
          unit: share.unit,
          group: `table:${group}:labels`,
          isTotal: totalLabel.test(label),
        },
      ];
    }
    return [];
  });
  return facts.length > 1 ? facts : [];
}

function isAboutAward({ section, leadIns, block }: ReadTable): boolean {
  return (
    section.kind === 'award-criteria' ||
    leadIns.some((leadIn) => /\b(?:weight\w*|criteri(?:on|a)|evaluat\w+)\b/i.test(leadIn.text)) ||
    block.header.some((cell) => /\bcriteri(?:on|a)\b/i.test(cell.run.text))
  );
}

function weightsInColumn(
  table: ReadTable,
  column: WeightColumn,
  statementOf: (row: number, column: number) => number,
): WeightFact[] {
  const facts: WeightFact[] = [];
  const group = `table:${table.group}:${column.column}`;
  /** The last text of each column: an empty cell goes on with the cell above, as merged cells do. */
  const carried: string[] = [];
  /** Criteria by typed number, for "2.1" below "2". */
  const numbered = new Map<string, string>();
  /** The criterion of a row of its own, "Quality (60%)", and the last row that is not a bullet. */
  let headed: string | undefined;
  let plain: string | undefined;
  table.block.rows.forEach((cells, row) => {
    const texts = cells.slice(0, MOST_COLUMNS).map((cell) => cell.run.text.trim());
    texts.forEach((text, at) => {
      if (text !== '') carried[at] = text;
    });
    const cell = cells[column.column];
    const cellText = texts[column.column] ?? '';
    const share = bareShare(cellText);
    if (!cell || !share) {
      const cellOfLabel = cells[column.label];
      const heading = cellText === '' ? labelledShare(texts[column.label] ?? '') : undefined;
      if (!heading || !cellOfLabel) return;
      headed = labelOf(heading.label);
      const headNumber = numberOf(texts, column.label, texts[column.label] ?? '');
      if (headNumber !== undefined) numbered.set(headNumber, headed);
      const lead = cellOfLabel.run.text.length - cellOfLabel.run.text.trimStart().length;
      facts.push({
        kind: 'weight',
        range: sourceRange(cellOfLabel.run, lead + heading.start, lead + heading.end),
        statement: statementOf(row, column.label),
        label: headed,
        value: heading.value,
        unit: heading.unit,
        group,
        isTotal: totalLabel.test(heading.label),
      });
      return;
    }
    const written =
      texts[column.label] || carried[column.label] || texts.find((text) => /\p{L}/u.test(text)) || '';
    const label = labelOf(written);
    if (label === '') return;
    const isTotal =
      totalLabel.test(label) || texts.some((text, at) => at < column.column && totalLabel.test(text));
    const number = numberOf(texts, column.label, written);
    const isBullet = /^[-–—•·]|^of which\b/i.test(written);
    const parent = isTotal
      ? undefined
      : (column.whole ??
        parentOf(column, carried, label, numbered, number) ??
        (isBullet ? (plain ?? headed) : number === undefined || number.includes('.') ? headed : undefined));
    if (number !== undefined) numbered.set(number, label);
    if (!isBullet) plain = label;
    const start = cell.run.text.length - cell.run.text.trimStart().length;
    facts.push({
      kind: 'weight',
      range: sourceRange(cell.run, start, start + cellText.length),
      statement: statementOf(row, column.column),
      label,
      value: share.value,
      ...(share.to === undefined ? {} : { to: share.to }),
      unit: share.unit ?? column.unit,
      group,
      isTotal,
      ...(parent === undefined || parent === label ? {} : { parent }),
    });
  });
  const isOver = column.unit === 'percent' && facts.some(({ value }) => value > 100);
  const own = isOver ? facts.map((fact): WeightFact => ({ ...fact, unit: 'points' })) : facts;
  return [...weightsAbove(table, column, group, statementOf), ...own];
}

/** "Service (30%)" beside each of its questions: the weight of the criterion that they are parts of. */
function weightsAbove(
  { block }: ReadTable,
  { parent }: WeightColumn,
  group: string,
  statementOf: (row: number, column: number) => number,
): readonly WeightFact[] {
  if (parent === undefined) return [];
  const seen = new Set<string>();
  const facts = block.rows.flatMap((cells, row): WeightFact[] => {
    const cell = cells[parent];
    const text = cell?.run.text.trim() ?? '';
    const share = seen.has(text) || !/%|per ?cent|marks|points/i.test(text) ? undefined : labelledShare(text);
    seen.add(text);
    if (!cell || !share) return [];
    const lead = cell.run.text.length - cell.run.text.trimStart().length;
    return [
      {
        kind: 'weight',
        range: sourceRange(cell.run, lead + share.start, lead + share.end),
        statement: statementOf(row, parent),
        label: labelOf(share.label),
        value: share.value,
        unit: share.unit,
        group: `${group}:above`,
        isTotal: false,
      },
    ];
  });
  return facts.length > 1 ? facts : [];
}

function weightColumns(table: ReadTable): WeightColumn[] {
  const { block } = table;
  const headers = block.header.slice(0, MOST_COLUMNS).map((cell) => cell.run.text.trim());
  if (headers.length < 2 || block.rows.length === 0) return [];
  const isEvaluation = isAboutAward(table);
  const columns: WeightColumn[] = [];
  for (let column = 0; column < headers.length; column++) {
    const header = headers[column] ?? '';
    const isWeight = weightHeader.test(header) && !/\b(?:kg|tonnes?|gross|net|score)\b/i.test(header);
    const isWeak =
      !isWeight &&
      isEvaluation &&
      header !== '' &&
      !otherHeader.test(header) &&
      (pointsHeader.test(header) || percentHeader.test(header));
    if (!isWeight && !isWeak) continue;
    const label = labelColumn(headers, column);
    if (label === undefined || isScale(table, label)) continue;
    if (isWeak && !criterionHeader.test(headers[label] ?? '') && table.section.kind !== 'award-criteria')
      continue;
    const isPoints = /\b(?:marks|points|pts|score)\b/i.test(header) && !header.includes('%');
    const hasParent = subHeader.test(header) || subHeader.test(headers[label] ?? '');
    const above = hasParent ? labelColumn(headers, label) : undefined;
    const parent = above !== undefined && above < label ? above : undefined;
    const whole = ofWhat.exec(header)?.[1];
    columns.push({ column, unit: isPoints ? 'points' : 'percent', label, parent, whole });
  }
  return columns;
}

/** The nearest column before this one that can say what is weighted, else the first after it. */
function labelColumn(headers: readonly string[], column: number): number | undefined {
  const canLabel = (at: number): boolean => {
    const header = headers[at] ?? '';
    return (
      !weightHeader.test(header) &&
      !pointsHeader.test(header) &&
      !/^(?:ref\.?|no\.?|number|#|id|q\.?|word (?:limit|count)|page limit|pass\/fail.*|max.*)$/i.test(header)
    );
  };
  let best: number | undefined;
  for (let at = column - 1; at >= 0; at--) {
    if (!canLabel(at)) continue;
    if (criterionHeader.test(headers[at] ?? '')) return at;
    best ??= at;
  }
  if (best !== undefined) return best;
  for (let at = column + 1; at < headers.length; at++) if (canLabel(at)) return at;
  return undefined;
}

/** A scoring scale ("0 Unacceptable", "5 Excellent") has figures where criteria would have names. */
function isScale(table: ReadTable, label: number): boolean {
  let figures = 0;
  let scored = 0;
  for (const cells of table.block.rows.slice(0, 12)) {
    const first = cells[0]?.run.text.trim() ?? '';
    const named = cells[label]?.run.text.trim() ?? '';
    if (/^\d{1,3}(?:\s?[-–]\s?\d{1,3})?$/.test(named)) figures++;
    if (
      /^(?:\d{1,3}\s?[-–:]?\s?)?(?:excellent|good|acceptable|satisfactory|poor|unacceptable|fail|no response|outstanding|adequate|minor|serious|very good|limited|inadequate|exceeds)\b/i.test(
        named || first,
      )
    )
      scored++;
  }
  const rows = Math.min(12, table.block.rows.length);
  return figures * 2 > rows || scored >= 2;
}

function numberOf(texts: readonly string[], label: number, written: string): string | undefined {
  const own = headingNumberAt(written, 0)?.text;
  if (own) return own.replace(/[.)]$/, '');
  const before = label > 0 ? (texts[label - 1] ?? '') : '';
  return /^[A-Z]?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?$/.test(before) ? before.replace(/[.)]$/, '') : undefined;
}

function labelOf(written: string): string {
  const typed = headingNumberAt(written, 0);
  return tidyLabel(typed ? written.slice(typed.end) : written);
}

function parentOf(
  column: WeightColumn,
  carried: readonly string[],
  label: string,
  numbered: ReadonlyMap<string, string>,
  number: string | undefined,
): string | undefined {
  const above = number?.includes('.') ? numbered.get(number.slice(0, number.lastIndexOf('.'))) : undefined;
  if (above !== undefined) return above;
  if (column.parent === undefined) return undefined;
  const written = carried[column.parent] ?? '';
  const criterion = labelledShare(written)?.label ?? labelOf(written);
  return criterion === '' || criterion === label ? undefined : criterion;
}
