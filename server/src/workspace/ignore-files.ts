// .gitignore and .tenderlintignore: which files a walk leaves out. The nearest file above decides, as in git;
// .tenderlintignore wins over .gitignore, and may take files in again.

import { decodeText } from './decode.ts';
import { type FileSystem, folderOf, isInside, joinPath, relativePath } from './file-system.ts';
import { type IgnorePattern, readIgnorePatterns, verdict } from './ignore-patterns.ts';

/** Names of the files, the one that decides first. */
export const ignoreFileNames = ['.tenderlintignore', '.gitignore'] as const;
type IgnoreFileName = (typeof ignoreFileNames)[number];

interface Level {
  readonly folder: string;
  readonly patterns: Readonly<Record<IgnoreFileName, readonly IgnorePattern[]>>;
}
/** The ignore files that hold for the entries of a folder, the outermost first. */
export type IgnoreLevels = readonly Level[];

export interface IgnoreFiles {
  /** The levels above a folder, its own left out: those up to the top of its git repository, if it is in one. */
  readonly above: (folder: string) => Promise<IgnoreLevels>;
  /** The levels of a folder's entries; `names` are those of the entries. Reads nothing where there is no such file. */
  readonly within: (folder: string, above: IgnoreLevels, names: ReadonlySet<string>) => Promise<IgnoreLevels>;
}

/** Reads ignore files, each once. What cannot be read counts as empty. */
export function ignoreFiles(fileSystem: FileSystem): IgnoreFiles {
  const known = new Map<string, Promise<readonly IgnorePattern[]>>();
  const patterns = (path: string): Promise<readonly IgnorePattern[]> => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const read = fileSystem
      .kindOf(path)
      .then(async (kind) =>
        kind === 'file' ? readIgnorePatterns(decodeText(await fileSystem.readFile(path)).text) : [],
      )
      .catch(() => []);
    known.set(path, read);
    return read;
  };
  const level = async (folder: string, names?: ReadonlySet<string>): Promise<Level> => {
    const of = (name: IgnoreFileName) =>
      names === undefined || names.has(name) ? patterns(joinPath(folder, name)) : Promise.resolve([]);
    const [own, git] = await Promise.all([of('.tenderlintignore'), of('.gitignore')]);
    return { folder, patterns: { '.tenderlintignore': own, '.gitignore': git } };
  };
  const tops = new Map<string, Promise<boolean>>();
  const isTop = (folder: string): Promise<boolean> => {
    const before = tops.get(folder);
    if (before !== undefined) return before;
    // A work tree of its own has a file in place of the folder.
    const found = fileSystem.kindOf(joinPath(folder, '.git')).then(
      (kind) => kind !== undefined,
      () => false,
    );
    tops.set(folder, found);
    return found;
  };
  return {
    above: async (folder) => {
      const folders: string[] = [];
      for (let at = folder; ; at = folderOf(at)) {
        if (at !== folder) folders.push(at);
        if (await isTop(at)) break;
        // Not in a repository: what stands above is not about this folder.
        if (folderOf(at) === at) return [];
      }
      return Promise.all(folders.reverse().map((at) => level(at)));
    },
    within: async (folder, above, names) => {
      if (!ignoreFileNames.some((name) => names.has(name))) return above;
      return [...above, await level(folder, names)];
    },
  };
}

/** Whether an entry of a folder is left out. A file beneath a folder that is left out is not asked about. */
export function isIgnored(
  levels: IgnoreLevels,
  path: string,
  kind: 'file' | 'folder',
  names: readonly IgnoreFileName[] = ignoreFileNames,
): boolean {
  for (const name of names)
    for (const { folder, patterns } of levels.toReversed()) {
      if (!isInside(path, folder) || patterns[name].length === 0) continue;
      const says = verdict(patterns[name], relativePath(path, folder), kind);
      if (says !== undefined) return says === 'out';
    }
  return false;
}

/** Whether a file that was named, rather than met, is left out by a .tenderlintignore: it or a folder above it. */
export async function isNamedFileIgnored(path: string, files: IgnoreFiles): Promise<boolean> {
  const above = await files.above(folderOf(path));
  const names = new Set<string>(ignoreFileNames);
  const levels = await files.within(folderOf(path), above, names);
  const [outermost] = levels;
  if (outermost === undefined) return false;
  for (let at = path, kind: 'file' | 'folder' = 'file'; at !== outermost.folder; at = folderOf(at)) {
    if (isIgnored(levels, at, kind, ['.tenderlintignore'])) return true;
    kind = 'folder';
    if (folderOf(at) === at) break;
  }
  return false;
}
