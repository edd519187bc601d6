// `tenderlint check`: packs read, checked and printed one after the other, so that a long run needs no more
// memory than its largest pack. Whatever goes wrong with one pack is said, and the others are still checked.

import { posix } from 'node:path';
import { checkPack } from '../checks/check-pack.ts';
import type { Pack, PackResult } from '../checks/pack.ts';
import type { Library, Profile, Severity } from '../library/model.ts';
import type { Problem } from '../library/problem.ts';
import { parseDocument } from '../markdown/document.ts';
import { type ResultTool, resultJson, resultPack, type ShownPath } from '../reports/result.ts';
import { atLeast, emptyTally, fails, type Tally, tallied } from '../reports/tally.ts';
import { packLines, packText, summaryText, type TextOptions } from '../reports/text.ts';
import { modelDocument } from '../tender/document.ts';
import { assemblePack } from '../workspace/assemble-pack.ts';
import { decodeText } from '../workspace/decode.ts';
import { joinPath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { layOutPacks, type PackLayout, type PackOptions, withTexts } from '../workspace/resolve-packs.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import { type LibraryForPack, libraryReader } from './library.ts';
import { readOverrides } from './overrides.ts';
import { pageWidth, paintFor, type Terminal, write } from './streams.ts';

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

/** Problems for which the tool answers, not the drafter: a file that could not be read is no finding. */
const unreadable = 'file-unreadable';

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
  if (wrong !== undefined) {
    notice(wrong);
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

  const print = printer(values, least, context);
  const libraries = libraryReader(context.library);
  let tally = emptyTally;
  for (const layout of packs) {
    if (terminal.stdout.destroyed) break;
    const checked = await checkLayout(layout, overrides.profile, libraries, options, context);
    complete &&= checked.complete;
    if (checked.pack === undefined) continue;
    tally = tallied(tally, checked.pack, checked.result, least);
    await print.pack(checked.pack, checked.result);
  }
  await print.end(tally);
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

type CheckedLayout =
  | { readonly pack: Pack; readonly result: PackResult; readonly complete: boolean }
  | { readonly pack: undefined; readonly complete: boolean };

/** Reads and checks one pack; never rejects. */
async function checkLayout(
  layout: PackLayout,
  overrides: Profile,
  libraries: (file: PackLayout['configuration']) => Promise<LibraryForPack>,
  options: PackOptions,
  { terminal, notice, internalError }: CheckContext,
): Promise<CheckedLayout> {
  const shown = pathsFrom(terminal.cwd, layout.root);
  try {
    const source = await withTexts(layout, nodeFileSystem, options);
    const isUnread = (problem: Problem) => problem.id === unreadable;
    const unread = source.problems.filter(isUnread);
    for (const problem of unread)
      notice(problem.message.replace(`Cannot read ${problem.path}:`, `Cannot read ${shown(problem.path)}:`));
    const complete = unread.length === 0;
    if (source.documents.length === 0) return { pack: undefined, complete };
    const library = await libraries(layout.configuration);
    const documents = source.documents.map((document) => ({
      shown: document.shown,
      tender: modelDocument(parseDocument(document.text), library.compiled.sections),
    }));
    const pack = assemblePack(
      { ...layout, problems: source.problems.filter((problem) => !isUnread(problem)) },
      {
        documents,
        library: library.library,
        overrides,
        problems: library.problems,
        otherFiles: library.otherFiles,
      },
    );
    return { pack, result: checkPack(pack, library.compiled), complete };
  } catch (error) {
    const names = layout.documents.map((document) => shown(document.path));
    internalError(names.length === 1 ? `${names[0]}` : `the pack ${names.join(', ')}`, error);
    return { pack: undefined, complete: false };
  }
}

/** Paths relative to a pack's root as they are written from the working folder. */
function pathsFrom(cwd: string, root: string): ShownPath {
  return (path) => posix.relative(cwd, joinPath(root, path)) || '.';
}

interface Printer {
  readonly pack: (pack: Pack, result: PackResult) => Promise<void>;
  readonly end: (tally: Tally) => Promise<void>;
}

function printer(values: OptionValues, least: Severity, context: CheckContext): Printer {
  return firstValue(values, 'format') === 'json'
    ? jsonPrinter(least, context)
    : textPrinter(values, least, context);
}

function jsonPrinter(least: Severity, { terminal, tool }: CheckContext): Printer {
  const { stdout, cwd } = terminal;
  let printed = 0;
  const open = () => (printed === 0 ? resultJson.open(tool) : '');
  return {
    pack: async (pack, result) => {
      const shown = pathsFrom(cwd, pack.root);
      const findings = result.findings.filter((finding) => atLeast(finding.severity, least));
      const json = resultPack(pack, { ...result, findings }, shown('.'), shown);
      await write(stdout, open() + resultJson.pack(json, printed));
      printed += 1;
    },
    end: () => write(stdout, open() + resultJson.close()),
  };
}

function textPrinter(values: OptionValues, least: Severity, { terminal, tool }: CheckContext): Printer {
  const options: TextOptions = { paint: paintFor(values, terminal), width: pageWidth(terminal), least };
  const isQuiet = values.has('quiet');
  return {
    pack: (pack, result) => {
      const shown = pathsFrom(terminal.cwd, pack.root);
      return write(
        terminal.stdout,
        isQuiet ? packLines(pack, result, shown, options) : packText(pack, result, shown, options),
      );
    },
    end: async (tally) => {
      if (!isQuiet && tally.packs > 0) await write(terminal.stdout, summaryText(tally, tool, options));
    },
  };
}
