import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import { compileSections } from '../../../server/src/tender/section-vocabulary.ts';
import { assemblePack } from '../../../server/src/workspace/assemble-pack.ts';
import { documentKind } from '../../../server/src/workspace/document-kind.ts';
import { readLibraries } from '../../../server/src/workspace/read-libraries.ts';
import { resolvePacks } from '../../../server/src/workspace/resolve-packs.ts';
import { loadWith, soundFiles } from '../library/library-files.ts';
import { memoryFiles } from './memory-file-system.ts';

const base = loadWith().library;
const sections = compileSections([
  { kind: 'notice', expressions: ['contract notice'] },
  { kind: 'award-criteria', expressions: ['award criteria'] },
  { kind: 'specification', expressions: ['specification'] },
  { kind: 'contract-conditions', expressions: ['conditions of contract'] },
]);
const model = (text: string) => modelDocument(parseDocument(text), sections);

async function assemble(files: Readonly<Record<string, string>>, path = '/w/itt.md') {
  const fileSystem = memoryFiles(files);
  const { packs } = await resolvePacks([path], fileSystem);
  const [source] = packs;
  if (source === undefined) throw new Error('no pack');
  const layered = await readLibraries(source.configuration, base, fileSystem);
  const documents = source.documents.map(({ shown, text }) => ({ shown, tender: model(text) }));
  return assemblePack(source, { ...layered, documents, overrides: {} });
}

describe('a pack put together', () => {
  it('has documents, kinds, attachments, profile and settings', async () => {
    const pack = await assemble({
      '/w/tenderlint.yml':
        'documents: [itt.md, b.md]\nattachments: [p.csv]\nprofile: {contract: works}\nseverities: {R06: hint}\n',
      '/w/itt.md': '---\ntender:\n  value: 5\n  document: contract\n---\n# Hello\n',
      '/w/b.md': '# Specification\n',
      '/w/p.csv': '',
    });
    expect(pack.documents.map(({ path, kind }) => [path, kind])).toEqual([
      ['itt.md', 'contract'],
      ['b.md', 'specification'],
    ]);
    expect(pack).toMatchObject({
      root: '/w',
      attachments: ['p.csv'],
      profile: { profile: { value: 5, contract: 'works' } },
      settings: { severities: { R06: 'hint' } },
    });
    expect(pack.otherFiles?.map(({ path }) => path)).toEqual(['tenderlint.yml']);
    expect(pack.problems.map(({ id }) => id)).toEqual(['profile-missing']);
  });

  it('says which severities are set for rules that do not exist', async () => {
    const pack = await assemble({
      '/w/tenderlint.yml': 'severities: {local-ofice: off, r06: hint, cannot-tell: off}\n',
      '/w/itt.md': '',
    });
    expect(pack.problems.filter(({ id }) => id === 'config-unknown-rule')).toMatchObject([
      {
        path: 'tenderlint.yml',
        message:
          'There is no rule or criterion "local-ofice", so this line changes nothing. Did you mean "local-office"?',
      },
    ]);
  });

  it('every problem names one of its files', async () => {
    const pack = await assemble({
      '/w/tenderlint.yml': 'libraries: [lib]\nprofile: {contract: wroks}\n',
      '/w/itt.md': '---\ntender: {vat: maybe}\n---\n',
      '/w/lib/library.yml': 'name: x\n',
    });
    const files = [
      ...pack.documents.map(({ path }) => path),
      ...(pack.otherFiles ?? []).map(({ path }) => path),
    ];
    expect(new Set(pack.problems.map(({ path }) => path))).toEqual(
      new Set(['tenderlint.yml', 'itt.md', 'lib/library.yml']),
    );
    for (const { path, range } of pack.problems) {
      expect(files).toContain(path);
      const text = pack.otherFiles?.find((file) => file.path === path)?.text;
      if (text !== undefined) expect(range.end).toBeLessThanOrEqual(text.length);
    }
  });
});

