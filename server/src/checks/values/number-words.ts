// Numbers written in words beside the same numbers in figures: "thirty (30) days", "£10,000 (ten thousand pounds)".

import { mention } from '../../tender/mentions.ts';

/** A number in words and where it stands in the text (half open). */
export interface WrittenNumber {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const small = new Map<string, number>([
  ...units.map((word, at): [string, number] => [word, at]),
  ...tens.map((word, at): [string, number] => [word, (at + 2) * 10]),
  ['fourty', 40],
  ['ninty', 90],
]);
const scales = new Map<string, number>([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);
const word = /[A-Za-z]+/y;
const joint = /[ \u00a0]?[-‑–][ \u00a0]?|,?[ \u00a0]{1,2}/y;

/** The number in words that starts at an offset; undefined where none does. "a hundred" and "half" are none. */
export function numberWordsAt(text: string, start: number): WrittenNumber | undefined {
  let total = 0;
  let part = 0;
  let end = start;
  let at = start;
  /** The value of the word before within its hundred: "twenty" may be followed by "six", "six" by no "seven". */
  let last: number | undefined;
  let decimals = '';
  let isPoint = false;
  for (let count = 0; count < 16; count++) {
    word.lastIndex = at;
    const found = word.exec(text)?.[0].toLowerCase();
    if (found === undefined) break;
    const value = small.get(found);
    const scale = scales.get(found);
    if (isPoint) {
      if (value === undefined || value > 9) break;
      decimals += String(value);
    } else if (value !== undefined) {
      if (last !== undefined && !(last >= 20 && last < 100 && value >= 1 && value < 10)) break;
      part += value;
      last = value;
    } else if (found === 'hundred' && part > 0 && part < 100 && last !== undefined) {
      part *= 100;
      last = undefined;
    } else if (scale !== undefined && part > 0) {
      total += part * scale;
      part = 0;
      last = undefined;
    } else if (found === 'and' && end > start && last === undefined) {
      // "one hundred and fifty": only where a number goes on
    } else if (found === 'point' && end > start) {
      isPoint = true;
    } else break;
    const wordEnd = at + found.length;
    if (found !== 'and' && found !== 'point') end = wordEnd;
    joint.lastIndex = wordEnd;
    if (!joint.test(text)) break;
    at = joint.lastIndex;
  }
  if (end === start) return undefined;
  const value = total + part + (decimals === '' ? 0 : Number(`0.${decimals}`));
  return { start, end, value: Math.round(value * 1e6) / 1e6 };
}

/** A quick look for words that a number may begin with. */
export const numberWord = new RegExp(`(?<![\\p{L}-])(?:${[...small.keys()].join('|')})(?![\\p{L}])`, 'giu');

/** A word of which a number in words begins. */
export const numberMention = mention(new RegExp(`^(?:${[...small.keys()].join('|')})$`));

export interface Disagreement {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly inWords: number;
  readonly figures: string;
  readonly inFigures: number;
}

const figure =
  '(?:£|€|\\$|GBP ?|EUR ?)?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?:[ \\u00a0]\\d{3})+(?!\\d)|\\d+(?:\\.\\d+)?)[ \\u00a0]?(k|m|mn|bn|million|billion|thousand)?';
const unit =
  '(?:%|per[ \\u00a0]?cent|percent|pounds?(?: sterling)?|euros?|GBP|EUR|(?:calendar |working |business |clear |consecutive )*(?:hours?|days?|weeks?|months?|years?|minutes?)|no\\.?|nr|off)';
/** After words: "(30)", "[30]", "(30 days)", "(£5,000,000)". The unit is told apart below. */
const figuresAfter = new RegExp(
  `(?:[ \\u00a0](${unit}))?[ \\u00a0]{0,2}[([][ \\u00a0]?(${figure})[ \\u00a0]?(${unit})?[ \\u00a0]?[)\\]]`,
  'iy',
);
const figuresBefore = new RegExp(
  `(?<![\\d.,/-]|\\d[ \\u00a0])(${figure})(?:[ \\u00a0](${unit}))?[ \\u00a0]{0,2}[([][ \\u00a0]?(?=[A-Za-z])`,
  'gi',
);
const closes = new RegExp(
  `(?:[ \\u00a0]only)?(?:[ \\u00a0](${unit}))?(?:[ \\u00a0](?:and[ \\u00a0])?(?:no|zero)[ \\u00a0](?:pence|cents?))?(?:[ \\u00a0]only)?[ \\u00a0]?[)\\]]`,
  'iy',
);

/** Where a number in words and the figures beside it, one of them in brackets, say different things. */
export function disagreements(text: string): readonly Disagreement[] {
  if (!/[([]/.test(text) || !/\d/.test(text)) return [];
  const found: Disagreement[] = [];
  let until = 0;
  for (const match of text.matchAll(numberWord)) {
    // "one" in "twenty one" is no number of its own
    if (match.index < until) continue;
    const words = numberWordsAt(text, match.index);
    if (!words) continue;
    until = words.end;
    figuresAfter.lastIndex = words.end;
    const figures = figuresAfter.exec(text);
    // Within a longer number in words: "[hundred and] fifty (150)".
    if (!figures || isInsideNumber(text, words.start)) continue;
    const [, unitOfWords, writtenFigures = '', digits = '', scale, unitOfFigures] = figures;
    const value = amountOf(digits, scale);
    const times = conversion(unitOfWords, unitOfFigures);
    if (times === undefined || isSame(words.value * times, value)) continue;
    if (isNote(text, figuresAfter.lastIndex, value, unitOfFigures)) continue;
    // "two (90 minute) sessions": the length of each, not their number
    if (
      unitOfWords === undefined &&
      /(?:minute|hour|day|week|month|year)$/i.test(unitOfFigures ?? '') &&
      value !== 1
    )
      continue;
    found.push({
      start: words.start,
      end: figuresAfter.lastIndex,
      words: text.slice(words.start, words.end),
      inWords: words.value,
      figures: writtenFigures.trim(),
      inFigures: value,
    });
  }
  for (const match of text.matchAll(figuresBefore)) {
    const [whole, writtenFigures = '', digits = '', scale, unitOfFigures] = match;
    const words = numberWordsAt(text, match.index + whole.length);
    if (!words) continue;
    closes.lastIndex = words.end;
    const rest = closes.exec(text);
    if (!rest) continue;
    const value = amountOf(digits, scale);
    const times = conversion(unitOfFigures, rest[1]);
    if (times === undefined || isSame(words.value, value * times)) continue;
    // "until 31 March 2031 (four years)"
    if (unitOfFigures === undefined && isYear(text, match.index, value)) continue;
    found.push({
      start: match.index,
      end: closes.lastIndex,
      words: text.slice(words.start, words.end),
      inWords: words.value,
      figures: writtenFigures.trim(),
      inFigures: value,
    });
  }
  return found;
}

function isYear(text: string, start: number, value: number): boolean {
  return (
    value >= 1900 &&
    value < 2200 &&
    /(?:\p{L}{3,9}\.?|\d[/.-])[ \u00a0]?$/u.test(text.slice(Math.max(0, start - 12), start)) &&
    !/[£€$][ \u00a0]?$/.test(text.slice(0, start))
  );
}

function amountOf(digits: string, scale: string | undefined): number {
  const value = Number(digits.replace(/[, \u00a0]/g, ''));
  const small = (scale ?? '').toLowerCase();
  if (small === 'k' || small === 'thousand') return value * 1e3;
  if (small === 'm' || small === 'mn' || small === 'million') return value * 1e6;
  if (small === 'bn' || small === 'billion') return value * 1e9;
  return value;
}

const isSame = (a: number, b: number) => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(a));

/** "(1)" may be a note or the first of a list that goes on. */
function isNote(text: string, end: number, value: number, unitOfFigures: string | undefined): boolean {
  if (unitOfFigures !== undefined || value > 9) return false;
  return text.slice(end, end + 200).includes(`(${value + 1})`);
}

function isInsideNumber(text: string, start: number): boolean {
  return /\b(?:hundred|thousand|million|billion)(?:[ \u00a0]and)?[ \u00a0-]$|\bpoint[ \u00a0]$/i.test(
    text.slice(Math.max(0, start - 16), start),
  );
}

const unitNames = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
function unitName(written: string): (typeof unitNames)[number] | undefined {
  const lower = written.toLowerCase();
  return unitNames.find((name) => lower.endsWith(name) || lower.endsWith(`${name}s`));
}

const exact: Readonly<Record<string, number>> = {
  'year/month': 12,
  'week/day': 7,
  'day/hour': 24,
  'hour/minute': 60,
};

/** By what a number of the first unit is multiplied to count the second; undefined where they cannot be compared. */
export function conversion(first: string | undefined, second: string | undefined): number | undefined {
  const [a, b] = [first && unitName(first), second && unitName(second)];
  if (!a || !b || a === b) return 1;
  const direct = exact[`${a}/${b}`];
  if (direct !== undefined) return direct;
  const inverse = exact[`${b}/${a}`];
  return inverse === undefined ? undefined : 1 / inverse;
}
