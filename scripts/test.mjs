// Everything that must hold, in parts, with one sum as the last line: `N passed, N failed, N skipped`.
//
//   npm test                       all parts
//   npm test -- --unit --protocol  some of them: --build --types --lint --unit --protocol --neovim --editor --web
//   npm test -- --no-build …       with what was built before
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testEditor } from './test-editor.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);

const parts = {
  build: () => command('build', process.execPath, ['scripts/build.mjs']),
  types: () => command('types', bin('tsc'), ['-b']),
  lint: () => command('lint', bin('biome'), ['check', '.']),
  unit: () => vitest('unit', ['--exclude', 'test/protocol/**', '--exclude', 'test/neovim/**']),
  protocol: () => vitest('protocol', ['test/protocol/']),
  neovim: () => neovim(),
  editor: () => testEditor(['--no-build']),
  web: () => testEditor(['--no-build', '--web']),
};

const given = process.argv.slice(2);
const unknown = given.filter((option) => option !== '--no-build' && !(option.slice(2) in parts));
if (unknown.length > 0) {
  console.error(
    `test: unknown option ${unknown.join(' ')}; known: --no-build ${Object.keys(parts)
      .map((part) => `--${part}`)
      .join(' ')}`,
  );
  process.exit(2);
}
const named = Object.keys(parts).filter((part) => given.includes(`--${part}`));
const chosen = named.length > 0 ? named : Object.keys(parts);
if (!given.includes('--no-build') && !chosen.includes('build')) chosen.unshift('build');
if (given.includes('--no-build'))
  chosen.splice(0, chosen.length, ...chosen.filter((part) => part !== 'build'));

const sum = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const part of chosen) {
  console.log(`\n== ${part}`);
  const start = Date.now();
  const tally = await parts[part]().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  for (const kind of Object.keys(sum)) sum[kind] += tally[kind];
  lines.push(`${part.padEnd(10)}${said(tally)} (${Math.round((Date.now() - start) / 1000)} s)`);
  if (part === 'build' && tally.failed > 0) {
    lines.push('The other parts need the build and were not run.');
    break;
  }
}
console.log(`\n${lines.join('\n')}`);
console.log(said(sum));
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;

function said({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A program that must end well counts as one test. */
async function command(part, program, args) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) console.error(`${part}: FAILED (${error?.message ?? `exit ${status}`})`);
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Brings Debian's Neovim as root; where there is none, that is said, and counts as a failure in CI. */
async function neovim() {
  const isThere = () => spawnSync('nvim', ['--version'], { stdio: 'ignore' }).error === undefined;
  if (!isThere() && process.platform === 'linux' && process.getuid?.() === 0) {
    console.log("neovim: installing Debian's Neovim");
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'neovim'], quiet);
  }
  if (isThere()) return vitest('neovim', ['test/neovim/']);
  console.error(
    'neovim: NOT RUN, Neovim is missing. To bring it: apt-get install neovim (or the like), and run npm test again.',
  );
  return process.env.CI === 'true'
    ? { passed: 0, failed: 1, skipped: 0 }
    : { passed: 0, failed: 0, skipped: 1 };
}

async function vitest(part, args) {
  const report = join(root, 'out', `vitest-${part}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(bin('vitest'), ['run', ...args, ...reporting], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  // A file that cannot be loaded, or an error outside a test, fails the run without a failed test.
  const failed = status !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}
