// The clause library in the editor: the tree, the page of one clause, search, and the source of a clause.

import {
  commands,
  type Disposable,
  l10n,
  type TextDocumentContentProvider,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { createClausePage } from './clause-page.ts';
import { createLibraryTree, type LibraryNode } from './library-tree.ts';
import {
  type ClauseAnswer,
  clauseRequest,
  type InsertionAnswer,
  type LibraryAnswer,
  libraryRequest,
} from './requests.ts';

export const sourceScheme = 'tenderlint-source';

export interface LibraryView extends Disposable {
  /** A pack was checked: what is in it may have changed. */
  readonly checked: () => void;
  readonly search: (words: string | undefined) => Promise<void>;
  readonly showClause: (id: string) => Promise<void>;
  readonly openSource: (id: string) => Promise<void>;
  /** What inserting a clause does, beside the text. */
  readonly preview: (answer: InsertionAnswer) => void;
  /** What the tree shows, for tests. */
  readonly nodes: () => Promise<readonly LibraryNode[]>;
  readonly sources: TextDocumentContentProvider;
}

/** A pause after the last check before the view asks again, in milliseconds. */
const PAUSE = 800;

export function createLibraryView(client: () => BaseLanguageClient | undefined): LibraryView {
  const tree = createLibraryTree('tenderlint.showClause');
  const view = window.createTreeView('tenderlint.library', { treeDataProvider: tree });
  const sources = new Map<string, string>();
  let words: string | undefined;
  let last: TextEditor | undefined = window.activeTextEditor;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const about = (running: BaseLanguageClient): { readonly uri?: string } => {
    last = window.activeTextEditor ?? last;
    const document = last?.document;
    return document?.languageId === 'markdown'
      ? { uri: running.code2ProtocolConverter.asUri(document.uri) }
      : {};
  };
  const refresh = async (): Promise<void> => {
    const running = client();
    if (running === undefined) return tree.show(undefined, false);
    const filter = words === undefined ? {} : { search: words };
    const answer = await running.sendRequest<LibraryAnswer | null>(libraryRequest, {
      ...about(running),
      ...filter,
    });
    tree.show(answer ?? undefined, words !== undefined);
    view.description = words ?? '';
    view.message =
      words !== undefined && answer?.themes.length === 0 ? l10n.t('No clause has all of these words.') : '';
  };
  const later = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (view.visible) void refresh().catch(() => undefined);
    }, PAUSE);
  };
  const ask = async (id: string): Promise<ClauseAnswer | undefined> => {
    const running = client();
    if (running === undefined) return undefined;
    return (
      (await running.sendRequest<ClauseAnswer | null>(clauseRequest, { id, ...about(running) })) ?? undefined
    );
  };
  const openSource = async ({ id, theme, files, source }: ClauseAnswer): Promise<void> => {
    for (const file of files) {
      const uri = Uri.parse(file);
      const isThere = await workspace.fs.stat(uri).then(
        () => true,
        () => false,
      );
      if (!isThere) continue;
      await window.showTextDocument(uri, { preview: true });
      return;
    }
    const uri = Uri.from({ scheme: sourceScheme, path: `/clauses/${theme}/${id}.md` });
    sources.set(uri.path, source);
    await window.showTextDocument(uri, { preview: true });
  };
  const page = createClausePage(
    (id) => void commands.executeCommand('tenderlint.insertFromLibrary', id),
    (answer) => void openSource(answer),
  );
  const follow = [view, page, view.onDidChangeVisibility(later), window.onDidChangeActiveTextEditor(later)];
  return {
    checked: later,
    search: async (given) => {
      const asked =
        given ??
        (await window.showInputBox({
          title: l10n.t('Search the clause library'),
          prompt: l10n.t('Words of the title, note or measure, or an id. Empty shows everything.'),
          value: words ?? '',
        }));
      if (asked === undefined) return;
      words = asked.trim() === '' ? undefined : asked.trim();
      await refresh();
    },
    showClause: async (id) => {
      const answer = await ask(id);
      if (answer) page.show(answer);
    },
    openSource: async (id) => {
      const answer = await ask(id);
      if (answer) await openSource(answer);
    },
    preview: page.preview,
    nodes: async () => {
      await refresh();
      return tree.roots();
    },
    sources: { provideTextDocumentContent: (uri) => sources.get(uri.path) ?? '' },
    dispose: () => {
      clearTimeout(waiting);
      for (const one of follow) one.dispose();
    },
  };
}

/** The id that a command was given: as it is, or of a node of the tree. */
export function clauseId(given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  const node = given as LibraryNode | undefined;
  return node?.kind === 'clause' ? node.clause.id : undefined;
}
