// sv-weight-disproportionate and sv-weight-above-twenty: social value has a large share of the whole score.

import { type ChunkView, type PackView, placed, statementRange } from '../view.ts';
import type { CodedCheck, CodedContext, CodedFinding } from './coded-check.ts';
import {
  type Share,
  sharesIn,
  sharesInWords,
  socialValueLabel,
  trim,
  type WeightEntry,
  type WeightGroup,
  weightGroups,
} from './weight-groups.ts';

const justifying = ['weight-justified', 'social-purpose-contract'] as const;
const watches = [...justifying, 'social-value'] as const;
/** A reason stands near the weight that it justifies. */
const NEAR = 3;

export const svWeightDisproportionate: CodedCheck = {
  id: 'sv-weight-disproportionate',
  watches,
  find: ({ view, rule }) => findings(view, rule.figures?.above ?? 100, Number.POSITIVE_INFINITY, 'price'),
};

export const svWeightAboveTwenty: CodedCheck = {
  id: 'sv-weight-above-twenty',
  watches,
  find: ({ view, rule }: CodedContext) =>
    findings(view, rule.figures?.above ?? 100, rule.figures?.upTo ?? 100, 'alone'),
};

function findings(
  view: PackView,
  above: number,
  upTo: number,
  compare: 'price' | 'alone',
): readonly CodedFinding[] {
  const groups = weightGroups(view);
  const isSocial = socialValueLabel(view.compiled);
  const said = sharesInWords(view, 'social-value').flatMap(
    ({ document, chunk, statement, share }): CodedFinding[] => {
      const place = chunk.model.statements[statement];
      if (!place || share <= above || share > upTo || isJustifiedNear(chunk, statement)) return [];
      return [
        {
          document: document.index,
          range: statementRange(chunk, place),
          match: `${share}% of the whole score`,
          because: [
            `More than ${above}% of the whole score; there is no ceiling in law, but a reason should stand beside it.`,
          ],
        },
      ];
    },
  );
  const shown = groups.flatMap((group): CodedFinding[] => {
    const shares = sharesIn(group, groups, isSocial);
    const first = shares[0];
    if (!first || isJustified(first.entry)) return [];
    const total = total100(shares);
    const because = shares.map((s) => s.because);
    const price = compare === 'price' ? priceShare(group, groups) : undefined;
    if (total > above && total <= upTo)
      return [
        findingAt(first.entry, `${trim(total)}% of the whole score`, [
          ...because,
          `More than ${above}% of the whole score; there is no ceiling in law, but a reason should stand beside it.`,
        ]),
      ];
    const isPurchase = view.pack.profile.profile.contract === 'goods';
    if (isPurchase && price !== undefined && price > 0 && total >= price)
      return [
        findingAt(first.entry, `${trim(total)}%, as much as price or more`, [
          ...because,
          `A purchase of goods, and price has ${trim(price)}%.`,
        ]),
      ];
    return [];
  });
  return [...said, ...shown];
}

const total100 = (shares: readonly Share[]) =>
  shares
    .filter((s) => s.entry.fact.parent === undefined || shares.length === 1 || !hasParentAmong(s, shares))
    .reduce((n, s) => n + s.share, 0);
/** "Jobs" below "Social value", both social: the parent has counted it. */
const hasParentAmong = (share: Share, shares: readonly Share[]) =>
  shares.some((other) => other !== share && other.entry.fact.label === share.entry.fact.parent);

const priceWords = /\b(?:price|pricing|cost|costs|commercial)\b/i;
function priceShare(group: WeightGroup, groups: readonly WeightGroup[]): number | undefined {
  const shares = sharesIn(group, groups, (label) => priceWords.test(label));
  return shares.length === 0 ? undefined : shares.reduce((n, s) => n + s.share, 0);
}

const isJustified = ({ chunk, fact }: WeightEntry) => isJustifiedNear(chunk, fact.statement);
function isJustifiedNear(chunk: ChunkView, statement: number): boolean {
  return chunk.local.signals.some(
    (s) => (justifying as readonly string[]).includes(s.concept) && Math.abs(s.statement - statement) <= NEAR,
  );
}

function findingAt(entry: WeightEntry, match: string, because: readonly string[]): CodedFinding {
  return { document: entry.document.index, range: placed(entry.chunk, entry.fact.range), match, because };
}
