// thread-only-jobs: the benefits fixed are about jobs and training alone; nothing builds the capacity of community groups.

import { hasContract, placesAt, type Theme, threadsOf, threadWatches } from '../thread/threads.ts';
import type { CodedCheck } from './coded-check.ts';
import { threadFinding } from './thread-finding.ts';

const jobs: ReadonlySet<Theme> = new Set(['theme-apprenticeships', 'theme-jobs', 'theme-work-experience']);

export const threadOnlyJobs: CodedCheck = {
  id: 'thread-only-jobs',
  watches: threadWatches,
  find: ({ view }) => {
    if (!hasContract(view)) return [];
    const fixed = threadsOf(view).filter((thread) =>
      placesAt(thread, 'specification', 'contract').some((p) => !p.isGeneral),
    );
    const [first] = fixed;
    if (!first || fixed.some(({ theme }) => !jobs.has(theme))) return [];
    const [place] = placesAt(first, 'specification', 'contract').filter((p) => !p.isGeneral);
    if (!place) return [];
    return [
      threadFinding(place, first, 'jobs and training alone', [
        'The terms on benefits are about jobs, training and apprenticeships; none is about community groups, schools or the supply chain.',
      ]),
    ];
  },
};
