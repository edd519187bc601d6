// Quotations and footnotes of one line, comments, code between fences and lines across the page, read without the parser.

import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Block, Offset } from './blocks.ts';
import { htmlBlocks } from './html-blocks.ts';
import { type PlainLabels, plainRun } from './plain-inline.ts';
import { FOOTNOTE } from './syntax.ts';

const QUOTE = /> (?=[A-Za-z0-9("'£€&\u0080-\uFFFE]|\*{1,2}[A-Za-z])/y;
const DIGITS_OF_ITEM = /\d{1,9}[.)](?:[ \r\n]|$)/y;
const FOOTNOTE_START = /\[\^([A-Za-z0-9_-]{1,100})\]: (?=[A-Za-z0-9("'£€&\u0080-\uFFFE]|\*{1,2}[A-Za-z])/y;
const COMMENT = /<!--(?!-?>)(?:[^\r\n<>-]|-(?!->))*-->(?=[\r\n]|$)/y;
const FENCE = /(```|~~~)([A-Za-z0-9]*)(?=[\r\n])/y;
const ACROSS = /(?:-{3,}|\*{3,}|_{3,})(?=[\r\n]|$)/y;
const LINE = /[^\r\n]*/y;

/** The block that starts at `start`, if it is one of these and ends at the end of a line; a blank line must follow it. */
export function plainOther(text: string, start: Offset, labels: PlainLabels): Block | undefined {
  switch (text[start]) {
    case '>':
      return quote(text, start, labels);
    case '[':
      return footnote(text, start, labels);
    case '<': {
      const end = endOf(COMMENT, text, start);
      if (end < 0) return undefined;
      const [block, ...others] = htmlBlocks(text.slice(start, end), [0, start, end - start], 0, {
        start,
        end,
      });
      return others.length === 0 ? block : undefined;
    }
    case '`':
    case '~':
      return fencedCode(text, start);
    case '-':
    case '*':
    case '_': {
      const end = endOf(ACROSS, text, start);
      return end < 0 ? undefined : { kind: 'thematic-break', start, end };
    }
    default:
      return undefined;
  }
}

function quote(text: string, start: Offset, labels: PlainLabels): Block | undefined {
  const from = endOf(QUOTE, text, start);
  if (from < 0) return undefined;
  const paragraph = paragraphOfLine(text, from, labels);
  return paragraph && { kind: 'quote', start, end: paragraph.end, children: [paragraph] };
}

function footnote(text: string, start: Offset, labels: PlainLabels): Block | undefined {
  FOOTNOTE_START.lastIndex = start;
  const label = FOOTNOTE_START.exec(text)?.[1];
  if (label === undefined) return undefined;
  const paragraph = paragraphOfLine(text, FOOTNOTE_START.lastIndex, labels);
  if (!paragraph) return undefined;
  labels.defined.add(FOOTNOTE + normalizeIdentifier(label));
  return { kind: 'footnote', start, end: paragraph.end, label, children: [paragraph] };
}

function paragraphOfLine(text: string, from: Offset, labels: PlainLabels): Block | undefined {
  if (endOf(DIGITS_OF_ITEM, text, from) >= 0) return undefined;
  const end = endOf(LINE, text, from);
  if (text[end - 1] === ' ') return undefined;
  const run = plainRun(text, from, from, end, labels);
  return run && { kind: 'paragraph', start: from, end, run };
}

function fencedCode(text: string, start: Offset): Block | undefined {
  FENCE.lastIndex = start;
  const opening = FENCE.exec(text);
  const [whole = '', fence = '', language = ''] = opening ?? [];
  if (fence === '') return undefined;
  let at = start + whole.length;
  while (at < text.length) {
    // Over the line end.
    at += text.startsWith('\r\n', at) ? 2 : 1;
    const end = endOf(LINE, text, at);
    const line = text.slice(at, end);
    if (line === fence)
      return language === '' ? { kind: 'code', start, end } : { kind: 'code', start, end, language };
    // Longer, indented or followed by spaces it is for the parser.
    if (line.includes(fence)) return undefined;
    at = end;
  }
  return undefined;
}

/** Where a match that starts at `at` ends; or -1. */
function endOf(pattern: RegExp, text: string, at: Offset): Offset {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
