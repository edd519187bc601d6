// The library as it stands in clause-library/ and as it is shipped.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtIns } from '../../../server/src/checks/tokens.ts';
import { hashClauseText, renderVariant, snippetFor } from '../../../server/src/library/clause-text.ts';
import { loadLibrary } from '../../../server/src/library/load.ts';
import { bundledLibrary } from '../../../server/src/library/load-bundled.ts';
import { quantityNames } from '../../../server/src/library/load-references.ts';
import { authorities, contractKinds, jurisdictions, procedures } from '../../../server/src/library/model.ts';
import { suggestion } from '../../../server/src/library/proportion.ts';
import { sectionKinds } from '../../../server/src/tender/section-vocabulary.ts';
import { documentKinds } from '../../../server/src/workspace/front-matter.ts';
import { libraryFiles } from '../../support/source-library.ts';

const root = new URL('../../../', import.meta.url);
const { library, problems } = loadLibrary(libraryFiles());

describe('the shipped library', () => {
  it('has no errors', () => {
    const errors = problems.filter((problem) => problem.severity === 'error');
    expect(errors.map(({ path, message }) => `${path}: ${message}`)).toEqual([]);
  });

  it('has every file of its folders', () => {
    const count = (start: string) => libraryFiles().filter(({ path }) => path.startsWith(start)).length;
    expect(library.instruments).toHaveLength(count('law/instruments/'));
    expect(library.regimes).toHaveLength(count('law/regimes/'));
    expect(library.concepts).toHaveLength(count('concepts/'));
    expect(library.rules).toHaveLength(count('rules/'));
    expect(library.criteria).toHaveLength(count('criteria/'));
    expect(library.clauses).toHaveLength(count('clauses/'));
    expect(count('rules/')).toBeGreaterThanOrEqual(12);
    expect(count('criteria/')).toBeGreaterThanOrEqual(12);
    expect(count('clauses/')).toBeGreaterThanOrEqual(12);
  });

  it('is what the bundle holds (if not: node scripts/build-library.mjs)', () => {
    expect(bundledLibrary()).toEqual(JSON.parse(JSON.stringify(library)));
    expect(bundledLibrary()).toBe(bundledLibrary());
  });

  it('has clauses whose every wording can be inserted', () => {
    expect(library.clauses.length).toBeGreaterThan(0);
    for (const clause of library.clauses)
      for (const variant of clause.variants) {
        expect(renderVariant(variant, clause.parameters, {})).not.toContain('{{');
        expect(snippetFor(variant, clause.parameters)).not.toContain('{{');
        expect(hashClauseText(variant.body)).toMatch(/^[0-9a-f]{12}$/);
      }
  });

  it('suggests amounts within their limits', () => {
    const suggesting = library.clauses.flatMap(({ parameters }) =>
      parameters.filter(({ suggest }) => suggest),
    );
    expect(suggesting.length).toBeGreaterThan(0);
    for (const parameter of suggesting) {
      const amount = suggestion(parameter, { value: 6_200_000, years: 4 });
      expect(amount, parameter.name).toBeGreaterThanOrEqual(parameter.min ?? 0);
      expect(amount, parameter.name).toBeLessThanOrEqual(parameter.max ?? Infinity);
    }
  });
});

interface Schema {
  readonly $schema?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
}

describe('the schemas', () => {
  const folder = new URL('clause-library/schemas/', root);
  const schemas = new Map(
    readdirSync(folder).map((name) => [
      name,
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Schema,
    ]),
  );
  const common = schemas.get('common.schema.json')?.definitions ?? {};

  it('allow exactly the words that the types know', () => {
    expect(common.jurisdiction?.enum).toEqual(jurisdictions);
    expect(common.authority?.enum).toEqual(authorities);
    expect(common.contract?.enum).toEqual(contractKinds);
    expect(common.procedure?.enum).toEqual(procedures);
    expect(common.sectionKind?.enum).toEqual(sectionKinds);
    expect(common.documentKind?.enum).toEqual(documentKinds);
    expect([...quantityNames].sort()).toEqual([...builtIns].sort());
  });

  it('explain every key, and allow no other', () => {
    let keys = 0;
    const explained = (schema: Schema, file: string): boolean => {
      if (schema.description !== undefined) return true;
      if (schema.$ref === undefined) return false;
      const name = schema.$ref.split('/').at(-1) ?? '';
      const target = schema.$ref.startsWith('#') ? schemas.get(file)?.definitions?.[name] : common[name];
      return target?.description !== undefined;
    };
    const visit = (schema: Schema, at: string, file: string): void => {
      if (schema.properties !== undefined) expect(schema.additionalProperties, at).toBe(false);
      for (const [key, inner] of Object.entries(schema.properties ?? {})) {
        keys++;
        expect(explained(inner, file), `${at}.${key} has a description`).toBe(true);
        visit(inner, `${at}.${key}`, file);
      }
      for (const [key, inner] of Object.entries(schema.definitions ?? {})) visit(inner, `${at}#${key}`, file);
      if (schema.items !== undefined) visit(schema.items, `${at}[]`, file);
      for (const inner of schema.anyOf ?? []) visit(inner, at, file);
    };
    for (const [name, schema] of schemas) visit(schema, name, name);
    expect(keys).toBeGreaterThan(150);
  });

  it('are compiled to code that evaluates nothing and needs no module', () => {
    const code = readFileSync(new URL('server/src/generated/validators.js', root), 'utf8');
    // A part of ajv names in a text the module it came from; nothing reads it.
    const withoutText = code.replace(/\.code = '[^'\n]*'/g, '');
    expect(withoutText).not.toMatch(/new Function|\beval\(|\brequire\(|^import /m);
  });
});
