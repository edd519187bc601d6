// Dated figures: which threshold applies to a profile, whether its value reaches it, and what the value is on
// the other VAT basis. All figures, dates and rates are data (clause-library/law); nothing here knows one.

import {
  authorities,
  type ContractKind,
  contractKinds,
  type Day,
  type Jurisdiction,
  jurisdictions,
  type Library,
  type Profile,
  type Threshold,
  type VatRate,
} from './model.ts';
import { monthNames } from './month-names.ts';

/** Three-valued: `unknown` when a fact is missing that decides. */
export type Answer = 'yes' | 'no' | 'unknown';

/** The dated figures of a library; a whole {@link Library} is one. */
export type DatedFigures = Pick<Library, 'thresholds' | 'vatRates'>;

/** A value of which only the bounds may be known. Amounts in the profile's currency; `high` may be infinite. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
  /** How it was worked out, in words; empty when the value stands as given. */
  readonly because: readonly string[];
}

export interface Reached {
  readonly answer: Answer;
  /** Keys of the profile that would decide; empty unless the answer is `unknown`. */
  readonly missing: readonly string[];
  /** The figures compared with: one when the facts decide which, several while they do not. */
  readonly thresholds: readonly Threshold[];
  readonly because: readonly string[];
}

/**
 * The figure for a purpose, of the day the procurement started. Undefined when none applies or when the facts
 * leave several that differ. A profile that says nothing is taken not to be light touch and not a concession.
 */
export function thresholdFor(
  purpose: string,
  profile: Profile,
  library: DatedFigures,
): Threshold | undefined {
  const [first, ...others] = thresholdsFor(purpose, profile, library);
  if (first === undefined) return undefined;
  return others.every((other) => sameFigure(first, other)) ? first : undefined;
}

/** Every figure for a purpose that the known facts allow. */
export function thresholdsFor(
  purpose: string,
  profile: Profile,
  library: DatedFigures,
): readonly Threshold[] {
  return specialFirst(
    library.thresholds.filter((figure) => figure.purpose === purpose && allows(figure, profile)),
  );
}

/**
 * The value on the given VAT basis, with the sentence that says how it got there. Undefined when the profile has no
 * value, does not say whether it includes VAT, or no rate is known for its jurisdiction and day.
 */
export function valueOn(
  profile: Profile,
  vat: 'included' | 'excluded',
  library: DatedFigures,
): { readonly amount: number; readonly because: readonly string[] } | undefined {
  const range = valueRange(profile, vat, library);
  if (range === undefined || range.low !== range.high) return undefined;
  return { amount: range.low, because: range.because };
}

/** The value on the given VAT basis, as far as the facts bound it. Undefined when the profile has no value. */
export function valueRange(
  profile: Profile,
  vat: 'included' | 'excluded',
  library: DatedFigures,
): ValueRange | undefined {
  const { value } = profile;
  if (value === undefined) return undefined;
  if (profile.vat === vat) return { low: value, high: value, because: [] };
  const converted = convert(value, vat, profile, library);
  if (profile.vat !== undefined) return converted;
  return { low: Math.min(value, converted.low), high: Math.max(value, converted.high), because: [] };
}

/** Whether the value is at least the figure for a purpose; the facts that would decide when it cannot be told. */
export function reaches(purpose: string, profile: Profile, library: DatedFigures): Reached {
  const known = reachedBefore(library, profile);
  const before = known.get(purpose);
  if (before !== undefined) return before;
  const reached = work(purpose, profile, library);
  known.set(purpose, reached);
  return reached;
}

/** "£207,720", "€1,250.50". */
export function moneyInWords(amount: number, currency: 'GBP' | 'EUR'): string {
  const sign = currency === 'GBP' ? '£' : '€';
  return `${sign}${(Number.isInteger(amount) ? whole : withPence).format(amount)}`;
}

/** "1 January 2026" for `2026-01-01`; anything that is not a day comes back as it is. */
export function dayInWords(day: Day): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  const month = monthNames[Number(parts?.[2]) - 1];
  return parts === null || month === undefined ? day : `${Number(parts[3])} ${month} ${parts[1]}`;
}

