// Work that depends on one document alone, kept for as long as the document stays as it is: an edit costs what the edited
// document costs, not the pack.

import type { MarkdownDocument } from '../../markdown/blocks.ts';
import type { StructureSource } from '../../structure/model.ts';
import type { ChunkModel } from '../../tender/model.ts';

/** Makes a function of a document that works each version out once. */
export function perDocument<T>(
  work: (models: readonly ChunkModel[], markdown: MarkdownDocument) => T,
): (document: StructureSource) => T {
  // A change of the front matter alone leaves the models as they are and moves them.
  const known = new WeakMap<
    readonly ChunkModel[],
    { readonly markdown: MarkdownDocument; readonly value: T }
  >();
  return ({ tender: { models, markdown } }) => {
    let there = known.get(models);
    if (there?.markdown !== markdown) {
      there = { markdown, value: work(models, markdown) };
      known.set(models, there);
    }
    return there.value;
  };
}
