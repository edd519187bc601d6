// One session with the built language server over stdio, as an editor holds it: keeps the documents' texts, applies
// edits, waits for diagnostics of a version. The server is bundled from its sources once per test file.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const root = fileURLToPath(new URL('../..', import.meta.url));
let bundle: Promise<string> | undefined;
const bundleFolder = mkdtempSync(join(tmpdir(), 'tenderlint-server-'));
process.on('exit', () => rmSync(bundleFolder, { recursive: true, force: true }));

/** The server as it is shipped, bundled from the sources as they are now. */
export function builtServer(): Promise<string> {
  bundle ??= (async () => {
    if (!existsSync(join(root, 'server/src/generated/library.json'))) {
      const made = spawnSync(process.execPath, ['scripts/build-library.mjs'], {
        cwd: root,
        encoding: 'utf8',
      });
      if (made.status !== 0) throw new Error(`the clause library does not build\n${made.stderr}`);
    }
    const outfile = join(bundleFolder, 'language-server.cjs');
    await build({
      entryPoints: [join(root, 'server/src/node.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      conditions: ['node', 'import', 'module'],
      logLevel: 'error',
    });
    return outfile;
  })();
  return bundle;
}

/** What VS Code says it can do, as far as this server asks. */
export const fullCapabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        resolveSupport: { properties: ['documentation', 'detail'] },
      },
    },
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
  },
};

/** The same with pull diagnostics. */
export const pullCapabilities: ClientCapabilities = {
  ...fullCapabilities,
  textDocument: {
    ...fullCapabilities.textDocument,
    diagnostic: { dynamicRegistration: false, relatedDocumentSupport: true },
  },
  workspace: { ...fullCapabilities.workspace, diagnostics: { refreshSupport: true } },
};

export interface SessionOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly settings?: unknown;
  /** URIs of the workspace folders. */
  readonly folders?: readonly string[];
}

export class Session {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  /** What the server logged, newest last. */
  readonly log: string[] = [];
  /** Everything published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registered: { method: string; registerOptions?: unknown }[] = [];
  readonly notified: { method: string; params: unknown }[] = [];
  refreshes = 0;
  settings: unknown;
  stray = '';
  readonly #documents = new Map<string, TextDocument>();
  #waiting: { uri: string; version: number | undefined; done: (params: PublishDiagnosticsParams) => void }[] =
    [];

  private constructor(child: ChildProcess, connection: ProtocolConnection, settings: unknown) {
    this.process = child;
    this.connection = connection;
    this.settings = settings;
    this.initialized = { capabilities: {} };
    child.stderr?.on('data', (data: Buffer) => {
      this.stray += data.toString();
    });
    connection.onNotification('window/logMessage', (params: { message: string }) => {
      this.log.push(params.message);
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      const met = this.#waiting.filter((waiter) => answers(waiter, params));
      this.#waiting = this.#waiting.filter((waiter) => !met.includes(waiter));
      for (const waiter of met) waiter.done(params);
    });
    connection.onUnhandledNotification(({ method, params }) => {
      this.notified.push({ method, params });
    });
    connection.onRequest('workspace/configuration', (params: { items: unknown[] }) =>
      params.items.map(() => this.settings ?? null),
    );
    connection.onRequest(
      'client/registerCapability',
      (params: { registrations: { method: string; registerOptions?: unknown }[] }) => {
        this.registered.push(...params.registrations);
        return null;
      },
    );
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
  }

  static async start(options: SessionOptions = {}): Promise<Session> {
    const server = await builtServer();
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    if (child.stdout === null || child.stdin === null) throw new Error('the server has no pipes');
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const session = new Session(child, connection, options.settings);
    connection.listen();
    const folders = options.folders ?? [];
    const result = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: folders[0] ?? null,
      capabilities: options.capabilities ?? fullCapabilities,
      initializationOptions: options.initializationOptions,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri.split('/').at(-1) ?? '' })),
    });
    Object.assign(session, { initialized: result });
    await connection.sendNotification('initialized', {});
    return session;
  }

  /** Opens a document and gives its first diagnostics (push mode). */
  async open(uri: string, text: string): Promise<PublishDiagnosticsParams> {
    const published = this.diagnostics(uri, 1);
    await this.openQuietly(uri, text);
    return published;
  }

