// One run of the command line, with its streams passed in.

import { printable } from '../reports/display.ts';
import { type Arguments, firstValue, readArguments } from './arguments.ts';
import { baseline } from './baseline.ts';
import { type CheckContext, check, type ExitCode } from './check.ts';
import { clauseLibrary } from './clause-library.ts';
import { config } from './config.ts';
import { coverage } from './coverage.ts';
import { explainText } from './explain.ts';
import { helpText } from './help.ts';
import { init } from './init.ts';
import { shippedLibrary } from './library.ts';
import { type LibraryInForce, libraryInForce } from './library-in-force.ts';
import { type ListedKind, listText } from './list.ts';
import { merge } from './merge.ts';
import { newTenderPack } from './new.ts';
import { outline } from './outline.ts';
import { profile } from './profile.ts';
import { register } from './register.ts';
import { report } from './report.ts';
import { pageWidth, paintFor, type Terminal, write } from './streams.ts';
import { tool, versionText } from './version.ts';

export type { ExitCode } from './check.ts';

/** Does what the arguments ask for. Never rejects. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const isDebugging = argv.includes('--debug');
  const notice = (text: string) => {
    // Names of files and values in them are somebody else's: none may drive the terminal.
    terminal.stderr.write(`tenderlint: ${printable(text)}\n`);
  };
  const internalError = (where: string, error: unknown) => {
    const what = error instanceof Error ? error.message : String(error);
    notice(`internal error while checking ${where}: ${what}. It was left out; please report this.`);
    if (isDebugging && error instanceof Error) terminal.stderr.write(`${error.stack ?? ''}\n`);
    else notice('--debug shows where it happened.');
  };
  try {
    return await runCommand(readArguments(argv), {
      terminal,
      library: shippedLibrary,
      tool,
      notice,
      internalError,
    });
  } catch (error) {
    internalError('the command line', error);
    return 2;
  }
}

async function runCommand(read: Arguments, context: CheckContext): Promise<ExitCode> {
  const { terminal, library, notice } = context;
  switch (read.kind) {
    case 'help':
      await write(terminal.stdout, helpText(read.command, library));
      return 0;
    case 'version':
      await write(terminal.stdout, versionText);
      return 0;
    case 'nothing':
      terminal.stderr.write(helpText(undefined, library));
      return 2;
    case 'wrong':
      notice(read.message);
      notice(`See tenderlint ${read.command === undefined ? '' : `${read.command.name} `}--help.`);
      return 2;
    case 'command':
      return runNamed(read, context);
  }
}

async function runNamed(
  { command, operands, values }: Extract<Arguments, { kind: 'command' }>,
  context: CheckContext,
): Promise<ExitCode> {
  const { terminal, notice } = context;
  const paint = paintFor(values, terminal);
  const width = pageWidth(terminal);
  const [first, second] = operands;
  const print = async (
    printed: { readonly text: string } | { readonly wrong: string },
  ): Promise<ExitCode> => {
    if ('text' in printed) await write(terminal.stdout, printed.text);
    else notice(printed.wrong);
    return 'text' in printed ? 0 : 2;
  };
  const withLibrary = async (work: (own: LibraryInForce) => Promise<ExitCode>): Promise<ExitCode> => {
    const own = await libraryInForce(terminal.cwd, values, context);
    return own === undefined ? 2 : work(own);
  };
  switch (command.name) {
    case 'check':
      return check(operands, values, context);
    case 'baseline':
      return baseline(operands, values, context);
    case 'coverage':
      return coverage(operands, values, context);
    case 'register':
      return register(operands, values, context);
    case 'report':
      return report(operands, values, context);
    case 'outline':
      return outline(operands, values, context);
    case 'merge':
      return merge(operands, values, context);
    case 'init':
      return init(operands, values, context);
    case 'library':
      return clauseLibrary(operands, values, context);
    case 'new':
      return newTenderPack(operands, values, context);
    case 'profile':
      return profile(operands, values, context);
    case 'config':
      return config(operands, values, context);
    case 'explain':
      if (first === undefined)
        return print({
          wrong: 'explain needs an ID: of a rule, criterion, clause, instrument of law, regime or concept.',
        });
      if (second !== undefined) return print({ wrong: `explain takes one ID, but got “${second}” as well.` });
      return withLibrary(async (own) =>
        print(explainText(first, own, firstValue(values, 'format') ?? 'text', paint, width)),
      );
    default:
      if (first !== undefined)
        return print({ wrong: `${command.name} takes no operands, but got “${first}”.` });
      return withLibrary(async (own) =>
        print(listText(command.name as ListedKind, own, values, paint, width)),
      );
  }
}
