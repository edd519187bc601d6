// What a profile makes relevant is compiled alone: the findings are those of the whole library all the same.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkPack, compileLibrary } from '../../../server/src/checks/check-pack.ts';
import type { Profile } from '../../../server/src/library/model.ts';
import { packOf } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const folder = fileURLToPath(new URL('../../../examples/poor-pack', import.meta.url));
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''));
const facts = { contract: 'services', value: 6_200_000, vat: 'included', started: '2026-09-01' } as const;
const profiles: readonly Profile[] = [
  { ...facts, jurisdiction: 'england', authority: 'local' },
  { ...facts, jurisdiction: 'england', authority: 'central', value: 90_000 },
  { ...facts, jurisdiction: 'wales', authority: 'nhs' },
  { ...facts, jurisdiction: 'scotland', authority: 'local', contract: 'works' },
  { ...facts, jurisdiction: 'northern-ireland', authority: 'central' },
  { ...facts, jurisdiction: 'ireland', authority: 'local' },
  {},
];

describe('the part of the library that a profile makes relevant', () => {
  const { compiled: whole } = sourceLibrary();
  const parted = compileLibrary(whole.library);
  it.each(profiles)('finds what the whole library finds: %j', (profile) => {
    const findings = (compiled: typeof whole) =>
      checkPack(packOf(texts, profile, 'whole-pack', compiled), compiled).findings.map(
        ({ rule, severity, document, range, message }) => ({ rule, severity, document, range, message }),
      );
    const found = findings(parted);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(findings(whole));
  });
});
