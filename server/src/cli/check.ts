// `tenderlint check`: packs read, checked and printed one after the other, so that a long run needs no more
// memory than its largest pack. Whatever goes wrong with one pack is said, and the others are still checked.

import type { Library, Severity } from '../library/model.ts';
import { matchEntries } from '../reports/baseline.ts';
import { carriesSummary } from '../reports/formats.ts';
import type { ReportContext } from '../reports/report.ts';
import type { ResultPack, ResultTool } from '../reports/result.ts';
import { rulePages } from '../reports/rule-page.ts';
import { atLeast, emptyTally, fails, type Tally, tallied } from '../reports/tally.ts';
import { count, standingLine } from '../reports/text.ts';
import { reason } from '../workspace/walk.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import { baselinePath, isGoneFrom, loadBaseline } from './baseline-file.ts';
import { type CheckedPack, checkedPacks, openRun, type PackRun } from './checked-packs.ts';
import { fixPack, suggestionsDiff } from './fix.ts';
import { changeSince } from './git.ts';
import { readInputs } from './inputs.ts';
import { filesWanted, formatOf, openOutputs } from './outputs.ts';
import { progressOn } from './progress.ts';
import { inShard, readShard } from './shards.ts';
import { findingsBefore, isTouched } from './since.ts';
import { pageWidth, paintFor, type Terminal, write } from './streams.ts';

export interface CheckContext {
  readonly terminal: Terminal;
  /** The library that is shipped; read when it is asked for. */
  readonly library: () => Library;
  readonly tool: ResultTool;
  /** Prints one notice on standard error. */
  readonly notice: (text: string) => void;
  /** Says on standard error that something of ours broke, and where. */
  readonly internalError: (where: string, error: unknown) => void;
}

/** 0: nothing at or above the failing severity; 1: something; 2: not all of the work could be done. */
export type ExitCode = 0 | 1 | 2;

/** Checks what the operands name and prints the result. */
export async function check(
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const { terminal, notice } = context;
  const failOn = (firstValue(values, 'fail-on') ?? 'error') as Severity | 'never';
  const least = (firstValue(values, 'severity') ?? 'hint') as Severity;
  const files = filesWanted(values, terminal.cwd);
  const wrong = wrongUse(operands, values, failOn, least) ?? ('wrong' in files ? files.wrong : undefined);
  if (wrong !== undefined || 'wrong' in files) {
    notice(wrong ?? '');
    return 2;
  }
  const inputs = await readInputs(operands, values, context);
  if (inputs === undefined) return 2;
  const shard = firstValue(values, 'shard');
  const part = shard === undefined ? undefined : readShard(shard);
  const packs = part === undefined ? inputs.packs : inShard(inputs.packs, part);
  const run = await openRun({ ...inputs, packs }, values, context);
  const known = await knownFindings(values, run, context);
  if (known === undefined) return 2;
  const outputs = await openOutputs(values, files.files, reportContext(values, context), terminal).catch(
    (error: unknown) => {
      notice(`--output cannot be written: ${reason(error)}.`);
      return undefined;
    },
  );
  if (outputs === undefined) return 2;
  let { complete } = inputs;
  if (values.has('fix')) complete = (await fixPacks(known.run, context)) && complete;
  let { tally } = known;
  const progress = progressOn(terminal, documentsOf(known.run.packs));
  for await (const { pack, complete: whole } of known.mark(checkedPacks(known.run, context))) {
    if (terminal.stdout.destroyed) break;
    complete &&= whole;
    progress.advance(pack?.documents.length ?? 1);
    if (pack === undefined) {
      tally = withNotChecked(tally, { failedPacks: 1 });
      continue;
    }
    tally = tallied(tally, pack, least);
    if (values.has('fix-suggestions')) await write(terminal.stdout, await suggestionsDiff(pack, context));
    await outputs.pack(pack);
  }
  progress.clear();
  await outputs.end(tally);
  const isSaid = carriesSummary.has(formatOf(values)) && !values.has('fix-suggestions');
  if (!isSaid && !values.has('quiet')) notice(`${standingLine(tally)}.`);
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
  if (operands.includes('-')) {
    const option = ['fix', 'fix-suggestions', 'since'].find((name) => values.has(name));
    if (option !== undefined) return `--${option} works on files, and standard input (-) is none.`;
  }
  if (values.has('fix-suggestions') && values.has('format'))
    return '--fix-suggestions prints a diff in place of --format. For a report beside it use --output FORMAT=FILE.';
  const shard = firstValue(values, 'shard');
  if (shard !== undefined && readShard(shard) === undefined)
    return `--shard takes NUMBER/OF, such as 2/5, not “${shard}”.`;
  const jobs = firstValue(values, 'jobs');
  if (jobs !== undefined && jobs !== 'auto' && !/^[1-9]\d{0,2}$/.test(jobs))
    return `--jobs takes auto or a number of threads from 1, not “${jobs}”.`;
  return hidesFailures(failOn, least);
}

/** A run must not fail because of what it does not show. */
export function hidesFailures(failOn: Severity | 'never', least: Severity): string | undefined {
  return failOn === 'never' || atLeast(failOn, least)
    ? undefined
    : `--severity=${least} hides what --fail-on=${failOn} is to fail on. Use --severity=${failOn}, or fail on ${least}.`;
}

