// Work that depends on one document alone, kept for as long as the document stays as it is: an edit costs what the edited
// document costs, not the pack.

import type { MarkdownDocument } from '../../markdown/blocks.ts';
import type { StructureSource } from '../../structure/model.ts';
import type { ChunkModel } from '../../tender/model.ts';

/** Makes a function of a document that works each version out once. */
export function perDocument<T>(
  work: (models: readonly ChunkModel[], markdown: MarkdownDocument) => T,
): (document: StructureSource) => T {
  const known = new WeakMap<readonly ChunkModel[], { readonly value: T }>();
  return ({ tender }) => {
    let there = known.get(tender.models);
    if (!there) {
      there = { value: work(tender.models, tender.markdown) };
      known.set(tender.models, there);
    }
    return there.value;
  };
}
