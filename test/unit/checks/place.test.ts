// The patterns of a find must stand close together in a long sentence; what a lead-in says counts as near.

import { describe, expect, it } from 'vitest';
import type { Read } from '../../../server/src/checks/chunk-reading.ts';
import { ConceptMatcher } from '../../../server/src/checks/matcher.ts';
import type { Node } from '../../../server/src/checks/pattern.ts';
import { placeOf } from '../../../server/src/checks/place.ts';
import { tokenise } from '../../../server/src/checks/tokens.ts';

const matcher = new ConceptMatcher([]);
const patterns = ['depot', 'borough', 'tenderer'].map((one) => matcher.pattern('test', one) as Node);

function place(text: string, within: number, leadIn = ''): string | undefined {
  const tokens = tokenise(`${leadIn}${text}`, matcher.vocabulary);
  const read: Read = {
    annotation: matcher.annotate(tokens),
    own: tokenise(leadIn, matcher.vocabulary).count,
    shift: leadIn.length,
  };
  const found = placeOf(patterns, within, read);
  return found && tokens.text.slice(tokens.starts[found.start], tokens.ends[found.end - 1]);
}
const far = (words: number) => Array.from({ length: words }, () => 'and').join(' ');

describe('the place of several patterns', () => {
  it('is the first of them where they stand together', () => {
    expect(place('The tenderer has a depot in the borough.', 12)).toBe('depot');
    expect(place(`${far(40)} the tenderer has a depot in the borough ${far(40)}`, 12)).toBe('depot');
  });

  it('is nowhere where one of them is further away, or missing', () => {
    expect(place(`The tenderer ${far(20)} a depot in the borough.`, 12)).toBeUndefined();
    expect(place(`The tenderer ${far(20)} a depot in the borough.`, 40)).toBe('depot');
    expect(place('The tenderer has a depot in the town.', 12)).toBeUndefined();
  });

  it('is the pair that stands together, not the first mention', () => {
    expect(place(`Depot rules apply. ${far(30)} tenderer, borough, depots`, 8)).toBe('depots');
  });

  it('does not count the distance to a lead-in', () => {
    expect(place('a depot in the borough', 8, `Each tenderer shall ${far(30)} show: `)).toBe('depot');
    expect(place(`a depot ${far(30)} in the borough`, 8, 'Each tenderer shall show: ')).toBeUndefined();
  });

  it('needs one of them outside the lead-in', () => {
    expect(place('the following.', 8, 'The tenderer has a depot in the borough and ')).toBeUndefined();
  });
});
