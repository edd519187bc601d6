// Input that breaks lesser tools: each gives a result or a clear word within its time, and what stands beside it
// is still found.

import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckResult, ResultPack } from '../../server/src/reports/result.ts';
import { buildProgram, type Program } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

/** Generous: the machine may be busy with other tests. */
const budget = 120_000;

const facts = `---
tender:
  jurisdiction: england
  authority: local
  contract: services
  value: 6200000
  vat: included
  started: 2026-09-01
---

`;
const gate = `## Conditions of participation

The Tenderer must have an office in the borough at the date of tender.
`;

/** The same facts for the command line. */
const given = [
  'jurisdiction=england',
  'authority=local',
  'contract=services',
  'value=6200000',
  'vat=included',
  'started=2026-09-01',
].flatMap((fact) => ['--set', fact]);

interface Outcome {
  readonly pack: ResultPack;
  readonly code: number | null;
  /** Lines on which the planted demand for an office was found. */
  readonly gates: readonly number[];
  readonly rules: readonly string[];
}

async function checked(name: string, content: string | Uint8Array): Promise<Outcome> {
  program.write(name, content);
  const ran = await program.run(['check', name, '--format', 'json']);
  expect(ran.stderr).toBe('');
  const { packs } = JSON.parse(ran.stdout) as CheckResult;
  expect(packs).toHaveLength(1);
  const pack = packs[0] as ResultPack;
  const lines = pack.findings
    .filter((found) => found.rule === 'local-presence-at-bid')
    .map((found) => found.range.start.line);
  return { pack, code: ran.code, gates: lines, rules: pack.findings.map((found) => found.rule) };
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('one document', () => {
  test('an empty file', async () => {
    const { code, pack } = await checked('empty.md', '');
    expect(code).toBe(0);
    expect(pack.documents).toEqual(['empty.md']);
  });

  test('a NUL byte', { timeout: budget }, async () => {
    const text = `${facts}# A\u0000B\n\n\u0000\n\n${gate}`;
    const { code, gates } = await checked('nul.md', text);
    expect([code, gates]).toEqual([1, [lineOf(text, 'The Tenderer')]]);
  });

  test('bytes that are no UTF-8', { timeout: budget }, async () => {
    const { gates, rules } = await checked(
      'latin.md',
      Buffer.from(`${facts}Caf\u00e9 \u00a36\n\n${gate}`, 'latin1'),
    );
    expect(gates).toHaveLength(1);
    expect(rules).toContain('file-encoding');
  });

  test('UTF-16 with a byte order mark, and UTF-8 with one', { timeout: budget }, async () => {
    const text = facts + gate;
    const line = lineOf(text, 'The Tenderer');
    expect((await checked('utf16.md', Buffer.from(`\ufeff${text}`, 'utf16le'))).gates).toEqual([line]);
    expect((await checked('bom.md', `\ufeff${text}`)).gates).toEqual([line]);
  });

  test('every kind of line end gives the same lines', { timeout: budget }, async () => {
    const text = facts + gate;
    const line = lineOf(text, 'The Tenderer');
    expect((await checked('crlf.md', text.replaceAll('\n', '\r\n'))).gates).toEqual([line]);
    program.write('cr.md', gate.replaceAll('\n', '\r'));
    const ran = await program.run(['check', 'cr.md', '-q', '--severity=error', ...given]);
    expect(ran.stdout).toMatch(/^cr\.md:3:\d+: error local-presence-at-bid/);
  });

  test('20 MB on one line', { timeout: budget }, async () => {
    const text = `${facts}${gate}\n${'The weather was fine and nobody was asked for anything. '.repeat(360_000)}\n\n${gate}`;
    expect(text.length).toBeGreaterThan(20_000_000);
    const { code, gates, rules } = await checked('long-line.md', text);
    expect(rules).toContain('not-checked');
    expect(code).toBe(1);
    expect(gates).toEqual([lineOf(text, 'The Tenderer'), text.split('\n').length - 1]);
  });

  test('20 MB on one line without a space', { timeout: budget }, async () => {
    const text = `${facts}${gate}\n${'x'.repeat(20_000_000)}\n\n${gate}`;
    const { gates, rules } = await checked('long-word.md', text);
    expect(rules).toContain('not-checked');
    expect(gates).toHaveLength(2);
  });

  test('broken YAML in front matter', { timeout: budget }, async () => {
    const text = `---\ntender:\n  jurisdiction: [england\n  value: "6\n---\n\n${gate}`;
    const { rules, pack } = await checked('yaml.md', text);
    expect(rules).toContain('front-matter-yaml');
    expect(pack.regime).toBeNull();
    const ran = await program.run(['check', 'yaml.md', '-q', ...given]);
    expect(ran.stdout).toContain('local-presence-at-bid');
  });

  test('an alias bomb in front matter', { timeout: budget }, async () => {
    const levels = Array.from(
      { length: 30 },
      (_, n) => `a${n}: &a${n} [${n === 0 ? 'x' : `*a${n - 1}, *a${n - 1}`}]`,
    );
    const { pack } = await checked('bomb.md', `---\n${levels.join('\n')}\n---\n\n${gate}`);
    expect(pack.documents).toHaveLength(1);
  });

  test('10,000 nested quotes', { timeout: budget }, async () => {
    const text = `${facts}${gate}\n${'>'.repeat(10_000)} deep\n\n${gate.replace('##', '###')}`;
    const { gates, rules } = await checked('quotes.md', text);
    expect(gates).toHaveLength(2);
    expect(rules).toContain('not-checked');
  });

  test.each([
    ['list items', `${'- '.repeat(10_000)}deep\n`],
    ['brackets', `${'['.repeat(50_000)}\n`],
    ['emphasis', `${'*a **b '.repeat(20_000)}\n`],
    ['HTML', `${'<div>\n'.repeat(10_000)}\n`],
    ['backticks', `${Array.from({ length: 1_500 }, (_, n) => '`'.repeat(n + 1)).join(' x ')}\n`],
    [
      'references',
      `${Array.from({ length: 5_000 }, (_, n) => `[r${n}]: /${n}`).join('\n')}\n\n${'[r1] '.repeat(5_000)}\n`,
    ],
  ])('very many %s', { timeout: budget }, async (name, many) => {
    const text = `${facts}${gate}\n${many}\n`;
    const { gates } = await checked(`${name}.md`, text);
    expect(gates).toEqual([lineOf(text, 'The Tenderer')]);
  });

  test('a table of 20,000 rows', { timeout: budget }, async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `| ${row} | service ${row} | ${row % 7} | yes |`);
    const text = `${facts}${gate}\n| No | Item | Weight | Needed |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n\n${gate.replace('##', '###')}`;
    const { gates } = await checked('table.md', text);
    expect(gates).toHaveLength(2);
  });
});

