// Puts together the text of a run and the way back to its source, piece by piece in the order of the source.

import type { Mark, MarkKind, Offset, TextRun } from './blocks.ts';
import { CARRIAGE_RETURN, LINE_FEED } from './lines.ts';

/** A mark whose end is not known yet. */
export interface OpenMark {
  readonly index: number;
}

/** Offsets given to a builder count in the text that was parsed; those in the run count from `base`, the chunk's start. */
export class RunBuilder {
  #text = '';
  readonly #segments: number[] = [];
  readonly #marks: Mark[] = [];
  readonly #base: Offset;
  readonly #start: Offset;
  readonly #original: string | undefined;
  /** Whether a space more would be one too many. (To ask the text for its last character would flatten it each time.) */
  #atSpace = true;
  /** Where in the source a break stands that is not finished: it reaches to whatever comes next. */
  #breakAt: Offset | undefined;

  /**
   * `start` is where a run without text is said to stand. `original` is the whole source, if some of the text to be added was masked
   * for the parser.
   */
  constructor(base: Offset, start: Offset, original?: string) {
    this.#base = base;
    this.#start = start;
    this.#original = original;
  }

  /**
   * Adds `text`, which came from `length` characters at `source`. Where the lengths agree they correspond one to one; line
   * ends become a space.
   */
  add(text: string, source: Offset, length: number): void {
    if (text.length !== length) {
      if (isLineEnd(text)) this.addBreak(source);
      else this.#append(text, source, length);
      return;
    }
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
      if (at > from) this.#append(text.slice(from, at), source + from, at - from);
      this.addBreak(source + at);
      if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) at++;
      from = at + 1;
    }
    if (from === 0 && text.length > 0) this.#append(text, source, length);
    else if (from < text.length) this.#append(text.slice(from), source + from, length - from);
  }

  /** Adds a break: one space, standing for everything from `source` to what comes next. Breaks in a row are one. */
  addBreak(source: Offset): void {
    if (!this.#atSpace) this.#breakAt ??= source;
  }

  /** Says that something starts at `source` which gives no text itself. */
  reach(source: Offset): void {
    if (this.#breakAt === undefined) return;
    const from = this.#breakAt;
    this.#breakAt = undefined;
    this.#append(' ', from, source - from);
  }

  openMark(kind: MarkKind, source: Offset, target: string | undefined): OpenMark {
    this.reach(source);
    const at = this.#text.length;
    this.#marks.push(
      target === undefined ? { kind, start: at, end: at } : { kind, start: at, end: at, target },
    );
    return { index: this.#marks.length - 1 };
  }

  closeMark(open: OpenMark): void {
    const mark = this.#marks[open.index];
    if (mark) this.#marks[open.index] = { ...mark, end: this.#text.length };
  }

  finish(): TextRun {
    const segments = this.#segments.length === 0 ? [0, this.#start - this.#base, 0] : this.#segments;
    return { text: this.#text, segments, marks: this.#marks.length === 0 ? NO_MARKS : this.#marks };
  }

  #append(given: string, source: Offset, length: number): void {
    this.reach(source);
    const text =
      this.#original === undefined || given.length !== length || given === ' '
        ? given
        : this.#original.slice(source, source + length).replaceAll('\0', '\uFFFD');
    this.#atSpace = text.endsWith(' ');
    const segments = this.#segments;
    const last = segments.length - 3;
    const at = source - this.#base;
    if (last >= 0 && text.length === length) {
      const lastLength = segments[last + 2] ?? 0;
      const continues = (segments[last + 1] ?? 0) + lastLength === at;
      if (continues && this.#text.length - (segments[last] ?? 0) === lastLength) {
        segments[last + 2] = lastLength + length;
        this.#text += text;
        return;
      }
    }
    segments.push(this.#text.length, at, length);
    this.#text += text;
  }
}

const NO_MARKS: readonly Mark[] = [];

function isLineEnd(text: string): boolean {
  return text === '\n' || text === '\r\n' || text === '\r';
}
