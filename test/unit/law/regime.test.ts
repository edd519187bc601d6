// Which regime governs: every regime, the boundary days, VAT, the traps between nations, missing facts.

import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../server/src/library/model.ts';
import { decideRegime } from '../../../server/src/library/regime.ts';
import { law, regimes } from './law.ts';

const decide = (profile: Profile) => decideRegime(profile, law);
const regimeOf = (profile: Profile) => decide(profile).regime?.id;

const council: Profile = { authority: 'local', contract: 'services', vat: 'included', started: '2026-09-01' };

describe('each regime', () => {
  const cases: readonly (readonly [string, Profile])[] = [
    ['procurement-act-2023', { ...council, jurisdiction: 'england', value: 6_200_000 }],
    ['procurement-act-2023', { ...council, jurisdiction: 'wales', value: 6_200_000 }],
    ['procurement-act-2023', { ...council, jurisdiction: 'northern-ireland', value: 6_200_000 }],
    ['procurement-act-2023-below-threshold', { ...council, jurisdiction: 'england', value: 90_000 }],
    ['procurement-act-2023-below-threshold', { ...council, jurisdiction: 'wales', value: 90_000 }],
    ['ni-below-threshold', { ...council, jurisdiction: 'northern-ireland', value: 90_000 }],
    ['pcr-2015', { ...council, jurisdiction: 'england', value: 400_000, started: '2018-05-01' }],
    ['pcr-2015', { ...council, jurisdiction: 'northern-ireland', value: 400_000, started: '2018-05-01' }],
    [
      'pcr-2015-below-threshold',
      { ...council, jurisdiction: 'england', value: 90_000, started: '2018-05-01' },
    ],
    [
      'ni-below-threshold',
      { ...council, jurisdiction: 'northern-ireland', value: 90_000, started: '2018-05-01' },
    ],
    ['pcsr-2015', { ...council, jurisdiction: 'scotland', value: 400_000 }],
    ['prsa-2014', { ...council, jurisdiction: 'scotland', value: 100_000 }],
    ['scotland-unregulated', { ...council, jurisdiction: 'scotland', value: 50_000 }],
    ['eu-2014-24', { ...council, jurisdiction: 'ireland', value: 400_000 }],
    ['eu-2014-24', { ...council, jurisdiction: 'eu', vat: 'excluded', value: 400_000 }],
    ['ireland-below-threshold', { ...council, jurisdiction: 'ireland', value: 90_000 }],
  ];
  it.each(cases)('%s: %j', (expected, profile) => {
    expect(regimeOf(profile)).toBe(expected);
    expect(decide(profile).missing).toEqual([]);
  });

  it('each one that the library holds is met above', () => {
    expect(regimes.length).toBe(10);
    expect(new Set(cases.map(([id]) => id))).toEqual(new Set(regimes.map(({ id }) => id)));
  });
});

describe('the day it started', () => {
  const england: Profile = { ...council, jurisdiction: 'england', value: 6_200_000 };
  it('24 February 2025 is the first day of the Procurement Act', () => {
    expect(regimeOf({ ...england, started: '2025-02-23' })).toBe('pcr-2015');
    expect(regimeOf({ ...england, started: '2025-02-24' })).toBe('procurement-act-2023');
  });
  it('26 February 2015 is the first day of the 2015 Regulations; what came before is not in the library', () => {
    expect(regimeOf({ ...england, started: '2015-02-26' })).toBe('pcr-2015');
    const before = decide({ ...england, started: '2015-02-25' });
    expect(before.regime).toBeUndefined();
    expect(before.missing).toEqual([]);
    expect(before.because.at(-1)).toMatch(/No body of law/);
  });
  it('18 April 2016 is the first day of the Scottish regime', () => {
    const scotland: Profile = { ...england, jurisdiction: 'scotland' };
    expect(regimeOf({ ...scotland, started: '2016-04-18' })).toBe('pcsr-2015');
    expect(regimeOf({ ...scotland, started: '2016-04-17' })).toBeUndefined();
  });
  it('thresholds change on 1 January 2026', () => {
    const between: Profile = { ...england, value: 210_000 };
    expect(regimeOf({ ...between, started: '2025-12-31' })).toBe('procurement-act-2023-below-threshold');
    expect(regimeOf({ ...between, started: '2026-01-01' })).toBe('procurement-act-2023');
  });
  it('until 2021 thresholds are without VAT, from 2022 with it', () => {
    const net: Profile = { ...england, vat: 'excluded', value: 185_000 };
    expect(regimeOf({ ...net, started: '2021-12-31' })).toBe('pcr-2015-below-threshold');
    expect(regimeOf({ ...net, started: '2022-01-01' })).toBe('pcr-2015');
  });
});

