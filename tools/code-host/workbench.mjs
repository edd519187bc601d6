// Opens a real VS Code without a desktop: the VS Code server that code-server contains, and its workbench in headless
// Chromium. Everything it writes lies in one temporary folder that disappears when it closes.
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, sep } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { chromium, node, serverMain, vscodeFolder } from './parts.mjs';

/** The tests do not ship in the extension: in the browser they are served beside it. */
const testsRoute = '/.tests/';

const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'workbench.startupEditor': 'none',
  'git.enabled': false,
};
// All the built-in extensions cost seconds, memory and, while they register their providers, failed queries.
const builtins = ['markdown-basics', 'json', 'yaml', 'configuration-editing', 'theme-defaults'];
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @typedef {object} WorkbenchOptions
 * @property {string} workspace folder; a copy of it is opened
 * @property {string=} development folder of an extension under development
 * @property {string=} tests module that exports `run()`, run in the extension host
 * @property {string=} vsix package to install
 * @property {'node' | 'web'=} kind which extension host: a Node process or a web worker
 * @property {Record<string, unknown>=} settings user settings
 * @property {{ width: number, height: number, scale?: number }=} viewport in CSS pixels
 * @property {(type: string, line: string) => void=} said a line of the extension host's console
 * @property {(code: number) => void=} ended the tests' exit code
 * @property {(why: string) => void=} died the VS Code server ended by itself
 */

/** @param {WorkbenchOptions} options */
export async function openWorkbench(options) {
  const temporary = mkdtempSync(join(tmpdir(), 'ch-'));
  const workspace = join(temporary, 'ws');
  const data = join(temporary, 'd');
  const log = [];
  let server;
  let browser;
  let files;
  let closing = false;

  const close = async () => {
    closing = true;
    await browser?.close().catch(() => {});
    files?.close();
    await endGroup(server);
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };

  try {
    cpSync(options.workspace, workspace, { recursive: true });
    prepareData(temporary, data, options);
    if (options.vsix) installExtension(data, temporary, options.vsix);
    server = startServer(temporary, data);
    server.once('exit', (code, signal) => {
      if (!closing) options.died?.(`the VS Code server ended: ${code ?? signal}`);
    });
    const port = await listening(server, log);
    const authority = `127.0.0.1:${port}`;

    browser = await playwright.launch({ executablePath: chromium, args: chromiumArguments });
    const { width, height, scale } = options.viewport ?? { width: 1200, height: 800 };
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale ?? 1,
      bypassCSP: options.kind === 'web',
    });
    const page = await context.newPage();
    await page.exposeFunction('codeAutomationLog', (type, words) => {
      const line = words.map(String).join(' ');
      log.push(`${type}: ${line}`);
      options.said?.(type, line);
    });
    await page.exposeFunction('codeAutomationExit', (code) => options.ended?.(code));

    const payload = [
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    if (options.kind === 'web') files = await developInBrowser(page, options);
    else {
      const remote = (path) => `vscode-remote://${authority}${encodeURI(path)}`;
      if (options.development) payload.push(['extensionDevelopmentPath', remote(options.development)]);
      if (options.tests) payload.push(['extensionTestsPath', remote(options.tests)]);
    }
    const query = `folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    await page.goto(`http://${authority}/?${query}`, { timeout: 90_000 });
    return { page, workspace, log, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function prepareData(temporary, data, options) {
  for (const folder of [join(data, 'data', 'User'), join(temporary, 't'), join(temporary, 'b')])
    mkdirSync(folder, { recursive: true });
  const settings = { ...quietSettings, ...options.settings };
  if (options.kind === 'web' && options.development) {
    const { publisher, name } = JSON.parse(readFileSync(join(options.development, 'package.json'), 'utf8'));
    settings['remote.extensionKind'] = { [`${publisher}.${name}`]: ['web'] };
  }
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify(settings));
  for (const name of options.builtins ?? builtins) {
    const folder = join(vscodeFolder, 'extensions', name);
    if (existsSync(folder)) symlinkSync(folder, join(temporary, 'b', name));
  }
}

const serverArguments = (temporary, data) => [
  '--server-data-dir',
  data,
  '--extensions-dir',
  join(temporary, 'x'),
  '--builtin-extensions-dir',
  join(temporary, 'b'),
];

function serverEnvironment(temporary) {
  // TMPDIR: the server leaves sockets there. EXTENSIONS_GALLERY: no look-ups of extensions.
  return { ...process.env, TMPDIR: join(temporary, 't'), EXTENSIONS_GALLERY: '{}', CODE_HOST_ACTIVE: '1' };
}

function installExtension(data, temporary, vsix) {
  const run = spawnSync(
    node,
    [serverMain, '--install-extension', vsix, ...serverArguments(temporary, data)],
    {
      env: serverEnvironment(temporary),
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(`could not install ${vsix}: ${run.stdout}${run.stderr}`);
}

function startServer(temporary, data) {
  const args = [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    // Without this a built VS Code ignores the paths of an extension under development and of its tests.
    '--enable-smoke-test-driver',
    ...['--telemetry-level', 'off', '--disable-workspace-trust', '--disable-experiments'],
    ...serverArguments(temporary, data),
  ];
  return spawn(node, [serverMain, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: serverEnvironment(temporary),
  });
}

function listening(server, log) {
  return new Promise((found, failed) => {
    let output = '';
    server.once('exit', (code) =>
      failed(new Error(`the VS Code server did not start (exit ${code}): ${output}`)),
    );
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (data) => {
        log.push(String(data));
        output += data;
        const port = /agent listening on (\d+)/.exec(output)?.[1];
        if (port) found(port);
      });
  });
}

async function endGroup(server) {
  if (!server?.pid) return;
  const signal = (name) => {
    try {
      process.kill(-server.pid, name);
    } catch {
      // Already gone.
    }
  };
  if (server.exitCode === null) {
    const gone = new Promise((done) => server.once('exit', done));
    signal('SIGTERM');
    await Promise.race([gone, new Promise((done) => setTimeout(done, 3000))]);
  }
  signal('SIGKILL');
}

/**
 * A web extension may start workers only where it was served over http, not from the remote file system: serves the
 * folder, and names it in the page's configuration before the workbench reads that.
 */
async function developInBrowser(page, options) {
  const types = { '.js': 'text/javascript', '.json': 'application/json' };
  const folder = options.development;
  const files = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const from = path.startsWith(testsRoute) && options.tests ? dirname(options.tests) : folder;
    const file = join(from, path.startsWith(testsRoute) ? path.slice(testsRoute.length) : path);
    response.setHeader('Access-Control-Allow-Origin', '*');
    try {
      if (!file.startsWith(from + sep)) throw new Error('outside');
      const content = readFileSync(file);
      response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
      response.end(content);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((done) => files.listen(0, '127.0.0.1', done));
  await page.addInitScript(
    ([authority, tests]) =>
      document.addEventListener('readystatechange', () => {
        const settings = document.getElementById('vscode-workbench-web-configuration');
        if (!settings || document.readyState !== 'interactive') return;
        const configuration = JSON.parse(settings.getAttribute('data-settings'));
        const at = (path) => ({ scheme: 'http', authority, path });
        configuration.developmentOptions = {
          ...configuration.developmentOptions,
          extensions: [at('/')],
          ...(tests ? { extensionTestsPath: at(tests) } : {}),
        };
        settings.setAttribute('data-settings', JSON.stringify(configuration));
      }),
    [`127.0.0.1:${files.address().port}`, options.tests && testsRoute + basename(options.tests)],
  );
  return files;
}
