// New numbers for provisions, and the edits that make everything that refers to them follow.

import type { Range } from '../markdown/blocks.ts';
import { type DocumentStructure, placedRange, textBetween } from './document-structure.ts';
import { numberIn } from './labels.ts';
import type { Provision } from './model.ts';
import type { PackStructure } from './pack-structure.ts';
import { resolve } from './resolve.ts';

export interface PackEdit extends Range {
  readonly document: number;
  readonly text: string;
}

/** New places among their siblings; what stands in them follows. */
export type Moves = ReadonlyMap<Provision, number>;

/** The edits that renumber provisions, all that stands in them and every reference to either. */
export function renumberEdits(pack: PackStructure, moves: Moves): readonly PackEdit[] {
  const edits: PackEdit[] = [];
  const moved = new Map<Provision, readonly (readonly [number, string])[]>();
  for (const [provision, value] of moves)
    collect(provision, provision.segments.length - 1, newNumber(provision, value), moved);
  for (const [provision, changes] of moved) {
    const document = pack.documents[provision.document] as DocumentStructure;
    if (!provision.typed && provision.marker === undefined) continue;
    const range = provision.numberRange;
    const written = textBetween(document, range);
    const text = provision.whole
      ? changed(written, changes)
      : changed(
          written,
          changes
            .filter(([level]) => level === provision.segments.length - 1)
            .map(([, to]) => [0, to] as const),
        );
    if (text !== written) edits.push({ document: provision.document, ...range, text });
  }
  for (const document of pack.documents)
    for (const placed of document.references) {
      const resolution = resolve(pack, document.index, placed);
      if (resolution.kind !== 'found' || resolution.target.kind !== 'provision') continue;
      const changes = moved.get(resolution.target.provision);
      if (!changes) continue;
      const range = placedRange(placed.start, placed.item.labelRange);
      const written = textBetween(document, range);
      const isRelative = written.startsWith('(');
      const above = resolution.target.provision.segments.length - placed.item.segments.length;
      const text = changed(
        written,
        isRelative
          ? changes.flatMap(([level, to]) => (level >= above ? [[level - above, to] as const] : []))
          : changes,
      );
      if (text !== written) edits.push({ document: document.index, ...range, text });
    }
  return edits;
}

/** What changes in a provision's path: level and what stands there. */
function collect(
  provision: Provision,
  level: number,
  to: string,
  moved: Map<Provision, readonly (readonly [number, string])[]>,
): void {
  moved.set(provision, [...(moved.get(provision) ?? []), [level, to]]);
  for (const child of provision.children) collect(child, level, to, moved);
}

/** A number as its siblings write it; leading noughts are kept. */
function newNumber(provision: Provision, value: number): string {
  const figures = /(\d+)(?!.*\d)/.exec(provision.written)?.[1];
  const plain = numberIn(provision.style, value);
  return figures?.startsWith('0') && figures.length > 1 ? plain.padStart(figures.length, '0') : plain;
}

const level = /[A-Za-z]{1,6}(?![A-Za-z])|\d+[A-Za-z]{0,2}/g;

/** A number as written with some of its levels replaced. */
function changed(written: string, changes: readonly (readonly [number, string])[]): string {
  let nth = -1;
  return written.replace(level, (one) => {
    nth++;
    return changes.find(([at]) => at === nth)?.[1] ?? one;
  });
}
