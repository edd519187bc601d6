// Simple markup inside a paragraph, read without the parser: emphasis that can be read in one way only, code, links, footnotes,
// escapes and breaks. Whatever might be read in more ways than one is left to the parser.

import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Offset, TextRun } from './blocks.ts';
import { CARRIAGE_RETURN, isSpaceOrTab, LINE_FEED } from './lines.ts';
import { RunBuilder } from './run-builder.ts';
import { FOOTNOTE, type IsDefined, type Label } from './syntax.ts';

/** What is asked about labels while a plain block is read, and the answers on which the reading rests. */
export interface PlainLabels {
  readonly isDefined: IsDefined;
  /** Labels that the block defines itself. */
  readonly defined: Set<Label>;
  readonly takenAsDefined: Set<Label>;
  readonly takenAsUndefined: Set<Label>;
}

/** The text being read, and where it ends: the last character before `to` is no white space. */
interface Reading {
  readonly text: string;
  readonly from: Offset;
  readonly to: Offset;
  readonly builder: RunBuilder;
  readonly labels: PlainLabels;
}

/** The run of a block that starts at `start` and has its text from `from` to `to`; undefined if it is not simple. */
export function plainRun(
  text: string,
  start: Offset,
  from: Offset,
  to: Offset,
  labels: PlainLabels,
): TextRun | undefined {
  const builder = new RunBuilder(0, start);
  return readUntil({ text, from, to, builder, labels }, from, NOTHING_OPEN) === to
    ? builder.finish()
    : undefined;
}

/** The mark that is open: its character, how often, and the marks around it by a bit each. */
interface Open {
  readonly code: number;
  readonly length: number;
  readonly around: number;
}
const NOTHING_OPEN: Open = { code: 0, length: 0, around: 0 };

const ASTERISK = 42;
const UNDERSCORE = 95;
const BACKTICK = 96;
const BACKSLASH = 92;
const OPENING_BRACKET = 91;
const AMPERSAND = 38;
const LESS_THAN = 60;
const EXCLAMATION_MARK = 33;
const SPACE = 32;

const WORDS = /[^!&*<[\\_`\r\n]+/y;
const REFERENCE = /&(?:#|[A-Za-z][A-Za-z0-9]*;)/y;
const CODE = /`([^`\r\n]+)`(?!`)/y;
const FOOTNOTE_CALL = /\[\^([^\]\\[\s&]{1,900})\]/y;
const BRACKETS = /\[([^\]\\[<&`!]{0,900})\]/y;
const RESOURCE = /\(([^\s\p{Cc}<>()\\&]+)\)/uy;
const FULL_LABEL = /\[([^\]\\[&\r\n]{0,900})\]/y;

const bitOf = (code: number): number => (code === ASTERISK ? 1 : 2);

/** Reads to the end, or to where the open mark closes: the place after it. -1 if it cannot be told. */
function readUntil(reading: Reading, from: Offset, open: Open): Offset {
  const { text, to, builder } = reading;
  let at = from;
  while (at < to) {
    WORDS.lastIndex = at;
    if (WORDS.test(text)) {
      const end = Math.min(to, WORDS.lastIndex);
      const next = end < to ? text.charCodeAt(end) : 0;
      const trimmed = next === LINE_FEED || next === CARRIAGE_RETURN ? withoutSpaces(text, at, end) : end;
      if (trimmed > at) builder.add(text.slice(at, trimmed), at, trimmed - at);
      at = trimmed;
      if (at >= to) break;
    }
    const code = text.charCodeAt(at);
    switch (code) {
      case SPACE:
      case LINE_FEED:
      case CARRIAGE_RETURN:
        at = readBreak(reading, at);
        break;
      case ASTERISK:
      case UNDERSCORE: {
        const after = readAttention(reading, at, code, open);
        // A closing run is told by its place below zero.
        if (after < -1) return -after;
        at = after;
        break;
      }
      case BACKTICK:
        at = readCode(reading, at);
        break;
      case OPENING_BRACKET:
        at = readBracket(reading, at);
        break;
      case BACKSLASH:
        at = readBackslash(reading, at);
        break;
      default:
        at = readSign(reading, at, code);
    }
    if (at < 0) return -1;
  }
  return open.code === 0 && at === to ? to : -1;
}

function withoutSpaces(text: string, from: Offset, to: Offset): Offset {
  let end = to;
  while (end > from && text.charCodeAt(end - 1) === SPACE) end--;
  return end;
}

/** Spaces and a line end: two spaces say that a line is to break, one says nothing. */
function readBreak({ text, builder }: Reading, from: Offset): Offset {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  builder.addBreak(at - from >= 2 ? from : at);
  at += text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED ? 2 : 1;
  while (text.charCodeAt(at) === SPACE) at++;
  return isSpaceOrTab(text.charCodeAt(at)) ? -1 : at;
}

/** After an opening run and all up to the closing one; the place after a closing run as a number below -1; -1 if it cannot be told. */
function readAttention(reading: Reading, at: Offset, code: number, open: Open): Offset {
  const { text, from, to, builder } = reading;
  let end = at + 1;
  while (end < to && text.charCodeAt(end) === code) end++;
  const length = end - at;
  const before = at === from ? WHITE_SPACE : classOf(text.charCodeAt(at - 1));
  const after = end === to ? WHITE_SPACE : classOf(text.charCodeAt(end));
  const canOpen = after === OTHER || (after === PUNCTUATION && before !== OTHER);
  const canClose = before === OTHER || (before === PUNCTUATION && after !== OTHER);
  if (canOpen && canClose) {
    // Inside a word an underscore is one; elsewhere both readings are possible.
    if (code !== UNDERSCORE || before !== OTHER || after !== OTHER) return -1;
  } else if (canOpen) {
    if (length > 2 || (open.around & bitOf(code)) !== 0) return -1;
    const mark = builder.openMark(length === 2 ? 'strong' : 'emphasis', at, undefined);
    const closed = readUntil(reading, end, { code, length, around: open.around | bitOf(code) });
    builder.closeMark(mark);
    return closed;
  } else if (canClose) {
    return code === open.code && length === open.length ? -end : -1;
  }
  builder.add(text.slice(at, end), at, length);
  return end;
}

const WHITE_SPACE = 1;
const PUNCTUATION = 2;
const OTHER = 0;
const NOT_ASCII_CLASS = /^(?:(\s)|[\p{P}\p{S}])/u;

/** As the parser sees the character beside a run, one UTF-16 unit. */
function classOf(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)) return OTHER;
  if (code === SPACE || (code >= 9 && code <= 13)) return WHITE_SPACE;
  if (code < 128) return code > SPACE && code < 127 ? PUNCTUATION : OTHER;
  const match = NOT_ASCII_CLASS.exec(String.fromCharCode(code));
  return match === null ? OTHER : match[1] === undefined ? PUNCTUATION : WHITE_SPACE;
}

