// The library that lists, explanations and new packs speak of: ours, with an organisation's own laid over it as `check` would, from
// the tenderlint.yml that holds in a folder, or from the folders that --library names.

import { mergeLibraries } from '../library/layers.ts';
import { loadLibrary } from '../library/load.ts';
import type { Library } from '../library/model.ts';
import type { Problem } from '../library/problem.ts';
import { joinPath } from '../workspace/file-system.ts';
import { searchConfigurations } from '../workspace/find-configuration.ts';
import { configurationChain, librariesInForce } from '../workspace/inheritance.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { readLibraries } from '../workspace/read-libraries.ts';
import type { OptionValues } from './arguments.ts';
import type { CheckContext } from './check.ts';
import { libraryFilesOf } from './clause-library.ts';
import { patternProblem } from './library.ts';

export interface LibraryInForce {
  readonly library: Library;
  /** `rules/local-presence-at-bid` → the name of the library it came from; ours are left out. */
  readonly origins: ReadonlyMap<string, string>;
}

/** The library in force in a folder (absolute); undefined, with a notice, where one that was asked for cannot be read. */
export async function libraryInForce(
  folder: string,
  values: OptionValues,
  context: CheckContext,
): Promise<LibraryInForce | undefined> {
  const base = context.library();
  const named = values.get('library') ?? [];
  if (named.length > 0) return libraryOf(named, base, context);
  const file = await searchConfigurations(nodeFileSystem, {}).for(folder);
  for (const one of configurationChain(file))
    if (one.problems.some(({ severity }) => severity === 'error'))
      context.notice(`${one.path} has mistakes; tenderlint check names them.`);
  if (librariesInForce(file) === undefined) return { library: base, origins: new Map() };
  const read = await readLibraries(file, base, nodeFileSystem, { patternProblem: patternProblem() });
  tellErrors(read.problems, 'the libraries', context);
  return { library: read.library, origins: ownOrigins(read.origins, base) };
}

async function libraryOf(
  folders: readonly string[],
  base: Library,
  context: CheckContext,
): Promise<LibraryInForce | undefined> {
  const layers: Library[] = [];
  let below = base;
  for (const folder of folders) {
    const files = await libraryFilesOf(folder, joinPath(context.terminal.cwd, folder), context);
    if (files === undefined) return undefined;
    const loaded = loadLibrary(files, { base: below, patternProblem: patternProblem() });
    tellErrors(loaded.problems, folder, context);
    layers.push(loaded.library);
    below = mergeLibraries(below, [loaded.library]).library;
  }
  const { library, origins } = mergeLibraries(base, layers);
  return { library, origins: ownOrigins(origins, base) };
}

function ownOrigins(origins: ReadonlyMap<string, string>, base: Library): ReadonlyMap<string, string> {
  return new Map([...origins].filter(([, name]) => name !== base.name));
}

function tellErrors(problems: readonly Problem[], where: string, { notice }: CheckContext): void {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0)
    notice(
      `${errors === 1 ? 'A mistake in' : `${errors} mistakes in`} ${where} may leave files out of this; tenderlint library validate names ${errors === 1 ? 'it' : 'them'}.`,
    );
}
