// Conditions on the profile: every key, three-valued, and the properties that make missing facts safe.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../../server/src/library/condition.ts';
import {
  authorities,
  contractKinds,
  jurisdictions,
  type Profile,
  type ProfileCondition,
  procedures,
} from '../../../server/src/library/model.ts';
import { decideRegime } from '../../../server/src/library/regime.ts';
import { law, regimes } from './law.ts';

const answer = (condition: ProfileCondition, profile: Profile, regime?: string) =>
  holds(condition, profile, regime, law).answer;
const missing = (condition: ProfileCondition, profile: Profile, regime?: string) =>
  holds(condition, profile, regime, law).missing;

describe('one key', () => {
  it('an empty condition always holds', () => {
    expect(holds({}, {}, undefined, law)).toEqual({ answer: 'yes', missing: [], because: [] });
  });
  it.each([
    [
      'jurisdiction',
      { jurisdiction: ['england', 'wales'] },
      { jurisdiction: 'wales' },
      { jurisdiction: 'eu' },
    ],
    ['authority', { authority: ['local'] }, { authority: 'local' }, { authority: 'nhs' }],
    ['contract', { contract: ['works'] }, { contract: 'works' }, { contract: 'goods' }],
    ['procedure', { procedure: ['open'] }, { procedure: 'open' }, { procedure: 'quotation' }],
    ['started', { from: '2026-02-04' }, { started: '2026-02-04' }, { started: '2026-02-03' }],
    ['started', { until: '2026-02-04' }, { started: '2026-02-03' }, { started: '2026-02-04' }],
    ['value', { valueFrom: 10 }, { value: 10 }, { value: 9.99 }],
    ['value', { valueOver: 10 }, { value: 10.01 }, { value: 10 }],
    ['value', { valueBelow: 10 }, { value: 9.99 }, { value: 10 }],
  ] as readonly (readonly [string, ProfileCondition, Profile, Profile])[])(
    '%s: %j',
    (fact, condition, yes, no) => {
      expect(answer(condition, yes)).toBe('yes');
      expect(answer(condition, no)).toBe('no');
      expect(answer(condition, {})).toBe('unknown');
      expect(missing(condition, {})).toEqual([fact]);
      expect(holds(condition, yes, undefined, law).because.length).toBeGreaterThan(0);
    },
  );
  it('light touch: not said is not', () => {
    expect(answer({ lightTouch: false }, {})).toBe('yes');
    expect(answer({ lightTouch: true }, {})).toBe('no');
    expect(answer({ lightTouch: true }, { lightTouch: true })).toBe('yes');
    expect(answer({ lightTouch: false }, { lightTouch: true })).toBe('no');
  });
  it('a procedure that is left out: not said is not used', () => {
    expect(answer({ notProcedure: ['framework-call-off'] }, {})).toBe('yes');
    expect(answer({ notProcedure: ['framework-call-off'] }, { procedure: 'open' })).toBe('yes');
    expect(answer({ notProcedure: ['framework-call-off'] }, { procedure: 'framework-call-off' })).toBe('no');
  });
  it('above threshold is worked out, unless the profile says', () => {
    const profile: Profile = {
      jurisdiction: 'england',
      authority: 'local',
      contract: 'services',
      value: 300_000,
      vat: 'included',
      started: '2026-03-01',
    };
    expect(answer({ aboveThreshold: true }, profile)).toBe('yes');
    expect(answer({ aboveThreshold: false }, profile)).toBe('no');
    expect(answer({ aboveThreshold: true }, { ...profile, aboveThreshold: false })).toBe('no');
    expect(missing({ aboveThreshold: true }, { jurisdiction: 'england' })).toEqual(['value']);
  });
});

