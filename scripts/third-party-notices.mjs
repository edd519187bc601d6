// The licences of the packages that stand in our bundles, from the inputs that esbuild reports.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The text of THIRD-PARTY-NOTICES.txt.
 * @param {string} root folder of the project
 * @param {readonly string[]} inputs paths of bundled files, relative to `root`
 */
export function thirdPartyNotices(root, inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found?.[1]) folders.add(found[1]);
  }
  const notices = new Map();
  for (const folder of folders) {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'licence not stated'})`;
    notices.set(title, licenceText(join(root, folder), manifest));
  }
  const parts = [...notices].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    'Tenderlint contains the following packages, each under its own licence.\n',
    ...parts.map(([title, text]) => `${'-'.repeat(80)}\n${title}\n\n${text.trim()}\n`),
  ].join('\n');
}

function licenceText(folder, manifest) {
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)(\.|$)/i.test(file));
  if (name) return readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  return `The package carries no licence file. Licence: ${manifest.license}. Author: ${author ?? 'not stated'}.`;
}
