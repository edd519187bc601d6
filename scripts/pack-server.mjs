// Packs the command line and the language server as the npm package `tenderlint`. Everything it needs is in its bundles, so
// the package has no dependencies: it installs without a network, and nothing else can get between.
//
//   node scripts/pack-server.mjs [--out FOLDER] [--no-build]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'out') },
    'no-build': { type: 'boolean', default: false },
  },
});
if (!values['no-build']) {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}
const server = join(root, 'server');
const { dependencies: _bundled, ...manifest } = JSON.parse(
  readFileSync(join(server, 'package.json'), 'utf8'),
);
const staging = mkdtempSync(join(tmpdir(), 'tenderlint-pack-'));
try {
  for (const name of manifest.files) cpSync(join(server, name), join(staging, name), { recursive: true });
  writeFileSync(join(staging, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  mkdirSync(values.out, { recursive: true });
  const packed = spawnSync('npm', ['pack', '--silent', '--pack-destination', resolve(values.out)], {
    cwd: staging,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (packed.status !== 0) process.exit(1);
  console.log(join(resolve(values.out), packed.stdout.trim().split('\n').at(-1)));
} finally {
  rmSync(staging, { recursive: true, force: true });
}
