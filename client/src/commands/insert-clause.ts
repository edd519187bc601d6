// Tenderlint: Insert Clause… A list of the clauses that fit the place, then the clause as a snippet at the cursor.

import { l10n, type QuickPickItem, SnippetString, type TextEditor, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ClauseOffer, type ClausesParams, clausesRequest } from '../requests.ts';

interface ClausePick extends QuickPickItem {
  readonly offer: ClauseOffer;
}

/** Asks for a clause and inserts it; `id` skips the question (for key bindings). */
export async function insertClause(client: BaseLanguageClient, id: string | undefined): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'markdown') {
    await window.showInformationMessage(
      l10n.t('Open a Markdown document and put the cursor where the clause belongs.'),
    );
    return;
  }
  const params: ClausesParams = {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
  };
  const offers = await client.sendRequest<readonly ClauseOffer[]>(clausesRequest, params);
  const offer = id === undefined ? await pick(offers) : offers.find((one) => one.id === id);
  if (offer) await insert(editor, offer);
}

async function pick(offers: readonly ClauseOffer[]): Promise<ClauseOffer | undefined> {
  const items = offers.map(
    (offer): ClausePick => ({
      label: offer.title,
      description: [
        offer.id,
        offer.theme,
        ...(offer.jurisdictionFits === 'no' ? [l10n.t('for another jurisdiction')] : []),
      ].join(' · '),
      ...(offer.detail === undefined ? {} : { detail: offer.detail }),
      offer,
    }),
  );
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Insert clause'),
    placeHolder: l10n.t('Search by title, id or theme'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.offer;
}

async function insert(editor: TextEditor, offer: ClauseOffer): Promise<void> {
  await editor.insertSnippet(new SnippetString(offer.snippet), editor.selection.active);
}
