// Entry for VS Code in a browser: the language server is a web worker.

import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateTenderlint, type Tenderlint } from './tenderlint.ts';

export function activate(context: ExtensionContext): Promise<Tenderlint> {
  const address = Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true);
  return activateTenderlint(
    context,
    (options) => new LanguageClient('tenderlint', 'Tenderlint', async () => new Worker(address), options),
  );
}
