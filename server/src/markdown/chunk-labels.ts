// Labels of links and footnotes, by which chunks depend on each other: who defines which, and who asked for which.

import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Chunk } from './blocks.ts';
import { FOOTNOTE, type Label } from './syntax.ts';

/** The labels that a chunk has to do with. */
export interface ChunkLabels {
  readonly defined: readonly Label[];
  /** Labels that the chunk asked for while it was parsed, by the answer it got. */
  readonly takenAsDefined: readonly Label[];
  readonly takenAsUndefined: readonly Label[];
}

const NONE: ChunkLabels = { defined: [], takenAsDefined: [], takenAsUndefined: [] };
const labelsByChunk = new WeakMap<Chunk, ChunkLabels>();

export function setLabels(chunk: Chunk, labels: ChunkLabels): void {
  labelsByChunk.set(chunk, labels);
}

export function labelsOf(chunk: Chunk): ChunkLabels {
  return labelsByChunk.get(chunk) ?? NONE;
}

/** How many chunks define each label of a document. */
export type LabelCounts = ReadonlyMap<Label, number>;

/** The counts after some chunks made way for others; the same object if nothing changed. */
export function recount(counts: LabelCounts, removed: Iterable<Chunk>, added: Iterable<Chunk>): LabelCounts {
  const changes = new Map<Label, number>();
  addDefined(changes, removed, -1);
  addDefined(changes, added, 1);
  let changed: Map<Label, number> | undefined;
  for (const [label, change] of changes) {
    if (change === 0) continue;
    changed ??= new Map(counts);
    const count = (changed.get(label) ?? 0) + change;
    if (count > 0) changed.set(label, count);
    else changed.delete(label);
  }
  return changed ?? counts;
}

function addDefined(changes: Map<Label, number>, chunks: Iterable<Chunk>, step: 1 | -1): void {
  for (const chunk of chunks)
    for (const label of labelsOf(chunk).defined) changes.set(label, (changes.get(label) ?? 0) + step);
}

/** Whether the chunk was parsed on answers that are no longer right. */
export function isStale(chunk: Chunk, counts: LabelCounts): boolean {
  const labels = labelsByChunk.get(chunk);
  if (!labels) return false;
  return (
    labels.takenAsDefined.some((label) => !counts.has(label)) ||
    labels.takenAsUndefined.some((label) => counts.has(label))
  );
}

const LONGEST_LABEL = 1000;

/** Labels that the text seems to define: a guess that saves parsing twice, checked afterwards. */
export function guessLabels(text: string): Set<Label> {
  const labels = new Set<Label>();
  for (let end = text.indexOf(']:'); end >= 0; end = text.indexOf(']:', end + 2)) {
    const before = text.slice(Math.max(0, end - LONGEST_LABEL), end);
    const label = before.slice(before.lastIndexOf('[') + 1);
    if (!label.startsWith('^')) labels.add(normalizeIdentifier(label));
    else if (!/\s/.test(label)) labels.add(FOOTNOTE + normalizeIdentifier(label.slice(1)));
  }
  return labels;
}
