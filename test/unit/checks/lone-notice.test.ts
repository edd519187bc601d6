// A notice by itself lacks what the law wants in a notice, and nothing that other documents hold.

import { describe, expect, it } from 'vitest';
import { checkText, usualProfile } from '../../support/check-text.ts';

const notice = `# Tender notice

**Title:** Cleaning of offices

**Award criteria:** see the tender documents

**Deadline for tenders:** see the portal
`;
const outcomes = (text: string, profile = usualProfile) =>
  new Map(checkText(text, profile, 'notice').criteria.map(({ id, outcome }) => [id, outcome]));

describe('a lone notice', () => {
  it('lacks what belongs in it', () => {
    const found = outcomes(notice);
    expect(found.get('conflicts-assessment')).toBe('missing');
    expect(found.get('sme-vcse-suitability-flag')).toBe('missing');
  });
  it.each([
    'governing-regime-stated',
    'npps-regard',
    'assessment-methodology',
    'commitments-in-contract',
    'thirty-day-payment-and-flow-down',
    'psed-evidence',
  ])('does not lack %s', (id) => expect(outcomes(notice).get(id)).toBe('cannot-tell'));

  it.each(['wa-wpps-regard', 'wa-srp-objectives', 'wa-wellbeing-goals'])('in Wales does not lack %s', (id) =>
    expect(outcomes(notice, { ...usualProfile, jurisdiction: 'wales' }).get(id)).toBe('cannot-tell'),
  );
});
