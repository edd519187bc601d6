// `tenderlint check`: packs read, checked and printed one after the other, so that a long run needs no more
// memory than its largest pack. Whatever goes wrong with one pack is said, and the others are still checked.

import { posix } from 'node:path';
import type { Library, Severity } from '../library/model.ts';
import { carriesSummary } from '../reports/formats.ts';
import { type ResultTool, type ShownPath, withPaths } from '../reports/result.ts';
import { rulePages } from '../reports/rule-page.ts';
import { atLeast, emptyTally, fails, type Tally, tallied } from '../reports/tally.ts';
import { standingLine } from '../reports/text.ts';
import { decodeText } from '../workspace/decode.ts';
import { joinPath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { layOutPacks, type PackOptions, withTexts } from '../workspace/resolve-packs.ts';
import { reason } from '../workspace/walk.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import { checkSource, type Mishap } from './check-layout.ts';
import { libraryReader } from './library.ts';
import { filesWanted, formatOf, openOutputs } from './outputs.ts';
import { readOverrides } from './overrides.ts';
import { pageWidth, paintFor, type Terminal } from './streams.ts';

export interface CheckContext {
  readonly terminal: Terminal;
  readonly library: Library;
  readonly tool: ResultTool;
  /** Prints one notice on standard error. */
  readonly notice: (text: string) => void;
  /** Says on standard error that something of ours broke, and where. */
  readonly internalError: (where: string, error: unknown) => void;
}

/** 0: nothing at or above the failing severity; 1: something; 2: not all of the work could be done. */
export type ExitCode = 0 | 1 | 2;

/** What standard input is called where `--stdin-path` says nothing. */
const unnamedInput = '<stdin>';

/** Checks what the operands name and prints the result. */
export async function check(
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const { terminal, notice } = context;
  const failOn = (firstValue(values, 'fail-on') ?? 'error') as Severity | 'never';
  const least = (firstValue(values, 'severity') ?? 'hint') as Severity;
  const wrong = wrongUse(operands, values, failOn, least);
  const wanted = filesWanted(values, terminal.cwd);
  if (wrong !== undefined || 'wrong' in wanted) {
    notice(wrong ?? ('wrong' in wanted ? wanted.wrong : ''));
    return 2;
  }
  const overrides = await readOverrides(values, terminal.cwd);
  if ('wrong' in overrides) {
    overrides.wrong.forEach(notice);
    return 2;
  }
  const input = operands.includes('-') ? await standardInput(values, context) : undefined;
  const options: PackOptions = {
    from: terminal.cwd,
    ...(input === undefined
      ? {}
      : { openText: (path: string) => (path === input.path ? input.text : undefined) }),
  };
  const paths = operands.map((operand) => (operand === '-' && input !== undefined ? input.path : operand));
  const { packs, problems } = await layOutPacks(paths, nodeFileSystem, options);
  let complete = true;
  for (const problem of problems) {
    notice(problem.message);
    if (problem.severity === 'error') complete = false;
  }
  if (packs.length === 0 && problems.every((problem) => problem.severity === 'warning')) complete = false;

  const outputs = await openOutputs(
    values,
    wanted.files,
    {
      tool: context.tool,
      least,
      failOn,
      rulePage: rulePages(context.library),
      paint: paintFor(values, terminal),
      width: pageWidth(terminal),
    },
    terminal,
  ).catch((error: unknown) => {
    notice(`--output cannot be written: ${reason(error)}.`);
    return undefined;
  });
  if (outputs === undefined) return 2;
  const layoutContext = {
    overrides: overrides.profile,
    libraries: libraryReader(context.library),
    fileSystem: nodeFileSystem,
  };
  let tally = emptyTally;
  for (const layout of packs) {
    if (terminal.stdout.destroyed) break;
    const checked = await checkSource(await withTexts(layout, nodeFileSystem, options), layoutContext);
    const shown = pathsFrom(terminal.cwd, layout.root);
    for (const mishap of checked.mishaps) tell(mishap, shown, context);
    if (checked.mishaps.length > 0) complete = false;
    if (checked.pack === undefined) {
      tally = withFailedPack(tally);
      continue;
    }
    const pack = withPaths(checked.pack, shown);
    tally = tallied(tally, pack, least);
    await outputs.pack(pack);
  }
  await outputs.end(tally);
  if (!carriesSummary.has(formatOf(values)) && !values.has('quiet')) notice(`${standingLine(tally)}.`);
  return complete ? (fails(tally, failOn) ? 1 : 0) : 2;
}

function wrongUse(
  operands: readonly string[],
  values: OptionValues,
  failOn: Severity | 'never',
  least: Severity,
): string | undefined {
  if (operands.length === 0)
    return 'check needs a PATH: a Markdown file, a folder, a glob in quotes, or - for standard input.';
  if (values.has('stdin-path') && !operands.includes('-'))
    return '--stdin-path names standard input, but no PATH is -.';
  // A run must not fail because of what it does not show.
  if (failOn !== 'never' && !atLeast(failOn, least))
    return `--severity=${least} hides what --fail-on=${failOn} is to fail on. Use --severity=${failOn}, or fail on ${least}.`;
  return undefined;
}

async function standardInput(
  values: OptionValues,
  { terminal, notice }: CheckContext,
): Promise<{ readonly path: string; readonly text: string }> {
  const pieces: Buffer[] = [];
  for await (const piece of terminal.stdin) pieces.push(Buffer.from(piece as Uint8Array));
  const { text, error } = decodeText(Buffer.concat(pieces));
  if (error !== undefined) notice(`Standard input: ${error.message}`);
  return { path: joinPath(terminal.cwd, firstValue(values, 'stdin-path') ?? unnamedInput), text };
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

function withFailedPack(tally: Tally): Tally {
  const { notChecked } = tally;
  return { ...tally, notChecked: { ...notChecked, failedPacks: notChecked.failedPacks + 1 } };
}

/** Paths relative to a pack's root as they are written from the working folder. */
export function pathsFrom(cwd: string, root: string): ShownPath {
  return (path) => posix.relative(cwd, joinPath(root, path)) || '.';
}
