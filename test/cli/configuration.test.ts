// Settings of a team: presets, severities by rule and by path, what holds and why, and a first file.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckResult } from '../../server/src/reports/result.ts';
import { buildProgram, type Program, root } from './program.ts';

const profile =
  'profile: {jurisdiction: england, authority: local, contract: services, value: 6200000, vat: included, started: 2026-09-01}\n';
const text =
  '# Conditions of participation\n\nThe Tenderer must have an office in the borough at the date of tender.\n';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

async function severities(folder: string, settings: string): Promise<Readonly<Record<string, string>>> {
  program.write(`${folder}/tenderlint.yml`, profile + settings);
  program.write(`${folder}/a.md`, text);
  program.write(`${folder}/drafts/b.md`, text);
  const ran = await program.run(['check', folder, '--format', 'json']);
  const found = (JSON.parse(ran.stdout) as CheckResult).packs.flatMap((pack) => pack.findings);
  return Object.fromEntries(
    found.map(({ rule, path, severity }) => [`${path.slice(folder.length + 1)} ${rule}`, severity]),
  );
}

describe('severities', () => {
  test('by path: the last override that fits wins, over the general ones', async () => {
    const found = await severities(
      'paths',
      'severities: {R06: warning}\noverrides:\n  - paths: drafts\n    severities: {local-presence-at-bid: information}\n  - paths: ["drafts/*.md"]\n    severities: {r06: hint}\n  - paths: elsewhere\n    severities: {r06: error}\n',
    );
    expect(found['a.md local-presence-at-bid']).toBe('warning');
    expect(found['drafts/b.md local-presence-at-bid']).toBe('hint');
  });

  test('off in general and on for a path, and the other way round', async () => {
    const on = await severities(
      'on',
      'severities: {local-presence-at-bid: off}\noverrides: [{paths: drafts, severities: {local-presence-at-bid: error}}]\n',
    );
    expect(on['a.md local-presence-at-bid']).toBeUndefined();
    expect(on['drafts/b.md local-presence-at-bid']).toBe('error');
    const off = await severities(
      'off',
      'overrides: [{paths: drafts, severities: {local-presence-at-bid: off}}]\n',
    );
    expect(off['a.md local-presence-at-bid']).toBe('error');
    expect(off['drafts/b.md local-presence-at-bid']).toBeUndefined();
  });

  test('an override of a rule that does not exist is told', async () => {
    const found = await severities(
      'unknown',
      'overrides: [{paths: drafts, severities: {local-presense: off}}]\n',
    );
    expect(Object.keys(found)).toContain('tenderlint.yml config-unknown-rule');
  });

  test('presets: strict is a step graver, and what is set wins over it', async () => {
    const plain = await severities('plain', '');
    const strict = await severities('strict', 'preset: strict\nseverities: {local-presence-at-bid: hint}\n');
    const graver = { error: 'error', warning: 'error', information: 'warning', hint: 'information' } as const;
    expect(Object.keys(strict)).toEqual(Object.keys(plain));
    for (const [name, severity] of Object.entries(plain))
      expect(strict[name], name).toBe(
        name.endsWith('local-presence-at-bid') ? 'hint' : graver[severity as keyof typeof graver],
      );
  });

  test('publication: the stage is that, unless the facts say otherwise', async () => {
    for (const [name, extra, stage] of [
      ['pub', '', 'publication'],
      ['draft', 'tender: {stage: draft}', 'draft'],
    ] as const) {
      program.write(`${name}/tenderlint.yml`, `${profile}preset: publication\n`);
      program.write(`${name}/a.md`, `---\n${extra}\n---\n${text}`);
      const ran = await program.run(['check', name, '--format', 'json']);
      expect((JSON.parse(ran.stdout) as CheckResult).packs[0]?.profile).toMatchObject({ stage });
    }
  });
});

