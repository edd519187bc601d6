// Files of a folder and those beneath it, in a fixed order. Links are followed, but no folder is read twice,
// so that links that lead in a circle end.

import { type FileSystem, folderOf, isInside, joinPath } from './file-system.ts';
import { type IgnoreFiles, type IgnoreLevels, isIgnored } from './ignore-files.ts';

export interface Walked {
  /** Absolute paths, by name within each folder, numbers in names by their size. */
  readonly files: readonly string[];
  /** What could not be read, in words that follow on "Cannot read <path>: ". */
  readonly unread: readonly { readonly path: string; readonly why: string }[];
}

const skippedFolders = new Set(['node_modules']);
/** A folder with more entries than this is not a pack; walking on would only look like hanging. */
const mostEntries = 100_000;

export interface WalkOptions {
  /** Whether a file is wanted. */
  readonly file: (path: string) => boolean;
  /** Whether a file or folder is left out, with all beneath it. */
  readonly skip?: (path: string) => boolean;
  /** Ignore files that hold on the way; none: everything is met. */
  readonly ignore?: IgnoreFiles;
  /** Links that lead out of this folder (a real path) are not followed. */
  readonly within?: string;
}

/** Never rejects: what cannot be read is named. Hidden folders and node_modules are skipped. */
export async function walkFolder(
  root: string,
  fileSystem: FileSystem,
  options: WalkOptions,
): Promise<Walked> {
  const files: string[] = [];
  const unread: { path: string; why: string }[] = [];
  const read = new Set<string>();
  const folders = [root];
  const links: string[] = [];
  let entriesLeft = mostEntries;
  const levels = new Map<string, IgnoreLevels>();
  const levelsOf = async (folder: string, names: ReadonlySet<string>): Promise<IgnoreLevels> => {
    if (options.ignore === undefined) return [];
    const above = levels.get(folderOf(folder)) ?? (await options.ignore.above(folder));
    const own = await options.ignore.within(folder, above, names);
    levels.set(folder, own);
    return own;
  };
  const visit = async (folder: string): Promise<void> => {
    const real = await fileSystem.realPath(folder);
    if (read.has(real) || (options.within !== undefined && !isInside(real, options.within))) return;
    read.add(real);
    const entries = [...(await fileSystem.readFolder(folder))].sort((a, b) => inOrder(a.name, b.name));
    const deeper: string[] = [];
    const ignore = await levelsOf(folder, new Set(entries.map((entry) => entry.name)));
    for (const { name, kind } of entries) {
      if (entriesLeft-- <= 0) return;
      const path = joinPath(folder, name);
      if (options.skip?.(path)) continue;
      if (isIgnored(ignore, path, kind === 'folder' ? 'folder' : 'file')) continue;
      if (kind === 'link') links.push(path);
      else if (kind === 'folder') {
        if (!name.startsWith('.') && !skippedFolders.has(name)) deeper.push(path);
      } else if (kind === 'file' && options.file(path)) files.push(path);
    }
    folders.push(...deeper.reverse());
  };
  for (;;) {
    // Real folders first, so that a file keeps its real path rather than that of a link to it.
    const folder = folders.pop();
    const path = folder ?? links.shift();
    if (path === undefined) break;
    try {
      if (folder !== undefined) await visit(folder);
      else await followLink(path, fileSystem, options, read, folders, files, unread);
    } catch (error) {
      unread.push({ path, why: reason(error) });
    }
    if (entriesLeft <= 0) {
      unread.push({
        path: root,
        why: `the folder holds more than ${mostEntries.toLocaleString('en-GB')} entries, and the rest was not looked at`,
      });
      break;
    }
  }
  return { files, unread };
}

async function followLink(
  path: string,
  fileSystem: FileSystem,
  options: WalkOptions,
  read: ReadonlySet<string>,
  folders: string[],
  files: string[],
  unread: { path: string; why: string }[],
): Promise<void> {
  const kind = await fileSystem.kindOf(path);
  if (kind === 'folder') folders.push(path);
  if (kind === undefined && options.file(path)) unread.push({ path, why: 'it is a link that leads nowhere' });
  if (kind !== 'file' || !options.file(path)) return;
  const real = await fileSystem.realPath(path);
  const inside = options.within === undefined || isInside(real, options.within);
  const folder = real.slice(0, real.lastIndexOf('/'));
  // A link to a file that was found where it really is adds nothing.
  if (inside && !(read.has(folder) && options.file(real))) files.push(path);
}

/** By name, numbers in names by their size: `2-terms.md` before `10-annex.md`. */
export function inOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

const collator = new Intl.Collator('en-GB', { numeric: true });

/** Why reading failed, in words that follow on "Cannot read <path>: ". */
export function reason(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (code === 'EACCES' || code === 'EPERM') return 'permission to read it is missing';
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ELOOP') return 'it is a link that leads back to itself';
  return error instanceof Error ? error.message : String(error);
}
