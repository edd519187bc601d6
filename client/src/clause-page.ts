// One clause in full beside the text: wordings, note, law, measure and versions, in the editor's colours. Two buttons: insert it, and
// open its source.

import { type Disposable, l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import { policedPage } from './page-policy.ts';
import type { ClauseAnswer, InsertionAnswer } from './requests.ts';

const script = `
const vscode = acquireVsCodeApi();
for (const button of document.querySelectorAll('button[data-action]'))
  button.addEventListener('click', () => vscode.postMessage({ action: button.dataset.action }));
`;

const buttonStyle = `
.actions { display: flex; gap: .6rem; margin: .6rem 0; }
button { font: inherit; padding: .3rem .9rem; border: 1px solid var(--vscode-button-border, transparent); color: var(--vscode-button-foreground); background: var(--vscode-button-background); cursor: pointer; }
button:hover { background: var(--vscode-button-hoverBackground); } button:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
button.second { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
blockquote { margin: .6rem 0; padding: .2rem 1rem; background: var(--soft); border-left: .25rem solid var(--link); }
`;

export interface ClausePage extends Disposable {
  readonly show: (answer: ClauseAnswer) => void;
  /** What inserting a clause does, before it is done. */
  readonly preview: (answer: InsertionAnswer) => void;
}

export function createClausePage(
  insert: (id: string) => void,
  openSource: (answer: ClauseAnswer) => void,
): ClausePage {
  let panel: WebviewPanel | undefined;
  let shown: ClauseAnswer | undefined;
  const fill = (title: string, style: string, body: string): void => {
    if (!panel) {
      panel = window.createWebviewPanel(
        'tenderlint.clause',
        title,
        { viewColumn: ViewColumn.Beside, preserveFocus: true },
        { enableScripts: true, localResourceRoots: [] },
      );
      panel.onDidDispose(() => {
        panel = undefined;
      });
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const { action } = (message ?? {}) as { readonly action?: unknown };
        if (shown === undefined) return;
        if (action === 'insert') insert(shown.id);
        if (action === 'source') openSource(shown);
      });
    } else panel.reveal(undefined, true);
    panel.title = title;
    panel.webview.html = policedPage(title, style + buttonStyle, body, script);
  };
  return {
    show: (answer) => {
      shown = answer;
      const actions = `<div class="actions"><button type="button" data-action="insert">${l10n.t('Insert…')}</button> <button type="button" class="second" data-action="source">${l10n.t('Open source')}</button></div>\n`;
      fill(answer.id, answer.style, actions + answer.body);
    },
    preview: ({ id, page }) => {
      shown = undefined;
      fill(l10n.t('Preview: {0}', id), page.style, page.body);
    },
    dispose: () => panel?.dispose(),
  };
}
