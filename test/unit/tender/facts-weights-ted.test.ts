// Weights as European notices give them: a dash, the word and the figure at the end of a line.

import { expect, it } from 'vitest';
import { factsOf } from './modelled.ts';

it('reads the share at the end of the line, whatever the label speaks of', () => {
  const text = `## Award criteria

- Ability to buy in flexible tranches of 5 % and below — weighting 15 %
- Overall supply margin — weighting 35 %
- How the works will be created within budget — 20 %
- Price — weighting 30 %
`;
  expect(factsOf(text, 'weight').map((w) => w.value)).toEqual([15, 35, 20, 30]);
});
