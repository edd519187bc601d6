// Many documents: threads, the cache and shards change how long a run takes and nothing else.

import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { inShard, readShard, unsharded } from '../../server/src/cli/shards.ts';
import type { CheckResult } from '../../server/src/reports/result.ts';
import { buildProgram, type Program, type Ran } from './program.ts';

// Dozens of processes, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const head =
  '---\ntender: {jurisdiction: england, authority: local, contract: services, value: 6200000, vat: included, started: 2026-09-01}\n---\n';
const document = (name: string) =>
  `${head}# Conditions of participation\n\nThe Tenderer must have an office in ${name} at the date of tender.\n`;

let program: Program;
let whole: Ran;
const check = (...args: readonly string[]) =>
  program.run(['check', 'packs', 'apart', '--format', 'json', ...args]);
beforeAll(async () => {
  program = await buildProgram();
  for (let index = 1; index <= 20; index += 1)
    program.write(`packs/tender-${index}.md`, document(`Ashby-${index}`));
  program.write('apart/tenderlint.yml', 'documents: [a.md, b.md]\nlibraries: [own]\n');
  program.write('apart/a.md', document('Brill'));
  program.write('apart/b.md', document('Corby'));
  program.write('apart/own/library.yml', 'version: 1.0.0\nlawAsAt: 2026-11-22\n');
  whole = await check('--jobs', '1');
  expect(whole.code).toBe(1);
});
afterAll(() => program.remove());

test.each(['2', '3', 'auto'])('--jobs %s: the same bytes', async (jobs) => {
  const ran = await check('--jobs', jobs);
  expect(ran.stdout === whole.stdout).toBe(true);
  expect([ran.code, ran.stderr]).toEqual([whole.code, whole.stderr]);
});

test('a file that cannot be read is told, whichever thread had it', async () => {
  const ran = await check('packs/missing.md', '--jobs', '2');
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('Cannot read packs/missing.md');
});

describe('--cache', () => {
  const folder = () => join(program.work, '.tenderlint-cache');
  const entries = () =>
    readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

  test('cold and warm, the same bytes; one entry for each pack; git leaves it alone', async () => {
    for (const _ of ['cold', 'warm']) expect((await check('--cache')).stdout === whole.stdout).toBe(true);
    expect(entries()).toHaveLength(21);
    expect(readFileSync(join(folder(), '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('a changed text, fact, setting or library of its own is checked again', async () => {
    const fresh = async (change: () => void, ...args: readonly string[]) => {
      const before = entries().length;
      change();
      await check('--cache', ...args);
      return entries().length - before;
    };
    expect(await fresh(() => program.write('packs/tender-1.md', document('Derby')))).toBe(1);
    expect(await fresh(() => undefined, '--set', 'value=10')).toBe(21);
    expect(
      await fresh(() =>
        program.write('apart/tenderlint.yml', 'documents: [a.md, b.md]\nlibraries: [own]\npreset: strict\n'),
      ),
    ).toBe(1);
    expect(
      await fresh(() => program.write('apart/own/library.yml', 'version: 1.0.1\nlawAsAt: 2026-11-22\n')),
    ).toBe(1);
    expect(await fresh(() => undefined)).toBe(0);
    program.write('packs/tender-1.md', document('Ashby-1'));
    program.write('apart/tenderlint.yml', 'documents: [a.md, b.md]\nlibraries: [own]\n');
    program.write('apart/own/library.yml', 'version: 1.0.0\nlawAsAt: 2026-11-22\n');
  });

  test('the same texts in another folder are known, under their own names', async () => {
    for (let index = 1; index <= 20; index += 1)
      program.write(`elsewhere/packs/tender-${index}.md`, document(`Ashby-${index}`));
    const before = entries().length;
    const ran = await program.run([
      'check',
      'elsewhere/packs',
      '--format=json',
      '--cache-location',
      '.tenderlint-cache',
    ]);
    expect(entries()).toHaveLength(before);
    const { packs } = JSON.parse(ran.stdout) as CheckResult;
    expect(packs[0]?.findings[0]?.path).toBe('elsewhere/packs/tender-1.md');
  });

  test('damaged entries count as missing', async () => {
    for (const [index, name] of entries().entries()) {
      const file = join(folder(), name);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, index % 2 === 0 ? text.slice(0, text.length / 2) : text.replace('error', 'hint '));
    }
    expect((await check('--cache')).stdout === whole.stdout).toBe(true);
  });

  test('entries that no run has used for a month go', async () => {
    const old = Date.now() / 1_000 - 40 * 86_400;
    const gone = entries()[0] as string;
    utimesSync(join(folder(), gone), old, old);
    utimesSync(join(folder(), 'tidied'), old, old);
    await program.run(['check', 'apart', '--cache']);
    expect(entries()).not.toContain(gone);
  });

  test('a cache that cannot be written is no cache', async () => {
    rmSync(folder(), { recursive: true });
    program.write('plain', '');
    expect((await check('--cache-location', 'plain/below')).stdout === whole.stdout).toBe(true);
  });
});

describe('shards', () => {
  const shard = async (name: string) => {
    const ran = await check('--shard', name);
    program.write(`out/${name.replace('/', '-')}.json`, ran.stdout);
    return ran;
  };

  test('merged they are the whole, whatever order they come in', async () => {
    for (const name of ['1/3', '2/3', '3/3']) await shard(name);
    const merged = await program.run([
      ...['merge', 'out/3-3.json', 'out/1-3.json', 'out/2-3.json', '--format=json'],
      ...['--output', 'text=out/merged.txt'],
    ]);
    expect(merged.stdout === whole.stdout).toBe(true);
    expect(merged.code).toBe(1);
    const text = await program.run(['check', 'packs', 'apart']);
    expect(readFileSync(join(program.work, 'out/merged.txt'), 'utf8') === text.stdout).toBe(true);
    expect((await program.run(['merge', 'out/1-3.json', '--fail-on=never'])).code).toBe(2);
  });

  test.each([
    [['out/1-3.json', 'out/2-3.json'], /Shard 3\/3 is missing/],
    [['out/1-3.json', 'out/1-3.json', 'out/2-3.json', 'out/3-3.json'], /Shard 1\/3 is given 2 times/],
    [['packs/tender-1.md'], /Cannot read packs\/tender-1\.md/],
    [['apart/none.json'], /there is no such file/],
    [['out/old.json'], /made by tenderlint 0\.0\.1/],
    [[], /merge needs at least one FILE/],
  ])('merge %j: exit code 2', async (files, message) => {
    mkdirSync(join(program.work, 'out'), { recursive: true });
    const { version } = (JSON.parse(whole.stdout) as CheckResult).tool;
    program.write('out/old.json', whole.stdout.replace(`"version":"${version}"`, '"version":"0.0.1"'));
    const ran = await program.run(['merge', ...files]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(message);
  });

  test.each(['0/3', '4/3', '3', '1/0', 'x/y'])('--shard %s is none', async (name) => {
    expect(await check('--shard', name)).toMatchObject({ code: 2, stdout: '' });
  });

  test('every pack is in one shard', () => {
    const packs = Array.from({ length: 23 }, (_, index) => index);
    const shards = [1, 2, 3, 4].map((number) => inShard(packs, { number, of: 4 }));
    expect(unsharded(shards)).toEqual(packs);
    expect(readShard('2/5')).toEqual({ number: 2, of: 5 });
  });
});

test.each(['0', 'x', '-1'])('--jobs=%s is no number of threads', async (jobs) => {
  expect(await check(`--jobs=${jobs}`)).toMatchObject({ code: 2, stdout: '' });
});
