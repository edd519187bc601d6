// A repository with a thousand findings takes Tenderlint up: what is there goes into a baseline, and from then on a
// change is told what it brings and nothing else. In a real git repository.

import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { BaselineEntry } from '../../server/src/reports/baseline.ts';
import type { CheckResult, ResultFinding } from '../../server/src/reports/result.ts';
import { buildProgram, type Program } from './program.ts';

const facts =
  '---\ntender: {jurisdiction: england, authority: local, contract: services, value: 6200000, vat: included, started: 2026-09-01}\n---\n';
const towns = ['Ashby', 'Brill', 'Corby', 'Derby', 'Ely', 'Frome', 'Goole', 'Hythe', 'Ilkley', 'Jarrow'];
const things = ['an office', 'a depot', 'a workshop', 'a yard', 'a warehouse'];
const section = (town: string, number: number) =>
  `## ${number}. Lot ${town}\n\n${things.map((thing) => `The Tenderer must have ${thing} in ${town} at the date of tender.`).join('\n\n')}\n\n`;
/** The sections numbered in the order in which they stand. */
const numbered = (sections: readonly string[]) =>
  sections.map((text, index) => text.replace(/^## \d+\./, `## ${index + 1}.`));
const document = (name: string, sections: readonly string[]) =>
  `${facts}# Conditions of participation for ${name}\n\n${sections.join('')}`;

// Each of these checks well over a hundred thousand words, on whatever machine this is.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
  for (let index = 1; index <= 16; index += 1)
    program.write(
      `packs/tender-${index}.md`,
      document(
        `service ${index}`,
        towns.map((town, number) => section(town, number + 1)),
      ),
    );
  git('init', '-q', '-b', 'main');
  git('config', 'user.email', 'tests@example.org');
  git('config', 'user.name', 'Tests');
  commit('Sixteen tenders');
});
afterAll(() => program.remove());

