// Reads the blocks of a chunk from top to bottom into sections and statements, each with the lead-ins it
// hangs from. What is still open at the end flows into the next chunk.

import type {
  Block,
  Chunk,
  ListBlock,
  ListItem,
  ParagraphBlock,
  Range,
  TableBlock,
  TextRun,
} from '../markdown/blocks.ts';
import { clauseMarkerIn, directiveIn } from './comments.ts';
import { type FoundHeading, headingParagraph, isCaption, markdownHeading } from './heading-lines.ts';
import type {
  ClauseMarker,
  Directive,
  LeadIn,
  ModelContext,
  Section,
  Statement,
  StatementPlace,
} from './model.ts';
import { numberAt, type TypedNumber } from './numbering.ts';
import {
  arrive,
  closeAll,
  closeAnswered,
  closeBullets,
  current,
  deepest,
  expectsItems,
  type OpenLeadIns,
  openLeadIns,
  push,
  resumeLeadIns,
  wouldHang,
} from './open-lead-ins.ts';
import { piecesOf } from './pieces.ts';
import type { SectionVocabulary } from './section-vocabulary.ts';
import { openSection } from './sections.ts';
import { isSpace, splitSentences } from './sentences.ts';

/** A table together with what its cells hang from; weights and definitions are read from it. */
export interface ReadTable {
  readonly block: TableBlock;
  /** The table's group number; its statements carry it in `cell.table`. */
  readonly group: number;
  readonly section: Section;
  readonly leadIns: readonly LeadIn[];
}
/** A list with the place it stands in. */
export interface ReadList {
  readonly block: ListBlock;
  /** Index of the first statement of the list and of the first one after it. */
  readonly first: number;
  readonly end: number;
}

/** What reading a chunk gives. */
export interface Reading {
  readonly statements: Statement[];
  readonly headings: { readonly section: Section; readonly range: Range }[];
  readonly directives: Directive[];
  readonly clauseMarkers: ClauseMarker[];
  readonly tables: ReadTable[];
  readonly lists: ReadList[];
  readonly section: Section;
  readonly open: OpenLeadIns;
}

/** Deeper blocks are left out: the Markdown layer has its own, lower limit and says what it left unchecked. */
const DEEPEST_BLOCK = 400;

interface Reader {
  readonly chunk: Chunk;
  readonly vocabulary: SectionVocabulary;
  readonly statements: Statement[];
  readonly headings: { readonly section: Section; readonly range: Range }[];
  readonly directives: Directive[];
  readonly clauseMarkers: ClauseMarker[];
  readonly tables: ReadTable[];
  readonly lists: ReadList[];
  section: Section;
  groups: number;
  depth: number;
}

/** Where a run of text stands. */
interface Spot {
  readonly place: StatementPlace;
  readonly open: OpenLeadIns;
  readonly group: number;
  readonly cell?: Statement['cell'];
}

/** Reads all blocks of the chunk, starting from what flowed in. */
export function readChunk(chunk: Chunk, before: ModelContext, vocabulary: SectionVocabulary): Reading {
  const reader: Reader = {
    chunk,
    vocabulary,
    statements: [],
    headings: [],
    directives: [],
    clauseMarkers: [],
    tables: [],
    lists: [],
    section: before.section,
    groups: 0,
    depth: 0,
  };
  const open = resumeLeadIns(before);
  readBlocks(reader, chunk.blocks, 'paragraph', open);
  return { ...reader, open };
}

function readBlocks(
  reader: Reader,
  blocks: readonly Block[],
  place: StatementPlace,
  open: OpenLeadIns,
): void {
  if (reader.depth >= DEEPEST_BLOCK) return;
  reader.depth++;
  for (const block of blocks) readBlock(reader, block, place, open);
  reader.depth--;
}

function readBlock(reader: Reader, block: Block, place: StatementPlace, open: OpenLeadIns): void {
  switch (block.kind) {
    case 'heading':
      closeAll(open);
      readHeading(reader, markdownHeading(block), block.run, block);
      return;
    case 'paragraph':
      readParagraph(reader, block, place, open);
      return;
    case 'list':
      closeBullets(open);
      readList(reader, block, place, current(open));
      closeAnswered(open);
      openAfterList(block, place, open);
      return;
    case 'table':
      closeBullets(open);
      readTable(reader, block, current(open, 'table-caption'));
      closeAnswered(open);
      return;
    case 'quote':
      closeBullets(open);
      readBlocks(reader, block.children, 'quote', openLeadIns(current(open)));
      closeAnswered(open);
      return;
    case 'footnote':
      readBlocks(reader, block.children, 'footnote', openLeadIns([]));
      return;
    case 'html':
      readBlocks(reader, block.children, place, open);
      return;
    case 'comment': {
      const directive = directiveIn(block);
      if (directive) reader.directives.push(directive);
      const marker = clauseMarkerIn(block);
      if (marker) reader.clauseMarkers.push(marker);
      return;
    }
    case 'thematic-break':
      closeAll(open);
      return;
    case 'code':
    case 'definition':
      return;
  }
}

