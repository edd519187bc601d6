// Tenderlint: Insert Clause… Asks for a clause and for what goes in with it, then makes one edit that one undo takes back. With an
// argument it asks nothing, for key bindings and other extensions.

import { commands, l10n, Range, SnippetString, type TextEditor, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type InsertClauseParams,
  type InsertionAnswer,
  type InsertionConcern,
  insertClauseRequest,
} from '../requests.ts';
import { askForClause } from './choose-clause.ts';
import { askWhatGoesWithIt } from './choose-companions.ts';

/** What the command says it has done. */
export interface Inserted {
  readonly applied: boolean;
  readonly concerns: readonly InsertionConcern[];
}

type Wish = Omit<InsertClauseParams, 'textDocument' | 'position'> & {
  readonly despite?: 'everything';
  /** Of a quick fix: the document and the place it is for, whatever the cursor does. */
  readonly uri?: string;
  readonly position?: InsertClauseParams['position'];
};
export type ShowPreview = (answer: InsertionAnswer) => void;

/**
 * `given`: nothing, and everything is asked; the id of a clause, which goes in alone; or
 * `{ clause, bring?, variant?, values?, where?, uri?, position?, despite? }`, where `bring` is `needed`, `nothing` or a list of ids.
 */
export async function insertClause(
  client: BaseLanguageClient,
  given: unknown,
  preview: ShowPreview,
): Promise<Inserted | undefined> {
  const place = await placeIn(client);
  if (place === undefined) return undefined;
  const { editor, plan } = place;
  const wish = wishIn(given);
  if (wish !== undefined) {
    const answer = await plan(wish);
    if (answer === null) return undefined;
    const isStopped =
      answer.concerns.some(({ severity }) => severity === 'error') && wish.despite === undefined;
    if (answer.refused !== undefined || isStopped) {
      void window.showErrorMessage(answer.refused ?? answer.concerns[0]?.message ?? '');
      return { applied: false, concerns: answer.concerns };
    }
    return { applied: await apply(client, editor, answer), concerns: answer.concerns };
  }
  const id = await askForClause(client, editor, (clause) => plan({ clause, bring: 'needed' }), preview);
  if (id === undefined) return undefined;
  return askAndInsert(client, place, id, preview);
}

/** Inserts a clause that was chosen elsewhere, asking only what goes in with it. */
export async function insertChosen(
  client: BaseLanguageClient,
  id: string | undefined,
  preview: ShowPreview,
): Promise<Inserted | undefined> {
  const place = id === undefined ? undefined : await placeIn(client);
  return id === undefined || place === undefined ? undefined : askAndInsert(client, place, id, preview);
}

interface InsertionPlace {
  readonly editor: TextEditor;
  readonly plan: (wish: Wish) => Promise<InsertionAnswer | null>;
}

/** The cursor of the document in front, or of the one that was in front before a view took its place. */
async function placeIn(client: BaseLanguageClient): Promise<InsertionPlace | undefined> {
  const editor =
    window.activeTextEditor ??
    window.visibleTextEditors.find(({ document }) => document.languageId === 'markdown');
  if (editor?.document.languageId !== 'markdown') {
    await window.showInformationMessage(
      l10n.t('Open a Markdown document and put the cursor where the clause belongs.'),
    );
    return undefined;
  }
  return {
    editor,
    plan: (wish) =>
      client.sendRequest<InsertionAnswer | null>(insertClauseRequest, {
        ...wish,
        textDocument:
          wish.uri === undefined
            ? client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document)
            : { uri: wish.uri },
        position: wish.position ?? client.code2ProtocolConverter.asPosition(editor.selection.active),
      } satisfies InsertClauseParams & Wish),
  };
}

async function askAndInsert(
  client: BaseLanguageClient,
  { editor, plan }: InsertionPlace,
  id: string,
  preview: ShowPreview,
): Promise<Inserted | undefined> {
  const answer = await askWhatGoesWithIt((choice) => plan({ clause: id, ...choice }), preview);
  if (answer === undefined) return undefined;
  return { applied: await apply(client, editor, answer), concerns: answer.concerns };
}

function wishIn(given: unknown): Wish | undefined {
  if (typeof given === 'string') return { clause: given, bring: 'nothing' };
  if (typeof given !== 'object' || given === null || !('clause' in given)) return undefined;
  return typeof given.clause === 'string' ? (given as Wish) : undefined;
}

/** Makes the edit while the documents are those it was made for. */
async function apply(
  client: BaseLanguageClient,
  editor: TextEditor,
  answer: InsertionAnswer,
): Promise<boolean> {
  const convert = client.protocol2CodeConverter;
  if (answer.snippet !== undefined) {
    const { range, text } = answer.snippet;
    const { start, end } = convert.asRange(range);
    // The questions may have taken the focus.
    await window.showTextDocument(
      editor.document,
      editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn },
    );
    return editor.insertSnippet(new SnippetString(text), new Range(start, end));
  }
  const versions = answer.edit?.documentChanges ?? [];
  const isStale = versions.some((change) => {
    if (!('textDocument' in change) || change.textDocument.version === null) return false;
    const open = workspace.textDocuments.find(
      ({ uri }) => convert.asUri(change.textDocument.uri).toString() === uri.toString(),
    );
    return open !== undefined && open.version !== change.textDocument.version;
  });
  const edit = isStale ? undefined : await convert.asWorkspaceEdit(answer.edit);
  if (edit === undefined) {
    await window.showWarningMessage(l10n.t('The documents have changed meanwhile. Insert the clause again.'));
    return false;
  }
  const applied = await workspace.applyEdit(edit);
  if (applied) await showWhere(editor, answer);
  return applied;
}

/** Says in which other documents something went in, with a way there. */
async function showWhere(editor: TextEditor, { needs, id, uri: own }: InsertionAnswer): Promise<void> {
  const touched = [own, ...needs.flatMap(({ brought, uri }) => (brought ? [uri] : []))];
  const here = editor.document.uri.toString();
  const others = [...new Set(touched)].filter((uri) => Uri.parse(uri).toString() !== here);
  if (others.length === 0) return;
  const names = others.map((uri) => workspace.asRelativePath(Uri.parse(uri)));
  const open = l10n.t('Open');
  // Not waited for: a notice stays until somebody closes it.
  void window
    .showInformationMessage(l10n.t('{0} brought text into {1}.', id, names.join(', ')), open)
    .then((chosen) => {
      if (chosen === open && others[0] !== undefined)
        return commands.executeCommand('vscode.open', Uri.parse(others[0]));
      return undefined;
    });
}
