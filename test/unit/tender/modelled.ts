// Models a piece of Markdown for the tests of the tender model, with the vocabulary that is shipped, and checks on
// the way that every statement and fact leads back to the source.

import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { sourceRange } from '../../../server/src/markdown/blocks.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import type { Fact, Section, Statement, TenderDocument } from '../../../server/src/tender/model.ts';
import { compileSections } from '../../../server/src/tender/section-vocabulary.ts';

export const vocabulary = compileSections(
  parse(readFileSync(new URL('../../../clause-library/section-kinds.yml', import.meta.url), 'utf8')),
);

export interface Modelled {
  readonly document: TenderDocument;
  readonly statements: readonly Statement[];
  readonly sections: readonly Section[];
  readonly facts: readonly (Fact & { readonly source: string })[];
}

export function modelled(text: string): Modelled {
  const document = modelDocument(parseDocument(text), vocabulary);
  expectToLeadBack(document);
  return {
    document,
    statements: document.models.flatMap((model) => model.statements),
    sections: document.models.flatMap((model) => model.headings.map((heading) => heading.section)),
    facts: document.models.flatMap((model) =>
      model.facts.map((fact) => ({
        ...fact,
        source: model.chunk.text.slice(fact.range.start, fact.range.end),
      })),
    ),
  };
}

/** Texts of the lead-ins of the first statement that contains the words, outermost first. */
export function leadInsOf(model: Modelled, words: string): readonly string[] {
  return statementWith(model, words).leadIns.map((leadIn) => leadIn.text);
}

export function statementWith(model: Modelled, words: string): Statement {
  const found = model.statements.find((statement) => statement.text.includes(words));
  if (!found) throw new Error(`no statement contains “${words}”`);
  return found;
}

/** The facts of one kind, without their places. */
export function factsOf<Kind extends Fact['kind']>(
  text: string,
  kind: Kind,
): readonly (Extract<Fact, { kind: Kind }> & { readonly source: string })[] {
  return modelled(text).facts.filter(
    (fact): fact is Extract<Fact, { kind: Kind }> & { source: string } => fact.kind === kind,
  );
}

/** Each statement is the piece of its run that it says it is, and first and last letters stand in the source. */
export function expectToLeadBack(document: TenderDocument): void {
  expect(document.models.length).toBe(document.markdown.chunks.length);
  document.models.forEach((model, at) => {
    expect(model.chunk).toBe(document.markdown.chunks[at]);
    for (const statement of model.statements) {
      const { run, runStart, text } = statement;
      expect(run.text.slice(runStart, runStart + text.length)).toBe(text);
      expect(text).toBe(text.trim());
      expect(text).not.toBe('');
      const range = sourceRange(run, runStart, runStart + text.length);
      expect(range.start).toBeLessThan(range.end);
      expect(range.end).toBeLessThanOrEqual(model.chunk.text.length);
      for (const offset of [0, text.length - 1]) expectSameLetter(model.chunk.text, statement, offset);
    }
    for (const fact of model.facts) {
      expect(fact.range.start).toBeLessThan(fact.range.end);
      expect(fact.range.end).toBeLessThanOrEqual(model.chunk.text.length);
      expect(fact.statement).toBeGreaterThanOrEqual(-1);
      expect(fact.statement).toBeLessThan(model.statements.length);
    }
  });
}

function expectSameLetter(source: string, statement: Statement, offset: number): void {
  const letter = statement.text.charAt(offset);
  if (!/[A-Za-z0-9]/.test(letter)) return;
  const range = sourceRange(statement.run, statement.runStart + offset, statement.runStart + offset + 1);
  const there = source.slice(range.start, range.end);
  // An entity or an escape stands for a letter with more characters than one.
  if (there.length === 1) expect(there).toBe(letter);
}
