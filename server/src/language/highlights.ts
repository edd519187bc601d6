// The uses of a term or clause in one document, for marking them while the cursor stands on one.

import type { Offset, Range } from '../markdown/blocks.ts';
import { usesAt } from './references.ts';
import type { Snapshot } from './snapshot.ts';

export interface Highlight {
  readonly range: Range;
  readonly kind: 'use' | 'definition';
}

export function highlightsAt(snapshot: Snapshot, document: number, offset: Offset): readonly Highlight[] {
  return usesAt(snapshot, document, offset).flatMap((use) =>
    use.document === document ? [{ range: use.range, kind: use.kind }] : [],
  );
}
