// Sentences that give one time of day for all deadlines of a pack: "All deadlines are at 12 noon on the date shown".

import { mention, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel, Statement } from '../../tender/model.ts';
import { keptPerChunk } from './per-chunk.ts';

const timeWord = mention(/^(?:deadlines?|dates?|times?)$/);

const none: readonly Statement[] = [];
/** Statements that set a time for dates which do not name one. */
export const globalTimes = keptPerChunk((model: ChunkModel): readonly Statement[] => {
  const mentions = mentionsOf(model);
  return mayBe.test(model.chunk.text)
    ? model.statements.filter(({ text }, index) => mentions.in(index, timeWord) && isGlobal(text))
    : none;
}, timeWord);

const mayBe = /deadline|dates?|times?/i;
const clock = /\b(?:noon|midday|midnight|\d{1,2}[:.]\d{2}|\d{1,2} ?[ap]\.?m\b)/i;
const all =
  /\b(?:all|each|every|any|where no time|unless (?:otherwise )?stated|dates (?:in|shown|given|set out)|closing time|the time (?:for|of)|deadlines? (?:are|expire|end|fall|mean)|time limits?)\b/i;

function isGlobal(text: string): boolean {
  return (
    text.length < 400 && clock.test(text) && all.test(text) && /\b(?:deadlines?|dates?|times?)\b/i.test(text)
  );
}
