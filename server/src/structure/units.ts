// The lines of a chunk that make its outline: headings, numbered paragraphs, list items, numbered cells, anchors and
// captions. What is between them shows only as one `body` line.

import {
  type Block,
  type ListBlock,
  type ListItem,
  type ParagraphBlock,
  type Range,
  sourceRange,
  type TableBlock,
  type TextRun,
} from '../markdown/blocks.ts';
import type { ChunkModel } from '../tender/model.ts';
import { headingNumberAt, numberAt, type TypedNumber } from '../tender/numbering.ts';
import { piecesOf } from '../tender/pieces.ts';
import { segmentsOf } from './labels.ts';
import type { Anchor, Caption, Unit } from './model.ts';
import {
  brokenNumber,
  insertedNumber,
  leadingSpace,
  levelledNumber,
  numberOf,
  strongNumber,
  wordedParagraph,
} from './typed-numbers.ts';

export interface ChunkUnits {
  readonly units: readonly Unit[];
  readonly anchors: readonly Anchor[];
  readonly captions: readonly Caption[];
}

interface Reader {
  readonly model: ChunkModel;
  /** Starts of the blocks that open sections. */
  readonly headings: ReadonlyMap<number, number>;
  readonly units: Unit[];
  readonly anchors: Anchor[];
  readonly captions: Caption[];
  lists: number;
  depth: number;
}

const DEEPEST = 60;

/** Reads the outline of one chunk. */
export function unitsOf(model: ChunkModel): ChunkUnits {
  const reader: Reader = {
    model,
    headings: new Map(model.headings.map(({ range, section }) => [range.start, section.depth])),
    units: [],
    anchors: [],
    captions: [],
    lists: 0,
    depth: 0,
  };
  readBlocks(reader, model.chunk.blocks, 0);
  return { units: reader.units, anchors: reader.anchors, captions: reader.captions };
}

function readBlocks(reader: Reader, blocks: readonly Block[], nesting: number): void {
  if (reader.depth >= DEEPEST) return;
  reader.depth++;
  for (const block of blocks) readBlock(reader, block, nesting);
  reader.depth--;
}

function readBlock(reader: Reader, block: Block, nesting: number): void {
  switch (block.kind) {
    case 'heading':
      readHeading(reader, block.run, block, reader.headings.get(block.start) ?? block.depth);
      return;
    case 'paragraph':
      readParagraph(reader, block, nesting);
      return;
    case 'list':
      readList(reader, block, nesting + 1);
      return;
    case 'quote':
    case 'html':
      readBlocks(reader, block.children, nesting);
      return;
    case 'table':
      readTable(reader, block);
      return;
    case 'footnote':
    case 'code':
      body(reader, block);
      return;
    case 'comment':
    case 'definition':
    case 'thematic-break':
      return;
  }
}

function body(reader: Reader, range: Range): void {
  if (reader.units[reader.units.length - 1]?.kind === 'body') return;
  reader.units.push({
    kind: 'body',
    depth: 0,
    range: { start: range.start, end: range.end },
    readings: [],
    title: '',
    titleRange: { start: range.end, end: range.end },
  });
}

