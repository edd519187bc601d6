// What git knows, asked without a shell: a revision's files as a file system, and what has changed since.

import { execFile } from 'node:child_process';
import type { FileSystem, FolderEntry } from '../workspace/file-system.ts';
import { isInside, joinPath, nameOf, relativePath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';

export interface Change {
  /** The revision that HEAD and the one asked for have in common. */
  readonly base: string;
  /** Absolute: the top of the work tree. */
  readonly top: string;
  /** Absolute paths of files that are not as they were, as they are called now. */
  readonly changed: ReadonlySet<string>;
  /** Absolute paths that are called otherwise in the base: now → then. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Absolute paths of the base that are not there any more, renamed ones left out. */
  readonly deleted: readonly string[];
}

/** Settings that would let a repository start programs of its own are off. */
const always = ['-c', 'core.fsmonitor=false', '-c', 'core.quotepath=false', '--no-optional-locks'];

function git(cwd: string, args: readonly string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...always, ...args],
      { cwd, encoding: 'buffer', maxBuffer: 1 << 30 },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else {
          const said = stderr.toString('utf8').trim().split('\n')[0];
          reject(new Error(said === undefined || said === '' ? error.message : said));
        }
      },
    );
  });
}

async function line(cwd: string, args: readonly string[]): Promise<string> {
  return (await git(cwd, args)).toString('utf8').replace(/\r?\n$/, '');
}

/** What has changed since the merge base of HEAD and a revision, uncommitted and new files included; or why it cannot be told. */
export async function changeSince(ref: string, cwd: string): Promise<Change | { readonly wrong: string }> {
  // An argument that git would take for an option is no name of a revision.
  if (ref.startsWith('-')) return { wrong: `--since ${ref}: no revision starts with “-”.` };
  try {
    const top = await line(cwd, ['rev-parse', '--show-toplevel']);
    const commit = await line(cwd, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    ]).catch(() => undefined);
    if (commit === undefined)
      return {
        wrong: `--since ${ref}: git knows no such revision. In CI the branch may have to be fetched first.`,
      };
    const base = await line(cwd, ['merge-base', commit, 'HEAD']).catch(() => undefined);
    if (base === undefined)
      return {
        wrong: `--since ${ref}: no revision that ${ref} and HEAD have in common is here. A shallow clone needs more history (fetch-depth: 0).`,
      };
    const options = [
      '--name-status',
      '-z',
      '-M',
      '--no-ext-diff',
      '--no-textconv',
      '--ignore-submodules=all',
    ];
    const status = await git(top, ['diff', ...options, base, '--']);
    const untracked = await git(top, ['ls-files', '--others', '--exclude-standard', '-z']);
    return { base, top, ...changes(status, untracked, top) };
  } catch (error) {
    return { wrong: `--since ${ref}: ${error instanceof Error ? error.message : error}` };
  }
}

function changes(
  status: Buffer,
  untracked: Buffer,
  top: string,
): Pick<Change, 'changed' | 'renamed' | 'deleted'> {
  const changed = new Set<string>();
  const renamed = new Map<string, string>();
  const deleted: string[] = [];
  const parts = status.toString('utf8').split('\0');
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [kind = ''] = parts[at] ?? '';
    const path = joinPath(top, parts[at + 1] ?? '');
    if (kind === 'R' || kind === 'C') {
      const now = joinPath(top, parts[at + 2] ?? '');
      changed.add(now);
      renamed.set(now, path);
      at += 1;
    } else if (kind === 'D') deleted.push(path);
    else changed.add(path);
  }
  for (const path of untracked.toString('utf8').split('\0'))
    if (path !== '') changed.add(joinPath(top, path));
  return { changed, renamed, deleted };
}

/** The files of a revision, as if they stood in the work tree; what is outside the work tree is as it is now. */
export async function revisionFiles({ base, top }: Pick<Change, 'base' | 'top'>): Promise<FileSystem> {
  const listing = (await git(top, ['ls-tree', '-r', '-z', '--full-tree', base])).toString('utf8');
  const blobs = new Map<string, string>();
  const folders = new Map<string, Map<string, FolderEntry>>([[top, new Map()]]);
  for (const entry of listing.split('\0')) {
    const found = /^(\d{6}) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(entry);
    // Links are left out: what they lead to is found where it is.
    if (found === null || found[1] === '120000') continue;
    const path = joinPath(top, found[3] ?? '');
    blobs.set(path, found[2] ?? '');
    let folder = top;
    const names = relativePath(path, top).split('/');
    for (const name of names.slice(0, -1)) {
      folders.get(folder)?.set(name, { name, kind: 'folder' });
      folder = joinPath(folder, name);
      if (!folders.has(folder)) folders.set(folder, new Map());
    }
    folders.get(folder)?.set(nameOf(path), { name: nameOf(path), kind: 'file' });
  }
  const missing = (path: string) =>
    Object.assign(new Error(`${path} is not in the revision`), { code: 'ENOENT' });
  const isOutside = (path: string) => !isInside(path, top);
  return {
    readFile: async (path) => {
      if (isOutside(path)) return nodeFileSystem.readFile(path);
      const blob = blobs.get(path);
      if (blob === undefined) throw missing(path);
      return git(top, ['cat-file', 'blob', blob]);
    },
    kindOf: async (path) => {
      if (isOutside(path)) return nodeFileSystem.kindOf(path);
      return blobs.has(path) ? 'file' : folders.has(path) ? 'folder' : undefined;
    },
    readFolder: async (path) =>
      isOutside(path) ? nodeFileSystem.readFolder(path) : [...(folders.get(path)?.values() ?? [])],
    realPath: async (path) => path,
  };
}
