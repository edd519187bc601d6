// Clauses of the library in a document: as they were inserted nothing is said, whatever is changed is found, and the fix brings
// the approved wording back.

import { describe, expect, it } from 'vitest';
import { checkPack, compileLibrary } from '../../../server/src/checks/check-pack.ts';
import { alignClause } from '../../../server/src/checks/drafting/clause-difference.ts';
import { markerFor, renderVariant } from '../../../server/src/library/clause-text.ts';
import type { Clause, ClauseVariant } from '../../../server/src/library/model.ts';
import { applyFix } from '../../support/apply-fix.ts';
import { checkText, packOf, usualProfile } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { compiled } = sourceLibrary();
const { clauses } = compiled.library;
const wordings = clauses.flatMap((clause) => clause.variants.map((variant) => ({ clause, variant })));

function defaultsOf(clause: Clause): Record<string, string | number> {
  return Object.fromEntries(
    clause.parameters.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
  );
}
function valuesInText(clause: Clause): Record<string, string> {
  return Object.fromEntries(Object.entries(defaultsOf(clause)).map(([name, value]) => [name, String(value)]));
}
const inserted = (clause: Clause, variant: ClauseVariant, values = defaultsOf(clause)) =>
  `${markerFor(clause, variant, {})}\n${renderVariant(variant, clause.parameters, values).trim()}\n`;

describe('a clause as it was inserted', () => {
  it('is no different from its wording, with blanks open or filled, in any wording of the library', () => {
    expect(wordings.length).toBeGreaterThan(300);
    for (const { clause, variant } of wordings)
      for (const values of [{}, defaultsOf(clause)]) {
        const text = `${renderVariant(variant, clause.parameters, values)}\n\nMore of the document.\n`;
        const alignment = alignClause(variant, clause.parameters, text, {});
        expect(
          alignment?.differences.map(({ approved, written }) => `${approved} > ${written}`),
          `${clause.id} ${variant.id}`,
        ).toEqual([]);
      }
  });
});

/** Not beside a blank, which takes whatever stands there. */
const verb = /(?<=[a-z]) (?:must|means|is|may)(?= [a-z])/;

describe('a clause that was changed', () => {
  it('gets its wording back, in any wording of the library: a word or an item left out, words added', () => {
    for (const { clause, variant } of wordings.filter((_, i) => i % 7 === 0)) {
      const render = (body: string) =>
        renderVariant({ ...variant, body }, clause.parameters, defaultsOf(clause)).trim();
      const whole = render(variant.body);
      const lines = whole.split('\n');
      const item = lines.findLastIndex((line, i) => i < lines.length - 1 && /^\d\. /.test(line));
      const changes = [
        render(variant.body.replace(verb, '')),
        render(variant.body.replace(verb, ' perhaps, on some days,$&')),
        lines.filter((_, i) => i !== item).join('\n'),
      ];
      for (const text of changes) {
        if (text === whole) continue;
        const found = alignClause(variant, clause.parameters, text, valuesInText(clause));
        expect(found?.differences.length, `${clause.id} ${variant.id}\n${text}`).toBeGreaterThan(0);
        const edits = (found?.differences ?? []).map(({ edit }) => edit).sort((a, b) => b.start - a.start);
        let mended = text;
        for (const { start, end, text: put } of edits)
          mended = mended.slice(0, start) + put + mended.slice(end);
        const again = alignClause(variant, clause.parameters, mended, {});
        expect(again?.differences, `${clause.id} ${variant.id}\n${text}\n=>\n${mended}`).toEqual([]);
      }
    }
  });

  it('keeps its numbers, its blanks as filled and the text around it when the wording is put back', () => {
    const clause = clauses.find(({ id }) => id === 'TRT-01') as Clause;
    const variant = clause.variants.find(({ id }) => id === 'light') as ClauseVariant;
    const text = inserted(clause, variant)
      .replace(/^(\d)\. /gm, '7.$1 ')
      .replace('Nobody may lose', 'Nobody but a trainee may lose');
    const document = `# Contract\n\n${text}\n# Prices\n\nFixed.\n`;
    const { findings, texts } = checkText(document);
    const changed = findings.filter(({ rule }) => rule === 'LIB-CHANGED');
    expect(changed.map(({ message }) => message)).toEqual([
      expect.stringContaining('“but a trainee” is added'),
    ]);
    const [fix] = changed[0]?.fixes ?? [];
    expect(fix?.title).toBe('Put the approved wording back');
    expect(fix && applyFix(fix, texts, 0)).toBe(document.replace('Nobody but a trainee may', 'Nobody may'));
  });
});

describe('a clause that the library has withdrawn or replaced', () => {
  const clause = clauses.find(({ id }) => id === 'TRT-01') as Clause;
  const variant = clause.variants.find(({ id }) => id === 'light') as ClauseVariant;
  it.each([
    ['withdrawn', 'error'],
    ['superseded', 'warning'],
    ['live', undefined],
  ] as const)('%s: %s', (status, severity) => {
    const library = {
      ...compiled.library,
      clauses: clauses.map((one) => (one === clause ? { ...one, status } : one)),
    };
    const changed = compileLibrary(library);
    const { findings } = checkPack(
      packOf([inserted(clause, variant)], usualProfile, 'whole-pack', changed),
      changed,
    );
    expect(findings.find(({ rule }) => rule === 'LIB-OUTDATED')?.severity).toBe(severity);
  });

  it('a newer wording is offered with the values that were filled in, and its marker', () => {
    const text = inserted(clause, variant, { ...defaultsOf(clause), 'new-entrants': 7 })
      .replace('TRT-01 1.0.0', 'TRT-01 0.9.0')
      .replace(/sha256:\w+/, 'sha256:0123456789ab')
      .replace('Nobody may lose', 'No person may lose');
    const { findings, texts } = checkText(text);
    const [fix] = findings.find(({ rule }) => rule === 'LIB-OUTDATED')?.fixes ?? [];
    expect(fix && applyFix(fix, texts, 0)).toBe(
      inserted(clause, variant, { ...defaultsOf(clause), 'new-entrants': 7 }),
    );
  });
});

describe('a clause whose licence keeps it inside', () => {
  it('is pointed out in a pack, and one that is free is not', () => {
    const clause = clauses.find(({ id }) => id === 'TRT-04') as Clause;
    const variant = clause.variants[0] as ClauseVariant;
    const text = `# Specification\n\n${inserted(clause, variant)}`;
    const found = (licence: string) => {
      const library = { ...compiled.library, clauses: [{ ...clause, licence }] };
      const own = compileLibrary(library);
      return checkPack(packOf([text], usualProfile, 'specification', own), own)
        .findings.filter(({ rule }) => rule === 'LIB-LICENCE')
        .map(({ severity }) => severity);
    };
    expect(found('internal use only')).toEqual(['warning']);
    expect(found('CC-BY-NC-ND-4.0')).toEqual(['warning']);
    for (const licence of ['CC0-1.0', 'CC-BY-4.0', 'OGL-UK-3.0', '']) expect(found(licence)).toEqual([]);
  });
});
