// Paragraphs, headings, lists and tables whose markup can be read in one way only, which need no parser. They are most of the
// text of real tenders, and reading them takes the parser as long as anything else; that both read them alike is tested on random text.

import type { Block, Chunk, HeadingBlock, ListBlock, ListItem, Offset } from './blocks.ts';
import { affordable, SHORTEST_HOSTILE_STANZA } from './budget.ts';
import { setLabels } from './chunk-labels.ts';
import { CARRIAGE_RETURN, countLineEnds, isSpaceOrTab, LINE_FEED, nextLineStart } from './lines.ts';
import { type PlainLabels, plainRun } from './plain-inline.ts';
import { plainOther } from './plain-others.ts';
import { plainTable } from './plain-table.ts';
import type { IsDefined } from './syntax.ts';

/** The chunk that a whole text is, blank lines after it included, if the parser is not needed to read it. */
export function plainChunk(text: string, isDefined: IsDefined): Chunk | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const labels: PlainLabels = {
    isDefined,
    defined: new Set(),
    takenAsDefined: new Set(),
    takenAsUndefined: new Set(),
  };
  const reader: Reader = { text, labels, at: 0, depth: 0 };
  const blocks = readBlocks(reader, 0);
  if (!blocks || blocks.length === 0 || reader.at < text.length) return undefined;
  // What is beyond a limit must be told, whichever way it is read.
  if (text.length > SHORTEST_HOSTILE_STANZA && affordable(text).text !== text) return undefined;
  const chunk: Chunk = { text, lineEnds: countLineEnds(text), blocks, unchecked: NONE };
  const { defined, takenAsDefined, takenAsUndefined } = labels;
  if (defined.size + takenAsDefined.size + takenAsUndefined.size > 0)
    setLabels(chunk, {
      defined: [...defined],
      takenAsDefined: [...takenAsDefined],
      takenAsUndefined: [...takenAsUndefined],
    });
  return chunk;
}
const NONE: Chunk['unchecked'] = [];
/** Characters that stand for columns or for nothing. */
const UNUSUAL = /[\t\0\uFEFF]/;

/** Reads line by line; `at` is the start of a line. */
interface Reader {
  readonly text: string;
  readonly labels: PlainLabels;
  at: Offset;
  depth: number;
}

/** Lists in lists in lists … go on to the parser, and to its budget. */
const DEEPEST = 6;
const NUMBER_SIGN = 35;
const PIPE = 124;
const SPACE = 32;

/*
 * At the start of a line of a paragraph: letters, digits (but for the marker of an item), a few signs that start no block either, and
 * markup inside text that cannot be taken for a block's.
 */
