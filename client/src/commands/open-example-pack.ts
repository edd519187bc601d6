// Tenderlint: Open Example Pack. Works on a copy: what the reader tries out must not change the installed extension.

import { commands, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode';

/** Copies the poor example pack next to the extension's other data and opens its invitation to tender. */
export async function openExamplePack(context: ExtensionContext): Promise<Uri | undefined> {
  const from = Uri.joinPath(context.extensionUri, 'dist', 'example-pack.json');
  const pack: Readonly<Record<string, string>> = JSON.parse(
    new TextDecoder().decode(await workspace.fs.readFile(from)),
  );
  const folder = Uri.joinPath(context.globalStorageUri, 'example-pack');
  for (const [path, text] of Object.entries(pack))
    await workspace.fs.writeFile(Uri.joinPath(folder, ...path.split('/')), new TextEncoder().encode(text));
  const documents = Object.keys(pack).filter((path) => path.endsWith('.md'));
  // The invitation is where most findings stand.
  const first = documents.find((path) => path.startsWith('invitation')) ?? documents[0];
  if (first === undefined) {
    await window.showErrorMessage(l10n.t('The example pack is not part of this installation.'));
    return undefined;
  }
  const uri = Uri.joinPath(folder, first);
  await window.showTextDocument(uri, { preview: false });
  await commands.executeCommand('workbench.actions.view.problems', { preserveFocus: true });
  return uri;
}
