// What social value weighs in the whole score of a pack, with the arithmetic in plain steps and the places it was read from.

import type { Range } from '../../markdown/blocks.ts';
import {
  isJointLabel,
  sharesInWords,
  socialValueLabel,
  trim,
  type WeightGroup,
  weightGroups,
} from '../coded/weight-groups.ts';
import { type PackView, placed, statementRange } from '../view.ts';
import { type PlacedShare, placedShares } from './placed-shares.ts';

export interface WeightPlace {
  readonly document: number;
  /** In the document. */
  readonly range: Range;
}

export type SocialValueWeight =
  | {
      readonly kind: 'known';
      /** Of the whole score, from 0 to 100. */
      readonly percent: number;
      /** Upper end, where the text gives a range. */
      readonly to?: number;
      readonly steps: readonly string[];
      readonly where: readonly WeightPlace[];
      /** Other places that give it another share of the whole score. */
      readonly differs: readonly (WeightPlace & { readonly percent: number })[];
    }
  /** The weights come to the whole score and social value is none of them. */
  | { readonly kind: 'none'; readonly where: readonly WeightPlace[] }
  | { readonly kind: 'unknown'; readonly why: string };

interface Candidate {
  readonly percent: number;
  readonly to?: number;
  readonly steps: readonly string[];
  readonly where: readonly WeightPlace[];
  /** Lower is surer. */
  readonly rank: number;
  /** The table it was read from: chunk and table, without the column. */
  readonly table?: string;
}

const byView = new WeakMap<PackView, SocialValueWeight>();

export function socialValueWeight(view: PackView): SocialValueWeight {
  let known = byView.get(view);
  if (known === undefined) {
    known = workOut(view);
    byView.set(view, known);
  }
  return known;
}

function workOut(view: PackView): SocialValueWeight {
  const groups = weightGroups(view);
  const shares = placedShares(groups);
  const isSocial = socialValueLabel(view.compiled);
  const found = [
    ...groups.flatMap((group, i) => candidateOf(group, shares[i] ?? [], isSocial, view) ?? []),
    ...inWords(view),
  ].sort((a, b) => a.rank - b.rank);
  const best = found[0];
  if (best) {
    const lots = inOtherColumns(best, found);
    if (lots) return lots;
    const { percent, to, steps } = best;
    const where = found.filter((c) => Math.abs(c.percent - percent) <= 0.51).flatMap((c) => c.where);
    const differs = found
      .filter((c) => c.rank < 3 && Math.abs(c.percent - best.percent) > 0.51)
      // A sub-criterion that the sum was made of, told again elsewhere, is a part of the answer and not another one.
      .filter((c) => !c.steps.every((step) => best.steps.includes(step)))
      .flatMap((c) => c.where.slice(0, 1).map((w) => ({ ...w, percent: c.percent })));
    return {
      kind: 'known',
      percent: round(percent),
      ...(to === undefined ? {} : { to: round(to) }),
      steps,
      where,
      differs: differs.map((d) => ({ ...d, percent: round(d.percent) })),
    };
  }
  const whole = shares.find(
    (set, i) => groups[i]?.complete === true && set.length > 1 && set.every((s) => s.known === 'whole'),
  );
  const isShared = groups.some(({ entries }) =>
    entries.some(({ fact }) => isJointLabel(fact.label) && isSocial(fact.label)),
  );
  if (whole && !isShared) return { kind: 'none', where: whole.slice(0, 1).map(placeOf) };
  return {
    kind: 'unknown',
    why:
      groups.length === 0
        ? 'No weights were found in the pack.'
        : 'Weights were found, but none for social value that can be related to the whole score.',
  };
}