const PARAGRAPH_LINE =
  /(?!\d{1,9}[.)](?:[ \r\n]|$))(?:[A-Za-z0-9("'£€&\u0080-\uFFFE]|\*{1,2}[^*\s-]|_{1,2}[^_\s]|`[^`]|\[(?!\^)|\\)/y;
const HEADING = /(#{1,6}) +(?=[^\s#])/y;
const MARKER = /(?:([-+*])|(\d{1,9})([.)]))( {1,4})(?=[^\s])/y;
/** What the parser might take for an item, though it is none that is read here. */
const ANY_MARKER = /(?:[-+*]|\d{1,9}[.)])(?:[ \r\n]|$)/y;
const CHECKBOX = /\[([ xX])\] (?=[A-Za-z0-9\u00C0-\u024F\u2018-\u201D("£€])/y;

/** A box before anything else. */
const ANY_CHECKBOX = /\[[ xX\r\n]\]/y;

/** The blocks that start at a column, up to a line that starts before it; undefined if one needs the parser. */
function readBlocks(reader: Reader, column: number): Block[] | undefined {
  const { text } = reader;
  const blocks: Block[] = [];
  while (reader.at < text.length) {
    const blank = blankEnd(text, reader.at);
    if (blank > reader.at) {
      reader.at = blank;
      continue;
    }
    const indent = indentAt(text, reader.at);
    if (indent < column) return blocks;
    if (indent > column) return undefined;
    const block = readBlock(reader, reader.at + indent, column);
    if (!block) return undefined;
    blocks.push(block);
  }
  return blocks;
}

function readBlock(reader: Reader, start: Offset, column: number): Block | undefined {
  const { text } = reader;
  const code = text.charCodeAt(start);
  if (code === NUMBER_SIGN) return column === 0 ? readHeading(reader, start) : undefined;
  if (code === PIPE) {
    const table = column === 0 ? plainTable(text, start, reader.labels) : undefined;
    if (table) reader.at = afterLine(text, table.end);
    return table;
  }
  if (matches(MARKER, text, start)) return readList(reader, start, column);
  if (column === 0) {
    const other = plainOther(text, start, reader.labels);
    if (other) {
      reader.at = afterLine(text, other.end);
      return blankEnd(text, reader.at) > reader.at || reader.at >= text.length ? other : undefined;
    }
  }
  return readParagraph(reader, start, start, column);
}

function readHeading(reader: Reader, start: Offset): HeadingBlock | undefined {
  const { text } = reader;
  HEADING.lastIndex = start;
  const depth = HEADING.exec(text)?.[1]?.length;
  const from = HEADING.lastIndex;
  if (depth === undefined) return undefined;
  const end = lineEnd(text, from);
  const last = text.charCodeAt(end - 1);
  if (last === SPACE || last === NUMBER_SIGN) return undefined;
  const run = plainRun(text, start, from, end, reader.labels);
  reader.at = afterLine(text, end);
  return run && { kind: 'heading', start, end, depth, run };
}

/** A paragraph that starts at `start`; its text starts at `from`, after a box to tick. */
function readParagraph(reader: Reader, start: Offset, from: Offset, column: number): Block | undefined {
  const { text } = reader;
  if (!matches(PARAGRAPH_LINE, text, from)) return undefined;
  let end = lineEnd(text, from);
  let next = afterLine(text, end);
  while (next < text.length && blankEnd(text, next) === next) {
    const indent = indentAt(text, next);
    const at = next + indent;
    if (matches(ANY_MARKER, text, at)) {
      if (!endsParagraph(text, at, indent, column)) return undefined;
      break;
    }
    if (indent === column && text.charCodeAt(at) === NUMBER_SIGN && column === 0) break;
    // A line that is less indented goes on lazily.
    if (indent < column || !matches(PARAGRAPH_LINE, text, at)) return undefined;
    end = lineEnd(text, at);
    next = afterLine(text, end);
  }
  if (text.charCodeAt(end - 1) === SPACE) return undefined;
  const run = plainRun(text, start, from, end, reader.labels);
  reader.at = next;
  return run && { kind: 'paragraph', start, end, run };
}

/** Whether an item, right after a line of a paragraph, is one: the next of a list around it, or one that may stand there. */
function endsParagraph(text: string, at: Offset, indent: number, column: number): boolean {
  MARKER.lastIndex = at;
  const marker = MARKER.exec(text);
  if (!marker) return false;
  return indent < column || (indent === column && (marker[1] !== undefined || marker[2] === '1'));
}

function readList(reader: Reader, start: Offset, column: number): ListBlock | undefined {
  const { text } = reader;
  if (reader.depth >= DEEPEST) return undefined;
  reader.depth++;
  const items: ListItem[] = [];
  let first = 0;
  let sign: string | undefined;
  while (reader.at < text.length) {
    const indent = indentAt(text, reader.at);
    if (indent !== column) break;
    const at = reader.at + indent;
    MARKER.lastIndex = at;
    const marker = MARKER.exec(text);
    if (!marker) break;
    const [whole, bullet, number, delimiter] = marker;
    if (sign === undefined) {
      sign = bullet ?? delimiter;
      first = Number(number);
    } else if (sign !== (bullet ?? delimiter)) break;
    const item = readItem(reader, at, column + whole.length);
    if (!item) return undefined;
    const written = bullet ?? `${number}${delimiter}`;
    items.push({
      start: at,
      end: item.end,
      children: item.children,
      marker: written,
      ...(bullet === undefined ? { number: first + items.length } : {}),
      ...(item.checked === undefined ? {} : { checked: item.checked }),
    });
    // Blank lines belong to whatever comes after them.
    reader.at = blankEnd(text, reader.at);
  }
  reader.depth--;
  const end = items[items.length - 1]?.end ?? start;
  return { kind: 'list', start, end, ordered: sign === '.' || sign === ')', items };
}

interface ReadItem {
  readonly end: Offset;
  readonly children: readonly Block[];
  readonly checked: boolean | undefined;
}

/** An item whose marker stands at `at` and whose text starts at a column. */
function readItem(reader: Reader, at: Offset, column: number): ReadItem | undefined {
  const { text } = reader;
  const from = reader.at + column;
  CHECKBOX.lastIndex = from;
  const box = CHECKBOX.exec(text)?.[1];
  if (box === undefined && matches(ANY_CHECKBOX, text, from)) return undefined;
  const textStart = box === undefined ? from : CHECKBOX.lastIndex;
  const paragraph = readParagraph(reader, textStart, textStart, column);
  if (!paragraph) return undefined;
  const rest = readBlocks(reader, column);
  if (!rest) return undefined;
  const end = rest[rest.length - 1]?.end ?? paragraph.end;
  if (end < at) return undefined;
  return { end, children: [paragraph, ...rest], checked: box === undefined ? undefined : box !== ' ' };
}

function matches(pattern: RegExp, text: string, at: Offset): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Where the blank lines that start at `at` end: `at` itself if the line there is not blank. */
function blankEnd(text: string, at: Offset): Offset {
  let start = at;
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(i + 1) !== LINE_FEED))
      start = i + 1;
    else if (code !== CARRIAGE_RETURN && !isSpaceOrTab(code)) return start;
  }
  return text.length;
}

function indentAt(text: string, at: Offset): number {
  let end = at;
  while (text.charCodeAt(end) === SPACE) end++;
  return end - at;
}

function lineEnd(text: string, from: Offset): Offset {
  let end = from;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) break;
  }
  return end;
}

/** The start of the line after a line end at `end`. */
function afterLine(text: string, end: Offset): Offset {
  return end >= text.length ? end : nextLineStart(text, end);
}
