// A pack as the checks walk it: each document's analyses, sections and, for each kind of check, the chunks that have
// something for it. A view is made from the one before: only what an edit touched is looked at again.

import type { Range } from '../markdown/blocks.ts';
import { sourceRange } from '../markdown/blocks.ts';
import type { ChunkModel, Section, Statement } from '../tender/model.ts';
import type { CompiledLibrary } from './compile.ts';
import { analyseChunk, type LocalAnalysis, sectionIndex } from './local.ts';
import type { Pack, PackDocument } from './pack.ts';
import {
  firstFrom,
  marksAreSame,
  type SectionMarks,
  sectionMarks,
  sectionsBefore,
  sectionsSeeing,
} from './section-marks.ts';

/** A section as it stands in a document: numbered in order of appearance, 0 for the document itself. */
export interface PlacedSection {
  readonly ordinal: number;
  readonly parent: number;
  readonly section: Section;
  /** Number of the chunk that holds the heading, and the heading's range in it. */
  readonly chunk: number;
  readonly heading: Range;
}
export interface ChunkView {
  /** Number of the chunk in the document. */
  readonly index: number;
  /** Offset of the chunk in the document. */
  readonly start: number;
  readonly model: ChunkModel;
  readonly local: LocalAnalysis;
  /** Ordinal of the section that is open where the chunk begins. */
  readonly section: number;
}

const holdings = {
  headings: (local: LocalAnalysis) => local.model.headings,
  directives: (local: LocalAnalysis) => local.model.directives,
  unchecked: (local: LocalAnalysis) => local.model.chunk.unchecked,
  candidates: (local: LocalAnalysis) => local.candidates,
  evidence: (local: LocalAnalysis) => local.evidence,
  signals: (local: LocalAnalysis) => local.signals,
  weights: (local: LocalAnalysis) => local.weights,
  commitments: (local: LocalAnalysis) => local.commitments,
} as const;
export type Holding = keyof typeof holdings;
const holdingNames = Object.keys(holdings) as readonly Holding[];

export interface DocumentView {
  readonly index: number;
  readonly document: PackDocument;
  /** By chunk. */
  readonly locals: readonly LocalAnalysis[];
  readonly sections: readonly PlacedSection[];
  /** Numbers of the chunks that hold anything of a kind, ascending. */
  readonly holding: Readonly<Record<Holding, readonly number[]>>;
  /** What the sentences of each section say. */
  readonly marks: SectionMarks;
  /** What readers found when they were last asked; one map for all versions of a document. See {@link chunksWith}. */
  readonly found: Map<ChunkReader, Found>;
}
/** The numbers of the chunks that a reader finds anything in, in the version of the document that has these models. */
interface Found {
  readonly models: readonly ChunkModel[];
  readonly chunks: readonly number[];
}
/** Reads something from a chunk's model. It keeps what it read, so that asking again costs nothing. */
export type ChunkReader = (model: ChunkModel) => readonly unknown[];
export interface PackView {
  readonly pack: Pack;
  readonly compiled: CompiledLibrary;
  readonly documents: readonly DocumentView[];
}

/** The view of a pack; `previous`, one of an earlier version, saves looking at what has not changed. */
export function viewPack(pack: Pack, compiled: CompiledLibrary, previous?: PackView): PackView {
  const usable = previous?.compiled === compiled ? previous.documents : [];
  const byPath = new Map(usable.map((view) => [view.document.path, view]));
  return {
    pack,
    compiled,
    documents: pack.documents.map((document, index) =>
      viewDocument(document, index, compiled, byPath.get(document.path)),
    ),
  };
}

