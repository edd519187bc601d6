// Which columns of a table hold weights, and which beside them say what is weighted and of what it is a part.

import type { ReadTable } from '../statements.ts';
import { bareShare } from './weight-words.ts';

export const weightHeader =
  /\b(?:weight(?:s|ing|ings|age|ed)?|pwysol\w*|pwysiad\w*|ualú)\b|\bhow much (?:it|each|they) counts?\b|\bcounts for\b|\bshare of the (?:total|marks|score|points)\b/i;
export const pointsHeader =
  /\b(?:marks|points|pts|score|max(?:imum)?(?:\.? (?:score|marks|points))?|(?:available|possible) (?:weighted )?(?:score|marks|points))\b/i;
const percentHeader =
  /^[\s(%)]*$|^\s*(?:percentage|per ?cent|(?:%|percentage|per ?cent) (?:of|share|split|weight\w*|score|total).*|.{0,30}\(%\)|share|allocation|range|split|maximum|lot \d{1,2})\s*$/i;
export const otherHeader =
  /\b(?:target|vat|discount|levels?|credits?|achieved|awarded|your|bidder|tenderer|supplier|applicant|deduction|threshold|deviation|(?<!max(?:imum)? )weighted score|kg|tonnes?|gross|net|pass|minimum|min|rate|price|cost|£|€|description|meaning|date|availability|performance)\b/i;
const criterionHeader =
  /\b(?:criteri(?:on|a)|sub-?criteri(?:on|a)|question|questions|element|award|quality|section|component|category|factor|theme|evaluat\w+|method statement|requirement|aspect|area|topic|heading|item|description|maen prawf|meini prawf|critéi?r)\b/i;
const subHeader = /\bsub|\bquestion|\belement/i;

const ofWhat =
  /\bof (?:the )?(quality|technical|qualitative|non-price)(?: (?:marks|score|points|weighting|submission|envelope|element|section|criteria))?/i;

/** Tables of criteria are narrow; what stands further right is not looked at. */
export const MOST_COLUMNS = 60;

export interface WeightColumn {
  readonly column: number;
  readonly unit: 'percent' | 'points';
  /** The column that says what is weighted, and the one that says of which criterion it is a part. */
  readonly label: number;
  readonly parent: number | undefined;
  /** A column before it that names criteria where the label's own cell is empty. */
  readonly outer: number | undefined;
  /** "Share of the quality marks": the header says of what. */
  readonly whole: string | undefined;
}

/** The columns of a table that hold weights. */
export function weightColumns(table: ReadTable): WeightColumn[] {
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
    const nearest = labelColumn(headers, column);
    const outer = nearest === undefined ? undefined : outerColumn(table, headers, nearest);
    const isOfOuter = outer !== undefined && isSharedByOuter(table, column, outer);
    const label = isOfOuter ? outer : nearest;
    if (label === undefined || isScale(table, label) || isLadder(table, column)) continue;
    if (isWeak && !criterionHeader.test(headers[label] ?? '') && table.section.kind !== 'award-criteria')
      continue;
    const isPoints = /\b(?:marks|points|pts|score)\b/i.test(header) && !header.includes('%');
    const hasParent = subHeader.test(header) || subHeader.test(headers[label] ?? '');
    const above = hasParent ? labelColumn(headers, label) : undefined;
    const parent = above !== undefined && above < label ? above : undefined;
    const whole = ofWhat.exec(header)?.[1];
    columns.push({
      ...{ column, unit: isPoints ? 'points' : 'percent', label, whole },
      parent: isOfOuter ? undefined : parent,
      outer: isOfOuter || parent !== undefined ? undefined : outer,
    });
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

/** A column of words before the label's, filled in some rows only: that of the criteria which the labels are parts of. */
function outerColumn({ block }: ReadTable, headers: readonly string[], label: number): number | undefined {
  for (let at = 0; at < label; at++) {
    if (!criterionHeader.test(headers[at] ?? '')) continue;
    const texts = block.rows.map((cells) => cells[at]?.run.text.trim() ?? '');
    const filled = texts.filter((text) => /\p{L}{3,}/u.test(text)).length;
    if (filled > 1 && filled < block.rows.length) return at;
  }
  return undefined;
}

/** Whether a column has figures in the rows that name a criterion and in no others: they are the criteria's own. */
function isSharedByOuter({ block }: ReadTable, column: number, outer: number): boolean {
  const inner = block.rows.filter((cells) => (cells[outer]?.run.text.trim() ?? '') === '');
  return (
    inner.length > 0 &&
    inner.every((cells) => bareShare(cells[column]?.run.text.trim() ?? '') === undefined) &&
    block.rows.filter((cells) => bareShare(cells[column]?.run.text.trim() ?? '') !== undefined).length > 1
  );
}

/** 100, 75, 50, 25, 0: even steps down to nothing are what an answer may earn. */
function isLadder({ block }: ReadTable, column: number): boolean {
  const values = block.rows.map((cells) => bareShare(cells[column]?.run.text.trim() ?? '')?.value);
  if (values.length < 3 || values.some((value) => value === undefined)) return false;
  const rungs = (values as number[])[0] === 0 ? (values as number[]).toReversed() : (values as number[]);
  const step = (rungs[0] as number) - (rungs[1] as number);
  return (
    step > 0 && rungs.at(-1) === 0 && rungs.every((v, i) => i === 0 || (rungs[i - 1] as number) - v === step)
  );
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

/** Whether a table stands where tenders are scored, or says so. */
export function isAboutAward({ section, leadIns, block }: ReadTable): boolean {
  return (
    section.kind === 'award-criteria' ||
    leadIns.some((leadIn) => /\b(?:weight\w*|criteri(?:on|a)|evaluat\w+)\b/i.test(leadIn.text)) ||
    block.header.some((cell) => /\bcriteri(?:on|a)\b/i.test(cell.run.text))
  );
}
