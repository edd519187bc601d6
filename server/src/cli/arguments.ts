// The command line taken apart by node:util's parseArgs, with answers that help when it does not fit.

import { parseArgs } from 'node:util';
import { nearest } from '../library/nearest.ts';
import { type CommandSpec, commandNames, commands, everywhere, type OptionSpec } from './commands.ts';

/** Values of the options that were given; a switch has the value `''`. */
export type OptionValues = ReadonlyMap<string, readonly string[]>;

export type Arguments =
  | {
      readonly kind: 'command';
      readonly command: CommandSpec;
      readonly operands: readonly string[];
      readonly values: OptionValues;
    }
  | { readonly kind: 'help'; readonly command: CommandSpec | undefined }
  | { readonly kind: 'version' }
  /** Nothing was asked for. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly message: string; readonly command: CommandSpec | undefined };

/** What the arguments after the program's name ask for. Never throws. */
export function readArguments(argv: readonly string[]): Arguments {
  const known = new Map<string, OptionSpec>();
  for (const option of [...everywhere, ...commands.flatMap((command) => command.options)])
    known.set(option.name, option);
  const { tokens } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      [...known.values()].map((option) => [
        option.name,
        {
          type: option.value === undefined ? ('boolean' as const) : ('string' as const),
          multiple: true,
          ...(option.short === undefined ? {} : { short: option.short }),
        },
      ]),
    ),
  });
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const [name, ...operands] = positionals;
  const command = commands.find((entry) => entry.name === name);
  const given = (wanted: string) => tokens.some((token) => token.kind === 'option' && token.name === wanted);
  if (given('help')) return { kind: 'help', command };
  if (name === 'help') return { kind: 'help', command: commands.find((entry) => entry.name === operands[0]) };
  const wrong = (message: string): Arguments => ({ kind: 'wrong', message, command });

  const values = new Map<string, string[]>();
  const allowed = [...everywhere, ...(command?.options ?? [])];
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = allowed.find((entry) => entry.name === token.name);
    // An unknown command is the better complaint about an option of no known command.
    if (option === undefined) {
      if (command === undefined && name !== undefined) continue;
      return wrong(unknownOption(token.rawName, allowed, command));
    }
    if (option.value === undefined) {
      if (token.value !== undefined)
        return wrong(`${token.rawName} takes no value, but got “${token.value}”.`);
      values.set(option.name, ['']);
      continue;
    }
    const value = token.value;
    const looksLikeOption = token.inlineValue === false && value !== undefined && /^-./.test(value);
    if (value === undefined || value === '' || looksLikeOption)
      return wrong(`${token.rawName} needs a value: ${token.rawName}=${option.value}`);
    if (option.choices !== undefined && !option.choices.includes(value))
      return wrong(
        `${token.rawName} may be ${either(option.choices)}, not “${value}”.${meant(value, option.choices)}`,
      );
    const before = values.get(option.name);
    if (before === undefined) values.set(option.name, [value]);
    else if (option.repeated === true) before.push(value);
    else return wrong(`${token.rawName} was given twice; it takes one value.`);
  }
  if (values.has('version')) return { kind: 'version' };
  if (name === undefined) return { kind: 'nothing' };
  if (command === undefined) return wrong(unknownCommand(name));
  return { kind: 'command', command, operands, values };
}

function unknownOption(
  rawName: string,
  allowed: readonly OptionSpec[],
  command: CommandSpec | undefined,
): string {
  const names = allowed.map((option) => `--${option.name}`);
  const where = command === undefined ? 'tenderlint' : `tenderlint ${command.name}`;
  return `${where} has no option ${rawName}.${meant(rawName, names)}`;
}

function unknownCommand(name: string): string {
  if (nearest(name, commandNames) !== undefined)
    return `There is no command “${name}”.${meant(name, commandNames)}`;
  return `There is no command “${name}”. To check a file or folder: tenderlint check ${/^[\w./-]+$/.test(name) ? name : `'${name}'`}`;
}

/** " Did you mean --format?", or nothing if nothing is near. */
export function meant(typed: string, names: readonly string[]): string {
  const near = nearest(typed, names);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** The one value of an option, or undefined. */
export function firstValue(values: OptionValues, name: string): string | undefined {
  return values.get(name)?.[0];
}
