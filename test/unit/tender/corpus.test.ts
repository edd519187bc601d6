// The tender model on real documents: every statement and fact leads back to the source, edits change nothing else.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editDocument, parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import { expectToLeadBack, modelled, vocabulary } from './modelled.ts';

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const hasCorpus = existsSync(corpus);
if (!hasCorpus)
  console.warn('The corpus of real documents (../shared/corpus) is absent: its tests are skipped.');

function documents(folder: string): readonly string[] {
  if (!hasCorpus) return [];
  const url = new URL(`${folder}/`, corpus);
  return readdirSync(url)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(new URL(name, url), 'utf8'));
}

describe.skipIf(!hasCorpus)('real documents', () => {
  const all = [...documents('notices'), ...documents('rfps')];

  it('are all modelled and lead back to the source', () => {
    expect(all.length).toBeGreaterThan(100);
    let statements = 0;
    for (const text of all) statements += modelled(text).statements.length;
    expect(statements).toBeGreaterThan(5000);
  });

  it('are modelled after an edit as from scratch', () => {
    for (const text of all.slice(0, 40)) {
      const before = modelDocument(parseDocument(text), vocabulary);
      const at = Math.floor(text.length / 2);
      const { document } = editDocument(before.markdown, { start: at, end: at + 1, text: ':\n\n(a) ' });
      const after = modelDocument(document, vocabulary, before);
      const anew = modelDocument(document, vocabulary);
      expect(after.models.map(({ chunk, ...model }) => [chunk.text, model])).toEqual(
        anew.models.map(({ chunk, ...model }) => [chunk.text, model]),
      );
      expectToLeadBack(after);
    }
  });

  it('hold the published weights of notices', () => {
    const weights = all.flatMap((text) => modelled(text).facts.filter((fact) => fact.kind === 'weight'));
    const inLists = weights.filter(
      (fact) => /weighting \d/.test(fact.source) || fact.group.startsWith('list:'),
    );
    expect(inLists.length).toBeGreaterThan(30);
    expect(inLists.every((fact) => fact.value >= 0 && fact.value <= 100)).toBe(true);
  });
});