describe('libraries of a tenderlint.yml', () => {
  const card = 'name: Anytown\nversion: 1.0.0\nlaw-as-at: 2026-11-22\nlicence: own\n';
  const read = async (configuration: string, files: Parameters<typeof memoryFiles>[0]) => {
    const fileSystem = memoryFiles({ '/w/tenderlint.yml': configuration, '/w/a.md': '', ...files });
    const { packs } = await resolvePacks(['/w/a.md'], fileSystem);
    return readLibraries(packs[0]?.configuration, base, fileSystem);
  };

  it('none: the library is the base itself', async () => {
    expect((await read('ignore: []\n', {})).library).toBe(base);
  });

  it('are laid over ours in order', async () => {
    const { library, origins, problems } = await read('libraries: [one, two]\n', {
      '/w/one/library.yml': `${card}off:\n  - {id: training-asked, reason: Not for us.}\n`,
      '/w/one/rules/our-office.yml': (soundFiles['rules/local-office.yml'] ?? '')
        .replace('[R06]', '[X1]')
        .replace('R06a', 'X2'),
      '/w/two/library.yml': card.replace('Anytown', 'Department'),
      '/w/two/concepts/tenderer.yml': 'title: Ours\nexpressions: [bidder]\nexamples: {matches: [bidder]}\n',
    });
    expect(problems).toEqual([]);
    expect(library.rules.map(({ id }) => id)).toEqual(['local-office', 'our-office']);
    expect(library.criteria).toEqual([]);
    expect(library.off).toEqual([{ id: 'training-asked', reason: 'Not for us.' }]);
    expect(origins.get('concepts/tenderer')).toBe('Department');
    expect(origins.get('rules/our-office')).toBe('Anytown');
  });

  it('with mistakes keep the rest, and say file and place', async () => {
    const { library, problems, otherFiles } = await read('libraries: lib\n', {
      '/w/lib/library.yml': card,
      '/w/lib/rules/broken.yml': 'titel: x\n',
      '/w/lib/concepts/x.yml': 'title: X\nexpressions: [x]\nexamples: {matches: [x]}\n',
    });
    expect(library.concepts.map(({ id }) => id)).toContain('x');
    expect(problems[0]).toMatchObject({
      path: 'lib/rules/broken.yml',
      id: 'library-invalid',
      range: { start: 0 },
    });
    expect(otherFiles).toEqual([{ path: 'lib/rules/broken.yml', text: 'titel: x\n' }]);
  });

  it.each([
    ['libraries: gone\n', {}, 'library-missing', 'There is no folder "gone"'],
    [
      'libraries: lib\n',
      { '/w/lib': '-> /out', '/out/library.yml': card },
      'config-outside',
      'leads out of the folder',
    ],
  ])('%j: a problem at its line', async (configuration, files, id, message) => {
    const { library, problems } = await read(configuration, files);
    expect(library).toEqual(base);
    expect(problems).toMatchObject([
      { id, path: 'tenderlint.yml', message: expect.stringContaining(message) },
    ]);
  });
});

describe('what a document is for', () => {
  it.each([
    ['01-contract-notice.md', '', 'notice'],
    ['ITT_v2.md', '', 'instructions'],
    ['itt pricing schedule.md', '', 'pricing'],
    ['conditions-of-contract.md', '', 'contract'],
    ['Schedule 3.md', '', 'schedule'],
    ['volume-2.md', '# Specification\n', 'specification'],
    ['spec.md', '# Conditions of contract\n', 'specification'],
    ['readme.md', '# Hello\n', 'other'],
    [
      'conditions-of-contract.md',
      '# Award criteria\n\n# Specification\n\n# Conditions of contract\n',
      'contract',
    ],
    ['itt.md', '# Award criteria\n\n# Specification\n\n# Conditions of contract\n', 'whole-pack'],
    ['tender.md', '# Award criteria\n\n# Specification\n\n# Conditions of contract\n', 'whole-pack'],
    [
      'ref-4471.md',
      '# Day services\n\n## Description\n\n## submissionTerms\n\n## North\n\n### Award criteria\n\n## contractTerms\n',
      'notice',
    ],
    ['ref-4472.md', '# Day services\n\n## Award criteria\n\n## Submission\n\n## Method\n', 'instructions'],
  ])('%s is %s', (path, text, kind) => {
    expect(documentKind(path, model(text))).toBe(kind);
  });
});
