// .gitignore as git reads it: generated ignore files over a generated tree, and what git itself says of them.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ignoreFiles } from '../../../server/src/workspace/ignore-files.ts';
import { readIgnorePatterns, verdict } from '../../../server/src/workspace/ignore-patterns.ts';
import { nodeFileSystem, withSlashes } from '../../../server/src/workspace/node-file-system.ts';
import { layOutPacks } from '../../../server/src/workspace/resolve-packs.ts';
import { walkFolder } from '../../../server/src/workspace/walk.ts';
import { memoryFiles } from './memory-file-system.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenderlint-ignore-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = ['a.md', 'b.md', 'ab.md', 'a-b', 'x', 'x y.md', 'drafts', '[a].md', 'é.md', '!b.md', 'a\\b.md'];
const pieces = [
  ...names,
  '*',
  '**',
  '?',
  '*.md',
  'a*',
  '[ab].md',
  '[!a]*',
  '[^x]',
  '[[:alpha:]]*',
  '\\!b.md',
];
const piecesOdd = [
  '[',
  '[a-',
  '\\',
  'a**b',
  '[]a].md',
  '[a-c]*',
  '\\[a\\].md',
  '[\\]].md',
  '*b*',
  '',
  ' ',
  'x\\ y.md',
];
const pattern = tuple(
  constantFrom('', '', '', '!', '/', '!/'),
  array(constantFrom(...pieces, ...piecesOdd), { minLength: 1, maxLength: 3 }),
  constantFrom('', '', '', '/', ' ', '/**'),
)
  .map(([before, parts, after]) => before + parts.join('/') + after)
  // A bracket that is opened in one name of a path and closed in the next: nobody writes that.
  .filter((written) => !/(?<!\\)\[[^\]]*\//.test(written));
const path = array(
  constantFrom(...names.filter((name) => name !== 'a\\b.md' || process.platform !== 'win32')),
  {
    minLength: 1,
    maxLength: 3,
  },
)
  .map((parts) => parts.join('/'))
  // Git compares bytes: in brackets a letter outside ASCII is two of them, and each stands for itself. Nobody means that.
  .filter((written) => !/\[.*[^\0-\x7f]/.test(written));

const ignored = (top: string) =>
  execFileSync('grep', ['-r', '', '--include=.gitignore', '.'], { cwd: top, encoding: 'utf8' });

describe('what git ignores', () => {
  it('is what a walk leaves out', { timeout: 240_000 }, async () => {
    let round = 0;
    const trees: {
      readonly top: string;
      readonly ours: Promise<readonly string[]>;
      readonly git: readonly string[];
    }[] = [];
    assert(
      property(
        array(path, { minLength: 4, maxLength: 14 }),
        record({
          top: array(pattern, { maxLength: 5 }),
          deep: array(pattern, { maxLength: 3 }),
          at: integer({ min: 0, max: 20 }),
        }),
        (paths, ignores) => {
          const top = join(folder, String(round++));
          mkdirSync(top);
          execFileSync('git', ['init', '-q'], { cwd: top });
          for (const name of paths) {
            try {
              mkdirSync(join(top, dirname(name)), { recursive: true });
              writeFileSync(join(top, name), '');
            } catch {
              // A name that is a file already cannot be a folder as well.
            }
          }
          writeFileSync(join(top, '.gitignore'), `${ignores.top.join('\n')}\n`);
          const deep = join(top, dirname(paths[ignores.at % paths.length] as string));
          try {
            if (deep !== top) writeFileSync(join(deep, '.gitignore'), `${ignores.deep.join('\n')}\n`);
          } catch {
            // Nor can a file hold one.
          }
          const listed = execFileSync('git', ['ls-files', '--others', '--exclude-standard', '-z'], {
            cwd: top,
          });
          const git = listed
            .toString('utf8')
            .split('\0')
            .filter((name) => name !== '' && !name.endsWith('.gitignore'));
          const root = withSlashes(top);
          const ours = walkFolder(root, nodeFileSystem, {
            file: (name) => !name.endsWith('/.gitignore'),
            ignore: ignoreFiles(nodeFileSystem),
          }).then(({ files }) => files.map((name) => name.slice(root.length + 1)));
          trees.push({ top, ours, git });
        },
      ),
      { numRuns: 150 },
    );
    for (const { top, ours, git } of trees)
      expect([...(await ours)].sort(), ignored(top)).toEqual([...git].sort());
    expect(trees.some(({ git }) => git.length > 0)).toBe(true);
  });
});

describe('.tenderlintignore', () => {
  const files = {
    '/w/.git/HEAD': '',
    '/w/.gitignore': 'build\n*.tmp.md\n',
    '/w/.tenderlintignore': 'archive/\n!kept.tmp.md\n',
    '/w/a.md': '',
    '/w/x.tmp.md': '',
    '/w/kept.tmp.md': '',
    '/w/build/b.md': '',
    '/w/archive/old/c.md': '',
    '/w/deep/.tenderlintignore': 'd.md\n',
    '/w/deep/d.md': '',
    '/w/deep/e.md': '',
    '/w/packs/tenderlint.yml': 'documents: ["*.md"]\n',
    '/w/packs/f.md': '',
    '/w/packs/g.tmp.md': '',
  };
  const documents = async (paths: readonly string[], more: object = {}) => {
    const { packs, problems } = await layOutPacks(paths, memoryFiles(files), { from: '/w', ...more });
    return {
      documents: packs.flatMap((pack) => pack.documents.map((document) => document.path.slice(3))),
      problems: problems.map(({ id, path: at }) => [id, at]),
    };
  };

  it('leaves files out, and takes in again what .gitignore leaves out', async () => {
    expect(await documents(['.'])).toEqual({
      documents: ['a.md', 'kept.tmp.md', 'deep/e.md', 'packs/f.md'],
      problems: [],
    });
    expect((await documents(['deep'])).documents).toEqual(['deep/e.md']);
    expect((await documents(['**/*.md'])).documents).toContain('packs/f.md');
  });

  it('holds for a file that is named, and says so; .gitignore does not', async () => {
    expect(await documents(['archive/old/c.md', 'deep/d.md', 'build/b.md'])).toEqual({
      documents: ['build/b.md'],
      problems: [
        ['file-ignored', 'archive/old/c.md'],
        ['file-ignored', 'deep/d.md'],
      ],
    });
  });

  it('is not looked at where that is asked for', async () => {
    const all = await documents(['.'], { ignoreFiles: 'none' });
    expect(all.documents).toHaveLength(9);
  });
});

it('hostile patterns end', () => {
  const long = 'a'.repeat(3_000);
  const patterns = readIgnorePatterns(
    [`${'*a'.repeat(500)}b`, `${'**/'.repeat(500)}b`, `${'[a-z]*'.repeat(500)}!`, '/'.repeat(3_000)].join(
      '\n',
    ),
  );
  expect(verdict(patterns, `${long}/${'a/'.repeat(300)}a`, 'file')).toBeUndefined();
});
