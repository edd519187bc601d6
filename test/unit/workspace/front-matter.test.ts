import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../server/src/workspace/front-matter.ts';
import { readFact } from '../../../server/src/workspace/profile-facts.ts';

function read(yaml: string) {
  const text = `---\n${yaml}\n---\n\n# ITT\n`;
  const facts = readFrontMatter({ start: 0, end: 8 + yaml.length, yaml, yamlStart: 4 }, 'itt.md');
  const piece = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
  return {
    profile: facts.profile,
    document: facts.document,
    place: piece(facts.place),
    places: Object.fromEntries(Object.entries(facts.places).map(([key, range]) => [key, piece(range)])),
    problems: facts.problems.map((p) => `${p.severity} ${p.id} «${piece(p.range)}» ${p.message}`),
  };
}

describe('the profile in front matter', () => {
  it('is read key by key, with the place of each fact', () => {
    const { profile, document, place, places, problems } = read(
      'title: Mine\ntender:\n  jurisdiction: northern-ireland\n  value: 6200000\n  started: 2026-09-01\n  above-threshold: true\n  light-touch: false\n  years: 4\n  document: notice',
    );
    expect(problems).toEqual([]);
    expect(profile).toEqual({
      jurisdiction: 'northern-ireland',
      value: 6200000,
      started: '2026-09-01',
      aboveThreshold: true,
      lightTouch: false,
      years: 4,
    });
    expect(document).toBe('notice');
    expect(place).toBe('tender');
    expect(places).toMatchObject({
      jurisdiction: 'northern-ireland',
      value: '6200000',
      aboveThreshold: 'true',
    });
  });

  it.each([
    ['value: £6.2m', { value: 6200000 }],
    ['value: "6,200,000"', { value: 6200000 }],
    ['value: 6 200 000', { value: 6200000 }],
    ['value: €1.5 million', { value: 1500000 }],
    ['value: GBP 250k', { value: 250000 }],
    ['value: £4.13m', { value: 4130000 }],
    ['started: 1 September 2026', { started: '2026-09-01' }],
    ['started: 01/09/2026', { started: '2026-09-01' }],
    ['started: 3rd Mar 2026', { started: '2026-03-03' }],
    ['jurisdiction: Northern Ireland', { jurisdiction: 'northern-ireland' }],
    ['jurisdiction: England', { jurisdiction: 'england' }],
    ['light-touch: yes', { lightTouch: true }],
    ['years: 4 years', { years: 4 }],
    ['authority: council', { authority: 'local' }],
    ['authority: London Borough Council', { authority: 'local' }],
    ['authority: housing association', { authority: 'housing' }],
    ['authority: university', { authority: 'education' }],
    ['contract: supplies', { contract: 'goods' }],
    ['procedure: call-off', { procedure: 'framework-call-off' }],
  ])('%s is understood, with a hint', (line, profile) => {
    const said = read(`tender:\n  ${line}`);
    expect(said.profile).toEqual(profile);
    expect(said.problems).toHaveLength(1);
    expect(said.problems[0]).toMatch(/^hint profile-normalised «/);
  });

  it.each([
    [
      'jurisdiction: Englund',
      'warning profile-unknown-value «Englund» "Englund" is not a value of "jurisdiction". Did you mean "england"?',
    ],
    ['jurisdiction: France', 'Expected one of england, wales, scotland, northern-ireland, ireland, eu.'],
    [
      'juristiction: england',
      'warning profile-unknown-key «juristiction» "juristiction" is not a fact of the profile. Did you mean "jurisdiction"?',
    ],
    ['above_threshold: true', 'Did you mean "above-threshold"?'],
    ['colour: red', '"colour" is not a fact of the profile. Known are jurisdiction, authority'],
    ['vat: inclued', 'Did you mean "included"?'],
    ['value: a lot', 'Write the figure without signs or separators: 6200000.'],
    ['value: -5', 'Write the figure without signs'],
    ['value: .inf', 'Write the figure without signs'],
    ['value: [1]', 'A list is not a value of "value".'],
    ['started: 2026-02-30', 'Write year-month-day: 2026-09-01.'],
    ['started: 31/02/2026', 'Write year-month-day'],
    ['started: soon', 'Write year-month-day'],
    ['above-threshold: maybe', 'Write true or false.'],
    ['years: many', 'Write the number of years: 4.'],
    ['procedure:', 'information profile-unknown-value «procedure» "procedure" has no value.'],
    ['document: notise', '"notise" is not a kind of document. Did you mean "notice"?'],
    ['regime: [a]', 'Give the id of a regime'],
  ])('%s is named, and the other facts count', (line, message) => {
    const said = read(`tender:\n  contract: works\n  ${line}`);
    expect(said.profile).toEqual({ contract: 'works' });
    expect(said.problems).toHaveLength(1);
    expect(said.problems[0]).toContain(message);
  });

  it('is nothing where there is no tender key, whatever else stands there', () => {
    expect(read('title: x\ntags: [a, b]').problems).toEqual([]);
    expect(read('- a\n- b').problems).toEqual([]);
    expect(read('just a text').problems).toEqual([]);
    expect(read('tender:').problems).toEqual([]);
    expect(readFrontMatter(undefined, 'itt.md')).toMatchObject({
      profile: {},
      problems: [],
      place: { start: 0, end: 0 },
    });
  });

  it('must be a block of keys', () => {
    expect(read('tender: england').problems).toEqual([
      'warning profile-unknown-value «england» The facts of the procurement are expected here, one on each line: jurisdiction: england.',
    ]);
  });

  it('that is broken YAML is one problem with its place', () => {
    const { problems, profile } = read('tender:\n\tjurisdiction: england');
    expect(profile).toEqual({});
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('warning front-matter-yaml «\t» A tab stands at the start of this line.');
    expect(problems[0]).toContain('The front matter is not read until this is put right.');
  });

  it('reports a fact that stands twice, but not the user’s own keys', () => {
    const { problems } = read('mine: 1\nmine: 2\ntender:\n  contract: works\n  contract: goods');
    expect(problems).toEqual([
      'warning front-matter-yaml «contract» "contract" stands twice here; the later one would win. Remove one of them.',
    ]);
  });
});

describe('a fact from the command line', () => {
  it.each([
    ['value', '£6.2m', { key: 'value', value: 6200000 }],
    ['above-threshold', 'false', { key: 'aboveThreshold', value: false }],
    ['aboveThreshold', 'true', { key: 'aboveThreshold', value: true }],
    ['jurisdiction', 'scotland', { key: 'jurisdiction', value: 'scotland' }],
    ['years', '4', { key: 'years', value: 4 }],
    ['regime', 'pcr-2015', { key: 'regime', value: 'pcr-2015' }],
  ])('--set %s=%s', (key, text, fact) => {
    expect(readFact(key, text)).toEqual(fact);
  });

  it('that is not understood says so', () => {
    expect(readFact('jurisdiction', 'Englnd')).toEqual({
      error: '"Englnd" is not a value of "jurisdiction". Did you mean "england"?',
    });
    expect(readFact('juristiction', 'x')).toEqual({
      error: '"juristiction" is not a fact of the profile. Did you mean "jurisdiction"?',
    });
  });
});