describe('the value', () => {
  const england: Profile = { ...council, jurisdiction: 'england' };
  it('is above at exactly the threshold', () => {
    expect(regimeOf({ ...england, value: 207_719.99 })).toBe('procurement-act-2023-below-threshold');
    expect(regimeOf({ ...england, value: 207_720 })).toBe('procurement-act-2023');
  });
  it('without VAT is brought to the basis of the threshold, and says so', () => {
    const net: Profile = { ...england, vat: 'excluded', value: 180_000 };
    expect(regimeOf(net)).toBe('procurement-act-2023');
    expect(decide(net).because.join(' ')).toContain('£180,000 without VAT is taken as £216,000 with VAT');
    expect(regimeOf({ ...net, vat: 'included' })).toBe('procurement-act-2023-below-threshold');
  });
  it('with VAT is brought down where the threshold has none', () => {
    const irish: Profile = { ...council, jurisdiction: 'ireland', value: 260_000 };
    expect(regimeOf(irish)).toBe('ireland-below-threshold');
    expect(regimeOf({ ...irish, vat: 'excluded' })).toBe('eu-2014-24');
  });
  it('has a threshold of its own for light touch services', () => {
    const care: Profile = { ...england, value: 300_000 };
    expect(regimeOf(care)).toBe('procurement-act-2023');
    expect(decide(care).because.join(' ')).toContain('light-touch: true');
    expect(regimeOf({ ...care, lightTouch: true })).toBe('procurement-act-2023-below-threshold');
    expect(regimeOf({ ...care, lightTouch: true, value: 663_540 })).toBe('procurement-act-2023');
    expect(decide({ ...care, lightTouch: true }).because.join(' ')).not.toContain('light-touch: true');
  });
  it('has a threshold of its own for utilities, central bodies and concessions', () => {
    expect(regimeOf({ ...england, value: 300_000, authority: 'utility' })).toBe(
      'procurement-act-2023-below-threshold',
    );
    expect(regimeOf({ ...england, value: 140_000, authority: 'central' })).toBe('procurement-act-2023');
    expect(regimeOf({ ...england, value: 140_000, authority: 'nhs' })).toBe('procurement-act-2023');
    expect(regimeOf({ ...england, value: 2_000_000, procedure: 'concession' })).toBe(
      'procurement-act-2023-below-threshold',
    );
    expect(regimeOf({ ...england, value: 5_300_000, procedure: 'concession', lightTouch: true })).toBe(
      'procurement-act-2023-below-threshold',
    );
  });
  it('names the figure it was compared with', () => {
    expect(decide({ ...england, value: 6_200_000 }).because[0]).toBe(
      'England, local authority, services, £6,200,000 with VAT: at or above £207,720 with VAT (from 1 January 2026).',
    );
  });
});

