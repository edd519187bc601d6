// How often each defined term of the pack is used, and where: counted once for all checks of definitions.

import type { PackStructure } from '../../structure/pack-structure.ts';
import { type DocumentUse, type PackTerms, packTerms, usesByTerm } from '../../structure/terms.ts';

export interface CountedUse extends DocumentUse {
  readonly document: number;
}

const known = new WeakMap<PackStructure, ReadonlyMap<string, readonly CountedUse[]>>();

/** Uses by term, without the places where the term is defined. */
export function countedUses(pack: PackStructure): {
  readonly terms: PackTerms;
  readonly uses: ReadonlyMap<string, readonly CountedUse[]>;
} {
  const terms = packTerms(pack);
  const before = known.get(pack);
  if (before) return { terms, uses: before };
  const defined = new Set<string>();
  for (const { key, definitions } of terms.entries.values())
    for (const { document, range } of definitions) defined.add(`${key}/${document}:${range.start}`);
  const uses = new Map<string, CountedUse[]>();
  for (const document of pack.documents)
    for (const [key, own] of usesByTerm(document.source, terms.index)) {
      const list = uses.get(key) ?? [];
      for (const { chunk, range, use } of own)
        if (!defined.has(`${key}/${document.index}:${range.start}`))
          list.push({ document: document.index, chunk, range, use });
      if (list.length > 0) uses.set(key, list);
    }
  known.set(pack, uses);
  return { terms, uses };
}
