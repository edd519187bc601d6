// What every language feature works on: a pack, what checking it gave, and the library it was checked with.
// A request keeps the snapshot it was asked about; whatever arrives meanwhile makes another one.

import type { Finding } from '../checks/finding.ts';
import type { Pack, PackResult } from '../checks/pack.ts';
import type { Library } from '../library/model.ts';
import type { Offset, Range } from '../markdown/blocks.ts';
import type { ChunkModel, TenderDocument } from '../tender/model.ts';
import { chunkIndexAt } from './positions.ts';

export interface Snapshot {
  readonly pack: Pack;
  readonly result: PackResult;
  readonly library: Library;
}

/** The tender document with this index in the pack. */
export function tenderAt(snapshot: Snapshot, document: number): TenderDocument | undefined {
  return snapshot.pack.documents[document]?.tender;
}

/** Findings of one document that are not suppressed and touch a range of document offsets, in their order. */
export function findingsTouching(snapshot: Snapshot, document: number, range: Range): readonly Finding[] {
  return snapshot.result.findings.filter(
    (finding) =>
      finding.document === document &&
      finding.suppressed === null &&
      finding.range.start <= range.end &&
      finding.range.end >= range.start,
  );
}

/** A chunk's model and where the chunk starts in the document. */
export interface ModelPlace {
  readonly model: ChunkModel;
  /** Index in `tender.models`. */
  readonly index: number;
  /** Document offset of the chunk's first character. */
  readonly start: Offset;
}

/** The model of the chunk that holds a document offset; undefined in front matter. */
export function modelAt(tender: TenderDocument, offset: Offset): ModelPlace | undefined {
  const index = chunkIndexAt(tender.markdown, offset);
  const model = tender.models[index];
  return model && { model, index, start: tender.markdown.starts[index] as number };
}