function readHeading(reader: Reader, found: FoundHeading, run: TextRun, range: Range): void {
  reader.section = openSection(reader.section, found, reader.vocabulary);
  reader.headings.push({ section: reader.section, range: { start: range.start, end: range.end } });
  const group = reader.groups++;
  if (found.end <= found.start) return;
  reader.statements.push({
    text: run.text.slice(found.start, found.end),
    run,
    runStart: found.start,
    leadIns: [],
    section: reader.section,
    place: 'heading',
    ...(found.number === undefined ? {} : { number: found.number }),
    group,
  });
}

function readParagraph(
  reader: Reader,
  block: ParagraphBlock,
  place: StatementPlace,
  open: OpenLeadIns,
): void {
  if (place === 'paragraph') {
    const heading = headingParagraph(block, reader.vocabulary);
    if (heading && !(heading.typed && heading.typed.readings.length > 0 && wouldHang(open, heading.typed))) {
      closeAll(open);
      readHeading(reader, heading, block.run, block);
      return;
    }
  }
  readRun(reader, block.run, { place, open, group: reader.groups++ }, undefined);
}

/** Statements of one run. `number` is the marker of the list item whose text this is. */
function readRun(reader: Reader, run: TextRun, spot: Spot, number: string | undefined): void {
  const { open } = spot;
  let isFirst = true;
  for (const piece of piecesOf(run, reader.chunk)) {
    let start = piece.start;
    while (start < piece.end && isSpace(run.text.charCodeAt(start))) start++;
    if (start >= piece.end) continue;
    const typed = numberAt(run.text, start);
    const item = typed ?? (!isFirst && expectsItems(open) ? line : undefined);
    if (item && item.readings.length > 0) arrive(open, item);
    else if (spot.place !== 'cell' || !isFirst) closeAll(open);
    if (typed) start = Math.min(typed.end, piece.end);
    readPiece(reader, run, start, piece.end, spot, typed?.text || (isFirst ? number : undefined), item);
    isFirst = false;
  }
}

/** A line of its own in a paragraph that a colon has opened: an item without any mark. */
const line: TypedNumber = { text: '', readings: [{ style: 'bullet', value: 0 }], end: 0 };

function readPiece(
  reader: Reader,
  run: TextRun,
  from: number,
  to: number,
  spot: Spot,
  number: string | undefined,
  item: TypedNumber | undefined,
): void {
  const leadIns = current(spot.open);
  let last = '';
  for (const sentence of splitSentences(run.text, from, to)) {
    last = run.text.slice(sentence.start, sentence.end);
    reader.statements.push(statementOf(reader, run, sentence.start, last, spot, leadIns, number));
  }
  if (last === '') return;
  if (opensItems(last)) push(spot.open, last, item, 'wide');
  else if (item?.readings[0]?.style === 'bullet') return;
  else if (spot.place === 'item' || opensNextBlock(last)) push(spot.open, last, item, 'next-block');
}

/** One literal for each shape: spreading would cost as much as cutting the sentences. */
function statementOf(
  reader: Reader,
  run: TextRun,
  runStart: number,
  text: string,
  spot: Spot,
  leadIns: readonly LeadIn[],
  number: string | undefined,
): Statement {
  const { section } = reader;
  const { place, group, cell } = spot;
  if (cell === undefined)
    return number === undefined
      ? { text, run, runStart, leadIns, section, place, group }
      : { text, run, runStart, leadIns, section, place, group, number };
  return number === undefined
    ? { text, run, runStart, leadIns, section, place, group, cell }
    : { text, run, runStart, leadIns, section, place, group, cell, number };
}

const openEnd =
  /(?::|:-|[-–—])$|\b(?:shall|must|will|should|may|not|to|that|they|it|following|includes?|including|comprises?|are|is|be|been|either|both|least|evidence|for|by|with|of|from|where|if|as follows|namely)$/i;

/** A colon, a dash or a clause without its object: what comes next hangs from it. */
export function opensItems(sentence: string): boolean {
  return openEnd.test(sentence.length > 40 ? sentence.slice(-40) : sentence);
}

