// A clause written as a file loads as the same clause.

import { expect, it } from 'vitest';
import { clauseFileText } from '../../../server/src/library/clause-file.ts';
import { loadLibrary } from '../../../server/src/library/load.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { library } = sourceLibrary().compiled;

it('comes back as it was, every clause of the library', () => {
  expect(library.clauses.length).toBeGreaterThan(110);
  const files = library.clauses.map((clause) => ({
    path: `clauses/${clause.theme}/${clause.id}.md`,
    text: clauseFileText(clause),
  }));
  const card = 'name: Copy\nversion: 1.0.0\nlaw-as-at: 2026-11-22\nlicence: CC0-1.0\n';
  const loaded = loadLibrary([{ path: 'library.yml', text: card }, ...files], { base: library });
  expect(loaded.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect([...loaded.library.clauses].sort(byId)).toEqual([...library.clauses].sort(byId));
});

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
