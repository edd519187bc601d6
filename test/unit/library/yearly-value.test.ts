// Conditions on the value of one year.

import { expect, test } from 'vitest';
import { holds } from '../../../server/src/library/condition.ts';
import type { Profile } from '../../../server/src/library/model.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const condition = { yearlyValueOver: 5_000_000, valueVat: 'included' } as const;
const held = (profile: Profile) => holds(condition, profile, undefined, sourceLibrary().compiled.library);
const base = { jurisdiction: 'england', vat: 'included', started: '2026-05-01' } as const;

test('divides the value by the years', () => {
  expect(held({ ...base, value: 24_000_000, years: 4 }).answer).toBe('yes');
  expect(held({ ...base, value: 20_000_000, years: 4 }).answer).toBe('no');
  expect(held({ ...base, value: 20_000_000, years: 4 }).because.join(' ')).toContain(
    'not more than £5,000,000 a year',
  );
});

test('asks for the years only where they decide', () => {
  expect(held({ ...base, value: 24_000_000 })).toMatchObject({ answer: 'unknown', missing: ['years'] });
  expect(held({ ...base, value: 4_000_000 }).answer).toBe('no');
});
