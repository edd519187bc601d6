// The extension, the same on the desktop and in the browser: the language client's life, the commands and the
// status item. The two entries differ in how they start a server.

import { commands, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  DocumentDiagnosticRequest,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { compareClause, comparisonScheme, comparisons } from './commands/compare-clause.ts';
import { explainRule, explanationScheme, explanations } from './commands/explain-rule.ts';
import { insertChosen, insertClause } from './commands/insert-clause.ts';
import { makePack } from './commands/new-pack.ts';
import { openExamplePack } from './commands/open-example-pack.ts';
import { setProfile } from './commands/set-profile.ts';
import { openPlace, showThread } from './commands/show-thread.ts';
import { createCoverageViews } from './coverage.ts';
import type { CoverageNode } from './coverage-tree.ts';
import { createDisplay } from './display.ts';
import { answerForFiles } from './files.ts';
import { hoverMiddleware } from './hover.ts';
import { clauseId, createLibraryView, sourceScheme } from './library.ts';
import type { LibraryNode } from './library-tree.ts';
import { type CoverageAnswer, coverageRequest, type DocumentStatus, statusNotification } from './requests.ts';
import { readSettings, section } from './settings.ts';
import { createStatusItem } from './status.ts';

/** Makes a client that is not started yet. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What other extensions, and the tests, may ask of this one. */
export interface Tenderlint {
  /** Resolves when the server answers, or when it is known that it will not. */
  readonly ready: () => Promise<void>;
  /** What the status item says about a document, in one line. */
  readonly status: (uri: string) => string;
  /** What the view of coverage shows for the document in front. */
  readonly coverage: () => Promise<readonly CoverageNode[]>;
  /** What the pack of an open document covers and lacks; null where it is not known. */
  readonly covered: (uri: string) => Promise<CoverageAnswer | null>;
  /** What the view of the clause library shows. */
  readonly library: () => Promise<readonly LibraryNode[]>;
}

export async function activateTenderlint(
  context: ExtensionContext,
  createClient: CreateClient,
): Promise<Tenderlint> {
  // Views ask for this: which language the editor in front has is known to editors only.
  void commands.executeCommand('setContext', 'tenderlint.active', true);
  const log = window.createOutputChannel('Tenderlint', { log: true });
  const selector = markdownDocuments();
  const status = createStatusItem(selector, 'tenderlint.setProfile');
  let settings = readSettings();
  let running: BaseLanguageClient | undefined;
  let turn: Promise<void> = Promise.resolve();
  const display = createDisplay(() => settings);
  const coverage = createCoverageViews(() => running);
  const library = createLibraryView(() => running);

  const start = async (): Promise<void> => {
    if (!settings.enable) {
      status.running('off');
      return;
    }
    status.running('starting');
    const client = createClient({
      documentSelector: [...selector, ...libraryFiles()],
      outputChannel: log,
      diagnosticCollectionName: 'tenderlint',
      diagnosticPullOptions: { onChange: true, onSave: true, filter: display.skipsPull },
      middleware: { ...display.middleware, ...hoverMiddleware },
      initializationOptions: { fileSystem: true, commands: 'client' },
    });
    client.onNotification(statusNotification, (said: DocumentStatus) => {
      status.received({ ...said, uri: client.protocol2CodeConverter.asUri(said.uri).toString() });
      coverage.checked();
      library.checked();
    });
    answerForFiles(client);
    try {
      await client.start();
      running = client;
      status.running('running');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.error(`The language server did not start: ${reason}`);
      status.running({ failed: reason });
      await client.dispose().catch(() => undefined);
    }
  };
  const stop = async (): Promise<void> => {
    const client = running;
    running = undefined;
    display.clear();
    await client
      ?.dispose()
      .catch((error: unknown) => log.warn(`The language server did not stop cleanly: ${error}`));
  };
  // One thing at a time: a restart asked for during a restart waits its turn.
  const next = (step: () => Promise<void>): Promise<void> => {
    turn = turn.then(step, step);
    return turn;
  };
  const restart = (): Promise<void> =>
    next(async () => {
      await stop();
      await start();
    });
  const withClient = async <T>(use: (client: BaseLanguageClient) => Promise<T>): Promise<T | undefined> => {
    await turn;
    if (running) return use(running);
    await window.showWarningMessage(l10n.t('Tenderlint is not running. See the output for the reason.'));
    return undefined;
  };

  context.subscriptions.push(
    log,
    status,
    commands.registerCommand('tenderlint.restartServer', restart),
    commands.registerCommand('tenderlint.showOutput', () => log.show(true)),
    commands.registerCommand('tenderlint.openExamplePack', () => openExamplePack(context)),
    commands.registerCommand('tenderlint.newPack', (given?: unknown) =>
      withClient((client) => makePack(client, given)),
    ),
    commands.registerCommand('tenderlint.setProfile', (given?: unknown) =>
      withClient((client) => setProfile(client, given)),
    ),
    commands.registerCommand('tenderlint.insertClause', (given?: unknown) =>
      withClient((client) => insertClause(client, given, library.preview)),
    ),
    library,
    workspace.registerTextDocumentContentProvider(sourceScheme, library.sources),
    workspace.registerTextDocumentContentProvider(comparisonScheme, comparisons),
    commands.registerCommand('tenderlint.searchLibrary', (words?: unknown) =>
      withClient(() => library.search(typeof words === 'string' ? words : undefined)),
    ),
    commands.registerCommand('tenderlint.showClause', (given: unknown) =>
      withClient(async () => {
        const id = clauseId(given);
        if (id !== undefined) await library.showClause(id);
      }),
    ),
    commands.registerCommand('tenderlint.openClauseSource', (given: unknown) =>
      withClient(async () => {
        const id = clauseId(given);
        if (id !== undefined) await library.openSource(id);
      }),
    ),
    commands.registerCommand('tenderlint.insertFromLibrary', (given: unknown) =>
      withClient((client) => insertChosen(client, clauseId(given), library.preview)),
    ),
    commands.registerCommand('tenderlint.compareClause', (uri?: unknown, line?: unknown) =>
      withClient((client) => compareClause(client, uri, line)),
    ),
    commands.registerCommand('tenderlint.explainRule', (id?: unknown) =>
      withClient(() => explainRule(typeof id === 'string' ? id : undefined)),
    ),
    coverage,
    commands.registerCommand('tenderlint.showCoverage', () =>
      withClient((client) => coverage.showPage(client)),
    ),
    commands.registerCommand('tenderlint.openPlace', (uri: unknown, line: unknown) =>
      typeof uri === 'string' && typeof line === 'number' ? openPlace(uri, line) : undefined,
    ),
    commands.registerCommand('tenderlint.showThread', (uri: unknown, position: unknown, locations: unknown) =>
      withClient((client) => showThread(client, uri, position, locations)),
    ),
    workspace.registerTextDocumentContentProvider(
      explanationScheme,
      explanations(() => running),
    ),
    workspace.onDidSaveTextDocument((document) => display.saved(document.uri)),
    workspace.onDidCloseTextDocument((document) => display.forget(document.uri)),
    workspace.onDidChangeConfiguration(async (change) => {
      if (!change.affectsConfiguration(section)) return;
      const before = settings;
      settings = readSettings();
      if (before.enable !== settings.enable) await restart();
      else {
        display.refresh();
        if (running) pullAgain(running);
      }
    }),
    { dispose: () => next(stop) },
  );
  await next(start);
  return {
    ready: () => turn,
    coverage: coverage.nodes,
    library: library.nodes,
    covered: async (uri) => {
      await turn;
      return running === undefined
        ? null
        : running.sendRequest<CoverageAnswer | null>(coverageRequest, { uri });
    },
    status: (uri) => {
      const line = status.lineFor(Uri.parse(uri));
      return line.detail ? `${line.text}: ${line.detail}` : line.text;
    },
  };
}

/** Asks for the findings of all open documents again, where the server is one that is asked. */
function pullAgain(client: BaseLanguageClient): void {
  const feature = client.getFeature(DocumentDiagnosticRequest.method);
  const providers = new Set(workspace.textDocuments.map((document) => feature.getProvider(document)));
  for (const provider of providers) provider?.onDidChangeDiagnosticsEmitter.fire();
}

/**
 * Markdown documents that stand somewhere: files, new documents and whatever the workspace's folders are made of.
 * Old versions in a diff (`git:`), chat snippets and the like are not tender documents.
 */
function markdownDocuments(): { readonly scheme: string; readonly language: string }[] {
  return placesOfFiles().map((scheme) => ({ scheme, language: 'markdown' }));
}

function placesOfFiles(): readonly string[] {
  const schemes = new Set(['file', 'untitled', 'vscode-userdata', 'vscode-remote', 'vscode-vfs']);
  for (const folder of workspace.workspaceFolders ?? []) schemes.add(folder.uri.scheme);
  return [...schemes];
}

/**
 * The YAML files of a clause library that a workspace holds, whatever else the editor takes them for; the server knows one by the
 * library.yml at its top.
 */
function libraryFiles(): { readonly scheme: string; readonly pattern: string }[] {
  const patterns = [
    '**/{library,section-kinds}.yml',
    '**/{concepts,rules,criteria,templates,law}/*.yml',
    '**/law/{instruments,regimes,thresholds}/*.yml',
  ];
  return placesOfFiles().flatMap((scheme) => patterns.map((pattern) => ({ scheme, pattern })));
}
