// From operands to files: folders, globs, links, and what cannot be read.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findInputs } from '../../../server/src/cli/inputs.ts';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tenderlint-inputs-'));
  for (const folder of ['pack/parts', 'pack/.git', 'pack/node_modules/x', 'empty', 'with [brackets]'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const file of [
    'pack/b.md',
    'pack/a.markdown',
    'pack/notes.txt',
    'pack/parts/c.MD',
    'pack/.git/d.md',
    'pack/node_modules/x/e.md',
    'with [brackets]/f.md',
  ])
    writeFileSync(join(root, file), 'text\n');
  symlinkSync('.', join(root, 'pack/again'));
  symlinkSync('../../pack', join(root, 'pack/parts/up'));
  symlinkSync('b.md', join(root, 'pack/0-link.md'));
  symlinkSync('nowhere.md', join(root, 'pack/dangling.md'));
  symlinkSync('circle', join(root, 'circle'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function found(...operands: readonly string[]) {
  const inputs = await findInputs(operands, root);
  return { ...inputs, files: inputs.files.map((file) => relative(root, file).replaceAll('\\', '/')) };
}

test('a folder gives its Markdown files by name, each once, and follows no circle of links', async () => {
  expect(await found('pack')).toEqual({
    files: ['pack/a.markdown', 'pack/b.md', 'pack/parts/c.MD'],
    standardInput: false,
    problems: ['Cannot read pack/dangling.md: it is a link that leads nowhere.'],
  });
});

test('a link to a folder above gives the files of that folder', async () => {
  expect((await found('pack/parts/up')).files).toEqual([
    'pack/parts/up/a.markdown',
    'pack/parts/up/b.md',
    'pack/parts/up/parts/c.MD',
  ]);
});

test('a file named twice counts once; its name needs no ending', async () => {
  expect((await found('pack/notes.txt', 'pack/b.md', './pack/../pack/b.md', 'pack/0-link.md')).files).toEqual(
    ['pack/notes.txt', 'pack/b.md'],
  );
});

test('globs', async () => {
  expect((await found('pack/*.md')).files).toEqual(['pack/b.md']);
  expect((await found('pack/**/*.MD')).files).toEqual(['pack/parts/c.MD']);
  expect((await found('none/*.md')).problems).toEqual(['No files match none/*.md.']);
});

test('a name with brackets that exists is no glob', async () => {
  expect((await found('with [brackets]/f.md', 'with [brackets]')).files).toEqual(['with [brackets]/f.md']);
});

test('standard input', async () => {
  expect(await found('-')).toEqual({ files: [], standardInput: true, problems: [] });
});

test('what cannot be read is said', async () => {
  expect((await found('missing.md', 'circle', 'empty')).problems).toEqual([
    'Cannot read missing.md: there is no such file or folder.',
    'Cannot read circle: its links lead in a circle.',
    'No Markdown files (.md, .markdown) in the folder empty.',
  ]);
});
