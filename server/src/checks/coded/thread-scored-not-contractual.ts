// thread-scored-not-contractual: a benefit earns marks, and nothing in specification or contract binds the supplier to it.

import { themeTitle } from '../thread/summary.ts';
import { hasContract, placesAt, threadsOf, threadWatches } from '../thread/threads.ts';
import type { CodedCheck } from './coded-check.ts';
import { threadFinding } from './thread-finding.ts';

export const threadScoredNotContractual: CodedCheck = {
  id: 'thread-scored-not-contractual',
  watches: threadWatches,
  find: ({ view }) => {
    if (!hasContract(view)) return [];
    return threadsOf(view).flatMap((thread) => {
      const [criterion] = placesAt(thread, 'criterion');
      if (!criterion || placesAt(thread, 'specification', 'contract').length > 0) return [];
      const title = themeTitle(thread, view.compiled.library);
      return [
        threadFinding(criterion, thread, title, [
          `${title}: scored here, and no term of specification or contract speaks of it or of commitments in general.`,
        ]),
      ];
    });
  },
};
