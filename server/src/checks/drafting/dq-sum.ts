// DQ-SUM: a stated total that its parts do not come to. The weights of award criteria are another rule's where it speaks.

import { listedSums, sharesInSentence } from '../values/listed-sums.ts';
import { type WrongSum, wrongSums } from '../values/table-sums.ts';
import { chunksWith, placed } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

export const sum: DraftingCheck = {
  id: 'DQ-SUM',
  find: ({ view, told }) =>
    view.documents.flatMap((document) =>
      [wrongSums, listedSums, sharesInSentence].flatMap((reader) =>
        chunksWith(document, reader).flatMap((chunk) =>
          reader(chunk.model).flatMap((wrong): DraftingFinding[] => {
            const range = placed(chunk, wrong.range);
            const isTold = told.some(
              (finding) =>
                finding.rule === 'weights-do-not-sum' &&
                finding.document === document.index &&
                [finding, ...finding.related].some(
                  (at) => at.range.start < range.end && at.range.end > range.start,
                ),
            );
            if (isTold) return [];
            const arithmetic = `${wrong.parts.map((part) => written(part.value, wrong)).join(' + ')} = ${written(wrong.sum, wrong)}`;
            return [
              {
                document: document.index,
                range,
                match: wrong.written,
                words: { arithmetic, sum: written(wrong.sum, wrong) },
                related: wrong.parts.map((part) => ({
                  document: document.index,
                  range: placed(chunk, part.range),
                  message:
                    part.label === ''
                      ? written(part.value, wrong)
                      : `${part.label}: ${written(part.value, wrong)}`,
                })),
                because: [`Arithmetic: ${arithmetic}, not ${written(wrong.total, wrong)}.`],
              },
            ];
          }),
        ),
      ),
    ),
};

function written(value: number, { unit }: WrongSum): string {
  const text = value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
  return unit === 'percent' ? `${text}%` : text;
}
