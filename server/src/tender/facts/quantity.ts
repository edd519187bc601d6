// Quantities and what is counted: "two (2) apprentices", "26 weeks of paid work experience", "within 10 miles", "12%".

import type { QuantityFact } from '../model.ts';
import { isTaken, placeOf, type Searched, type Taken } from './found.ts';
import type { NumberInText } from './numbers.ts';

const percentAfter = /[ \u00a0]?(?:%|per ?cent\b|percent\b|percentage points?\b|y cant\b|faoin gcéad)/iy;
const wordAfter = /[ \u00a0]?([\p{L}][\p{L}’'/-]*)/uy;

/** A unit is cut at the first of these words: what follows is no longer what is counted. */
const ends: ReadonlySet<string> = new Set(
  `a an and another any are as at be been before after between but by can could did do does during each either every for from had has have
  how if in including into is it its like may might more less must need needs no nor not of off on once only onto or other over per
  plus shall should since so such than that the their them then there these they this those through throughout to under until up upon was were what when
  where whether which while who whose will with within would above below both all will via x am pm noon gbp eur usd respectively thereof`.split(
    /\s+/,
  ),
);
/** Measures that go on with "of": "weeks of paid work experience". */
const measures: ReadonlySet<string> = new Set(
  `hour hours day days week weeks month months year years tonne tonnes litre litres number person-week person-weeks person-hours
  person-days worth pair pairs set sets per cent copies units`.split(/\s+/),
);
/** Words that make a number a label: "Lot 3", "stage 2", "question 4". */
const labels =
  /(?:\b(?:no|nos|lot|lots|stage|phase|question|questions|envelope|step|page|pages|version|volume|room|unit|level|tier|band|class|type|category|figure|fig|year|article|regulation|regulations|reg|regs|act|rule|ppn|iso|en|bs|pas|iec|directive|number|clause|clauses|section|sections|paragraph|paragraphs|para|schedule|annex|appendix|part|table|chapter|option|group|appx|site|area|ward|zone|junction|form|contract|tel|phone|windows)\.?[ \u00a0]|[#/:_£€$-])$/i;

const MOST_WORDS = 5;

/** Finds what is counted among the numbers of a statement. */
export function findQuantities(
  searched: Searched,
  numbers: readonly NumberInText[],
  taken: readonly Taken[],
): void {
  const { text } = searched.statement;
  for (const number of numbers) {
    if (isTaken(taken, number.start, number.end)) continue;
    percentAfter.lastIndex = number.end;
    if (percentAfter.test(text)) {
      add(searched, number, percentAfter.lastIndex, '%');
      continue;
    }
    const before = text.slice(Math.max(0, number.start - 14), number.start);
    if (number.written === 'figures' && (labels.test(before) || isItemNumber(searched, number))) continue;
    const counted = unitAt(text, number);
    if (counted) add(searched, number, counted.end, counted.unit);
  }
}

/** "1 Quality" in a cell or a heading: a figure that numbers a name. */
function isItemNumber(searched: Searched, number: NumberInText): boolean {
  const { place, text } = searched.statement;
  return (
    number.start === 0 &&
    (place === 'cell' || place === 'heading') &&
    /^[ \u00a0]\p{Lu}/u.test(text.slice(number.end, number.end + 3))
  );
}

function unitAt(text: string, number: NumberInText): { unit: string; end: number } | undefined {
  const joint = text.charCodeAt(number.end);
  // "two-stage" and "4-year" count nothing; "26-week placement" is read as a period
  if (joint === 45 || joint === 0x2011) return undefined;
  const words: string[] = [];
  let end = number.end;
  let at = number.end;
  let isOf = false;
  while (words.length < MOST_WORDS + (isOf ? 3 : 0)) {
    wordAfter.lastIndex = at;
    const match = wordAfter.exec(text);
    if (!match) break;
    const word = match[1] ?? '';
    const small = word.toLowerCase();
    if (words.length === 0 && match[0].length === word.length && !isShortMeasure(small)) return undefined;
    if (small === 'of' && !isOf && words.length > 0 && measures.has(words[words.length - 1] ?? ''))
      isOf = true;
    else if (ends.has(small)) break;
    words.push(small);
    at = wordAfter.lastIndex;
    if (small !== 'of') end = at;
  }
  while (words[words.length - 1] === 'of') words.pop();
  const unit = words.join(' ').replace(/['’]+$/, '');
  if (isName(text, number, end, words)) return undefined;
  // One capital or one letter after a figure is a label or an initial, not something counted.
  if (unit.length < 2 && !isShortMeasure(unit)) return undefined;
  return { unit, end };
}

/** "One Life Leisure", "58 Shoreview", "30 October", "the Regulations 2015 provide": nothing is counted there. */
function isName(text: string, number: NumberInText, end: number, words: readonly string[]): boolean {
  const first = text.slice(number.end, end).trim();
  if (
    number.written === 'figures' &&
    number.value >= 1950 &&
    number.value < 2080 &&
    number.end - number.start === 4
  )
    return !measures.has(words[0] ?? '');
  if (!/^\p{Lu}/u.test(first)) return false;
  // Defined terms are counted in capitals: "two Key Performance Indicators", "one Apprentice".
  const capitals = leadingCapitals.exec(first)?.[0] ?? '';
  const isOne = number.value === 1 && text.charAt(number.start) === 'o' && !capitals.includes(' ');
  return !(isOne || capitals.endsWith('s')) || months.test(first);
}
const leadingCapitals = /^\p{Lu}[\p{L}’-]*(?:[ \u00a0]\p{Lu}[\p{L}’-]*)*/u;
const months = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** "10m", "5 km": measures that may be written against the figure. */
function isShortMeasure(word: string): boolean {
  return /^(?:m|km|cm|mm|kg|g|t|l|kw|kwh|mw|mwh|gb|tb|ha|sqm|hrs|fte|ftes|wte|miles?|tco)$/.test(word);
}

function add(searched: Searched, number: NumberInText, end: number, unit: string): void {
  const fact: QuantityFact = {
    kind: 'quantity',
    range: placeOf(searched.statement, number.start, end),
    statement: searched.index,
    value: number.value,
    unit,
  };
  searched.facts.push(fact);
}
