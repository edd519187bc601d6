// The tenderlint.yml that applies to a document: the nearest one above it, which takes over from those further up what it
// does not say itself (inheritance.ts).

import type { Problem } from '../library/problem.ts';
import { type Configuration, configurationNames, readConfiguration } from './configuration.ts';
import { decodeText } from './decode.ts';
import { type FileSystem, folderOf, isInside, joinPath, nameOf } from './file-system.ts';
import { reason } from './walk.ts';

export interface ConfigurationFile {
  /** Absolute. */
  readonly path: string;
  /** The folder it stands in: paths in it count from here, and none leads out of it. */
  readonly folder: string;
  readonly text: string;
  readonly configuration: Configuration;
  /** Paths are names in {@link folder}. */
  readonly problems: readonly Problem[];
  /** The next one above, from which it takes over; undefined where there is none, or where this one says `root: true`. */
  readonly above: ConfigurationFile | undefined;
}

export interface ConfigurationSearch {
  /** The configuration for files of a folder; undefined where none stands above. Never rejects. */
  readonly for: (folder: string) => Promise<ConfigurationFile | undefined>;
}

export interface SearchOptions {
  /** Text of a file open in an editor, which wins over the one on disk. */
  readonly openText?: (path: string) => string | undefined;
  /** Folders beyond which the search does not go up; none: to the top. */
  readonly tops?: readonly string[];
}

/** Looks upwards, each folder once. */
export function searchConfigurations(fileSystem: FileSystem, options: SearchOptions): ConfigurationSearch {
  const known = new Map<string, Promise<ConfigurationFile | undefined>>();
  const find = (folder: string): Promise<ConfigurationFile | undefined> => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const found = look(folder);
    known.set(folder, found);
    return found;
  };
  const look = async (folder: string): Promise<ConfigurationFile | undefined> => {
    for (const name of configurationNames) {
      const here = await readHere(joinPath(folder, name), fileSystem, options);
      if (here === undefined) continue;
      return here.configuration.root === 'top' ? here : { ...here, above: await above(folder) };
    }
    return above(folder);
  };
  const above = (folder: string): Promise<ConfigurationFile | undefined> | undefined => {
    const next = folderOf(folder);
    return next === folder || isTop(folder, options) ? undefined : find(next);
  };
  return { for: find };
}

/** A top inside another does not hide what stands in between. */
function isTop(folder: string, { tops = [] }: SearchOptions): boolean {
  return tops.includes(folder) && !tops.some((top) => top !== folder && isInside(folder, top));
}

async function readHere(
  path: string,
  fileSystem: FileSystem,
  options: SearchOptions,
): Promise<ConfigurationFile | undefined> {
  const file = (text: string, problems: readonly Problem[]): ConfigurationFile => {
    const read = readConfiguration(text, nameOf(path));
    return {
      path,
      folder: folderOf(path),
      text,
      configuration: read.configuration,
      problems: [...problems, ...read.problems],
      above: undefined,
    };
  };
  const open = options.openText?.(path);
  if (open !== undefined) return file(open, []);
  const problem = (id: string, range: Problem['range'], message: string): Problem => ({
    id,
    severity: 'error',
    path: nameOf(path),
    range,
    message,
  });
  try {
    if ((await fileSystem.kindOf(path)) !== 'file') return undefined;
    const { text, error } = decodeText(await fileSystem.readFile(path));
    return file(text, error === undefined ? [] : [problem('file-encoding', error.range, error.message)]);
  } catch (error) {
    return file('', [
      problem('file-unreadable', { start: 0, end: 0 }, `Cannot read ${nameOf(path)}: ${reason(error)}.`),
    ]);
  }
}
