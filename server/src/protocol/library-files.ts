// The files of a clause library while somebody writes them: what is wrong, in the file and at its place, and what may stand where. A
// library is known by the library.yml at its top, whether or not a tenderlint.yml names it.

import {
  type CompletionItem,
  CompletionItemKind,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  InsertTextFormat,
} from 'vscode-languageserver';
import { parsePattern } from '../checks/pattern.ts';
import { Vocabulary } from '../checks/tokens.ts';
import { libraryCompletions } from '../language/library-completion.ts';
import { type Position, positionInText } from '../language/positions.ts';
import { mergeLibraries } from '../library/layers.ts';
import { type LibraryFile, type LoadedLibrary, loadLibrary } from '../library/load.ts';
import { bundledLibrary } from '../library/load-bundled.ts';
import { fileKind } from '../library/load-kinds.ts';
import { type FileSystem, folderOf, joinPath, relativePath } from '../workspace/file-system.ts';
import { readLibraryFolder } from '../workspace/library-folder.ts';
import type { OpenDocument } from './open-documents.ts';
import { canonicalUri, siblingUri, uriParts } from './uris.ts';

export interface LibraryFilesSetting {
  readonly connection: Connection;
  readonly filesFor: (uri: string) => FileSystem | undefined;
  readonly open: ReadonlyMap<string, OpenDocument>;
  readonly after: (milliseconds: number, task: () => void) => () => void;
  readonly failed: (what: string, error: unknown) => void;
}

/** A pause in typing after which a library is read again, in milliseconds. */
const PAUSE_MS = 250;
/** A clause stands three folders deep: library, clauses, theme. */
const DEEPEST = 4;

interface Root {
  /** Path of the folder. */
  readonly folder: string;
  /** As last read from disk. */
  files: readonly LibraryFile[];
  loaded: LoadedLibrary | undefined;
  cancel: (() => void) | undefined;
}

export class LibraryFiles {
  readonly #setting: LibraryFilesSetting;
  readonly #roots = new Map<string, Root>();
  /** Open files of libraries → their root. */
  readonly #rootOf = new Map<string, Root>();
  /** URIs that have diagnostics now. */
  readonly #told = new Set<string>();
  #queue: Promise<void> = Promise.resolve();

  constructor(setting: LibraryFilesSetting) {
    this.#setting = setting;
  }

