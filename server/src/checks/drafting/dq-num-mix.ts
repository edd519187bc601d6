// DQ-NUM-MIX: a number typed into text that is numbered by itself: "1. 4.1 Payment", or headings numbered on output.

import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { structureOf } from './structure-of.ts';

const numbersHeadings = /^\s*(?:number-?sections|numbersections|numberSections)\s*:\s*true\b/m;

export const numMix: DraftingCheck = {
  id: 'DQ-NUM-MIX',
  find: ({ view }) =>
    structureOf(view).documents.flatMap((document): DraftingFinding[] => {
      const { frontMatter } = document.source.tender.markdown;
      const isNumbered = frontMatter !== undefined && numbersHeadings.test(frontMatter.yaml);
      return document.provisions.flatMap((provision, i): DraftingFinding[] => {
        const { kind, typed, numberRange, style, written, whole } = provision;
        if (!typed || kind === 'cell') return [];
        const outer = document.provisions[i - 1];
        const isInItem =
          outer?.style === 'list' &&
          (style === 'decimal' || whole) &&
          numberRange.start - outer.numberRange.end < 6 &&
          numberRange.start >= outer.numberRange.end;
        if (!isInItem && !(isNumbered && kind === 'heading')) return [];
        return [
          {
            document: document.index,
            range: numberRange,
            match: written,
            because: [
              isInItem
                ? 'The list numbers this item as well.'
                : 'The front matter has headings numbered on output.',
            ],
            fixes: [
              {
                title: 'Take out the typed number',
                kind: 'wording',
                edits: [
                  {
                    document: document.index,
                    start: numberRange.start,
                    end:
                      provision.titleRange.start > numberRange.end
                        ? provision.titleRange.start
                        : numberRange.end + 1,
                    text: '',
                  },
                ],
              },
            ],
          },
        ];
      });
    }),
};
