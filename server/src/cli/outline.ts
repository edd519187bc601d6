// `tenderlint outline`: the structure of packs as the tool understood it.

import { posix } from 'node:path';
import { parseDocument } from '../markdown/document.ts';
import { type OutlinePack, outlineOf, outlineText } from '../reports/outline.ts';
import { modelDocument } from '../tender/document.ts';
import { assemblePack } from '../workspace/assemble-pack.ts';
import { joinPath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { layOutPacks, withTexts } from '../workspace/resolve-packs.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { libraryReader } from './library.ts';
import { write } from './streams.ts';

/** Prints the outline of the packs that the operands name. */
export async function outline(
  operands: readonly string[],
  values: OptionValues,
  { terminal, library, notice, internalError }: CheckContext,
): Promise<ExitCode> {
  if (operands.length === 0) {
    notice('outline needs a PATH: a Markdown file, a folder or a glob in quotes.');
    return 2;
  }
  const options = { from: terminal.cwd };
  const { packs, problems } = await layOutPacks(operands, nodeFileSystem, options);
  let complete = packs.length > 0;
  for (const problem of problems) {
    notice(problem.message);
    if (problem.severity === 'error') complete = false;
  }
  const libraries = libraryReader(library);
  const outlines: OutlinePack[] = [];
  for (const layout of packs) {
    const shown = (path: string) => posix.relative(terminal.cwd, joinPath(layout.root, path)) || '.';
    try {
      const source = await withTexts(layout, nodeFileSystem, {});
      const own = await libraries(layout.configuration, nodeFileSystem);
      const documents = source.documents.map((document) => ({
        shown: document.shown,
        tender: modelDocument(parseDocument(document.text), own.compiled.sections),
      }));
      const pack = assemblePack(
        { ...layout, problems: [] },
        { documents, library: own.library, overrides: {}, problems: [], otherFiles: own.otherFiles },
      );
      outlines.push(outlineOf(pack, shown('.'), shown));
      for (const problem of source.problems.filter(({ id }) => id === 'file-unreadable')) {
        notice(problem.message);
        complete = false;
      }
    } catch (error) {
      internalError(shown('.'), error);
      complete = false;
    }
  }
  const text =
    firstValue(values, 'format') === 'json'
      ? `${JSON.stringify({ version: 1, packs: outlines }, null, 2)}\n`
      : outlines.map(outlineText).join('\n');
  await write(terminal.stdout, text);
  return complete ? 0 : 2;
}
