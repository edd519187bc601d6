// Weights in forms that have no sign beside each figure: marks dealt out ("500 marks: 200 for price, 225 for quality and
// 75 for social value"), pairs that come to a hundred ("Price 50, quality 38, social value 12"), formulae ("0.4 × price
// score + 0.6 × quality score").

import { type LabelledShare, tidyLabel } from './weight-words.ts';

/** The shares of a sentence that deals out a whole; empty where the figures do not come to it. */
export function sharesDealtOut(text: string): readonly LabelledShare[] {
  if (text.length > 600) return [];
  return ofMarks(text) ?? ofThese(text) ?? ofFormula(text) ?? pairsIn(text) ?? fractionsIn(text);
}

const pair =
  /(?:^|[,;/|(:–—]|\band\b|&)[ \u00a0]{0,3}(?:and[ \u00a0])?([\p{L}][\p{L}’' &-]{1,50}?)[ \u00a0]{0,2}[:=–-]?[ \u00a0]{0,2}\(?(\d{1,3}(?:\.\d{1,2})?)[ \u00a0]?(%|per cent)?\)?(?=[ \u00a0]{0,2}(?:[,;/|).]|\band\b|&|$))/giu;
const paid = /\b(?:price|cost|commercial|financial|fees?|pris)\b/i;

/** "Price 50, quality 38, social value 12": labels before their figures, price among them, that come to a hundred or a thousand. */
export function pairsIn(text: string): readonly LabelledShare[] | undefined {
  if (text.length > 300 || !paid.test(text)) return undefined;
  const shares = [...text.matchAll(pair)].map((match): LabelledShare => {
    const figure = match[2] ?? '';
    const start = match.index + match[0].lastIndexOf(figure);
    return {
      label: tidyLabel((match[1] ?? '').replace(/^.*\b(?:on|of|for|as|are|is|to)[ \u00a0]/i, '')),
      value: Number(figure),
      unit: 'percent',
      start,
      end: start + figure.length + (match[3] === '%' ? 1 : 0),
    };
  });
  if (shares.length < 2 || !shares.some(({ label }) => paid.test(label))) return undefined;
  const sum = shares.reduce((n, share) => n + share.value, 0);
  if (Math.abs(sum - 100) < 0.01) return shares;
  return sum === 1000 ? shares.map((share) => ({ ...share, unit: 'points' })) : undefined;
}

const dotted = /^(.{2,80}?)[ \u00a0]?\.{3,}[ \u00a0]?(\d{1,3}(?:\.\d)?)$/;

/** In a section on award criteria: pairs, or a name, dots and a figure. */
export function pairsOrDotted(text: string): readonly LabelledShare[] {
  const line = dotted.exec(text);
  const label = tidyLabel(line?.[1] ?? '');
  const figure = line?.[2] ?? '';
  if (label === '' || Number(figure) > 100) return pairsIn(text) ?? fractionsIn(text);
  const start = text.length - figure.length;
  return [{ label, value: Number(figure), unit: 'percent', start, end: text.length }];
}

const parts: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 };
const fraction =
  /\b(price|cost|quality|technical (?:merit|quality)|social value|community benefits?)[ \u00a0](?:(?:will |shall |is )?(?:counts?|accounts?|worth|carr(?:y|ies)|makes? up|takes?|represents?|for|be)[ \u00a0]){0,3}(?:the[ \u00a0])?(?:remaining[ \u00a0])?(?:(one|a|two|three|four|seven|nine)[ \u00a0-])?(half|third|quarter|fifth|tenth)s?\b/giu;

/** "Price counts for half of the marks, quality for two fifths and social value for the remaining tenth." */
export function fractionsIn(text: string): readonly LabelledShare[] {
  if (text.length > 400) return [];
  return [...text.matchAll(fraction)].map((match): LabelledShare => {
    const many = Math.max(1, numerals.indexOf((match[2] ?? 'one').toLowerCase()));
    const value = (100 * many) / (parts[(match[3] ?? '').toLowerCase()] ?? 1);
    return {
      label: tidyLabel(match[1] ?? ''),
      value: Math.round(value * 100) / 100,
      unit: 'percent',
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}
const numerals = ['', 'one', 'two', 'three', 'four', '', '', 'seven', '', 'nine'];

const ofThesePoints = /\bof (?:these|those|the)[ \u00a0](\d{1,4})[ \u00a0]?(?:points|marks|%|per cent)/i;
const takes =
  /(?:^|[,;]|\band\b)[ \u00a0]{0,2}(?:the[ \u00a0])?([\p{L}][\p{L}’' -]{1,40}?)[ \u00a0](?:(?:takes?|gets?|has|have|carr(?:y|ies)|earns?|receives?|is worth|counts for)[ \u00a0])?(?:up to[ \u00a0])?(\d{1,4})(?!\d|\.\d)/giu;

/** "Of these 20 points, quality takes 14 and social value 6". */
function ofThese(text: string): readonly LabelledShare[] | undefined {
  const whole = ofThesePoints.exec(text);
  if (!whole) return undefined;
  const from = whole.index + whole[0].length;
  const shares = [...text.slice(from).matchAll(takes)].map((match): LabelledShare => {
    const figure = match[2] ?? '';
    const start = from + match.index + match[0].length - figure.length;
    return {
      label: tidyLabel(match[1] ?? ''),
      value: Number(figure),
      unit: 'percent',
      start,
      end: start + figure.length,
    };
  });
  const sum = shares.reduce((n, share) => n + share.value, 0);
  return shares.length > 1 && sum === Number(whole[1]) ? shares : undefined;
}

const wholeOfMarks = /\b(\d{1,2},\d{3}|\d{2,4})[ \u00a0](?:marks|points)\b/i;
const dealt =
  /\b(\d{1,4})(?:[ \u00a0](?:marks|points))?[ \u00a0](?:(?:are|is)[ \u00a0])?(?:for|to|on)[ \u00a0](?:the[ \u00a0])?([\p{L}][\p{L}’' -]{1,50}?)(?=[ \u00a0]and[ \u00a0]\d|[,;.)]|$)/giu;

function ofMarks(text: string): readonly LabelledShare[] | undefined {
  const whole = wholeOfMarks.exec(text);
  if (!whole) return undefined;
  const total = Number((whole[1] ?? '').replace(',', ''));
  const from = whole.index + whole[0].length;
  const shares = [...text.slice(from).matchAll(dealt)].map((match): LabelledShare => {
    const start = from + match.index;
    return {
      label: tidyLabel(match[2] ?? ''),
      value: Number(match[1]),
      unit: 'points',
      start,
      end: start + (match[1] ?? '').length,
    };
  });
  const sum = shares.reduce((n, share) => n + share.value, 0);
  const [only] = shares;
  if (shares.length > 1) return sum === total ? shares : undefined;
  // "Of the 1,000 points available, 230 are for social value": a share of what is told in the same breath.
  if (!only || !/\bof (?:the |all )?$/i.test(text.slice(0, whole.index)) || sum >= total) return undefined;
  return [{ ...only, value: Math.round((only.value / total) * 1e4) / 100, unit: 'percent' }];
}

const factor =
  /(?<![\d.])(0\.\d{1,3}|\d{1,2}[ \u00a0]?%)[ \u00a0]?[×x*][ \u00a0]?(?:the[ \u00a0])?([\p{L}][\p{L}’' -]{1,40}?)(?=[ \u00a0]?[)+.,;=]|$)/giu;

function ofFormula(text: string): readonly LabelledShare[] | undefined {
  if (!/[×x*]/.test(text) || !/\+/.test(text)) return undefined;
  return formulaShares(text, factor, 1, 2) ?? formulaShares(text, factorAfter, 2, 1);
}

const factorAfter =
  /(?:^|[+=:(])[ \u00a0]{0,2}(?:the[ \u00a0])?([\p{L}][\p{L}’' -]{1,40}?(?:[ \u00a0]\([A-Z]{1,3}\))?)[ \u00a0]?[×x*][ \u00a0]?(0\.\d{1,3}|\d{1,2}[ \u00a0]?%)(?=[ \u00a0]?[)+.,;]|$)/giu;

function formulaShares(
  text: string,
  pattern: RegExp,
  figureAt: number,
  labelAt: number,
): readonly LabelledShare[] | undefined {
  const shares = [...text.matchAll(pattern)].map((match): LabelledShare => {
    const written = match[figureAt] ?? '';
    const value = written.includes('%')
      ? Number.parseFloat(written)
      : Math.round(Number(written) * 1e4) / 100;
    return {
      label: tidyLabel(
        (match[labelAt] ?? '').replace(/[ \u00a0](?:score|marks|points|\([A-Z]{1,3}\))$/i, ''),
      ),
      value,
      unit: 'percent',
      start: match.index + match[0].lastIndexOf(written),
      end: match.index + match[0].lastIndexOf(written) + written.length,
    };
  });
  const sum = shares.reduce((n, share) => n + share.value, 0);
  return shares.length > 1 && Math.abs(sum - 100) < 0.01 ? shares : undefined;
}
