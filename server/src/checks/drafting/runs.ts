// Runs of sibling numbers, cut where they begin anew: what the checks of numbers walk over.

import type { DocumentStructure } from '../../structure/document-structure.ts';
import type { Provision } from '../../structure/model.ts';
import type { PackStructure } from '../../structure/pack-structure.ts';
import { renumberEdits } from '../../structure/renumber.ts';
import type { Fix } from '../finding.ts';

/** One number of a run: its place, and the value its writer gave it. */
export interface RunMember {
  readonly provision: Provision;
  readonly value: number;
}

/** Runs of figures: headings, clauses, list markers. Letters and roman numbers are {@link letterRuns}. */
export function figureRuns(document: DocumentStructure): readonly (readonly RunMember[])[] {
  let runs = figures.get(document);
  if (!runs) {
    runs = findFigureRuns(document);
    figures.set(document, runs);
  }
  return runs;
}

const figures = new WeakMap<DocumentStructure, readonly (readonly RunMember[])[]>();

function findFigureRuns(document: DocumentStructure): readonly (readonly RunMember[])[] {
  return acrossParts(document).flatMap((run) => {
    const [first] = run;
    // Rows that are no clauses are numbered in many ways.
    if (!first || (first.kind === 'cell' && run.some(({ weak }) => weak))) return [];
    if (first.style === 'decimal' || first.whole)
      return isLetteredName(run)
        ? []
        : segments(run.map((provision) => ({ provision, value: provision.value })));
    if (first.style !== 'list') return [];
    const markers = run.flatMap((provision) =>
      provision.marker === undefined ? [] : [{ provision, value: provision.marker }],
    );
    // "1. 1. 1." leaves the counting to the renderer
    return markers.length < 3 || markers.every(({ value }) => value === markers[0]?.value)
      ? []
      : segments(markers);
  });
}

/** Clauses that count on from part to part are one run. */
function acrossParts({ runs, realms }: DocumentStructure): readonly (readonly Provision[])[] {
  const out: (readonly Provision[])[] = [];
  const open = new Map<string, number>();
  for (const run of runs) {
    const first = run[0];
    const realm = first && realms[first.realm];
    const isTop = first?.style === 'decimal' && first.segments.length === 1 && first.kind !== 'cell';
    if (!realm || !isTop || realm.kind === 'restart') {
      out.push(run);
      continue;
    }
    const key = `${realm.kind === 'part' ? realm.parent : realm.index} ${first.kind} ${first.word ?? ''}`;
    const at = open.get(key);
    const before = at === undefined ? undefined : out[at];
    if (
      at !== undefined &&
      before &&
      first.value > 1 &&
      realm.kind === 'part' &&
      first.value >= (before[before.length - 1]?.value ?? 0)
    ) {
      out[at] = [...before, ...run];
      continue;
    }
    open.set(key, out.length);
    out.push(run);
  }
  return out;
}

/** "T101 Radar", "DS3 Services": names that look like clauses numbered by the letter of their part. */
function isLetteredName(run: readonly Provision[]): boolean {
  if (/^\d/.test(run[0]?.segments[0] ?? '')) return false;
  return new Set(run.map(({ value }) => value)).size < FEWEST_LETTERED;
}
const FEWEST_LETTERED = 3;

/** Runs of letters, roman numbers and figures in brackets. */
export function letterRuns(document: DocumentStructure): readonly (readonly RunMember[])[] {
  return document.runs.flatMap((run) => {
    const [first] = run;
    if (
      !first ||
      first.whole ||
      first.style === 'decimal' ||
      first.style === 'list' ||
      first.style === 'word'
    )
      return [];
    return [run.map((provision) => ({ provision, value: provision.value }))];
  });
}

/** A 1 in the middle begins a new count, unless the count goes on as if it were a slip. */
function segments(run: readonly RunMember[]): RunMember[][] {
  const out: RunMember[][] = [];
  let current: RunMember[] = [];
  for (const [i, member] of run.entries()) {
    const before = current[current.length - 1];
    const isSlip = before?.value === 1 && run[i + 1]?.value === 2 && current.length === 1;
    if (before && member.value === 1 && !isSlip) {
      out.push(current);
      current = [];
    }
    current.push(member);
  }
  out.push(current);
  return out;
}

/** Gives the members of a run from `from` on the numbers that follow on; references follow. */
export function renumberFix(pack: PackStructure, run: readonly RunMember[], from: number): Fix {
  const moves = new Map<Provision, number>();
  let next = (run[from - 1]?.value ?? 0) + 1;
  for (const { provision, value } of run.slice(from)) {
    if (value !== next) moves.set(provision, next);
    next++;
  }
  return {
    title: `Renumber from here on, and every reference with it`,
    kind: 'safe',
    edits: renumberEdits(pack, moves),
  };
}
