// Help texts, made from the commands' data.

import { profileKeys } from '../language/profile-keys.ts';
import type { Library } from '../library/model.ts';
import { wrap } from '../reports/display.ts';
import { type CommandSpec, commands, everywhere, type OptionSpec } from './commands.ts';

const width = 96;

/** The help of the tool, or of one command. */
export function helpText(command: CommandSpec | undefined, library: () => Library): string {
  return command === undefined ? toolHelp() : commandHelp(command, library);
}

function toolHelp(): string {
  return lines([
    'Checks public tender packs written in Markdown: community benefit and social value criteria that are missing, wording that may be open to challenge under procurement law, and slips of drafting.',
    '',
    'Usage: tenderlint COMMAND [options]',
    '',
    'Commands:',
    ...table(commands.map((command) => [`${command.name} ${command.usage}`, command.says])),
    '',
    'Options:',
    ...table(everywhere.map(optionRow)),
    '',
    'More on a command: tenderlint COMMAND --help',
    'Legal information, not advice.',
  ]);
}

function commandHelp(command: CommandSpec, library: () => Library): string {
  const facts =
    command.name === 'check' ? ['', 'Facts for --set and --profile:', ...table(factRows(library()))] : [];
  return lines([
    command.says,
    '',
    `Usage: tenderlint ${command.name} ${command.usage}`,
    ...command.details.flatMap((detail) => ['', detail]),
    '',
    'Options:',
    ...table([...command.options, ...everywhere].map(optionRow)),
    ...facts,
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
  ]);
}

function factRows(library: Library): readonly (readonly [string, string])[] {
  return profileKeys(library)
    .filter((key) => key.fact !== undefined)
    .map((key) => {
      const values = key.values.map(({ value }) => value).join(', ');
      return [key.key, `${key.says} ${values === '' ? `For example ${key.sample}.` : `One of: ${values}.`}`];
    });
}

function optionRow(option: OptionSpec): readonly [string, string] {
  const short = option.short === undefined ? '    ' : `-${option.short}, `;
  return [`${short}--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`, option.says];
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const first = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.flatMap(([name, says]) =>
    wrap(says, width - first).map(
      (line, number) => `${(number === 0 ? `  ${name}` : '').padEnd(first)}${line}`,
    ),
  );
}

function lines(parts: readonly string[]): string {
  const wrapped = parts.flatMap((part) => (part.startsWith(' ') ? [part] : wrap(part, width)));
  return `${wrapped.join('\n')}\n`;
}