test('config says where each value came from', async () => {
  program.write(
    'why/tenderlint.yml',
    `${profile.replace('profile: {', 'profile:\n  ').replaceAll(', ', '\n  ').replace('}', '')}preset: publication\nseverities:\n  R06: warning\noverrides:\n  - paths: b.md\n    severities:\n      local-presence-at-bid: off\n`,
  );
  program.write('why/a.md', '---\ntender: {value: 7000000}\n---\n# A\n');
  program.write('why/b.md', '# B\n');
  const ran = await program.run(['config', 'why', '--set', 'vat=excluded', '--format', 'json']);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const [a, b] = (JSON.parse(ran.stdout) as { readonly packs: readonly Record<string, unknown>[] }).packs;
  expect(a).toMatchObject({
    documents: ['why/a.md'],
    configuration: 'why/tenderlint.yml',
    facts: {
      jurisdiction: { value: 'england', from: 'why/tenderlint.yml:2' },
      value: { value: 7_000_000, from: 'front matter of a.md' },
      vat: { value: 'excluded', from: 'command line' },
      stage: { value: 'publication', from: 'preset of why/tenderlint.yml' },
    },
    law: { value: 'procurement-act-2023' },
    preset: { value: 'publication', from: 'why/tenderlint.yml' },
    severities: {
      'why/a.md': { 'local-presence-at-bid': { value: 'warning', from: 'why/tenderlint.yml:10' } },
    },
  });
  expect(b).toMatchObject({
    severities: { 'why/b.md': { 'local-presence-at-bid': { value: 'off', from: 'why/tenderlint.yml:14' } } },
  });
  const asText = await program.run(['config', '--print', 'why/b.md']);
  expect(asText.stdout).toMatch(/ {4}local-presence-at-bid {2}off {2}why\/tenderlint\.yml:14\n/);
  expect((await program.run(['config', 'nowhere'])).code).toBe(2);
});

