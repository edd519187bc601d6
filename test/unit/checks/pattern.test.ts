// The pattern language: what matches, what does not, and that nothing an author writes can run away.

import { describe, expect, it } from 'vitest';
import { firstMatch } from '../../../server/src/checks/match.ts';
import { ConceptMatcher } from '../../../server/src/checks/matcher.ts';
import { tokenise } from '../../../server/src/checks/tokens.ts';
import type { Concept } from '../../../server/src/library/model.ts';

const concept = (id: string, expressions: readonly string[], except: readonly string[] = []): Concept => ({
  id,
  title: id,
  expressions,
  except,
  examples: { matches: [], not: [] },
});
const concepts = [
  concept('bidder', ['supplier', 'bidder', 'economic operator'], ['supplier diversity']),
  concept('office', ['office', '(service|operating) base']),
  concept('place', ['(borough|district)', 'council area']),
  concept('office-in-place', ['<office> .. in [the|our] <place>']),
];

/** The words matched, or undefined. */
function match(pattern: string, text: string): string | undefined {
  const matcher = new ConceptMatcher(concepts);
  const node = matcher.pattern('test', pattern);
  expect(matcher.problems).toEqual([]);
  if (!node) throw new Error('no pattern');
  const input = matcher.annotate(tokenise(text, matcher.vocabulary));
  const found = firstMatch(node, input, -1);
  return found && text.slice(input.tokens.starts[found.start], input.tokens.ends[found.end - 1]);
}

describe('a pattern', () => {
  it.each([
    ['supplier', 'All Suppliers must', 'Suppliers'],
    ['hold', 'certificates held by', 'held'],
    ['=local', 'locally', undefined],
    ['=local', 'Local firms', 'Local'],
    ['sub-contractor', 'each sub contractor', 'sub contractor'],
    ['(a|the) contract', 'under the Contract', 'the Contract'],
    ['pay [promptly] invoices', 'pay invoices', 'pay invoices'],
    ['pay [promptly] invoices', 'pay promptly invoices', 'pay promptly invoices'],
    ['must .. office', 'must always keep an office', 'must always keep an office'],
    ['must .. office', 'must at all times and in every week keep an office', undefined],
    [
      'must ... office',
      'must at all times and in every week keep an office',
      'must at all times and in every week keep an office',
    ],
    ['must ... office', 'must comply; an office is useful', undefined],
    ['within _ days', 'within sixty days', 'within sixty days'],
    ['supply !chain', 'supply chain', undefined],
    ['supply !chain', 'supply of goods', 'supply'],
    ['<bidder>', 'any Economic Operator', 'Economic Operator'],
    ['<bidder>', 'supplier diversity', undefined],
    [
      '<office-in-place>',
      'an operating base within easy reach in our borough',
      'operating base within easy reach in our borough',
    ],
    ['<#percent>', 'at least 12.5 per cent of', '12.5 per cent'],
    ['<#amount>', 'of £1,250,000 a year', '£1,250,000'],
    ['<#distance> of', 'within 10 miles of it', '10 miles of'],
    ['<#period>', 'in thirty (30) working days', 'thirty (30) working days'],
    ['<#postcode>', 'in LS1 or', 'LS1'],
    ['in <#place>', 'an office in Kirkwell today', 'in Kirkwell'],
    ['in <#place>', 'set out in Schedule 3', undefined],
  ])('%s on “%s” gives %s', (pattern, text, expected) => {
    expect(match(pattern, text)).toBe(expected);
  });

  it.each(['(a|b', 'a)', '<no-such-concept>', '<#weight>', '()', '[', '<Upper>'])(
    '“%s” is a problem, not an exception',
    (pattern) => {
      const matcher = new ConceptMatcher(concepts);
      matcher.pattern('test', pattern);
      expect(matcher.problems.length).toBe(1);
    },
  );

  it('a concept made of itself is a problem', () => {
    const matcher = new ConceptMatcher([concept('a', ['<b> x']), concept('b', ['<a> y'])]);
    expect(matcher.problems.map((p) => p.message).join()).toContain('made of itself');
  });

  it('stays linear on repeated words and nested gaps', () => {
    const matcher = new ConceptMatcher([
      concept('w', ['(word ... word ... word ... word ... word ... end)']),
    ]);
    const tokens = tokenise('word '.repeat(900), matcher.vocabulary);
    const before = process.cpuUsage().user;
    expect(matcher.annotate(tokens).has('w')).toBe(false);
    // A matcher that backtracked would need 16^5 steps for each of the words; the bound is loose for a busy machine.
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(2000);
  });
});
