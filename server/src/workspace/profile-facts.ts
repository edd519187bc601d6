// The facts of a profile as people write them (`value: £6.2m`, `jurisdiction: England`), read key by key. What
// can be understood is taken and its plain form shown; what cannot is named with the nearest that can.

import { kebabCase } from '../library/load-kinds.ts';
import { isDay } from '../library/load-references.ts';
import { authorities, contractKinds, jurisdictions, type Profile, procedures } from '../library/model.ts';
import { nearest } from '../library/nearest.ts';
import type { Problem } from '../library/problem.ts';
import type { YamlPath, YamlSource } from '../library/yaml.ts';
import type { Range } from '../markdown/blocks.ts';
import { everydayValue } from './everyday-values.ts';

/** Facts given in one place, each with the range of its value. */
export interface ProfileFacts {
  readonly profile: Profile;
  readonly places: Readonly<Partial<Record<keyof Profile, Range>>>;
}

export const noFacts: ProfileFacts = { profile: {}, places: {} };

const choices = {
  jurisdiction: jurisdictions,
  authority: authorities,
  contract: contractKinds,
  vat: ['included', 'excluded'],
  procedure: procedures,
  stage: ['draft', 'publication'],
} as const;

type Key = keyof Profile;
const keys: readonly Key[] = [
  'jurisdiction',
  'authority',
  'contract',
  'value',
  'vat',
  'started',
  'aboveThreshold',
  'regime',
  'procedure',
  'stage',
  'lightTouch',
  'years',
  'labour',
];

/** Keys as written: `above-threshold`. */
export const profileKeyNames: readonly string[] = keys.map(kebabCase);

/** One value read: taken as it is, taken in its plain form (with how it was understood), or not understood. */
type Reading =
  | { readonly kind: 'plain'; readonly value: string | number | boolean }
  | { readonly kind: 'understood'; readonly value: string | number | boolean }
  | { readonly kind: 'unknown'; readonly expected: string };

/**
 * Reads the block of facts at `path` of a YAML text. `others` are further keys allowed there, read by the caller.
 */
export function readProfileFacts(
  source: YamlSource,
  path: YamlPath,
  block: unknown,
  file: string,
  others: readonly string[] = [],
): { readonly facts: ProfileFacts; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const say = (id: string, severity: Problem['severity'], range: Range, message: string) =>
    problems.push({ id, severity, path: file, range, message });
  const profile: Record<string, unknown> = {};
  const places: Partial<Record<Key, Range>> = {};
  if (block === undefined || block === null) return { facts: noFacts, problems };
  if (typeof block !== 'object' || Array.isArray(block)) {
    say(
      'profile-unknown-value',
      'warning',
      source.rangeOf(path),
      `The facts of the procurement are expected here, one on each line: jurisdiction: england.`,
    );
    return { facts: noFacts, problems };
  }
  for (const [written, value] of Object.entries(block)) {
    if (others.includes(written)) continue;
    const key = keys.find((candidate) => kebabCase(candidate) === written);
    const range = source.rangeOf([...path, written]);
    if (key === undefined) {
      const known = [...profileKeyNames, ...others];
      const near = nearest(written, known);
      say(
        'profile-unknown-key',
        'warning',
        source.keyRangeOf([...path, written]),
        `"${written}" is not a fact of the profile. ${near === undefined ? `Known are ${known.join(', ')}.` : `Did you mean "${near}"?`}`,
      );
      continue;
    }
    if (value === null) {
      say(
        'profile-unknown-value',
        'information',
        source.keyRangeOf([...path, written]),
        `"${written}" has no value. Write one after the colon, or remove the line.`,
      );
      continue;
    }
    const reading = read(key, value);
    if (reading.kind === 'unknown') {
      say(
        'profile-unknown-value',
        'warning',
        range,
        `${shown(value)} is not a value of "${written}". ${reading.expected}`,
      );
      continue;
    }
    if (reading.kind === 'understood')
      say(
        'profile-normalised',
        'hint',
        range,
        `Read as ${written}: ${String(reading.value)}. Written like this there is no doubt about it.`,
      );
    profile[key] = reading.value;
    places[key] = range;
  }
  return { facts: { profile: profile as Profile, places }, problems };
}

/** Reads one fact from its text, as the command line gives it (`--set value=£6.2m`). */
export function readFact(
  written: string,
  text: string,
): { readonly key: keyof Profile; readonly value: string | number | boolean } | { readonly error: string } {
  const key = keys.find((candidate) => kebabCase(candidate) === written || candidate === written);
  if (key === undefined) {
    const near = nearest(written, profileKeyNames);
    return {
      error: `"${written}" is not a fact of the profile. ${near === undefined ? `Known are ${profileKeyNames.join(', ')}.` : `Did you mean "${near}"?`}`,
    };
  }
  const reading = read(key, text.trim());
  return reading.kind === 'unknown'
    ? { error: `${shown(text)} is not a value of "${kebabCase(key)}". ${reading.expected}` }
    : { key, value: reading.value };
}