/** The currency values are given in: euro for Ireland and the EU, pounds elsewhere. */
export function currencyOf(jurisdiction: Jurisdiction | undefined): 'GBP' | 'EUR' {
  return jurisdiction === 'ireland' || jurisdiction === 'eu' ? 'EUR' : 'GBP';
}

export function vatInWords(vat: 'included' | 'excluded' | undefined): string {
  if (vat === undefined) return '';
  return vat === 'included' ? ' with VAT' : ' without VAT';
}

// ------------------------------------------------------------------------------------------------------ figures

/** A figure made for this procedure (a concession) goes before the figure for all procedures. */
function specialFirst(figures: readonly Threshold[]): readonly Threshold[] {
  const special = figures.filter(({ procedure }) => procedure !== undefined);
  return special.length > 0 ? special : figures;
}

function allows(threshold: Threshold, profile: Profile): boolean {
  return (
    admits(threshold.jurisdiction, profile.jurisdiction) &&
    admits(threshold.authority, profile.authority) &&
    admits(threshold.contract, contractOf(profile)) &&
    (threshold.lightTouch === undefined || threshold.lightTouch === (profile.lightTouch ?? false)) &&
    (threshold.procedure === undefined ||
      (profile.procedure !== undefined && threshold.procedure.includes(profile.procedure))) &&
    inPeriod(threshold, profile.started)
  );
}

/** A missing fact is admitted: the figure stays possible. */
function admits<T>(list: readonly T[] | undefined, fact: T | undefined): boolean {
  return list === undefined || fact === undefined || list.includes(fact);
}

function inPeriod(dated: { readonly from: Day; readonly until?: Day }, day: Day | undefined): boolean {
  return day === undefined || (dated.from <= day && (dated.until === undefined || day < dated.until));
}

/** Only services can be light touch, so a light touch profile that names no kind buys services. */
function contractOf(profile: Profile): ContractKind | undefined {
  return profile.contract ?? (profile.lightTouch === true ? 'services' : undefined);
}

function sameFigure(one: Threshold, other: Threshold): boolean {
  return one.amount === other.amount && one.vat === other.vat && one.currency === other.currency;
}

// ---------------------------------------------------------------------------------------------------------- VAT

function convert(
  value: number,
  vat: 'included' | 'excluded',
  profile: Profile,
  library: DatedFigures,
): ValueRange {
  const { jurisdiction, started } = profile;
  const rates = library.vatRates.filter(
    (rate) => admits(rate.jurisdiction, jurisdiction) && inPeriod(rate, started),
  );
  // Without a rate the value is only bounded: VAT is never negative.
  if (jurisdiction === undefined || rates.length === 0) {
    return vat === 'included'
      ? { low: value, high: Number.POSITIVE_INFINITY, because: [] }
      : { low: 0, high: value, because: [] };
  }
  const amounts = rates.map((rate) => atRate(value, rate, vat));
  const low = Math.min(...amounts);
  const high = Math.max(...amounts);
  return { low, high, because: low === high ? [conversionInWords(profile, vat, low, rates)] : [] };
}

function atRate(value: number, rate: VatRate, vat: 'included' | 'excluded'): number {
  const factor = 1 + rate.percent / 100;
  return Math.round((vat === 'included' ? value * factor : value / factor) * 100) / 100;
}

function conversionInWords(
  profile: Profile,
  vat: 'included' | 'excluded',
  amount: number,
  rates: readonly VatRate[],
): string {
  const currency = currencyOf(profile.jurisdiction);
  const from = vat === 'included' ? 'excluded' : 'included';
  return (
    `${moneyInWords(profile.value ?? 0, currency)}${vatInWords(from)} is taken as ` +
    `${moneyInWords(amount, currency)}${vatInWords(vat)}, at the standard rate of ${rates[0]?.percent ?? 0}%.`
  );
}

// ---------------------------------------------------------------------------------------------------- comparing

/** A fact that chooses between figures, with the values to try when it is missing. */
interface Choice {
  readonly fact: Fact;
  readonly values: readonly string[];
}
type Fact = 'jurisdiction' | 'authority' | 'contract' | 'started' | 'vat';

/** The comparison is asked for by every rule and the profile does not change: worked out once for each. */
const reachedByLibrary = new WeakMap<object, WeakMap<Profile, Map<string, Reached>>>();

