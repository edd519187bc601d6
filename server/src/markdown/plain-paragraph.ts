// Paragraphs without any markup, which need no parser. They are two thirds of the text of real tenders, and reading
// them takes the parser as long as anything else; that both read them alike is tested on random text.

import type { Chunk, Offset, ParagraphBlock } from './blocks.ts';
import { countLineEnds, isSpaceOrTab, nextLineStart } from './lines.ts';
import { RunBuilder } from './run-builder.ts';

/**
 * Characters that can start no construct of Markdown at the start of a line: letters, digits (but for the marker of an item) and a
 * few signs; then anything but the characters at which a construct inside text starts, tabs and NUL.
 */
const PLAIN_LINE =
  /(?!\d{1,9}[.)](?:[ \r\n]|$))[A-Za-z0-9("'£€\u00C0-\u024F\u2018-\u201D][^!&*<[\]\\_`|\t\0\r\n\uFEFF]*/y;

/** Where the paragraph ends if the text from `from` to `to` is one plain paragraph and blank lines, or -1. */
export function plainParagraphEnd(text: string, from: Offset, to: Offset): Offset {
  let end = from;
  for (let line = from; line < to; ) {
    PLAIN_LINE.lastIndex = line;
    if (!PLAIN_LINE.test(text)) return line > from && isBlankFrom(text, line, to) ? end : -1;
    end = PLAIN_LINE.lastIndex;
    if (isSpaceOrTab(text.charCodeAt(end - 1))) return -1;
    // The line must be plain up to its end.
    if (end < to && !isLineEnd(text.charCodeAt(end))) return -1;
    line = nextLineStart(text, end);
  }
  return end;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isBlankFrom(text: string, from: Offset, to: Offset): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isLineEnd(code) && !isSpaceOrTab(code)) return false;
  }
  return true;
}

/** The chunk of a plain paragraph that ends at `end`. */
export function plainChunk(text: string, end: Offset): Chunk {
  const builder = new RunBuilder(0, 0);
  builder.add(text.slice(0, end), 0, end);
  const paragraph: ParagraphBlock = { kind: 'paragraph', start: 0, end, run: builder.finish() };
  return { text, lineEnds: countLineEnds(text), blocks: [paragraph], unchecked: [] };
}
