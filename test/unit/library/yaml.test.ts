import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml, yamlLimit } from '../../../server/src/library/yaml.ts';

function saidOf(text: string): string[] {
  return readYaml(text).errors.map(
    ({ range, message }) => `«${text.slice(range.start, range.end)}» ${message}`,
  );
}

describe('reading YAML', () => {
  it('gives plain data; days stay text and yes stays a word', () => {
    expect(readYaml('a: 2026-01-01\nb: yes\nc: [1, 2.5]\nd:\n').value).toEqual({
      a: '2026-01-01',
      b: 'yes',
      c: [1, 2.5],
      d: null,
    });
  });

  it('knows where every value and key stands, shifted to its file', () => {
    const before = 'x'.repeat(10);
    const text = 'bases:\n  - where: {}\n    severity: error\n';
    const source = readYaml(text, before.length);
    const piece = ({ start, end }: { start: number; end: number }) => (before + text).slice(start, end);
    expect(piece(source.rangeOf(['bases', 0, 'severity']))).toBe('error');
    expect(piece(source.keyRangeOf(['bases', 0, 'severity']))).toBe('severity');
    expect(piece(source.keyRangeOf(['bases']))).toBe('bases');
    // What is not there is placed at the nearest thing that is.
    expect(piece(source.rangeOf(['bases', 0, 'severity', 'more']))).toBe('error');
    expect(piece(source.rangeOf(['nothing']))).toBe(text);
  });

  it('counts a byte order mark as a character and not as indentation', () => {
    const source = readYaml('\uFEFF- a\n- b\n');
    expect(source.value).toEqual(['a', 'b']);
    expect(source.rangeOf([1])).toEqual({ start: 7, end: 8 });
  });

  it('keeps own keys of any name', () => {
    const { value } = readYaml('__proto__: {polluted: true}\nconstructor: 1\n');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('writes aliases out', () => {
    const { value, errors } = readYaml('a: &a [1]\nb: *a\n');
    expect(errors).toEqual([]);
    expect(value).toEqual({ a: [1], b: [1] });
  });
});

describe('mistakes in YAML have a place and a remedy', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['tab', 'a:\n\tb: 1\n', '«\t» A tab stands at the start of this line. YAML takes spaces only'],
    ['colon in a text', 'a: b: c\n', 'Put the whole text in double quotes'],
    ['key twice', 'a: 1\nb: 2\na: 3\n', '«a» "a" stands twice here'],
    ['text that starts with a bracket', 'a: [the] office\n', 'Put the text in quotes.'],
    [
      'text that starts with @',
      'a: @x\n',
      '«@» This text starts with or holds a character that means something in YAML',
    ],
    ['tag', 'a: !!js/function x\n', '«!!js/function» A text that starts with ! is a tag in YAML'],
    ['second document', 'a: 1\n---\nb: 2\n', 'A second document starts here'],
    ['alias of nothing', 'a: *b\n', 'name an anchor (&name) that does not exist'],
    ['alias of itself', 'a: &a [*a]\n', 'expand too far'],
    ['quotation mark left open', 'a: "b\nc: d\n', 'A quotation mark opens in this text and is not closed'],
    ['lines that do not line up', 'a:\n    b: 1\n  c: 2\n', 'This line is indented differently'],
    ['block as key', '? [a]\n: b\n', 'A key must be a plain word'],
    ['NUL', 'a: \0\n', '«\0» A control character (U+0000) stands here'],
    ['escape', 'a: \u001b\n', 'A control character (U+001B) stands here'],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    const said = saidOf(text);
    expect(said.length).toBeGreaterThan(0);
    expect(said[0]).toContain(expected);
  });
});

describe('hostile YAML', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...[...'bcdefghi'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
  ].join('\n');
  const cases: readonly (readonly [string, string])[] = [
    ['aliases that multiply', bomb],
    ['ten thousand brackets', '['.repeat(10_000)],
    ['ten thousand braces', 'a: {b: '.repeat(10_000)],
    ['ten thousand dashes on a line', '- '.repeat(10_000)],
    ['a staircase of keys', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['too long', 'a: b\n'.repeat(yamlLimit / 5 + 1)],
  ];
  it.each(cases)('%s: one clear error, no value', (_, text) => {
    const { value, errors } = readYaml(text);
    expect(value).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(/[.]$/);
  });

  it('many keys are compared in one pass', () => {
    const best = (keys: number) => {
      const text = Array.from({ length: keys }, (_, i) => `k${i}: 1`).join('\n');
      const times = [1, 2, 3].map(() => {
        const started = performance.now();
        expect(readYaml(text).errors).toEqual([]);
        return performance.now() - started;
      });
      return Math.min(...times);
    };
    best(2_000);
    // Eight times the keys: eight times the work in one pass, sixty-four times if each met every other.
    expect(best(16_000) / best(2_000)).toBeLessThan(32);
  }, 60_000);

  it('any text gives a result, with every range inside it', () => {
    const piece = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '|',
      '>',
      '&a ',
      '*a',
      '!',
      '#',
      '%',
      '@',
      '\t',
      '---\n',
      '? ',
      ',',
      '\r',
      'é',
      '\uFEFF',
    );
    const texts = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const source = readYaml(text);
        const ranges = [
          ...source.errors.map((error) => error.range),
          source.rangeOf(['a', 0]),
          source.keyRangeOf(['a']),
        ];
        for (const { start, end } of ranges) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(Math.max(text.length, 1));
        }
        expect(source.errors.every((error) => error.message !== '')).toBe(true);
        if (source.value === undefined) expect(source.errors).not.toEqual([]);
        JSON.stringify(source.value);
      }),
      { numRuns: 2_000 },
    );
  });
});
