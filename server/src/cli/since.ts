// `--since REF`: only the packs that a change touches, and of their findings only those that the change brought.

import { type BaselineEntry, entryFor } from '../reports/baseline.ts';
import { isInside, joinPath } from '../workspace/file-system.ts';
import { configurationChain, librariesInForce } from '../workspace/inheritance.ts';
import { isMarkdown, layOutPacks, type PackLayout } from '../workspace/resolve-packs.ts';
import type { CheckContext } from './check.ts';
import { checkedPacks, type PackRun, pathsFrom } from './checked-packs.ts';
import { type Change, revisionFiles } from './git.ts';

/** Whether a change touches a pack: a document, its tenderlint.yml, an attachment or a library of its own. */
export function isTouched(layout: PackLayout, { changed, deleted }: Change): boolean {
  const { configuration, documents, attachments, root } = layout;
  const files = [
    ...documents.map(({ path }) => path),
    ...attachments.map((path) => joinPath(root, path)),
    ...configurationChain(configuration).map(({ path }) => path),
  ];
  if (files.some((path) => changed.has(path))) return true;
  if (configuration === undefined) return false;
  const inForce = librariesInForce(configuration);
  const folders = (inForce?.libraries ?? []).map(({ path }) => joinPath(inForce?.file.folder ?? root, path));
  const moved = [...changed, ...deleted];
  return (
    moved.some((path) => folders.some((folder) => isInside(path, folder))) ||
    // A document that was taken out of the pack: what it said may be missing now.
    deleted.some((path) => isMarkdown(path) && isInside(path, root) && documents.length > 1)
  );
}

/**
 * What was found in the base of the change, as entries under the names that documents have now. Findings that
 * something is absent are no entries: they are told again whenever a document of their pack changes.
 */
export async function findingsBefore(
  run: PackRun,
  change: Change,
  context: CheckContext,
): Promise<readonly BaselineEntry[]> {
  const fileSystem = await revisionFiles(change);
  const then = new Map<string, string>();
  const paths = new Set<string>();
  for (const layout of run.packs)
    for (const { path } of layout.documents) {
      const before = change.renamed.get(path) ?? path;
      then.set(before, path);
      paths.add(before);
    }
  for (const path of [...change.deleted, ...change.changed]) if (isMarkdown(path)) paths.add(path);
  const there: string[] = [];
  for (const path of paths) if ((await fileSystem.kindOf(path)) === 'file') there.push(path);
  const { packs } = await layOutPacks(there, fileSystem, { from: '/' });
  const { cwd } = context.terminal;
  const shown = pathsFrom(cwd, cwd);
  const now = new Map([...then].map(([before, path]) => [shown(before), shown(path)]));
  const entries: BaselineEntry[] = [];
  // What was wrong with files of the past is nobody's task today.
  const quiet: CheckContext = { ...context, notice: () => undefined };
  for await (const { pack } of checkedPacks({ ...run, packs, options: {}, fileSystem }, quiet))
    for (const finding of pack?.findings ?? []) {
      if (finding.suppressed !== null || finding.category === 'criterion') continue;
      entries.push({ ...entryFor(finding, ''), path: now.get(finding.path) ?? finding.path });
    }
  return entries;
}