/** What reports need to know of a run. */
export function reportContext(
  values: OptionValues,
  { terminal, tool, library }: CheckContext,
): ReportContext {
  let pages: ReturnType<typeof rulePages> | undefined;
  const shard = firstValue(values, 'shard');
  return {
    tool,
    least: (firstValue(values, 'severity') ?? 'hint') as Severity,
    failOn: (firstValue(values, 'fail-on') ?? 'error') as Severity | 'never',
    rulePage: (id) => {
      pages ??= rulePages(library());
      return pages(id);
    },
    paint: paintFor(values, terminal),
    width: pageWidth(terminal),
    ...(shard === undefined ? {} : { shard }),
  };
}

interface KnownFindings {
  readonly run: PackRun;
  readonly tally: Tally;
  /** Marks the findings that are in the baseline or were there before the change. */
  readonly mark: (packs: AsyncGenerator<CheckedPack>) => AsyncIterable<CheckedPack>;
}

/** What `--baseline` and `--since` ask for; undefined, with a notice, where it cannot be had. */
async function knownFindings(
  values: OptionValues,
  run: PackRun,
  context: CheckContext,
): Promise<KnownFindings | undefined> {
  const { terminal, notice } = context;
  const ref = firstValue(values, 'since');
  const change = ref === undefined ? undefined : await changeSince(ref, terminal.cwd);
  if (change !== undefined && 'wrong' in change) {
    notice(change.wrong);
    return undefined;
  }
  const baseline = values.has('baseline')
    ? await loadBaseline(baselinePath(values), terminal.cwd)
    : undefined;
  if (baseline !== undefined && 'wrong' in baseline) {
    notice(baseline.wrong);
    return undefined;
  }
  const documentsOf = (packs: PackRun['packs']) =>
    packs.reduce((sum, pack) => sum + pack.documents.length, 0);
  const touched = change === undefined ? run.packs : run.packs.filter((pack) => isTouched(pack, change));
  const documents = documentsOf(run.packs) - documentsOf(touched);
  const narrowed = { ...run, packs: touched };
  const before = change === undefined ? [] : await findingsBefore(narrowed, change, context);
  const mark = async function* (packs: AsyncGenerator<CheckedPack>): AsyncIterable<CheckedPack> {
    // Words may have moved from one pack to another: all are wanted before any is told.
    const all: CheckedPack[] = [];
    for await (const checked of packs) all.push(checked);
    let results = all.flatMap(({ pack }) => pack ?? []);
    if (baseline !== undefined) {
      const isGone = isGoneFrom(terminal.cwd);
      const matched = matchEntries(results, baseline.entries, {
        by: 'baseline',
        reasonOf: (entry) => entry.reason,
        isGone,
      });
      results = [...matched.packs];
      const checked = new Set(results.flatMap((pack) => pack.documents));
      const stale = matched.unused.filter(({ path }) => checked.has(path) || isGone(path)).length;
      if (stale > 0 && change === undefined && !values.has('quiet'))
        notice(
          `${count(stale, 'entry', 'entries')} of the baseline ${stale === 1 ? 'answers' : 'answer'} to no finding any more; tenderlint baseline prune removes ${stale === 1 ? 'it' : 'them'}.`,
        );
    }
    if (change !== undefined)
      results = [
        ...matchEntries(results, before, {
          by: 'change',
          reasonOf: () => `It was there at ${change.base.slice(0, 12)}.`,
          isGone: isGoneFrom(terminal.cwd),
        }).packs,
      ];
    for (const checked of all)
      yield checked.pack === undefined ? checked : { ...checked, pack: results.shift() as ResultPack };
  };
  const isPlain = baseline === undefined && change === undefined;
  return {
    run: narrowed,
    tally: withNotChecked(emptyTally, { unchangedDocuments: documents }),
    mark: isPlain ? (packs) => packs : mark,
  };
}

function documentsOf(packs: PackRun['packs']): number {
  return packs.reduce((sum, pack) => sum + pack.documents.length, 0);
}

/** The tally with more that was not checked. */
export function withNotChecked(
  tally: Tally,
  more: { readonly failedPacks?: number; readonly unchangedDocuments?: number },
): Tally {
  const { notChecked } = tally;
  return {
    ...tally,
    notChecked: {
      ...notChecked,
      failedPacks: notChecked.failedPacks + (more.failedPacks ?? 0),
      unchangedDocuments: notChecked.unchangedDocuments + (more.unchangedDocuments ?? 0),
    },
  };
}

/** A fix may make room for another one; more rounds than this would be a fix that undoes itself. */
const mostRounds = 10;

/** Applies safe fixes until none is left; whether every document could be written. */
async function fixPacks(run: PackRun, context: CheckContext): Promise<boolean> {
  let { packs } = run;
  let fixes = 0;
  let complete = true;
  const quiet: CheckContext = { ...context, notice: () => undefined, internalError: () => undefined };
  for (let round = 0; round < mostRounds && packs.length > 0; round += 1) {
    const changed: (typeof packs)[number][] = [];
    let index = 0;
    for await (const { pack } of checkedPacks({ ...run, packs }, quiet)) {
      const layout = packs[index++];
      const fixed = pack === undefined ? undefined : await fixPack(pack, context);
      complete &&= fixed?.complete ?? true;
      fixes += fixed?.applied ?? 0;
      if (layout !== undefined && fixed !== undefined && fixed.applied > 0) changed.push(layout);
    }
    packs = changed;
  }
  context.notice(`${count(fixes, 'safe fix', 'safe fixes')} applied.`);
  return complete;
}