describe('traps between nations', () => {
  it('£2.1m of works without VAT: Scotland regulated, below threshold; Wales and England below', () => {
    const works: Profile = { ...council, contract: 'works', vat: 'excluded', value: 2_100_000 };
    expect(regimeOf({ ...works, jurisdiction: 'scotland' })).toBe('prsa-2014');
    expect(regimeOf({ ...works, jurisdiction: 'wales' })).toBe('procurement-act-2023-below-threshold');
    expect(regimeOf({ ...works, jurisdiction: 'northern-ireland' })).toBe('ni-below-threshold');
    expect(regimeOf({ ...works, jurisdiction: 'ireland' })).toBe('ireland-below-threshold');
  });
  it('£1.9m of works with VAT is not regulated in Scotland; nor is £2.2m with VAT, which is £1.83m without', () => {
    const works: Profile = { ...council, contract: 'works', jurisdiction: 'scotland' };
    expect(regimeOf({ ...works, value: 1_900_000 })).toBe('scotland-unregulated');
    expect(regimeOf({ ...works, value: 2_200_000 })).toBe('scotland-unregulated');
    expect(regimeOf({ ...works, value: 2_400_000 })).toBe('prsa-2014');
  });
  it('a £150,000 or £59,000 service is under four different regimes', () => {
    for (const value of [150_000, 59_000]) {
      const service: Profile = { ...council, value };
      expect(regimeOf({ ...service, jurisdiction: 'england' })).toBe('procurement-act-2023-below-threshold');
      expect(regimeOf({ ...service, jurisdiction: 'wales' })).toBe('procurement-act-2023-below-threshold');
      expect(regimeOf({ ...service, jurisdiction: 'northern-ireland' })).toBe('ni-below-threshold');
      expect(regimeOf({ ...service, jurisdiction: 'ireland' })).toBe('ireland-below-threshold');
      expect(regimeOf({ ...service, jurisdiction: 'scotland' })).toBe(
        value === 150_000 ? 'prsa-2014' : 'scotland-unregulated',
      );
    }
    expect(regimeOf({ ...council, jurisdiction: 'scotland', value: 59_000, vat: 'excluded' })).toBe(
      'prsa-2014',
    );
  });
  it('the kind of authority does not change the regime of a large contract', () => {
    for (const authority of [
      'central',
      'local',
      'nhs',
      'housing',
      'education',
      'police-fire',
      'utility',
      'other',
    ] as const) {
      const large: Profile = { ...council, authority, value: 6_200_000 };
      expect(regimeOf({ ...large, jurisdiction: 'england' })).toBe('procurement-act-2023');
      expect(regimeOf({ ...large, jurisdiction: 'scotland' })).toBe('pcsr-2015');
      expect(regimeOf({ ...large, jurisdiction: 'ireland' })).toBe('eu-2014-24');
    }
  });
  it('below threshold in another state of the Union the library has no law', () => {
    const decision = decide({ ...council, jurisdiction: 'eu', value: 90_000, vat: 'excluded' });
    expect(decision.regime).toBeUndefined();
    expect(decision.missing).toEqual([]);
  });
});

describe('what the author says goes first', () => {
  it('a named regime wins over everything', () => {
    const decision = decide({ ...council, jurisdiction: 'england', value: 10, regime: 'pcsr-2015' });
    expect(decision.regime?.id).toBe('pcsr-2015');
    expect(decision.missing).toEqual([]);
  });
  it('a regime the library does not have is reported', () => {
    const decision = decide({ regime: 'pcr-2006' });
    expect(decision.regime).toBeUndefined();
    expect(decision.because.join(' ')).toContain('pcr-2006');
  });
  it('above-threshold goes before value, kind and day', () => {
    expect(regimeOf({ ...council, jurisdiction: 'england', value: 10, aboveThreshold: true })).toBe(
      'procurement-act-2023',
    );
    expect(regimeOf({ ...council, jurisdiction: 'england', value: 1e9, aboveThreshold: false })).toBe(
      'procurement-act-2023-below-threshold',
    );
  });
});

