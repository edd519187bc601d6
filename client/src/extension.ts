// Entry for the desktop and for remote hosts: the language server is a process of its own.

import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateTenderlint, type Tenderlint } from './tenderlint.ts';

export function activate(context: ExtensionContext): Promise<Tenderlint> {
  const module = context.asAbsolutePath('dist/server.cjs');
  return activateTenderlint(
    context,
    (options) =>
      new LanguageClient('tenderlint', 'Tenderlint', { module, transport: TransportKind.stdio }, options),
  );
}
