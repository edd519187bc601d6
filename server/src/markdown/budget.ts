// Keeps hostile text within what the parser can do in reasonable time. What is taken away depends on the text alone,
// never on a clock, stanza by stanza (lines up to a blank one), so that an edited document equals one parsed from scratch.

import type { Offset, Unchecked } from './blocks.ts';
import { nextLineStart } from './lines.ts';

/** A longer line is not handed to the parser, which needs some 100 bytes of memory for each character. */
export const LONGEST_LINE = 250_000;
/** The parser calls itself for each level, and its time grows with their square. No tender has ten. */
export const DEPTH_LIMIT = 100;
/** Emphasis marks (`**` is one) in a stanza; the parser's time grows with their square, 0.15 s at this many where it was measured. */
export const EMPHASIS_LIMIT = 1_000;
/** Square brackets in a stanza; as with emphasis marks. */
export const BRACKET_LIMIT = 4_000;
/** Rows of tables and items of lists are texts of their own, so more marks stay harmless; but not every pipe makes a table. */
export const ROWS_FACTOR = 4;
/** Underlines of headings in a stanza: the parser's time grows with their square. */
export const UNDERLINE_LIMIT = 500;
/** Lines after a quotation or list item that go on with it without its marker: as with underlines. */
export const LAZY_LIMIT = 1_000;

const WHY = {
  depth: `more than ${DEPTH_LIMIT} levels of quotation or list; what is further in was read as plain text`,
  emphasis: `more than ${EMPHASIS_LIMIT} emphasis marks without a blank line; the others were read as plain text`,
  brackets: `more than ${BRACKET_LIMIT} square brackets without a blank line; the others were read as plain text`,
  underlines: `more than ${UNDERLINE_LIMIT} underlined headings without a blank line; the others were read as plain text`,
  lazy: `more than ${LAZY_LIMIT} lines without a marker in a quotation or list; this line was not checked`,
} as const;

/** Why a line that is too long was not checked. */
export const WHY_LONG_LINE = `a line of more than ${LONGEST_LINE} characters; it was not checked`;
/** Why a part on which the parser failed was not checked. */
export const WHY_FAILED = 'this part could not be read as Markdown; it was not checked';

/** A text as the parser may have it: as long as the original, and the same but for markup made harmless. */
export interface AffordableText {
  readonly text: string;
  readonly unchecked: readonly Unchecked[];
}

/** Whether the line at `at` is too long for the parser. */
export function isLongLine(text: string, at: Offset): boolean {
  return text.length - at > LONGEST_LINE && nextLineStart(text, at) - at > LONGEST_LINE;
}

/** Where the first line from `from` on starts that is too long, or the length of the text. */
export function nextLongLine(text: string, from: Offset): Offset {
  let line = from;
  while (text.length - line > LONGEST_LINE) {
    const next = nextLineStart(text, line);
    if (next - line > LONGEST_LINE) return line;
    line = next;
  }
  return text.length;
}

const NOTHING: readonly Unchecked[] = [];

/** Takes the sting out of a text that starts where a stanza does. */
export function affordable(text: string): AffordableText {
  const cleaner = new Cleaner(text);
  let stanza = 0;
  for (let line = 0; line < text.length; ) {
    const next = nextLineStart(text, line);
    if (isBlankLine(text, line)) {
      cleaner.stanza(stanza, line);
      stanza = next;
    }
    line = next;
  }
  cleaner.stanza(stanza, text.length);
  return cleaner.finish();
}

const LINE_END = /[\r\n]/;
const BLANK_LINE = /[ \t]*(?:[\r\n]|$)/y;

function isBlankLine(text: string, line: Offset): boolean {
  BLANK_LINE.lastIndex = line;
  return BLANK_LINE.test(text);
}

/** No limit but that of depth can be reached in fewer characters. */
export const SHORTEST_HOSTILE_STANZA = Math.min(EMPHASIS_LIMIT, UNDERLINE_LIMIT, LAZY_LIMIT);
/** What stands in for a mark: an ordinary letter, which is never shown. */
const HARMLESS = 'x';

