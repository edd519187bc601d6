import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFileSystem, withSlashes } from '../../../server/src/workspace/node-file-system.ts';
import { layOutPacks, type PackOptions, resolvePacks } from '../../../server/src/workspace/resolve-packs.ts';
import { memoryFiles, unreadable } from './memory-file-system.ts';

type Files = Parameters<typeof memoryFiles>[0];

async function packs(paths: readonly string[], files: Files, options: PackOptions = { from: '/w' }) {
  const resolved = await resolvePacks(paths, memoryFiles(files), options);
  return {
    packs: resolved.packs.map(
      (pack) => `${pack.root} ${pack.name}: ${pack.documents.map((d) => d.shown).join(', ')}`,
    ),
    said: [...resolved.problems, ...resolved.packs.flatMap((pack) => pack.problems)].map(
      ({ severity, id, path, message }) => `${severity} ${id} ${path}: ${message}`,
    ),
    resolved,
  };
}

const declared = 'packs:\n  - name: Grounds\n    documents: [b.md, a.md]\n    attachments: [prices.csv]\n';

describe('without tenderlint.yml', () => {
  it('each document of a folder is a pack of one, in order', async () => {
    const { packs: found, said } = await packs(['.'], {
      '/w/10-b.md': 'B',
      '/w/2-a.markdown': 'A',
      '/w/sub/c.MD': 'C',
      '/w/d.txt': 'D',
    });
    expect(found).toEqual(['/w 2-a.markdown: 2-a.markdown', '/w 10-b.md: 10-b.md', '/w/sub c.MD: c.MD']);
    expect(said).toEqual([]);
  });

  it('node_modules and hidden folders are not walked', async () => {
    const { packs: found } = await packs(['.'], {
      '/w/a.md': '',
      '/w/node_modules/x/readme.md': '',
      '/w/.git/y.md': '',
    });
    expect(found).toEqual(['/w a.md: a.md']);
  });

  it('a file named twice, or named and met in its folder, is checked once', async () => {
    expect((await packs(['a.md', '.', '/w/a.md'], { '/w/a.md': '' })).packs).toEqual(['/w a.md: a.md']);
  });

  it('globs are walked from where they start', async () => {
    const files = { '/w/x/a.md': '', '/w/x/y/b.md': '', '/w/x/c.txt': '' };
    expect((await packs(['x/**/*.md'], files)).packs).toEqual(['/w/x a.md: a.md', '/w/x/y b.md: b.md']);
    expect((await packs(['x/*.txt'], files)).packs).toEqual(['/w/x c.txt: c.txt']);
    expect((await packs(['y/*.md'], files)).said[0]).toContain(
      'Cannot read y: there is no such file or folder.',
    );
    expect((await packs(['x/*.pdf'], files)).said).toEqual([
      'error no-documents x/*.pdf: No files match x/*.pdf.',
    ]);
  });

  it('what is not there, and a folder without documents, is said', async () => {
    const { packs: found, said } = await packs(['a.md', 'gone.md', 'empty'], {
      '/w/a.md': '',
      '/w/empty/x.txt': '',
    });
    expect(found).toEqual(['/w a.md: a.md']);
    expect(said).toEqual([
      'error file-unreadable gone.md: Cannot read gone.md: there is no such file or folder.',
      'warning no-documents empty: No Markdown files (.md, .markdown) in the folder empty.',
    ]);
  });

  it('a file of an office or PDF program is not read as if it were Markdown', async () => {
    const files = { '/w/x/itt.DOCX': 'PK', '/w/x/prices.pdf': '%PDF', '/w/x/a.md': '' };
    const named = await packs(['x/itt.DOCX', 'x/a.md'], files);
    expect(named.packs).toEqual(['/w/x a.md: a.md']);
    expect(named.said).toEqual([
      'error file-unreadable x/itt.DOCX: Cannot read x/itt.DOCX: it is no Markdown, going by its name. Save its text as Markdown to have it checked.',
    ]);
    expect((await packs(['x/*'], files)).packs).toEqual(['/w/x a.md: a.md']);
    expect((await packs(['x/*.pdf'], files)).said).toEqual([
      'error no-documents x/*.pdf: No files match x/*.pdf.',
    ]);
  });

  it('a file that cannot be read is a problem, and the rest goes on', async () => {
    const { packs: found, said } = await packs(['.'], { '/w/a.md': unreadable, '/w/b.md': 'B' });
    expect(found).toEqual(['/w a.md: ', '/w b.md: b.md']);
    expect(said).toEqual(['error file-unreadable a.md: Cannot read a.md: permission to read it is missing.']);
  });

  it('a file in another encoding is read, with a problem at the byte', async () => {
    const { resolved } = await packs(['a.md'], { '/w/a.md': Uint8Array.from([0x41, 0xa3]) });
    expect(resolved.packs[0]?.documents[0]?.text).toBe('A\uFFFD');
    expect(resolved.packs[0]?.problems).toMatchObject([
      { id: 'file-encoding', path: 'a.md', range: { start: 1, end: 2 } },
    ]);
  });

  it('texts open in an editor win over the disk, also where there is no file', async () => {
    const open = new Map([
      ['/w/a.md', 'open'],
      ['/w/new.md', 'new'],
    ]);
    const options = { from: '/w', openText: (path: string) => open.get(path) };
    const { resolved } = await packs(['a.md', 'new.md'], { '/w/a.md': 'disk' }, options);
    expect(resolved.packs.flatMap((pack) => pack.documents.map((d) => d.text))).toEqual(['open', 'new']);
  });
});

