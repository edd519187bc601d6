// Reports of one run: one to standard output, others to files, and what the run adds up to in each.

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatNames } from '../../server/src/reports/formats.ts';
import { buildProgram, type Program } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
  program.write(
    'bad.md',
    '---\ntender: {jurisdiction: england, authority: local, contract: services, value: 6200000, vat: included, started: 2026-09-01}\n---\n# Invitation to tender\n\n## Conditions of participation\n\nThe Tenderer must have an office in the borough at the date of tender.\n',
  );
});
afterAll(() => program.remove());

const read = (name: string) => readFileSync(join(program.work, name), 'utf8');

test('every format to a file of its own, each what --format prints', async () => {
  const outputs = formatNames.flatMap((format) => ['--output', `${format}=reports/deep/${format}.out`]);
  const all = await program.run(['check', 'bad.md', ...outputs]);
  expect(all.code).toBe(1);
  expect(readdirSync(join(program.work, 'reports/deep')).sort()).toEqual(
    formatNames.map((format) => `${format}.out`).sort(),
  );
  for (const format of formatNames) {
    const alone = await program.run(['check', 'bad.md', '--format', format]);
    expect(alone.code, format).toBe(1);
    expect(read(`reports/deep/${format}.out`), format).toBe(alone.stdout);
    const said = /1 shown|\d+ shown, 0 below|"inBaseline": ?0/;
    expect(alone.stdout + alone.stderr, format).toMatch(said);
  }
});

test('a file that cannot be written is exit code 2, and nothing half done is left', async () => {
  mkdirSync(join(program.work, 'taken.json'), { recursive: true });
  program.write('plain', '');
  const ran = await program.run(['check', 'bad.md', '-o', 'json=ok/a.json', '-o', 'json=plain/below/b.json']);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain('--output cannot be written');
  expect(existsSync(join(program.work, 'ok/a.json'))).toBe(false);
  expect(readdirSync(join(program.work, 'ok'))).toEqual([]);
});

test.each([
  ['sarfi=a', /such as sarif=build\/tenderlint\.sarif, not “sarfi=a”.* Did you mean sarif\?/],
  ['sarif=', /not “sarif=”/],
  ['a.json', /not “a\.json”/],
])('--output %s is no output', async (given, message) => {
  const ran = await program.run(['check', 'bad.md', '--output', given]);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toMatch(message);
});
