// Shares of the evaluation in tables: a column "Weighting", "%", "Max marks" beside a column of criteria.

import { sourceRange } from '../../markdown/blocks.ts';
import type { WeightFact } from '../model.ts';
import { headingNumberAt } from '../numbering.ts';
import type { ReadTable } from '../statements.ts';
import {
  isAboutAward,
  MOST_COLUMNS,
  otherHeader,
  pointsHeader,
  type WeightColumn,
  weightColumns,
  weightHeader,
} from './weight-columns.ts';
import { bareShare, labelledShare, tidyLabel, totalLabel } from './weight-words.ts';

/** The weights of a table; none when no column can hold them. */
export function weightsInTable(
  table: ReadTable,
  statementOf: (row: number, column: number) => number,
): WeightFact[] {
  const columns = weightColumns(table);
  if (columns.length > 0) {
    const read = columns.map((column) => weightsInColumn(table, column, columns, statementOf));
    // "Maximum score 5 | Weighting factor 8 | Maximum weighted score 40": the fives are the scale.
    const kept = read.length > 1 ? read.filter((facts) => !isScaleColumn(facts)) : read;
    return kept.flat();
  }
  const across = weightsInRow(table, statementOf);
  return across.length > 0 ? across : weightsInLabels(table, statementOf);
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

function weightsInColumn(
  table: ReadTable,
  column: WeightColumn,
  others: readonly WeightColumn[],
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
  let outer: string | undefined;
  const isWeights = (at: number) => others.some((other) => other.column === at);
  table.block.rows.forEach((cells, row) => {
    const texts = cells.slice(0, MOST_COLUMNS).map((cell) => cell.run.text.trim());
    texts.forEach((text, at) => {
      if (text !== '') carried[at] = text;
    });
    const cell = cells[column.column];
    const cellText = texts[column.column] ?? '';
    const share = bareShare(cellText);
    if (cellText === '' && isWeighedElsewhere(texts, column, others)) {
      // "Quality | | 40%" above "Method | 60% |": the criterion has its weight in another column.
      const written = ownLabel(texts, column) ?? '';
      if (!totalLabel.test(labelOf(written))) {
        headed = labelOf(written);
        const ref = referenceOf(texts, column.label, written);
        if (ref !== undefined) numbered.set(ref, headed);
        return;
      }
    }
    if (!cell || !share) {
      const cellOfLabel = cells[column.label];
      const heading = cellText === '' ? labelledShare(texts[column.label] ?? '') : undefined;
      if (!heading || !cellOfLabel) return;
      headed = labelOf(heading.label);
      const headNumber = referenceOf(texts, column.label, texts[column.label] ?? '');
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
    const written = ownLabel(texts, column) ?? carried[column.label] ?? '';
    const label = labelOf(written);
    if (label === '') return;
    const isTotal =
      totalLabel.test(label) ||
      texts.some((text, at) => at < column.column && !isWeights(at) && totalLabel.test(text));
    const number = referenceOf(texts, column.label, written);
    // "Quality | | 48" above " | Method | 30": a row that names the criterion where the others have nothing.
    const isOuter = (texts[column.label] ?? '') === '' && column.outer !== undefined;
    if (isOuter && !isTotal) outer = label;
    const isInner =
      !isOuter && column.outer !== undefined && (texts[column.outer] ?? '') === '' && outer !== undefined;
    const isBullet = /^[-–—•·]|^of which\b/i.test(written);
    const parent = isTotal
      ? undefined
      : (column.whole ??
        parentOf(column, carried, label, numbered, number) ??
        (isInner ? outer : undefined) ??
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
  const stated = isOver ? facts.map((fact): WeightFact => ({ ...fact, unit: 'points' })) : facts;
  const own = withLastAsTotal(stated);
  return [...weightsAbove(table, column, group, statementOf), ...own];
}

/** Whether a row that is empty in this column has a share in another one. */
function isWeighedElsewhere(
  texts: readonly string[],
  column: WeightColumn,
  columns: readonly WeightColumn[],
): boolean {
  return columns.some(
    (other) => other.column !== column.column && bareShare(texts[other.column] ?? '') !== undefined,
  );
}

/** What a row itself says it is about: its label, else its criterion, else the first words in it. */
function ownLabel(texts: readonly string[], { label, outer, column }: WeightColumn): string | undefined {
  const said = texts[label] || (outer === undefined ? '' : texts[outer]);
  return said || texts.find((text, at) => at < column && /\p{L}{3,}/u.test(text)) || undefined;
}

/** A last row that comes to all before it is their total: "Jobs 60, Carbon 40, **Lasting gains 100**" says of what they are parts. */
function withLastAsTotal(facts: readonly WeightFact[]): readonly WeightFact[] {
  const last = facts.at(-1);
  const parts = facts.slice(0, -1);
  if (last === undefined || parts.length < 2 || facts.some((f) => f.isTotal || f.parent !== undefined))
    return facts;
  const sum = parts.reduce((n, f) => n + f.value, 0);
  if (Math.abs(sum - last.value) > 0.01 || last.to !== undefined) return facts;
  return [...parts.map((fact): WeightFact => ({ ...fact, parent: last.label })), { ...last, isTotal: true }];
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

/** The number or mark a row goes by: "2.1", "Q3", or "B" above "B1". */
function referenceOf(texts: readonly string[], label: number, written: string): string | undefined {
  const own = headingNumberAt(written, 0)?.text ?? /^[A-Z]{1,3}\d{1,2}(?= )/.exec(written)?.[0];
  if (own) return own.replace(/[.)]$/, '');
  const before = label > 0 ? (texts[label - 1] ?? '') : '';
  return /^(?:[A-Z]{0,3}\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]{1,3})[.)]?$/.test(before)
    ? before.replace(/[.)]$/, '')
    : undefined;
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
  const outerNumber = number?.includes('.')
    ? number.slice(0, number.lastIndexOf('.'))
    : /^[A-Z]{1,3}(?=\d)/.exec(number ?? '')?.[0];
  const above = outerNumber === undefined ? undefined : numbered.get(outerNumber);
  if (above !== undefined && above !== label) return above;
  if (column.parent === undefined) return undefined;
  const written = carried[column.parent] ?? '';
  const criterion = labelledShare(written)?.label ?? labelOf(written);
  return criterion === '' || criterion === label ? undefined : criterion;
}
