// The command line taken apart: what it asks for, and the answers where it does not fit.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Arguments, readArguments } from '../../../server/src/cli/arguments.ts';

function asked(...argv: readonly string[]): Arguments {
  return readArguments(argv);
}

function message(...argv: readonly string[]): string {
  const read = asked(...argv);
  return read.kind === 'wrong' ? read.message : read.kind;
}

describe('a command', () => {
  test('has operands and values', () => {
    const read = asked(
      'check',
      'a.md',
      '--set',
      'jurisdiction=wales',
      '--set=value=5',
      '-f',
      'json',
      '-',
      '-q',
    );
    expect(read.kind).toBe('command');
    if (read.kind !== 'command') return;
    expect(read.command.name).toBe('check');
    expect(read.operands).toEqual(['a.md', '-']);
    expect([...read.values]).toEqual([
      ['set', ['jurisdiction=wales', 'value=5']],
      ['format', ['json']],
      ['quiet', ['']],
    ]);
  });

  test('may follow the options that all commands share', () => {
    expect(asked('--debug', 'rules')).toMatchObject({ kind: 'command', command: { name: 'rules' } });
  });

  test('takes operands that look like options after --', () => {
    expect(asked('check', '--', '--odd.md')).toMatchObject({ kind: 'command', operands: ['--odd.md'] });
  });

  test.each([
    [['--help'], undefined],
    [['-h'], undefined],
    [['help'], undefined],
    [['check', '--help'], 'check'],
    [['help', 'check'], 'check'],
    [['check', '--nonsense', '-h'], 'check'],
  ])('%j asks for help', (argv, name) => {
    const read = asked(...argv);
    expect(read.kind).toBe('help');
    if (read.kind === 'help') expect(read.command?.name).toBe(name);
  });

  test('version and nothing', () => {
    expect(asked('--version').kind).toBe('version');
    expect(asked('-V').kind).toBe('version');
    expect(asked().kind).toBe('nothing');
    expect(asked('--no-color').kind).toBe('nothing');
  });
});

describe('what does not fit', () => {
  test.each<[string, readonly string[], string]>([
    ['an unknown command', ['chekc'], 'There is no command “chekc”. Did you mean check?'],
    [
      'a path in place of a command',
      ['docs/itt.md'],
      'There is no command “docs/itt.md”. To check a file or folder: tenderlint check docs/itt.md',
    ],
    [
      'an unknown option',
      ['check', '--formt', 'json'],
      'tenderlint check has no option --formt. Did you mean --format?',
    ],
    [
      'an option of another command',
      ['rules', '--fail-on', 'error'],
      'tenderlint rules has no option --fail-on.',
    ],
    ['an unknown short option', ['check', '-x'], 'tenderlint check has no option -x.'],
    [
      'a value that cannot be',
      ['check', '--fail-on', 'eror'],
      '--fail-on may be error, warning, information, hint or never, not “eror”. Did you mean error?',
    ],
    ['a value that is missing', ['check', 'a', '--format'], '--format needs a value: --format=FORMAT'],
    [
      'an option in place of a value',
      ['check', '--format', '--quiet'],
      '--format needs a value: --format=FORMAT',
    ],
    ['a value for a switch', ['check', '--quiet=yes'], '--quiet takes no value, but got “yes”.'],
    [
      'an option given twice',
      ['check', '--format=json', '--format=text'],
      '--format was given twice; it takes one value.',
    ],
  ])('%s', (_, argv, expected) => {
    expect(message(...argv)).toBe(expected);
  });
});

test('no arguments make it throw', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'check',
      '-',
      '--',
      '--set',
      '--set=',
      '-f',
      '--format=json',
      '--help',
      '-qf',
      '--no-color',
      '-Vq',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
      expect(['command', 'help', 'version', 'nothing', 'wrong']).toContain(readArguments(argv).kind);
    }),
  );
});
