// Part of weights-do-not-sum: a sentence that says what a weight is made up of, with parts that do not come to it.

import type { CodedFinding } from '../coded/coded-check.ts';
import { chunksHolding, type DocumentView, statementRange } from '../view.ts';

const ROUNDING = 0.51;
/** "That 20% is made up of fair work (8%), skills (6%) and supply chains (4%)." */
const divided =
  /(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per cent)[^.%]{0,60}\b(?:made up of|comprises|comprising|consists of|composed of|divided (?:into|between|among|as)|split (?:into|between|among|as)|broken down (?:into|as)|shared between)\b/i;
const percentage = /(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per cent)/gi;

/** One finding a sentence; ranges count in the document. */
export function dividedInProse(document: DocumentView): readonly CodedFinding[] {
  const out: CodedFinding[] = [];
  for (const chunk of chunksHolding(document, 'weights'))
    for (const index of new Set(chunk.local.weights.map((fact) => fact.statement))) {
      const statement = chunk.model.statements[index];
      if (!statement || statement.cell || statement.text.length > 1000) continue;
      const start = divided.exec(statement.text);
      if (!start) continue;
      const whole = Number(start[1]);
      const parts = [...statement.text.slice(start.index + start[0].length).matchAll(percentage)].map((m) =>
        Number(m[1]),
      );
      const sum = parts.reduce((a, b) => a + b, 0);
      // Parts may be shares of the criterion; parts far from it divide something else.
      if (parts.length < 2 || Math.abs(sum - whole) <= ROUNDING || Math.abs(sum - 100) <= ROUNDING) continue;
      if (Math.abs(sum - whole) > whole / 2) continue;
      const arithmetic = `${parts.join(' + ')} = ${Math.round(sum * 100) / 100}%, not ${whole}%`;
      out.push({
        document: document.index,
        range: statementRange(chunk, statement),
        match: arithmetic,
        because: [`Arithmetic: ${arithmetic}.`],
      });
    }
  return out;
}
