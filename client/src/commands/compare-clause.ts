// Tenderlint: Compare Clause with the Library. Shows what differs as a diff; the library's words are put in place only when asked for.

import { commands, l10n, type TextDocumentContentProvider, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ComparisonAnswer, compareClauseRequest } from '../requests.ts';

export const comparisonScheme = 'tenderlint-library';

const texts = new Map<string, string>();

/** Documents as they would be with the library's words. */
export const comparisons: TextDocumentContentProvider = {
  provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
};

/** Compares the clause at the cursor, or at a line (from 0) of a document; the answer of the server, for tests. */
export async function compareClause(
  client: BaseLanguageClient,
  uri: unknown,
  line: unknown,
): Promise<ComparisonAnswer | undefined> {
  const editor = window.activeTextEditor;
  const document =
    typeof uri === 'string' ? await workspace.openTextDocument(Uri.parse(uri)) : editor?.document;
  if (document?.languageId !== 'markdown') return undefined;
  const position =
    typeof line === 'number' ? { line, character: Number.MAX_SAFE_INTEGER } : editor?.selection.active;
  const answer = await client.sendRequest<ComparisonAnswer | null>(compareClauseRequest, {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    position,
  });
  if (!answer) {
    void window.showInformationMessage(
      l10n.t('No clause of the library was inserted at or before this place.'),
    );
    return undefined;
  }
  if (answer.edit === undefined) {
    void window.showInformationMessage(answer.message);
    return answer;
  }
  const library = Uri.from({
    scheme: comparisonScheme,
    path: document.uri.path,
    query: `${answer.id} ${document.version}`,
  });
  texts.set(library.toString(), answer.text);
  await commands.executeCommand(
    'vscode.diff',
    document.uri,
    library,
    l10n.t('{0}: here ↔ the library', answer.id),
    { preview: true },
  );
  const { version } = document;
  // Not waited for: the reader looks at the difference first.
  void window.showInformationMessage(answer.message, answer.title).then(async (chosen) => {
    if (chosen !== answer.title) return;
    if (document.version !== version)
      return window.showWarningMessage(l10n.t('The document has changed meanwhile. Compare again.'));
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
    if (edit) await workspace.applyEdit(edit);
    return undefined;
  });
  return answer;
}
