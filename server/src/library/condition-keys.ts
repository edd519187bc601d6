// The keys of a condition on the profile, one at a time, three-valued: a fact that is missing makes the answer
// unknown and is named.

import type { Library, Profile, ProfileCondition } from './model.ts';
import { factInWords } from './profile-words.ts';
import {
  type Answer,
  currencyOf,
  dayInWords,
  moneyInWords,
  reaches,
  type ValueRange,
  valueRange,
  vatInWords,
} from './threshold.ts';

/** The parts of a library that conditions read. */
export type LawOfProfiles = Pick<Library, 'thresholds' | 'vatRates' | 'regimes'>;

export interface Held {
  readonly answer: Answer;
  /** Keys of the profile, as an author writes them (`above-threshold`), that would decide; empty unless unknown. */
  readonly missing: readonly string[];
  /** What decided, in words. */
  readonly because: readonly string[];
}

/** The answer of one key of a condition. */
export interface Part extends Held {
  readonly key: keyof ProfileCondition;
}

/** What a regime that governs says about facts the profile leaves out. */
export interface Implied {
  readonly jurisdictions: readonly string[];
  readonly aboveThreshold: boolean | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly because: string;
}

export const nothingImplied: Implied = {
  jurisdictions: [],
  aboveThreshold: undefined,
  from: undefined,
  until: undefined,
  because: '',
};

/** All answers must be yes; one no decides. */
export function together(parts: readonly Part[]): Held {
  const no = parts.find(({ answer }) => answer === 'no');
  if (no !== undefined) return { answer: 'no', missing: [], because: no.because };
  const unknown = parts.filter(({ answer }) => answer === 'unknown');
  const because = parts.flatMap((part) => part.because);
  if (unknown.length === 0) return { answer: 'yes', missing: [], because };
  return { answer: 'unknown', missing: inOrder(unknown.flatMap(({ missing }) => missing)), because };
}

/** The answer of each key given, save `regimes`. */
export function partsOf(
  condition: ProfileCondition,
  profile: Profile,
  implied: Implied,
  library: LawOfProfiles,
): Part[] {
  const parts: Part[] = [];
  if (condition.jurisdiction !== undefined) {
    parts.push(jurisdictionPart(condition.jurisdiction, profile, implied));
  }
  if (condition.authority !== undefined) {
    parts.push(listed('authority', condition.authority, profile.authority));
  }
  if (condition.contract !== undefined) parts.push(listed('contract', condition.contract, profile.contract));
  if (condition.procedure !== undefined) {
    parts.push(listed('procedure', condition.procedure, profile.procedure));
  }
  if (condition.notProcedure !== undefined) {
    parts.push(unlisted(condition.notProcedure, profile.procedure));
  }
  if (condition.lightTouch !== undefined) parts.push(lightTouchPart(condition.lightTouch, profile));
  if (condition.aboveThreshold !== undefined) {
    parts.push(aboveThresholdPart(condition.aboveThreshold, profile, implied, library));
  }
  for (const key of ['valueFrom', 'valueOver', 'valueBelow'] as const) {
    const amount = condition[key];
    if (amount !== undefined) parts.push(valuePart(key, amount, condition.valueVat, profile, library));
  }
  if (condition.yearlyValueOver !== undefined)
    parts.push(yearlyValuePart(condition.yearlyValueOver, condition.valueVat, profile, library));
  if (condition.from !== undefined) parts.push(fromPart(condition.from, profile, implied));
  if (condition.until !== undefined) parts.push(untilPart(condition.until, profile, implied));
  return parts;
}

function listed(key: 'authority' | 'contract' | 'procedure', list: readonly string[], fact?: string): Part {
  if (fact === undefined) return unknown(key, [key]);
  return known(key, list.includes(fact), `The profile's ${key} is ${factInWords(fact)}.`);
}

function unlisted(list: readonly string[], fact?: string): Part {
  // The procedures a condition leaves out are the unusual ones; a profile that names none is taken to use none of them.
  if (fact === undefined)
    return known(
      'notProcedure',
      true,
      `The profile names no procedure, so it is taken not to be ${list.join(' or ')}.`,
    );
  return known('notProcedure', !list.includes(fact), `The profile's procedure is ${factInWords(fact)}.`);
}

function jurisdictionPart(list: readonly string[], profile: Profile, implied: Implied): Part {
  const { jurisdiction } = profile;
  if (jurisdiction !== undefined) {
    return known(
      'jurisdiction',
      list.includes(jurisdiction),
      `The profile's jurisdiction is ${factInWords(jurisdiction)}.`,
    );
  }
  const inList = implied.jurisdictions.map((one) => list.includes(one));
  if (inList.length > 0 && inList.every((one) => one === inList[0])) {
    return known('jurisdiction', inList[0] === true, implied.because);
  }
  return unknown('jurisdiction', ['jurisdiction']);
}

function lightTouchPart(wanted: boolean, profile: Profile): Part {
  const because =
    profile.lightTouch === undefined
      ? 'The profile does not say `light-touch: true`, so the contract is taken not to be light touch.'
      : `The profile says that the contract is ${profile.lightTouch ? '' : 'not '}light touch.`;
  return known('lightTouch', (profile.lightTouch ?? false) === wanted, because);
}

