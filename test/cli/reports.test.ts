// `tenderlint coverage`, `register` and `report` as processes: from the example packs, to the screen and to files.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type Program, root } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());
const good = join(root, 'examples/good-pack');
const written = (name: string) => readFileSync(join(program.work, name));

describe('coverage', () => {
  test.each(['text', 'markdown', 'html', 'json'])('as %s', async (format) => {
    const ran = await program.run(['coverage', good, '--format', format]);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(ran.stdout).toContain('15');
    if (format === 'json')
      expect(JSON.parse(ran.stdout).packs[0].socialValue).toMatchObject({ kind: 'known', percent: 15 });
  });
  test('into a file', async () => {
    const ran = await program.run(['coverage', good, '--format', 'html', '--output', 'pages/coverage.html']);
    expect([ran.code, ran.stdout]).toEqual([0, '']);
    expect(written('pages/coverage.html').toString()).toMatch(/^<!DOCTYPE html>/);
  });
  test('says what is wrong with its use', async () => {
    expect((await program.run(['coverage'])).code).toBe(2);
    expect((await program.run(['coverage', 'nowhere.md'])).code).toBe(2);
  });
});

describe('register', () => {
  test('as CSV and JSON hold the same rows', async () => {
    const csv = await program.run(['register', good]);
    const json = await program.run(['register', good, '--format', 'json']);
    const rows = JSON.parse(json.stdout).packs[0].commitments;
    expect(rows.length).toBeGreaterThan(5);
    expect(csv.stdout.trim().split('\r\n')).toHaveLength(rows.length + 1);
    expect(csv.stdout).toContain('person-weeks');
  });
  test('as a workbook', async () => {
    const ran = await program.run(['register', good, '--format', 'xlsx', '--output', 'register.xlsx']);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const { unzip } = await import(join(root, 'scripts/unzip.mjs'));
    unzip(join(program.work, 'register.xlsx'), join(program.work, 'unpacked'));
    const sheet = written('unpacked/xl/worksheets/sheet1.xml').toString();
    expect(sheet).toContain('<v>200</v>');
    expect(sheet).not.toContain('<f>');
    expect(written('unpacked/xl/sharedStrings.xml').toString()).toContain('person-weeks of paid work');
  });
});

describe('report', () => {
  test.each(['scrutiny', 'equality'])('%s as Markdown and as a page', async (name) => {
    const markdown = await program.run(['report', name, good]);
    expect([markdown.code, markdown.stderr]).toEqual([0, '']);
    expect(markdown.stdout).toContain('| Question | Answer |');
    const page = await program.run(['report', name, good, '--format', 'html']);
    expect(page.stdout).toMatch(/^<!DOCTYPE html>/);
  });
  test('needs the name of a report', async () => {
    const ran = await program.run(['report', 'scrutny', good]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('Did you mean scrutiny?');
  });
});
