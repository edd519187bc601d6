// DQ-LONG: a sentence or a clause too long to be read at once.

import { placeOf } from '../../tender/facts/found.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { isBorrowed } from '../values/duties.ts';
import { type InChunk, inPack, keptPerChunk } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

interface Long {
  readonly words: number;
  readonly isClause: boolean;
}
/** Nothing shorter can have that many words; what is much longer is data. */
const LEAST_CHARACTERS = 240;
const MOST_CHARACTERS = 6000;

function countWords(text: string): number {
  let count = 0;
  let isIn = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSpace = code === 32 || code === 0xa0 || code === 9 || code === 10;
    if (!isSpace && !isIn) count++;
    isIn = !isSpace;
  }
  return count;
}

const sentenceWords = 60;
const clauseWords = 250;

/** Whether there are characters enough: of two words at least three characters are no part of others. */
function mayBeLong({ statements }: ChunkModel): boolean {
  let all = 0;
  for (const { text } of statements) {
    if (text.length > 2 * sentenceWords) return true;
    all += text.length + 1;
  }
  return all > 2 * clauseWords;
}

/** Sentences and paragraphs over the bounds. */
const reader = keptPerChunk((model: ChunkModel): readonly InChunk<Long>[] => {
  if (model.chunk.text.length < LEAST_CHARACTERS || !mayBeLong(model)) return [];
  const found: InChunk<Long>[] = [];
  const groups = new Map<number, { first: number; words: number }>();
  model.statements.forEach((statement, index) => {
    const { text } = statement;
    if (statement.cell || isBorrowed(statement, model) || text.length > MOST_CHARACTERS) return;
    const words = countWords(text);
    // Enumerations in one sentence, lists of names and addresses.
    const commas = text.match(/[;,]/g)?.length ?? 0;
    if (words > sentenceWords && commas * 5 < words && !/:[ \u00a0]\(?[ai1]\)/.test(text))
      found.push({
        range: placeOf(statement, 0, Math.min(text.length, 80)),
        statement: index,
        value: { words, isClause: false },
      });
    const group = groups.get(statement.group);
    if (group) group.words += words;
    else groups.set(statement.group, { first: index, words });
  });
  for (const { first, words } of groups.values()) {
    const statement = model.statements[first];
    if (statement && words > clauseWords)
      found.push({
        range: placeOf(statement, 0, Math.min(statement.text.length, 80)),
        statement: first,
        value: { words, isClause: true },
      });
  }
  return found.filter(
    (one) =>
      one.value.isClause || !found.some((other) => other.value.isClause && other.statement === one.statement),
  );
});

export const long: DraftingCheck = {
  id: 'DQ-LONG',
  find: ({ view }) =>
    inPack(view, reader).map(({ document, range, statement, value }) => ({
      document,
      range,
      match: statement?.text ?? '',
      words: { what: value.isClause ? 'paragraph' : 'sentence', words: String(value.words) },
      because: [`${value.words} words.`],
    })),
};