function read(key: Key, value: unknown): Reading {
  switch (key) {
    case 'value':
      return readAmount(value);
    case 'years':
      return readYears(value);
    case 'labour':
      return readShare(value);
    case 'started':
      return readDay(value);
    case 'aboveThreshold':
    case 'lightTouch':
      return readTruth(value);
    case 'regime':
      return typeof value === 'string' && value !== ''
        ? { kind: 'plain', value }
        : { kind: 'unknown', expected: 'Give the id of a regime, such as procurement-act-2023.' };
    default:
      return readChoice(key, value);
  }
}

function readChoice(key: keyof typeof choices, value: unknown): Reading {
  const options: readonly string[] = choices[key];
  const written = String(value);
  if (options.includes(written)) return { kind: 'plain', value: written };
  const plain = written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (options.includes(plain)) return { kind: 'understood', value: plain };
  const everyday = everydayValue(key, plain);
  if (everyday !== undefined) return { kind: 'understood', value: everyday };
  const near = nearest(written, options);
  return {
    kind: 'unknown',
    expected: near === undefined ? `Expected one of ${options.join(', ')}.` : `Did you mean "${near}"?`,
  };
}

const scales: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

function readAmount(value: unknown): Reading {
  const unknown: Reading = {
    kind: 'unknown',
    expected: 'Write the figure without signs or separators: 6200000.',
  };
  if (typeof value === 'number')
    return Number.isFinite(value) && value >= 0 ? { kind: 'plain', value } : unknown;
  if (typeof value !== 'string' || value.length > 40) return unknown;
  const match =
    /^(?:gbp|eur|[£€])?\s{0,3}(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)?\s{0,3}(k|thousand|m|mn|million|bn|billion)?$/i.exec(
      value.trim(),
    );
  if (match === null) return unknown;
  const figure = Number(`${(match[1] ?? '').replace(/[, ]/g, '')}${match[2] ?? ''}`);
  const amount = figure * (scales[(match[3] ?? '').toLowerCase()] ?? 1);
  return { kind: 'understood', value: Math.round(amount * 100) / 100 };
}

function readYears(value: unknown): Reading {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return { kind: 'plain', value };
  const match =
    typeof value === 'string' ? /^(\d{1,3}(?:\.\d{1,3})?)(\s*years?)?$/i.exec(value.trim()) : null;
  if (match !== null) return { kind: 'understood', value: Number(match[1]) };
  return { kind: 'unknown', expected: 'Write the number of years: 4.' };
}

/** `60` or `60%`. */
function readShare(value: unknown): Reading {
  const match = typeof value === 'string' ? /^(\d{1,3}(?:\.\d{1,2})?)\s?%?$/.exec(value.trim()) : null;
  const share = typeof value === 'number' ? value : match === null ? Number.NaN : Number(match[1]);
  if (share >= 0 && share <= 100)
    return { kind: typeof value === 'number' ? 'plain' : 'understood', value: share };
  return { kind: 'unknown', expected: 'Write the share in percent, from 0 to 100: 60.' };
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Days as British documents write them; day before month. */
function readDay(value: unknown): Reading {
  const unknown: Reading = { kind: 'unknown', expected: 'Write year-month-day: 2026-09-01.' };
  if (typeof value !== 'string' || value.length > 40) return unknown;
  const text = value.trim();
  if (isDay(text)) return { kind: text === value ? 'plain' : 'understood', value: text };
  const figures = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const words = /^(\d{1,2})(?:st|nd|rd|th)?\s{1,3}([a-z]{3})[a-z]{0,6}\.?,?\s{1,3}(\d{4})$/i.exec(text);
  const parts = figures ?? words;
  if (parts === null) return unknown;
  const [, date = '', month = '', year = ''] = parts;
  const number = figures === null ? monthNames.indexOf(month.toLowerCase()) + 1 : Number(month);
  const day = `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? { kind: 'understood', value: day } : unknown;
}

function readTruth(value: unknown): Reading {
  if (typeof value === 'boolean') return { kind: 'plain', value };
  const word = String(value).trim().toLowerCase();
  if (word === 'true' || word === 'yes') return { kind: 'understood', value: true };
  if (word === 'false' || word === 'no') return { kind: 'understood', value: false };
  return { kind: 'unknown', expected: 'Write true or false.' };
}

function shown(value: unknown): string {
  if (typeof value === 'object') return Array.isArray(value) ? 'A list' : 'A block of keys';
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}
