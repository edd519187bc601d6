// DQ-HEAD-SKIP: a heading two levels or more below the one before it.

import { headingRange } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

const BOLD_LINE = 7;

export const headSkip: DraftingCheck = {
  id: 'DQ-HEAD-SKIP',
  find: ({ view }) =>
    view.documents.flatMap((document) => {
      const found: DraftingFinding[] = [];
      // A converter that never uses a level leaves it out everywhere: once is enough.
      const told = new Set<string>();
      let above = 0;
      for (const placed of document.sections) {
        const { depth, title, number } = placed.section;
        if (placed.ordinal === 0 || depth >= BOLD_LINE) continue;
        const jump = `${above} ${depth}`;
        if (above > 0 && depth > above + 1 && !told.has(jump)) {
          told.add(jump);
          found.push({
            document: document.index,
            range: headingRange(document, placed),
            match: [number, title].filter(Boolean).join(' '),
            words: { level: String(depth), above: String(above) },
            because: [`Level ${depth} follows level ${above}.`],
          });
        }
        above = depth;
      }
      return found;
    }),
};
