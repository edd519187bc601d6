// DQ-NUM-WORDS: a number in words and in figures side by side that say different things.

import { BRACKET, DIGIT } from '../../tender/mentions.ts';
import { disagreements, numberMention } from '../values/number-words.ts';
import { inPack, perStatement } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

const reader = perStatement(
  ({ text, place }) =>
    place === 'quote'
      ? []
      : disagreements(text).map((found) => ({ start: found.start, end: found.end, value: found })),
  BRACKET,
  DIGIT,
  numberMention,
);

export const numWords: DraftingCheck = {
  id: 'DQ-NUM-WORDS',
  find: ({ view }) =>
    inPack(view, reader).map(({ document, range, statement, value }) => ({
      document,
      range,
      match: statement?.text.slice(value.start, value.end) ?? '',
      words: { words: value.words, figures: value.figures },
      because: [`In words ${value.inWords}, in figures ${value.inFigures}.`],
    })),
};
