// `tenderlint check` as a process: exit codes, formats, standard input, globs, facts from the command line.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckResult } from '../../server/src/reports/result.ts';
import { buildProgram, type Program, root } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
  program.write('bad.md', bad);
  program.write('clear.md', clear);
});
afterAll(() => program.remove());

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
const bad = `${facts}
# Invitation to tender

## Conditions of participation

The Tenderer must have an office in the borough at the date of tender.
`;
/** Nothing about procurement, and facts enough: no finding but those of expected criteria, which are no errors. */
const clear = `${facts}
# Notes

The weather was fine.
`;

const schema = JSON.parse(readFileSync(join(root, 'server/src/reports/result.schema.json'), 'utf8'));
const isResult = new Ajv({ allErrors: true }).compile(schema);

async function json(...args: readonly string[]): Promise<CheckResult> {
  const ran = await program.run(['check', '--format', 'json', ...args]);
  expect(ran.stderr).toBe('');
  const result = JSON.parse(ran.stdout) as CheckResult;
  expect(isResult(result) ? [] : isResult.errors).toEqual([]);
  return result;
}

function rulesOf(result: CheckResult): readonly string[] {
  return result.packs.flatMap((pack) => pack.findings.map((finding) => finding.rule));
}

describe('exit code', () => {
  test('0: nothing as grave as an error', async () => {
    expect((await program.run(['check', 'clear.md'])).code).toBe(0);
  });

  test('1: an error', async () => {
    expect((await program.run(['check', 'bad.md', 'clear.md'])).code).toBe(1);
  });

  test('--fail-on decides how grave', async () => {
    const level = ['--severity', 'information'];
    expect((await program.run(['check', 'bad.md', '--fail-on', 'never'])).code).toBe(0);
    expect((await program.run(['check', 'clear.md', '--fail-on', 'error', ...level])).code).toBe(0);
    const withInformation = program.write('few-facts.md', '# Notes\n\nThe weather was fine.\n');
    expect((await program.run(['check', withInformation])).code).toBe(0);
    expect((await program.run(['check', withInformation, '--fail-on', 'information'])).code).toBe(1);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no operand', ['check'], /check needs a PATH/],
    ['no command', [], /Usage: tenderlint COMMAND/],
    ['an unknown command', ['chek', 'bad.md'], /Did you mean check\?/],
    ['an unknown option', ['check', 'bad.md', '--formt=json'], /Did you mean --format\?/],
    ['a missing file', ['check', 'missing.md'], /Cannot read missing\.md: there is no such file or folder\./],
    ['a glob without matches', ['check', '*.none'], /No files match \*\.none/],
    ['an unknown fact', ['check', 'bad.md', '--set', 'jurisdicton=wales'], /Did you mean "jurisdiction"\?/],
    ['an unknown value', ['check', 'bad.md', '--set', 'jurisdiction=welsh'], /--set jurisdiction=welsh: /],
    ['a fact without value', ['check', 'bad.md', '--set', 'jurisdiction'], /--set takes KEY=VALUE/],
    ['a missing profile', ['check', 'bad.md', '--profile', 'none.yml'], /Cannot read the profile none\.yml/],
    ['failing on what is hidden', ['check', 'bad.md', '--severity=error', '--fail-on=warning'], /hides what/],
    ['a path for no input', ['check', 'bad.md', '--stdin-path=x.md'], /no PATH is -/],
  ])('2: %s', async (_, args, message) => {
    const ran = await program.run(args);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(message);
    expect(ran.code).toBe(2);
  });

  test('2 although findings were printed, when a file could not be read', async () => {
    const ran = await program.run(['check', 'missing.md', 'bad.md', '-q']);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toContain('bad.md:15:');
    expect(ran.stderr).toContain('Cannot read missing.md');
  });
});

