// `tenderlint profile [PATH]`: the facts of a pack and the law they lead to; with --set and --write, changed in their file.

import { givenFacts } from '../checks/pack.ts';
import { type FactChanges, lawAnswer, profileQuestions, withFacts } from '../language/profile-questions.ts';
import { kebabCase } from '../library/load-kinds.ts';
import type { Profile } from '../library/model.ts';
import { parseDocument } from '../markdown/document.ts';
import { modelDocument } from '../tender/document.ts';
import { assemblePack } from '../workspace/assemble-pack.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { readFact } from '../workspace/profile-facts.ts';
import { planProfileChanges } from '../workspace/profile-home.ts';
import { applyYamlEdits } from '../workspace/profile-yaml.ts';
import { withTexts } from '../workspace/resolve-packs.ts';
import { reason } from '../workspace/walk.ts';
import type { OptionValues } from './arguments.ts';
import { writeWhole } from './atomic-file.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { pathsFrom } from './checked-packs.ts';
import { readInputs } from './inputs.ts';
import { libraryReader } from './library.ts';
import { write } from './streams.ts';

/** Prints the profile of the pack at a path; with `--write` writes what `--set` gives first. */
export async function profile(
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const { terminal, notice } = context;
  const [operand = '.', second] = operands;
  if (second !== undefined) {
    notice(`profile takes one path, but got “${second}” as well.`);
    return 2;
  }
  const changes = changesFrom(values.get('set') ?? []);
  if ('wrong' in changes) {
    notice(changes.wrong);
    return 2;
  }
  const withoutSet = new Map([...values].filter(([name]) => name !== 'set'));
  const inputs = await readInputs([operand], withoutSet, context);
  const layout = inputs?.packs[0];
  if (inputs === undefined || layout === undefined) {
    if (inputs !== undefined) notice(`There is no tender document at ${operand}.`);
    return 2;
  }
  const { library, compiled } = await libraryReader(context.library)(layout.configuration, nodeFileSystem);
  const source = await withTexts(layout, nodeFileSystem, inputs.options);
  const documents = source.documents.map(({ shown, text }) => ({
    shown,
    tender: modelDocument(parseDocument(text), compiled.sections),
  }));
  const resolved = assemblePack(source, { documents, library, overrides: {} }).profile;
  const changed = withFacts(givenFacts(resolved), changes.sets);
  const plan = planProfileChanges(source, resolved.origins, changes.sets);
  if ('broken' in plan) {
    notice(
      `${plan.broken} is not changed: its YAML is not a plain list of keys, one to a line. Put it right first.`,
    );
    return 2;
  }
  const isWanted = values.has('write');
  if (isWanted)
    try {
      for (const { path, text, edits } of plan.files) await writeWhole(path, applyYamlEdits(text, edits));
    } catch (error) {
      notice(`The profile is not written: ${reason(error)}.`);
      return 2;
    }
  const touched = plan.files.map(({ path }) => pathsFrom(terminal.cwd, '/')(path.slice(1)));
  const place =
    touched.length === 0
      ? pathsFrom(terminal.cwd, layout.root)(plan.home)
      : `${touched.join(', ')} (${isWanted ? 'written' : 'not written; --write does that'})`;
  await write(terminal.stdout, printed(changed, place, lawAnswer(changed, library)));
  return 0;
}

function changesFrom(given: readonly string[]): { readonly sets: FactChanges } | { readonly wrong: string } {
  const sets: Record<string, string | number | boolean | null> = {};
  for (const one of given) {
    const equals = one.indexOf('=');
    if (equals < 1) return { wrong: `--set takes KEY=VALUE, such as jurisdiction=england, not “${one}”.` };
    const key = one.slice(0, equals).trim();
    const text = one.slice(equals + 1);
    if (text === '') {
      sets[key] = null;
      continue;
    }
    const read = readFact(key, text);
    if ('error' in read) return { wrong: `--set ${one}: ${read.error}` };
    sets[kebabCase(read.key)] = read.value;
  }
  return { sets };
}

function printed(facts: Profile, place: string, law: ReturnType<typeof lawAnswer>): string {
  const rows = profileQuestions(facts).map(
    ({ ask, answer, key }) => [ask, answer || 'not said', key] as const,
  );
  const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  return [
    place,
    ...rows.map(([ask, answer, key]) => `  ${ask.padEnd(width(0))}  ${answer.padEnd(width(1))}  ${key}`),
    '',
    law.title === null
      ? `Which law governs cannot be told. Still to be said: ${law.missing.join(', ')}.`
      : `The law that governs: ${law.title}`,
    ...law.because.slice(0, -1).map((why) => `  ${why}`),
    '',
  ].join('\n');
}
