// The language server over any connection: wires documents, packs and diagnostics to the protocol's messages. It
// translates and schedules; what is said is worked out in language/ and checks/.

import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import type { FileSystem } from '../workspace/file-system.ts';
import { type Abilities, abilitiesOf, serverCapabilities } from './abilities.ts';
import type { CheckedPack } from './checked-pack.ts';
import { clientFileSystem } from './client-files.ts';
import { DiagnosticsReports } from './diagnostics-reports.ts';
import { registerFeatures } from './features.ts';
import { LibraryFiles } from './library-files.ts';
import { OpenDocument } from './open-documents.ts';
import { packReader } from './pack-reader.ts';
import { type Cause, Packs } from './packs.ts';
import { defaultSettings, settingsOver } from './settings.ts';
import { StatusReports } from './status-reports.ts';
import { canonicalUri } from './uris.ts';

/** What a server needs from where it runs. */
export interface Environment {
  readonly version: string;
  /** The files that a URI's path can be read from without the client; undefined where there are none. */
  readonly filesFor: (uri: string) => FileSystem | undefined;
  /** Runs a task after the messages that are already waiting: `setImmediate`, or its like in a worker. */
  readonly later: (task: () => void) => void;
  /** Runs a task after a time; the function given back calls it off. */
  readonly after: (milliseconds: number, task: () => void) => () => void;
}
/** A server's state once the client has said who it is. */
export interface Running {
  readonly abilities: Abilities;
  readonly packs: Packs;
  readonly reports: DiagnosticsReports;
  readonly libraryFiles: LibraryFiles;
}