function reachedBefore(library: DatedFigures, profile: Profile): Map<string, Reached> {
  let byProfile = reachedByLibrary.get(library);
  if (byProfile === undefined) {
    byProfile = new WeakMap();
    reachedByLibrary.set(library, byProfile);
  }
  let byPurpose = byProfile.get(profile);
  if (byPurpose === undefined) {
    byPurpose = new Map();
    byProfile.set(profile, byPurpose);
  }
  return byPurpose;
}

function work(purpose: string, profile: Profile, library: DatedFigures): Reached {
  const thresholds = thresholdsFor(purpose, profile, library);
  if (thresholds.length === 0) return { answer: 'unknown', missing: [], thresholds, because: [] };
  if (profile.value === undefined) {
    return { answer: 'unknown', missing: ['value'], thresholds, because: [] };
  }
  const answer = compared(thresholds, profile, library);
  if (answer !== 'unknown') {
    const [first] = thresholds;
    const because = first === undefined ? [] : (valueRange(profile, first.vat, library)?.because ?? []);
    return { answer, missing: [], thresholds, because };
  }
  const decisive = decisiveChoices(purpose, profile, library);
  // All facts are there and the class of authority still stands in two rows, or no VAT rate is known: only the
  // author can say.
  return {
    answer,
    missing: decisive.length > 0 ? decisive : ['above-threshold'],
    thresholds,
    because: [],
  };
}

function compared(thresholds: readonly Threshold[], profile: Profile, library: DatedFigures): Answer {
  let yes = false;
  let no = false;
  for (const threshold of thresholds) {
    const range = valueRange(profile, threshold.vat, library);
    if (range !== undefined && range.low >= threshold.amount) yes = true;
    else if (range !== undefined && range.high < threshold.amount) no = true;
    else return 'unknown';
  }
  if (yes === no) return 'unknown';
  return yes ? 'yes' : 'no';
}

/** The missing facts that change the answer for some values of the others. */
function decisiveChoices(purpose: string, profile: Profile, library: DatedFigures): readonly Fact[] {
  const figures = library.thresholds.filter(
    (figure) => figure.purpose === purpose && allows(figure, profile),
  );
  const choices = missingChoices(figures, profile);
  const answers = answersOf(choices, figures, profile, library);
  let stride = 1;
  const decisive: Fact[] = [];
  for (const { fact, values } of choices) {
    if (changesAnswer(answers, stride, values.length)) decisive.push(fact);
    stride *= values.length;
  }
  return decisive;
}

/**
 * The answers for every combination of the missing facts, the first choice turning fastest. Figures are narrowed
 * with each fact that is chosen, so that a combination looks at the few that are left.
 */
function answersOf(
  choices: readonly Choice[],
  figures: readonly Threshold[],
  profile: Profile,
  library: DatedFigures,
): readonly Answer[] {
  const slowest = choices.at(-1);
  if (slowest === undefined) {
    const special = specialFirst(figures);
    return [special.length === 0 ? 'unknown' : compared(special, profile, library)];
  }
  return slowest.values.flatMap((value) => {
    const chosen: Profile = { ...profile, [slowest.fact]: value };
    const left = figures.filter((figure) => allows(figure, chosen));
    return answersOf(choices.slice(0, -1), left, chosen, library);
  });
}

/** `stride` is the distance between the answers for two values of one choice, `size` how many values it has. */
function changesAnswer(answers: readonly Answer[], stride: number, size: number): boolean {
  return answers.some((answer, index) => {
    const value = Math.floor(index / stride) % size;
    return value > 0 && answers[index - stride] !== answer;
  });
}

function missingChoices(figures: readonly Threshold[], profile: Profile): readonly Choice[] {
  const days = [...new Set(figures.map(({ from }) => from))].sort();
  const all: readonly Choice[] = [
    { fact: 'vat', values: ['included', 'excluded'] },
    { fact: 'authority', values: authorities },
    { fact: 'contract', values: contractKinds },
    { fact: 'started', values: days },
    { fact: 'jurisdiction', values: jurisdictions },
  ];
  return all.filter(
    ({ fact }) => profile[fact] === undefined && !(fact === 'contract' && contractOf(profile) !== undefined),
  );
}

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const withPence = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
