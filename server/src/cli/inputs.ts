// The paths of the command line brought to files: folders walked, globs expanded, each real file once, in a
// fixed order, and a clear word about what could not be read.

import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

export interface Inputs {
  /** Absolute paths, each real file once. */
  readonly files: readonly string[];
  readonly standardInput: boolean;
  /** One sentence for each operand that gave nothing. */
  readonly problems: readonly string[];
}

const markdownName = /\.(?:md|markdown)$/i;
const skippedFolders = new Set(['node_modules']);

/**
 * Files that the operands stand for, in the operands' order and by name within a folder.
 *
 * @param cwd absolute path that relative operands count from
 */
export async function findInputs(operands: readonly string[], cwd: string): Promise<Inputs> {
  const files: string[] = [];
  const seen = new Set<string>();
  const problems: string[] = [];
  let standardInput = false;
  const add = async (path: string) => {
    const real = await realpath(path).catch(() => path);
    if (seen.has(real)) return;
    seen.add(real);
    files.push(path);
  };
  for (const operand of operands) {
    if (operand === '-') {
      standardInput = true;
      continue;
    }
    const path = resolve(cwd, operand);
    const found = await kindOf(path);
    if (found.kind === 'file') await add(path);
    else if (found.kind === 'folder') {
      const walked = await walkFolder(path, operand);
      problems.push(...walked.problems);
      for (const file of await distinct(walked.files, path)) await add(file);
      if (walked.files.length === 0 && walked.problems.length === 0)
        problems.push(`No Markdown files (.md, .markdown) in the folder ${operand}.`);
    } else if (found.kind === 'missing' && isDynamicPattern(operand)) {
      const matches = await glob(operand, {
        cwd,
        absolute: true,
        onlyFiles: true,
        ignore: ['**/node_modules/**', '**/.git/**'],
      });
      for (const match of await distinct(
        matches.map((file) => resolve(file)),
        cwd,
      ))
        await add(match);
      if (matches.length === 0) problems.push(`No files match ${operand}.`);
    } else {
      const why = found.kind === 'unreadable' ? found.why : 'there is no such file or folder';
      problems.push(`Cannot read ${operand}: ${why}.`);
    }
  }
  return { files, standardInput, problems };
}

type Found =
  | { readonly kind: 'file' | 'folder' | 'missing' }
  | { readonly kind: 'unreadable'; readonly why: string };

async function kindOf(path: string): Promise<Found> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { kind: 'folder' };
    // A pipe (`<(…)` of a shell) reads like a file.
    return { kind: 'file' };
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', why: reason(error) };
  }
}

/**
 * Markdown files of a folder and those beneath it, by name. Real folders come before links to folders, and
 * no real folder is read twice, so that links that lead in a circle end.
 */
async function walkFolder(
  root: string,
  shownRoot: string,
): Promise<{ readonly files: readonly string[]; readonly problems: readonly string[] }> {
  const files: string[] = [];
  const problems: string[] = [];
  const read = new Set<string>();
  const folders = [{ path: root, shown: shownRoot }];
  const linkedFolders: typeof folders = [];
  for (;;) {
    const next = folders.pop() ?? linkedFolders.shift();
    if (next === undefined) break;
    const { path, shown } = next;
    try {
      const real = await realpath(path);
      if (read.has(real)) continue;
      read.add(real);
      const entries = await readdir(path, { withFileTypes: true });
      for (const entry of entries.sort((first, second) => byName(first.name, second.name))) {
        const inside = { path: join(path, entry.name), shown: join(shown, entry.name) };
        const isLink = entry.isSymbolicLink();
        const found: Found | undefined = isLink ? await kindOf(inside.path) : undefined;
        if (entry.isDirectory() || found?.kind === 'folder') {
          if (entry.name.startsWith('.') || skippedFolders.has(entry.name)) continue;
          (isLink ? linkedFolders : folders).push(inside);
        } else if (markdownName.test(entry.name)) {
          if (found?.kind === 'missing' || found?.kind === 'unreadable')
            problems.push(`Cannot read ${inside.shown}: it is a link that leads nowhere.`);
          else files.push(inside.path);
        }
      }
    } catch (error) {
      problems.push(`Cannot read the folder ${shown}: ${reason(error)}.`);
    }
  }
  return { files, problems };
}

/** Each real file once and by name; under a name that leads there without links, if it has one under `base`. */
async function distinct(paths: readonly string[], base: string): Promise<readonly string[]> {
  const realBase = await realpath(base).catch(() => base);
  const chosen = new Map<string, string>();
  for (const path of [...paths].sort(byName)) {
    const real = await realpath(path).catch(() => path);
    if (!chosen.has(real) || real === resolve(realBase, relative(base, path))) chosen.set(real, path);
  }
  return [...chosen.values()].sort(byName);
}

/** Not by locale, which differs from machine to machine. */
function byName(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its links lead in a circle',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ERR_STRING_TOO_LONG: 'it is too large to be read as one text',
  ERR_FS_FILE_TOO_LARGE: 'it is too large to be read at once',
};

/** Why a file could not be read, in words. */
export function reason(error: unknown): string {
  return reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}