describe('files', () => {
  test('a folder that holds a link to itself, and a link to itself', { timeout: budget }, async () => {
    mkdirSync(join(program.work, 'loop'));
    program.write('loop/a.md', facts + gate);
    symlinkSync('.', join(program.work, 'loop/again'));
    symlinkSync('circle', join(program.work, 'circle'));
    const ran = await program.run(['check', 'loop', '-q', '--severity=error']);
    expect(ran.stdout).toMatch(/^loop\/a\.md:13:\d+: error local-presence-at-bid: [^\n]+\n$/);
    expect(ran.code).toBe(1);
    expect(await program.run(['check', 'circle'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('a link that leads nowhere is said, and the rest is checked', { timeout: budget }, async () => {
    program.write('dangling/a.md', facts + gate);
    symlinkSync('gone.md', join(program.work, 'dangling/b.md'));
    const ran = await program.run(['check', 'dangling', '-q', '--severity=error']);
    expect(ran.stdout).toContain('dangling/a.md:13:');
    expect(ran.stderr).toContain('dangling/b.md');
    expect(ran.code).toBe(2);
  });

  test('an empty folder', async () => {
    mkdirSync(join(program.work, 'nothing'));
    const ran = await program.run(['check', 'nothing']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('No Markdown files');
  });

  test('a broken tenderlint.yml is a finding in that file, and the document is checked', {
    timeout: budget,
  }, async () => {
    program.write('broken/tenderlint.yml', 'documents: [a.md\nseverities: 3\n');
    program.write('broken/a.md', facts + gate);
    const { stdout } = await program.run(['check', 'broken', '-q']);
    expect(stdout).toMatch(/broken\/tenderlint\.yml:\d+:\d+: error config-yaml/);
    expect(stdout).toMatch(/broken\/a\.md:13:\d+: error local-presence-at-bid/);
  });

  test('names with spaces, brackets, quotes and other scripts', { timeout: budget }, async () => {
    for (const name of ['odd/a b [1].md', 'odd/it\'s "é".md', 'odd/入札.md', 'odd/-dash.md'])
      program.write(name, facts + gate);
    const ran = await program.run(['check', 'odd', '-q', '--severity=error']);
    expect(ran.stdout.trimEnd().split('\n')).toHaveLength(4);
    expect((await program.run(['check', 'odd/a b [1].md', '-q', '--severity=error'])).stdout).toMatch(
      /^odd\/a b \[1\]\.md:13:/,
    );
    const inside = { cwd: join(program.work, 'odd') };
    expect((await program.run(['check', '-q', '--severity=error', '--', '-dash.md'], inside)).stdout).toMatch(
      /^-dash\.md:13:/,
    );
  });

  test('escape sequences in a document do not reach the terminal', { timeout: budget }, async () => {
    program.write(
      'escape.md',
      `${facts}${gate.replace('date of tender.', 'date of tender. \u001b[2J\u001b]0;title\u0007')}`,
    );
    const ran = await program.run(['check', 'escape.md']);
    expect(ran.stdout).toContain('local-presence-at-bid');
    expect(ran.stdout).not.toContain('\u001b');
    expect(ran.stdout).not.toContain('\u0007');
  });
});

test('a reader that goes away is no error', { timeout: budget }, async () => {
  for (let n = 0; n < 60; n += 1) program.write(`pipe/${n}.md`, facts + gate.repeat(40));
  const child = spawn(process.execPath, [program.bin, 'check', 'pipe'], {
    cwd: program.work,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (piece: Buffer) => {
    stderr += piece.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  expect(stderr).toBe('');
  expect(code).not.toBe(2);
});

test('hundreds of documents need no more memory than a few', { timeout: budget }, async () => {
  const text = `${facts}${gate}${'\nThe Supplier shall keep the streets clean and report each month.\n'.repeat(700)}`;
  for (let n = 0; n < 150; n += 1) program.write(`estate/${n}.md`, text);
  const ran = await program.run(['check', 'estate', '-q', '--severity=error'], {
    env: { NODE_OPTIONS: '--max-old-space-size=160' },
  });
  expect(ran.stderr).toBe('');
  expect(ran.stdout.trimEnd().split('\n')).toHaveLength(150);
});
