// The settings for Neovim in docs/editors.md, run in a real Neovim against the built server. `npm test` brings Neovim where
// it can; without it this fails and says so.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'tenderlint-neovim-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly problem?: string;
  readonly appeared: boolean;
  readonly before: readonly string[];
  readonly line: number;
  readonly severity: number;
  readonly hover: unknown;
  readonly actions: readonly { readonly title: string }[];
  readonly symbols: readonly { readonly name: string }[];
  readonly gone: boolean;
  readonly after: readonly string[];
}
let told: Told;

beforeAll(() => {
  const version = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
  if (version.error !== undefined)
    throw new Error(
      'Neovim is missing. To bring it: apt-get install neovim, or run npm test, which does so as root.',
    );
  const [, minor = '0'] = /^NVIM v\d+\.(\d+)/.exec(version.stdout) ?? [];
  const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const wanted = Number(minor) >= 11 ? '0.11' : '0.7';
  const settings = page.split(`<!-- neovim ${wanted} -->\n\`\`\`lua\n`)[1]?.split('```')[0] as string;
  writeFileSync(join(folder, 'init.lua'), settings);
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'tenderlint-language-server'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'server/bin/tenderlint-language-server.js')}" "$@"\n`,
  );
  chmodSync(join(bin, 'tenderlint-language-server'), 0o755);
  const work = join(folder, 'work');
  mkdirSync(work);
  writeFileSync(
    join(work, 'tenderlint.yml'),
    'profile: {jurisdiction: england, authority: local, contract: services, value: 6200000, vat: included, started: 2026-09-01}\n',
  );
  writeFileSync(
    join(work, 'itt.md'),
    '# Invitation to tender\n\n## Conditions of participation\n\nThe Tenderer must have an office in the borough at the date of tender.\n',
  );
  const out = join(folder, 'told.json');
  const ran = spawnSync(
    'nvim',
    [
      '--headless',
      '-n',
      '-i',
      'NONE',
      '-u',
      join(folder, 'init.lua'),
      'itt.md',
      '-S',
      join(root, 'test/neovim/driver.lua'),
    ],
    {
      cwd: work,
      encoding: 'utf8',
      timeout: 240_000,
      env: {
        ...process.env,
        PATH: `${bin}:${process.env.PATH}`,
        TENDERLINT_TEST_OUT: out,
        XDG_CONFIG_HOME: join(folder, 'config'),
        XDG_STATE_HOME: join(folder, 'state'),
        XDG_CACHE_HOME: join(folder, 'cache'),
        XDG_DATA_HOME: join(folder, 'data'),
      },
    },
  );
  if (ran.error !== undefined) throw ran.error;
  told = JSON.parse(readFileSync(out, 'utf8')) as Told;
  expect(told.problem, ran.stderr).toBeUndefined();
}, 260_000);

test('findings appear, with their severity', () => {
  expect(told.appeared).toBe(true);
  expect(told.before).toContain('local-presence-at-bid');
  expect(told.line).toBe(4);
  expect(told.severity).toBe(1);
});

test('the hover says the law', () => {
  expect(JSON.stringify(told.hover)).toContain('Procurement Act 2023');
});

test('quick fixes and the outline are there', () => {
  expect(told.actions.length).toBeGreaterThan(0);
  expect(JSON.stringify(told.symbols)).toContain('Conditions of participation');
});

test('a finding goes when its words do', () => {
  expect(told.gone).toBe(true);
  expect(told.after).not.toContain('local-presence-at-bid');
});
