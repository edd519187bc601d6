// One pack read, checked and turned into its result. Whatever goes wrong is said, and never throws: the other packs
// of a run are checked all the same.

import { checkPack } from '../checks/check-pack.ts';
import type { Profile } from '../library/model.ts';
import type { Problem } from '../library/problem.ts';
import { parseDocument } from '../markdown/document.ts';
import { type ResultPack, resultPack } from '../reports/result.ts';
import { modelDocument } from '../tender/document.ts';
import { assemblePack } from '../workspace/assemble-pack.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import type { PackLayout, PackSource } from '../workspace/resolve-packs.ts';
import type { LibraryForPack } from './library.ts';

/** What went wrong, for standard error: a file that could not be read, or a fault of ours. */
export type Mishap =
  | { readonly kind: 'unread'; readonly path: string; readonly message: string }
  | {
      readonly kind: 'internal';
      readonly documents: readonly string[];
      readonly message: string;
      readonly stack: string;
    };

export interface CheckedLayout {
  /** Paths relative to the pack's root; undefined where nothing could be checked. */
  readonly pack: ResultPack | undefined;
  readonly mishaps: readonly Mishap[];
}

export interface LayoutContext {
  readonly overrides: Profile;
  readonly libraries: (file: PackLayout['configuration'], fileSystem: FileSystem) => Promise<LibraryForPack>;
  readonly fileSystem: FileSystem;
}

/** Problems for which the tool answers, not the drafter: a file that could not be read is no finding. */
const isUnread = (problem: Problem) => problem.id === 'file-unreadable';

/** Checks a pack whose texts were read; never rejects. */
export async function checkSource(source: PackSource, context: LayoutContext): Promise<CheckedLayout> {
  const unread = source.problems.filter(isUnread);
  const mishaps: Mishap[] = unread.map(({ path, message }) => ({ kind: 'unread', path, message }));
  if (source.documents.length === 0) return { pack: undefined, mishaps };
  try {
    const library = await context.libraries(source.configuration, context.fileSystem);
    const documents = source.documents.map((document) => ({
      shown: document.shown,
      tender: modelDocument(parseDocument(document.text), library.compiled.sections),
    }));
    const pack = assemblePack(
      { ...source, problems: source.problems.filter((problem) => !isUnread(problem)) },
      {
        documents,
        library: library.library,
        overrides: context.overrides,
        ...(source.libraryProblems === 'said-elsewhere'
          ? {}
          : { problems: library.problems, otherFiles: library.otherFiles }),
      },
    );
    return { pack: resultPack(pack, checkPack(pack, library.compiled)), mishaps };
  } catch (error) {
    const fault: Mishap = {
      kind: 'internal',
      documents: source.documents.map((document) => document.shown),
      message: error instanceof Error ? error.message : String(error),
      stack: error instanceof Error ? (error.stack ?? '') : '',
    };
    return { pack: undefined, mishaps: [...mishaps, fault] };
  }
}
