// Whole packs in three drafting styles, each with the truth that a reader of them would tell: outcomes of criteria, the
// weight of social value, commitments.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPack } from '../../../server/src/checks/check-pack.ts';
import type { DocumentKind } from '../../../server/src/checks/pack.ts';
import type { Profile } from '../../../server/src/library/model.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import { packOf } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

interface Truth {
  readonly weight: number;
  readonly commitments: readonly string[];
  readonly criteria: Readonly<Record<string, string>>;
}
const folder = join(import.meta.dirname, '../../fixtures/packs');
const read = (...parts: readonly string[]) => readFileSync(join(folder, ...parts), 'utf8');

const packs: readonly {
  readonly name: string;
  readonly profile: Profile;
  readonly documents: readonly (readonly [string, DocumentKind])[];
}[] = [
  {
    name: 'scotland-exemplary',
    profile: {
      ...{ jurisdiction: 'scotland', authority: 'local', contract: 'services', value: 5_200_000 },
      ...{ vat: 'excluded', years: 4, started: '2026-06-01', procedure: 'open', stage: 'publication' },
    },
    documents: [
      ['contract-notice.md', 'notice'],
      ['invitation-to-tender.md', 'instructions'],
      ['specification.md', 'specification'],
      ['conditions.md', 'contract'],
    ],
  },
  {
    name: 'england-mediocre',
    profile: {
      ...{ jurisdiction: 'england', authority: 'nhs', contract: 'services', value: 7_400_000 },
      ...{ vat: 'included', years: 3, started: '2026-09-14', procedure: 'competitive-flexible' },
    },
    documents: [
      ['tender-guide.md', 'instructions'],
      ['what-we-need.md', 'specification'],
      ['our-agreement.md', 'contract'],
    ],
  },
  {
    name: 'ireland-seeded',
    profile: {
      ...{ jurisdiction: 'ireland', authority: 'local', contract: 'services', value: 1_900_000 },
      ...{ vat: 'excluded', started: '2026-05-18', procedure: 'open', stage: 'publication' },
    },
    documents: [
      ['rft.md', 'instructions'],
      ['contract.md', 'contract'],
    ],
  },
];

function checked({ name, profile, documents }: (typeof packs)[number]) {
  const { compiled } = sourceLibrary();
  const pack = {
    ...packOf([], profile, 'whole-pack', compiled),
    documents: documents.map(([path, kind]) => ({
      path,
      kind,
      tender: modelDocument(parseDocument(read(name, path)), compiled.sections),
    })),
  };
  return { result: checkPack(pack, compiled), truth: JSON.parse(read(name, 'truth.json')) as Truth };
}

it('all packs of the folder are looked at', () => {
  expect(packs.map(({ name }) => name).sort()).toEqual(readdirSync(folder).sort());
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
      return !found.some((one) => one.startsWith(`${quantity} `) && one.includes(unit.join(' ')));
    });
    expect(missed, found.join('\n')).toEqual([]);
    const told = new Set(truth.commitments.map((wanted) => wanted.split(' ')[0]));
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
