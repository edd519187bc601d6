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

/** What changes in a provision's path: a level, counted from 0, and what stands there. */
type Change = readonly [number, string];

/** The edits that renumber provisions, all that stands in them and every reference to either. */
export function renumberEdits(pack: PackStructure, moves: Moves): readonly PackEdit[] {
  const edits: PackEdit[] = [];
  const moved = changesBy(moves);
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
      const { within = [], segments } = placed.item;
      const isRelative = written.startsWith('(') || within.length > 0;
      const above = resolution.target.provision.segments.length - segments.length + within.length;
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

/** The number that a provision's sibling at `value` is given, written as the provision writes its own, after these moves. */
export function siblingNumber(provision: Provision, value: number, moves: Moves): string {
  const own = provision.segments.length - 1;
  const changes: readonly Change[] = [
    ...(changesBy(moves).get(provision) ?? []).filter(([at]) => at !== own),
    [own, newNumber(provision, value)],
  ];
  return provision.whole ? changed(provision.written, changes) : lastChanged(provision.written, changes, own);
}

/** The number of a part of a provision, by its place from 1, written as `sample` writes the parts of another one. */
export function partNumber(of: readonly string[], sample: Provision, value: number): string {
  const last = newNumber(sample, value);
  if (!sample.whole) return lastChanged(sample.written, [[0, last]], 0);
  return changed(sample.written, [...of.map((segment, at): Change => [at, segment]), [of.length, last]]);
}

/** The path of a provision after these moves, from the top of its realm. */
export function segmentsAfter(provision: Provision, moves: Moves): readonly string[] {
  const changes = changesBy(moves).get(provision) ?? [];
  return provision.segments.map((segment, at) => changes.find(([level]) => level === at)?.[1] ?? segment);
}

function lastChanged(written: string, changes: readonly Change[], own: number): string {
  return changed(
    written,
    changes.flatMap(([at, to]): Change[] => (at === own ? [[0, to]] : [])),
  );
}

function changesBy(moves: Moves): ReadonlyMap<Provision, readonly Change[]> {
  const moved = new Map<Provision, readonly Change[]>();
  for (const [provision, value] of moves)
    collect(provision, provision.segments.length - 1, newNumber(provision, value), moved);
  return moved;
}

function collect(
  provision: Provision,
  level: number,
  to: string,
  moved: Map<Provision, readonly Change[]>,
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
function changed(written: string, changes: readonly Change[]): string {
  let nth = -1;
  return written.replace(level, (one) => {
    nth++;
    return changes.find(([at]) => at === nth)?.[1] ?? one;
  });
}
