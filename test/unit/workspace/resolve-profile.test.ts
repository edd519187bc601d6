import { describe, expect, it } from 'vitest';
import { givenFacts } from '../../../server/src/checks/pack.ts';
import { loadLibrary } from '../../../server/src/library/load.ts';
import type { Library, Profile } from '../../../server/src/library/model.ts';
import { readConfiguration } from '../../../server/src/workspace/configuration.ts';
import { readFrontMatter } from '../../../server/src/workspace/front-matter.ts';
import { resolveProfile } from '../../../server/src/workspace/resolve-profile.ts';

const threshold = (amount: number) =>
  `thresholds:\n  - {purpose: procurement, jurisdiction: england, amount: ${amount}, currency: GBP, vat: included, from: 2020-01-01, source: x, confidence: knowledge}\n`;
const regime = (order: number, applies: string) =>
  `title: R${order}\norder: ${order}\napplies:\n  - ${applies}\n`;

/** England only: above 200,000 pounds with VAT `above` governs, else `below`. */
const library: Library = loadLibrary([
  { path: 'library.yml', text: 'name: L\nversion: 1.0.0\nlaw-as-at: 2026-11-22\nlicence: CC0-1.0\n' },
  { path: 'law/thresholds/t.yml', text: threshold(200000) },
  {
    path: 'law/vat-rates.yml',
    text: 'vat-rates:\n  - {jurisdiction: england, percent: 20, from: 2011-01-04, source: x}\n',
  },
  { path: 'law/regimes/above.yml', text: regime(1, '{jurisdiction: england, above-threshold: true}') },
  { path: 'law/regimes/below.yml', text: regime(2, '{jurisdiction: england, above-threshold: false}') },
  { path: 'law/regimes/ireland.yml', text: regime(3, '{jurisdiction: ireland}') },
]).library;

function resolve(
  documents: Readonly<Record<string, string>>,
  options: { readonly configuration?: string; readonly overrides?: Profile } = {},
) {
  const files = Object.entries(documents).map(([path, yaml]) => ({
    path,
    facts: readFrontMatter({ start: 0, end: yaml.length + 8, yaml, yamlStart: 4 }, path),
  }));
  const text = options.configuration;
  const { resolved, problems } = resolveProfile(
    files,
    text === undefined
      ? []
      : [{ path: 'tenderlint.yml', facts: readConfiguration(text, 'tenderlint.yml').configuration.facts }],
    options.overrides ?? {},
    library,
  );
  const whole = (path: string) => (path === 'tenderlint.yml' ? (text ?? '') : `---\n${documents[path]}`);
  return {
    ...resolved,
    regime: resolved.decision.regime?.id,
    said: problems.map(
      (p) =>
        `${p.severity} ${p.id} ${p.path} «${whole(p.path).slice(p.range.start, p.range.end)}» ${p.message}`,
    ),
  };
}

const full =
  'tender: {jurisdiction: england, authority: local, contract: services, value: 500000, vat: included, started: 2026-09-01}';

describe('the profile of a pack', () => {
  it('comes from its document, and leads to a regime', () => {
    const { profile, regime: governs, origins, said } = resolve({ 'itt.md': full });
    expect(profile).toMatchObject({ jurisdiction: 'england', value: 500000 });
    expect(governs).toBe('above');
    expect(origins).toMatchObject({ value: 'front matter of itt.md' });
    expect(said).toEqual([]);
  });

  it('document over tenderlint.yml over nothing, command line over all, key by key', () => {
    const { profile, origins } = resolve(
      { 'itt.md': 'tender: {value: 1000, contract: services}' },
      { configuration: 'profile: {value: 5, contract: works, years: 3}\n', overrides: { contract: 'goods' } },
    );
    expect(profile).toEqual({ value: 1000, contract: 'goods', years: 3 });
    expect(origins).toEqual({
      value: 'front matter of itt.md',
      contract: 'command line',
      years: 'tenderlint.yml',
    });
  });

  it('is given by whichever document gives a fact', () => {
    const { profile, said } = resolve({
      'a.md': 'tender: {value: 5}',
      'b.md': 'tender: {value: 5, vat: included}',
      'c.md': 'x: 1',
    });
    expect(profile).toEqual({ value: 5, vat: 'included' });
    expect(said.filter((line) => line.includes('contradiction'))).toEqual([]);
  });
});

