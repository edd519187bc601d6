// What the pages of this extension share: the editor's colours, and a policy under which nothing but our own style and script run.

/** The page's colours are the editor's: names of the page's look → what the theme calls them. */
export const themeStyle = `
:root { --text: var(--vscode-editor-foreground); --page: var(--vscode-editor-background); --line: var(--vscode-panel-border, var(--vscode-contrastBorder, #888)); --soft: var(--vscode-textBlockQuote-background, transparent); --link: var(--vscode-textLink-foreground); --bar: var(--vscode-charts-foreground, #888); --sv: var(--vscode-charts-green, #388a34); --bad: var(--vscode-errorForeground); --warn: var(--vscode-editorWarning-foreground); --good: var(--vscode-charts-green, #388a34); }
body { font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
`;

/** A whole page around a body that the server has escaped. */
export function policedPage(title: string, style: string, body: string, script: string): string {
  const nonce = nonceText();
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">${style}${themeStyle}</style>
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
