// The model of a whole document, made anew only where an edit can have changed it.

import type { Chunk, MarkdownDocument } from '../markdown/blocks.ts';
import { emptyContext, modelChunk, modelUnder } from './chunk-model.ts';
import type { ChunkModel, ModelContext, TenderDocument } from './model.ts';
import type { SectionVocabulary } from './section-vocabulary.ts';

/** The vocabulary a document was modelled with: a model made with another one is of no use. */
const vocabularies = new WeakMap<TenderDocument, SectionVocabulary>();

/**
 * Models a document. With `previous`, the model of an earlier version, every chunk that both versions share
 * and that the same context flows into keeps its model; the result equals a model from scratch.
 */
export function modelDocument(
  markdown: MarkdownDocument,
  vocabulary: SectionVocabulary,
  previous?: TenderDocument,
): TenderDocument {
  const usable = previous && vocabularies.get(previous) === vocabulary ? previous : undefined;
  const models = modelChunks(
    markdown.chunks,
    vocabulary,
    usable?.markdown.chunks ?? [],
    usable?.models ?? [],
  );
  const document: TenderDocument = { markdown, models };
  vocabularies.set(document, vocabulary);
  return document;
}

function modelChunks(
  chunks: readonly Chunk[],
  vocabulary: SectionVocabulary,
  oldChunks: readonly Chunk[],
  old: readonly ChunkModel[],
): readonly ChunkModel[] {
  // The two loops compare chunks, not models: an array of pointers is read without visiting 17,000 objects.
  const shorter = Math.min(chunks.length, oldChunks.length);
  let same = 0;
  while (same < shorter && oldChunks[same] === chunks[same]) same++;
  if (same === chunks.length && same === oldChunks.length && same > 0) return old;
  let sameAtEnd = 0;
  while (
    sameAtEnd < shorter - same &&
    oldChunks[oldChunks.length - 1 - sameAtEnd] === chunks[chunks.length - 1 - sameAtEnd]
  )
    sameAtEnd++;

  const models = old.slice(0, same);
  let context: ModelContext = models[same - 1]?.after ?? old[0]?.before ?? emptyContext();
  const moved = new Map<Chunk, ChunkModel>();
  for (let at = same; at < old.length - sameAtEnd; at++) {
    const model = old[at] as ChunkModel;
    moved.set(model.chunk, model);
  }
  const shift = old.length - chunks.length;
  for (let at = same; at < chunks.length; at++) {
    const chunk = chunks[at] as Chunk;
    const isInTail = at >= chunks.length - sameAtEnd;
    const known = isInTail ? old[at + shift] : moved.get(chunk);
    const isUnchanged = known !== undefined && known.before.key === context.key;
    // In the tail the same chunks follow in the same context from here on: nothing can differ any more.
    if (isInTail && isUnchanged) return models.concat(old.slice(at + shift));
    const model = isUnchanged ? known : modelAnew(chunk, context, vocabulary, known);
    models.push(model);
    context = model.after;
  }
  return models;
}

/** The model that a chunk had in a context before the last, and its vocabulary: a heading that comes and goes finds it again. */
const earlier = new WeakMap<Chunk, { readonly model: ChunkModel; readonly vocabulary: SectionVocabulary }>();

function modelAnew(
  chunk: Chunk,
  context: ModelContext,
  vocabulary: SectionVocabulary,
  known: ChunkModel | undefined,
): ChunkModel {
  if (known === undefined) return modelChunk(chunk, context, vocabulary);
  const before = earlier.get(chunk);
  earlier.set(chunk, { model: known, vocabulary });
  if (before?.vocabulary === vocabulary && before.model.before.key === context.key) return before.model;
  return modelUnder(known, context) ?? modelChunk(chunk, context, vocabulary);
}
