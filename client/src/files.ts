// Answers the server's questions about files that it cannot read itself: in the browser, and in folders that are not
// on a disk. It only reads.

import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DirectoryEntry, type FileParams, readDirectoryRequest, readFileRequest } from './requests.ts';

export function answerForFiles(client: BaseLanguageClient): void {
  client.onRequest(readFileRequest, async ({ uri }: FileParams): Promise<string | null> => {
    try {
      return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri)));
    } catch {
      return null;
    }
  });
  client.onRequest(readDirectoryRequest, async ({ uri }: FileParams): Promise<DirectoryEntry[] | null> => {
    try {
      return (await workspace.fs.readDirectory(Uri.parse(uri))).map(([name, type]) => ({
        name,
        // A symbolic link carries the type of its target as well.
        kind: (type & FileType.Directory) !== 0 ? 'directory' : 'file',
      }));
    } catch {
      return null;
    }
  });
}
