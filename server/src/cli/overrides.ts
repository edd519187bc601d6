// Facts of the tender given on the command line: a file of them, and single ones that win over it.

import type { Profile } from '../library/model.ts';
import { readYaml } from '../library/yaml.ts';
import { positionInText } from '../reports/positions.ts';
import { decodeText } from '../workspace/decode.ts';
import { joinPath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { readFact, readProfileFacts } from '../workspace/profile-facts.ts';
import { reason } from '../workspace/walk.ts';
import { firstValue, type OptionValues } from './arguments.ts';

/** The facts of `--profile` and `--set`, or what is wrong with them. */
export async function readOverrides(
  values: OptionValues,
  cwd: string,
): Promise<{ readonly profile: Profile } | { readonly wrong: readonly string[] }> {
  const file = firstValue(values, 'profile');
  const fromFile = file === undefined ? { profile: {} } : await readProfileFile(file, cwd);
  if ('wrong' in fromFile) return fromFile;
  const facts: Record<string, string | number | boolean> = {};
  for (const given of values.get('set') ?? []) {
    const equals = given.indexOf('=');
    if (equals < 1)
      return { wrong: [`--set takes KEY=VALUE, such as jurisdiction=england, not “${given}”.`] };
    const read = readFact(given.slice(0, equals).trim(), given.slice(equals + 1));
    if ('error' in read) return { wrong: [`--set ${given}: ${read.error}`] };
    facts[read.key] = read.value;
  }
  return { profile: { ...fromFile.profile, ...facts } };
}

async function readProfileFile(
  file: string,
  cwd: string,
): Promise<{ readonly profile: Profile } | { readonly wrong: readonly string[] }> {
  let text: string;
  try {
    text = decodeText(await nodeFileSystem.readFile(joinPath(cwd, file))).text;
  } catch (error) {
    return { wrong: [`Cannot read the profile ${file}: ${reason(error)}.`] };
  }
  const source = readYaml(text);
  const at = (offset: number) => {
    const { line, column } = positionInText(text, offset);
    return `${file}:${line}:${column}`;
  };
  if (source.errors.length > 0)
    return { wrong: source.errors.map((error) => `${at(error.range.start)}: ${error.message}`) };
  const value = source.value ?? {};
  if (typeof value !== 'object' || Array.isArray(value))
    return {
      wrong: [`${file}: expected facts of the tender, one to a line, such as jurisdiction: england.`],
    };
  // As in front matter, or as in tenderlint.yml, or bare.
  const key = ['tender', 'profile'].find((name) => name in value);
  const path = key === undefined ? [] : [key];
  const block = key === undefined ? value : (value as Readonly<Record<string, unknown>>)[key];
  const { facts, problems } = readProfileFacts(source, path, block, file, ['document']);
  const wrong = problems.filter((problem) => problem.severity === 'error' || problem.severity === 'warning');
  return wrong.length > 0
    ? { wrong: wrong.map((problem) => `${at(problem.range.start)}: ${problem.message}`) }
    : { profile: facts.profile };
}