describe('text', () => {
  test('names document, place, rule, law and fix', async () => {
    const { stdout, stderr } = await program.run(['check', 'bad.md']);
    expect(stderr).toBe('');
    expect(stdout).toContain('bad.md   Procurement Act 2023');
    expect(stdout).toMatch(/ {2}15:\d+ {2}error {2}local-presence-at-bid\n/);
    expect(stdout).toMatch(/15 │ The Tenderer must have an office in the borough/);
    expect(stdout).toMatch(/│ +\^{6,}\n/);
    expect(stdout).toMatch(/\n {4}Law {2}\S/);
    expect(stdout).toMatch(/\n {4}Fix {2}\S/);
    expect(stdout).toMatch(/\n1 document in 1 pack: 1 error, /);
    expect(stdout).toMatch(/\nLaw as at \d{4}-\d\d-\d\d /);
  });

  test('--quiet: one line per finding', async () => {
    const { stdout } = await program.run(['check', 'bad.md', '-q', '--severity', 'error']);
    expect(stdout).toMatch(/^bad\.md:15:\d+: error local-presence-at-bid: [^\n]+\n$/);
  });

  test('colour only when wanted', async () => {
    const plain = await program.run(['check', 'bad.md']);
    expect(plain.stdout).not.toContain('\u001b');
    const option = await program.run(['check', 'bad.md', '--color']);
    expect(option.stdout).toContain('\u001b[');
    expect(stripVTControlCharacters(option.stdout)).toBe(plain.stdout);
    const forced = { FORCE_COLOR: '1' };
    expect((await program.run(['check', 'bad.md'], { env: forced })).stdout).toBe(option.stdout);
    const both = { FORCE_COLOR: '1', NO_COLOR: '1' };
    expect((await program.run(['check', 'bad.md'], { env: both })).stdout).toBe(plain.stdout);
    expect((await program.run(['check', 'bad.md', '--no-color'], { env: forced })).stdout).toBe(plain.stdout);
  });

  test('every rule it names can be explained', async () => {
    const { packs } = await json('bad.md', 'clear.md', 'few-facts.md');
    const rules = new Set(packs.flatMap((pack) => pack.findings.map((finding) => finding.rule)));
    expect(rules.size).toBeGreaterThan(1);
    for (const rule of rules) expect((await program.run(['explain', rule])).code, rule).toBe(0);
  });
});

describe('json', () => {
  test('is one object of the published form', async () => {
    const result = await json('bad.md', 'clear.md');
    expect(result.packs.map((pack) => [pack.root, pack.documents, pack.regime])).toEqual([
      ['.', ['bad.md'], 'procurement-act-2023'],
      ['.', ['clear.md'], 'procurement-act-2023'],
    ]);
    const found = result.packs[0]?.findings.find((finding) => finding.rule === 'local-presence-at-bid');
    expect(found).toMatchObject({ category: 'risk', severity: 'error', path: 'bad.md', suppressed: null });
    const lines = bad.split('\n');
    const { start, end } = found?.range ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    expect(lines[start.line - 1]?.slice(start.column - 1, end.column - 1)).toContain('office in the borough');
  });

  test('holds suppressed findings, marked, and they do not fail', async () => {
    const quiet = bad.replace(
      'The Tenderer',
      '<!-- tenderlint-disable-next-block local-presence-at-bid: agreed with legal on 3 May -->\n\nThe Tenderer',
    );
    program.write('suppressed.md', quiet);
    const result = await json('suppressed.md');
    const found = result.packs[0]?.findings.find((finding) => finding.rule === 'local-presence-at-bid');
    expect(found?.suppressed).toEqual({ reason: 'agreed with legal on 3 May', by: 'comment' });
    const ran = await program.run(['check', 'suppressed.md']);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('1 suppressed');
  });

  test('--severity leaves out what is lighter', async () => {
    expect(new Set(rulesOf(await json('bad.md', '--severity', 'error')))).toEqual(
      new Set(['local-presence-at-bid']),
    );
  });

  test('is an object even when nothing could be read', async () => {
    const ran = await program.run(['check', '--format=json', 'missing.md']);
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.stdout)).toMatchObject({ version: 1, packs: [] });
  });
});