  /** A file was opened: if it belongs to a library, the library is read and its mistakes told. */
  opened(uri: string): void {
    this.#next(`reading the library of ${uri}`, async () => {
      const root = await this.#rootFor(uri);
      if (root === undefined || !this.#setting.open.has(uri)) return;
      this.#rootOf.set(uri, root);
      this.#tell(root, uri);
    });
  }

  changed(uri: string): void {
    const root = this.#rootOf.get(uri);
    if (root === undefined) return;
    root.loaded = undefined;
    root.cancel?.();
    root.cancel = this.#setting.after(PAUSE_MS, () => this.#tell(root, uri));
  }

  closed(uri: string): void {
    const root = this.#rootOf.get(uri);
    this.#rootOf.delete(uri);
    if (root === undefined) return;
    if ([...this.#rootOf.values()].includes(root)) {
      this.changedOnDisk([uri]);
      return;
    }
    root.cancel?.();
    this.#roots.delete(canonicalUri(siblingUri(uri, root.folder)));
    for (const told of this.#told)
      if (uriParts(told).path.startsWith(`${root.folder}/`)) this.#send(told, []);
  }

  /** Files came, went or changed outside the editor. */
  changedOnDisk(uris: readonly string[]): void {
    for (const root of this.#roots.values()) {
      const own = uris.find((uri) => uriParts(uri).path.startsWith(`${root.folder}/`));
      if (own === undefined) continue;
      this.#next('reading a library again', async () => {
        await this.#read(root, own);
        this.#tell(root, own);
      });
    }
  }

  /** Whether a file is one of a library that is open: its mistakes are told here. */
  has(uri: string): boolean {
    return this.#rootOf.has(canonicalUri(uri)) || this.#told.has(uri);
  }

  /** What may stand at a place of an open file of a library; undefined where the file belongs to none. */
  async completions(uri: string, position: Position): Promise<readonly CompletionItem[] | undefined> {
    await this.#queue;
    const key = canonicalUri(uri);
    const root = this.#rootOf.get(key);
    const document = this.#setting.open.get(key);
    if (root === undefined || document === undefined) return undefined;
    const path = relativePath(uriParts(key).path, root.folder);
    const kind = fileKind(path);
    if (kind === undefined) return undefined;
    const { text } = document;
    const offset = document.textDocument.offsetAt(position);
    const library = mergeLibraries(bundledLibrary(), [this.#loaded(root, key).library]).library;
    return libraryCompletions(text, offset, kind, library).map(
      ({ label, detail, range, text: newText, kind: what }, index) => ({
        label,
        detail,
        kind:
          what === 'key'
            ? CompletionItemKind.Property
            : what === 'id'
              ? CompletionItemKind.Reference
              : CompletionItemKind.EnumMember,
        sortText: String(index).padStart(4, '0'),
        filterText: label,
        insertTextFormat: InsertTextFormat.PlainText,
        textEdit: {
          range: { start: positionInText(text, range.start), end: positionInText(text, range.end) },
          newText,
        },
      }),
    );
  }

  async #rootFor(uri: string): Promise<Root | undefined> {
    const files = this.#setting.filesFor(uri);
    const folder = files && (await libraryFolderOf(uriParts(uri).path, files));
    if (folder === undefined) return undefined;
    const key = canonicalUri(siblingUri(uri, folder));
    let root = this.#roots.get(key);
    if (root === undefined) {
      root = { folder, files: [], loaded: undefined, cancel: undefined };
      this.#roots.set(key, root);
      await this.#read(root, uri);
    }
    root.loaded = undefined;
    return root;
  }

  async #read(root: Root, uri: string): Promise<void> {
    const files = this.#setting.filesFor(uri);
    const read = files && (await readLibraryFolder(root.folder, files));
    root.files = read?.kind === 'read' ? read.files : [];
    root.loaded = undefined;
  }

  /** The library as it is with what is open in the editor. */
  #loaded(root: Root, uri: string): LoadedLibrary {
    root.loaded ??= loadLibrary(
      root.files.map((file) => ({
        path: file.path,
        text: this.#setting.open.get(siblingUri(uri, joinPath(root.folder, file.path)))?.text ?? file.text,
      })),
      { base: bundledLibrary(), patternProblem },
    );
    return root.loaded;
  }

  #tell(root: Root, uri: string): void {
    try {
      const { problems } = this.#loaded(root, uri);
      for (const { path, text } of root.files) {
        const own = siblingUri(uri, joinPath(root.folder, path));
        const document = this.#setting.open.get(own);
        const shown = document?.text ?? text;
        const found = problems
          .filter((problem) => problem.path === path)
          .map(
            ({ id, severity, range, message }): Diagnostic => ({
              range: {
                start: positionInText(shown, range.start),
                end: positionInText(shown, Math.max(range.end, range.start + 1)),
              },
              severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
              code: id,
              source: 'tenderlint',
              message,
            }),
          );
        const told = document?.uri ?? own;
        if (found.length > 0 || this.#told.has(told)) this.#send(told, found, document?.version);
      }
    } catch (error) {
      this.#setting.failed('checking a clause library', error);
    }
  }

  #send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    if (diagnostics.length > 0) this.#told.add(uri);
    else this.#told.delete(uri);
    void this.#setting.connection.sendDiagnostics({
      uri,
      ...(version === undefined ? {} : { version }),
      diagnostics,
    });
  }

  #next(what: string, step: () => Promise<void>): void {
    this.#queue = this.#queue.then(step).catch((error: unknown) => this.#setting.failed(what, error));
  }
}

/** The folder above a file that holds a library.yml, where the file is one that a library reads. */
export async function libraryFolderOf(path: string, files: FileSystem): Promise<string | undefined> {
  if (!/\.(?:ya?ml|md)$/i.test(path)) return undefined;
  let folder = folderOf(path);
  for (let up = 0; up < DEEPEST && folder !== ''; up++) {
    if (fileKind(relativePath(path, folder)) !== undefined) {
      const kind = await files.kindOf(joinPath(folder, 'library.yml')).catch(() => undefined);
      if (kind === 'file') return folder;
    }
    const above = folderOf(folder);
    if (above === folder) return undefined;
    folder = above;
  }
  return undefined;
}

const vocabulary = new Vocabulary();

function patternProblem(pattern: string): string | undefined {
  try {
    parsePattern(pattern, vocabulary);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
