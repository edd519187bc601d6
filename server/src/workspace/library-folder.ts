// The files of a folder that holds a clause library. It is known by its library.yml: without one nothing beneath it is looked at, since
// the folder may as well be somebody's home.

import { mayBelong } from '../library/file-places.ts';
import type { LibraryFile } from '../library/load.ts';
import { type FileSystem, joinPath, relativePath } from './file-system.ts';
import { readTexts } from './read-texts.ts';
import { walkFolder } from './walk.ts';

export type LibraryFolder =
  | {
      readonly kind: 'read';
      /** Paths inside the folder. */
      readonly files: readonly LibraryFile[];
      readonly unread: readonly { readonly path: string; readonly why: string }[];
    }
  | { readonly kind: 'no-folder' }
  | {
      readonly kind: 'no-library';
      /** Names of folders in it that do hold a library. */
      readonly libraries: readonly string[];
      /** A file in it that was probably meant: `library.yaml`, `Library.yml`. */
      readonly misnamed: string | undefined;
    }
  | { readonly kind: 'too-large'; readonly files: number };

/** More files than this are no library. */
export const mostLibraryFiles = 5_000;
/** More folders than this are not looked into for a library that was meant. */
const mostLookedInto = 200;

export interface LibraryFolderOptions {
  /** Text of a file open in an editor, which wins over the one on disk. */
  readonly openText?: (path: string) => string | undefined;
  /** A real path that links may not lead out of. Default: the folder itself. */
  readonly within?: string;
}

/** Reads a library's YAML and Markdown files. Rejects only where the machine does. */
export async function readLibraryFolder(
  folder: string,
  fileSystem: FileSystem,
  { openText = () => undefined, within }: LibraryFolderOptions = {},
): Promise<LibraryFolder> {
  if ((await fileSystem.kindOf(folder)) !== 'folder') return { kind: 'no-folder' };
  const manifest = joinPath(folder, 'library.yml');
  if (openText(manifest) === undefined && (await fileSystem.kindOf(manifest)) !== 'file')
    return withoutManifest(folder, fileSystem);
  const walked = await walkFolder(folder, fileSystem, {
    file: (path) => mayBelong(relativePath(path, folder)),
    within: within ?? (await fileSystem.realPath(folder)),
  });
  if (walked.files.length > mostLibraryFiles) return { kind: 'too-large', files: walked.files.length };
  const texts = await readTexts(walked.files, fileSystem, openText);
  const files = walked.files.map((path, index) => ({
    path: relativePath(path, folder),
    text: texts[index] ?? '',
  }));
  return { kind: 'read', files, unread: walked.unread };
}

async function withoutManifest(folder: string, fileSystem: FileSystem): Promise<LibraryFolder> {
  const entries = await fileSystem.readFolder(folder);
  const libraries: string[] = [];
  const folders = entries.filter(({ kind, name }) => kind === 'folder' && !name.startsWith('.'));
  for (const { name } of folders.slice(0, mostLookedInto)) {
    const inside = joinPath(folder, `${name}/library.yml`);
    if ((await fileSystem.kindOf(inside).catch(() => undefined)) === 'file') libraries.push(name);
  }
  const misnamed = entries.find(
    ({ kind, name }) => kind === 'file' && /^library\.(?:ya?ml|txt|md)(?:\.txt)?$/i.test(name),
  );
  return { kind: 'no-library', libraries: libraries.sort(), misnamed: misnamed?.name };
}

/** What to do about a folder that holds no library, in words that follow on "There is no library.yml in <folder>". */
export function noLibraryRemedy({
  libraries,
  misnamed,
}: Extract<LibraryFolder, { kind: 'no-library' }>): string {
  if (misnamed !== undefined)
    return `: the file ${misnamed} must be called library.yml, in small letters. Rename it.`;
  const [first] = libraries;
  if (first !== undefined)
    return `, but there is one in the folder ${libraries.join(', ')} inside it. Name that folder instead.`;
  return ': a clause library has one at its top, with name, version, law-as-at and licence. Name the folder that holds it, or write one as docs/your-own-library.md shows.';
}
