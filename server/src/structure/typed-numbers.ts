// Numbers as they are typed at the head of a line, beyond the usual ones, and a number taken apart into its word and levels.

import { sourceRange, type TextRun } from '../markdown/blocks.ts';
import type { TypedNumber } from '../tender/numbering.ts';
import { readingsOfSegment, segmentsOf } from './labels.ts';
import type { NumberReading, PartWord, Unit } from './model.ts';
import { partWordOf } from './part-words.ts';

const starred = /^[\d.]{0,12}\*\*[\d.]{1,12}\*{0,2}[\d.]{0,6}/;

/** `6**.6.**5`: a converter's bold that Markdown does not read as bold. */
export function brokenNumber(text: string, start: number): TypedNumber | undefined {
  const match = starred.exec(text.slice(start, start + 40));
  if (!match) return undefined;
  const plain = match[0].replace(/\*/g, '').replace(/\.$/, '');
  const levels = plain.split('.').map(Number);
  if (levels.some(Number.isNaN)) return undefined;
  const rest = text.slice(start + match[0].length);
  const space = rest.length - rest.replace(/^[\s*]+/, '').length;
  return { text: plain, readings: [{ style: 'decimal', levels }], end: start + match[0].length + space };
}

type Numbered = Pick<Unit, 'number' | 'numberRange' | 'levels' | 'readings'> & { readonly word?: PartWord };
const wordAndLabel = /^([\p{L}]{3,12})\.?\s+(?:no\.?\s)?(\S{1,24}?)[.:)]?$/iu;

/** A typed number with its word taken off: "Schedule 3" is a schedule and a 3. */
export function numberOf(run: TextRun, start: number, typed: TypedNumber): Numbered | undefined {
  const { text } = typed;
  const worded = wordAndLabel.exec(text);
  const word = worded && partWordOf(worded[1] ?? '');
  if (worded && word) {
    const label = worded[2] ?? '';
    const at = start + text.lastIndexOf(label);
    const levels = segmentsOf(label);
    return {
      word,
      number: label,
      numberRange: sourceRange(run, at, at + label.length),
      levels,
      readings: levels.length === 1 ? readingsOfSegment(label) : [],
    };
  }
  if (worded) return undefined;
  const offset = run.text.indexOf(text, start);
  const at = offset < 0 ? start : offset;
  const number = text.replace(/[.]$/, '');
  return {
    number,
    numberRange: sourceRange(run, at, at + number.length),
    ...levelsOf(number, typed),
  };
}

function levelsOf(number: string, typed: TypedNumber): Pick<Unit, 'levels' | 'readings'> {
  const decimal = typed.readings.find((reading) => reading.style === 'decimal');
  if (decimal && 'levels' in decimal) {
    const levels = segmentsOf(number);
    const readings: readonly NumberReading[] =
      levels.length === 1 ? [{ style: 'decimal', value: decimal.levels[0] ?? 0 }] : [];
    return { levels, readings };
  }
  if (/^[IVX]{1,4}\.|^[A-Z]{1,2}\d|^\d[\d.]*\(/.test(number))
    return { levels: segmentsOf(number), readings: [] };
  const readings = typed.readings.flatMap((reading): NumberReading[] =>
    'value' in reading && reading.style !== 'bullet' ? [{ style: reading.style, value: reading.value }] : [],
  );
  return { readings };
}

const inserted = /(\d{1,3}(?:\.\d{1,3}){0,4}[A-Z](?:\.\d{1,3}){0,3})[.)]?(?=[\s\u00a0]+\S)/y;

/** `4A` and `4.2B`: numbers put in between. */
export function insertedNumber(text: string, from: number): TypedNumber | undefined {
  inserted.lastIndex = from;
  const match = inserted.exec(text);
  const number = match?.[1];
  // "18F Product Lead" is a name
  if (
    number === undefined ||
    !(/[.)]$/.test(match?.[0] ?? '') || number.includes('.') || /[A-D]$/.test(number))
  )
    return undefined;
  const end = inserted.lastIndex + leadingSpace(text, inserted.lastIndex, text.length);
  const levels = number.split('.').map((level) => Number.parseInt(level, 10));
  return { text: number, readings: [{ style: 'decimal', levels }], end };
}

const withLetters = /(\d{1,3}(?:\.\d{1,3}){0,4}(?:\([a-z]{1,4}\)){1,3})[.:]?(?=[\s\u00a0]+\S)/y;
const romanLevels = /([IVX]{1,4}(?:\.\d{1,2}){1,3})[.)]?(?=[\s\u00a0]+[\p{Lu}“"‘(*])/uy;

/** `3(a)`, `4.2(b)(ii)` and `V.9` at the head of a paragraph: numbers with all their levels. */
export function levelledNumber(text: string, from: number): TypedNumber | undefined {
  for (const pattern of [withLetters, romanLevels]) {
    pattern.lastIndex = from;
    const number = pattern.exec(text)?.[1];
    if (number === undefined) continue;
    const end = pattern.lastIndex + leadingSpace(text, pattern.lastIndex, text.length);
    // "3(a) and (b) apply" speaks about items
    if (/^(?:and|or|to|above|below|of|is|are|shall|applies|apply)\b/.test(text.slice(end, end + 10)))
      return undefined;
    return { text: number, readings: [], end };
  }
  return undefined;
}

const worded =
  /(?:clause|section|paragraph|article|condition)[ \u00a0]+(\d{1,3}(?:\.\d{1,3}){0,4})(?:[.:][ \u00a0]|[ \u00a0]+[-–—][ \u00a0]+)(?=\S)/iuy;

/** "Clause 4.2: The Supplier …" and "Section 3. …" at the start of a paragraph. */
export function wordedParagraph(text: string, from: number): TypedNumber | undefined {
  worded.lastIndex = from;
  const match = worded.exec(text);
  if (!match) return undefined;
  return { text: match[0].replace(/[\s.:–—-]+$/u, ''), readings: [], end: worded.lastIndex };
}

/** "**10** *Disputes.* …": a number that bold type alone sets apart from the text. */
export function strongNumber({ text, marks }: TextRun, from: number): TypedNumber | undefined {
  const strong = marks.find((mark) => mark.kind === 'strong' && mark.start === from);
  if (!strong) return undefined;
  const number = text.slice(strong.start, strong.end).trim().replace(/[.)]$/, '');
  if (!/^\d{1,3}(?:\.\d{1,3}){0,4}$/.test(number) || !/^[\s\u00a0]+\S/.test(text.slice(strong.end)))
    return undefined;
  // "**12** apprentices": a figure in a sentence
  if (!/^[\s\u00a0]+\p{Lu}/u.test(text.slice(strong.end))) return undefined;
  return {
    text: number,
    readings: [{ style: 'decimal', levels: number.split('.').map(Number) }],
    end: strong.end + leadingSpace(text, strong.end, text.length),
  };
}

export function leadingSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(text.charAt(at))) at++;
  return at - from;
}
