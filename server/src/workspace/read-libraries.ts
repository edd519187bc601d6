// The further clause libraries that a tenderlint.yml names, read and laid over ours. They are data: nothing in
// them is run, and none may stand outside the folder of the tenderlint.yml.

import { mergeLibraries } from '../library/layers.ts';
import { type LibraryFile, type LoadOptions, loadLibrary } from '../library/load.ts';
import type { Library } from '../library/model.ts';
import type { Problem } from '../library/problem.ts';
import { decodeText } from './decode.ts';
import { type FileSystem, isInside, joinPath, nameOf, relativePath } from './file-system.ts';
import type { ConfigurationFile, SearchOptions } from './find-configuration.ts';
import { reason, walkFolder } from './walk.ts';

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

const mostFiles = 5_000;

/** Lays the libraries that a configuration names over `base`, in order. Never rejects. */
export async function readLibraries(
  file: ConfigurationFile | undefined,
  base: Library,
  fileSystem: FileSystem,
  options: LibraryOptions = {},
): Promise<LayeredLibrary> {
  if (file === undefined || file.configuration.libraries.length === 0)
    return { library: base, origins: new Map(), problems: [], otherFiles: [] };
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const layers: Library[] = [];
  let below = base;
  for (const { path, range } of file.configuration.libraries) {
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
  return { library, origins, problems, otherFiles: [...texts].map(([path, text]) => ({ path, text })) };
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
    const walked = await walkFolder(folder, fileSystem, {
      file: (path) => /\.(ya?ml|md)$/.test(path),
      within,
    });
    for (const { path, why } of walked.unread)
      say('file-unreadable', `Cannot read ${relativePath(path, file.folder)}: ${why}.`);
    if (walked.files.length > mostFiles) {
      say(
        'library-invalid',
        `The library "${shown}" has ${walked.files.length} files; at most ${mostFiles} are read. Name the library's own folder.`,
      );
      return undefined;
    }
    return await Promise.all(
      walked.files.map(async (path) => ({
        path: relativePath(path, folder),
        text: options.openText?.(path) ?? decodeText(await fileSystem.readFile(path)).text,
      })),
    );
  } catch (error) {
    say('file-unreadable', `Cannot read the library "${shown}": ${reason(error)}.`);
    return undefined;
  }
}