/** Answers messages on a connection until it is closed. */
export function startServer(connection: Connection, environment: Environment): void {
  const open = new Map<string, OpenDocument>();
  let fromOptions = defaultSettings;
  let settings = defaultSettings;
  let running: Running | undefined;
  let settingsKnown: Promise<void> = Promise.resolve();

  const folders = new Set<string>();
  const failed = (what: string, error: unknown): void => {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    connection.console.error(`Something went wrong while ${what}: ${said}`);
  };
  const guarded = (what: string, task: () => void): void => {
    try {
      task();
    } catch (error) {
      failed(what, error);
    }
  };
  const later = (task: () => void): void =>
    environment.later(() => guarded('working in the background', task));

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    fromOptions = settingsOver(defaultSettings, params.initializationOptions);
    settings = fromOptions;
    const abilities = abilitiesOf(params.capabilities, params.initializationOptions, settings);
    const filesFor = (uri: string): FileSystem | undefined =>
      environment.filesFor(uri) ?? (abilities.readsFiles ? clientFileSystem(connection, uri) : undefined);
    const libraryFiles = new LibraryFiles({
      connection,
      filesFor,
      open,
      after: (milliseconds, task) =>
        environment.after(milliseconds, () => guarded('reading a clause library', task)),
      failed,
    });
    const reports = new DiagnosticsReports(
      connection,
      abilities,
      () => settings.maxFindings,
      (uri) => libraryFiles.has(uri),
    );
    const status = new StatusReports(connection);
    const tell = (checked: CheckedPack, cause: Cause): void => {
      reports.push(checked);
      // The answer to a pull has not been written yet: what can wait comes after it.
      later(() => tellMore(checked, cause));
    };
    const tellMore = (checked: CheckedPack, cause: Cause): void => {
      status.tell(checked);
      if (abilities.diagnostics !== 'pull' || !abilities.refreshesDiagnostics) return;
      if (cause === 'edit' && abilities.takesRelatedDocuments) return;
      if (cause !== 'elsewhere' && !reports.hasUnseen(checked)) return;
      connection.languages.diagnostics
        .refresh()
        .catch((error: unknown) => failed('asking for a refresh of diagnostics', error));
    };
    const packs = new Packs({
      reader: packReader({
        filesFor,
        openText: (uri) => open.get(uri)?.text,
        folders: () => [...folders],
      }),
      open,
      later,
      after: (milliseconds, task) =>
        environment.after(milliseconds, () => guarded('working in the background', task)),
      failed,
      checked: tell,
      released: (uri) => reports.forget(uri),
    });
    const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    for (const uri of roots) folders.add(canonicalUri(uri));
    running = { abilities, packs, reports, libraryFiles };
    return {
      capabilities: serverCapabilities(abilities, settings),
      serverInfo: { name: 'tenderlint', version: environment.version },
    };
  });

  const readSettings = async (): Promise<void> => {
    if (!running?.abilities.answersConfiguration) return;
    try {
      const answer: unknown = await connection.workspace.getConfiguration({ section: 'tenderlint' });
      settings = settingsOver(fromOptions, answer);
    } catch (error) {
      failed('reading the settings', error);
    }
  };

  connection.onInitialized(() => {
    if (running === undefined) return;
    settingsKnown = readSettings();
    register(connection, running.abilities).catch((error: unknown) =>
      failed('registering for changes of files and settings', error),
    );
    if (running.abilities.hasWorkspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) folders.delete(canonicalUri(uri));
        for (const { uri } of added) folders.add(canonicalUri(uri));
        void running?.packs.layOutAgain();
      });
  });

  connection.onDidChangeConfiguration(({ settings: pushed }) =>
    guarded('changing settings', () => {
      const own = (pushed as { tenderlint?: unknown } | null | undefined)?.tenderlint;
      settingsKnown = readSettings().then(() => {
        if (!running?.abilities.answersConfiguration) settings = settingsOver(fromOptions, own);
      });
      void settingsKnown.then(() => running?.packs.layOutAgain());
    }),
  );

  connection.onDidChangeWatchedFiles(({ changes }) =>
    guarded('noting changed files', () => {
      const content = changes
        .filter(({ type }) => type === FileChangeType.Changed)
        .map(({ uri }) => canonicalUri(uri));
      const existence = changes
        .filter(({ type }) => type !== FileChangeType.Changed)
        .map(({ uri }) => canonicalUri(uri));
      running?.libraryFiles.changedOnDisk([...existence, ...content]);
      if (existence.length > 0) void running?.packs.changedOnDisk(existence, 'existence');
      if (content.length > 0) void running?.packs.changedOnDisk(content, 'content');
    }),
  );

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) =>
    guarded('opening a document', () => {
      const document = new OpenDocument(uri, languageId, version, text);
      const key = canonicalUri(uri);
      open.set(key, document);
      running?.libraryFiles.opened(key);
      void settingsKnown.then(() => {
        if (document.role === 'tender') void running?.packs.opened(key);
        else void running?.packs.layOutAgain();
      });
    }),
  );

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) =>
    guarded('changing a document', () => {
      const document = open.get(canonicalUri(uri));
      if (document === undefined) return;
      document.change(contentChanges, version);
      running?.libraryFiles.changed(canonicalUri(uri));
      if (document.role === 'tender') running?.packs.changed(canonicalUri(uri));
      else void running?.packs.layOutAgain();
    }),
  );

  connection.onDidSaveTextDocument(({ textDocument: { uri } }) =>
    guarded('noting a saved document', () => {
      // Without watched files, saving is the only sign that something on disk may have changed.
      if (running?.abilities.registersWatchers) return;
      if (open.get(canonicalUri(uri))?.role !== 'tender') void running?.packs.layOutAgain();
    }),
  );

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) =>
    guarded('closing a document', () => {
      const role = open.get(canonicalUri(uri))?.role;
      open.delete(canonicalUri(uri));
      running?.libraryFiles.closed(canonicalUri(uri));
      if (role === 'tender') {
        running?.reports.closed(uri);
        void running?.packs.closed(canonicalUri(uri));
      } else void running?.packs.layOutAgain();
    }),
  );

  registerFeatures(connection, { open, running: () => running, settingsKnown: () => settingsKnown, failed });
  connection.listen();
}

async function register(connection: Connection, abilities: Abilities): Promise<void> {
  if (abilities.registersConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'tenderlint' });
  if (abilities.registersWatchers)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: '**/*.{md,markdown}' },
        { globPattern: '**/tenderlint.{yml,yaml}' },
        // Files of clause libraries: which folders hold them is known only once a configuration is read.
        { globPattern: '**/*.{yml,yaml}' },
      ],
    });
}
