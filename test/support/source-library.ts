// The clause library as its files stand in the tree, loaded and compiled once for a test file.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CompiledLibrary, compileLibrary } from '../../server/src/checks/check-pack.ts';
import { keepWhole } from '../../server/src/checks/relevant.ts';
import { type LibraryFile, loadLibrary } from '../../server/src/library/load.ts';
import type { Problem } from '../../server/src/library/problem.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'clause-library');

export function libraryFiles(): readonly LibraryFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(yml|md)$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(folder, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

let loaded: { readonly compiled: CompiledLibrary; readonly problems: readonly Problem[] } | undefined;

export function sourceLibrary(): {
  readonly compiled: CompiledLibrary;
  readonly problems: readonly Problem[];
} {
  if (!loaded) {
    const { library, problems } = loadLibrary(libraryFiles());
    loaded = { compiled: keepWhole(compileLibrary(library)), problems };
  }
  return loaded;
}
