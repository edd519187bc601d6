// The clause library that is shipped, and the libraries that organisations lay over it, ready for checking.

import { type CompiledLibrary, compileLibrary } from '../checks/check-pack.ts';
import { parsePattern } from '../checks/pattern.ts';
import { Vocabulary } from '../checks/tokens.ts';
import { libraryText } from '../generated/library-text.js';
import type { Library } from '../library/model.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import type { ConfigurationFile } from '../workspace/find-configuration.ts';
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
    | { readonly path: string; readonly fileSystem: FileSystem; readonly library: LibraryForPack }
    | undefined;
  return async (file, fileSystem) => {
    const layered = file?.configuration.libraries.length ? file : undefined;
    if (layered === undefined) {
      compiled ??= compileLibrary(base());
      return { library: base(), origins: new Map(), problems: [], otherFiles: [], compiled };
    }
    if (last?.path !== layered.path || last.fileSystem !== fileSystem) {
      const read = await readLibraries(layered, base(), fileSystem, { patternProblem: patternProblem() });
      last = { path: layered.path, fileSystem, library: { ...read, compiled: compileLibrary(read.library) } };
    }
    return last.library;
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
