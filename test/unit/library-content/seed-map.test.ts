// The table in docs/seed-map.md: ninety-two rows, and everything it names is there.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourceLibrary } from '../../support/source-library.ts';

const { library } = sourceLibrary().compiled;
const page = readFileSync(new URL('../../../docs/seed-map.md', import.meta.url), 'utf8');
const commands = readFileSync(new URL('../../../docs/command-line.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| *(\d+) \|([^|]*)\|([^|]*)\|$/gm)].map(([, number, , served]) => ({
  number: Number(number),
  served: served?.trim() ?? '',
}));

it('has the 92 rows in order, and each says what serves it', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 92 }, (_, index) => index + 1));
  expect(rows.filter(({ served }) => served === '')).toEqual([]);
});

it('names only clauses, rules, criteria and commands that exist', () => {
  const clauses = new Set(library.clauses.map(({ id }) => id));
  const checks = new Set([...library.rules, ...library.criteria].map(({ id }) => id));
  const unknown = rows.flatMap(({ number, served }) => [
    ...(served.match(/\b[A-Z]{3}-\d{2}\b/g) ?? [])
      .filter((id) => !clauses.has(id))
      .map((id) => `${number}: ${id}`),
    ...[...served.matchAll(/`([^`]+)`/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !(name.startsWith('tenderlint ') ? commands.includes(name) : checks.has(name)))
      .map((name) => `${number}: ${name}`),
  ]);
  expect(unknown).toEqual([]);
});