const attribute = /\s*\{#([\w:.-]{1,120})(?:\s[^{}]{0,120})?\}\s*$/;
const notUsed =
  /^[\s[(*.:–—-]*(?:(?:this (?:clause|section|paragraph) is )?(?:intentionally )?(?:not used|reserved|deleted|omitted|left blank|no longer used|unused|spare|withdrawn|vacant|intentionally (?:left blank|omitted|deleted)))\b[^a-z]{0,6}$/i;

function readHeading(reader: Reader, run: TextRun, block: Range, depth: number): void {
  anchorsIn(reader, run);
  const { text } = run;
  const start = text.length - text.trimStart().length;
  const found = insertedNumber(text, start) ?? headingNumberAt(text, start) ?? brokenNumber(text, start);
  const named = attribute.exec(text);
  const end = named ? named.index : text.trimEnd().length;
  const typed = found && found.text !== '' ? numberOf(run, start, found) : undefined;
  const titleStart = Math.min(typed ? (found as TypedNumber).end : start, end);
  const title = text.slice(titleStart, end).replace(/\*\*/g, '').trim();
  reader.units.push({
    kind: 'heading',
    depth,
    range: { start: block.start, end: block.end },
    ...(typed ?? { readings: [] }),
    title,
    titleRange: sourceRange(run, titleStart, Math.max(titleStart, end)),
    ...(notUsed.test(title) ? { unused: true } : {}),
  });
}

const caption =
  /^\s*(table|figure|fig\.?)\s+(\d{1,3}(?:\.\d{1,3})?[a-z]?|[A-Z]\d{0,2})\s*(?:[:.–—-]\s*)?(.{0,160})$/i;
const bareNumber =
  /^\s*(?:(?:clause|section|paragraph)\s+)?(\d{1,3}(?:\.\d{1,3}){0,5}|[a-z]\)|\([a-z]{1,4}\))\.?\s*$/i;

function readParagraph(reader: Reader, block: ParagraphBlock, nesting: number): void {
  const { run } = block;
  anchorsIn(reader, run);
  const described = caption.exec(run.text);
  if (described?.[1] && described[2]) {
    const word = described[1].toLowerCase().startsWith('t') ? 'table' : 'figure';
    reader.captions.push({
      word,
      label: described[2],
      title: (described[3] ?? '').trim(),
      range: { start: block.start, end: block.end },
    });
    body(reader, block);
    return;
  }
  if (nesting === 0 && reader.headings.has(block.start)) {
    readHeading(reader, run, block, reader.headings.get(block.start) ?? 7);
    return;
  }
  const before = reader.units.length;
  for (const piece of piecesOf(run, reader.model.chunk)) {
    const start = piece.start + leadingSpace(run.text, piece.start, piece.end);
    const typed =
      numberAt(run.text, start) ??
      insertedNumber(run.text, start) ??
      levelledNumber(run.text, start) ??
      wordedParagraph(run.text, start) ??
      strongNumber(run, start);
    if (!typed) continue;
    if (typed.text === '') {
      bullet(reader, sourceRange(run, start, piece.end), nesting + 1);
      continue;
    }
    typedLine(reader, run, start, piece.end, typed, nesting);
  }
  if (reader.units.length === before) body(reader, block);
}

function typedLine(
  reader: Reader,
  run: TextRun,
  start: number,
  end: number,
  typed: TypedNumber,
  nesting: number,
): void {
  const numbered = numberOf(run, start, typed);
  if (!numbered) return;
  const { title, from, to } = leadingTitle(run, typed.end, end);
  reader.units.push({
    kind: nesting > 0 ? 'item' : 'paragraph',
    depth: nesting,
    range: sourceRange(run, start, end),
    ...numbered,
    title,
    titleRange: sourceRange(run, from, to),
    ...(notUsed.test(run.text.slice(typed.end, Math.min(end, typed.end + 80))) ? { unused: true } : {}),
  });
}

/** The title a numbered paragraph starts with: "Access and Use. During …", "**Payment.** The …", or all of a short line. */
function leadingTitle(
  run: TextRun,
  start: number,
  end: number,
): { readonly title: string; readonly from: number; readonly to: number } {
  const text = run.text.slice(start, Math.min(end, start + 140));
  const none = { title: '', from: start, to: start };
  const strong = run.marks.find(
    (mark) => (mark.kind === 'strong' || mark.kind === 'emphasis') && mark.start <= start && mark.end > start,
  );
  if (strong && strong.end - start <= 100) {
    const title = run.text.slice(start, Math.min(strong.end, end)).replace(/[\s.:–—-]+$/u, '');
    return /\p{L}/u.test(title) ? { title, from: start, to: start + title.length } : none;
  }
  const stop = /^([A-Z][^.:;!?]{1,70})(?:[.:](?=\s)|\s*$)/.exec(text);
  if (!stop?.[1] || stop[1].split(' ').length > 9) return none;
  if (/\b(?:shall|must|will|may|is|are|has|have|means|should)\b/.test(stop[1])) return none;
  return { title: stop[1].trim(), from: start, to: start + stop[1].trimEnd().length };
}

function bullet(reader: Reader, range: Range, depth: number): void {
  reader.units.push({
    kind: 'item',
    depth,
    range,
    readings: [],
    title: '',
    titleRange: { start: range.end, end: range.end },
    bulleted: true,
  });
}

function readList(reader: Reader, list: ListBlock, nesting: number): void {
  if (reader.depth >= DEEPEST) return;
  reader.depth++;
  const number = reader.lists++;
  for (const item of list.items) readItem(reader, list, item, number, nesting);
  reader.depth--;
}

function readItem(reader: Reader, list: ListBlock, item: ListItem, number: number, nesting: number): void {
  const first = item.children[0];
  const run = first?.kind === 'paragraph' || first?.kind === 'heading' ? first.run : undefined;
  const start = run ? leadingSpace(run.text, 0, run.text.length) : 0;
  const typed = run && numberAt(run.text, start);
  if (list.ordered && item.number !== undefined) {
    const marker = Number.parseInt(item.marker, 10);
    const titled = run ? leadingTitle(run, typed ? typed.end : start, run.text.length) : undefined;
    const at = run
      ? sourceRange(run, titled?.from ?? 0, titled?.to ?? 0)
      : { start: item.start, end: item.start };
    reader.units.push({
      kind: 'item',
      depth: nesting,
      range: { start: item.start, end: item.end },
      numberRange: { start: item.start, end: item.start + item.marker.length },
      readings: [{ style: 'list', value: item.number }],
      shown: item.number,
      ...(Number.isNaN(marker) ? {} : { marker }),
      list: number,
      title: titled?.title ?? '',
      titleRange: at,
      ...(run && notUsed.test(run.text.slice(0, 80)) ? { unused: true } : {}),
    });
  } else if (!typed || typed.text === '') bullet(reader, item, nesting);
  item.children.forEach((child, index) => {
    if (index === 0 && child.kind === 'paragraph') {
      // The first paragraph was looked at above, but a number typed after the list's own is a line of its own.
      anchorsIn(reader, child.run);
      if (typed || piecesOf(child.run, reader.model.chunk).length > 1) readParagraph(reader, child, nesting);
    } else readBlock(reader, child, nesting);
  });
}

const numberColumn =
  /^(?:clause|para(?:graph)?|section|provision|condition|number|no|ref|item|#)(?:[ .]*(?:no|number))?\.?$/i;
const textColumn =
  /^(?:provisions?|text|terms?|conditions?|clauses?|wording|requirements?|content|what (?:it|the \p{L}+) says)$/iu;

function readTable(reader: Reader, table: TableBlock): void {
  body(reader, table);
  const [own, text] = table.header.map((cell) => cell.run.text.trim());
  const isClause = table.header.length === 2 && numberColumn.test(own ?? '') && textColumn.test(text ?? '');
  for (const cells of [table.header, ...table.rows]) {
    for (const cell of cells) anchorsIn(reader, cell.run);
    const cell = cells[0];
    const match = cell && bareNumber.exec(cell.run.text);
    if (!cell || !match?.[1]) continue;
    const at = cell.run.text.indexOf(match[1]);
    const next = cells[1]?.run;
    reader.units.push({
      kind: 'cell',
      depth: 0,
      range: { start: cell.start, end: cells[cells.length - 1]?.end ?? cell.end },
      number: match[1],
      numberRange: sourceRange(cell.run, at, at + match[1].length),
      levels: segmentsOf(match[1]),
      readings: [],
      ...(isClause ? { isClause } : {}),
      title: isClause ? '' : next && next.text.length < 100 ? next.text.trim() : '',
      titleRange: next
        ? sourceRange(next, 0, Math.min(next.text.length, 100))
        : { start: cell.end, end: cell.end },
    });
  }
}

const attributeAnywhere = /\{#([\w:.-]{1,120})(?:\s[^{}]{0,120})?\}/g;
const htmlName = /\b(?:id|name)\s*=\s*(?:"([^"]{1,160})"|'([^']{1,160})'|([^\s"'>]{1,160}))/gi;

function anchorsIn(reader: Reader, run: TextRun): void {
  if (run.text.includes('{#'))
    for (const match of run.text.matchAll(attributeAnywhere))
      reader.anchors.push({
        name: match[1] ?? '',
        range: sourceRange(run, match.index, match.index + match[0].length),
      });
  for (const mark of run.marks) {
    if (mark.kind !== 'html' || mark.target === undefined) continue;
    for (const match of mark.target.matchAll(htmlName)) {
      const name = match[1] ?? match[2] ?? match[3] ?? '';
      reader.anchors.push({ name, range: sourceRange(run, mark.start, Math.max(mark.end, mark.start)) });
    }
  }
}
