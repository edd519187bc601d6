// The preview of a clause before it goes in, as a read-only document beside the text; it keeps the focus where it is.

import { EventEmitter, type TextDocumentContentProvider, Uri, ViewColumn, window } from 'vscode';
import type { InsertionAnswer } from '../requests.ts';

export const previewScheme = 'tenderlint-clause';

const changed = new EventEmitter<Uri>();
const texts = new Map<string, string>();

/** The texts behind `tenderlint-clause:/<id>.md`, as they were shown last. */
export const previews: TextDocumentContentProvider = {
  onDidChange: changed.event,
  provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
};

/** Shows what inserting does, beside the text. */
export function showPreview({ id, preview }: InsertionAnswer): void {
  const uri = Uri.from({ scheme: previewScheme, path: `/${id}.md` });
  texts.set(uri.path, preview);
  changed.fire(uri);
  void window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
}
