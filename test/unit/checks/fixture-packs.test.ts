// Whole packs in three drafting styles, each with the truth that a reader of them would tell: outcomes of criteria, the
// weight of social value, commitments.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkPack } from '../../../server/src/checks/check-pack.ts';
import type { Profile } from '../../../server/src/library/model.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import { documentKind } from '../../../server/src/workspace/document-kind.ts';
import { packOf } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

interface Truth {
  readonly weight: number;
  readonly commitments: readonly string[];
  /** Commitments that a reader may or may not list. */
  readonly optional?: readonly string[];
  readonly criteria: Readonly<Record<string, string>>;
}
const folder = join(import.meta.dirname, '../../fixtures/packs');
const read = (...parts: readonly string[]) => readFileSync(join(folder, ...parts), 'utf8');

interface FixturePack {
  readonly name: string;
  readonly profile: Profile;
  readonly documents: readonly string[];
}
const packs = readdirSync(folder).map((name): FixturePack => {
  const { profile, documents } = parse(read(name, 'tenderlint.yml'));
  const { 'light-touch': lightTouch, ...facts } = profile;
  return { name, profile: lightTouch === undefined ? facts : { ...facts, lightTouch }, documents };
});

function checked({ name, profile, documents }: FixturePack) {
  const { compiled } = sourceLibrary();
  const pack = {
    ...packOf([], profile, 'whole-pack', compiled),
    documents: documents.map((path) => {
      const tender = modelDocument(parseDocument(read(name, path)), compiled.sections);
      return { path, kind: documentKind(path, tender), tender };
    }),
  };
  return { result: checkPack(pack, compiled), truth: JSON.parse(read(name, 'truth.json')) as Truth };
}

it('there are packs of every nation', () => {
  const nations = new Set(packs.map(({ profile }) => profile.jurisdiction));
  expect([...nations].sort()).toEqual(['england', 'ireland', 'northern-ireland', 'scotland', 'wales']);
});

describe.each(packs.map((pack) => [pack.name, pack] as const))('%s', (name, pack) => {
  const { result, truth } = checked(pack);
  it('has at least 95 in a hundred outcomes right', () => {
    const expected = Object.entries(truth.criteria);
    const wrong = expected.flatMap(([id, outcome]) => {
      const got = result.criteria.find((criterion) => criterion.id === id)?.outcome;
      return got === outcome ? [] : [`${id}: ${got}, not ${outcome}`];
    });
    expect(expected.length).toBeGreaterThan(15);
    expect(wrong.length / expected.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
  });
  it('gives the weight of social value', () => {
    expect(result.socialValueWeight).toMatchObject({ kind: 'known', percent: truth.weight });
  });
  it('finds the commitments, each with quantity and unit', () => {
    const found = result.commitments.map(({ quantity, unit }) => `${quantity} ${unit}`);
    const missed = truth.commitments.filter((wanted) => {
      const [quantity = '', ...unit] = wanted.split(' ');
      return !found.some(
        (one) => one.startsWith(`${quantity} `) && one.includes(unit.join(' ').replace(/s$/, '')),
      );
    });
    expect(missed, found.join('\n')).toEqual([]);
    const told = new Set(
      [...truth.commitments, ...(truth.optional ?? [])].map((wanted) => wanted.split(' ')[0]),
    );
    expect(found.filter((one) => !told.has(one.split(' ')[0]))).toEqual([]);
  });
  if (name.endsWith('exemplary'))
    it('has no error from rules and criteria', () => {
      const errors = result.findings.filter(
        ({ severity, category }) => severity === 'error' && category !== 'drafting',
      );
      expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    });
});
