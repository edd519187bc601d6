// Folding by clause: each numbered provision with what stands in it.

import type { Range } from '../markdown/blocks.ts';
import type { Snapshot } from './snapshot.ts';
import { structureIn } from './structure-at.ts';

/** Ranges in the document from the line of a provision to where what belongs to it ends. */
export function foldingRanges(snapshot: Snapshot, document: number): readonly Range[] {
  const structure = structureIn(snapshot).documents[document];
  if (!structure) return [];
  const ranges = structure.provisions.flatMap(({ kind, range, end }) =>
    kind === 'cell' || end <= range.end ? [] : [{ start: range.start, end }],
  );
  const { switches, realms, source } = structure;
  const { starts } = source.tender.markdown;
  const last = starts[starts.length - 1] ?? 0;
  for (const [i, { at, realm }] of switches.entries())
    if (realms[realm]?.kind === 'attachment') ranges.push({ start: at, end: switches[i + 1]?.at ?? last });
  return ranges;
}
