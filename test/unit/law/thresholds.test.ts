// The dated figures as data: no gap and no overlap, the VAT bases, what regimes repeat of them.

import { describe, expect, it } from 'vitest';
import {
  authorities,
  contractKinds,
  jurisdictions,
  type Profile,
} from '../../../server/src/library/model.ts';
import {
  dayInWords,
  moneyInWords,
  reaches,
  thresholdFor,
  thresholdsFor,
  valueOn,
} from '../../../server/src/library/threshold.ts';
import { law, regimes, thresholds, vatRates } from './law.ts';

const amount = (purpose: string, profile: Profile) => thresholdFor(purpose, profile, law)?.amount;

describe('thresholdFor', () => {
  it.each([
    ['2014-06-01', 172_514],
    ['2016-06-01', 164_176],
    ['2018-06-01', 181_302],
    ['2020-06-01', 189_330],
    ['2022-06-01', 213_477],
    ['2025-12-31', 214_904],
    ['2026-01-01', 207_720],
  ] as const)('council services on %s: %d', (started, expected) => {
    const profile: Profile = { jurisdiction: 'england', authority: 'local', contract: 'services', started };
    expect(amount('procurement', profile)).toBe(expected);
  });
  it.each([
    ['2016-06-01', 209_000],
    ['2018-06-01', 221_000],
    ['2020-06-01', 214_000],
    ['2022-06-01', 215_000],
    ['2024-06-01', 221_000],
    ['2026-06-01', 216_000],
  ] as const)('Irish council services on %s: %d', (started, expected) => {
    const profile: Profile = { jurisdiction: 'ireland', authority: 'local', contract: 'services', started };
    expect(amount('procurement', profile)).toBe(expected);
  });
  it('is undefined while the facts leave figures that differ', () => {
    expect(
      amount('procurement', { jurisdiction: 'england', contract: 'services', started: '2026-02-01' }),
    ).toBeUndefined();
    expect(amount('procurement', { jurisdiction: 'england', contract: 'works', started: '2026-02-01' })).toBe(
      5_193_000,
    );
    expect(amount('procurement', { jurisdiction: 'england', contract: 'works' })).toBeUndefined();
    expect(amount('no-such-purpose', {})).toBeUndefined();
  });
  it('reads other purposes', () => {
    expect(amount('community-benefit-statement', { jurisdiction: 'scotland', started: '2026-02-01' })).toBe(
      4_000_000,
    );
    expect(
      amount('community-benefit-statement', { jurisdiction: 'wales', started: '2026-02-01' }),
    ).toBeUndefined();
    expect(
      amount('social-public-works-clauses', {
        jurisdiction: 'wales',
        contract: 'works',
        started: '2026-03-24',
      }),
    ).toBeUndefined();
    expect(
      amount('social-public-works-clauses', {
        jurisdiction: 'wales',
        contract: 'works',
        started: '2026-03-25',
      }),
    ).toBe(2_000_000);
    expect(amount('kpi', { jurisdiction: 'england', started: '2026-02-01' })).toBe(5_000_000);
  });
});

describe('valueOn', () => {
  const profile: Profile = {
    jurisdiction: 'wales',
    value: 2_100_000,
    vat: 'excluded',
    started: '2026-04-01',
  };
  it('leaves a value on its own basis alone', () => {
    expect(valueOn(profile, 'excluded', law)).toEqual({ amount: 2_100_000, because: [] });
  });
  it('converts and says so', () => {
    const value = valueOn(profile, 'included', law);
    expect(value?.amount).toBe(2_520_000);
    expect(value?.because).toEqual([
      '£2,100,000 without VAT is taken as £2,520,000 with VAT, at the standard rate of 20%.',
    ]);
    expect(valueOn({ ...profile, vat: 'included' }, 'excluded', law)?.amount).toBe(1_750_000);
  });
  it('is undefined without a value, a basis or a rate', () => {
    expect(valueOn({ ...profile, jurisdiction: 'eu' }, 'included', law)).toBeUndefined();
    expect(valueOn({ jurisdiction: 'wales', value: 5 }, 'included', law)).toBeUndefined();
    expect(valueOn({ jurisdiction: 'wales', vat: 'included' }, 'excluded', law)).toBeUndefined();
  });
});

