// Builds blocks from the elements of one HTML fragment: which paragraph, item or cell the next text belongs to.

import type { Block, ListItem, MarkKind, Offset, TableCell } from './blocks.ts';
import { type OpenMark, RunBuilder } from './run-builder.ts';

/** What is read of an element's attributes. */
export interface ReadAttributes {
  /** Address of a link or an image. */
  readonly target: string | undefined;
  /** First number of an ordered list. */
  readonly start: string | undefined;
  /** Columns a cell spans. */
  readonly span: string | undefined;
}

/** Lists inside lists beyond this many are read as items of the last one. */
const LIST_DEPTH_LIMIT = 100;
/** More columns than this are not a table anybody reads. */
const SPAN_LIMIT = 100;

const HEADING = /^h([1-6])$/;

/** Elements that end the text before them and start a new line; inline elements join it. */
const BLOCK_ELEMENTS = new Set(
  (
    'address article aside blockquote body caption center colgroup dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frameset header hr html legend main menu nav optgroup option p pre search section summary tbody tfoot thead ' +
    'title textarea'
  ).split(' '),
);

const INLINE_MARKS: Readonly<Record<string, MarkKind>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

interface ListFrame {
  readonly kind: 'list';
  readonly start: Offset;
  readonly ordered: boolean;
  readonly items: ListItem[];
  nextNumber: number;
  readonly parent: Frame;
}
interface ItemFrame {
  readonly kind: 'item';
  readonly start: Offset;
  readonly children: Block[];
  readonly parent: ListFrame;
}
interface TableFrame {
  readonly kind: 'table';
  readonly start: Offset;
  readonly rows: TableCell[][];
  headerCells: boolean;
  inHead: boolean;
  /** Comments in the table, which come after it. */
  readonly after: Block[];
  readonly parent: Frame;
}
interface CellFrame {
  readonly kind: 'cell';
  readonly start: Offset;
  readonly span: number;
  readonly builder: RunBuilder;
  /** Tables inside the cell, whose cells are text of this one. */
  innerTables: number;
  readonly parent: TableFrame;
}
interface RootFrame {
  readonly kind: 'root';
  readonly children: Block[];
}
type Frame = RootFrame | ListFrame | ItemFrame | TableFrame | CellFrame;

/** Offsets given count in the text that was parsed; those in the blocks count from `base`, the start of the chunk. */
export class HtmlFrames {
  readonly #base: Offset;
  readonly #root: RootFrame = { kind: 'root', children: [] };
  #frame: Frame = this.#root;
  #listDepth = 0;
  /** The text being gathered outside cells, and its bounds. */
  #builder: RunBuilder | undefined;
  #textStart = 0;
  #textEnd = 0;
  #heading: number | undefined;
  #marks: { readonly tag: string; readonly mark: OpenMark }[] = [];

  constructor(base: Offset) {
    this.#base = base;
  }

