// References as links: a click leads to the clause or schedule they mean.

import type { Range } from '../markdown/blocks.ts';
import { placedRange } from '../structure/document-structure.ts';
import { targetRange, targetTitle } from '../structure/targets.ts';
import type { Snapshot } from './snapshot.ts';
import { type PackPlace, structureIn, targetOf } from './structure-at.ts';

export interface ReferenceLink {
  readonly range: Range;
  readonly to: PackPlace;
  readonly tip: string;
}

/** The references of a document that lead somewhere and are not links already. */
export function referenceLinks(snapshot: Snapshot, document: number): readonly ReferenceLink[] {
  const structure = structureIn(snapshot).documents[document];
  return (structure?.references ?? []).flatMap((placed): ReferenceLink[] => {
    if (placed.item.link !== undefined) return [];
    const target = targetOf(snapshot, document, placed);
    const to = target && targetRange(target);
    return to ? [{ range: placedRange(placed.start, placed.item.range), to, tip: targetTitle(target) }] : [];
  });
}
