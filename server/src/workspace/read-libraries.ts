// The further clause libraries that a tenderlint.yml names, or takes over from one above it, read and laid over ours. They are
// data: nothing in them is run, and none may stand outside the folder of the tenderlint.yml that names it.

import { mergeLibraries } from '../library/layers.ts';
import { type LibraryFile, type LoadOptions, loadLibrary } from '../library/load.ts';
import type { Library } from '../library/model.ts';
import type { Problem } from '../library/problem.ts';
import { type FileSystem, isInside, joinPath, nameOf, pathSeenFrom, relativePath } from './file-system.ts';
import type { ConfigurationFile, SearchOptions } from './find-configuration.ts';
import { librariesInForce } from './inheritance.ts';
import { mostLibraryFiles, noLibraryRemedy, readLibraryFolder } from './library-folder.ts';
import { reason } from './walk.ts';

/** A file that problems speak of and that is no document: its path relative to the pack's root. */
export interface OtherFile {
  readonly path: string;
  readonly text: string;
}

export interface LayeredLibrary {
  /** Equal to `base`, by identity, where the configuration names no library. */
  readonly library: Library;
  /** `rules/local-presence-at-bid` → the name of the library it came from. */
  readonly origins: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** The files that the problems stand in. */
  readonly otherFiles: readonly OtherFile[];
}

export interface LibraryOptions extends Pick<SearchOptions, 'openText'> {
  readonly patternProblem?: NonNullable<LoadOptions['patternProblem']>;
}

/** Lays the libraries that hold under a configuration over `base`, in order. Problems are named as seen from its folder. Never rejects. */
export async function readLibraries(
  configuration: ConfigurationFile | undefined,
  base: Library,
  fileSystem: FileSystem,
  options: LibraryOptions = {},
): Promise<LayeredLibrary> {
  const inForce = librariesInForce(configuration);
  if (configuration === undefined || inForce === undefined)
    return { library: base, origins: new Map(), problems: [], otherFiles: [] };
  const { file, libraries } = inForce;
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const layers: Library[] = [];
  let below = base;
  for (const { path, range } of libraries) {
    const say = (id: string, message: string) =>
      problems.push({ id, severity: 'error', path: nameOf(file.path), range, message });
    const folder = joinPath(file.folder, path);
    const files = await readFiles(folder, file, fileSystem, options, say);
    if (files === undefined) continue;
    const loaded = loadLibrary(files, {
      base: below,
      ...(options.patternProblem === undefined ? {} : { patternProblem: options.patternProblem }),
    });
    layers.push(loaded.library);
    below = mergeLibraries(below, [loaded.library]).library;
    for (const problem of loaded.problems) {
      const shown = relativePath(joinPath(folder, problem.path), file.folder);
      problems.push({ ...problem, path: shown });
      texts.set(shown, files.find((one) => one.path === problem.path)?.text ?? '');
    }
  }
  const { library, origins } = mergeLibraries(base, layers);
  return seenFrom(configuration.folder, file, {
    library,
    origins,
    problems,
    otherFiles: [...texts].map(([path, text]) => ({ path, text })),
  });
}

/** What was said of files beneath the folder of the tenderlint.yml that names them, as seen from a folder beneath that. */
function seenFrom(folder: string, file: ConfigurationFile, layered: LayeredLibrary): LayeredLibrary {
  if (folder === file.folder) return layered;
  const seen = <T extends { readonly path: string }>(one: T): T => ({
    ...one,
    path: pathSeenFrom(joinPath(file.folder, one.path), folder),
  });
  return {
    ...layered,
    problems: layered.problems.map(seen),
    otherFiles: layered.otherFiles.map(seen),
  };
}

async function readFiles(
  folder: string,
  file: ConfigurationFile,
  fileSystem: FileSystem,
  options: LibraryOptions,
  say: (id: string, message: string) => unknown,
): Promise<readonly LibraryFile[] | undefined> {
  const shown = relativePath(folder, file.folder);
  try {
    if ((await fileSystem.kindOf(folder)) !== 'folder') {
      say(
        'library-missing',
        `There is no folder "${shown}" with a clause library. Check the spelling, or remove the line.`,
      );
      return undefined;
    }
    const [real, within] = await Promise.all([fileSystem.realPath(folder), fileSystem.realPath(file.folder)]);
    if (!isInside(real, within)) {
      say(
        'config-outside',
        `"${shown}" is a link that leads out of the folder of ${nameOf(file.path)}; it is not read. Put the library itself into the folder.`,
      );
      return undefined;
    }
    const { openText } = options;
    const read = await readLibraryFolder(folder, fileSystem, {
      ...(openText === undefined ? {} : { openText }),
      within,
    });
    if (read.kind === 'read') {
      for (const { path, why } of read.unread)
        say('file-unreadable', `Cannot read ${relativePath(path, file.folder)}: ${why}.`);
      return read.files;
    }
    if (read.kind === 'no-library')
      say('library-invalid', `There is no library.yml in "${shown}"${noLibraryRemedy(read)}`);
    if (read.kind === 'too-large')
      say(
        'library-invalid',
        `The library "${shown}" has ${read.files} files; at most ${mostLibraryFiles} are read. Name the library's own folder.`,
      );
    return undefined;
  } catch (error) {
    say('file-unreadable', `Cannot read the library "${shown}": ${reason(error)}.`);
    return undefined;
  }
}