/** The chunks from `from` to before `to` replace those to before `oldTo`; the rest is as it was, `to - oldTo` further on. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly oldTo: number;
}

function viewDocument(
  document: PackDocument,
  index: number,
  compiled: CompiledLibrary,
  before: DocumentView | undefined,
): DocumentView {
  const { models } = document.tender;
  const oldModels = before?.document.tender.models ?? [];
  if (before !== undefined && models === oldModels) {
    if (before.document === document && before.index === index) return before;
    return { ...before, index, document };
  }
  const replaced = changeBetween(oldModels, models);
  const seen = withNeighbours(replaced, models);
  const fresh = analyses(models, seen, compiled);
  const old = before?.locals ?? [];
  const locals = old.slice(0, seen.from).concat(fresh, old.slice(seen.oldTo));
  const holding = Object.fromEntries(
    holdingNames.map((name) => [name, spliced(before?.holding[name] ?? [], name, fresh, seen)]),
  ) as Record<Holding, readonly number[]>;
  const hasSameHeadings =
    before !== undefined &&
    replaced.to === replaced.oldTo &&
    oldModels.slice(replaced.from, replaced.oldTo).every(({ headings }) => headings.length === 0) &&
    models.slice(replaced.from, replaced.to).every(({ headings }) => headings.length === 0);
  const sections = hasSameHeadings ? before.sections : placedSections(models, holding.headings);
  const found = before?.found ?? new Map<ChunkReader, Found>();
  const unmarked = { index, document, locals, sections, holding, found };
  if (!hasSameHeadings) return { ...unmarked, marks: sectionMarks(unmarked, compiled) };
  const { marks } = before;
  const isMarkedAlike = fresh.every((local, i) => {
    const other = old[seen.from + i];
    return other !== undefined && marksAreSame(local, other);
  });
  if (isMarkedAlike) return { ...unmarked, marks };
  return { ...unmarked, marks: sectionMarks(unmarked, compiled, { ...seen, marks }) };
}

function changeBetween(old: readonly ChunkModel[], models: readonly ChunkModel[]): Change {
  const shorter = Math.min(models.length, old.length);
  let same = 0;
  while (same < shorter && models[same] === old[same]) same++;
  let tail = 0;
  while (tail < shorter - same && models[models.length - 1 - tail] === old[old.length - 1 - tail]) tail++;
  return { from: same, to: models.length - tail, oldTo: old.length - tail };
}

/** A statement is read with its nearest neighbours: those of the chunks beside a change are read again as well. */
function withNeighbours({ from, to, oldTo }: Change, models: readonly ChunkModel[]): Change {
  let first = from;
  while (first > 0) if ((models[--first] as ChunkModel).statements.length > 0) break;
  let last = to;
  while (last < models.length) if ((models[last++] as ChunkModel).statements.length > 0) break;
  return { from: first, to: last, oldTo: oldTo + last - to };
}

function analyses(
  models: readonly ChunkModel[],
  { from, to }: Change,
  compiled: CompiledLibrary,
): LocalAnalysis[] {
  let previous: Statement | undefined;
  for (let i = from - 1; i >= 0 && previous === undefined; i--) previous = models[i]?.statements.at(-1);
  let next: Statement | undefined;
  for (let i = to; i < models.length && next === undefined; i++) next = models[i]?.statements[0];
  const following: (Statement | undefined)[] = new Array(to - from);
  for (let i = to - 1; i >= from; i--) {
    following[i - from] = next;
    next = models[i]?.statements[0] ?? next;
  }
  const out: LocalAnalysis[] = new Array(to - from);
  for (let i = from; i < to; i++) {
    const model = models[i] as ChunkModel;
    out[i - from] = analyseChunk(model, previous, following[i - from], compiled);
    previous = model.statements[model.statements.length - 1] ?? previous;
  }
  return out;
}

/** The numbers of the chunks that hold something, after a change. */
function spliced(
  old: readonly number[],
  name: Holding,
  fresh: readonly LocalAnalysis[],
  change: Change,
): readonly number[] {
  const middle: number[] = [];
  for (const [i, local] of fresh.entries())
    if (holdings[name](local).length > 0) middle.push(change.from + i);
  return withMiddle(old, middle, change);
}

/** What a reader finds in a version of a document, after what it found in another one. */
function foundIn(
  models: readonly ChunkModel[],
  reader: ChunkReader,
  { models: oldModels, chunks }: Found,
): Found {
  const change = changeBetween(oldModels, models);
  const middle: number[] = [];
  for (let i = change.from; i < change.to; i++)
    if (reader(models[i] as ChunkModel).length > 0) middle.push(i);
  return { models, chunks: withMiddle(chunks, middle, change) };
}
const NOTHING_FOUND: Found = { models: [], chunks: [] };

function withMiddle(
  old: readonly number[],
  middle: readonly number[],
  { from, to, oldTo }: Change,
): readonly number[] {
  const start = firstFrom(old, from);
  const end = firstFrom(old, oldTo);
  const shift = to - oldTo;
  if (shift === 0 && middle.length === end - start && middle.every((chunk, i) => old[start + i] === chunk))
    return old;
  const rest = old.slice(end);
  return old.slice(0, start).concat(middle, shift === 0 ? rest : rest.map((chunk) => chunk + shift));
}

const wholeDocument: PlacedSection = {
  ordinal: 0,
  parent: 0,
  section: { title: '', depth: 0, kind: 'other' },
  chunk: 0,
  heading: { start: 0, end: 0 },
};

function placedSections(models: readonly ChunkModel[], chunks: readonly number[]): readonly PlacedSection[] {
  const sections: PlacedSection[] = [wholeDocument];
  const open: PlacedSection[] = [wholeDocument];
  for (const chunk of chunks)
    for (const { section, range } of (models[chunk] as ChunkModel).headings) {
      while (open.length > 1 && (open[open.length - 1] as PlacedSection).section.depth >= section.depth)
        open.pop();
      const parent = (open[open.length - 1] as PlacedSection).ordinal;
      const placed = { ordinal: sections.length, parent, section, chunk, heading: range };
      sections.push(placed);
      open.push(placed);
    }
  return sections;
}

