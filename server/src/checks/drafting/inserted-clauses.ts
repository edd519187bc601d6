// The clauses that were inserted into a pack from the library: each marker, the clause and wording it names, and the text under it.

import { hashOfVariant } from '../../library/clause-text.ts';
import type { Clause, ClauseVariant, Library } from '../../library/model.ts';
import type { Range } from '../../markdown/blocks.ts';
import type { ChunkModel, ClauseMarker } from '../../tender/model.ts';
import type { Fix } from '../finding.ts';
import { chunksWith, type DocumentView, type PackView, placed } from '../view.ts';
import { type Alignment, alignClause } from './clause-difference.ts';

export interface InsertedClause {
  readonly document: number;
  /** The marker's, in the document. */
  readonly range: Range;
  readonly marker: ClauseMarker;
  readonly clause: Clause;
  /** The wording of the library with the marker's hash; undefined where the library no longer has it. */
  readonly wording: ClauseVariant | undefined;
  /** Offset in the document at which the text under the marker starts. */
  readonly start: number;
  /** At least the whole clause; text of the document may follow. */
  readonly text: string;
}

const markersIn = (model: ChunkModel) => model.clauseMarkers;
const insertedIn = new WeakMap<PackView, readonly InsertedClause[]>();

/** Every clause of the library that is marked in the pack. Markers that name no clause of the library are none of ours. */
export function insertedClauses(view: PackView): readonly InsertedClause[] {
  let all = insertedIn.get(view);
  if (all === undefined) {
    all = view.documents.flatMap((document) =>
      chunksWith(document, markersIn).flatMap((chunk) =>
        chunk.model.clauseMarkers.flatMap((marker): InsertedClause[] => {
          const clause = clauseOf(marker.id, view.compiled.library);
          if (clause === undefined) return [];
          const range = placed(chunk, marker.range);
          const wording = wordingOf(clause, marker);
          const longest = Math.max(...clause.variants.map(({ body }) => body.length));
          const text = textUnder(document, chunk.index, range.end, 2 * longest + 2000);
          return [{ document: document.index, range, marker, clause, wording, start: range.end, text }];
        }),
      ),
    );
    insertedIn.set(view, all);
  }
  return all;
}

/** A clause of the library by its id or name. */
export function clauseOf(id: string, library: Library): Clause | undefined {
  return library.clauses.find((clause) => clause.id === id || clause.name === id);
}

function wordingOf(clause: Clause, marker: ClauseMarker): ClauseVariant | undefined {
  const named = clause.variants.find(({ id }) => id === marker.parameters.variant);
  if (marker.hash === '') return marker.version === clause.version ? named : undefined;
  if (named && hashOfVariant(named) === marker.hash) return named;
  return clause.variants.find((variant) => hashOfVariant(variant) === marker.hash);
}

/** From the marker to the next one, to the next heading that is no part of the clause, or to the most characters. */
function textUnder({ document }: DocumentView, chunk: number, from: number, most: number): string {
  const { chunks, starts } = document.tender.markdown;
  let text = '';
  for (let i = chunk; i < chunks.length && text.length < most; i++)
    text += chunks[i]?.text.slice(Math.max(0, from - (starts[i] ?? 0))) ?? '';
  text = text.slice(0, most);
  const marker = text.indexOf('<!-- tenderlint:clause');
  if (marker >= 0) text = text.slice(0, marker);
  const own = /^\s*(#{1,6})[ \t]/.exec(text);
  const deepest = own?.[1]?.length ?? 6;
  const ownEnd = own?.[0].length ?? 0;
  for (const heading of text.slice(ownEnd).matchAll(/^ {0,3}(#{1,6})[ \t]/gm))
    if ((heading[1]?.length ?? 0) <= deepest) return text.slice(0, ownEnd + heading.index);
  return text;
}

const MOST_KEPT = 16;
const alignments = new WeakMap<ClauseVariant, Map<string, Alignment | undefined>>();

/** The text under the marker beside a wording; kept for as long as both stay as they are. */
export function alignmentWith(inserted: InsertedClause, variant: ClauseVariant): Alignment | undefined {
  const known = alignments.get(variant) ?? new Map<string, Alignment | undefined>();
  alignments.set(variant, known);
  const { marker, text, clause } = inserted;
  const key = `${JSON.stringify(marker.parameters)}${text}`;
  if (known.has(key)) return known.get(key);
  const alignment = alignClause(variant, clause.parameters, text, marker.parameters);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, alignment);
  return alignment;
}

/** Less of the approved words than this in the text: it is another text, which no edit of single words mends. */
export const LEAST_KEPT = 0.5;

/** Puts a wording in place of the text under the marker, blanks as they were filled; nothing where too little of it stands there. */
export function fixWith(
  inserted: InsertedClause,
  variant: ClauseVariant,
  title: string,
  newMarker?: string,
): readonly Fix[] {
  const alignment = alignmentWith(inserted, variant);
  if (!alignment || alignment.kept < LEAST_KEPT) return [];
  const { document, range, start } = inserted;
  const edits = alignment.differences.map(({ edit }) => ({
    document,
    start: start + edit.start,
    end: start + edit.end,
    text: edit.text,
  }));
  const marked = newMarker === undefined ? [] : [{ document, ...range, text: newMarker }];
  return edits.length + marked.length === 0 ? [] : [{ title, kind: 'wording', edits: [...marked, ...edits] }];
}

/** The marker's values as they go into a new marker: without the variant, which it names itself. */
export function valuesOf({ parameters }: ClauseMarker): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== 'variant'));
}
