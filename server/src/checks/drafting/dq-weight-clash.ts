// DQ-WEIGHT-CLASH: one award criterion with different weights in different places of the pack.

import { clashes } from '../values/clashes.ts';
import { type ShareStated, sharesToCompare } from '../values/stated-shares.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { lotHeadings } from './lot-headings.ts';

export const weightClash: DraftingCheck = {
  id: 'DQ-WEIGHT-CLASH',
  find: ({ view, told }) => {
    const isIn = (rule: string, { document, range }: ShareStated) =>
      told.some(
        (finding) =>
          finding.rule === rule &&
          [finding, ...finding.related].some(
            (at) => at.document === document && at.range.start < range.end && at.range.end > range.start,
          ),
      );
    // Whole sets that differ are told of as that.
    const shares = sharesToCompare(view).filter((share) => !isIn('weights-differ', share));
    return (
      clashes(shares, (share) => share.key, isSame)
        // So is a contradiction within weights that do not come to their total; one with another place is not.
        .filter(({ odd, against }) => ![odd, ...against].every((share) => isIn('weights-do-not-sum', share)))
        .filter(
          ({ odd, against }) => !against.some((other) => isTheSlip(odd, other) || isTheSlip(other, odd)),
        )
        // The lots of a notice have weights of their own.
        .filter(
          ({ odd, against }) =>
            lotHeadings(view, odd.document).length === 0 ||
            against.some(({ document }) => document !== odd.document),
        )
        .map(({ odd, against, isFirstOfTie }) => ({
          ...finding(odd, against, view.pack.documents),
          ...(isFirstOfTie ? { severity: 'information' as const } : {}),
        }))
    );
  },
};

/** With the other weight in its place, the total would be right: one slip, told of as the wrong total. */
function isTheSlip(one: ShareStated, other: ShareStated): boolean {
  return (
    one.lacking !== 0 &&
    other.readings.some((share) => one.readings.some((own) => Math.abs(share - own - one.lacking) < 0.51))
  );
}

function isSame(a: ShareStated, b: ShareStated): boolean {
  return a.readings.some((x) => b.readings.some((y) => Math.abs(x - y) < 0.51));
}

function finding(
  odd: ShareStated,
  against: readonly ShareStated[],
  documents: readonly { readonly path: string }[],
): DraftingFinding {
  const other = against[0] as ShareStated;
  return {
    document: odd.document,
    range: odd.range,
    match: odd.written,
    words: {
      label: odd.label,
      other: other.written,
      where:
        other.document === odd.document
          ? 'elsewhere in this document'
          : `in ${documents[other.document]?.path ?? ''}`,
    },
    related: against.map((share) => ({
      document: share.document,
      range: share.range,
      message: `${share.label}: ${share.written} here.`,
    })),
    because: [odd, ...against].map(
      (share) => `${documents[share.document]?.path ?? ''}: ${share.label}: ${share.written}.`,
    ),
  };
}
