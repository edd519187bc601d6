// The report page beside the text: the server's page in the editor's colours, under a policy that lets only our own script
// run. A click on a place goes to the text.

import { type Disposable, l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { CoverageAnswer } from './requests.ts';

/** The page's colours are the editor's: names of the page's look → what the theme calls them. */
const theme = `
:root { --text: var(--vscode-editor-foreground); --page: var(--vscode-editor-background); --line: var(--vscode-panel-border, var(--vscode-contrastBorder, #888)); --soft: var(--vscode-textBlockQuote-background, transparent); --link: var(--vscode-textLink-foreground); --bar: var(--vscode-charts-foreground, #888); --sv: var(--vscode-charts-green, #388a34); --bad: var(--vscode-errorForeground); --warn: var(--vscode-editorWarning-foreground); --good: var(--vscode-charts-green, #388a34); }
body { font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
`;

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
  const nonce = nonceText();
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${l10n.t('Tenderlint: coverage')}</title>
<style nonce="${nonce}">${style}${theme}</style>
</head>
<body>
${body}<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

function nonceText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