describe('the words', () => {
  it('money and days', () => {
    expect(moneyInWords(207_720, 'GBP')).toBe('£207,720');
    expect(moneyInWords(1250.5, 'EUR')).toBe('€1,250.50');
    expect(dayInWords('2026-01-01')).toBe('1 January 2026');
    expect(dayInWords('soon')).toBe('soon');
  });
});

describe('the data', () => {
  it('is there', () => {
    expect(thresholds.length).toBeGreaterThan(150);
    expect(vatRates.length).toBeGreaterThanOrEqual(4);
  });
  it('every jurisdiction, authority and kind of contract has a procurement figure on every day from 2016', () => {
    const days = [
      '2016-04-18',
      '2017-12-31',
      '2018-01-01',
      '2019-12-31',
      '2021-12-31',
      '2022-01-01',
      '2026-01-01',
      '2030-01-01',
    ];
    for (const jurisdiction of jurisdictions)
      for (const authority of authorities)
        for (const contract of contractKinds)
          for (const lightTouch of contract === 'services' ? [true, false] : [false])
            for (const procedure of ['open', 'concession'] as const)
              for (const started of days) {
                const profile: Profile = {
                  jurisdiction,
                  authority,
                  contract,
                  lightTouch,
                  procedure,
                  started,
                };
                const found = thresholdsFor('procurement', profile, law);
                expect(found.length, JSON.stringify(profile)).toBeGreaterThan(0);
                expect(found.length, JSON.stringify(profile)).toBeLessThanOrEqual(2);
              }
  });
  it('only classes that may be central or not have two figures', () => {
    const twice = new Set<string>();
    for (const jurisdiction of jurisdictions)
      for (const authority of authorities) {
        const profile: Profile = { jurisdiction, authority, contract: 'goods', started: '2026-02-01' };
        if (thresholdFor('procurement', profile, law) === undefined)
          twice.add(`${jurisdiction} ${authority}`);
      }
    expect([...twice].sort()).toEqual([
      'eu police-fire',
      'ireland police-fire',
      'northern-ireland education',
      'northern-ireland housing',
    ]);
  });
  it('periods end after they begin, and each figure names its source', () => {
    for (const { from, until, source } of [...thresholds, ...vatRates]) {
      if (until !== undefined) expect(until > from).toBe(true);
      expect(source.length).toBeGreaterThan(5);
    }
  });
  it('what the Scottish regimes repeat agrees with the dated figure', () => {
    const repeated = regimes
      .filter(({ id }) => id === 'prsa-2014')
      .flatMap(({ applies }) => applies)
      .map(({ contract, valueFrom, valueVat }) => ({
        contract: contract?.[0] ?? 'works',
        valueFrom,
        valueVat,
      }));
    expect(repeated.length).toBe(2);
    for (const { contract, valueFrom, valueVat } of repeated) {
      const figure = thresholdFor(
        'regulated',
        { jurisdiction: 'scotland', contract, started: '2026-11-22' },
        law,
      );
      expect({ valueFrom, valueVat }).toEqual({ valueFrom: figure?.amount, valueVat: figure?.vat });
    }
  });
  it('euro figures have no VAT, pound figures have it from 2022', () => {
    for (const { purpose, currency, vat, from } of thresholds.filter(
      (one) => one.purpose === 'procurement',
    )) {
      expect(vat, `${purpose} ${currency} ${from}`).toBe(
        currency === 'EUR' || from < '2022' ? 'excluded' : 'included',
      );
    }
  });
});

describe('reaches', () => {
  it('is worked out once for each profile', () => {
    const profile: Profile = { jurisdiction: 'england', value: 5 };
    expect(reaches('procurement', profile, law)).toBe(reaches('procurement', profile, law));
  });
  it('a purpose with no figure for the profile is unknown and asks for nothing', () => {
    expect(reaches('kpi', { jurisdiction: 'scotland', value: 5, started: '2026-02-01' }, law)).toMatchObject({
      answer: 'unknown',
      missing: [],
    });
  });
});
