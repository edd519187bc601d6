// Installs the code host: code-server (a complete VS Code without a desktop) and the Node it needs, from npm,
// without a compiler and without running install scripts. Does nothing when it is already there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');
const stamp = join(here, 'node_modules', '.code-host-installed');

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
  console.log('code host: already installed');
  process.exit(0);
}
if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error('code host: only for Linux on x64; elsewhere the editor tests download desktop VS Code');
  process.exit(2);
}

const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
// The two inner folders carry an npm-shrinkwrap.json with integrity hashes; `npm ci` does not accept it ("Missing: tslib"), `npm install` follows it.
const inner = ['install', '--omit=dev', '--ignore-scripts', '--no-save', '--no-package-lock', ...quiet];
const code = join(here, 'node_modules', 'code-server', 'lib', 'vscode');
const steps = [
  { what: 'code-server and Node', in: here, npm: ['ci', '--ignore-scripts', ...quiet] },
  { what: "VS Code's own packages", in: code, npm: inner },
  { what: "the built-in extensions' packages", in: join(code, 'extensions'), npm: inner },
];
for (const step of steps) {
  console.log(`code host: installing ${step.what}`);
  const run = spawnSync('npm', step.npm, { cwd: step.in, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) {
    console.error(
      `code host: npm ${step.npm[0]} failed for ${step.what} (${run.error?.message ?? `exit ${run.status}`})`,
    );
    process.exit(1);
  }
}
writeFileSync(stamp, lock);
console.log('code host: installed');
