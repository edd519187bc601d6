// Packs the extension: one VSIX for every platform, offline. What goes in is listed here; the manifest is that of the
// root without what only development needs.
//
//   node scripts/package.mjs [--no-build] [--out FILE] [--staging FOLDER]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return resolve(at < 0 ? otherwise : process.argv[at + 1]);
};
const staging = option('--staging', join(root, 'out', 'vsix'));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const target = option('--out', join(root, `${manifest.name}-${manifest.version}.vsix`));

const contents = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'package.nls.json',
  'clause-library/LICENSE',
  'clause-library/schemas',
  'dist',
  'media',
  'snippets',
  'syntaxes',
  'walkthrough',
];
const development = [
  'allowScripts',
  'private',
  'type',
  'workspaces',
  'scripts',
  'devDependencies',
  'optionalDependencies',
];

if (!process.argv.includes('--no-build')) run(process.execPath, ['scripts/build.mjs'], root);

rmSync(staging, { recursive: true, force: true });
mkdirSync(staging, { recursive: true });
for (const path of contents) {
  if (!existsSync(join(root, path))) {
    console.error(`package: ${path} is missing`);
    process.exit(1);
  }
  cpSync(join(root, path), join(staging, path), { recursive: true });
}
for (const key of development) delete manifest[key];
// Everything in the staging folder, and nothing left for the packer to guess.
manifest.files = ['**/*'];
writeFileSync(join(staging, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

// Everything is bundled (no dependencies); the README's links stay relative, for there is no public address to point them at.
const flags = [
  '--no-dependencies',
  '--no-rewrite-relative-links',
  '--allow-missing-repository',
  '--out',
  target,
];
run(process.execPath, [join(root, 'node_modules', '@vscode', 'vsce', 'vsce'), 'package', ...flags], staging);
console.log(`package: ${target} ${Math.ceil(statSync(target).size / 1024)} KB`);

function run(program, args, cwd) {
  const done = spawnSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
