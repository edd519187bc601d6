// Runs test/editor inside a real VS Code, against the packed extension. On a desktop: VS Code as @vscode/test-electron
// downloads it. Without a display, or where it cannot be downloaded: the code host (tools/code-host), by the same runner.
//
//   node scripts/test-editor.mjs [--desktop | --code-host] [--web] [--no-build]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { missingParts } from '../tools/code-host/parts.mjs';
import { unzip } from './unzip.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const mark = '@@TEST ';

/**
 * @param {readonly string[]} options
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function testEditor(options) {
  const executable = await findEditor(options);
  if (executable === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const tests = await bundleTests();
  const extension = packedExtension(options);
  return drive(executable, extension, tests, options.includes('--web'));
}

/** Path of an executable that takes the arguments of `code`; undefined, with the reason printed, where there is none. */
async function findEditor(options) {
  const wantsHost = options.includes('--code-host') || options.includes('--web');
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (options.includes('--desktop') || (display && !wantsHost)) {
    try {
      return await downloadAndUnzipVSCode({
        version: process.env.VSCODE_VERSION ?? 'stable',
        cachePath: join(root, '.vscode-test'),
      });
    } catch (error) {
      console.log(
        `editor tests: desktop VS Code cannot be downloaded (${error instanceof Error ? error.message : error})`,
      );
      if (options.includes('--desktop')) return undefined;
    }
  }
  bringCodeHost();
  const missing = missingParts();
  if (missing.length === 0) return join(root, 'scripts', 'code-host.mjs');
  console.error('editor tests: FAILED, a real VS Code cannot be started here:');
  for (const { what, bring } of missing) console.error(`  ${what} is missing. To bring it: ${bring}`);
  return undefined;
}

/** Installs what the code host lacks, where that may be done: npm packages always, Debian's Chromium as root. */
function bringCodeHost() {
  for (const { what } of missingParts()) {
    if (what !== 'Chromium')
      spawnSync(process.execPath, [join(root, 'tools', 'code-host', 'install.mjs')], {
        stdio: ['ignore', 'inherit', 'inherit'],
      });
    else if (process.platform === 'linux' && process.getuid?.() === 0) installChromium();
  }
}

function installChromium() {
  console.log("editor tests: installing Debian's Chromium");
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
}

async function bundleTests() {
  const folder = join(root, 'out', 'editor');
  mkdirSync(folder, { recursive: true });
  // The root package is of type "module"; the extension host loads CommonJS.
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  const outfile = join(folder, 'index.js');
  await build({
    entryPoints: [join(root, 'test', 'editor', 'index.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    // For the annotation of exports that an import() of CommonJS needs; the tests use no Node module.
    platform: 'node',
    target: 'es2022',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}

/** Packs the extension and unpacks it again: the tests see what users get, no more. */
function packedExtension(options) {
  const archive = join(root, 'out', 'tenderlint.vsix');
  const packing = [
    'scripts/package.mjs',
    '--out',
    archive,
    ...(options.includes('--no-build') ? ['--no-build'] : []),
  ];
  const done = spawnSync(process.execPath, packing, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0) throw new Error('the extension cannot be packed');
  const folder = join(root, 'out', 'unpacked');
  rmSync(folder, { recursive: true, force: true });
  unzip(archive, folder);
  return join(folder, 'extension');
}

async function drive(executable, extension, tests, web) {
  let tally;
  const read = (line) => {
    const start = line.indexOf(mark);
    const test = start < 0 ? undefined : JSON.parse(line.slice(start + mark.length));
    if (test?.end) tally = test.end;
    else if (test) console.log(test.text);
    // The launcher prints nothing but what concerns the tests; desktop VS Code prints its own log as well.
    else if (executable.endsWith('code-host.mjs') || process.env.CODE_HOST_VERBOSE) console.log(line);
  };
  if (web) process.env.CODE_HOST_KIND = 'web';
  // The tests write into it.
  const workspace = join(root, 'out', 'editor', 'workspace');
  rmSync(workspace, { recursive: true, force: true });
  cpSync(join(root, 'test', 'editor', 'fixtures', 'workspace'), workspace, { recursive: true });
  let exit = 0;
  try {
    exit = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      launchArgs: [workspace, '--disable-workspace-trust'],
      stdout: lines(read),
      stderr: lines(read),
    });
  } catch (error) {
    exit = 1;
    if (!tally) console.error(`editor tests: ${error instanceof Error ? error.message : error}`);
  } finally {
    delete process.env.CODE_HOST_KIND;
  }
  if (!tally) return { passed: 0, failed: 1, skipped: 0 };
  // A host that fails after its tests passed has failed.
  return exit !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function lines(read) {
  let rest = '';
  return new Writable({
    write(chunk, _encoding, done) {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) read(part);
      done();
    },
    final(done) {
      if (rest) read(rest);
      done();
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = await testEditor(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 ? 1 : 0);
}