describe('missing facts', () => {
  const missing = (profile: Profile) => {
    const decision = decide(profile);
    expect(decision.regime).toBeUndefined();
    return decision.missing;
  };
  it('a value decides between above and below', () => {
    expect(missing({ jurisdiction: 'england', started: '2015-06-01' })).toEqual(['value']);
    expect(missing({ jurisdiction: 'ireland' })).toEqual(['value']);
    expect(missing({ jurisdiction: 'eu', started: '2026-02-01' })).toEqual(['value']);
  });
  it('the day decides between the Act and the Regulations, and is not assumed', () => {
    expect(missing({ ...without(council, 'started'), jurisdiction: 'england', value: 6_200_000 })).toEqual([
      'started',
    ]);
  });
  it('the day decides where the value lies between two periods', () => {
    expect(
      missing({ ...without(council, 'started'), jurisdiction: 'ireland', vat: 'excluded', value: 217_000 }),
    ).toEqual(['started']);
  });
  it('no fact is missing where only one regime is possible whatever the day', () => {
    const undated = without(council, 'started');
    expect(regimeOf({ ...undated, jurisdiction: 'scotland', value: 6_000_000 })).toBe('pcsr-2015');
    expect(regimeOf({ ...undated, jurisdiction: 'scotland', value: 90_000 })).toBe('prsa-2014');
    expect(regimeOf({ ...undated, jurisdiction: 'scotland', value: 9_000 })).toBe('scotland-unregulated');
    expect(regimeOf({ ...undated, jurisdiction: 'ireland', value: 6_000_000 })).toBe('eu-2014-24');
    expect(regimeOf({ ...undated, jurisdiction: 'northern-ireland', value: 9_000 })).toBe(
      'ni-below-threshold',
    );
  });
  it('VAT is asked for only where it decides', () => {
    const bare: Profile = { ...without(council, 'vat'), jurisdiction: 'england' };
    expect(missing({ ...bare, value: 200_000 })).toEqual(['vat']);
    expect(regimeOf({ ...bare, value: 100_000 })).toBe('procurement-act-2023-below-threshold');
    expect(regimeOf({ ...bare, value: 208_000 })).toBe('procurement-act-2023');
  });
  it('the kind of contract and of authority are asked for only where they decide', () => {
    const bare: Profile = { jurisdiction: 'england', vat: 'included', started: '2026-09-01' };
    expect(missing({ ...bare, value: 150_000 })).toEqual(['authority', 'contract']);
    expect(missing({ ...bare, value: 1_000_000 })).toEqual(['contract']);
    expect(missing({ ...bare, value: 1_000_000, authority: 'local' })).toEqual(['contract']);
    expect(missing({ ...bare, value: 150_000, contract: 'goods' })).toEqual(['authority']);
    expect(regimeOf({ ...bare, value: 6_000_000 })).toBe('procurement-act-2023');
    expect(regimeOf({ ...bare, value: 100_000 })).toBe('procurement-act-2023-below-threshold');
  });
  it('a class of authority that may be central or not needs the author', () => {
    const college: Profile = { ...council, jurisdiction: 'northern-ireland', authority: 'education' };
    expect(missing({ ...college, value: 150_000 })).toEqual(['above-threshold']);
    expect(regimeOf({ ...college, value: 150_000, aboveThreshold: true })).toBe('procurement-act-2023');
    expect(regimeOf({ ...college, value: 300_000 })).toBe('procurement-act-2023');
  });
  it('without a rate of VAT a value near the threshold cannot be placed, others can', () => {
    const french: Profile = { ...council, jurisdiction: 'eu' };
    expect(missing({ ...french, value: 230_000 })).toEqual(['above-threshold']);
    expect(decide({ ...french, value: 200_000 }).missing).toEqual([]);
  });
  it('an empty profile names the facts to give and no law', () => {
    const decision = decide({});
    expect(decision.regime).toBeUndefined();
    expect(decision.missing).toContain('jurisdiction');
    expect(decision.missing).toContain('value');
    expect(decision.missing).toContain('started');
    expect(decision.missing).not.toContain('procedure');
  });
});

function without<K extends keyof Profile>(profile: Profile, key: K): Omit<Profile, K> {
  const { [key]: _, ...rest } = profile;
  return rest;
}
