// What fills the blanks of a clause that goes in: what was chosen, what is in proportion to the contract, or the library's default.

import type { ClauseValues } from '../../library/clause-text.ts';
import { slots } from '../../library/load-clause.ts';
import type { Clause, ClauseVariant, Profile } from '../../library/model.ts';
import { suggestionWithSteps } from '../../library/proportion.ts';
import { withParties } from './receiving-terms.ts';

export interface FilledValue {
  readonly name: string;
  readonly ask: string;
  readonly unit?: string;
  /** Undefined: it stays a visible blank. */
  readonly value: string | number | undefined;
  readonly from: 'chosen' | 'proportion' | 'default' | 'blank';
  /** How a value in proportion was worked out: "52 × £6,200,000 ÷ 1,000,000 = 322.4, rounded to 322". */
  readonly steps?: string;
  /** What is wrong with a value that was chosen. */
  readonly wrong?: string;
  readonly choices?: readonly string[];
}

/** The blanks of one wording, in the order of its text. */
export function valuesFor(
  clause: Clause,
  variant: ClauseVariant,
  profile: Profile,
  chosen: ClauseValues,
  parties: ReadonlyMap<string, string>,
): readonly FilledValue[] {
  const names = [...new Set(slots(variant.body).map(({ name }) => name))];
  return names.flatMap((name): FilledValue[] => {
    const parameter = clause.parameters.find((one) => one.name === name);
    if (parameter === undefined) return [];
    const about = {
      name,
      ask: parameter.ask,
      ...(parameter.unit === undefined ? {} : { unit: parameter.unit }),
      ...(parameter.choices === undefined ? {} : { choices: parameter.choices }),
    };
    const own = Object.hasOwn(chosen, name) ? chosen[name] : undefined;
    if (own !== undefined && own !== '') {
      const wrong = outOfRange(own, parameter);
      return [{ ...about, value: own, from: 'chosen', ...(wrong === undefined ? {} : { wrong }) }];
    }
    const found = suggestionWithSteps(parameter, profile);
    if (found !== undefined)
      return [{ ...about, value: found.amount, from: 'proportion', steps: found.steps }];
    const { default: usual, choices } = parameter;
    if (usual !== undefined) {
      const value = typeof usual === 'string' && choices === undefined ? withParties(usual, parties) : usual;
      return [{ ...about, value, from: 'default' }];
    }
    return [{ ...about, value: undefined, from: 'blank' }];
  });
}

/** The values by name, without the blanks that stay. */
export function clauseValues(values: readonly FilledValue[]): ClauseValues {
  return Object.fromEntries(
    values.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

function outOfRange(
  value: string | number,
  { min, max, type, choices, unit }: Clause['parameters'][number],
): string | undefined {
  if (choices !== undefined && !choices.includes(String(value))) return `one of: ${choices.join('; ')}`;
  if (!['integer', 'number', 'percent', 'money'].includes(type)) return undefined;
  const figure = typeof value === 'number' ? value : Number(value.replace(/[£€,%\s]/g, ''));
  if (!Number.isFinite(figure)) return 'a figure';
  const shown = (bound: number) => bound.toLocaleString('en-GB');
  const units = unit === undefined ? '' : ` ${unit}`;
  if (min !== undefined && figure < min) return `at least ${shown(min)}${units}`;
  if (max !== undefined && figure > max) return `at most ${shown(max)}${units}`;
  return undefined;
}
