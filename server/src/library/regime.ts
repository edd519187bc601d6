// Which body of law governs a profile, decided by the dated data of clause-library/law/regimes, with the reasons in
// words and the facts that are missing. Pure: there is no clock, so a day that is not given is not assumed.

import type { RegimeDecision } from '../checks/pack.ts';
import type { LawOfProfiles } from './condition-keys.ts';
import type { Profile, Threshold } from './model.ts';
import { factsToDecide, governing, type PossibleRegime, possibleRegimes } from './possible-regimes.ts';
import { authorityInWords, jurisdictionInWords } from './profile-words.ts';
import {
  currencyOf,
  dayInWords,
  moneyInWords,
  reaches,
  thresholdFor,
  valueOn,
  vatInWords,
} from './threshold.ts';

/**
 * The regime that governs. One that the profile names wins; `above-threshold` goes before what value, kind and day
 * give. Undecided: `missing` names only the facts that would choose between the regimes still possible, spelled
 * as an author writes them. No regime and nothing missing: no body of law in the library fits.
 */
export function decideRegime(profile: Profile, library: LawOfProfiles): RegimeDecision {
  if (profile.regime !== undefined) return namedRegime(profile.regime, library);
  const possible = possibleRegimes(profile, library);
  const governs = governing(possible);
  if (governs !== undefined) {
    return { regime: governs.regime, because: reasons(governs, profile, library), missing: [] };
  }
  const said = facts(profile, library);
  if (possible.length === 0) {
    const because = [...said, 'No body of law in the library fits these facts.'];
    return { regime: undefined, because, missing: [] };
  }
  const missing = factsToDecide(possible);
  return { regime: undefined, because: [...said, stillOpen(possible, missing)], missing };
}

function namedRegime(id: string, library: LawOfProfiles): RegimeDecision {
  const regime = library.regimes.find((one) => one.id === id);
  const because =
    regime === undefined
      ? `The profile names the regime ${id}, which the library does not have.`
      : `The profile names the regime: ${regime.title}.`;
  return { regime, because: [because], missing: [] };
}

function reasons(possible: PossibleRegime, profile: Profile, library: LawOfProfiles): readonly string[] {
  const open =
    possible.answer === 'unknown'
      ? ['The day it started is not given; no other regime in the library could govern.']
      : [];
  return [...facts(profile, library), ...open, `Governed by: ${possible.regime.title}.`];
}

// -------------------------------------------------------------------------------------------------- the words

function facts(profile: Profile, library: LawOfProfiles): readonly string[] {
  const said: string[] = [`${subject(profile)}${againstThreshold(profile, library)}.`];
  if (profile.started !== undefined) said.push(`Started on ${dayInWords(profile.started)}.`);
  if (profile.aboveThreshold === undefined) {
    const { answer, because } = reaches('procurement', profile, library);
    said.push(...because);
    const lightTouch = lightTouchWouldMatter(profile, library);
    if (answer !== 'unknown' && lightTouch !== undefined) said.push(lightTouch);
  }
  return said;
}

/** "England, services, £6,200,000 with VAT". */
function subject(profile: Profile): string {
  const { jurisdiction, authority, contract, value, vat } = profile;
  const parts = [
    jurisdiction === undefined ? 'Jurisdiction not given' : jurisdictionInWords[jurisdiction],
    ...(authority === undefined ? [] : [authorityInWords[authority]]),
    ...(contract === undefined ? [] : [contract]),
    value === undefined
      ? 'no value given'
      : `${moneyInWords(value, currencyOf(jurisdiction))}${value > 0 ? vatInWords(vat) : ''}`,
  ];
  return parts.join(', ');
}

/** ": above £207,720 with VAT (from 1 January 2026)". */
function againstThreshold(profile: Profile, library: LawOfProfiles): string {
  if (profile.aboveThreshold !== undefined) {
    return `: the profile says it is ${profile.aboveThreshold ? 'above' : 'below'} threshold`;
  }
  const { answer, thresholds } = reaches('procurement', profile, library);
  if (answer === 'unknown') return '';
  const figure = thresholdFor('procurement', profile, library);
  const side = answer === 'yes' ? 'at or above' : 'below';
  return figure === undefined
    ? `: ${side} every threshold that may apply (${span(thresholds)})`
    : `: ${side} ${figureInWords(figure)} (from ${dayInWords(figure.from)})`;
}

function figureInWords({ amount, currency, vat }: Threshold): string {
  return `${moneyInWords(amount, currency)}${vatInWords(vat)}`;
}

function span(thresholds: readonly Threshold[]): string {
  const sorted = [...thresholds].sort((one, other) => one.amount - other.amount);
  const least = sorted[0];
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return '';
  return least.amount === most.amount
    ? figureInWords(least)
    : `${figureInWords(least)} to ${figureInWords(most)}`;
}

/** Services that would fall on the other side if they were light touch deserve a word. */
function lightTouchWouldMatter(profile: Profile, library: LawOfProfiles): string | undefined {
  if (profile.lightTouch !== undefined || profile.contract !== 'services') return undefined;
  const asGiven = reaches('procurement', profile, library).answer;
  const lightTouch: Profile = { ...profile, lightTouch: true };
  const figure = thresholdFor('procurement', lightTouch, library);
  if (figure === undefined || reaches('procurement', lightTouch, library).answer === asGiven)
    return undefined;
  const value = valueOn(profile, figure.vat, library);
  const amount =
    value === undefined ? '' : `, and ${moneyInWords(value.amount, figure.currency)} is below it`;
  return (
    'Taken not to be light touch; for social, health, education and similar services say `light-touch: true`: ' +
    `the threshold is then ${figureInWords(figure)}${amount}.`
  );
}

function stillOpen(possible: readonly PossibleRegime[], missing: readonly string[]): string {
  const names = possible.map(({ regime }) => regime.title);
  // A profile that leaves nearly everything open is better served by the facts to give than by a list of laws.
  const may =
    names.length > 4 ? 'Which law governs cannot be told' : `It may be governed by ${orList(names)}`;
  return `${may}; the profile does not say: ${missing.join(', ')}.`;
}

function orList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
