// Every place of the pack that refers to a clause or uses a term.

import type { Offset, Range } from '../markdown/blocks.ts';
import { placedRange } from '../structure/document-structure.ts';
import type { Target } from '../structure/targets.ts';
import { targetRange } from '../structure/targets.ts';
import { type PackTerms, type TermEntry, usesOf } from '../structure/terms.ts';
import type { Snapshot } from './snapshot.ts';
import { type PackPlace, sameTarget, structureAt, structureIn, targetOf, termsIn } from './structure-at.ts';

export interface UsePlace extends PackPlace {
  readonly kind: 'use' | 'definition';
}

/** Uses of what stands at an offset, in the order of the pack; its definition among them. */
export function usesAt(snapshot: Snapshot, document: number, offset: Offset): readonly UsePlace[] {
  const at = structureAt(snapshot, document, offset);
  if (!at) return [];
  if (at.kind === 'term') {
    return usesOfTerm(snapshot, at.entry);
  }
  const target: Target | undefined =
    at.kind === 'number'
      ? { kind: 'provision', provision: at.provision }
      : targetOf(snapshot, document, at.placed);
  return target ? referencesTo(snapshot, target) : [];
}

const known = new WeakMap<PackTerms, Map<string, readonly UsePlace[]>>();

/** Where a term is defined and used; put together once for each version of the pack. */
function usesOfTerm(snapshot: Snapshot, { key, definitions }: TermEntry): readonly UsePlace[] {
  const terms = termsIn(snapshot);
  const places = known.get(terms) ?? new Map<string, readonly UsePlace[]>();
  known.set(terms, places);
  const before = places.get(key);
  if (before) return before;
  const found: UsePlace[] = definitions.map(({ document, range }) => ({
    kind: 'definition',
    document,
    range,
  }));
  for (const { document, range, use } of usesOf(structureIn(snapshot), terms, key))
    if (!use.within && use.written !== 'lower') found.push({ kind: 'use', document, range });
  found.sort(inOrder);
  places.set(key, found);
  return found;
}

/** The references of the pack that lead to a place, and the place. */
export function referencesTo(snapshot: Snapshot, target: Target): readonly UsePlace[] {
  const found: UsePlace[] = [];
  const place = targetRange(target);
  const own: Range | undefined = target.kind === 'provision' ? target.provision.numberRange : place?.range;
  if (place && own) found.push({ kind: 'definition', document: place.document, range: own });
  for (const document of structureIn(snapshot).documents)
    for (const placed of document.references) {
      const other = targetOf(snapshot, document.index, placed);
      if (!other) continue;
      const isIt =
        other.kind === 'provision' && target.kind === 'provision'
          ? other.provision === target.provision
          : sameTarget(target, other);
      if (isIt)
        found.push({
          kind: 'use',
          document: document.index,
          range: placedRange(placed.start, placed.item.range),
        });
    }
  return found.sort(inOrder);
}

function inOrder(a: UsePlace, b: UsePlace): number {
  return a.document - b.document || a.range.start - b.range.start;
}