describe('what is checked', () => {
  test('standard input, under the name it is given', async () => {
    const ran = await program.run(['check', '-', '--stdin-path', 'draft/x.md', '-q', '--severity=error'], {
      input: bad,
    });
    expect(ran.stdout).toMatch(/^draft\/x\.md:15:\d+: error local-presence-at-bid/);
    const unnamed = await program.run(['check', '-', '-q', '--severity=error'], { input: bad });
    expect(unnamed.stdout).toMatch(/^<stdin>:15:\d+: error local-presence-at-bid/);
  });

  test('standard input in place of a document of a pack', async () => {
    program.write('pack/tenderlint.yml', 'documents: [a.md, b.md]\n');
    program.write('pack/a.md', clear);
    program.write('pack/b.md', clear);
    const ran = await program.run(['check', '-', '--stdin-path', 'pack/b.md', '--format', 'json'], {
      input: bad,
    });
    const { packs } = JSON.parse(ran.stdout) as CheckResult;
    expect(packs.map((pack) => pack.documents)).toEqual([['pack/a.md', 'pack/b.md']]);
    expect(
      packs[0]?.findings.some(
        (finding) => finding.rule === 'local-presence-at-bid' && finding.path === 'pack/b.md',
      ),
    ).toBe(true);
  });

  test('a folder, a glob and a file, each document once, in a fixed order', async () => {
    for (const name of ['many/10.md', 'many/2.md', 'many/deep/1.md', 'many/notes.txt'])
      program.write(name, clear);
    const documents = async (...args: readonly string[]) =>
      (await json(...args)).packs.flatMap((pack) => pack.documents);
    expect(await documents('many')).toEqual(['many/2.md', 'many/10.md', 'many/deep/1.md']);
    expect(await documents('many/*.md', 'many')).toEqual(['many/2.md', 'many/10.md', 'many/deep/1.md']);
    expect(await documents('many/deep', 'many/deep/1.md')).toEqual(['many/deep/1.md']);
    expect(await documents('many/notes.txt')).toEqual(['many/notes.txt']);
  });

  test('paths outside the working folder are written from it', async () => {
    const ran = await program.run(['check', '../bad.md', '-q', '--severity=error'], {
      cwd: join(program.work, 'many'),
    });
    expect(ran.stdout).toMatch(/^\.\.\/bad\.md:15:/);
  });
});

describe('facts from the command line', () => {
  const bare = bad.slice(facts.length);

  test('--set', async () => {
    program.write('bare.md', bare);
    expect((await json('bare.md')).packs[0]?.regime).toBeNull();
    const given = [
      'jurisdiction=england',
      'authority=local',
      'contract=services',
      'value=£6.2m',
      'vat=included',
      'started=2026-09-01',
    ];
    const [pack] = (await json('bare.md', ...given.flatMap((fact) => ['--set', fact]))).packs;
    expect(pack?.profile).toEqual({
      jurisdiction: 'england',
      authority: 'local',
      contract: 'services',
      value: 6_200_000,
      vat: 'included',
      started: '2026-09-01',
    });
    expect(pack?.regime).toBe('procurement-act-2023');
  });

  test.each([
    ['bare', 'jurisdiction: scotland\n'],
    ['under tender:', 'tender:\n  jurisdiction: scotland\n'],
    ['under profile:', 'profile:\n  jurisdiction: scotland\n'],
  ])('--profile with keys %s; --set wins over it, and both over the document', async (_, yaml) => {
    program.write('facts.yml', yaml);
    expect((await json('bad.md', '--profile', 'facts.yml')).packs[0]?.profile.jurisdiction).toBe('scotland');
    const both = await json('bad.md', '--profile', 'facts.yml', '--set', 'jurisdiction=wales');
    expect(both.packs[0]?.profile.jurisdiction).toBe('wales');
  });

  test('a profile with a mistake is named with its place', async () => {
    program.write('wrong.yml', 'tender:\n  jurisdiction: scotlnd\n');
    const ran = await program.run(['check', 'bad.md', '--profile', 'wrong.yml']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/wrong\.yml:2:17: .*Did you mean "scotland"\?/);
  });
});

test('two runs give the same bytes', async () => {
  for (const format of ['text', 'json']) {
    const args = ['check', join(root, 'examples'), '--format', format];
    const first = await program.run(args);
    expect(first.stdout.length).toBeGreaterThan(1000);
    expect(await program.run(args)).toMatchObject({
      stdout: first.stdout,
      stderr: first.stderr,
      code: first.code,
    });
  }
});
