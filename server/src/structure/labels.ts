// Numbers as lawyers write them, taken apart: "4.2(b)(ii)" is 4, 2, b, ii. Leading noughts and a last level of nought do
// not count: 7.05 is 7.5, and 9.0 is 9.

import { romanValue } from '../tender/numbering.ts';
import type { NumberReading, NumberStyle } from './model.ts';

const part = /\(?([A-Za-z]{1,6}|\d{1,5}[A-Za-z]{0,2})\)?[.\-–]?/y;

/** The levels of a number as written; letters in lower case. */
export function segmentsOf(label: string): readonly string[] {
  const out: string[] = [];
  part.lastIndex = 0;
  const text = label.replace(/\s+/g, '');
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (!match?.[1]) break;
    // "2A.3": a figure with its letter is one level; "B2" a letter and a figure
    out.push(plainSegment(match[1]));
  }
  while (out.length > 1 && out[out.length - 1] === '0') out.pop();
  return out;
}

function plainSegment(text: string): string {
  const figures = /^0*(\d+)([A-Za-z]*)$/.exec(text);
  return figures ? `${figures[1]}${(figures[2] ?? '').toLowerCase()}` : text.toLowerCase();
}

/** One text for a path, for maps. */
export function pathKey(segments: readonly string[]): string {
  return segments.join('.');
}

/** Whether two levels may be the same place: `2`, `b` and `ii` of a list that shows none of them. */
export function sameValue(segment: string, value: number): boolean {
  if (segment === String(value)) return true;
  if (segment.length === 1 && segment >= 'a' && segment <= 'z' && segment.charCodeAt(0) - 96 === value)
    return true;
  return romanValue(segment) === value;
}

/** The ways to read one level: a figure, a letter, a roman number. */
export function readingsOfSegment(segment: string): readonly NumberReading[] {
  if (/^\d+$/.test(segment)) return [{ style: 'digit', value: Number(segment) }];
  const lower = segment.toLowerCase();
  const isUpper = segment !== lower;
  const readings: NumberReading[] = [];
  const roman = romanValue(lower);
  if (roman > 0) readings.push({ style: isUpper ? 'ROMAN' : 'roman', value: roman });
  if (/^[a-z]$/.test(lower))
    readings.push({ style: isUpper ? 'LETTER' : 'letter', value: lower.charCodeAt(0) - 96 });
  return readings;
}

/** The number at a place of a run of siblings, written in their style. */
export function numberIn(style: NumberStyle, value: number): string {
  switch (style) {
    case 'letter':
      return letters(value);
    case 'LETTER':
      return letters(value).toUpperCase();
    case 'roman':
      return roman(value);
    case 'ROMAN':
      return roman(value).toUpperCase();
    default:
      return String(value);
  }
}

function letters(value: number): string {
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return value <= 26 ? letter : letter.repeat(1 + Math.floor((value - 1) / 26));
}

function roman(value: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = value;
  let out = '';
  for (const [size, text] of parts)
    while (rest >= size) {
      out += text;
      rest -= size;
    }
  return out;
}

/** `4.2(b)(ii)` from its levels: figures with points, letters in brackets. */
export function labelOf(segments: readonly string[]): string {
  let out = '';
  for (const segment of segments) {
    const isFigure = /^\d/.test(segment);
    if (out === '') out = segment;
    else out += isFigure && !out.endsWith(')') ? `.${segment}` : `(${segment})`;
  }
  return out;
}
