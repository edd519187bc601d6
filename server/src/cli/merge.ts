// `tenderlint merge`: the JSON results of several runs, most often shards of one, as one report.

import type { Severity } from '../library/model.ts';
import { carriesSummary } from '../reports/formats.ts';
import type { CheckResult } from '../reports/result.ts';
import { emptyTally, fails, tallied } from '../reports/tally.ts';
import { standingLine } from '../reports/text.ts';
import { decodeText } from '../workspace/decode.ts';
import { joinPath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { reason } from '../workspace/walk.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import { type CheckContext, type ExitCode, hidesFailures, reportContext, withNotChecked } from './check.ts';
import { filesWanted, formatOf, openOutputs } from './outputs.ts';
import { readShard, unsharded } from './shards.ts';

interface Part {
  readonly file: string;
  readonly result: CheckResult;
}

/** Puts results together and prints them as check would have. */
export async function merge(
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const { terminal, notice } = context;
  const failOn = (firstValue(values, 'fail-on') ?? 'error') as Severity | 'never';
  const least = (firstValue(values, 'severity') ?? 'hint') as Severity;
  const files = filesWanted(values, terminal.cwd);
  const wrong =
    (operands.length === 0
      ? 'merge needs at least one FILE: what check --format json printed.'
      : undefined) ??
    hidesFailures(failOn, least) ??
    ('wrong' in files ? files.wrong : undefined);
  if (wrong !== undefined || 'wrong' in files) {
    notice(wrong ?? '');
    return 2;
  }
  const parts: Part[] = [];
  for (const file of operands) {
    const read = await readPart(file, context);
    if ('wrong' in read) {
      notice(read.wrong);
      return 2;
    }
    parts.push(read);
  }
  const unfit = misfit(parts);
  if (unfit !== undefined) {
    notice(unfit);
    return 2;
  }
  const outputs = await openOutputs(values, files.files, reportContext(values, context), terminal).catch(
    (error: unknown) => {
      notice(`--output cannot be written: ${reason(error)}.`);
      return undefined;
    },
  );
  if (outputs === undefined) return 2;
  const ordered = [...parts].sort((one, other) => shardOf(one) - shardOf(other));
  let tally = emptyTally;
  for (const { result } of parts) {
    const { failedPacks, unchangedDocuments } = result.summary.notChecked;
    tally = withNotChecked(tally, { failedPacks, unchangedDocuments });
  }
  for (const pack of unsharded(ordered.map(({ result }) => result.packs))) {
    tally = tallied(tally, pack, least);
    await outputs.pack(pack);
  }
  await outputs.end(tally);
  if (!carriesSummary.has(formatOf(values)) && !values.has('quiet')) notice(`${standingLine(tally)}.`);
  return tally.notChecked.failedPacks > 0 ? 2 : fails(tally, failOn) ? 1 : 0;
}

function shardOf({ result }: Part): number {
  return result.shard === undefined ? 1 : (readShard(result.shard)?.number ?? 1);
}

async function readPart(
  file: string,
  { terminal, tool }: CheckContext,
): Promise<Part | { readonly wrong: string }> {
  let result: CheckResult;
  try {
    const bytes = await nodeFileSystem.readFile(joinPath(terminal.cwd, file));
    result = JSON.parse(decodeText(bytes).text) as CheckResult;
  } catch (error) {
    return { wrong: `Cannot read ${file}: ${reason(error)}.` };
  }
  if (result?.version !== 1 || !Array.isArray(result.packs) || result.summary === undefined)
    return { wrong: `${file} is no result of check --format json.` };
  const { version, library } = result.tool;
  if (version !== tool.version || library !== tool.library)
    return {
      wrong: `${file} was made by tenderlint ${version} with clause library ${library}; this is ${tool.version} with ${tool.library}. Results of different versions are not put together.`,
    };
  return { file, result };
}

/** Why the parts do not make a whole; undefined where they do. */
function misfit(parts: readonly Part[]): string | undefined {
  const shards = parts.map(({ result }) =>
    result.shard === undefined ? undefined : readShard(result.shard),
  );
  const [first] = shards;
  if (shards.every((shard) => shard === undefined)) return undefined;
  const odd = shards.findIndex((shard) => shard === undefined || shard.of !== first?.of);
  if (first === undefined || odd >= 0)
    return `${parts[Math.max(0, odd)]?.file} is no shard of the same run as the others.`;
  const numbers = shards.map((shard) => shard?.number);
  for (let number = 1; number <= first.of; number += 1) {
    const times = numbers.filter((other) => other === number).length;
    if (times === 0) return `Shard ${number}/${first.of} is missing, so that not everything was checked.`;
    if (times > 1) return `Shard ${number}/${first.of} is given ${times} times.`;
  }
  return undefined;
}
