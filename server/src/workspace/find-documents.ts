// The documents that files, folders and globs on a command line stand for.

import type { Problem } from '../library/problem.ts';
import { type FileSystem, joinPath, relativePath } from './file-system.ts';
import { globTest, isGlob } from './glob.ts';
import type { IgnoreFiles } from './ignore-files.ts';
import type { PackOptions } from './resolve-packs.ts';
import { reason, walkFolder } from './walk.ts';

export interface FoundDocument {
  readonly path: string;
  /** As the user would write it. */
  readonly shown: string;
  /** Named on its own rather than met in a folder. */
  readonly named: boolean;
}

/** The documents that the given paths stand for, each path once, in order. */
export async function findDocuments(
  paths: readonly string[],
  fileSystem: FileSystem,
  options: PackOptions,
  ignore: IgnoreFiles | undefined,
  problems: Problem[],
): Promise<readonly FoundDocument[]> {
  const from = options.from ?? '/';
  const found = new Map<string, FoundDocument>();
  const show = (path: string) => relativePath(path, from);
  const add = (path: string, named: boolean) => {
    if (!found.has(path)) found.set(path, { path, shown: show(path), named });
  };
  const walk = async (folder: string, file: (path: string) => boolean) => {
    const walked = await walkFolder(folder, fileSystem, {
      file,
      ...(ignore === undefined ? {} : { ignore }),
    });
    for (const path of walked.files) add(path, false);
    for (const { path, why } of walked.unread)
      problems.push(notice('file-unreadable', 'error', show(path), `Cannot read ${show(path)}: ${why}.`));
    return walked.files.length + walked.unread.length;
  };
  for (const given of paths) {
    const path = joinPath(from, given);
    if (options.openText?.(path) !== undefined) {
      add(path, true);
      continue;
    }
    try {
      const kind = await fileSystem.kindOf(path);
      if (kind === 'file' && isOtherFormat(path))
        problems.push(
          notice(
            'file-unreadable',
            'error',
            given,
            `Cannot read ${given}: it is no Markdown, going by its name. Save its text as Markdown to have it checked.`,
          ),
        );
      else if (kind === 'file' || kind === 'other') add(path, true);
      else if (kind === 'folder') {
        if ((await walk(path, isMarkdown)) === 0)
          problems.push(
            notice(
              'no-documents',
              'warning',
              given,
              `No Markdown files (.md, .markdown) in the folder ${given}.`,
            ),
          );
      } else if (isGlob(given)) {
        const test = globTest(path);
        if ((await walk(fixedPart(path), (file) => test(file) && !isOtherFormat(file))) === 0)
          problems.push(notice('no-documents', 'error', given, `No files match ${given}.`));
      } else
        problems.push(
          notice('file-unreadable', 'error', given, `Cannot read ${given}: there is no such file or folder.`),
        );
    } catch (error) {
      problems.push(notice('file-unreadable', 'error', given, `Cannot read ${given}: ${reason(error)}.`));
    }
  }
  return [...found.values()];
}

/** The folder of a glob before its first wildcard. */
function fixedPart(path: string): string {
  const parts = path.split('/');
  const first = parts.findIndex(isGlob);
  return parts.slice(0, first).join('/') || '/';
}

/** Whether a name is one of a Markdown document. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** Whether a name is one of a format that holds no plain text: read as Markdown it would seem to have been checked. */
function isOtherFormat(path: string): boolean {
  return /\.(?:docx?|docm|dotx?|odt|rtf|pdf|xlsx?|xlsm|ods|pptx?|odp|zip|msg|png|jpe?g|gif|tiff?)$/i.test(
    path,
  );
}

/** A problem that belongs to no place in a text. */
export function notice(id: string, severity: Problem['severity'], path: string, message: string): Problem {
  return { id, severity, path, range: { start: 0, end: 0 }, message };
}
