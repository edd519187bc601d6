// thread-without-remedy: benefits are terms and are measured, and nothing says what happens if they are missed.

import { hasContract, placesAt, threadsOf, threadWatches } from '../thread/threads.ts';
import type { CodedCheck } from './coded-check.ts';
import { threadFinding } from './thread-finding.ts';

export const threadWithoutRemedy: CodedCheck = {
  id: 'thread-without-remedy',
  watches: threadWatches,
  find: ({ view }) => {
    if (!hasContract(view)) return [];
    const threads = threadsOf(view);
    if (threads.some((thread) => placesAt(thread, 'remedy').length > 0)) return [];
    // Said once: a remedy serves every benefit.
    for (const thread of threads) {
      const [term] = placesAt(thread, 'contract', 'specification');
      const [measure] = placesAt(thread, 'kpi', 'monitoring');
      if (!term || !measure) continue;
      return [
        threadFinding(measure, thread, 'measured, with no remedy', [
          'Indicators or reports cover the benefits; no sentence of the contract says what follows if they are missed.',
        ]),
      ];
    }
    return [];
  },
};
