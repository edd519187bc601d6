// The commands that print the library, the help and the version.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandNames } from '../../server/src/cli/commands.ts';
import { buildProgram, type Program } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

test('--version prints tool, library and date of the law', async () => {
  const ran = await program.run(['--version']);
  expect(ran.stdout).toMatch(
    /^tenderlint \d+\.\d+\.\d+\nclause library \d+\.\d+\.\d+\nlaw as at \d{4}-\d\d-\d\d\n$/,
  );
  expect(ran.code).toBe(0);
});

test.each([[[]], ...commandNames.map((name) => [[name]])])(
  'help of %j is plain text of 100 columns',
  async (args) => {
    const ran = await program.run([...args, '--help']);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toMatch(/\nUsage: tenderlint /);
    for (const line of ran.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  },
);

describe('lists', () => {
  test.each(['rules', 'criteria', 'clauses'] as const)('%s, all and by law', async (kind) => {
    const list = async (...args: readonly string[]) => {
      const ran = await program.run([kind, '--format', 'json', ...args]);
      expect(ran.code).toBe(0);
      return (
        (
          JSON.parse(ran.stdout) as Record<string, readonly { readonly id: string; readonly title: string }[]>
        )[kind] ?? []
      );
    };
    const all = await list();
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all.map((entry) => entry.id)).size).toBe(all.length);
    const ids = (entries: typeof all) => entries.map((entry) => entry.id);
    for (const filter of [
      ['--jurisdiction', 'ireland'],
      ['--regime', 'pcr-2015'],
      ['--regime', 'prsa-2014', '--jurisdiction', 'scotland'],
    ])
      expect(ids(all)).toEqual(expect.arrayContaining(ids(await list(...filter))));
    const text = await program.run([kind]);
    expect(text.stdout.trimEnd().split('\n')).toHaveLength(all.length);
    for (const { title } of all) expect(text.stdout).toContain(title);
  });

  test('a filter leaves out what cannot apply', async () => {
    const { stdout } = await program.run(['rules', '--jurisdiction', 'england']);
    expect(stdout).toContain('local-presence-at-bid');
    expect(stdout).not.toContain('sct-missing-cb-statement');
    expect((await program.run(['rules', '--jurisdiction', 'scotland'])).stdout).toContain(
      'sct-missing-cb-statement',
    );
  });

  test('an unknown body of law is answered with the nearest', async () => {
    const ran = await program.run(['rules', '--regime', 'prc-2015']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('Did you mean pcr-2015?');
  });

  test('an operand is not taken', async () => {
    expect(await program.run(['rules', 'all'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('explain', () => {
  test('a rule by id and by alias, in capitals or not', async () => {
    const [byId, byAlias] = await Promise.all([
      program.run(['explain', 'Local-Presence-At-Bid']),
      program.run(['explain', 'r06']),
    ]);
    expect(byId.code).toBe(0);
    expect(byId.stdout).toContain('rule local-presence-at-bid');
    for (const heading of ['Why', 'Instead', 'Law', 'Flagged', 'Lawful, and not flagged', 'Fixes'])
      expect(byId.stdout).toContain(`\n${heading}\n`);
    expect(byAlias.stdout).toBe(byId.stdout);
  });

  test('criteria, clauses, bodies of law, concepts and notices', async () => {
    for (const [id, kind] of [
      ['relative-importance', 'criterion'],
      ['TRT-01', 'clause'],
      ['procurement-act-2023', 'regime'],
      ['tenderer', 'concept'],
      ['cannot-tell', 'notice'],
    ] as const) {
      const ran = await program.run(['explain', id, '--format', 'json']);
      expect(ran.code, `${id}: ${ran.stderr}`).toBe(0);
      expect(JSON.parse(ran.stdout)).toMatchObject({ version: 1, kind, id });
    }
  });

  test('as Markdown', async () => {
    const { stdout } = await program.run(['explain', 'local-presence-at-bid', '--format', 'markdown']);
    expect(stdout).toMatch(/^# \S/);
    expect(stdout).toContain('\n## Law\n');
    expect(stdout).toMatch(/\n> \S/);
  });

  test.each([
    ['a slip of the finger', 'local-presense-at-bid', 'local-presence-at-bid'],
    ['one word of it', 'presence', 'local-presence-at-bid'],
  ])('an unknown id is answered with the nearest: %s', async (_, typed, meant) => {
    const ran = await program.run(['explain', typed]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(meant);
    expect(ran.stderr).toContain('Did you mean');
  });

  test('nothing near', async () => {
    for (const id of ['qqqqqqqqqqqq', 'nope'])
      expect((await program.run(['explain', id])).stderr).toContain('tenderlint rules');
  });

  test('no id', async () => {
    expect(await program.run(['explain'])).toMatchObject({ code: 2, stdout: '' });
  });
});