describe('a value on a VAT basis', () => {
  const over5m: ProfileCondition = { valueOver: 5_000_000, valueVat: 'included' };
  it('is converted, and says so', () => {
    const profile: Profile = {
      jurisdiction: 'england',
      value: 4_200_000,
      vat: 'excluded',
      started: '2026-03-01',
    };
    const held = holds(over5m, profile, undefined, law);
    expect(held.answer).toBe('yes');
    expect(held.because.join(' ')).toContain('£4,200,000 without VAT is taken as £5,040,000 with VAT');
    expect(answer(over5m, { ...profile, vat: 'included' })).toBe('no');
  });
  it('straddling without a basis cannot be told; clear of the figure it can', () => {
    expect(missing(over5m, { jurisdiction: 'england', value: 4_200_000 })).toEqual(['vat']);
    expect(answer(over5m, { jurisdiction: 'england', value: 4_000_000 })).toBe('no');
    expect(answer(over5m, { jurisdiction: 'england', value: 5_000_001 })).toBe('yes');
  });
  it('the Welsh £2m figure has VAT, the Scottish one has not', () => {
    const works: Profile = { contract: 'works', value: 2_100_000, vat: 'excluded', started: '2026-04-01' };
    const wales: Profile = { ...works, jurisdiction: 'wales' };
    const scotland: Profile = { ...works, jurisdiction: 'scotland' };
    expect(answer({ valueFrom: 2_000_000, valueVat: 'included' }, wales)).toBe('yes');
    expect(answer({ valueFrom: 2_500_000, valueVat: 'included' }, wales)).toBe('yes');
    expect(answer({ valueFrom: 2_000_000, valueVat: 'excluded' }, scotland)).toBe('yes');
    expect(answer({ valueFrom: 4_000_000, valueVat: 'excluded' }, scotland)).toBe('no');
  });
  it('follows the Irish rate of the day', () => {
    const profile: Profile = { jurisdiction: 'ireland', value: 121_500, vat: 'included' };
    const from100k: ProfileCondition = { valueFrom: 100_000, valueVat: 'excluded' };
    expect(answer(from100k, { ...profile, started: '2020-10-01' })).toBe('yes');
    expect(answer(from100k, { ...profile, started: '2021-03-01' })).toBe('no');
    expect(missing(from100k, profile)).toEqual(['started']);
  });
});

describe('the regime', () => {
  const pa: ProfileCondition = { regimes: ['procurement-act-2023'] };
  it('is the one that governs', () => {
    expect(answer(pa, {}, 'procurement-act-2023')).toBe('yes');
    expect(answer(pa, {}, 'pcr-2015')).toBe('no');
    expect(answer(pa, { regime: 'procurement-act-2023' })).toBe('yes');
  });
  it('is ruled out by facts that leave it no room', () => {
    expect(answer(pa, { jurisdiction: 'scotland' })).toBe('no');
    expect(answer(pa, { jurisdiction: 'england', started: '2020-01-01' })).toBe('no');
  });
  it('asks for the facts that would choose', () => {
    expect(missing(pa, { jurisdiction: 'england', started: '2026-01-01' })).toEqual(['value']);
  });
  it('does not ask where all that remain are wanted', () => {
    const large: Profile = { jurisdiction: 'england', value: 6_200_000 };
    expect(answer({ regimes: ['procurement-act-2023', 'pcr-2015'] }, large)).toBe('yes');
    expect(missing(pa, large)).toEqual(['started']);
    const scots = ['pcsr-2015', 'prsa-2014', 'scotland-unregulated'];
    expect(answer({ regimes: scots }, { jurisdiction: 'scotland' })).toBe('yes');
    expect(answer({ regimes: ['eu-2014-24'] }, { jurisdiction: 'eu' })).toBe('unknown');
    expect(answer({ regimes: ['eu-2014-24', 'ireland-below-threshold'] }, { jurisdiction: 'ireland' })).toBe(
      'yes',
    );
  });
  it('implies its jurisdiction, its side of the threshold and its period', () => {
    const profile: Profile = { regime: 'pcsr-2015' };
    expect(answer({ jurisdiction: ['scotland'] }, profile, 'pcsr-2015')).toBe('yes');
    expect(answer({ jurisdiction: ['england'] }, profile, 'pcsr-2015')).toBe('no');
    expect(answer({ aboveThreshold: true }, profile, 'pcsr-2015')).toBe('yes');
    expect(answer({ until: '2025-02-24' }, { regime: 'pcr-2015' }, 'pcr-2015')).toBe('yes');
    expect(answer({ from: '2026-01-01' }, { regime: 'pcr-2015' }, 'pcr-2015')).toBe('no');
    expect(answer({ from: '2026-01-01' }, { regime: 'procurement-act-2023' }, 'procurement-act-2023')).toBe(
      'unknown',
    );
    expect(answer({ jurisdiction: ['england'] }, { regime: 'pcr-2015' }, 'pcr-2015')).toBe('unknown');
  });
});

