// The file system of the machine, through Node. The one file of the workspace that knows Node.

import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { FileSystem } from './file-system.ts';

/** Reads from disk; paths are turned to `/` on the way out. */
export const nodeFileSystem: FileSystem = {
  readFile: (path) => readFile(path),
  kindOf: async (path) => {
    try {
      const found = await stat(path);
      // A pipe reads like a file.
      return found.isDirectory() ? 'folder' : found.isFile() || found.isFIFO() ? 'file' : 'other';
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  readFolder: async (path) => {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      kind: entry.isSymbolicLink()
        ? 'link'
        : entry.isDirectory()
          ? 'folder'
          : entry.isFile()
            ? 'file'
            : 'other',
    }));
  },
  realPath: async (path) => withSlashes(await realpath(path)),
};

/** A path as the machine writes it, as the workspace writes it. */
export function withSlashes(path: string): string {
  // Elsewhere a backslash is a letter like any other in a name.
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

/** Nothing there: a path through a file, and a link that leads nowhere or to itself, included. */
function isMissing(error: unknown): boolean {
  const code = (error as { readonly code?: unknown }).code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
}
