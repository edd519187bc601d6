// The npm package, packed, installed into an empty folder without a network, and used: both commands, the library with its
// types, threads and the cache.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'tenderlint-installed-'));
const home = join(folder, 'empty');
const installed = join(home, 'node_modules', 'tenderlint');
const bin = (name: string) => join(home, 'node_modules', '.bin', name);
const bad =
  '---\ntender: {jurisdiction: england, authority: local, contract: services, value: 6200000, vat: included, started: 2026-09-01}\n---\n# Conditions of participation\n\nThe Tenderer must have an office in the borough at the date of tender.\n';

beforeAll(() => {
  const packed = execFileSync(
    process.execPath,
    [join(root, 'scripts/pack-server.mjs'), '--no-build', '--out', folder],
    { encoding: 'utf8' },
  );
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }\n');
  execFileSync(
    'npm',
    [
      'install',
      '--offline',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      packed.trim().split('\n').at(-1) as string,
    ],
    { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  for (let index = 0; index < 14; index += 1) writeFileSync(join(home, `tender-${index}.md`), bad);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: readonly string[]) =>
  spawnSync(bin('tenderlint'), args, { cwd: home, encoding: 'utf8', maxBuffer: 1 << 28 });

test('tenderlint prints its version and checks, with threads and a cache', () => {
  const version = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8')).version as string;
  expect(run(['--version']).stdout).toMatch(new RegExp(`^tenderlint ${version}\n`));
  const alone = run(['check', 'tender-0.md', '-q', '--severity', 'error']);
  expect(alone.stderr).toBe('');
  expect(alone.stdout).toMatch(/^tender-0\.md:6:\d+: error local-presence-at-bid/);
  const all = ['check', '.', '--format', 'json'];
  const one = run([...all, '--jobs', '1']);
  const two = run([...all, '--jobs', '2', '--cache']);
  expect(two.stderr).toBe('');
  expect([two.status, two.stdout === one.stdout]).toEqual([1, true]);
  expect(run([...all, '--cache']).stdout === one.stdout).toBe(true);
});

test('tenderlint-language-server answers', async () => {
  const server = spawn(bin('tenderlint-language-server'), ['--stdio'], { cwd: home });
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  const answer = new Promise<string>((resolve) => {
    let text = '';
    server.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (text.includes('capabilities')) resolve(text);
    });
  });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  expect(await answer).toContain('"capabilities"');
  server.kill();
});

test('it is a library, with types that a strict consumer compiles', () => {
  const program = [
    "import { type CheckResult, checkPacks, type FormatName, formatNames, printResult } from 'tenderlint';",
    "const { result, problems } = await checkPacks(['draft.md', 'missing.md'], { texts: { 'draft.md': text() }, profile: { stage: 'draft' } });",
    'const whole: CheckResult = result;',
    "const format: FormatName = 'sarif';",
    'console.log(JSON.stringify({ rules: whole.packs[0]?.findings.map((finding) => finding.rule), problems, formats: formatNames.length, sarif: JSON.parse(printResult(whole, format)).version }));',
    `function text(): string { return ${JSON.stringify(bad)}; }`,
  ].join('\n');
  writeFileSync(join(home, 'use.ts'), program);
  const options = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    skipLibCheck: false,
    types: [],
    outDir: 'built',
  };
  writeFileSync(
    join(home, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...options, lib: ['es2023', 'dom'] }, files: ['use.ts'] }),
  );
  const compiled = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], {
    cwd: home,
    encoding: 'utf8',
  });
  expect(compiled.stdout + compiled.stderr).toBe('');
  const used = spawnSync(process.execPath, ['built/use.js'], { cwd: home, encoding: 'utf8' });
  expect(used.stderr).toBe('');
  const told = JSON.parse(used.stdout);
  expect(told.rules).toContain('local-presence-at-bid');
  expect(told.problems).toEqual(['Cannot read missing.md: there is no such file or folder.']);
  expect([told.formats, told.sarif]).toEqual([10, '2.1.0']);
});

test('it holds what it should and needs nothing else', () => {
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(manifest.dependencies).toBeUndefined();
  const listed = execFileSync('npm', ['ls', '--all', '--parseable'], { cwd: home, encoding: 'utf8' });
  expect(listed.trim().split('\n')).toHaveLength(2);
});

test('--version loads no library', () => {
  const small = readFileSync(join(installed, 'dist/cli.cjs'), 'utf8');
  expect(small.length).toBeLessThan(10_000);
});
