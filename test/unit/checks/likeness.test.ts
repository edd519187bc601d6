// Likeness: how the weights are read, what a statement reads like, and what becomes of it among the findings.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { PAIR_BASE, visitFeatures } from '../../../server/src/checks/likeness/features.ts';
import { Judge } from '../../../server/src/checks/likeness/judge.ts';
import { shippedWeights } from '../../../server/src/checks/likeness/learned.ts';
import { readLearned } from '../../../server/src/checks/likeness/weights.ts';
import { tokenise, Vocabulary } from '../../../server/src/checks/tokens.ts';
import type { LearnedFile } from '../../../server/src/library/learned-likeness.ts';
import { checkText, usualProfile } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const root = join(import.meta.dirname, '../../..');

test('the shipped weights were learned from the passages as they stand (npm run learn)', () => {
  const folder = join(root, 'test/evaluation/development');
  const passages = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`)
    .join('\n');
  expect(shippedWeights().file.learnedFrom).toBe(createHash('sha256').update(passages).digest('hex'));
});

test('each rule that was learned is a risk rule of the library', () => {
  const risks = sourceLibrary().compiled.library.rules.filter(({ category }) => category === 'risk');
  const ids = new Set(risks.map(({ id }) => id));
  expect(shippedWeights().file.rules.filter((id) => !ids.has(id))).toEqual([]);
  expect(shippedWeights().file.rules.length).toBeGreaterThan(90);
});

/** Two rules; "depot" speaks for the first, "local depot" more so, "later" against it, a heading "tests" for the second. */
const file: LearnedFile = {
  learnedFrom: '',
  threshold: 0,
  doubt: -3,
  rules: ['near', 'far'],
  bias: [-2, -2],
  words: ['depot', 'later', 'local'],
  pairs: [4, 2],
  titles: [3],
  step: 0.5,
  // depot: near +4; later: near -4; local: near +2; "local depot": near +6; heading "later": far +10.
  weights: Buffer.from([1, 0, 8, 1, 0, 0x100 - 8, 1, 0, 4, 1, 0, 12, 1, 1, 20]).toString('base64'),
};

describe('the weights', () => {
  const learned = readLearned(file);
  it('are read from their bytes, signs included', () => {
    expect([...learned.weights.begins]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...learned.weights.rules]).toEqual([0, 0, 0, 0, 1]);
    expect([...learned.weights.values]).toEqual([4, -4, 2, 6, 10]);
    expect(learned.pairRows.get(4 * PAIR_BASE + 2)).toBe(3);
    expect(learned.titleRows.get(3)).toBe(4);
  });

  const vocabulary = new Vocabulary();
  const judge = (known: readonly string[]) =>
    new Judge(learned, vocabulary, (id) => (known.includes(id) ? known.indexOf(id) + 7 : undefined));
  const read = (text: string, title: string, known = ['near', 'far']) => {
    const judging = judge(known);
    return judging.likeness([tokenise(`${text} as it happens to be`, vocabulary)], () => [
      tokenise(title, vocabulary),
    ]);
  };

  it('speak for a rule by words and pairs, the less the longer the text', () => {
    expect(read('A local depot', '')?.rule).toBe(7);
    expect(read('A local depot', '')?.score).toBeCloseTo(-2 + (4 + 2 + 6) / Math.sqrt(3));
    expect(read('A depot', '')?.score).toBeCloseTo(2);
    expect(read('A depot, later', '')).toBeUndefined();
  });

  it('say nothing of a number or a name', () => {
    expect(judge(['near']).likeness([tokenise('A local depot', vocabulary)], () => [])).toBeUndefined();
  });

  it('count a word once, however often it comes', () => {
    expect(read('depot, depot', '')?.score).toBeCloseTo(2);
  });

  it('count words of headings for themselves, where the text says enough to ask', () => {
    expect(read('A depot', 'Later')?.rule).toBe(8);
    expect(read('Nothing', 'Later')).toBeUndefined();
  });

  it('speak only for rules that matter', () => {
    expect(read('A local depot', '', ['far'])).toBeUndefined();
  });

  it('speak for what is lawful where they speak against the rule and for no other', () => {
    const stretches = [tokenise('later, later and later', vocabulary)];
    const lawful = (titles: string, known = ['near', 'far']) =>
      judge(known).readsLawful(7, stretches, [tokenise(titles, vocabulary)]);
    expect(lawful('')).toBe(true);
    expect(lawful('Later')).toBe(false);
    expect(lawful('', ['far'])).toBe(false);
    expect(judge(['near']).readsLawful(7, [tokenise('a depot', vocabulary)], [])).toBe(false);
  });

  it('tell which words decided, as they are written', () => {
    const tokens = tokenise('Later a Local and a local DEPOT', vocabulary);
    expect(judge(['near']).telling(tokens, { rule: 7, score: 0 }, 5)).toEqual(['Local', 'local', 'DEPOT']);
  });
});

test('words are visited with the word before, and no pair reaches over an unknown one', () => {
  const vocabulary = new Vocabulary();
  const known = new Map(['alpha', 'beta'].map((word, i) => [vocabulary.add(word), i + 2]));
  const words: number[] = [];
  const pairs: number[] = [];
  visitFeatures(
    [tokenise('alpha beta gamma alpha', vocabulary)],
    (tokens, at) => known.get(tokens.stems[at] as number) ?? 0,
    (word) => words.push(word),
    (pair) => pairs.push(pair),
  );
  expect(words).toEqual([2, 3, 2]);
  expect(pairs).toEqual([PAIR_BASE + 2, 2 * PAIR_BASE + 3]);
});

describe('a sentence in words that no rule knows', () => {
  const text =
    '# Instructions\n\nWe would only want to hear from outfits whose yard sits inside the borough boundary.\n';
  const alike = () =>
    checkText(text, usualProfile).findings.filter(({ aliases }) => aliases.includes('by-likeness'));

  it('is told for information, with what it may be and what told it', () => {
    const [finding, ...others] = alike();
    expect(others).toEqual([]);
    expect(finding?.severity).toBe('information');
    expect(finding?.rule).toMatch(/^local-/);
    expect(finding?.message).toMatch(/^This may be a case of “/);
    expect(finding?.because.join(' ')).toContain('None of the rule’s own conditions is met');
    expect(finding?.because.join(' ')).toContain('Words that told most: “');
  });
});
