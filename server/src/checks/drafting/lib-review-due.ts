// LIB-REVIEW-DUE: the day by which an inserted clause was to be reviewed is past when the procurement starts. The checks know
// no other day: the same pack gives the same findings tomorrow.

import { dayInWords } from '../../library/threshold.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { insertedClauses } from './inserted-clauses.ts';

export const libReviewDue: DraftingCheck = {
  id: 'LIB-REVIEW-DUE',
  find: ({ view }) => {
    const { started } = view.pack.profile.profile;
    if (started === undefined) return [];
    return insertedClauses(view).flatMap(({ clause, document, range }): DraftingFinding[] => {
      if (clause.reviewBy === '' || started <= clause.reviewBy) return [];
      return [
        {
          document,
          range,
          match: clause.id,
          words: { day: dayInWords(clause.reviewBy), started: dayInWords(started) },
          because: [`Law as at ${clause.lawAsAt}, review by ${clause.reviewBy}.`],
        },
      ];
    });
  },
};