function aboveThresholdPart(
  wanted: boolean,
  profile: Profile,
  implied: Implied,
  library: LawOfProfiles,
): Part {
  if (profile.aboveThreshold !== undefined) {
    const side = profile.aboveThreshold ? 'above' : 'below';
    return known(
      'aboveThreshold',
      profile.aboveThreshold === wanted,
      `The profile says that the contract is ${side} threshold.`,
    );
  }
  // A regime that the profile names itself goes before what the value gives, as it does for the regime.
  if (implied.aboveThreshold !== undefined && profile.regime !== undefined) {
    return known('aboveThreshold', implied.aboveThreshold === wanted, implied.because);
  }
  const reached = reaches('procurement', profile, library);
  if (reached.answer !== 'unknown') {
    const above = reached.answer === 'yes';
    const said = `The value is ${above ? 'at or above' : 'below'} the threshold.`;
    return {
      key: 'aboveThreshold',
      answer: above === wanted ? 'yes' : 'no',
      missing: [],
      because: [...reached.because, said],
    };
  }
  if (implied.aboveThreshold !== undefined) {
    return known('aboveThreshold', implied.aboveThreshold === wanted, implied.because);
  }
  return unknown('aboveThreshold', reached.missing);
}

function valuePart(
  key: 'valueFrom' | 'valueOver' | 'valueBelow',
  amount: number,
  vat: 'included' | 'excluded' | undefined,
  profile: Profile,
  library: LawOfProfiles,
): Part {
  const { value } = profile;
  if (value === undefined) return unknown(key, ['value']);
  const range: ValueRange =
    (vat === undefined ? undefined : valueRange(profile, vat, library)) ??
    ({ low: value, high: value, because: [] } satisfies ValueRange);
  const currency = currencyOf(profile.jurisdiction);
  const figure = `${moneyInWords(amount, currency)}${vatInWords(vat)}`;
  const decided = (holdsHere: boolean, side: string): Part => ({
    key,
    answer: holdsHere ? 'yes' : 'no',
    missing: [],
    because: [...range.because, `The value is ${side} ${figure}.`],
  });
  if (key === 'valueOver') {
    if (range.low > amount) return decided(true, 'more than');
    if (range.high <= amount) return decided(false, 'not more than');
  } else {
    if (range.low >= amount) return decided(key === 'valueFrom', 'at least');
    if (range.high < amount) return decided(key === 'valueBelow', 'below');
  }
  return unknown(key, [factForConversion(profile, library)]);
}

/** The value divided by the years of the contract; a contract that is not over the amount as a whole is not in any year. */
function yearlyValuePart(
  amount: number,
  vat: 'included' | 'excluded' | undefined,
  profile: Profile,
  library: LawOfProfiles,
): Part {
  const whole = valuePart('valueOver', amount, vat, profile, library);
  const { years } = profile;
  if (whole.answer !== 'yes') return { ...whole, key: 'yearlyValueOver' };
  if (years === undefined || years <= 0) return unknown('yearlyValueOver', ['years']);
  const perYear = valuePart('valueOver', amount * years, vat, profile, library);
  const said = `Over ${years} ${years === 1 ? 'year' : 'years'} that is ${perYear.answer === 'yes' ? 'more' : 'not more'} than ${moneyInWords(amount, currencyOf(profile.jurisdiction))} a year.`;
  return { ...perYear, key: 'yearlyValueOver', because: [...perYear.because.slice(0, -1), said] };
}

/** Why the value could not be brought to the other basis: without a rate, only a value on that basis would do. */
function factForConversion(profile: Profile, library: LawOfProfiles): string {
  const { jurisdiction } = profile;
  if (profile.vat === undefined) return 'vat';
  if (jurisdiction === undefined) return 'jurisdiction';
  const rated = library.vatRates.some((rate) => rate.jurisdiction.includes(jurisdiction));
  return rated && profile.started === undefined ? 'started' : 'value';
}

function fromPart(day: string, profile: Profile, implied: Implied): Part {
  if (profile.started !== undefined) return startedPart('from', profile.started >= day, profile.started);
  if (implied.from !== undefined && implied.from >= day) return known('from', true, implied.because);
  if (implied.until !== undefined && implied.until <= day) return known('from', false, implied.because);
  return unknown('from', ['started']);
}

function untilPart(day: string, profile: Profile, implied: Implied): Part {
  if (profile.started !== undefined) return startedPart('until', profile.started < day, profile.started);
  if (implied.until !== undefined && implied.until <= day) return known('until', true, implied.because);
  if (implied.from !== undefined && implied.from >= day) return known('until', false, implied.because);
  return unknown('until', ['started']);
}

function startedPart(key: 'from' | 'until', answer: boolean, started: string): Part {
  return known(key, answer, `The procurement started on ${dayInWords(started)}.`);
}

export function known(key: keyof ProfileCondition, answer: boolean, because: string): Part {
  return { key, answer: answer ? 'yes' : 'no', missing: [], because: [because] };
}

export function unknown(key: keyof ProfileCondition, missing: readonly string[]): Part {
  return { key, answer: 'unknown', missing, because: [] };
}

/** Facts in the order in which an author writes them. */
export function inOrder(missing: Iterable<string>): readonly string[] {
  const facts = [...new Set(missing)];
  return facts.sort((one, other) => written.indexOf(one) - written.indexOf(other));
}

const written = [
  'jurisdiction',
  'authority',
  'contract',
  'value',
  'vat',
  'started',
  'above-threshold',
  'procedure',
  'years',
];
