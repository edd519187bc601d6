// The file of a baseline. Paths in it count from its own folder, so that it means the same wherever a run starts.

import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { type BaselineEntry, baselineText, readBaseline } from '../reports/baseline.ts';
import { decodeText } from '../workspace/decode.ts';
import { folderOf, joinPath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { reason } from '../workspace/walk.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import { writeWhole } from './atomic-file.ts';

/** The name `tenderlint baseline` gives the file where `--baseline` says nothing. */
export const usualBaseline = 'tenderlint-baseline.json';

/** The file that `--baseline` names, as written. */
export function baselinePath(values: OptionValues): string {
  return firstValue(values, 'baseline') ?? usualBaseline;
}

/** The entries with paths as seen from the working folder, or why there are none. */
export async function loadBaseline(
  path: string,
  cwd: string,
): Promise<{ readonly entries: readonly BaselineEntry[] } | { readonly wrong: string }> {
  const file = joinPath(cwd, path);
  try {
    const read = readBaseline(decodeText(await nodeFileSystem.readFile(file)).text);
    if ('wrong' in read) return { wrong: `The baseline ${path} cannot be used: ${read.wrong}.` };
    const folder = folderOf(file);
    return {
      entries: read.entries.map((entry) => ({ ...entry, path: moved(entry.path, folder, cwd) })),
    };
  } catch (error) {
    return {
      wrong: `Cannot read the baseline ${path}: ${reason(error)}. To make it: tenderlint baseline update PATH... --baseline ${path}`,
    };
  }
}

/** Writes entries whose paths are as seen from the working folder. */
export async function saveBaseline(
  path: string,
  cwd: string,
  entries: readonly BaselineEntry[],
): Promise<void> {
  const file = joinPath(cwd, path);
  const folder = folderOf(file);
  await writeWhole(
    file,
    baselineText(entries.map((entry) => ({ ...entry, path: moved(entry.path, cwd, folder) }))),
  );
}

function moved(path: string, from: string, to: string): string {
  return posix.relative(to, joinPath(from, path)) || '.';
}

/** Whether a path, as seen from a folder, leads to nothing any more. */
export function isGoneFrom(cwd: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const isGone = !existsSync(joinPath(cwd, path));
    known.set(path, isGone);
    return isGone;
  };
}
