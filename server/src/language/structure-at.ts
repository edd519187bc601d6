// What of the pack's structure stands under the cursor: a reference, a defined term, the number of a provision.

import type { Offset, Range } from '../markdown/blocks.ts';
import { chunkParts } from '../structure/chunk-parts.ts';
import { type DocumentStructure, type Placed, placedRange } from '../structure/document-structure.ts';
import type { Provision, Reference } from '../structure/model.ts';
import { type PackStructure, packStructure } from '../structure/pack-structure.ts';
import { resolve } from '../structure/resolve.ts';
import type { Target } from '../structure/targets.ts';
import { targetRange } from '../structure/targets.ts';
import { type PackTerms, packTerms, type TermEntry, type TermUse, usesIn } from '../structure/terms.ts';
import { modelAt, type Snapshot, tenderAt } from './snapshot.ts';

/** A range of a document of the pack, in document offsets. */
export interface PackPlace {
  readonly document: number;
  readonly range: Range;
}

export type StructureAt =
  | {
      readonly kind: 'reference';
      readonly range: Range;
      readonly reference: Reference;
      readonly placed: Placed<Reference>;
    }
  | { readonly kind: 'term'; readonly range: Range; readonly entry: TermEntry; readonly use: TermUse }
  | { readonly kind: 'number'; readonly range: Range; readonly provision: Provision };

export function structureIn({ pack }: Snapshot): PackStructure {
  return packStructure(pack.documents, pack.attachments);
}

export function termsIn(snapshot: Snapshot): PackTerms {
  return packTerms(structureIn(snapshot));
}

/** What stands at a document offset; a reference before a term before a number. */
export function structureAt(snapshot: Snapshot, document: number, offset: Offset): StructureAt | undefined {
  const tender = tenderAt(snapshot, document);
  const place = tender && modelAt(tender, offset);
  const structure = structureIn(snapshot).documents[document];
  if (!place || !structure) return undefined;
  const at = offset - place.start;
  const holds = (range: Range) => range.start <= at && at <= range.end;
  const reference = chunkParts(place.model).references.find((one) => holds(one.range));
  if (reference) {
    const placed = structure.references.find(
      ({ item, chunk }) => item === reference && chunk === place.index,
    );
    if (placed)
      return { kind: 'reference', range: placedRange(place.start, reference.range), reference, placed };
  }
  const terms = termsIn(snapshot);
  const use = usesIn(place.model, terms.index).find(
    (one) => !one.within && one.written !== 'lower' && holds(one.range),
  );
  const entry = use && terms.entries.get(use.key);
  if (use && entry) return { kind: 'term', range: placedRange(place.start, use.range), entry, use };
  const provision = provisionAt(structure, offset);
  return provision && { kind: 'number', range: provision.numberRange, provision };
}

function provisionAt({ provisions }: DocumentStructure, offset: Offset): Provision | undefined {
  let low = 0;
  let high = provisions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((provisions[middle] as Provision).numberRange.start <= offset) low = middle + 1;
    else high = middle;
  }
  const found = provisions[low - 1];
  return found && offset <= found.numberRange.end && found.numberRange.end > found.numberRange.start
    ? found
    : undefined;
}

/** The place a reference leads to, if it was found. */
export function targetOf(
  snapshot: Snapshot,
  document: number,
  placed: Placed<Reference>,
): Target | undefined {
  const resolution = resolve(structureIn(snapshot), document, placed);
  return resolution.kind === 'found' ? resolution.target : undefined;
}

/** Whether two targets are one place. */
export function sameTarget(a: Target, b: Target): boolean {
  const one = targetRange(a);
  const other = targetRange(b);
  return (
    one !== undefined &&
    other !== undefined &&
    one.document === other.document &&
    one.range.start === other.range.start
  );
}
