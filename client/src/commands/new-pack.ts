// Tenderlint: New Tender Pack… Asks who buys what, where and for how much, then writes a whole pack of documents into a folder. Nothing
// is written over. With `{ folder, facts, title?, buyer?, template? }` as an argument it asks nothing.

import { commands, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type Facts,
  type NewPackAnswer,
  type NewPackParams,
  newPackRequest,
  type PackTemplate,
  packTemplatesRequest,
} from '../requests.ts';
import { askProfile, questionsOf } from './ask-profile.ts';

/** The URI of the invitation of the new pack; undefined where none was made. */
export async function makePack(client: BaseLanguageClient, given: unknown): Promise<Uri | undefined> {
  const params = orderIn(given) ?? (await order(client));
  if (params === undefined) return undefined;
  const pack = await client.sendRequest<NewPackAnswer | null>(newPackRequest, params);
  if (pack === null || pack.refused !== undefined) {
    void window.showErrorMessage(pack?.refused ?? l10n.t('No pack could be made.'));
    return undefined;
  }
  const files = pack.files.map(({ uri, text }) => ({ uri: Uri.parse(uri), text }));
  for (const { uri } of files)
    if (await isThere(uri)) {
      void window.showErrorMessage(
        l10n.t('No pack was written: there is a {0} already, and it stays as it is.', uri.path),
      );
      return undefined;
    }
  for (const { uri, text } of files) await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const first = files.find(({ uri }) => uri.path.endsWith('/invitation-to-tender.md')) ?? files[1];
  if (first === undefined) return undefined;
  await window.showTextDocument(first.uri, { preview: false });
  const coverage = l10n.t('Show Coverage');
  void window.showInformationMessage(pack.next.join(' '), coverage).then((answer) => {
    if (answer === coverage) void commands.executeCommand('tenderlint.showCoverage');
  });
  return first.uri;
}

function orderIn(given: unknown): NewPackParams | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { folder, facts } = given as { folder?: unknown; facts?: unknown };
  return typeof folder === 'string' && typeof facts === 'object' && facts !== null
    ? (given as NewPackParams)
    : undefined;
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function order(client: BaseLanguageClient): Promise<NewPackParams | undefined> {
  const title = await window.showInputBox({
    title: l10n.t('New tender pack'),
    prompt: l10n.t('What is the contract called? Leave it empty if you do not know yet.'),
    placeHolder: l10n.t('Grounds maintenance 2027 to 2032'),
    ignoreFocusOut: true,
  });
  if (title === undefined) return undefined;
  const buyer = await window.showInputBox({
    title: l10n.t('New tender pack'),
    prompt: l10n.t('Who buys, by name?'),
    placeHolder: l10n.t('Merrowdale District Council'),
    ignoreFocusOut: true,
  });
  if (buyer === undefined) return undefined;
  const facts = await askProfile(client, questionsOf(client, undefined), {}, ({ key }) => key !== 'stage');
  if (facts === undefined) return undefined;
  const template = await chooseTemplate(client, facts);
  if (template === undefined) return undefined;
  const folder = await chooseFolder(title);
  if (folder === undefined) return undefined;
  return {
    folder: folder.toString(),
    facts,
    template,
    ...(title === '' ? {} : { title }),
    ...(buyer === '' ? {} : { buyer }),
  };
}

interface TemplateItem extends QuickPickItem {
  readonly id: string;
}

async function chooseTemplate(client: BaseLanguageClient, facts: Facts): Promise<string | undefined> {
  const templates = await client.sendRequest<readonly PackTemplate[] | null>(packTemplatesRequest, { facts });
  const items = (templates ?? []).map(
    ({ id, title, says, band }): TemplateItem => ({ id, label: title, description: band, detail: says }),
  );
  if (items.length < 2) return items[0]?.id;
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Which pack do you start from?'),
    ignoreFocusOut: true,
  });
  return chosen?.id;
}

/** The open folder where it is empty, else a new one in it, or one that the user picks. */
async function chooseFolder(title: string): Promise<Uri | undefined> {
  const open = workspace.workspaceFolders?.[0]?.uri;
  if (open !== undefined) {
    const entries = await workspace.fs.readDirectory(open);
    if (entries.every(([name]) => name.startsWith('.'))) return open;
    const name = await window.showInputBox({
      title: l10n.t('Folder of the pack, in the folder that is open'),
      value: folderName(title),
      ignoreFocusOut: true,
    });
    return name === undefined || name.trim() === '' ? undefined : Uri.joinPath(open, name.trim());
  }
  const picked = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Write the pack here'),
  });
  return picked?.[0];
}

function folderName(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'tender-pack'
  );
}