describe('facts that contradict each other', () => {
  it('in two documents are reported at both; the first counts', () => {
    const { profile, said } = resolve({
      'a.md': 'tender: {value: 5, years: 2}',
      'b.md': 'tender: {value: 6}',
    });
    expect(profile.value).toBe(5);
    expect(said.filter((line) => line.includes('profile-contradiction'))).toEqual([
      expect.stringMatching(
        /^warning profile-contradiction a\.md «5» "value" is 5 here and 6 in b\.md; .* a\.md is taken\./,
      ),
      expect.stringMatching(
        /^warning profile-contradiction b\.md «6» "value" is 6 here and 5 in a\.md; .* a\.md is taken\./,
      ),
    ]);
  });

  it('a side of the threshold that value and date do not give', () => {
    const { said, regime: governs } = resolve({ 'itt.md': full.replace('{', '{above-threshold: false, ') });
    expect(governs).toBe('below');
    expect(said).toEqual([
      expect.stringMatching(
        /^warning profile-contradiction itt\.md «false» "above-threshold: false" does not agree with the other facts\./,
      ),
    ]);
    expect(resolve({ 'itt.md': full.replace('{', '{above-threshold: true, ') }).said).toEqual([]);
  });

  it('a regime that the other facts do not lead to', () => {
    const { said, regime: governs } = resolve({ 'itt.md': full.replace('{', '{regime: ireland, ') });
    expect(governs).toBe('ireland');
    expect(said).toEqual([
      'warning profile-contradiction itt.md «ireland» "regime: ireland" does not agree with the other facts, which lead to above. It is taken as given: remove it unless it is meant to override them.',
    ]);
  });

  it('on the command line are taken at their word', () => {
    expect(resolve({ 'itt.md': full }, { overrides: { aboveThreshold: false } })).toMatchObject({
      regime: 'below',
      said: [],
    });
  });

  it('a regime the library does not have is named, and not used', () => {
    const { said, regime: governs, profile } = resolve({ 'itt.md': full.replace('{', '{regime: abvoe, ') });
    expect(governs).toBe('above');
    expect(profile.regime).toBeUndefined();
    expect(said).toEqual([
      'warning profile-unknown-value itt.md «abvoe» The library has no regime "abvoe". Did you mean "above"? Until then the regime is worked out from the other facts.',
    ]);
  });
});

describe('a day that is not given', () => {
  const facts = { authority: 'local', contract: 'services', value: 6_200_000, vat: 'included' } as const;
  const given = (started?: string) =>
    resolveProfile(
      [],
      [],
      { jurisdiction: 'england', ...facts, ...(started === undefined ? {} : { started }) },
      library,
    ).resolved;

  it('is taken to be the day of the library’s law, and said to be', () => {
    const resolved = given();
    expect(resolved.decision.regime?.id).toBe('above');
    expect(resolved.decision.because.join(' ')).toMatch(/The day it started is not given: taken as /);
    expect(resolved).toMatchObject({ isAssumed: true, profile: { started: library.lawAsAt } });
    expect(givenFacts(resolved).started).toBeUndefined();
  });
  it('is not assumed where it is given, or where no jurisdiction is', () => {
    expect(given('2024-05-01')).toMatchObject({ profile: { started: '2024-05-01' } });
    expect(given('2024-05-01').isAssumed).toBeUndefined();
    const { resolved } = resolveProfile([], [], facts, library);
    expect(resolved.isAssumed).toBeUndefined();
    expect(resolved.profile.started).toBeUndefined();
  });
});

describe('facts that are missing', () => {
  it('are named once, at the front matter, with what to write', () => {
    const { said, decision } = resolve({ 'a.md': 'tender: {jurisdiction: england}', 'b.md': 'x: 1' });
    expect(decision.missing).toContain('value');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /^information profile-missing a\.md «tender» Which procurement law governs cannot be told/,
    );
    expect(said[0]).toContain('value: 250000 (whether the contract is above the threshold)');
    expect(said[0]).toContain('or under "profile:" in a tenderlint.yml');
  });

  it('are said of a document without front matter at its first character', () => {
    const { said } = resolve({ 'a.md': 'x: 1' }, { configuration: 'profile: {}\n' });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /^information profile-missing a\.md «» .*jurisdiction: england \(whose procurement law applies\)/,
    );
    expect(said[0]).toContain('under "profile:" in tenderlint.yml');
  });
});
