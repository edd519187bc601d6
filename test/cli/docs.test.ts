// What the documents say of the command line is what it does. After a change that is meant:
// UPDATE_DOCS=1 npx vitest run test/cli/docs.test.ts

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArguments } from '../../server/src/cli/arguments.ts';
import { commands } from '../../server/src/cli/commands.ts';
import { helpText } from '../../server/src/cli/help.ts';
import { profileKeyNames } from '../../server/src/workspace/profile-facts.ts';
import { sourceLibrary } from '../support/source-library.ts';
import { buildProgram, type Program, root } from './program.ts';

const { library } = sourceLibrary().compiled;
const updates = process.env.UPDATE_DOCS === '1';

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

describe('README', () => {
  const readme = read('README.md');
  let program: Program;
  beforeAll(async () => {
    program = await buildProgram();
  });
  afterAll(() => program.remove());

  test('shows what the first command prints, in part', async () => {
    const { stdout, code } = await program.run(['check', 'examples/poor-pack'], { cwd: root });
    expect(code).toBe(1);
    const block = /(<!-- output of: tenderlint check examples\/poor-pack -->\n```text\n)([^`]*)(```\n)/;
    const expected = partOf(stdout, 'local-presence-at-bid');
    if (updates)
      writeFileSync(
        join(root, 'README.md'),
        read('README.md').replace(block, (_, before, _old, after) => before + expected + after),
      );
    expect(block.exec(updates ? read('README.md') : readme)?.[2]).toBe(expected);
  });

  test('shows all that the pack of contradictions gives, a line each', async () => {
    const command = 'check examples/clashing-pack --severity warning --quiet';
    const { stdout } = await program.run(command.split(' '), { cwd: root });
    expect(stdout).toContain('DQ-DATE-CLASH');
    const block =
      /(<!-- output of: tenderlint check examples\/clashing-pack --severity warning --quiet -->\n```text\n)([^`]*)(```\n)/;
    if (updates)
      writeFileSync(
        join(root, 'README.md'),
        read('README.md').replace(block, (_, before, _old, after) => before + stdout + after),
      );
    expect(block.exec(read('README.md'))?.[2]).toBe(stdout);
  });

  test('shows what a new pack says', async () => {
    const command = /^tenderlint (new grounds .*)$/m.exec(read('README.md'))?.[1] ?? '';
    const { stdout, code } = await program.run(command.split(' '));
    expect(code).toBe(0);
    const block = /(<!-- output of: tenderlint new grounds -->\n```text\n)([^`]*)(```\n)/;
    if (updates)
      writeFileSync(
        join(root, 'README.md'),
        read('README.md').replace(block, (_, before, _old, after) => before + stdout + after),
      );
    expect(block.exec(read('README.md'))?.[2]).toBe(stdout);
  });

  test('shows the weights and the golden thread of the good pack', async () => {
    const { stdout } = await program.run(['coverage', 'examples/good-pack'], { cwd: root });
    const part = stdout.slice(stdout.indexOf('Weights\n'), stdout.indexOf('\nCommitments'));
    expect(part).toContain('Golden thread');
    const block =
      /(<!-- output of: tenderlint coverage examples\/good-pack, weights and golden thread -->\n```text\n)([^`]*)(```\n)/;
    if (updates)
      writeFileSync(
        join(root, 'README.md'),
        read('README.md').replace(block, (_, before, _old, after) => before + part + after),
      );
    expect(block.exec(read('README.md'))?.[2]).toBe(part);
  });

  test('has the two commands on its first screen', () => {
    const firstScreen = readme.split('\n').slice(0, 30).join('\n');
    expect(firstScreen).toContain('npm ci && npm run build && npx tenderlint check examples/poor-pack');
    expect(firstScreen).toContain('npm ci && npm test');
  });

  test('lists the bodies of law of the library', () => {
    const rows = [...readme.matchAll(/^\| `([a-z0-9-]+)` \| ([^|]+) \|$/gm)].map(([, id, title]) => [
      id,
      title,
    ]);
    expect(rows).toEqual(library.regimes.map((regime) => [regime.id, regime.title]));
  });
});

/** One finding under its document's name, and the last lines, with […] for what is left out. */
function partOf(output: string, rule: string): string {
  const lines = output.split('\n');
  const at = lines.findIndex((line) => /^ {2}\d+:\d+ /.test(line) && line.endsWith(rule));
  expect(at, `no finding of ${rule}`).toBeGreaterThan(0);
  const header = lines.slice(0, at).findLast((line) => /^\S/.test(line)) as string;
  const length = lines.slice(at + 1).findIndex((line) => /^ {2}\d+:\d+ |^\S/.test(line));
  const finding = lines.slice(at, at + 1 + length);
  const summary = lines.slice(lines.findIndex((line) => /^\d+ documents? in /.test(line)));
  return [header, '', ...finding, '[…]', '', ...summary].join('\n');
}

test('docs/command-line.md holds every help text', () => {
  const sections = [undefined, ...commands].map((command) => {
    const title = command === undefined ? 'tenderlint' : `tenderlint ${command.name}`;
    return `## ${title}\n\n\`\`\`text\n${helpText(command, () => library)}\`\`\`\n`;
  });
  const page = `# The command line\n\nWhat \`--help\` prints. The result as data: [result.md](result.md).\n\n${sections.join('\n')}`;
  if (updates) writeFileSync(join(root, 'docs/command-line.md'), page);
  expect(read('docs/command-line.md')).toBe(page);
});

test('docs/configuration.md and README name every fact', () => {
  const configuration = read('docs/configuration.md');
  const rows = [...configuration.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, key]) => key);
  expect(rows.toSorted()).toEqual(profileKeyNames.toSorted());
});

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/result.md',
  'docs/ci.md',
  'docs/api.md',
  'docs/editors.md',
  'docs/configuration.md',
  'docs/command-line.md',
  'docs/benchmarks.md',
];

describe.each(pages)('%s', (page) => {
  test('links lead somewhere', () => {
    const text = read(page);
    const dead = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)]
      .map(([, link]) => link as string)
      .filter((link) => !existsSync(join(root, dirname(page), link)));
    expect(dead).toEqual([]);
  });

  test('commands are those that exist', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { readonly scripts: object }).scripts);
    const shell = [...read(page).matchAll(/```sh\n([^`]*)```/g)].map(([, code]) => code as string).join('\n');
    const inline = [...read(page).matchAll(/`((?:npx tenderlint|npm run|node) [^`]+)`/g)].map(
      ([, code]) => code as string,
    );
    for (const command of [...shell.split(/\n|&&|;/), ...inline].map((line) =>
      line.replace(/#.*$/, '').trim(),
    )) {
      const [first, second, third = ''] = command.split(/\s+/);
      if (first === 'npx' && second === 'tenderlint') {
        const args = command.split(/[<>]/)[0]?.trim().split(/\s+/).slice(2) ?? [];
        expect(readArguments(args).kind, command).toBe('command');
      }
      if (first === 'npm' && second === 'run') expect(scripts, command).toContain(third);
      if (first === 'node' && second !== undefined)
        expect(existsSync(join(root, second)), command).toBe(true);
    }
  });
});
