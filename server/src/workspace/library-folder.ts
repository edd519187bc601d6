// The files of a folder that holds a clause library.

import type { LibraryFile } from '../library/load.ts';
import { decodeText } from './decode.ts';
import { type FileSystem, relativePath } from './file-system.ts';
import { walkFolder } from './walk.ts';

export interface LibraryFolder {
  /** Paths inside the folder. */
  readonly files: readonly LibraryFile[];
  readonly unread: readonly { readonly path: string; readonly why: string }[];
}

/** Reads a library's YAML and Markdown files; undefined where there is no such folder. Rejects only where the machine does. */
export async function readLibraryFolder(
  folder: string,
  fileSystem: FileSystem,
): Promise<LibraryFolder | undefined> {
  if ((await fileSystem.kindOf(folder)) !== 'folder') return undefined;
  const walked = await walkFolder(folder, fileSystem, { file: (path) => /\.(ya?ml|md)$/.test(path) });
  const files = await Promise.all(
    walked.files.map(async (path) => ({
      path: relativePath(path, folder),
      text: decodeText(await fileSystem.readFile(path)).text,
    })),
  );
  return { files, unread: walked.unread };
}
