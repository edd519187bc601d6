// Coverage in the editor: a tree and a page that follow the document in front, asked for only while one of them is seen.

import { type Disposable, type TextEditor, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { openPlace } from './commands/show-thread.ts';
import { createCoveragePage } from './coverage-page.ts';
import { type CoverageNode, createCoverageTree } from './coverage-tree.ts';
import { type CoverageAnswer, coverageRequest } from './requests.ts';

export interface CoverageViews extends Disposable {
  /** Opens the page for the document in front. */
  readonly showPage: (client: BaseLanguageClient) => Promise<void>;
  /** What the view shows, or would show, for the document in front. */
  readonly nodes: () => Promise<readonly CoverageNode[]>;
  /** The pack of a document was checked again. */
  readonly checked: () => void;
}

/** A pause after the last check before the views ask again, in milliseconds. */
const PAUSE = 600;

export function createCoverageViews(client: () => BaseLanguageClient | undefined): CoverageViews {
  const tree = createCoverageTree('tenderlint.openPlace');
  const view = window.createTreeView('tenderlint.coverage', { treeDataProvider: tree });
  const page = createCoveragePage((uri, line) => void openPlace(uri, line));
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let last: TextEditor | undefined = window.activeTextEditor;

  const ask = async (): Promise<CoverageAnswer | undefined> => {
    // A view that takes the focus leaves no editor active: the one before it is still the one in front.
    last = window.activeTextEditor ?? last;
    const running = client();
    if (!running || last?.document.languageId !== 'markdown') return undefined;
    const uri = running.code2ProtocolConverter.asUri(last.document.uri);
    return (await running.sendRequest<CoverageAnswer | null>(coverageRequest, { uri })) ?? undefined;
  };
  const refresh = async (): Promise<void> => {
    if (!view.visible && !page.isOpen()) return;
    const answer = await ask().catch(() => undefined);
    if (view.visible) tree.show(answer);
    if (answer) page.update(answer);
  };
  const later = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void refresh(), PAUSE);
  };
  const follow = [view, page, window.onDidChangeActiveTextEditor(later), view.onDidChangeVisibility(later)];
  return {
    showPage: async () => {
      const answer = await ask();
      if (answer) page.show(answer);
    },
    nodes: async () => {
      tree.show(await ask());
      return tree.roots();
    },
    checked: later,
    dispose: () => {
      clearTimeout(waiting);
      for (const one of follow) one.dispose();
    },
  };
}
