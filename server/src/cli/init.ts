// `tenderlint init`: a first tenderlint.yml for a folder, with the facts given and the documents found.

import { stringify } from 'yaml';
import { profileKeys } from '../language/profile-keys.ts';
import type { Library } from '../library/model.ts';
import { configurationNames } from '../workspace/configuration.ts';
import { joinPath, relativePath } from '../workspace/file-system.ts';
import { isMarkdown } from '../workspace/find-documents.ts';
import { ignoreFiles } from '../workspace/ignore-files.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { reason, walkFolder } from '../workspace/walk.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import { writeWhole } from './atomic-file.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { readOverrides } from './overrides.ts';
import { write } from './streams.ts';

/** More documents than this are hardly one pack. */
const mostDocuments = 30;

/** Writes the file, unless there is one: that is never written over. */
export async function init(
  operands: readonly string[],
  values: OptionValues,
  { terminal, notice, library }: CheckContext,
): Promise<ExitCode> {
  const [operand = '.', second] = operands;
  if (second !== undefined) {
    notice(`init takes one folder, but got “${second}” as well.`);
    return 2;
  }
  const overrides = await readOverrides(values, terminal.cwd);
  if ('wrong' in overrides) {
    overrides.wrong.forEach(notice);
    return 2;
  }
  const folder = joinPath(terminal.cwd, operand);
  try {
    if ((await nodeFileSystem.kindOf(folder)) !== 'folder') throw new Error(`${operand} is no folder`);
    for (const name of configurationNames)
      if ((await nodeFileSystem.kindOf(joinPath(folder, name))) !== undefined)
        throw new Error(`there is a ${name} already, and it stays as it is`);
    const { files } = await walkFolder(folder, nodeFileSystem, {
      file: isMarkdown,
      ignore: ignoreFiles(nodeFileSystem),
    });
    const documents = files.map((path) => relativePath(path, folder));
    const text = configurationText(overrides.profile, documents, firstValue(values, 'preset'), library());
    const path = joinPath(folder, 'tenderlint.yml');
    await writeWhole(path, text);
    await write(
      terminal.stdout,
      `${relativePath(path, terminal.cwd)} was written. What holds for a document: tenderlint config PATH\n`,
    );
    return 0;
  } catch (error) {
    notice(`No tenderlint.yml was written: ${reason(error)}.`);
    return 2;
  }
}

function configurationText(
  given: object,
  documents: readonly string[],
  preset: string | undefined,
  library: Library,
): string {
  const facts = new Map<string, unknown>(Object.entries(given));
  const lines = [
    '# Settings of Tenderlint for this folder and those beneath it.',
    '# What stands behind a # is a suggestion; take the # away to use it.',
    '',
    facts.size > 0 ? 'profile:' : '# profile:',
  ];
  for (const key of profileKeys(library)) {
    if (key.fact === undefined) continue;
    const value = facts.get(key.fact);
    const shown = value === undefined ? key.sample : scalar(value);
    lines.push(`${value === undefined ? '  # ' : '  '}${key.key}: ${shown}   # ${key.says}`);
  }
  lines.push('');
  const isPack = documents.length > 1 && documents.length <= mostDocuments;
  lines.push(
    isPack
      ? '# These documents are checked together, as one pack, in this order.'
      : '# Documents named here are checked together, as one pack; any other one is checked on its own.',
    ...(isPack
      ? ['documents:', ...documents.map((path) => `  - ${scalar(path)}`)]
      : ['# documents: [itt.md, contract.md]']),
    '',
    '# How grave findings are: recommended, strict (a step graver), publication (nothing left open).',
    preset === undefined ? '# preset: recommended' : `preset: ${preset}`,
    '',
    '# Severities of single rules; tenderlint rules lists them.',
    '# severities:',
    '#   payment-over-thirty-days: warning',
    '',
    '# Severities for some of the documents; the last that fits wins.',
    '# overrides:',
    '#   - paths: [drafts/**]',
    '#     severities: { payment-over-thirty-days: hint }',
    '',
  );
  return lines.join('\n');
}

/** One value as YAML writes it on one line. */
function scalar(value: unknown): string {
  return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' }).trim();
}
