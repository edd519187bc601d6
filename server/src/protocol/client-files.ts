// Files that only the client can read (a virtual workspace in a browser), as a file system for the workspace.

import type { Connection } from 'vscode-languageserver';
import { type FileSystem, folderOf, nameOf } from '../workspace/file-system.ts';
import { type DirectoryEntry, readDirectoryRequest, readFileRequest } from './extensions.ts';
import { isRecord } from './settings.ts';
import { siblingUri } from './uris.ts';

/** The files beside a URI, read through requests to the client. */
export function clientFileSystem(connection: Connection, beside: string): FileSystem {
  const list = async (path: string): Promise<readonly DirectoryEntry[] | undefined> => {
    const answer: unknown = await connection.sendRequest(readDirectoryRequest, {
      uri: siblingUri(beside, path),
    });
    return Array.isArray(answer) ? answer.filter(isEntry) : undefined;
  };
  return {
    readFile: async (path) => {
      const answer: unknown = await connection.sendRequest(readFileRequest, {
        uri: siblingUri(beside, path),
      });
      if (typeof answer !== 'string') throw new Error('there is no such file');
      return new TextEncoder().encode(answer);
    },
    kindOf: async (path) => {
      if (path === folderOf(path)) return 'folder';
      const entry = (await list(folderOf(path)))?.find(({ name }) => name === nameOf(path));
      return entry && (entry.kind === 'directory' ? 'folder' : 'file');
    },
    readFolder: async (path) =>
      ((await list(path)) ?? []).map(({ name, kind }) => ({
        name,
        kind: kind === 'directory' ? 'folder' : 'file',
      })),
    realPath: async (path) => path,
  };
}

function isEntry(value: unknown): value is DirectoryEntry {
  return (
    isRecord(value) && typeof value.name === 'string' && (value.kind === 'file' || value.kind === 'directory')
  );
}