  finish(end: Offset): readonly Block[] {
    this.#flush();
    while (this.#frame.kind !== 'root') this.#closeFrame(end);
    return this.#root.children;
  }

  /** Text as written: white space in it is one space, and none at the ends of a block. */
  text(text: string, source: Offset, sourceLength: number): void {
    if (text.length !== sourceLength) {
      this.character(text, source, sourceLength);
      return;
    }
    SPACES.lastIndex = 0;
    let from = 0;
    for (let match = SPACES.exec(text); match; match = SPACES.exec(text)) {
      const at = match.index;
      const after = at + match[0].length;
      // A single space between words stays in the stretch around it.
      if (match[0] === ' ' && at > from && after < text.length) continue;
      if (at > from) this.#add(text.slice(from, at), source + from, at - from);
      this.#currentBuilder()?.addBreak(source + at);
      from = after;
    }
    if (from < text.length) this.#add(text.slice(from), source + from, text.length - from);
  }

  /** Text that an entity stands for. */
  character(text: string, source: Offset, sourceLength: number): void {
    if (text.trim() === '' && text !== '\u00A0') this.#currentBuilder()?.addBreak(source);
    else this.#add(text, source, sourceLength);
  }

  comment(text: string, start: Offset, end: Offset): void {
    const block: Block = { kind: 'comment', start: start - this.#base, end: end - this.#base, text };
    this.#currentBuilder()?.reach(start);
    const table = this.#frame.kind === 'cell' ? this.#frame.parent : this.#frame;
    if (table.kind === 'table') table.after.push(block);
    else {
      this.#flush();
      this.#push(block);
    }
  }

  open(tag: string, start: Offset, attributes: ReadAttributes): void {
    if (this.#frame.kind === 'cell' && !(CELL_ELEMENTS.has(tag) && this.#frame.innerTables === 0)) {
      this.#openInCell(this.#frame, tag, start, attributes);
      return;
    }
    const heading = HEADING.exec(tag);
    if (heading) {
      this.#flush();
      this.#heading = Number(heading[1]);
    } else if (tag === 'ul' || tag === 'ol') this.#openList(tag, start, attributes.start);
    else if (tag === 'li') this.#openItem(start);
    else if (tag === 'table') this.#openTable(start);
    else if (CELL_ELEMENTS.has(tag)) this.#openInTable(tag, start, attributes);
    else if (BLOCK_ELEMENTS.has(tag)) {
      this.#flush();
      if (tag === 'hr')
        this.#push({ kind: 'thematic-break', start: start - this.#base, end: start - this.#base });
    } else this.#openInline(tag, start, attributes);
  }

  /** `start` and `end` bound the closing tag. */
  close(tag: string, start: Offset, end: Offset): void {
    if (this.#frame.kind === 'cell' && !(CELL_ELEMENTS.has(tag) || tag === 'table')) {
      if (isInline(tag)) this.#closeInline(tag);
      else this.#frame.builder.addBreak(start);
      return;
    }
    if (this.#frame.kind === 'cell' && this.#frame.innerTables > 0) {
      if (tag === 'table') this.#frame.innerTables--;
      this.#frame.builder.addBreak(start);
      return;
    }
    if (HEADING.test(tag)) this.#flush();
    else if (tag === 'ul' || tag === 'ol') this.#closeThrough('list', end);
    else if (tag === 'li') this.#closeThrough('item', end);
    else if (tag === 'table') this.#closeThrough('table', end);
    else if (tag === 'td' || tag === 'th' || tag === 'tr') this.#closeCell(end);
    else if (tag === 'thead') this.#endHead(end);
    else if (isInline(tag)) this.#closeInline(tag);
    else this.#flush();
  }

  closeImage(): void {
    this.#closeInline('img');
  }

  #openInCell(cell: CellFrame, tag: string, start: Offset, attributes: ReadAttributes): void {
    if (tag === 'table') cell.innerTables++;
    if (isInline(tag)) this.#openInline(tag, start, attributes);
    else cell.builder.addBreak(start);
  }

  #openInline(tag: string, start: Offset, attributes: ReadAttributes): void {
    if (tag === 'br' || tag === 'wbr') {
      if (tag === 'br') this.#currentBuilder()?.addBreak(start);
      return;
    }
    const kind = tag === 'a' ? 'link' : tag === 'img' ? 'image' : INLINE_MARKS[tag];
    const builder = kind && this.#builderAt(start);
    if (builder) this.#marks.push({ tag, mark: builder.openMark(kind, start, attributes.target) });
  }

