// How often each defined term of the pack is used, and where: counted once for all checks of definitions.

import type { Range } from '../../markdown/blocks.ts';
import type { PackStructure } from '../../structure/pack-structure.ts';
import { type PackTerms, packTerms, placedUses, type TermUse } from '../../structure/terms.ts';

export interface CountedUse {
  readonly document: number;
  readonly chunk: number;
  /** In the document. */
  readonly range: Range;
  readonly use: TermUse;
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
    for (const { start, chunk, use } of placedUses(document, terms.index)) {
      const range = { start: start + use.range.start, end: start + use.range.end };
      if (defined.has(`${use.key}/${document.index}:${range.start}`)) continue;
      const list = uses.get(use.key);
      const counted = { document: document.index, chunk, range, use };
      if (list) list.push(counted);
      else uses.set(use.key, [counted]);
    }
  known.set(pack, uses);
  return { terms, uses };
}
