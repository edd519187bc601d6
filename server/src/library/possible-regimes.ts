// Which regimes the facts of a profile leave possible, and which further facts would choose between them.

import {
  inOrder,
  type LawOfProfiles,
  nothingImplied,
  type Part,
  partsOf,
  together,
} from './condition-keys.ts';
import type { Profile, ProfileCondition, Regime } from './model.ts';

/** A regime the facts do not rule out. */
export interface PossibleRegime {
  readonly regime: Regime;
  readonly answer: 'yes' | 'unknown';
  /** The conditions under which it may still govern, with their undecided keys. */
  readonly open: readonly OpenCondition[];
  readonly because: readonly string[];
}
export interface OpenCondition {
  readonly condition: ProfileCondition;
  readonly undecided: readonly Part[];
}

/** The regimes that may govern, in order, up to and including the first that certainly applies. */
export function possibleRegimes(profile: Profile, library: LawOfProfiles): readonly PossibleRegime[] {
  const possible: PossibleRegime[] = [];
  for (const regime of [...library.regimes].sort((one, other) => one.order - other.order)) {
    const judged = regime.applies.map((condition) => {
      const parts = partsOf(condition, profile, nothingImplied, library);
      return { condition, parts, held: together(parts) };
    });
    const certain = judged.find(({ held }) => held.answer === 'yes');
    if (certain !== undefined) {
      possible.push({ regime, answer: 'yes', open: [], because: certain.held.because });
      return possible;
    }
    const open = judged
      .filter(({ held }) => held.answer === 'unknown')
      .map(({ condition, parts }) => ({
        condition,
        undecided: parts.filter(({ answer }) => answer === 'unknown'),
      }));
    if (open.length > 0 && !possible.some((earlier) => goesBefore(earlier, open))) {
      possible.push({ regime, answer: 'unknown', open, because: [] });
    }
  }
  return possible;
}

/** An earlier regime of which only the day is open takes every case of a later one with the same days. */
function goesBefore(earlier: PossibleRegime, later: readonly OpenCondition[]): boolean {
  return earlier.open.some(
    (open) =>
      dayAlone(open) &&
      later.every(
        ({ condition }) => condition.from === open.condition.from && condition.until === open.condition.until,
      ),
  );
}

/** The one that governs, when the facts decide it. */
export function governing(possible: readonly PossibleRegime[]): PossibleRegime | undefined {
  const [only, ...others] = possible;
  if (only === undefined || others.length > 0) return undefined;
  return only.answer === 'yes' || onlyTheDayIsOpen(only) ? only : undefined;
}

/**
 * The facts that would choose between possible regimes. A key on which all of them agree (all begin on the same
 * day) cannot, so its facts are not asked for; a regime that stands alone is asked for all it needs.
 */
export function factsToDecide(possible: readonly PossibleRegime[]): readonly string[] {
  const conditions = possible.flatMap(({ regime, open }) =>
    open.length > 0 ? open.map(({ condition }) => condition) : regime.applies,
  );
  const missing = new Set<string>();
  for (const { undecided } of possible.flatMap(({ open }) => open)) {
    for (const { key, missing: facts } of undecided) {
      const asked = new Set(conditions.map((condition) => JSON.stringify(condition[key])));
      const decides = possible.length === 1 ? !isDay(key) : asked.size > 1;
      if (decides) for (const fact of facts) missing.add(fact);
    }
  }
  return inOrder(missing);
}

/** All that is not known is when it started, and a day cannot bring in another regime of the library. */
export function onlyTheDayIsOpen({ open }: PossibleRegime): boolean {
  return open.some(dayAlone);
}

function dayAlone({ undecided }: OpenCondition): boolean {
  return undecided.every(({ key }) => isDay(key));
}

function isDay(key: keyof ProfileCondition): boolean {
  return key === 'from' || key === 'until';
}
