// Tenderlint as a library for Node: packs are checked and results printed without a process in between. What is exported
// here is what docs/api.md describes; everything else may change at any time.

import { checkSource } from './cli/check-layout.ts';
import { pathsFrom } from './cli/checked-packs.ts';
import { libraryReader, shippedLibrary } from './cli/library.ts';
import { tool } from './cli/version.ts';
import type { Profile, Severity } from './library/model.ts';
import { type FormatName, formatNames, reports } from './reports/formats.ts';
import type { CheckResult, ResultFinding, ResultPack } from './reports/result.ts';
import { withPaths } from './reports/result.ts';
import { rulePages } from './reports/rule-page.ts';
import { emptyTally, type Tally, tallied } from './reports/tally.ts';
import { noPaint } from './reports/text.ts';
import { joinPath } from './workspace/file-system.ts';
import { nodeFileSystem, withSlashes } from './workspace/node-file-system.ts';
import { layOutPacks, withTexts } from './workspace/resolve-packs.ts';

export type { Severity, Tally };
export { type CheckResult, type FormatName, formatNames, type Profile, type ResultFinding, type ResultPack };

export interface CheckOptions {
  /** What relative paths count from, and how the result writes them. Default: the working folder. */
  readonly cwd?: string;
  /** Facts of the tender; they win over front matter and tenderlint.yml. */
  readonly profile?: Profile;
  /** Texts that are not (or not yet) on disk, by path as in `paths`. */
  readonly texts?: Readonly<Record<string, string>>;
  /** `none`: .gitignore and .tenderlintignore are not looked at. */
  readonly ignoreFiles?: 'respected' | 'none';
}
export interface Checked {
  readonly result: CheckResult;
  /** What could not be read or checked, in words; the result holds the rest. */
  readonly problems: readonly string[];
}

/** Checks the packs that files, folders and globs belong to, as `tenderlint check` does. Rejects only for a fault of ours. */
export async function checkPacks(paths: readonly string[], options: CheckOptions = {}): Promise<Checked> {
  const from = withSlashes(options.cwd ?? process.cwd());
  const texts = new Map(
    Object.entries(options.texts ?? {}).map(([path, text]) => [joinPath(from, path), text]),
  );
  const packOptions = {
    from,
    openText: (path: string) => texts.get(path),
    ...(options.ignoreFiles === undefined ? {} : { ignoreFiles: options.ignoreFiles }),
  };
  const { packs, problems } = await layOutPacks(paths, nodeFileSystem, packOptions);
  const told = problems.map(({ message }) => message);
  const context = {
    overrides: options.profile ?? {},
    libraries: libraryReader(shippedLibrary),
    fileSystem: nodeFileSystem,
  };
  const results: ResultPack[] = [];
  for (const layout of packs) {
    const checked = await checkSource(await withTexts(layout, nodeFileSystem, packOptions), context);
    told.push(...checked.mishaps.map(({ message }) => message));
    if (checked.pack !== undefined) results.push(withPaths(checked.pack, pathsFrom(from, layout.root)));
  }
  return { result: resultOf(results), problems: told };
}

function resultOf(packs: readonly ResultPack[]): CheckResult {
  const summary = packs.reduce((tally, pack) => tallied(tally, pack, 'hint'), emptyTally);
  return { version: 1, tool, packs, summary };
}

export interface PrintOptions {
  /** Least severity shown. Default: hint. */
  readonly severity?: Severity;
  /** Least severity that a test report counts as a failure. Default: error. */
  readonly failOn?: Severity | 'never';
  /** Columns of the page, for text. Default: 100. */
  readonly width?: number;
}

/** A result in one of the formats of `--format`. */
export function printResult(result: CheckResult, format: FormatName, options: PrintOptions = {}): string {
  const least = options.severity ?? 'hint';
  const writer = reports[format]({
    tool: result.tool,
    least,
    failOn: options.failOn ?? 'error',
    rulePage: rulePages(shippedLibrary()),
    paint: noPaint,
    width: options.width ?? 100,
  });
  const pieces = result.packs.map(writer.pack);
  const summary = result.packs.reduce((tally, pack) => tallied(tally, pack, least), emptyTally);
  return pieces.join('') + writer.end({ ...summary, notChecked: result.summary.notChecked });
}
