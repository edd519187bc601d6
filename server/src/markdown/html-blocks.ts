// Raw HTML as blocks, as well as it can be: paragraphs, headings, lists, tables and comments with their places in
// the source. Each fragment stands alone, so an element left open ends with it.

import { Tokenizer } from 'htmlparser2';
import type { Block, Offset, Range } from './blocks.ts';
import { HtmlFrames } from './html-frames.ts';
import { sourceAfter, sourceAt, sourcePieces } from './html-source.ts';
import type { Origins } from './traced-tree.ts';

/**
 * The blocks of one raw HTML fragment: its comments if it is nothing else, otherwise one HTML block. `base` is the offset of
 * the chunk in the text that was parsed, `range` the place of the fragment in the chunk.
 */
export function htmlBlocks(value: string, origins: Origins, base: Offset, range: Range): readonly Block[] {
  const reader = new HtmlReader(value, origins, base);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
  tokenizer.write(value);
  tokenizer.end();
  const children = reader.finish();
  const onlyComments =
    !reader.sawElement && children.length > 0 && children.every((block) => block.kind === 'comment');
  return onlyComments ? children : [{ kind: 'html', start: range.start, end: range.end, children }];
}

/** Elements whose content a reader does not see. */
const UNSEEN = new Set(['script', 'style', 'template', 'noembed', 'noframes', 'iframe', 'xmp']);

/** The attributes that say something to a reader, by element. */
const READ_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['alt', 'src'],
  ol: ['start'],
  td: ['colspan'],
  th: ['colspan'],
};

/** A piece of an attribute's value: the text it stands for and where in the HTML it is. */
interface AttributePiece extends Range {
  readonly text: string;
}

/** Receives the tokens of one fragment; offsets count in its value. */
class HtmlReader {
  sawElement = false;
  readonly #value: string;
  readonly #origins: Origins;
  readonly #frames: HtmlFrames;
  /** End of the token before. */
  #cursor = 0;
  #unseen: string | undefined;
  #tag = '';
  #tagStart = 0;
  #attribute = '';
  #attributes = new Map<string, AttributePiece[]>();
  #attributeCursor = 0;

  constructor(value: string, origins: Origins, base: Offset) {
    this.#value = value;
    this.#origins = origins;
    this.#frames = new HtmlFrames(base);
  }

  finish(): readonly Block[] {
    return this.#frames.finish(sourceAfter(this.#origins, this.#value.length));
  }

  ontext(start: number, end: number): void {
    this.#cursor = end;
    if (this.#unseen !== undefined) return;
    for (const piece of sourcePieces(this.#origins, this.#value.length, start, end))
      this.#frames.text(this.#value.slice(piece.start, piece.end), piece.source, piece.sourceLength);
  }

  ontextentity(codePoint: number, end: number): void {
    const start = this.#cursor;
    this.#cursor = end;
    if (this.#unseen !== undefined) return;
    const source = sourceAt(this.#origins, start);
    this.#frames.character(String.fromCodePoint(codePoint), source, sourceAfter(this.#origins, end) - source);
  }

  onopentagname(start: number, end: number): void {
    this.sawElement = true;
    this.#tag = this.#value.slice(start, end).toLowerCase();
    this.#tagStart = start - 1;
    this.#attributes.clear();
    this.#cursor = end;
  }

  onattribname(start: number, end: number): void {
    const name = this.#value.slice(start, end).toLowerCase();
    this.#attribute = '';
    this.#attributeCursor = end;
    if (!READ_ATTRIBUTES[this.#tag]?.includes(name) || this.#attributes.has(name)) return;
    this.#attribute = name;
    this.#attributes.set(name, []);
  }

  onattribdata(start: number, end: number): void {
    this.#attributeCursor = end;
    this.#attributes.get(this.#attribute)?.push({ text: this.#value.slice(start, end), start, end });
  }

  onattribentity(codePoint: number): void {
    const pieces = this.#attributes.get(this.#attribute);
    if (!pieces) return;
    // Where the entity ends is not told: it ends at the next semicolon or letter it needs, so take it from the text.
    ENTITY.lastIndex = Math.max(this.#attributeCursor, this.#value.indexOf('&', this.#attributeCursor));
    const start = ENTITY.lastIndex;
    const end = start + (ENTITY.exec(this.#value)?.[0].length ?? 0);
    this.#attributeCursor = end;
    pieces.push({ text: String.fromCodePoint(codePoint), start, end });
  }

  onattribend(): void {
    this.#attribute = '';
  }

  onopentagend(end: number): void {
    this.#open(end + 1);
  }

  onselfclosingtag(end: number): void {
    this.#open(end + 1);
  }

  onclosetag(start: number, end: number): void {
    this.sawElement = true;
    const name = this.#value.slice(start, end).trim().toLowerCase();
    this.#cursor = end + 1;
    if (this.#unseen !== undefined) {
      if (this.#unseen === name) this.#unseen = undefined;
      return;
    }
    this.#frames.close(name, sourceAt(this.#origins, start - 2), sourceAfter(this.#origins, end + 1));
  }

  oncomment(start: number, end: number, endOffset: number): void {
    const from = this.#cursor;
    const to = Math.min(end + 1, this.#value.length);
    this.#cursor = to;
    if (!this.#value.startsWith('<!--', from) || this.#unseen !== undefined) return;
    this.#frames.comment(
      this.#value.slice(start, Math.max(start, end - endOffset)),
      sourceAt(this.#origins, from),
      sourceAfter(this.#origins, to),
    );
  }

  oncdata(_start: number, end: number): void {
    this.#cursor = end + 1;
  }

  ondeclaration(_start: number, end: number): void {
    this.#cursor = end + 1;
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.#cursor = end + 1;
  }

  onend(): void {}

  #open(end: number): void {
    this.#cursor = end;
    if (this.#unseen !== undefined) return;
    if (UNSEEN.has(this.#tag)) {
      this.#unseen = this.#tag;
      return;
    }
    const start = sourceAt(this.#origins, this.#tagStart);
    this.#frames.open(this.#tag, start, {
      target: this.#attributeText(this.#tag === 'img' ? 'src' : 'href'),
      start: this.#attributeText('start'),
      span: this.#attributeText('colspan'),
    });
    if (this.#tag !== 'img') return;
    for (const { text, start: from, end: to } of this.#attributes.get('alt') ?? []) {
      if (text.length !== to - from) {
        const source = sourceAt(this.#origins, from);
        this.#frames.character(text, source, sourceAfter(this.#origins, to) - source);
        continue;
      }
      for (const piece of sourcePieces(this.#origins, this.#value.length, from, to))
        this.#frames.text(this.#value.slice(piece.start, piece.end), piece.source, piece.sourceLength);
    }
    this.#frames.closeImage();
  }

  #attributeText(name: string): string | undefined {
    return this.#attributes
      .get(name)
      ?.map((piece) => piece.text)
      .join('');
  }
}

const ENTITY = /&#?[\da-z]{1,40};?/iy;
