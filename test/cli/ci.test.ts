// What CI runs, run: the script of the action, the commands of the GitLab job, the hook under git, the examples' options.

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { readArguments } from '../../server/src/cli/arguments.ts';
import { buildProgram, type Program, root } from './program.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const head =
  '---\ntender: {jurisdiction: england, authority: local, contract: services, value: 6200000, vat: included, started: 2026-09-01}\n---\n# Conditions of participation\n\n';
const bad = `${head}The Tenderer must have an office in the borough at the date of tender.\n`;
const worse = `${bad}\nThe Tenderer must have a depot in the borough at the date of tender.\n`;
const yaml = (path: string) => parse(readFileSync(join(root, path), 'utf8'));

let program: Program;
let env: Record<string, string>;
beforeAll(async () => {
  program = await buildProgram();
  const bin = join(program.folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'tenderlint'), `#!/bin/sh\nexec "${process.execPath}" "${program.bin}" "$@"\n`);
  chmodSync(join(bin, 'tenderlint'), 0o755);
  const { FORCE_COLOR: _force, GITHUB_BASE_REF: _base, ...inherited } = process.env;
  env = { ...(inherited as Record<string, string>), PATH: `${bin}:${process.env.PATH}` };
  program.write('packs/old tender.md', bad);
  program.write('packs/fine.md', `${head}Nothing.\n`);
  git('init', '-q', '-b', 'main');
  git('config', 'user.email', 'tests@example.org');
  git('config', 'user.name', 'Tests');
  git('add', '-A');
  git('commit', '-q', '-m', 'Before');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
});
afterAll(() => program.remove());

function git(...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: program.work,
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('the GitHub action', () => {
  const action = yaml('action.yml');
  const [check] = action.runs.steps;
  const step = (inputs: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) => {
    const files = {
      GITHUB_OUTPUT: join(program.folder, 'output'),
      GITHUB_STEP_SUMMARY: join(program.folder, 'summary'),
    };
    for (const file of Object.values(files)) writeFileSync(file, '');
    // As the runner fills them in: what is given, else the default.
    const given = Object.fromEntries(
      Object.entries(check.env as Record<string, string>).map(([name, value]) => {
        const input = /inputs\.([a-z-]+)/.exec(value)?.[1] as string;
        return [name, inputs[input] ?? action.inputs[input].default];
      }),
    );
    const ran = spawnSync('bash', ['-c', check.run], {
      cwd: program.work,
      encoding: 'utf8',
      env: { ...env, ...given, ...files, ...more, GITHUB_ACTION_PATH: root },
    });
    const output = Object.fromEntries(
      readFileSync(files.GITHUB_OUTPUT, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split('=')),
    );
    return { ...ran, output, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
  };

  test('annotates, writes SARIF, says its exit code and does not fail before it is handed over', () => {
    const ran = step({ paths: 'packs' });
    expect(ran.status).toBe(0);
    expect(ran.output).toEqual({ code: '1', written: 'true' });
    expect(ran.stdout).toMatch(/^::error file=packs\/old tender\.md,line=6,/m);
    expect(ran.summary).toMatch(/^### Tenderlint\n\ntenderlint: \d+ shown, /);
    const sarif = JSON.parse(readFileSync(join(program.work, 'tenderlint.sarif'), 'utf8'));
    expect(sarif.version).toBe('2.1.0');
  });

  test('a pull request is told what it brings', () => {
    program.write('packs/old tender.md', worse);
    const ran = step({ paths: 'packs\n' }, { GITHUB_BASE_REF: 'main' });
    expect(ran.output.code).toBe('1');
    expect(ran.stdout.match(/^::error /gm)).toHaveLength(1);
    expect(ran.stdout).toContain('line=8,');
    program.write('packs/old tender.md', bad);
  });

  test('what cannot be done is exit code 2, and there is no file to hand over', () => {
    const ran = step({ paths: 'packs', baseline: 'none.json' });
    expect(ran.output).toEqual({ code: '2', written: 'false' });
    expect(step({ paths: '$(touch hacked)\n; touch hacked' }).output.code).toBe('2');
    expect(existsSync(join(program.work, 'hacked'))).toBe(false);
  });

  test('further options, one to a line', () => {
    expect(
      step({ paths: 'packs', arguments: '--severity=error\n--set=jurisdiction=eu\n' }).output.code,
    ).toMatch(/[01]/);
  });
});

test('the GitLab job: its commands run, its reports are where it says', () => {
  const { tenderlint: job } = yaml('ci/gitlab.yml');
  const ran = spawnSync('sh', ['-ec', job.script.join('\n')], {
    cwd: program.work,
    encoding: 'utf8',
    env: { ...env, ...job.variables, GIT_DEPTH: '0', TENDERLINT_PATHS: 'packs' },
  });
  expect(ran.status, ran.stderr).toBe(1);
  const quality = JSON.parse(readFileSync(join(program.work, job.artifacts.reports.codequality), 'utf8'));
  expect(quality.some((entry: { check_name: string }) => entry.check_name === 'local-presence-at-bid')).toBe(
    true,
  );
  expect(readFileSync(join(program.work, job.artifacts.reports.junit), 'utf8')).toContain('<testsuites');
  expect(readdirSync(join(program.work, job.cache.paths[0])).length).toBeGreaterThan(0);
});

describe('the hook under git', () => {
  test('stops a commit with an error, and only that', () => {
    cpSync(join(root, 'ci/pre-commit.sh'), join(program.work, '.git/hooks/pre-commit'));
    const commit = () => {
      git('add', 'packs');
      return spawnSync('git', ['commit', '-m', 'Change'], { cwd: program.work, encoding: 'utf8', env });
    };
    program.write('packs/new one.md', worse);
    const stopped = commit();
    expect(stopped.status).toBe(1);
    expect(stopped.stderr + stopped.stdout).toMatch(/packs\/new one\.md:6:\d+: error local-presence-at-bid/);
    expect(stopped.stdout + stopped.stderr).not.toContain('old tender.md');
    program.write('packs/new one.md', `${head}Fine.\n`);
    expect(commit()).toMatchObject({ status: 0 });
    program.write('packs/notes.txt', 'no Markdown');
    expect(commit()).toMatchObject({ status: 0 });
  });

  test('pre-commit calls a command that is one', () => {
    const [hook] = yaml('.pre-commit-hooks.yaml');
    const [example] = yaml('examples/ci/pre-commit/.pre-commit-config.yaml').repos[0].hooks;
    for (const { entry } of [hook, example])
      expect(readArguments([...entry.split(' ').slice(1), 'a.md']).kind).toBe('command');
  });
});

test('every command in the examples is one that exists', () => {
  const files = readdirSync(join(root, 'examples/ci'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ya?ml$/.test(name),
  );
  expect(files.length).toBeGreaterThan(3);
  for (const name of files) {
    const text = readFileSync(join(root, 'examples/ci', name), 'utf8');
    expect(() => parse(text), name).not.toThrow();
    for (const [, command] of text.matchAll(/npx --yes tenderlint@\S+ ([^>\n]*)/g))
      expect(
        readArguments(
          (command as string)
            .replace(/\$\{\{[^}]*\}\}/g, '1')
            .trim()
            .split(/\s+/),
        ).kind,
        command,
      ).toBe('command');
  }
  const { version } = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8'));
  expect(yaml('action.yml').inputs.version.default).toBe(version);
  expect(yaml('ci/gitlab.yml').tenderlint.variables.TENDERLINT_VERSION).toBe(version);
});
