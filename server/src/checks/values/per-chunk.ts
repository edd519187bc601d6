// Readers of one statement made into readers of a chunk that keep what they read for as long as the chunk's model lives.

import type { Range } from '../../markdown/blocks.ts';
import { placeOf } from '../../tender/facts/found.ts';
import { keptWithModel } from '../../tender/kept.ts';
import { type Mention, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel, Statement } from '../../tender/model.ts';
import { type ChunkView, chunksWith, type PackView, placed } from '../view.ts';

/** Something read in a chunk; positions count in the chunk. */
export interface InChunk<T> {
  readonly range: Range;
  readonly statement: number;
  readonly value: T;
}

/** A piece of a statement's text. */
export interface InStatement<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Reads each model once; with `needed`, only those that mention all of it. */
export function keptPerChunk<T>(
  read: (model: ChunkModel) => readonly T[],
  ...needed: readonly Mention[]
): (model: ChunkModel) => readonly T[] {
  const none: readonly T[] = [];
  const kept = keptWithModel((model) => {
    const found = read(model);
    return found.length === 0 ? none : found;
  });
  return (model) => {
    for (const what of needed) if (!mentionsOf(model).any(what)) return none;
    return kept(model);
  };
}

/** A longer "sentence" is data that nobody reads as one. */
export const LONGEST_SENTENCE = 4000;

/** Reads each statement on its own, all or those that mention all that is needed. */
export function perStatement<T>(
  read: (statement: Statement, model: ChunkModel, index: number) => readonly InStatement<T>[],
  ...needed: readonly Mention[]
): (model: ChunkModel) => readonly InChunk<T>[] {
  return keptPerChunk(
    (model) => {
      const found: InChunk<T>[] = [];
      const mentions = mentionsOf(model);
      for (const [index, statement] of model.statements.entries()) {
        if (statement.text.length > LONGEST_SENTENCE) continue;
        if (!needed.every((what) => mentions.in(index, what))) continue;
        for (const { start, end, value } of read(statement, model, index))
          found.push({ range: placeOf(statement, start, end), statement: index, value });
      }
      return found;
    },
    ...needed,
  );
}

export interface InPack<T> {
  readonly document: number;
  /** In the document. */
  readonly range: Range;
  readonly statement: Statement | undefined;
  readonly chunk: ChunkView;
  readonly value: T;
}

/** All that a reader finds in a pack, in order. */
export function inPack<T>(
  view: PackView,
  reader: (model: ChunkModel) => readonly InChunk<T>[],
): readonly InPack<T>[] {
  return view.documents.flatMap((document) =>
    chunksWith(document, reader).flatMap((chunk) =>
      reader(chunk.model).map(({ range, statement, value }) => ({
        document: document.index,
        range: placed(chunk, range),
        statement: chunk.model.statements[statement],
        chunk,
        value,
      })),
    ),
  );
}
