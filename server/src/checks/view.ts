// A pack as the checks walk it: each document's chunks with their models, analyses, places and sections.

import type { Range } from '../markdown/blocks.ts';
import { sourceRange } from '../markdown/blocks.ts';
import type { ChunkModel, Section, Statement } from '../tender/model.ts';
import type { CompiledLibrary } from './compile.ts';
import { analyseChunk, type LocalAnalysis, sectionIndex } from './local.ts';
import type { Pack, PackDocument } from './pack.ts';

/** A section as it stands in a document: numbered in order of appearance, 0 for the document itself. */
export interface PlacedSection {
  readonly ordinal: number;
  readonly parent: number;
  readonly section: Section;
  /** Heading, in document offsets; empty at the start for the document itself. */
  readonly range: Range;
}
export interface ChunkView {
  /** Offset of the chunk in the document. */
  readonly start: number;
  readonly model: ChunkModel;
  readonly local: LocalAnalysis;
  /** Ordinal of the section that is open where the chunk begins. */
  readonly section: number;
}
export interface DocumentView {
  readonly index: number;
  readonly document: PackDocument;
  readonly chunks: readonly ChunkView[];
  readonly sections: readonly PlacedSection[];
}
export interface PackView {
  readonly pack: Pack;
  readonly compiled: CompiledLibrary;
  readonly documents: readonly DocumentView[];
}

export function viewPack(pack: Pack, compiled: CompiledLibrary): PackView {
  return {
    pack,
    compiled,
    documents: pack.documents.map((document, index) => viewDocument(document, index, compiled)),
  };
}

const views = new WeakMap<
  PackDocument['tender'],
  { readonly compiled: CompiledLibrary; readonly view: DocumentView }
>();

function viewDocument(document: PackDocument, index: number, compiled: CompiledLibrary): DocumentView {
  // A document of the pack that has not changed since the last check is viewed as it was.
  const known = views.get(document.tender);
  if (known?.compiled === compiled && known.view.index === index && known.view.document === document)
    return known.view;
  const { models, markdown } = document.tender;
  const following: (Statement | undefined)[] = new Array(models.length);
  let next: Statement | undefined;
  for (let i = models.length - 1; i >= 0; i--) {
    following[i] = next;
    next = (models[i] as ChunkModel).statements[0] ?? next;
  }
  const sections: PlacedSection[] = [
    { ordinal: 0, parent: 0, section: { title: '', depth: 0, kind: 'other' }, range: { start: 0, end: 0 } },
  ];
  const open: PlacedSection[] = [sections[0] as PlacedSection];
  const chunks: ChunkView[] = new Array(models.length);
  let previous: Statement | undefined;
  for (let i = 0; i < models.length; i++) {
    const model = models[i] as ChunkModel;
    const start = markdown.starts[i] as number;
    chunks[i] = {
      start,
      model,
      local: analyseChunk(model, previous, following[i], compiled),
      section: sections.length - 1,
    };
    for (const heading of model.headings) {
      while (
        open.length > 1 &&
        (open[open.length - 1] as PlacedSection).section.depth >= heading.section.depth
      )
        open.pop();
      const placed: PlacedSection = {
        ordinal: sections.length,
        parent: (open[open.length - 1] as PlacedSection).ordinal,
        section: heading.section,
        range: { start: start + heading.range.start, end: start + heading.range.end },
      };
      sections.push(placed);
      open.push(placed);
    }
    previous = model.statements[model.statements.length - 1] ?? previous;
  }
  const view = { index, document, chunks, sections };
  views.set(document.tender, { compiled, view });
  return view;
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
export function placed(chunk: ChunkView, range: Range): Range {
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
