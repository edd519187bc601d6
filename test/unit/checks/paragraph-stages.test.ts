// A sentence may be a gate, or scored, because of what the sentence beside it says.

import { describe, expect, it } from 'vitest';
import { checkText } from '../../support/check-text.ts';

/** Without what is merely alike: this is about what the rules' own conditions say. */
const rules = (text: string) =>
  checkText(text)
    .findings.filter(({ aliases }) => !aliases.includes('by-likeness'))
    .map(({ rule }) => rule);

describe('a sentence is a gate', () => {
  it.each([
    'Each firm has a staffed depot in the county when it bids. Offers that fail to show one will not be read.',
    'Does the firm keep a staffed depot in the county today? Yes / No.',
    '- Insurance of £5 million\n- A staffed depot in the county on the closing date\n\nOffers without any of these will not be read.',
  ])('where bids are turned away beside it: %s', (text) => {
    expect(rules(`# Part B\n\n${text}\n`)).toContain('local-presence-at-bid');
  });

  it.each([
    'The depot in the county is open on weekdays. Tenders received after noon will not be opened.',
    'The firm says where its depot in the county is, if it has one. No offer will be rejected for that.',
  ])('but not where they are turned away for something else, or are not: %s', (text) => {
    expect(rules(`# Part B\n\n${text}\n`)).not.toContain('local-presence-at-bid');
  });
});

it('a sentence is scored where the one before gives marks for it', () => {
  const asked = 'Tell us how near your office is to the civic centre.';
  expect(rules(`# Part B\n\nTen points are available for this question. ${asked}\n`)).toContain(
    'supplier-proximity-scored',
  );
  expect(rules(`# Part B\n\nWe will visit. ${asked}\n`)).not.toContain('supplier-proximity-scored');
});
