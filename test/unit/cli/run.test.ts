// One run with its streams in memory: what happens when something of ours breaks, and when to colour.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '../../../server/src/cli/run.ts';
import { pageWidth, type Terminal, wantsColour } from '../../../server/src/cli/streams.ts';

vi.mock('../../../server/src/checks/check-pack.ts', async (original) => {
  const real = await original<typeof import('../../../server/src/checks/check-pack.ts')>();
  const checkPack: typeof real.checkPack = (pack, compiled) => {
    if (pack.documents.some((document) => document.tender.markdown.text.includes('TRIPWIRE')))
      throw new TypeError('a wire was tripped');
    return real.checkPack(pack, compiled);
  };
  return { ...real, checkPack };
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenderlint-run-'));
  writeFileSync(join(folder, 'a.md'), '# One\n');
  writeFileSync(join(folder, 'b.md'), '# TRIPWIRE\n');
  writeFileSync(join(folder, 'c.md'), '# Three\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ran(...argv: readonly string[]) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const terminal: Terminal = { stdin: Readable.from([]), stdout, stderr, env: {}, cwd: folder };
  const collected = { stdout: '', stderr: '' };
  stdout.on('data', (piece: Buffer) => {
    collected.stdout += piece.toString();
  });
  stderr.on('data', (piece: Buffer) => {
    collected.stderr += piece.toString();
  });
  const code = await run(argv, terminal);
  return { code, ...collected };
}

describe('a pack that breaks us', () => {
  test('is named, and the others are checked', async () => {
    const { code, stdout, stderr } = await ran('check', '.', '--format', 'json');
    expect(code).toBe(2);
    const { packs } = JSON.parse(stdout) as {
      readonly packs: readonly { readonly documents: readonly string[] }[];
    };
    expect(packs.flatMap((pack) => pack.documents)).toEqual(['a.md', 'c.md']);
    expect(stderr).toContain('tenderlint: internal error while checking b.md: a wire was tripped.');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('shows its stack with --debug', async () => {
    expect((await ran('check', 'b.md', '--debug')).stderr).toMatch(/TypeError: a wire was tripped\n\s+at /);
  });
});

describe('colour', () => {
  const values = (...names: readonly string[]) => new Map(names.map((name) => [name, ['']]));
  const terminal = (env: Terminal['env']): Terminal => ({
    stdin: Readable.from([]),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    env,
    cwd: '/',
  });
  test.each<[string, readonly string[], Terminal['env'], boolean, boolean]>([
    ['a terminal', [], {}, true, true],
    ['a file', [], {}, false, false],
    ['a terminal without colours', [], { TERM: 'dumb' }, true, false],
    ['NO_COLOR', [], { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR, which counts for nothing', [], { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, true, false],
    ['NO_COLOR before FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['--color before NO_COLOR', ['color'], { NO_COLOR: '1' }, false, true],
    ['--no-color before all', ['no-color', 'color'], { FORCE_COLOR: '1' }, true, false],
  ])('%s', (_, options, env, isTTY, expected) => {
    expect(wantsColour(values(...options), terminal(env), { isTTY })).toBe(expected);
  });
});

test('the page is as wide as the terminal, within reason, and always the same for a file', () => {
  const width = (isTTY: boolean, columns?: number) =>
    pageWidth({
      stdin: Readable.from([]),
      stdout: Object.assign(new PassThrough(), { isTTY, columns }),
      stderr: new PassThrough(),
      env: {},
      cwd: '/',
    } as Terminal);
  expect([width(false), width(false, 40), width(true, 80), width(true, 20), width(true, 400)]).toEqual([
    100, 100, 80, 60, 120,
  ]);
});