describe('together', () => {
  it('one no decides, whatever is missing', () => {
    const held = holds(
      { jurisdiction: ['wales'], valueFrom: 5 },
      { jurisdiction: 'england' },
      undefined,
      law,
    );
    expect(held.answer).toBe('no');
    expect(held.missing).toEqual([]);
  });
  it('all that is missing is named once, in the order of writing', () => {
    const condition: ProfileCondition = {
      from: '2026-01-01',
      valueFrom: 5,
      valueBelow: 9,
      contract: ['works'],
    };
    expect(missing(condition, {})).toEqual(['contract', 'value', 'started']);
  });
});

// ------------------------------------------------------------------------------------------------- properties

const days = fc.constantFrom(
  '2017-05-01',
  '2021-12-31',
  '2022-01-01',
  '2025-02-23',
  '2025-02-24',
  '2026-01-01',
);
const values = fc.constantFrom(
  0,
  49_999,
  60_000,
  140_000,
  180_000,
  207_720,
  300_000,
  700_000,
  2_100_000,
  4_500_000,
  6_000_000,
);
const full: fc.Arbitrary<Profile> = fc.record({
  jurisdiction: fc.constantFrom(...jurisdictions),
  authority: fc.constantFrom(...authorities),
  contract: fc.constantFrom(...contractKinds),
  procedure: fc.constantFrom(...procedures.filter((procedure) => procedure !== 'concession')),
  value: values,
  vat: fc.constantFrom('included' as const, 'excluded' as const),
  started: days,
});
const some = <T>(list: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength: 3 });
const conditions: fc.Arbitrary<ProfileCondition> = fc.record(
  {
    regimes: some(regimes.map(({ id }) => id)),
    jurisdiction: some(jurisdictions),
    authority: some(authorities),
    contract: some(contractKinds),
    procedure: some(procedures),
    aboveThreshold: fc.boolean(),
    valueFrom: values,
    valueOver: values,
    valueBelow: values,
    valueVat: fc.constantFrom('included' as const, 'excluded' as const),
    from: days,
    until: days,
  },
  { requiredKeys: [] },
);

/** Facts that are not a default elsewhere and do not override others: adding one only tells more. */
const facts = ['jurisdiction', 'authority', 'contract', 'procedure', 'value', 'vat', 'started'] as const;
type Fact = (typeof facts)[number];
const pick = (profile: Profile, kept: readonly Fact[]): Profile =>
  Object.fromEntries(kept.map((fact) => [fact, profile[fact]])) as Profile;

describe('properties', () => {
  it('adding a fact never turns yes into no, no into yes, or either into unknown', () => {
    fc.assert(
      fc.property(conditions, full, fc.subarray([...facts]), (condition, profile, kept) => {
        const before = holds(condition, pick(profile, kept), undefined, law).answer;
        const after = holds(condition, profile, undefined, law).answer;
        if (before !== 'unknown') expect(after).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });
  it('unknown names a missing fact that the profile does not have; a known answer names none', () => {
    fc.assert(
      fc.property(conditions, full, fc.subarray([...facts]), (condition, profile, kept) => {
        const known = pick(profile, kept);
        const held = holds(condition, known, undefined, law);
        if (held.answer !== 'unknown') {
          expect(held.missing).toEqual([]);
        } else {
          expect(held.missing.length).toBeGreaterThan(0);
          for (const fact of held.missing)
            if (fact !== 'value') expect(Object.keys(known)).not.toContain(fact);
        }
      }),
      { numRuns: 1000 },
    );
  });
  it('a regime decided on some facts stays decided on more, and is the one that the whole facts give', () => {
    fc.assert(
      fc.property(full, fc.subarray([...facts]), (profile, kept) => {
        const before = decideRegime(pick(profile, kept), law);
        const after = decideRegime(profile, law);
        if (before.regime !== undefined) expect(after.regime?.id).toBe(before.regime.id);
        else if (before.missing.length === 0) expect(after.regime).toBeUndefined();
        expect(before.because.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
  it('giving the facts that are missing, again and again, ends in a decision', () => {
    fc.assert(
      fc.property(full, fc.subarray([...facts]), (profile, kept) => {
        const known = new Set<Fact>(kept);
        for (let turn = 0; turn <= facts.length; turn++) {
          const { missing: asked } = decideRegime(pick(profile, [...known]), law);
          if (asked.length === 0 || asked.includes('above-threshold')) return;
          const news = asked.filter((fact) => !known.has(fact as Fact));
          expect(news.length).toBeGreaterThan(0);
          for (const fact of news) known.add(fact as Fact);
        }
        expect.unreachable('facts were asked for without end');
      }),
      { numRuns: 1000 },
    );
  });
});
