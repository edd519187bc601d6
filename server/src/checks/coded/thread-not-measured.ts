// thread-not-measured: a quantified benefit is a term, and nothing in the pack measures or reports it.

import { themeTitle } from '../thread/summary.ts';
import { hasContract, placesAt, threadsOf, threadWatches } from '../thread/threads.ts';
import type { CodedCheck } from './coded-check.ts';
import { threadFinding } from './thread-finding.ts';

export const threadNotMeasured: CodedCheck = {
  id: 'thread-not-measured',
  watches: threadWatches,
  find: ({ view }) => {
    if (!hasContract(view)) return [];
    return threadsOf(view).flatMap((thread) => {
      const term = placesAt(thread, 'specification', 'contract').find((p) => p.isQuantified);
      if (!term || placesAt(thread, 'kpi', 'monitoring').length > 0) return [];
      const title = themeTitle(thread, view.compiled.library);
      return [
        threadFinding(term, thread, title, [
          `${title}: a quantity is fixed here, and no indicator or report of the pack covers it.`,
        ]),
      ];
    });
  },
};
