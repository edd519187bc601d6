// Tenderlint: Open Example Pack. Works on a copy: what the reader tries out must not change the installed extension.

import { commands, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode';

const folder = 'poor-pack';

/** Copies the poor example pack next to the extension's other data and opens its first document. */
export async function openExamplePack(context: ExtensionContext): Promise<Uri | undefined> {
  const from = Uri.joinPath(context.extensionUri, 'examples', folder);
  const to = Uri.joinPath(context.globalStorageUri, 'examples', folder);
  await copyFolder(from, to);
  const documents = (await workspace.fs.readDirectory(to))
    .map(([name]) => name)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort();
  // The invitation is where most findings stand; the other documents follow it in the editor's tabs.
  const first = documents.find((name) => /^(\d+-)?(itt|invitation)/i.test(name)) ?? documents[0];
  if (first === undefined) {
    await window.showErrorMessage(l10n.t('The example pack is not part of this installation.'));
    return undefined;
  }
  const uri = Uri.joinPath(to, first);
  await window.showTextDocument(uri, { preview: false });
  await commands.executeCommand('workbench.actions.view.problems', { preserveFocus: true });
  return uri;
}

async function copyFolder(from: Uri, to: Uri): Promise<void> {
  await workspace.fs.createDirectory(to);
  for (const [name, type] of await workspace.fs.readDirectory(from)) {
    const source = Uri.joinPath(from, name);
    const target = Uri.joinPath(to, name);
    // Bit 2 marks a folder, also behind a symbolic link.
    if ((type & 2) === 2) await copyFolder(source, target);
    else await workspace.fs.writeFile(target, await workspace.fs.readFile(source));
  }
}
