// The clause library that is shipped, and the libraries that organisations lay over it, ready for checking.

import { type CompiledLibrary, compileLibrary } from '../checks/check-pack.ts';
import { parsePattern } from '../checks/pattern.ts';
import { Vocabulary } from '../checks/tokens.ts';
import { libraryText } from '../generated/library-text.js';
import type { Library } from '../library/model.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import type { ConfigurationFile } from '../workspace/find-configuration.ts';
import { librariesInForce } from '../workspace/inheritance.ts';
import { type LayeredLibrary, readLibraries } from '../workspace/read-libraries.ts';

let shipped: Library | undefined;

/** The library that is shipped with the tool; read when it is first asked for. */
export function shippedLibrary(): Library {
  shipped ??= JSON.parse(libraryText) as Library;
  return shipped;
}

export interface LibraryForPack extends LayeredLibrary {
  readonly compiled: CompiledLibrary;
}

/** Gives each pack its library; compiles one only when it differs from the pack's before. */
export function libraryReader(
  base: () => Library,
): (file: ConfigurationFile | undefined, fileSystem: FileSystem) => Promise<LibraryForPack> {
  let compiled: CompiledLibrary | undefined;
  let last:
    | {
        readonly folder: string;
        readonly named: string;
        readonly fileSystem: FileSystem;
        readonly library: LibraryForPack;
      }
    | undefined;
  return async (file, fileSystem) => {
    const named = librariesInForce(file)?.file.path;
    if (file === undefined || named === undefined) {
      compiled ??= compileLibrary(base());
      return { library: base(), origins: new Map(), problems: [], otherFiles: [], compiled };
    }
    if (last?.folder === file.folder && last.named === named && last.fileSystem === fileSystem)
      return last.library;
    const read = await readLibraries(file, base(), fileSystem, { patternProblem: patternProblem() });
    // Packs in several folders under one tenderlint.yml share what is compiled; how problems name files differs.
    const same = last?.named === named && last.fileSystem === fileSystem ? last.library : undefined;
    const library =
      same === undefined
        ? { ...read, compiled: compileLibrary(read.library) }
        : { ...read, library: same.library, compiled: same.compiled };
    last = { folder: file.folder, named, fileSystem, library };
    return library;
  };
}

/** What is wrong with a pattern of a library, in words; undefined for a sound one. */
export function patternProblem(): (pattern: string) => string | undefined {
  const vocabulary = new Vocabulary();
  return (pattern) => {
    try {
      parsePattern(pattern, vocabulary);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}
