import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noConfiguration, readConfiguration } from '../../../server/src/workspace/configuration.ts';

function read(text: string) {
  const { configuration, problems } = readConfiguration(text, 'tenderlint.yml');
  return {
    configuration,
    said: problems.map(
      (p) => `${p.severity} ${p.id} «${text.slice(p.range.start, p.range.end)}» ${p.message}`,
    ),
  };
}

describe('tenderlint.yml', () => {
  it('with several packs', () => {
    const { configuration, said } = read(`
profile: {jurisdiction: england, value: £6.2m}
packs:
  - name: Grounds
    documents: [./01-itt.md, spec/*.md]
    attachments: prices.xlsx
    profile: {contract: services, jurisdiction: wales}
  - name: Roads
    documents: roads.md
libraries: library
severities: {local-presence-at-bid: warning, R18: off}
ignore: [archive]
`);
    expect(said).toEqual([expect.stringMatching(/^hint profile-normalised «£6\.2m»/)]);
    expect(configuration.facts.profile).toEqual({ jurisdiction: 'england', value: 6200000 });
    expect(configuration.packs.map(({ name, facts }) => [name, facts.profile])).toEqual([
      ['Grounds', { jurisdiction: 'wales', value: 6200000, contract: 'services' }],
      ['Roads', { jurisdiction: 'england', value: 6200000 }],
    ]);
    expect(configuration.packs[0]?.documents.map((entry) => entry.path)).toEqual(['01-itt.md', 'spec/*.md']);
    expect(configuration.packs[0]?.attachments.map((entry) => entry.path)).toEqual(['prices.xlsx']);
    expect(configuration.libraries?.map((entry) => entry.path)).toEqual(['library']);
    expect(configuration.severities).toEqual({ 'local-presence-at-bid': 'warning', R18: 'off' });
    expect(configuration.ignore).toEqual(['archive']);
  });

  it('with one pack at the top', () => {
    const { configuration, said } = read('documents:\n  - a.md\n  - b.md\nattachments: [c.pdf]\n');
    expect(said).toEqual([]);
    expect(configuration.packs).toHaveLength(1);
    expect(configuration.packs[0]?.documents.map((entry) => entry.path)).toEqual(['a.md', 'b.md']);
  });

  it('with one pack under a key of its own', () => {
    const { configuration, said } = read(
      'profile: {stage: draft}\npack:\n  name: Verges\n  documents: [a.md, b.md]\n  attachments: [c.pdf]\n  profile: {value: 5}\n',
    );
    expect(said).toEqual([]);
    expect(configuration.packs.map(({ name, facts }) => [name, facts.profile])).toEqual([
      ['Verges', { stage: 'draft', value: 5 }],
    ]);
    expect(configuration.packs[0]?.documents.map((entry) => entry.path)).toEqual(['a.md', 'b.md']);
    expect(configuration.packs[0]?.attachments.map((entry) => entry.path)).toEqual(['c.pdf']);
    expect(read('pack: 3\n').configuration.packs).toEqual([]);
    expect(read('documents: [a.md]\npack: {documents: [b.md]}\n').said[0]).toContain(
      'This file has both "pack" and "documents"',
    );
  });

  it('without packs, or empty, says nothing', () => {
    expect(read('')).toEqual({ configuration: noConfiguration, said: [] });
    expect(read('# nothing yet\n').said).toEqual([]);
    expect(read('profile: {stage: draft}\n').configuration.packs).toEqual([]);
  });

  it.each([
    ['/etc/passwd', 'is an absolute path'],
    ['C:/Windows/x.md', 'is an absolute path'],
    ['../other/itt.md', 'leads out of the folder of tenderlint.yml'],
    ['docs/../../itt.md', 'leads out of the folder of tenderlint.yml'],
    ['docs\\itt.md', 'holds a backslash'],
  ])('does not read %s', (path, message) => {
    const { configuration, said } = read(`documents: ['${path}', ok.md]\nlibraries: ['${path}']\n`);
    expect(configuration.packs[0]?.documents.map((entry) => entry.path)).toEqual(['ok.md']);
    expect(configuration.libraries).toEqual([]);
    expect(said).toHaveLength(2);
    for (const line of said) {
      expect(line).toMatch(/^error config-outside «'/);
      expect(line).toContain(message);
    }
  });

  it.each([
    ['pakcs: []', 'error config-invalid «pakcs» Unknown key "pakcs". Did you mean "packs"?'],
    [
      'severities: {x: eror}',
      'error config-invalid «eror» "eror" is not a value of severities.x. Did you mean "error"?',
    ],
    ['documents: 3', 'error config-invalid «3» "documents" is "3"; expected a text or a list.'],
    ['packs: [{documents: [a.md]}]', 'lacks "name"'],
    [
      'packs: {name: x}',
      '"packs" is a block of keys; expected a list. Start each entry on its own line with "- ".',
    ],
    ['- a\n- b', 'error config-invalid'],
    ['profile: {jurisdiction: englnd}', 'warning profile-unknown-value «englnd»'],
    ['profile: england', 'warning profile-unknown-value «england»'],
    [
      'documents: [a.md]\npacks: []',
      'warning config-invalid «documents» This file has both "packs" and "documents"',
    ],
    ['ignore:\n\t- x', 'error config-yaml «\t» A tab stands'],
    ['a: 1\na: 2', 'error config-yaml «a» "a" stands twice here'],
  ])('%j is a problem with its place', (text, message) => {
    const { said } = read(text);
    expect(said.filter((line) => line.includes(message))).toHaveLength(1);
  });

  it('keeps what is sound when a part is not', () => {
    const { configuration } = read(
      'profile: {contract: works}\npacks:\n  - {name: A, documents: a.md}\n  - {documents: b.md}\nseverities: {x: loud, y: hint}\n',
    );
    expect(configuration.facts.profile).toEqual({ contract: 'works' });
    expect(configuration.packs.map(({ name }) => name)).toEqual(['A']);
    expect(configuration.severities).toEqual({ y: 'hint' });
  });

  it('any text gives a configuration', () => {
    const line = fc.constantFrom(
      'profile:',
      '  value: 1',
      'packs:',
      '  - name: a',
      '    documents: a.md',
      'documents:',
      '  - b',
      'severities:',
      '  x: off',
      'ignore: {}',
      '[',
      ': :',
      '\t',
      '__proto__: {packs: []}',
      'libraries: [[]]',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { configuration, problems } = readConfiguration(lines.join('\n'), 'tenderlint.yml');
        expect(Array.isArray(configuration.packs)).toBe(true);
        expect(problems.every((problem) => problem.message !== '' && problem.path === 'tenderlint.yml')).toBe(
          true,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