describe('with a tenderlint.yml that declares packs', () => {
  const files: Files = {
    '/w/tenderlint.yml': declared,
    '/w/a.md': 'A',
    '/w/b.md': 'B',
    '/w/other.md': 'O',
    '/w/prices.csv': '',
  };

  it('a document brings its whole pack, once, in the declared order', async () => {
    const { packs: found, said, resolved } = await packs(['a.md', 'b.md'], files);
    expect(found).toEqual(['/w Grounds: b.md, a.md']);
    expect(said).toEqual([]);
    expect(resolved.packs[0]?.attachments).toEqual(['prices.csv']);
  });

  it('a document of no pack is a pack of one under the same configuration', async () => {
    const { packs: found, resolved } = await packs(['.'], files);
    expect(found).toEqual(['/w Grounds: b.md, a.md', '/w other.md: other.md']);
    expect(resolved.packs[1]?.configuration?.path).toBe('/w/tenderlint.yml');
  });

  it('the nearest one above applies', async () => {
    const { resolved } = await packs(['x/y/c.md'], {
      ...files,
      '/w/x/tenderlint.yaml': 'profile: {contract: works}\n',
      '/w/x/y/c.md': '',
    });
    expect(resolved.packs[0]).toMatchObject({
      root: '/w/x',
      name: 'y/c.md',
      facts: { profile: { contract: 'works' } },
    });
  });

  it('above a top it is not looked for', async () => {
    const { resolved } = await packs(
      ['x/c.md'],
      { ...files, '/w/x/c.md': '' },
      { from: '/w', tops: ['/w/x'] },
    );
    expect(resolved.packs[0]?.configuration).toBeUndefined();
  });

  it('globs stand for files in natural order, each once, ignored ones left out', async () => {
    const { packs: found } = await packs(['1.md'], {
      '/w/tenderlint.yml': 'documents: [2.md, "*.md", "annexes/**"]\nignore: [annexes/old]\n',
      '/w/1.md': '',
      '/w/2.md': '',
      '/w/10.md': '',
      '/w/annexes/a.md': '',
      '/w/annexes/a.pdf': '',
      '/w/annexes/old/b.md': '',
    });
    expect(found).toEqual(['/w w: 2.md, 1.md, 10.md, annexes/a.md']);
  });

  it('ignored files are not checked; one named on its own is told', async () => {
    const ignoring = { '/w/tenderlint.yml': 'ignore: [old]\n', '/w/old/a.md': '', '/w/b.md': '' };
    expect(await packs(['.'], ignoring)).toMatchObject({ packs: ['/w b.md: b.md'], said: [] });
    expect(await packs(['old/a.md'], ignoring)).toMatchObject({
      packs: [],
      said: ['information file-ignored old/a.md: old/a.md is not checked: /w/tenderlint.yml ignores it.'],
    });
  });

  it('what it names and is not there is said at its line', async () => {
    const { said, resolved } = await packs(['a.md'], {
      '/w/tenderlint.yml': 'documents: [a.md, gone.md, "*.txt", sub]\nattachments: [gone.csv]\n',
      '/w/a.md': '',
      '/w/sub/x.md': '',
    });
    expect(said).toEqual([
      'error pack-file-missing tenderlint.yml: There is no file "gone.md" for this document. Check the spelling, or remove the line.',
      'warning pack-file-missing tenderlint.yml: No file matches "*.txt" in the folder of tenderlint.yml. Check the spelling, or remove the line.',
      'error pack-file-missing tenderlint.yml: "sub" is a folder. Name its files: sub/*.md.',
      'error pack-file-missing tenderlint.yml: There is no file "gone.csv" for this attachment. Check the spelling, or remove the line.',
    ]);
    expect(resolved.packs[0]?.problems[0]?.range).toEqual({ start: 18, end: 25 });
  });

  it('that is broken leaves its documents as packs of one, with the problem', async () => {
    const { packs: found, said } = await packs(['a.md'], {
      '/w/tenderlint.yml': 'documents: [a.md',
      '/w/a.md': '',
    });
    expect(found).toEqual(['/w a.md: a.md']);
    expect(said[0]).toMatch(/^error config-yaml tenderlint\.yml: /);
  });

  it('that is broken is told once, however many documents stand under it', async () => {
    const { packs: found, said } = await packs(['.'], {
      '/w/tenderlint.yml': 'profil: {}\n',
      '/w/a.md': '',
      '/w/b.md': '',
    });
    expect(found).toHaveLength(2);
    expect(said).toEqual([
      'error config-invalid tenderlint.yml: Unknown key "profil". Did you mean "profile"?',
    ]);
  });

  it('that cannot be read is a problem', async () => {
    const { said } = await packs(['a.md'], { '/w/tenderlint.yml': unreadable, '/w/a.md': '' });
    expect(said).toEqual([
      'error file-unreadable tenderlint.yml: Cannot read tenderlint.yml: permission to read it is missing.',
    ]);
  });

  it('is read from the editor where it is open', async () => {
    const options = {
      from: '/w',
      openText: (path: string) => (path === '/w/tenderlint.yml' ? declared : undefined),
    };
    const { packs: found } = await packs(
      ['a.md'],
      { '/w/a.md': '', '/w/b.md': '', '/w/prices.csv': '' },
      options,
    );
    expect(found).toEqual(['/w Grounds: b.md, a.md']);
  });

  it('can be laid out without reading a document', async () => {
    const fileSystem = memoryFiles(files);
    const { packs: found } = await layOutPacks(['/w/a.md'], fileSystem);
    expect(found[0]?.documents).toEqual([
      { path: '/w/b.md', shown: 'b.md' },
      { path: '/w/a.md', shown: 'a.md' },
    ]);
    expect(fileSystem.read).toEqual(['/w/tenderlint.yml']);
  });
});

