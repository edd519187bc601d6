// Entry for VS Code in a browser: the language server is a web worker.

import { type ExtensionContext, Uri } from 'vscode';
import { State } from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateTenderlint, type Tenderlint } from './tenderlint.ts';

export function activate(context: ExtensionContext): Promise<Tenderlint> {
  const address = Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true);
  return activateTenderlint(context, (options) => {
    // Not made in a function of its own for the client: it would test for the browser's class, which the host replaces.
    const worker = new Worker(address);
    const client = new LanguageClient('tenderlint', 'Tenderlint', worker, options);
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) worker.terminate();
    });
    return client;
  });
}