/** "Lot 1 | Lot 2" beside each other in one table: one answer, from the least to the most. */
function inOtherColumns(best: Candidate, found: readonly Candidate[]): SocialValueWeight | undefined {
  if (best.table === undefined || best.to !== undefined) return undefined;
  const beside = found.filter((c) => c.table === best.table && c.rank === best.rank && c.to === undefined);
  const shares = beside.map((c) => c.percent).sort((a, b) => a - b);
  const [least = 0, most = 0] = [shares[0], shares.at(-1)];
  if (most - least <= 0.51) return undefined;
  return {
    kind: 'known',
    percent: round(least),
    to: round(most),
    steps: [
      ...new Set(beside.flatMap((c) => c.steps)),
      `The columns of the table differ: ${trim(least)}% to ${trim(most)}% of the whole score.`,
    ],
    where: beside.flatMap((c) => c.where),
    differs: [],
  };
}

const round = (n: number) => Math.round(n * 100) / 100;

function placeOf({ entry }: PlacedShare): WeightPlace {
  return { document: entry.document.index, range: placed(entry.chunk, entry.fact.range) };
}

const ranks = { whole: 0, nested: 1, alone: 2 } as const;

/** What one set of weights gives social value: the social criteria of its top level added up. */
function candidateOf(
  group: WeightGroup,
  shares: readonly PlacedShare[],
  isSocial: (label: string) => boolean,
  view: PackView,
): Candidate | undefined {
  const social = shares.filter((s) => isSocialShare(s, isSocial));
  // A criterion and its own questions are counted once.
  const parts = social.filter((s) => !social.some((o) => o !== s && isBeneath(s, o)));
  const first = parts[0];
  if (!first) return undefined;
  const percent = parts.reduce((n, s) => n + s.percent, 0);
  const to = parts.some((s) => s.to !== undefined)
    ? parts.reduce((n, s) => n + (s.to ?? s.percent), 0)
    : undefined;
  const steps = [...new Set(parts.flatMap((s) => s.steps))];
  if (parts.length > 1)
    steps.push(
      `Social value in all: ${parts.map((s) => trim(s.percent)).join(' + ')} = ${trim(percent)}% of the whole score.`,
    );
  const isNotice = view.documents[first.entry.document.index]?.document.kind === 'notice';
  const known = ranks[first.known];
  // One share by itself ("social value carries 10%") says less than a set that adds up.
  const alone = group.entries.length === 1 && known === 2 ? 0.5 : 0;
  return {
    percent,
    ...(to === undefined ? {} : { to }),
    steps,
    where: parts.map(placeOf),
    rank: known + alone + (isNotice ? 0.25 : 0),
    ...tableOf(first),
  };
}

function tableOf({ entry: { document, chunk, fact } }: PlacedShare): { readonly table?: string } {
  const [kind, table] = fact.group.split(':');
  return kind === 'table' ? { table: `${document.index}/${chunk.index}/${table}` } : {};
}

/** By its own label, or because the criterion it is a part of is social value. */
function isSocialShare(share: PlacedShare, isSocial: (label: string) => boolean): boolean {
  const { label, parent } = share.entry.fact;
  if (isJointLabel(label)) return false;
  return isSocial(label) || (parent !== undefined && !isJointLabel(parent) && isSocial(parent));
}

function isBeneath(share: PlacedShare, other: PlacedShare): boolean {
  for (let above = share.parent; above; above = above.parent)
    if (above.entry.fact === other.entry.fact) return true;
  const { parent } = share.entry.fact;
  return parent !== undefined && other.entry.fact.parent === undefined && other.entry.fact.label === parent;
}

/** "Social value carries fifteen per cent of the marks." */
function inWords(view: PackView): readonly Candidate[] {
  return sharesInWords(view, 'social-value').flatMap(({ document, chunk, statement, share }) => {
    const place = chunk.model.statements[statement];
    if (!place) return [];
    return [
      {
        percent: share,
        steps: [`Social value is ${trim(share)}% of the whole score, as the sentence says.`],
        where: [{ document: document.index, range: statementRange(chunk, place) }],
        rank: 2.5,
      },
    ];
  });
}