describe('links', () => {
  it('that lead back to their folder are not followed twice', async () => {
    const { packs: found, said } = await packs(['.'], {
      '/w/a.md': '',
      '/w/loop': '-> /w',
      '/w/sub/up': '-> ..',
      '/w/sub/b.md': '',
    });
    expect(found).toEqual(['/w a.md: a.md', '/w/sub b.md: b.md']);
    expect(said).toEqual([]);
  });

  it('to themselves are nothing', async () => {
    const { packs: found, said } = await packs(['.', 'self'], { '/w/a.md': '', '/w/self': '-> self' });
    expect(found).toEqual(['/w a.md: a.md']);
    expect(said).toEqual(['error file-unreadable self: Cannot read self: there is no such file or folder.']);
  });

  it('to a folder elsewhere are followed where the user names the folder', async () => {
    expect((await packs(['.'], { '/w/in': '-> /out', '/out/x.md': '' })).packs).toEqual(['/w/in x.md: x.md']);
  });

  it('of a tenderlint.yml never lead out of its folder', async () => {
    const {
      packs: found,
      said,
      resolved,
    } = await packs(['a.md'], {
      '/w/tenderlint.yml': 'documents: [a.md, link.md, "in/*.md"]\n',
      '/w/a.md': '',
      '/w/link.md': '-> /out/secret.md',
      '/w/in': '-> /out',
      '/out/secret.md': 'secret',
    });
    expect(found).toEqual(['/w w: a.md']);
    expect(said).toEqual([
      'error config-outside tenderlint.yml: "link.md" is a link that leads out of the folder of tenderlint.yml; it is not read. Put the file itself into the folder.',
      'warning pack-file-missing tenderlint.yml: No file matches "in/*.md" in the folder of tenderlint.yml. Check the spelling, or remove the line.',
    ]);
    expect(JSON.stringify(resolved)).not.toContain('secret"');
  });

  it('to one document by two names give it once', async () => {
    const { packs: found } = await packs(['a.md', 'b.md'], { '/w/a.md': 'A', '/w/b.md': '-> a.md' });
    expect(found).toEqual(['/w a.md: a.md']);
  });
});

describe('on the disk of this machine', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tenderlint-'));
    await mkdir(join(folder, 'pack', 'sub'), { recursive: true });
    await writeFile(join(folder, 'pack', 'tenderlint.yml'), 'documents: [itt.md, sub/*.md]\n');
    await writeFile(join(folder, 'pack', 'itt.md'), '# ITT\n');
    await writeFile(join(folder, 'pack', 'sub', 'spec.md'), '# Specification\n');
    await symlink(join(folder, 'pack'), join(folder, 'pack', 'sub', 'loop'));
    await symlink('nowhere.md', join(folder, 'pack', 'broken.md'));
    await symlink('self.md', join(folder, 'pack', 'self.md'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('a pack with links that loop, break and lead to themselves is read', async () => {
    const root = withSlashes(folder);
    const { packs: found, problems } = await resolvePacks(['pack'], nodeFileSystem, {
      from: root,
      tops: [root],
    });
    expect(found.map((pack) => pack.documents.map((d) => `${d.shown}: ${d.text}`))).toEqual([
      ['itt.md: # ITT\n', 'sub/spec.md: # Specification\n'],
    ]);
    expect(found[0]?.problems).toEqual([]);
    expect(problems.map((problem) => problem.message)).toEqual([
      'Cannot read pack/broken.md: it is a link that leads nowhere.',
      'Cannot read pack/self.md: it is a link that leads nowhere.',
    ]);
  });
});