function git(...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: program.work,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
function commit(message: string): void {
  git('add', '-A');
  git('commit', '-q', '-m', message);
}
const text = (name: string) => readFileSync(join(program.work, name), 'utf8');

async function shown(...args: readonly string[]): Promise<{
  readonly findings: readonly ResultFinding[];
  readonly result: CheckResult;
  readonly code: number | null;
  readonly stderr: string;
}> {
  const ran = await program.run(['check', 'packs', '--format', 'json', ...args]);
  const result = JSON.parse(ran.stdout) as CheckResult;
  const findings = result.packs.flatMap((pack) =>
    pack.findings.filter((finding) => finding.suppressed === null),
  );
  return { findings, result, code: ran.code, stderr: ran.stderr };
}

describe('a thousand findings', () => {
  test('go into the baseline; the next run is clean', async () => {
    const before = await shown();
    expect(before.findings.length).toBeGreaterThan(1_000);
    expect(before.code).toBe(1);
    const made = await program.run(['baseline', 'update', 'packs', '--reason', 'there before we began']);
    expect(made).toMatchObject({
      code: 0,
      stderr: '',
      stdout: `tenderlint-baseline.json: ${before.findings.length} entries, ${before.findings.length} added, 0 removed.\n`,
    });
    const after = await shown('--baseline', 'tenderlint-baseline.json');
    expect(after).toMatchObject({ findings: [], code: 0, stderr: '' });
    expect(after.result.summary.inBaseline).toBe(before.findings.length);
    // The same again changes no byte.
    const file = text('tenderlint-baseline.json');
    await program.run(['baseline', 'update', 'packs']);
    expect(text('tenderlint-baseline.json')).toBe(file);
    commit('Baseline');
  });

  test('a change that adds one, moves two sections, fixes one and renames a document shows exactly the one', async () => {
    git('switch', '-q', '-c', 'change');
    const added = 'The Tenderer must have a depot in Kelso at the date of tender.';
    const fixed = 'The Tenderer must have a depot in Brill at the date of tender.\n\n';
    const sections = towns.map((town, index) => section(town, index + 1));
    const moved = sections[7] as string;
    // Hythe comes first, so that all numbers change; Derby goes to another document; Brill is mended; a line is added.
    program.write(
      'packs/tender-1.md',
      document(
        'service 1',
        numbered([
          moved,
          ...sections.filter((_, index) => index !== 7 && index !== 3),
          `## 10. Lot Kelso\n\n${added}\n`,
        ]),
      ).replace(fixed, ''),
    );
    program.write(
      'packs/tender-2.md',
      document('service 2', numbered([...sections, sections[3]?.replace('Derby', 'Derby (2)') ?? ''])),
    );
    renameSync(join(program.work, 'packs/tender-3.md'), join(program.work, 'packs/renamed.md'));
    const now = await shown('--baseline', 'tenderlint-baseline.json');
    expect(now.findings.map(({ rule, path, source }) => [rule, path, source.text])).toEqual([
      ['local-presence-at-bid', 'packs/tender-1.md', added],
    ]);
    expect(now.code).toBe(1);
    expect(now.result.summary.shown.error).toBe(1);
  });

  test('the same without a baseline: --since shows it, with what is absent from the packs touched', async () => {
    const now = await shown('--since', 'main');
    const present = now.findings.filter(({ category }) => category !== 'criterion');
    expect(present.map(({ path, source }) => [path, source.text])).toEqual([
      ['packs/tender-1.md', 'The Tenderer must have a depot in Kelso at the date of tender.'],
    ]);
    // What is missing from a tender is told again when the tender is touched.
    const absent = now.findings.filter(({ category }) => category === 'criterion');
    expect(new Set(absent.map(({ path }) => path))).toEqual(
      new Set(['packs/renamed.md', 'packs/tender-1.md', 'packs/tender-2.md']),
    );
    expect(now.result.summary.notChecked.unchangedDocuments).toBe(13);
    expect(now.result.summary.outsideChange).toBeGreaterThan(100);
    const both = await shown('--since', 'main', '--baseline', 'tenderlint-baseline.json');
    expect(both.findings).toHaveLength(1);
    commit('Change');
    expect((await shown('--since', 'main')).findings).toEqual(now.findings);
  });

  test('prune only removes; update keeps reasons with what has moved', async () => {
    const entries = () =>
      (JSON.parse(text('tenderlint-baseline.json')) as { readonly entries: readonly BaselineEntry[] })
        .entries;
    const before = entries();
    const pruned = await program.run(['baseline', 'prune', 'packs']);
    expect(pruned.stdout).toBe(`tenderlint-baseline.json: ${before.length - 1} entries, 1 removed.\n`);
    const kept = entries();
    expect(
      before.filter(
        (entry) =>
          !kept.some((other) => other.fingerprint === entry.fingerprint && other.path === entry.path),
      ),
    ).toMatchObject([{ path: 'packs/tender-1.md', rule: 'local-presence-at-bid' }]);
    const updated = await program.run(['baseline', 'update', 'packs', '--reason', 'second thoughts']);
    expect(updated.stdout).toBe(`tenderlint-baseline.json: ${before.length} entries, 1 added, 0 removed.\n`);
    const now = entries();
    expect(now.filter(({ reason }) => reason === 'second thoughts')).toHaveLength(1);
    expect(now.filter(({ reason }) => reason === 'there before we began')).toHaveLength(before.length - 1);
    expect(now.some(({ path }) => path === 'packs/tender-3.md')).toBe(false);
    expect(await shown('--baseline', 'tenderlint-baseline.json')).toMatchObject({ findings: [], code: 0 });
  });

  test('what PATH does not cover stays in the list', async () => {
    const file = text('tenderlint-baseline.json');
    for (const action of ['update', 'prune'])
      expect((await program.run(['baseline', action, 'packs/tender-5.md'])).stdout).toContain('0 removed');
    expect(text('tenderlint-baseline.json')).toBe(file);
  });

  test('a second copy of known words is new', async () => {
    const copy = '\n## More\n\nThe Tenderer must have an office in Ashby at the date of tender.\n';
    program.write('packs/tender-6.md', text('packs/tender-6.md') + copy);
    const now = await shown('--baseline', 'tenderlint-baseline.json');
    expect(now.findings.map(({ path }) => path)).toEqual(['packs/tender-6.md']);
  });
});

describe('exit code 2', () => {
  test.each([
    [
      'a missing baseline',
      ['check', 'packs', '--baseline', 'none.json'],
      /Cannot read the baseline none\.json: there is no such file/,
    ],
    [
      'a missing baseline to prune',
      ['baseline', 'prune', 'packs', '--baseline', 'none.json'],
      /Cannot read the baseline/,
    ],
    [
      'a baseline that is none',
      ['check', 'packs', '--baseline', 'packs/tender-7.md'],
      /cannot be used: it is no JSON/,
    ],
    ['a revision that is none', ['check', 'packs', '--since', 'nowhere'], /git knows no such revision/],
    ['a revision that is an option', ['check', 'packs', '--since=--output=x'], /no revision starts with “-”/],
    ['no action', ['baseline', 'packs'], /baseline takes update or prune/],
    ['no path', ['baseline', 'update'], /baseline update needs a PATH/],
  ])('%s', async (_, args, message) => {
    const ran = await program.run(args);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(message);
  });

  test('a revision with nothing in common', async () => {
    const tree = git('write-tree').trim();
    git('branch', 'other', git('commit-tree', tree, '-m', 'Nothing before it').trim());
    const ran = await program.run(['check', 'packs', '--since', 'other']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('fetch-depth: 0');
  });

  test('outside a repository', async () => {
    rmSync(join(program.work, '.git'), { recursive: true });
    const ran = await program.run(['check', 'packs', '--since', 'main'], {
      env: { GIT_CEILING_DIRECTORIES: program.folder },
    });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/not a git repository/);
  });
});
