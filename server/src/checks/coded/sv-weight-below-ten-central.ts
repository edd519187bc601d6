// sv-weight-below-ten-central: social value has less than ten per cent of the whole score, or none, where policy sets that floor.

import { isSeen, type PackView, placed, statementRange } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';
import {
  sharesIn,
  sharesInWords,
  socialValueLabel,
  trim,
  type WeightEntry,
  weightGroups,
} from './weight-groups.ts';

export const svWeightBelowTenCentral: CodedCheck = {
  id: 'sv-weight-below-ten-central',
  watches: ['social-value', 'social-value-floor-exception'],
  find: ({ view, rule }) => {
    const least = rule.figures?.least;
    if (least === undefined || mentions(view, 'social-value-floor-exception')) return [];
    const groups = weightGroups(view);
    const isSocial = socialValueLabel(view.compiled);
    const shown: CodedFinding[] = [];
    let most = -1;
    for (const group of groups) {
      const shares = sharesIn(group, groups, isSocial);
      const first = shares[0];
      if (!first) continue;
      const total = shares
        .filter((s) => !shares.some((o) => o !== s && o.entry.fact.label === s.entry.fact.parent))
        .reduce((n, s) => n + s.share, 0);
      most = Math.max(most, total);
      if (total < least - 0.005)
        shown.push(
          finding(first.entry, `${trim(total)}% of the whole score`, [
            ...shares.map((s) => s.because),
            `Policy asks for at least ${least}% of the whole score.`,
          ]),
        );
    }
    for (const { document, chunk, statement, share } of sharesInWords(view, 'social-value')) {
      const place = chunk.model.statements[statement];
      if (!place) continue;
      most = Math.max(most, share);
      if (share < least)
        shown.push({
          document: document.index,
          range: statementRange(chunk, place),
          match: `${share}% of the whole score`,
          because: [`Policy asks for at least ${least}% of the whole score.`],
        });
    }
    // A weight that is stated twice, once as a share of quality, is judged by the larger.
    if (most >= 0) return most < least - 0.005 ? shown.slice(0, 1) : [];
    if (view.pack.attachments.length > 0 || mentions(view, 'social-value')) return [];
    if (view.documents.every((d) => d.document.kind === 'notice')) return [];
    const whole = groups.find(
      (g) =>
        g.complete &&
        g.hasPrice &&
        g.entries.every((e) => e.fact.to === undefined && !namesNothing.test(e.fact.label)),
    );
    const first = whole?.entries[0];
    return first
      ? [
          finding(first, 'no weight for social value', [
            'The weights come to the whole score, and none of them, nor any sentence of the pack, speaks of social value.',
          ]),
        ]
      : [];
  },
};

/** "Question 4" and "the other questions" may be about social value. */
const namesNothing =
  /^(?:the )?(?:all |any |each )?(?:others?|remaining|rest|questions?|parts?|sections?|answers?)\b|\bquestions?\b/i;

function mentions(view: PackView, concept: string): boolean {
  return view.documents.some((d) => isSeen(d, concept));
}

function finding(entry: WeightEntry, match: string, because: readonly string[]): CodedFinding {
  return { document: entry.document.index, range: placed(entry.chunk, entry.fact.range), match, because };
}
