// Cuts a run of text where its writer began a new item by hand: a bullet typed in the text, a dash after a
// colon, a line of its own ("(a) …" after a soft break, a cell with `<br>`).

import type { Chunk, TextRun } from '../markdown/blocks.ts';
import { isBullet, numberAt } from './numbering.ts';
import { isSpace, type Span } from './sentences.ts';

/** The pieces of the run's text between `from` and the end; one piece when nothing is typed as a list. */
export function piecesOf(run: TextRun, chunk: Chunk): readonly Span[] {
  const { text } = run;
  const whole: Span = { start: 0, end: text.length };
  const cuts: number[] = [];
  lineCuts(run, chunk, cuts);
  bulletCuts(text, cuts);
  dashCuts(text, cuts);
  if (cuts.length === 0) return [whole];
  cuts.sort((a, b) => a - b);
  const pieces: Span[] = [];
  let start = 0;
  for (const cut of cuts) {
    if (cut > start && !isEmpty(text, start, cut)) pieces.push({ start, end: cut });
    if (cut > start) start = cut;
  }
  if (start < text.length) pieces.push({ start, end: text.length });
  return pieces;
}

function bulletCuts(text: string, cuts: number[]): void {
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x2022 || !isBullet(code)) continue;
    if (isSpace(text.charCodeAt(at - 1)) && isSpace(text.charCodeAt(at + 1))) cuts.push(at);
  }
}

/** "… the following: — the first, — the second": dashes are bullets once a colon has opened the list. */
function dashCuts(text: string, cuts: number[]): void {
  let isList = false;
  for (let at = text.indexOf('— '); at >= 0; at = text.indexOf('— ', at + 1)) {
    if (at < 2 || !isSpace(text.charCodeAt(at - 1))) continue;
    const before = text.charAt(at - 2);
    if (before === ':' || before === ';' || (isList && (before === ',' || before === '.'))) {
      cuts.push(at);
      isList = true;
    }
  }
}

/** Where a line of the source begins an item, or a `<br>` or hard break ends one line and another begins. */
function lineCuts(run: TextRun, chunk: Chunk, cuts: number[]): void {
  const { segments, text } = run;
  if (segments.length === 0) return;
  const source = chunk.text;
  const sourceStart = segments[1] as number;
  const sourceEnd = (segments[segments.length - 2] as number) + (segments[segments.length - 1] as number);
  const firstBreak = nextBreak(source, sourceStart, sourceEnd);
  if (firstBreak < 0) return;
  for (let s = 0; s < segments.length; s += 3) {
    const textStart = segments[s] as number;
    const from = segments[s + 1] as number;
    const length = segments[s + 2] as number;
    if (from + length <= firstBreak) continue;
    const textEnd = s + 3 < segments.length ? (segments[s + 3] as number) : text.length;
    const isOneToOne = textEnd - textStart === length;
    const to = from + length;
    for (let at = nextBreak(source, from, to); at >= 0; at = nextBreak(source, at + 1, to)) {
      const isHard = isHardBreak(source, from, at);
      considerLine(text, isOneToOne ? textStart + at - from : textStart, isHard, cuts);
      if (!isOneToOne) break;
    }
  }
}

function considerLine(text: string, at: number, isHard: boolean, cuts: number[]): void {
  let start = at;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  if (start >= text.length || start === 0) return;
  let end = at;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  const before = text.charCodeAt(end - 1);
  // . : ; ,
  const isEnded = before === 46 || before === 58 || before === 59 || before === 44;
  if (isHard && !isSmall(text.charCodeAt(start))) cuts.push(start);
  else if (isHard && before === 58) cuts.push(start);
  else if (
    (isEnded || isHard || /\b(?:and|or)$/.test(text.slice(Math.max(0, end - 5), end))) &&
    numberAt(text, start)
  )
    cuts.push(start);
}

function nextBreak(source: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at);
    if (code === 10 || code === 13) return at;
    if (code === 60 && isBreakTag(source, at)) return at;
  }
  return -1;
}

function isBreakTag(source: string, at: number): boolean {
  const second = source.charCodeAt(at + 1) | 32;
  const third = source.charCodeAt(at + 2) | 32;
  const fourth = source.charCodeAt(at + 3);
  return second === 98 && third === 114 && (fourth === 62 || fourth === 47 || fourth === 32);
}

/** `<br>`, two spaces or a backslash before the line end; they may lie before the piece's own line end. */
function isHardBreak(source: string, from: number, at: number): boolean {
  if (source.charCodeAt(at) === 60) return true;
  const before = source.charCodeAt(at - 1);
  return before === 92 || (before === 32 && source.charCodeAt(at - 2) === 32 && at - 2 >= from - 2);
}

function isEmpty(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}
function isSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}
