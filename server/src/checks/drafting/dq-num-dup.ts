// DQ-NUM-DUP: one typed number twice at one level.

import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { lotHeadings } from './lot-headings.ts';
import { figureRuns, type RunMember, renumberFix } from './runs.ts';
import { structureOf } from './structure-of.ts';

export const numDup: DraftingCheck = {
  id: 'DQ-NUM-DUP',
  find: ({ view }) => {
    const pack = structureOf(view);
    return pack.documents.flatMap((document) => {
      const lots = lotHeadings(view, document.index);
      return figureRuns(document).flatMap((run) => {
        const seen = new Map<string, RunMember>();
        const found: DraftingFinding[] = [];
        for (const [at, member] of run.entries()) {
          const { provision, value } = member;
          // 4A beside 4 is another number
          const key = `${value}${/[A-Za-z]*$/.exec(provision.written.replace(/[.)]+$/, ''))?.[0] ?? ''}`;
          const before = seen.get(key);
          if (!before) {
            seen.set(key, member);
            continue;
          }
          if (provision.kind !== before.provision.kind || /\bcontinued\b/i.test(provision.title)) continue;
          // Each lot of a notice has the same text again.
          const [from, to] = [before.provision.numberRange.start, provision.numberRange.start];
          if (lots.some((at) => at > from && at < to)) continue;
          found.push({
            document: document.index,
            range: provision.numberRange,
            match: provision.style === 'list' ? `${value}.` : provision.label,
            related: [
              {
                document: document.index,
                range: before.provision.numberRange,
                message: 'The same number stands here.',
              },
            ],
            because: [`${provision.label} stands twice below one heading.`],
            fixes: () => [renumberFix(pack, run, at)],
          });
        }
        return found;
      });
    });
  },
};