/** Opens a list or table that stands directly below, though not with a colon. */
function opensNextBlock(sentence: string): boolean {
  if (sentence.length > 400) return false;
  return !isEnded.test(sentence.slice(-3)) || announces.test(sentence) || isCaption(sentence);
}
const isEnded = /[.!?;,]["”’')\]]*$/;
const announces = /following|below|as follows|listed/;

function readList(reader: Reader, list: ListBlock, place: StatementPlace, leadIns: readonly LeadIn[]): void {
  if (reader.depth >= DEEPEST_BLOCK) return;
  const first = reader.statements.length;
  // A flattened list: "- Tenderers must:" answered by the items after it.
  let flat: LeadIn | undefined;
  for (const item of list.items) {
    const text = firstText(item);
    const isAnswer = flat !== undefined && !saysItAll(text);
    if (!isAnswer) flat = undefined;
    readItem(reader, list, item, place, flat ? deepest([...leadIns, flat]) : leadIns);
    const opened = openingOf(item);
    if (opened !== undefined) flat = { kind: 'lead-in', text: opened };
  }
  reader.lists.push({ block: list, first, end: reader.statements.length });
}

function readItem(
  reader: Reader,
  list: ListBlock,
  item: ListItem,
  place: StatementPlace,
  leadIns: readonly LeadIn[],
): void {
  const own = place === 'paragraph' ? 'item' : place;
  const open = openLeadIns(leadIns);
  const group = reader.groups++;
  let number = list.ordered ? numberOf(item) : undefined;
  for (const child of item.children) {
    if (child.kind === 'paragraph') {
      readRun(reader, child.run, { place: own, open, group }, number);
      number = undefined;
    } else readBlock(reader, child, own, open);
  }
}

function numberOf(item: ListItem): string {
  return item.number === undefined ? item.marker : `${item.number}${item.marker.slice(-1)}`;
}

function firstText(item: ListItem): string {
  const first = item.children[0];
  return first?.kind === 'paragraph' ? first.run.text : '';
}

/** The text of an item that opens a list and has nothing of its own below. */
function openingOf(item: ListItem): string | undefined {
  const last = item.children[item.children.length - 1];
  if (last?.kind !== 'paragraph') return undefined;
  const text = last.run.text.trim();
  if (text.charCodeAt(text.length - 1) !== 58) return undefined;
  const sentences = splitSentences(text);
  const sentence = sentences[sentences.length - 1];
  return sentence ? text.slice(sentence.start, sentence.end).slice(-600) : undefined;
}

/** An item that is a sentence with its own verb does not hang from the item before. */
function saysItAll(text: string): boolean {
  return /^[^a-z].{0,80}?\b(?:shall|must|will|should|may|can|cannot|is|are|has|have|was|were)\b/.test(
    text.slice(0, 120),
  );
}

/** A list whose last item ends with a colon opens the typed items after it. */
function openAfterList(list: ListBlock, place: StatementPlace, open: OpenLeadIns): void {
  const last = list.items[list.items.length - 1];
  const text = last && place === 'paragraph' ? openingOf(last) : undefined;
  if (text !== undefined) push(open, text, undefined, 'wide');
}

function readTable(reader: Reader, table: TableBlock, leadIns: readonly LeadIn[]): void {
  const group = reader.groups++;
  reader.tables.push({ block: table, group, section: reader.section, leadIns });
  const columns = table.header.map((cell): LeadIn | undefined => {
    const text = cell.run.text.trim();
    return text === '' ? undefined : { kind: 'column-header', text };
  });
  table.header.forEach((cell, column) => {
    readCell(reader, cell.run, leadIns, { table: group, row: -1, column });
  });
  table.rows.forEach((cells, row) => {
    // A number or code ("7", "SV4", "3.1") says nothing of its row: what stands beside it does.
    const heading = isReference(cells[0]?.run.text ?? '') ? 1 : 0;
    const first = cells[heading]?.run.text.trim() ?? '';
    const rowHeader: LeadIn | undefined =
      first === '' ? undefined : { kind: 'row-header', text: first.slice(0, 300) };
    cells.forEach((cell, column) => {
      const own: LeadIn[] = [...leadIns];
      const header = columns[column];
      if (header) own.push(header);
      if (rowHeader && column > heading) own.push(rowHeader);
      readCell(reader, cell.run, deepest(own), { table: group, row, column });
    });
  });
}

/** "7", "Q3", "SV4", "3.1", "(a)", "No. 2": the number or code of a row. */
function isReference(text: string): boolean {
  return /^\(?(?:(?:no\.?|ref\.?|item|[a-z]{1,4})[\s.-]?)?\d[\d.]{0,7}[a-z]?[.)]?$|^\(?[a-z][.)]?$/i.test(
    text.trim(),
  );
}

function readCell(
  reader: Reader,
  run: TextRun,
  leadIns: readonly LeadIn[],
  cell: NonNullable<Statement['cell']>,
): void {
  const group = reader.groups++;
  if (run.text === '') return;
  readRun(reader, run, { place: 'cell', open: openLeadIns(leadIns), group, cell }, undefined);
}
