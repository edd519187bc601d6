// Go to definition: from a reference to the clause it means, from a term to where it is defined.

import type { Offset } from '../markdown/blocks.ts';
import { targetRange } from '../structure/targets.ts';
import type { Snapshot } from './snapshot.ts';
import { type PackPlace, structureAt, targetOf } from './structure-at.ts';

/** The places that define what stands at an offset. */
export function definitionsAt(snapshot: Snapshot, document: number, offset: Offset): readonly PackPlace[] {
  const at = structureAt(snapshot, document, offset);
  if (at?.kind === 'term')
    return at.entry.definitions.map(({ document: index, range }) => ({ document: index, range }));
  if (at?.kind === 'number') return [{ document, range: at.provision.range }];
  const target = at && targetOf(snapshot, document, at.placed);
  const place = target && targetRange(target);
  return place ? [place] : [];
}
