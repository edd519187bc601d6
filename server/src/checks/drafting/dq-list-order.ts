// DQ-LIST-ORDER: letters or roman numbers of a list out of order: (a), (b), (d).

import { numberIn } from '../../structure/labels.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { letterRuns, renumberFix } from './runs.ts';
import { structureOf } from './structure-of.ts';

/** After (z) lists go on with (za) or (aa). */
const LAST_LETTER = 26;

export const listOrder: DraftingCheck = {
  id: 'DQ-LIST-ORDER',
  find: ({ view }) => {
    const pack = structureOf(view);
    return pack.documents.flatMap((document) =>
      letterRuns(document).flatMap((run): DraftingFinding[] => {
        for (const [at, { provision, value }] of run.entries()) {
          const before = run[at - 1];
          if (!before || value === before.value + 1 || before.value >= LAST_LETTER) continue;
          if (before.provision.unused || provision.unused) continue;
          const expected = wrapped(provision.written, numberIn(provision.style, before.value + 1));
          return [
            {
              document: document.index,
              range: provision.numberRange,
              match: provision.written,
              words: { before: before.provision.written, expected },
              related: [
                {
                  document: document.index,
                  range: before.provision.numberRange,
                  message: 'The item before it.',
                },
              ],
              because: [`After ${before.provision.written} comes ${expected}.`],
              fixes: () => [renumberFix(pack, run, at)],
            },
          ];
        }
        return [];
      }),
    );
  },
};

/** A number in the brackets or with the stop of another. */
function wrapped(like: string, number: string): string {
  return like.replace(/[A-Za-z0-9]+/, number);
}