/** One chunk of a document. */
export function chunkAt(document: DocumentView, index: number): ChunkView {
  return {
    index,
    start: document.document.tender.markdown.starts[index] as number,
    model: document.document.tender.models[index] as ChunkModel,
    local: document.locals[index] as LocalAnalysis,
    section: sectionsBefore(document.sections, index),
  };
}

/** The chunks that hold anything of a kind, in order. */
export function chunksHolding(document: DocumentView, what: Holding): readonly ChunkView[] {
  return document.holding[what].map((index) => chunkAt(document, index));
}

/** The chunks in which a reader finds anything, in order; after an edit it reads only what was touched. */
export function chunksWith(document: DocumentView, reader: ChunkReader): readonly ChunkView[] {
  const { models } = document.document.tender;
  let found = document.found.get(reader);
  if (found?.models !== models) {
    found = foundIn(models, reader, found ?? NOTHING_FOUND);
    document.found.set(reader, found);
  }
  return found.chunks.map((index) => chunkAt(document, index));
}

/** The chunks in whose statements a watched concept was seen, in order: a check that looks for one need not walk the rest. */
export function chunksSeeing(document: DocumentView, concept: string): readonly ChunkView[] {
  const known = seeing.get(document.marks) ?? new Map<string, readonly number[]>();
  seeing.set(document.marks, known);
  let found = known.get(concept);
  if (found === undefined) {
    found = findChunksSeeing(document, concept);
    known.set(concept, found);
  }
  return found.map((index) => chunkAt(document, index));
}

/** Chunks by concept, for as long as the sections say the same. */
const seeing = new WeakMap<SectionMarks, Map<string, readonly number[]>>();

function findChunksSeeing(document: DocumentView, concept: string): readonly number[] {
  const { sections, locals, holding, marks } = document;
  const found: number[] = [];
  for (const ordinal of sectionsSeeing(marks, concept)) {
    const from = Math.max(
      ordinal === 0 ? 0 : (sections[ordinal] as PlacedSection).chunk,
      (found.at(-1) ?? -1) + 1,
    );
    const to = sections[ordinal + 1]?.chunk ?? locals.length - 1;
    for (let i = firstFrom(holding.signals, from); (holding.signals[i] ?? to + 1) <= to; i++) {
      const index = holding.signals[i] as number;
      if (locals[index]?.signals.some((signal) => signal.concept === concept)) found.push(index);
    }
  }
  return found;
}

/** Whether a watched concept was seen anywhere in a document. */
export function isSeen(document: DocumentView, concept: string): boolean {
  return sectionsSeeing(document.marks, concept).length > 0;
}

/** The heading of a section in document offsets; empty at the start for the document itself. */
export function headingRange(document: DocumentView, { ordinal, chunk, heading }: PlacedSection): Range {
  if (ordinal === 0) return heading;
  const start = document.document.tender.markdown.starts[chunk] as number;
  return { start: start + heading.start, end: start + heading.end };
}

/** The heading of a document's first section in document offsets; empty at the start where there is none. */
export function titleRange(document: DocumentView): Range {
  return headingRange(document, document.sections[1] ?? wholeDocument);
}

/** Ordinal after the last of a section and those beneath it. */
export function familyEnd(document: DocumentView, ordinal: number): number {
  const { sections } = document;
  let end = ordinal + 1;
  while (end < sections.length && (sections[end] as PlacedSection).parent >= ordinal) end++;
  return end;
}

/** The ordinal of the section a statement stands in. */
export function sectionOf(chunk: ChunkView, statement: Statement): number {
  return chunk.section + sectionIndex(chunk.model, statement);
}

/** Where a statement's own text stands, in document offsets. */
export function statementRange(chunk: ChunkView, statement: Statement): Range {
  const r = sourceRange(statement.run, statement.runStart, statement.runStart + statement.text.length);
  return { start: chunk.start + r.start, end: chunk.start + r.end };
}

/** A range of a chunk in document offsets. */
export function placed(chunk: Pick<ChunkView, 'start'>, range: Range): Range {
  return { start: chunk.start + range.start, end: chunk.start + range.end };
}

/** Every ancestor of a section, itself first. */
export function lineage(document: DocumentView, ordinal: number): readonly number[] {
  const out = [ordinal];
  for (let at = ordinal; at !== 0; ) {
    at = (document.sections[at] as PlacedSection).parent;
    out.push(at);
  }
  return out;
}
