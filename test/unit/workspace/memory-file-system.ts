// A file system in memory for the workspace tests: files, links (`-> target`), and files that cannot be read.

import {
  type FileSystem,
  type FolderEntry,
  folderOf,
  isInside,
  joinPath,
} from '../../../server/src/workspace/file-system.ts';

const encoder = new TextEncoder();

export interface MemoryFileSystem extends FileSystem {
  /** Paths whose bytes were asked for, in order. */
  readonly read: readonly string[];
}

/** `{ '/pack/itt.md': 'text', '/pack/loop': '-> /pack', '/pack/secret.md': unreadable }`. */
export function memoryFiles(
  files: Readonly<Record<string, string | Uint8Array | typeof unreadable>>,
): MemoryFileSystem {
  const read: string[] = [];
  const links = new Map(
    Object.entries(files).flatMap(([path, content]) =>
      typeof content === 'string' && content.startsWith('-> ') ? [[path, content.slice(3)] as const] : [],
    ),
  );
  const real = (path: string): string => {
    let now = path;
    for (let step = 0; step < 40; step++) {
      const link = [...links.keys()].find((candidate) => isInside(now, candidate));
      if (link === undefined) return now;
      now = joinPath(folderOf(link), (links.get(link) ?? '') + now.slice(link.length));
    }
    throw failure('ELOOP');
  };
  const isFolder = (path: string) =>
    path === '/' || Object.keys(files).some((file) => file.startsWith(`${path}/`));
  return {
    read,
    readFile: async (path) => {
      read.push(path);
      const content = files[real(path)];
      if (content === undefined) throw failure(isFolder(real(path)) ? 'EISDIR' : 'ENOENT');
      if (content === unreadable) throw failure('EACCES');
      return typeof content === 'string' ? encoder.encode(content) : content;
    },
    kindOf: async (path) => {
      let at: string;
      try {
        at = real(path);
      } catch {
        return undefined;
      }
      return files[at] !== undefined ? 'file' : isFolder(at) ? 'folder' : undefined;
    },
    readFolder: async (path) => {
      const at = real(path);
      if (!isFolder(at)) throw failure('ENOENT');
      const entries = new Map<string, FolderEntry>();
      const start = at === '/' ? '/' : `${at}/`;
      for (const file of Object.keys(files)) {
        if (!file.startsWith(start)) continue;
        const [name = '', ...rest] = file.slice(start.length).split('/');
        entries.set(name, { name, kind: rest.length > 0 ? 'folder' : links.has(file) ? 'link' : 'file' });
      }
      return [...entries.values()].reverse();
    },
    realPath: async (path) => {
      const at = real(path);
      if (files[at] === undefined && !isFolder(at)) throw failure('ENOENT');
      return at;
    },
  };
}

export const unreadable = Symbol('unreadable');

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
