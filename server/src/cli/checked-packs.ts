// Packs checked one after the other, each handed on before the next is read.

import { posix } from 'node:path';
import type { Profile } from '../library/model.ts';
import { type ResultPack, type ShownPath, withPaths } from '../reports/result.ts';
import { type FileSystem, joinPath } from '../workspace/file-system.ts';
import { type PackLayout, type PackOptions, withTexts } from '../workspace/resolve-packs.ts';
import type { CheckContext } from './check.ts';
import { checkSource, type Mishap } from './check-layout.ts';
import type { LibraryForPack } from './library.ts';

export interface PackRun {
  readonly packs: readonly PackLayout[];
  readonly options: PackOptions;
  readonly overrides: Profile;
  readonly fileSystem: FileSystem;
  readonly libraries: (file: PackLayout['configuration'], fileSystem: FileSystem) => Promise<LibraryForPack>;
}
export interface CheckedPack {
  /** Paths written from the working folder; undefined where the pack could not be checked. */
  readonly pack: ResultPack | undefined;
  /** Whether all of it could be read and checked. */
  readonly complete: boolean;
}

/** Checks packs in their order and says what went wrong with each. */
export async function* checkedPacks(run: PackRun, context: CheckContext): AsyncGenerator<CheckedPack> {
  for (const layout of run.packs) {
    const source = await withTexts(layout, run.fileSystem, run.options);
    const checked = await checkSource(source, run);
    const shown = pathsFrom(context.terminal.cwd, layout.root);
    for (const mishap of checked.mishaps) tell(mishap, shown, context);
    yield {
      pack: checked.pack && withPaths(checked.pack, shown),
      complete: checked.mishaps.length === 0,
    };
  }
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
