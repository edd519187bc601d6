// What the operands and options of a run name: packs, standard input, facts. The same for every command that checks.

import type { Profile } from '../library/model.ts';
import { decodeText } from '../workspace/decode.ts';
import { joinPath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { layOutPacks, type PackLayout, type PackOptions } from '../workspace/resolve-packs.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import type { CheckContext } from './check.ts';
import { readOverrides } from './overrides.ts';

export interface Inputs {
  readonly packs: readonly PackLayout[];
  readonly options: PackOptions;
  readonly overrides: Profile;
  /** Whether everything that was named is there. */
  readonly complete: boolean;
}

/** What standard input is called where `--stdin-path` says nothing. */
const unnamedInput = '<stdin>';

/** Lays out the packs that the operands name; undefined, with a notice, where the options make no sense. */
export async function readInputs(
  operands: readonly string[],
  values: OptionValues,
  { terminal, notice }: CheckContext,
): Promise<Inputs | undefined> {
  const overrides = await readOverrides(values, terminal.cwd);
  if ('wrong' in overrides) {
    overrides.wrong.forEach(notice);
    return undefined;
  }
  const input = operands.includes('-') ? await standardInput(values, { terminal, notice }) : undefined;
  const options: PackOptions = {
    from: terminal.cwd,
    ...(values.has('no-ignore') ? { ignoreFiles: 'none' } : {}),
    ...(input === undefined
      ? {}
      : { openText: (path: string) => (path === input.path ? input.text : undefined) }),
  };
  const paths = operands.map((operand) => (operand === '-' && input !== undefined ? input.path : operand));
  const { packs, problems } = await layOutPacks(paths, nodeFileSystem, options);
  for (const problem of problems) notice(problem.message);
  const complete =
    problems.every(({ severity }) => severity !== 'error') &&
    (packs.length > 0 || problems.some(({ severity }) => severity !== 'warning'));
  return { packs, options, overrides: overrides.profile, complete };
}

async function standardInput(
  values: OptionValues,
  { terminal, notice }: Pick<CheckContext, 'terminal' | 'notice'>,
): Promise<{ readonly path: string; readonly text: string }> {
  const pieces: Buffer[] = [];
  for await (const piece of terminal.stdin) pieces.push(Buffer.from(piece as Uint8Array));
  const { text, error } = decodeText(Buffer.concat(pieces));
  if (error !== undefined) notice(`Standard input: ${error.message}`);
  return { path: joinPath(terminal.cwd, firstValue(values, 'stdin-path') ?? unnamedInput), text };
}