  #closeInline(tag: string): void {
    const builder = this.#currentBuilder();
    for (let i = this.#marks.length - 1; builder && i >= 0 && i > this.#marks.length - MARKS_LOOKED_AT; i--) {
      const open = this.#marks[i];
      if (open?.tag !== tag) continue;
      builder.closeMark(open.mark);
      this.#marks.splice(i, 1);
      return;
    }
  }

  #openList(tag: 'ul' | 'ol', start: Offset, firstNumber: string | undefined): void {
    this.#flush();
    if (this.#listDepth >= LIST_DEPTH_LIMIT) return;
    if (this.#frame.kind === 'list') this.#openItem(start);
    this.#listDepth++;
    const nextNumber = Number.parseInt(firstNumber ?? '', 10);
    this.#frame = {
      kind: 'list',
      start,
      ordered: tag === 'ol',
      items: [],
      nextNumber: Number.isSafeInteger(nextNumber) ? nextNumber : 1,
      parent: this.#frame,
    };
  }

  #openItem(start: Offset): void {
    this.#flush();
    if (this.#frame.kind === 'item') this.#closeFrame(start);
    if (this.#frame.kind !== 'list') this.#openList('ul', start, undefined);
    if (this.#frame.kind === 'list') this.#frame = { kind: 'item', start, children: [], parent: this.#frame };
  }

  #openTable(start: Offset): void {
    this.#flush();
    if (this.#frame.kind === 'list') this.#openItem(start);
    if (this.#frame.kind === 'table') return;
    const parent = this.#frame;
    this.#frame = { kind: 'table', start, rows: [], headerCells: false, inHead: false, after: [], parent };
  }

  #openInTable(tag: string, start: Offset, attributes: ReadAttributes): void {
    this.#closeCell(start);
    if (this.#frame.kind !== 'table') this.#openTable(start);
    const table = this.#frame;
    if (table.kind !== 'table') return;
    if (tag === 'thead') table.inHead = true;
    if (tag === 'tbody' || tag === 'tfoot') table.inHead = false;
    if (tag === 'tr') table.rows.push([]);
    if (tag !== 'td' && tag !== 'th') return;
    if (table.rows.length === 0) table.rows.push([]);
    if (table.rows.length === 1 && (tag === 'th' || table.inHead)) table.headerCells = true;
    const span = Number.parseInt(attributes.span ?? '', 10);
    this.#frame = {
      kind: 'cell',
      start,
      span: span > 1 ? Math.min(span, SPAN_LIMIT) : 1,
      builder: new RunBuilder(this.#base, start),
      innerTables: 0,
      parent: table,
    };
  }

  #endHead(end: Offset): void {
    this.#closeCell(end);
    if (this.#frame.kind === 'table') this.#frame.inHead = false;
  }

  #closeCell(end: Offset): void {
    if (this.#frame.kind === 'cell') this.#closeFrame(end);
    else this.#flush();
  }

  /** Closes frames up to and with the innermost of this kind; nothing if there is none. */
  #closeThrough(kind: 'list' | 'item' | 'table', end: Offset): void {
    this.#flush();
    let frame: Frame = this.#frame;
    while (frame.kind !== 'root' && frame.kind !== kind) {
      // A list does not end inside a table it was not opened in, nor an item beyond its list.
      if (frame.kind === 'table' || (kind === 'item' && frame.kind === 'list')) return;
      frame = frame.parent;
    }
    if (frame.kind === 'root') return;
    const outside = frame.parent;
    while (this.#frame !== outside && this.#frame.kind !== 'root') this.#closeFrame(end);
  }

  #closeFrame(end: Offset): void {
    const frame = this.#frame;
    const at = end - this.#base;
    this.#marks = frame.kind === 'cell' ? [] : this.#marks;
    if (frame.kind === 'root') return;
    this.#frame = frame.parent;
    const start = frame.start - this.#base;
    if (frame.kind === 'list') {
      this.#listDepth--;
      this.#push({ kind: 'list', start, end: at, ordered: frame.ordered, items: frame.items });
    } else if (frame.kind === 'item') {
      const list = frame.parent;
      const number = list.nextNumber++;
      const item = { start, end: at, children: frame.children, marker: '' };
      list.items.push(list.ordered ? { ...item, number } : item);
    } else if (frame.kind === 'cell') {
      const row = frame.parent.rows[frame.parent.rows.length - 1];
      row?.push({ start, end: at, run: frame.builder.finish() });
      for (let column = 1; column < frame.span; column++) row?.push(this.#emptyCell(at));
    } else this.#finishTable(frame, at);
  }

  #finishTable(table: TableFrame, end: Offset): void {
    const rows = table.rows.filter((row) => row.length > 0);
    const start = table.start - this.#base;
    const first = rows[0];
    if (first) {
      const header = table.headerCells ? first : first.map((cell) => this.#emptyCell(cell.start));
      this.#push({ kind: 'table', start, end, header, rows: table.headerCells ? rows.slice(1) : rows });
    }
    for (const block of table.after) this.#push(block);
  }

  #emptyCell(at: Offset): TableCell {
    return { start: at, end: at, run: { text: '', segments: [0, at, 0], marks: [] } };
  }

  #add(text: string, source: Offset, sourceLength: number): void {
    this.#builderAt(source)?.add(text, source, sourceLength);
    this.#textEnd = source + sourceLength;
  }

  #currentBuilder(): RunBuilder | undefined {
    return this.#frame.kind === 'cell' ? this.#frame.builder : this.#builder;
  }

  #builderAt(source: Offset): RunBuilder | undefined {
    if (this.#frame.kind === 'cell') return this.#frame.builder;
    if (!this.#builder) {
      this.#builder = new RunBuilder(this.#base, source);
      this.#textStart = source;
      this.#textEnd = source;
    }
    return this.#builder;
  }

  /** Ends the paragraph or heading being gathered. */
  #flush(): void {
    const builder = this.#builder;
    const heading = this.#heading;
    this.#heading = undefined;
    if (!builder || this.#frame.kind === 'cell') return;
    for (const { mark } of this.#marks) builder.closeMark(mark);
    this.#marks = [];
    this.#builder = undefined;
    const run = builder.finish();
    if (run.text === '' && run.marks.length === 0) return;
    const range = { start: this.#textStart - this.#base, end: this.#textEnd - this.#base };
    if (heading === undefined) this.#push({ kind: 'paragraph', ...range, run });
    else this.#push({ kind: 'heading', ...range, depth: heading, run });
  }

  #push(block: Block): void {
    const frame = this.#frame;
    if (frame.kind === 'root' || frame.kind === 'item') frame.children.push(block);
    else if (frame.kind === 'table') frame.after.push(block);
    else if (frame.kind === 'list') {
      const start = block.start;
      frame.items.push({ start, end: block.end, children: [block], marker: '' });
    }
  }
}

const SPACES = /[ \t\n\r\f]+/g;

/** How far back an inline element is looked for when it ends; more open ones than this are not a reader's text. */
const MARKS_LOOKED_AT = 100;

const CELL_ELEMENTS = new Set(['thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);

function isInline(tag: string): boolean {
  return !(
    BLOCK_ELEMENTS.has(tag) ||
    CELL_ELEMENTS.has(tag) ||
    HEADING.test(tag) ||
    tag === 'ul' ||
    tag === 'ol' ||
    tag === 'li' ||
    tag === 'table'
  );
}