  async openQuietly(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  /** Sends changes; the new version's number. */
  async change(uri: string, ...changes: readonly TextDocumentContentChangeEvent[]): Promise<number> {
    const before = this.document(uri);
    const version = before.version + 1;
    this.#documents.set(uri, TextDocument.update(before, [...changes], version));
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
    return version;
  }

  /** Replaces the first occurrence of a text and gives the diagnostics of the new version (push mode). */
  async replace(uri: string, what: string, by: string): Promise<PublishDiagnosticsParams> {
    const version = this.document(uri).version + 1;
    const published = this.diagnostics(uri, version);
    await this.replaceQuietly(uri, what, by);
    return published;
  }

  async replaceQuietly(uri: string, what: string, by: string): Promise<number> {
    const document = this.document(uri);
    const start = document.getText().indexOf(what);
    if (start < 0) throw new Error(`"${what}" is not in ${uri}`);
    return this.change(uri, {
      range: { start: document.positionAt(start), end: document.positionAt(start + what.length) },
      text: by,
    });
  }

  /** The next diagnostics published for a document, of this version or a later one where one is given. */
  diagnostics(uri: string, version?: number): Promise<PublishDiagnosticsParams> {
    return new Promise((done, failed) => {
      const timer = setTimeout(
        () =>
          failed(
            new Error(`no diagnostics for ${uri} ${version ?? ''}\n${this.log.join('\n')}\n${this.stray}`),
          ),
        90_000,
      );
      this.#waiting.push({
        uri,
        version,
        done: (params) => {
          clearTimeout(timer);
          done(params);
        },
      });
    });
  }

  /** Position of the first occurrence of a text in an open document. */
  at(uri: string, what: string, offset = 0): { line: number; character: number } {
    const document = this.document(uri);
    const start = document.getText().indexOf(what);
    if (start < 0) throw new Error(`"${what}" is not in ${uri}`);
    return document.positionAt(start + offset);
  }

  /** The text under a range of an open document. */
  under(uri: string, { range }: Pick<Diagnostic, 'range'>): string {
    return this.document(uri).getText(range);
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** Applies an edit of the server as an editor does, tab stops replaced by their placeholders; the new versions by URI. */
  async apply(edit: WorkspaceEdit): Promise<ReadonlyMap<string, number>> {
    const versions = new Map<string, number>();
    for (const change of edit.documentChanges ?? []) {
      if (!('textDocument' in change)) throw new Error('not a text document edit');
      const { uri, version } = change.textDocument;
      const document = this.document(uri);
      if (version !== document.version)
        throw new Error(`edit for version ${version}, text is ${document.version}`);
      const edits = change.edits.map((one): TextEdit => {
        if (!('snippet' in one)) return one;
        return { range: one.range, newText: withoutTabStops(one.snippet.value) };
      });
      const text = TextDocument.applyEdits(document, edits);
      versions.set(uri, await this.change(uri, { text }));
    }
    return versions;
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((done) => this.process.once('exit', done));
    if (this.process.exitCode !== null) return this.process.exitCode;
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}

function answers(
  waiter: { uri: string; version: number | undefined },
  params: PublishDiagnosticsParams,
): boolean {
  if (waiter.uri !== params.uri) return false;
  return waiter.version === undefined || (params.version ?? 0) >= waiter.version;
}

/** A snippet as it stands when it has been inserted and nothing was typed over. */
export function withoutTabStops(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\$\{\d+\|((?:\\.|[^\\,|])*)[^}]*\|\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
