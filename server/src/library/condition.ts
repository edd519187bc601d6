// Conditions on the profile: whether all their keys hold, three-valued, the regime that governs among them.
// Single keys are in condition-keys.ts.

import {
  type Held,
  type Implied,
  known,
  type LawOfProfiles,
  nothingImplied,
  type Part,
  partsOf,
  together,
  unknown,
} from './condition-keys.ts';
import type { Profile, ProfileCondition, RegimeId } from './model.ts';
import { factsToDecide, onlyTheDayIsOpen, possibleRegimes } from './possible-regimes.ts';
import { reaches } from './threshold.ts';

export type { Held, LawOfProfiles } from './condition-keys.ts';

/**
 * Whether every key of the condition holds. `regime` is the one that governs, if that is known; it then also
 * answers for facts that the profile leaves out but the regime implies (its jurisdiction, its period, above or
 * below threshold). A profile that says nothing about light touch is taken not to be, and one that names no
 * procedure is taken to use none of those a condition leaves out: the special case is declared, not the usual one.
 */
export function holds(
  condition: ProfileCondition,
  profile: Profile,
  regime: RegimeId | undefined,
  library: LawOfProfiles,
): Held {
  const implied = impliedBy(regime ?? profile.regime, library);
  const parts = partsOf(condition, profile, implied, library);
  if (condition.regimes !== undefined) {
    parts.push(regimePart(condition.regimes, profile, regime, library));
  }
  return together(parts);
}

function regimePart(
  wanted: readonly RegimeId[],
  profile: Profile,
  regime: RegimeId | undefined,
  library: LawOfProfiles,
): Part {
  const governs = regime ?? profile.regime;
  if (governs !== undefined)
    return known(
      'regimes',
      wanted.includes(governs),
      `The regime is ${library.regimes.find(({ id }) => id === governs)?.title ?? governs}.`,
    );
  const possible = possibleRegimes(profile, library);
  if (possible.every(({ regime: { id } }) => !wanted.includes(id))) {
    return known('regimes', false, 'None of these regimes can govern.');
  }
  if (alwaysAmong(wanted, profile, library)) return known('regimes', true, 'One of these regimes governs.');
  return unknown('regimes', factsToDecide(possible));
}

/** Whether one of the wanted regimes governs whatever the missing facts are. */
function alwaysAmong(wanted: readonly RegimeId[], profile: Profile, library: LawOfProfiles): boolean {
  return sidesOf(profile, library).every((aboveThreshold) => {
    const possible = possibleRegimes({ ...profile, aboveThreshold }, library);
    const last = possible.at(-1);
    return (
      last !== undefined &&
      possible.every(({ regime: { id } }) => wanted.includes(id)) &&
      (last.answer === 'yes' || onlyTheDayIsOpen(last))
    );
  });
}

function sidesOf(profile: Profile, library: LawOfProfiles): readonly boolean[] {
  if (profile.aboveThreshold !== undefined) return [profile.aboveThreshold];
  const { answer } = reaches('procurement', profile, library);
  return answer === 'unknown' ? [true, false] : [answer === 'yes'];
}

/** What holds in every way in which the regime can apply. */
function impliedBy(id: RegimeId | undefined, library: LawOfProfiles): Implied {
  const regime = library.regimes.find((one) => one.id === id);
  if (regime === undefined) return nothingImplied;
  const { applies } = regime;
  const sides = new Set(applies.map(({ aboveThreshold }) => aboveThreshold));
  const everywhere = applies.every(({ jurisdiction }) => jurisdiction !== undefined);
  return {
    jurisdictions: everywhere ? applies.flatMap(({ jurisdiction }) => jurisdiction ?? []) : [],
    aboveThreshold: sides.size === 1 ? [...sides][0] : undefined,
    from: earliest(applies.map(({ from }) => from)),
    until: latest(applies.map(({ until }) => until)),
    because: `The regime is ${regime.title}.`,
  };
}

/** Undefined when one of the days is open: then nothing is implied. */
function earliest(days: readonly (string | undefined)[]): string | undefined {
  return days.includes(undefined) ? undefined : [...days].sort()[0];
}

function latest(days: readonly (string | undefined)[]): string | undefined {
  return days.includes(undefined) ? undefined : [...days].sort().at(-1);
}
