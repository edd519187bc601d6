// `tenderlint baseline update` and `prune`: the list of findings that are known and left as they are.

import { type BaselineEntry, entryFor, matchEntries } from '../reports/baseline.ts';
import type { ResultPack } from '../reports/result.ts';
import { count } from '../reports/text.ts';
import { joinPath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { reason } from '../workspace/walk.ts';
import { firstValue, meant, type OptionValues } from './arguments.ts';
import { baselinePath, isGoneFrom, loadBaseline, saveBaseline } from './baseline-file.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { checkedPacks, openRun } from './checked-packs.ts';
import { readInputs } from './inputs.ts';
import { write } from './streams.ts';

const actions = ['update', 'prune'] as const;
type Action = (typeof actions)[number];

/** Makes the baseline fit what is found now (`update`), or only takes out what is found no more (`prune`). */
export async function baseline(
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const { terminal, notice } = context;
  const [given = '', ...paths] = operands;
  const action = actions.find((name) => name === given);
  if (action === undefined || paths.length === 0) {
    notice(
      action === undefined
        ? `baseline takes update or prune, and then PATH..., not “${given}”.${meant(given, actions)}`
        : `baseline ${action} needs a PATH: what check is given as well.`,
    );
    return 2;
  }
  const path = baselinePath(values);
  const isNew =
    (await nodeFileSystem.kindOf(joinPath(terminal.cwd, path)).catch(() => 'other')) === undefined;
  const before = isNew && action === 'update' ? { entries: [] } : await loadBaseline(path, terminal.cwd);
  if ('wrong' in before) {
    notice(before.wrong);
    return 2;
  }
  const inputs = await readInputs(paths, values, context);
  if (inputs === undefined) return 2;
  const run = await openRun(inputs, values, context);
  const packs: ResultPack[] = [];
  let { complete } = inputs;
  for await (const checked of checkedPacks(run, context)) {
    complete &&= checked.complete;
    if (checked.pack !== undefined) packs.push(checked.pack);
  }
  if (!complete) {
    notice('The baseline was left as it is, since not everything could be checked.');
    return 2;
  }
  const after = changed(action, before.entries, packs, firstValue(values, 'reason') ?? '', terminal.cwd);
  try {
    await saveBaseline(path, terminal.cwd, after.entries);
  } catch (error) {
    notice(`Cannot write the baseline ${path}: ${reason(error)}.`);
    return 2;
  }
  const { added, removed, entries } = after;
  const parts = [...(action === 'update' ? [`${added} added`] : []), `${removed} removed`];
  await write(
    terminal.stdout,
    `${path}: ${count(entries.length, 'entry', 'entries')}, ${parts.join(', ')}.\n`,
  );
  const silent = entries.filter((entry) => entry.reason === '').length;
  if (action === 'update' && silent > 0)
    notice(
      `${count(silent, 'entry has', 'entries have')} no reason yet: write it into the file, or give --reason for those that are added.`,
    );
  return 0;
}

interface ChangedBaseline {
  readonly entries: readonly BaselineEntry[];
  readonly added: number;
  readonly removed: number;
}

function changed(
  action: Action,
  before: readonly BaselineEntry[],
  packs: readonly ResultPack[],
  why: string,
  cwd: string,
): ChangedBaseline {
  const isGone = isGoneFrom(cwd);
  const { entryOf, unused } = matchEntries(packs, before, { by: 'baseline', reasonOf: () => '', isGone });
  const checked = new Set(packs.flatMap((pack) => pack.documents));
  // What stands in a document that was not looked at is none of this run's business.
  const removed = new Set(unused.filter(({ path }) => checked.has(path) || isGone(path)));
  const kept = before.filter((entry) => !removed.has(entry));
  if (action === 'prune') return { entries: kept, added: 0, removed: removed.size };
  const unmatched = new Set(unused);
  const others = kept.filter((entry) => unmatched.has(entry));
  const open = packs.flatMap((pack) => pack.findings.filter(({ suppressed }) => suppressed === null));
  const entries = open.map((finding) => {
    const entry = entryOf.get(finding);
    return entryFor(finding, entry === undefined ? why : entry.reason);
  });
  return {
    entries: [...others, ...entries],
    added: open.filter((finding) => !entryOf.has(finding)).length,
    removed: removed.size,
  };
}