describe('init', () => {
  test('writes a file that holds, once', async () => {
    program.write('fresh/one.md', '# One\n');
    program.write('fresh/it: two.md', '# Two\n');
    const ran = await program.run(['init', 'fresh', '--set', 'value=£6.2m', '--preset', 'strict']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const file = readFileSync(join(program.work, 'fresh/tenderlint.yml'), 'utf8');
    const checked = await program.run(['check', 'fresh', '--format', 'json']);
    const [pack] = (JSON.parse(checked.stdout) as CheckResult).packs;
    expect(pack).toMatchObject({
      documents: ['fresh/it: two.md', 'fresh/one.md'],
      profile: { value: 6_200_000 },
    });
    expect(pack?.findings.filter(({ rule }) => rule.startsWith('config-'))).toEqual([]);
    const again = await program.run(['init', 'fresh']);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('there is a tenderlint.yml already');
    expect(readFileSync(join(program.work, 'fresh/tenderlint.yml'), 'utf8')).toBe(file);
  });

  test('what it suggests is sound as well', async () => {
    program.write('asked/one.md', '# One\n');
    await program.run(['init', 'asked']);
    const file = readFileSync(join(program.work, 'asked/tenderlint.yml'), 'utf8');
    const taken = file.replace(
      /^(\s*)# (?=(profile|preset|severities|overrides|[a-z-]+): ?\S*| {2,}[a-z-]+:| {2}- )/gm,
      '$1',
    );
    program.write('asked/tenderlint.yml', taken.replace(/^documents: .*$/m, ''));
    const ran = await program.run(['check', 'asked', '--format', 'json']);
    const [pack] = (JSON.parse(ran.stdout) as CheckResult).packs;
    expect(pack?.profile).toMatchObject({ jurisdiction: expect.any(String), value: expect.any(Number) });
    expect(
      pack?.findings.filter(({ rule }) => rule.startsWith('config-')).map(({ message }) => message),
    ).toEqual([]);
  });

  test.each([[['init', 'nowhere']], [['init', 'a', 'b']], [['init', '--set', 'x']]])(
    'exit code 2: %j',
    async (args) => {
      expect(await program.run(args)).toMatchObject({ code: 2, stdout: '' });
    },
  );
});

describe('what stands above is taken over', () => {
  const libraryFiles = () => {
    for (const name of ['library.yml', 'clauses/fair-work/FWK-01.md', 'clauses/green-space/MER-01.md'])
      program.write(
        `above/our-clauses/${name}`,
        readFileSync(join(root, 'examples/own-library/our-clauses', name), 'utf8'),
      );
  };
  const configOf = async (path: string) => {
    const ran = await program.run(['config', path, '--format', 'json']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    return (JSON.parse(ran.stdout) as { readonly packs: readonly Record<string, unknown>[] }).packs[0];
  };

  test('libraries, preset, severities and facts reach a pack that tenderlint new has made', async () => {
    libraryFiles();
    program.write(
      'above/tenderlint.yml',
      'profile:\n  authority: nhs\n  years: 7\nlibraries: [our-clauses]\npreset: strict\nseverities:\n  DQ-PRECEDENCE: hint\n  DQ-BLANK: warning\n',
    );
    const made = await program.run([
      'new',
      'above/parks',
      ...['--jurisdiction', 'england', '--authority', 'local', '--contract', 'services'],
      ...['--value', '900000', '--vat', 'included', '--started', '2026-12-01'],
    ]);
    expect(made).toMatchObject({ code: 0 });
    const own = readFileSync(join(program.work, 'above/parks/tenderlint.yml'), 'utf8');
    program.write('above/parks/tenderlint.yml', `${own}severities:\n  dq-blank: off\n`);
    const holds = await configOf('above/parks');
    expect(holds).toMatchObject({
      configuration: 'above/parks/tenderlint.yml',
      above: ['above/tenderlint.yml'],
      facts: {
        authority: { value: 'local', from: expect.stringMatching(/^above\/parks\/tenderlint\.yml:\d+$/) },
        years: { value: 7, from: 'above/tenderlint.yml:3' },
      },
      libraries: { value: ['our-clauses'], from: 'above/tenderlint.yml' },
      preset: { value: 'strict', from: 'above/tenderlint.yml' },
    });
    const [severities] = Object.values((holds as { severities: Record<string, object> }).severities);
    expect(severities).toMatchObject({
      'DQ-PRECEDENCE': { value: 'hint', from: 'above/tenderlint.yml:7' },
      'DQ-BLANK': { value: 'off', from: expect.stringContaining('above/parks/tenderlint.yml:') },
    });
    // Its clauses are known there: that the wording of one was changed is told.
    const conditions = readFileSync(
      join(root, 'examples/own-library/conditions-of-contract.md'),
      'utf8',
    ).replace('written terms', 'some terms');
    program.write('above/parks/extra.md', conditions);
    program.write('apart/extra.md', conditions);
    const told = async (path: string) => {
      const ran = await program.run(['check', path, '--format', 'json']);
      const found = (JSON.parse(ran.stdout) as CheckResult).packs.flatMap((pack) => pack.findings);
      return found.filter(({ rule }) => rule.startsWith('LIB-')).map(({ rule }) => rule);
    };
    expect(await told('above/parks/extra.md')).toEqual(['LIB-CHANGED']);
    expect(await told('apart/extra.md')).toEqual([]);
  });

  test('unless the nearer file says otherwise, or that it is the top', async () => {
    libraryFiles();
    program.write('above/tenderlint.yml', 'libraries: [our-clauses]\npreset: strict\nignore: ["old/**"]\n');
    program.write('above/none/tenderlint.yml', 'libraries: []\n');
    program.write('above/none/a.md', text);
    expect(await configOf('above/none')).toMatchObject({
      libraries: { value: [], from: 'above/none/tenderlint.yml' },
      preset: { value: 'strict', from: 'above/tenderlint.yml' },
    });
    program.write('above/top/tenderlint.yml', 'root: true\n');
    program.write('above/top/a.md', text);
    expect(await configOf('above/top')).toMatchObject({
      above: [],
      libraries: { value: [], from: 'default' },
      preset: { value: 'recommended', from: 'default' },
    });
    // What any of them ignores is ignored.
    program.write('above/old/pack/tenderlint.yml', 'documents: [a.md]\n');
    program.write('above/old/pack/a.md', text);
    expect((await program.run(['check', 'above/old/pack/a.md'])).stderr).toContain('ignores it');
  });

  test('a mistake in a library above is told once, and where it stands', async () => {
    libraryFiles();
    program.write('above/tenderlint.yml', 'libraries: [our-clauses, not-there]\n');
    const clause = 'above/our-clauses/clauses/green-space/MER-01.md';
    program.write(
      clause,
      readFileSync(join(program.work, clause), 'utf8').replace('status: live', 'status: lve'),
    );
    for (const pack of ['one', 'two']) {
      program.write(`above/${pack}/tenderlint.yml`, `${profile}documents: [a.md]\n`);
      program.write(`above/${pack}/a.md`, text);
    }
    const ran = await program.run(['check', 'above/one', 'above/two', '--format', 'json']);
    const found = (JSON.parse(ran.stdout) as CheckResult).packs.flatMap((pack) => pack.findings);
    expect(found.filter(({ rule }) => rule.startsWith('library-')).map(({ path }) => path)).toEqual([
      'above/tenderlint.yml',
      clause,
    ]);
  });

  test('facts of a pack of its own above are not taken over', async () => {
    program.write('outer/tenderlint.yml', `${profile}documents: [a.md]\n`);
    program.write('outer/a.md', text);
    program.write('outer/inner/tenderlint.yml', 'profile: {jurisdiction: wales}\n');
    program.write('outer/inner/b.md', text);
    expect((await configOf('outer/inner'))?.facts).toMatchObject({
      jurisdiction: { value: 'wales' },
    });
    expect((await configOf('outer/inner'))?.facts).not.toHaveProperty('value');
  });
});
