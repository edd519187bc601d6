// The law of the clause library for tests: thresholds, VAT rates and regimes, read straight from their files.

import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { LawOfProfiles } from '../../../server/src/library/condition.ts';
import type { Instrument, Regime, Threshold, VatRate } from '../../../server/src/library/model.ts';

const root = new URL('../../../clause-library/law/', import.meta.url);

/** A file's data with its kebab-case keys in camelCase. */
function read(path: string): unknown {
  return camel(parse(readFileSync(new URL(path, root), 'utf8')));
}

function camel(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(camel);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      camel(value),
    ]),
  );
}

function files(folder: string): readonly string[] {
  return readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `${folder}${name}`);
}

export const thresholds = files('thresholds/').flatMap(
  (file) => (read(file) as { thresholds: readonly Threshold[] }).thresholds,
);
export const { vatRates } = read('vat-rates.yml') as { vatRates: readonly VatRate[] };
export const regimes = files('regimes/').map((file) => read(file) as Regime);
export const instruments = files('instruments/').map((file) => read(file) as Instrument);

export const law: LawOfProfiles = { thresholds, vatRates, regimes };
