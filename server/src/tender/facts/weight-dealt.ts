// Weights in two forms that have no sign beside each figure: marks dealt out ("500 marks: 200 for price, 225 for quality and
// 75 for social value") and formulae ("0.4 × price score + 0.6 × quality score").

import { type LabelledShare, tidyLabel } from './weight-words.ts';

/** The shares of a sentence that deals out a whole; empty where the figures do not come to it. */
export function sharesDealtOut(text: string): readonly LabelledShare[] {
  if (text.length > 600) return [];
  return ofMarks(text) ?? ofFormula(text) ?? [];
}

const wholeOfMarks = /\b(\d{2,4})[ \u00a0](?:marks|points)\b/i;
const dealt =
  /\b(\d{1,4})(?:[ \u00a0](?:marks|points))?[ \u00a0](?:(?:are|is)[ \u00a0])?(?:for|to|on)[ \u00a0](?:the[ \u00a0])?([\p{L}][\p{L}’' -]{1,50}?)(?=[ \u00a0]and[ \u00a0]\d|[,;.)]|$)/giu;

function ofMarks(text: string): readonly LabelledShare[] | undefined {
  const whole = wholeOfMarks.exec(text);
  if (!whole) return undefined;
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
  return shares.length > 1 && sum === Number(whole[1]) ? shares : undefined;
}

const factor =
  /(?<![\d.])(0\.\d{1,3}|\d{1,2}[ \u00a0]?%)[ \u00a0]?[×x*][ \u00a0]?(?:the[ \u00a0])?([\p{L}][\p{L}’' -]{1,40}?)(?=[ \u00a0]?[)+.,;=]|$)/giu;

function ofFormula(text: string): readonly LabelledShare[] | undefined {
  if (!/[×x*]/.test(text) || !/\+/.test(text)) return undefined;
  const shares = [...text.matchAll(factor)].map((match): LabelledShare => {
    const written = match[1] ?? '';
    const value = written.includes('%')
      ? Number.parseFloat(written)
      : Math.round(Number(written) * 1e4) / 100;
    return {
      label: tidyLabel((match[2] ?? '').replace(/[ \u00a0](?:score|marks|points)$/i, '')),
      value,
      unit: 'percent',
      start: match.index,
      end: match.index + written.length,
    };
  });
  const sum = shares.reduce((n, share) => n + share.value, 0);
  return shares.length > 1 && Math.abs(sum - 100) < 0.01 ? shares : undefined;
}
