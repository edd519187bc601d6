// Packs checked in their order: what the cache knows is taken from there, the rest is done here or in worker threads.
// Only a few packs are in memory at a time.

import { availableParallelism } from 'node:os';
import { posix } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Profile } from '../library/model.ts';
import { type ResultPack, type ShownPath, withPaths } from '../reports/result.ts';
import { joinPath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { type PackLayout, type PackOptions, withTexts } from '../workspace/resolve-packs.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import { type Cache, openCache } from './cache.ts';
import type { CheckContext } from './check.ts';
import { type CheckedLayout, checkSource, type LayoutContext, type Mishap } from './check-layout.ts';
import type { Inputs } from './inputs.ts';
import { libraryReader } from './library.ts';
import { openPool, type Pool } from './pool.ts';

export interface PackRun extends LayoutContext {
  readonly packs: readonly PackLayout[];
  readonly options: PackOptions;
  readonly overrides: Profile;
  /** Worker threads at most; 1: everything is done in this one. */
  readonly jobs: number;
  readonly cache: Cache | undefined;
}
export interface CheckedPack {
  /** Paths written from the working folder; undefined where the pack could not be checked. */
  readonly pack: ResultPack | undefined;
  /** Whether all of it could be read and checked. */
  readonly complete: boolean;
}

/** Fewer documents than this are checked before a thread has started. */
const fewDocuments = 12;
const mostJobs = 8;
/** Where `--cache` keeps results if `--cache-location` says nothing. */
export const usualCache = '.tenderlint-cache';
/** The bundle of all commands, which is also what worker threads run. */
const program = import.meta.filename;

/** A run over what was named, with the threads and the cache that the options ask for. */
export async function openRun(inputs: Inputs, values: OptionValues, context: CheckContext): Promise<PackRun> {
  const documents = inputs.packs.reduce((sum, pack) => sum + pack.documents.length, 0);
  const jobs = firstValue(values, 'jobs') ?? 'auto';
  const automatic = documents < fewDocuments ? 1 : Math.min(availableParallelism(), mostJobs);
  const location = firstValue(values, 'cache-location');
  const folder = joinPath(context.terminal.cwd, location ?? usualCache);
  return {
    ...inputs,
    fileSystem: nodeFileSystem,
    libraries: libraryReader(context.library),
    jobs: jobs === 'auto' ? automatic : Number(jobs),
    cache:
      values.has('cache') || location !== undefined
        ? await openCache(folder, program, inputs.overrides, nodeFileSystem)
        : undefined,
  };
}

/** Checks packs in their order and says what went wrong with each. */
export async function* checkedPacks(run: PackRun, context: CheckContext): AsyncGenerator<CheckedPack> {
  const setting = { overrides: run.overrides };
  const isThreaded = run.jobs > 1 && run.fileSystem === nodeFileSystem && isMainThread;
  const pool = isThreaded ? openPool(run.jobs, setting, program) : undefined;
  const ahead = pool === undefined ? 1 : run.jobs * 3;
  const begun: { readonly layout: PackLayout; readonly checked: Promise<CheckedLayout> }[] = [];
  const next = async (): Promise<CheckedPack> => {
    const { layout, checked } = begun.shift() as (typeof begun)[number];
    const { pack, mishaps } = await checked;
    const shown = pathsFrom(context.terminal.cwd, layout.root);
    for (const mishap of mishaps) tell(mishap, shown, context);
    return { pack: pack && withPaths(pack, shown), complete: mishaps.length === 0 };
  };
  try {
    for (const layout of run.packs) {
      begun.push({ layout, checked: checkOne(layout, run, pool) });
      if (begun.length >= ahead) yield await next();
    }
    while (begun.length > 0) yield await next();
    await run.cache?.tidy();
  } finally {
    await pool?.close();
  }
}

/** Never rejects. */
async function checkOne(layout: PackLayout, run: PackRun, pool: Pool | undefined): Promise<CheckedLayout> {
  const source = await withTexts(layout, run.fileSystem, run.options);
  const key = await run.cache?.keyOf(source);
  const known = key === undefined ? undefined : await run.cache?.read(key);
  if (known !== undefined) return { pack: known, mishaps: [] };
  const checked = await (pool === undefined ? checkSource(source, run) : pool.check(source));
  if (key !== undefined && checked.pack !== undefined && checked.mishaps.length === 0)
    await run.cache?.write(key, checked.pack);
  return checked;
}

function tell(mishap: Mishap, shown: ShownPath, { notice, internalError }: CheckContext): void {
  if (mishap.kind === 'unread') {
    const { path, message } = mishap;
    notice(message.replace(`Cannot read ${path}:`, `Cannot read ${shown(path)}:`));
    return;
  }
  const names = mishap.documents.map(shown);
  const error = new Error(mishap.message);
  error.stack = mishap.stack;
  internalError(names.length === 1 ? `${names[0]}` : `the pack ${names.join(', ')}`, error);
}

/** Paths relative to a pack's root as they are written from the working folder. */
export function pathsFrom(cwd: string, root: string): ShownPath {
  return (path) => posix.relative(cwd, joinPath(root, path)) || '.';
}
