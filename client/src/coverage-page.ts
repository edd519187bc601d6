// The report page beside the text: the server's page in the editor's colours, under a policy that lets only our own script
// run. A click on a place goes to the text.

import { type Disposable, l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import { policedPage } from './page-policy.ts';
import type { CoverageAnswer } from './requests.ts';

const script = `
const vscode = acquireVsCodeApi();
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[data-path]') : null;
  if (!link) return;
  event.preventDefault();
  vscode.postMessage({ path: link.dataset.path, line: Number(link.dataset.line) });
});
`;

export interface CoveragePage extends Disposable {
  readonly show: (answer: CoverageAnswer) => void;
  /** Shows newer data where the page is open. */
  readonly update: (answer: CoverageAnswer) => void;
  readonly isOpen: () => boolean;
}

export function createCoveragePage(open: (uri: string, lineFromOne: number) => void): CoveragePage {
  let panel: WebviewPanel | undefined;
  let shown: CoverageAnswer | undefined;
  const fill = (answer: CoverageAnswer): void => {
    if (!panel) return;
    // The same page again would lose the reader's place.
    if (shown?.body === answer.body) return;
    shown = answer;
    panel.webview.html = page(answer);
  };
  return {
    show: (answer) => {
      if (!panel) {
        panel = window.createWebviewPanel(
          'tenderlint.coverage',
          l10n.t('Tenderlint: coverage'),
          ViewColumn.Beside,
          {
            enableScripts: true,
            localResourceRoots: [],
          },
        );
        panel.onDidDispose(() => {
          panel = undefined;
          shown = undefined;
        });
        panel.webview.onDidReceiveMessage((message: unknown) => {
          const { path, line } = (message ?? {}) as { readonly path?: unknown; readonly line?: unknown };
          const uri = typeof path === 'string' ? shown?.uris[path] : undefined;
          if (uri !== undefined && typeof line === 'number') open(uri, line);
        });
      } else panel.reveal(undefined, true);
      fill(answer);
    },
    update: fill,
    isOpen: () => panel !== undefined,
    dispose: () => panel?.dispose(),
  };
}

function page({ body, style }: CoverageAnswer): string {
  return policedPage(l10n.t('Tenderlint: coverage'), style, body, script);
}
