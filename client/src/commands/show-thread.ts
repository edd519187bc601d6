// What the code lens of the golden thread does, and how places of the coverage open.

import { commands, Position, Range, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  Location as ProtocolLocation,
  Position as ProtocolPosition,
} from 'vscode-languageserver-protocol';

/** Lists the places of a thread beside the text, as the editor lists references. */
export async function showThread(
  client: BaseLanguageClient,
  uri: unknown,
  position: unknown,
  locations: unknown,
): Promise<void> {
  if (typeof uri !== 'string' || !Array.isArray(locations)) return;
  const convert = client.protocol2CodeConverter;
  await commands.executeCommand(
    'editor.action.showReferences',
    Uri.parse(uri),
    convert.asPosition(position as ProtocolPosition),
    (locations as ProtocolLocation[]).map((location) => convert.asLocation(location)),
  );
}

/** Opens a document at a line, counted from 1. */
export async function openPlace(uri: string, lineFromOne: number): Promise<void> {
  const at = new Position(Math.max(0, lineFromOne - 1), 0);
  await window.showTextDocument(Uri.parse(uri), { selection: new Range(at, at), preserveFocus: false });
}
