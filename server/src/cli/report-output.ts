// What the commands that write a report share: the packs they are about, and where the report goes.

import type { ResultPack } from '../reports/result.ts';
import { joinPath } from '../workspace/file-system.ts';
import { reason } from '../workspace/walk.ts';
import type { OptionValues } from './arguments.ts';
import { writeWhole } from './atomic-file.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { checkedPacks, openRun } from './checked-packs.ts';
import { readInputs } from './inputs.ts';
import { write } from './streams.ts';

export interface ReportPacks {
  readonly packs: readonly ResultPack[];
  readonly complete: boolean;
}

/** Checks the packs that the operands name; undefined, with a notice, where that makes no sense. */
export async function reportPacks(
  command: string,
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ReportPacks | undefined> {
  if (operands.length === 0) {
    context.notice(
      `${command} needs a PATH: a Markdown file, a folder, a glob in quotes, or - for standard input.`,
    );
    return undefined;
  }
  const inputs = await readInputs(operands, values, context);
  if (inputs === undefined) return undefined;
  const packs: ResultPack[] = [];
  let { complete } = inputs;
  const run = await openRun(inputs, values, context);
  for await (const checked of checkedPacks(run, context)) {
    if (!checked.complete) complete = false;
    if (checked.pack) packs.push(checked.pack);
  }
  return { packs, complete };
}

/** Writes to the file named, whole or not at all, else to standard output. */
export async function writeReport(
  content: string | Uint8Array,
  output: string | undefined,
  complete: boolean,
  { terminal, notice }: CheckContext,
): Promise<ExitCode> {
  if (output === undefined) {
    if (typeof content === 'string') await write(terminal.stdout, content);
    else await new Promise<void>((resolve) => terminal.stdout.write(content, () => resolve()));
    return complete ? 0 : 2;
  }
  try {
    await writeWhole(joinPath(terminal.cwd, output), content);
  } catch (error) {
    notice(`${output} cannot be written: ${reason(error)}.`);
    return 2;
  }
  return complete ? 0 : 2;
}
