// Short sentences are matched by one number, longer ones by rows of them: both must find the same.

import { describe, expect, it } from 'vitest';
import { eachMatch } from '../../../server/src/checks/match.ts';
import { MOST_SHORT } from '../../../server/src/checks/match-short.ts';
import { ConceptMatcher } from '../../../server/src/checks/matcher.ts';
import { tokenise } from '../../../server/src/checks/tokens.ts';
import type { Concept } from '../../../server/src/library/model.ts';

const concepts: readonly Concept[] = [
  ['c', ['red', 'blue sky']],
  ['d', ['<c> .. tree', 'tree !=Trees']],
].map(([id, expressions]) => ({
  id: id as string,
  title: id as string,
  expressions: expressions as string[],
  examples: { matches: [], not: [] },
}));

/** A small generator, so that a failure can be repeated. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

const words = ['red', 'blue', 'sky', 'tree', 'Trees', 'house', '12', 'of', 'MEAT', 'meat'];

function pattern(next: (below: number) => number, depth: number): string {
  const atoms = ['red', 'blue', 'tree', '=trees', '=MEAT', 'sky', '<c>', '<d>', '<#number>', 'of'];
  const atom = () => atoms[next(atoms.length)] as string;
  const part = (): string => {
    switch (depth === 0 ? 0 : next(8)) {
      case 1:
        return `(${pattern(next, depth - 1)}|${pattern(next, depth - 1)})`;
      case 2:
        return `[${pattern(next, depth - 1)}]`;
      case 3:
        return `..`;
      case 4:
        return `...`;
      case 5:
        return `_`;
      case 6:
        return `!(${atom()}|${atom()} ${atom()})`;
      default:
        return atom();
    }
  };
  return Array.from({ length: 1 + next(4) }, part).join(' ');
}

describe('a short sentence', () => {
  it('matches as the beginning of a long one does', () => {
    const next = random(7);
    let found = 0;
    for (let round = 0; round < 1_500; round++) {
      const matcher = new ConceptMatcher(concepts);
      const source = pattern(next, 2);
      const node = matcher.pattern('test', source);
      if (!node) throw new Error(`no pattern: ${source}`);
      const count = 1 + next(MOST_SHORT);
      const sentence = Array.from({ length: count }, () =>
        next(9) === 0 ? `; ${words[next(words.length)]}` : words[next(words.length)],
      ).join(' ');
      // No gap goes on behind the semicolon, and no pattern knows the words behind it.
      const longer = `${sentence} ; ${'void '.repeat(MOST_SHORT + next(40))}`;
      const all = (text: string) => {
        const spans: string[] = [];
        const input = matcher.annotate(tokenise(text, matcher.vocabulary));
        eachMatch(node, input, (start, end) => {
          if (text === sentence || end <= count) spans.push(`${start}-${end}`);
          return false;
        });
        return spans.join(' ');
      };
      const short = all(sentence);
      found += short === '' ? 0 : 1;
      expect(all(longer), `${source} in ${sentence}`).toBe(short);
    }
    expect(found).toBeGreaterThan(300);
  });
});