function readCode({ text, to, builder }: Reading, at: Offset): Offset {
  CODE.lastIndex = at;
  const match = CODE.exec(text);
  const value = match?.[1];
  const end = CODE.lastIndex;
  if (value === undefined || end > to || value.startsWith(' ') || value.endsWith(' ')) return -1;
  const mark = builder.openMark('code', at, undefined);
  builder.add(value, at + 1, value.length);
  builder.closeMark(mark);
  return end;
}

function readBackslash({ text, to, builder }: Reading, at: Offset): Offset {
  const next = at + 1 < to ? text.charCodeAt(at + 1) : SPACE;
  const after = text.charCodeAt(at + 2);
  if (next === LINE_FEED || next === CARRIAGE_RETURN) return -1;
  if (next > 127 || classOf(next) !== PUNCTUATION) {
    builder.add('\\', at, 1);
    return at + 1;
  }
  // What runs of emphasis make of an escape beside them is left to the parser.
  if (after === ASTERISK || after === UNDERSCORE) return -1;
  builder.add(text.slice(at + 1, at + 2), at, 2);
  return at + 2;
}

/** `!`, `&` and `<` where they are nothing but themselves. */
function readSign({ text, to, builder }: Reading, at: Offset, code: number): Offset {
  const next = at + 1 < to ? text.charCodeAt(at + 1) : SPACE;
  if (code === EXCLAMATION_MARK && next === OPENING_BRACKET) return -1;
  if (code === LESS_THAN && next !== SPACE && next !== 0xa3 && next !== 0x20ac) return -1;
  if (code === AMPERSAND) {
    REFERENCE.lastIndex = at;
    if (REFERENCE.test(text)) return -1;
  }
  builder.add(text.slice(at, at + 1), at, 1);
  return at + 1;
}

function readBracket(reading: Reading, at: Offset): Offset {
  const { text, to, builder, labels } = reading;
  if (text.charCodeAt(at + 1) === 94) return readFootnoteCall(reading, at);
  BRACKETS.lastIndex = at;
  const inner = BRACKETS.exec(text)?.[1];
  const end = BRACKETS.lastIndex;
  if (inner === undefined || end > to) return -1;
  const follows = end < to ? text.charCodeAt(end) : SPACE;
  if (follows === 40) {
    RESOURCE.lastIndex = end;
    const address = RESOURCE.exec(text)?.[1];
    if (address === undefined || RESOURCE.lastIndex > to) return -1;
    return readLink(reading, at, end, address, RESOURCE.lastIndex);
  }
  if (follows === OPENING_BRACKET) {
    FULL_LABEL.lastIndex = end;
    const label = FULL_LABEL.exec(text)?.[1];
    if (label === undefined || FULL_LABEL.lastIndex > to || label.trim() !== label) return -1;
    const after = FULL_LABEL.lastIndex;
    const identifier = normalizeIdentifier(label);
    if (identifier === '' || label.startsWith('^') || !labels.isDefined(identifier)) return -1;
    labels.takenAsDefined.add(identifier);
    return readLink(reading, at, end, label, after);
  }
  // Brackets around words that no definition knows are brackets.
  if (follows === 58 && at === reading.from) return -1;
  const identifier = normalizeIdentifier(inner);
  if (identifier !== '') {
    if (labels.isDefined(identifier)) return -1;
    labels.takenAsUndefined.add(identifier);
  }
  builder.add('[', at, 1);
  return at + 1;
}

function readLink(reading: Reading, at: Offset, end: Offset, target: string, after: Offset): Offset {
  const mark = reading.builder.openMark('link', at, target);
  const words = reading.text.slice(at + 1, end - 1);
  // Without markup, so that nothing in it meets what is outside.
  if (LINK_MARKUP.test(words)) return -1;
  reading.builder.add(words, at + 1, words.length);
  reading.builder.closeMark(mark);
  return after;
}
const LINK_MARKUP = /[*_]|[ \t](?=[\r\n])|[\r\n][ \t]|^[ \t\r\n]|\s$|^$/;

function readFootnoteCall({ text, to, builder, labels }: Reading, at: Offset): Offset {
  FOOTNOTE_CALL.lastIndex = at;
  const label = FOOTNOTE_CALL.exec(text)?.[1];
  const end = FOOTNOTE_CALL.lastIndex;
  if (label === undefined || end > to) return -1;
  const identifier = FOOTNOTE + normalizeIdentifier(label);
  if (!labels.isDefined(identifier)) return -1;
  labels.takenAsDefined.add(identifier);
  builder.closeMark(builder.openMark('footnote-reference', at, label));
  return end;
}
