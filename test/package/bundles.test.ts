// What ships: the bundles hold only the packages listed here, those for the browser need no Node, and the extension
// packs into one VSIX that holds what it should and no more.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Modules that a bundle loads when it runs. */
function required(path: string): string[] {
  // ajv writes `require` into the code that it generates: such a one stands in a string.
  const calls = text(path).matchAll(/(?<!["'`])\brequire\(["']([^"']+)["']\)/g);
  return [...new Set([...calls].map((found) => found[1] ?? ''))];
}

describe('bundles', () => {
  it('hold these packages, each with its licence', () => {
    const notices = text('dist/THIRD-PARTY-NOTICES.txt');
    const packages = [...notices.matchAll(/^-{80}\n(\S+) \S+ \((.+)\)$/gm)].map((found) => ({
      name: found[1],
      licence: found[2],
    }));
    expect(packages.map(({ name }) => name)).toMatchSnapshot();
    expect(
      packages.filter(
        ({ licence }) =>
          !/^(MIT|ISC|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|Apache-2\.0|CC0-1\.0)/.test(licence ?? ''),
      ),
    ).toEqual([]);
    expect(notices).not.toContain('carries no licence file');
  });

  it.each(['dist/web/client.js', 'dist/web/server.js'])('%s needs no Node module', (path) => {
    expect(required(path).filter((name) => name !== 'vscode')).toEqual([]);
  });

  it.each(['dist/client.cjs', 'dist/server.cjs', 'server/dist/cli.cjs', 'server/dist/commands.cjs'])(
    '%s needs Node and nothing else',
    (path) => {
      expect(
        required(path).filter((name) => !['vscode', './commands.cjs'].includes(name) && !isBuiltin(name)),
      ).toEqual([]);
    },
  );

  it('dist/web/server.js answers in a worker, where there is no document', async () => {
    // What a web worker has and a thread of Node calls otherwise.
    const scope = `
      const { parentPort } = require('node:worker_threads');
      globalThis.self = globalThis;
      globalThis.postMessage = (data) => parentPort.postMessage(data);
      globalThis.addEventListener = () => {};
      parentPort.on('message', (data) => globalThis.onmessage({ data }));
    `;
    const worker = new Worker(`${scope};${text('dist/web/server.js')}`, { eval: true });
    const answer = new Promise<{ result?: { capabilities?: object } }>((answered, failed) => {
      worker.on('error', failed);
      worker.on('message', (message: { id?: unknown; result?: { capabilities?: object } }) => {
        if (message.id === 1) answered(message);
      });
    });
    const params = { processId: null, rootUri: null, capabilities: {} };
    worker.postMessage({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    expect((await answer).result?.capabilities).toBeDefined();
    await worker.terminate();
  });

  it('ship without source maps', () => {
    for (const path of [
      'dist/client.cjs',
      'dist/server.cjs',
      'dist/web/client.js',
      'dist/web/server.js',
      'server/dist/cli.cjs',
      'server/dist/commands.cjs',
    ])
      expect(text(path)).not.toContain('sourceMappingURL=data');
  });
});

describe('the VSIX', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenderlint-vsix-'));
  let files: string[] = [];
  beforeAll(async () => {
    const archive = join(folder, 'tenderlint.vsix');
    execFileSync(
      process.execPath,
      ['scripts/package.mjs', '--no-build', '--out', archive, '--staging', join(folder, 'staging')],
      { cwd: root, stdio: 'ignore' },
    );
    const { unzip } = await import(join(root, 'scripts/unzip.mjs'));
    unzip(archive, join(folder, 'unpacked'));
    const top = join(folder, 'unpacked', 'extension');
    files = readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(top, join(entry.parentPath, entry.name)));
    // The library of 117 clauses is in it twice, for Node and for a browser, and the pictures of the README once.
    expect(statSync(archive).size).toBeLessThan(5 * 1024 * 1024);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the extension', () => {
    for (const file of [
      'package.json',
      'package.nls.json',
      'readme.md',
      'LICENSE.txt',
      'changelog.md',
      'dist/client.cjs',
      'dist/server.cjs',
      'dist/web/client.js',
      'dist/web/server.js',
      'dist/clauses.code-snippets',
      'dist/THIRD-PARTY-NOTICES.txt',
      'dist/example-pack.json',
    ])
      expect(files, file).toContain(file);
  });

  it('holds nothing that only development needs', () => {
    expect(
      files.filter((file) =>
        /\.(ts|tsbuildinfo|map)$|node_modules|(^|\/)\.|\.test\.|^(scripts|tools|test|server|client|out)\//.test(
          file,
        ),
      ),
    ).toEqual([]);
    const manifest = JSON.parse(readFileSync(join(folder, 'unpacked/extension/package.json'), 'utf8'));
    expect(Object.keys(manifest)).not.toContain('devDependencies');
    expect(Object.keys(manifest)).not.toContain('scripts');
  });
});
