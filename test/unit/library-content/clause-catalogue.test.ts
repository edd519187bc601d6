// The clause catalogue: every id that was planned has its clause, and every clause is planned.

import { expect, it } from 'vitest';
import { sourceLibrary } from '../../support/source-library.ts';

const { clauses } = sourceLibrary().compiled.library;

/** The highest number of each family: DEF-01 to DEF-06. */
const catalogue = {
  DEF: 6,
  PME: 5,
  LOT: 2,
  RES: 3,
  CON: 2,
  COP: 5,
  AWD: 12,
  SPC: 5,
  TRT: 6,
  APP: 2,
  WEX: 1,
  EDU: 3,
  SCM: 4,
  PAY: 2,
  CEM: 8,
  VOL: 2,
  DON: 2,
  FAC: 1,
  TRN: 2,
  GSH: 3,
  ENV: 3,
  FWK: 2,
  MSL: 1,
  EQL: 3,
  TUP: 3,
  KPI: 2,
  MON: 5,
  REM: 5,
  GOV: 7,
  VAR: 4,
  EXT: 2,
  STM: 4,
} as const;

const planned = Object.entries(catalogue).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, index) => `${family}-${String(index + 1).padStart(2, '0')}`),
);

it('has a clause for each of the 117 ids, and none besides', () => {
  expect(planned).toHaveLength(117);
  expect(clauses.map(({ id }) => id).sort()).toEqual([...planned].sort());
});

it('gives each clause what a lawyer looks for', () => {
  for (const { id, basis, note, pitfalls, measure, variants, lawAsAt, reviewBy, licence } of clauses) {
    expect(basis.length, `${id}: legal basis`).toBeGreaterThan(0);
    expect(note.length, `${id}: drafting note`).toBeGreaterThan(120);
    expect(pitfalls.length, `${id}: pitfalls`).toBeGreaterThan(0);
    expect(measure, `${id}: measure`).toBeTruthy();
    expect(variants.length, `${id}: wordings`).toBeGreaterThan(0);
    expect(reviewBy > lawAsAt, `${id}: review after the day of the law`).toBe(true);
    expect(licence, `${id}: licence`).toBe('CC0-1.0');
  }
});

it('keeps the figures of every parameter together: a unit or a type that is its own, a question, a range', () => {
  for (const { id, parameters } of clauses)
    for (const { name, type, min, max, default: value, ask } of parameters) {
      expect(ask, `${id} ${name}`).toMatch(/[?.]\)?$/);
      if (!['integer', 'number', 'percent', 'money'].includes(type)) continue;
      expect(typeof value, `${id} ${name}: default`).toBe('number');
      expect(min !== undefined && max !== undefined && min <= max, `${id} ${name}: range`).toBe(true);
    }
});
