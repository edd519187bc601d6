import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parameter, Profile } from '../../../server/src/library/model.ts';
import { formulaError, suggestion } from '../../../server/src/library/proportion.ts';

function suggest(formula: string, profile: Profile, more: Partial<Parameter> = {}): number | undefined {
  return suggestion({ name: 'weeks', type: 'number', ask: 'How many?', suggest: formula, ...more }, profile);
}

describe('a suggestion', () => {
  const profile = { value: 6_200_000, years: 4 };

  it.each([
    ['12 * value / 1000000', 74.4],
    ['1_000 + 2 * 3', 1006],
    ['(1 + 2) * 3', 9],
    ['10 - 3 - 2', 5],
    ['100 / 10 / 2', 5],
    ['-2 + 5', 3],
    ['2 * -3', -6],
    ['min(value / 1000000, 5)', 5],
    ['max(1, years, 2)', 4],
    ['round(52 * value / 1000000)', 322],
    ['round(322.4, 10)', 320],
    ['floor(2.9) + ceil(2.1)', 5],
    ['1.5 * 2', 3],
  ])('%s is %d', (formula, amount) => {
    expect(formulaError(formula)).toBeUndefined();
    expect(suggest(formula, profile)).toBe(amount);
  });

  it('is whole for whole numbers and stays within the limits', () => {
    expect(suggest('value / 1000000', profile, { type: 'integer' })).toBe(6);
    expect(suggest('value', profile, { max: 520 })).toBe(520);
    expect(suggest('value / 1000000000', profile, { min: 1 })).toBe(1);
  });

  it('needs its facts, and a number', () => {
    expect(suggest('12 * value', { years: 4 })).toBeUndefined();
    // Without a labour share the whole value counts.
    expect(suggest('52 * value * labour / 1000000', { value: 1_000_000 })).toBe(52);
    expect(suggest('52 * value * labour / 1000000', { value: 1_000_000, labour: 60 })).toBe(31.2);
    expect(suggest('value / 0', profile)).toBeUndefined();
    expect(suggest('round(5, 0)', profile)).toBeUndefined();
    expect(suggestion({ name: 'weeks', type: 'number', ask: 'How many?' }, profile)).toBeUndefined();
  });

  it.each([
    ['12 * worth', '"worth" is not known'],
    ['12 *', 'it ends too early'],
    ['', 'it ends too early'],
    ['(1 + 2', 'a closing bracket ) is missing'],
    ['min(1, 2', 'a closing bracket ) is missing'],
    ['min 1', '"min" must be followed by ('],
    ['1 2', '"2" is not expected there'],
    ['value; alert(1)', '";" is not expected there'],
    ['constructor(1)', '"constructor" is not known'],
    ['1 + '.repeat(100), 'it is longer than 200 characters'],
  ])('%s is not a formula: %s', (formula, error) => {
    expect(formulaError(formula)).toContain(error);
    expect(suggest(formula, profile)).toBeUndefined();
  });

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1', '+', '-', '*', '/', '(', ')', ',', 'value', 'min', ' ', 'x', '.'), {
          maxLength: 80,
        }),
        (parts) => {
          const formula = parts.join('');
          const amount = suggest(formula, profile);
          expect(amount === undefined || Number.isFinite(amount)).toBe(true);
        },
      ),
    );
  });
});