const CONTAINER = /[ \t]*(?:>|[-+*](?=[ \t\r\n])|\d{1,9}[.)](?=[ \t\r\n])|\[\^[^\s[\]]{1,999}\]:)/y;
const INDENT = /[ \t]*/y;
const MARKED = /[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^|[#|])/y;
const ITEM = /[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]/y;
const DELIMITER_ROW = /[ \t>|:-]+(?:[\r\n]|$)/y;
const UNDERLINE = /[ \t>]*(?:=+|-+)[ \t]*(?:[\r\n]|$)/y;
const INDENTED = /[ \t]/y;

class Cleaner {
  readonly #text: string;
  readonly #pieces: string[] = [];
  readonly #unchecked: Unchecked[] = [];
  /** Everything before it has been copied. */
  #copied = 0;
  /** Where the stanza starts that is being read. */
  #stanza = 0;

  constructor(text: string) {
    this.#text = text;
  }

  finish(): AffordableText {
    if (this.#copied === 0) return { text: this.#text, unchecked: NOTHING };
    this.#pieces.push(this.#text.slice(this.#copied));
    return { text: this.#pieces.join(''), unchecked: this.#unchecked };
  }

  stanza(start: Offset, end: Offset): void {
    if (end - start <= DEPTH_LIMIT) return;
    this.#stanza = start;
    const long = end - start > SHORTEST_HOSTILE_STANZA;
    const counts: Counts = {
      emphasis: 0,
      rowEmphasis: 0,
      brackets: 0,
      rowBrackets: 0,
      underlines: 0,
      lazy: 0,
    };
    let inContainer = false;
    let inTable = false;
    for (let line = start; line < end; ) {
      const next = Math.min(end, nextLineStart(this.#text, line));
      const content = next - line > DEPTH_LIMIT ? this.#limitDepth(line, next) : line;
      if (long) {
        const marked = matchesAt(MARKED, this.#text, line);
        inContainer ||= matchesAt(CONTAINER, this.#text, line);
        counts.lazy = !inContainer || marked || matchesAt(INDENTED, this.#text, line) ? 0 : counts.lazy + 1;
        if (counts.lazy > LAZY_LIMIT) {
          counts.lazy = 0;
          this.#blank(content, next);
        } else
          this.#limitMarks(
            content,
            next,
            inTable || matchesAt(ITEM, this.#text, line) ? 'row' : 'text',
            counts,
          );
        inTable ||= matchesAt(DELIMITER_ROW, this.#text, line);
      }
      line = next;
    }
  }

  /** Makes the markers beyond the deepest level harmless; returns where what may hold other marks starts. */
  #limitDepth(line: Offset, next: Offset): Offset {
    const text = this.#text;
    const indent = indentOf(text, line);
    // An item inside another is indented by two columns at least.
    let depth = indent >> 1;
    let at = line;
    let from = -1;
    for (;;) {
      CONTAINER.lastIndex = at;
      if (!CONTAINER.test(text) || CONTAINER.lastIndex > next) break;
      depth++;
      if (depth > DEPTH_LIMIT && from < 0) from = at;
      at = CONTAINER.lastIndex;
    }
    if (from < 0) return line;
    this.#harmless(from, at);
    this.#note(line, next, WHY.depth);
    return at;
  }

  #limitMarks(line: Offset, next: Offset, kind: LineKind, counts: Counts): void {
    const text = this.#text;
    if (matchesAt(UNDERLINE, text, line) && ++counts.underlines > UNDERLINE_LIMIT) {
      this.#harmless(line, next);
      this.#note(line, next, WHY.underlines);
      return;
    }
    const emphasisLeft =
      kind === 'row' ? EMPHASIS_LIMIT * ROWS_FACTOR - counts.rowEmphasis : EMPHASIS_LIMIT - counts.emphasis;
    const bracketsLeft =
      kind === 'row' ? BRACKET_LIMIT * ROWS_FACTOR - counts.rowBrackets : BRACKET_LIMIT - counts.brackets;
    let emphasis = 0;
    let brackets = 0;
    for (let at = line; at < next; at++) {
      const code = text.charCodeAt(at);
      const isEmphasis = code === 42 || code === 95;
      if (!isEmphasis && code !== 91 && code !== 93) continue;
      if (isEmphasis && (at === line || text.charCodeAt(at - 1) !== code)) emphasis++;
      if (!isEmphasis) brackets++;
      if (isEmphasis ? emphasis <= emphasisLeft : brackets <= bracketsLeft) continue;
      this.#harmless(at, at + 1);
      this.#note(line, next, isEmphasis ? WHY.emphasis : WHY.brackets);
    }
    if (kind === 'row') {
      counts.rowEmphasis += emphasis;
      counts.rowBrackets += brackets;
    } else {
      counts.emphasis += emphasis;
      counts.brackets += brackets;
    }
  }

  #blank(from: Offset, next: Offset): void {
    this.#replace(from, this.#beforeLineEnd(next), ' ');
    this.#note(from, next, WHY.lazy);
  }

  #harmless(from: Offset, to: Offset): void {
    this.#replace(from, this.#beforeLineEnd(to), HARMLESS);
  }

  #replace(from: Offset, to: Offset, by: string): void {
    this.#pieces.push(this.#text.slice(this.#copied, from), by.repeat(Math.max(0, to - from)));
    this.#copied = Math.max(from, to);
  }

  #beforeLineEnd(at: Offset): Offset {
    let end = at;
    while (end > 0 && LINE_END.test(this.#text[end - 1] ?? '')) end--;
    return end;
  }

  /** What has the same reason in a stanza is one stretch. */
  #note(line: Offset, next: Offset, why: string): void {
    const end = this.#beforeLineEnd(next);
    const last = this.#unchecked[this.#unchecked.length - 1];
    if (last?.why === why && last.start >= this.#stanza)
      this.#unchecked[this.#unchecked.length - 1] = { ...last, end };
    else this.#unchecked.push({ start: line, end, why });
  }
}

/** Whether a line is a text of its own or may be part of a longer one. */
type LineKind = 'row' | 'text';

interface Counts {
  emphasis: number;
  rowEmphasis: number;
  brackets: number;
  rowBrackets: number;
  underlines: number;
  lazy: number;
}

function matchesAt(pattern: RegExp, text: string, at: Offset): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Columns of white space at the start of a line. */
function indentOf(text: string, line: Offset): number {
  INDENT.lastIndex = line;
  const white = INDENT.exec(text)?.[0] ?? '';
  let columns = 0;
  for (const character of white) columns = character === '\t' ? columns - (columns % 4) + 4 : columns + 1;
  return columns;
}
