// The injected grammars: what counts as a blank, a suppression or a clause marker, and what must be left alone.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** Grammars by scope: VS Code's own, as the package tm-grammars has them, and ours. */
const files: Record<string, string> = {
  'text.html.markdown': join(root, 'node_modules/tm-grammars/grammars/markdown.json'),
  'text.html.derivative': join(root, 'node_modules/tm-grammars/grammars/html-derivative.json'),
  'text.html.basic': join(root, 'node_modules/tm-grammars/grammars/html.json'),
  'source.yaml': join(root, 'node_modules/tm-grammars/grammars/yaml.json'),
};
const ours: string[] = manifest.contributes.grammars.map((one: { scopeName: string }) => one.scopeName);
for (const grammar of manifest.contributes.grammars) files[grammar.scopeName] = join(root, grammar.path);

let grammar: IGrammar;
beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(new Uint8Array(wasm).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) => {
      const file = files[scope];
      return file ? parseRawGrammar(readFileSync(file, 'utf8'), file) : null;
    },
    getInjections: (scope) => (scope === 'text.html.markdown' ? ours : []),
  });
  const loaded = await registry.loadGrammar('text.html.markdown');
  if (!loaded) throw new Error('no grammar');
  grammar = loaded;
});

/** The pieces of the text that carry a scope of ours: [text, innermost scope without `.tenderlint`]. */
function marked(text: string): [string, string][] {
  const found: [string, string][] = [];
  let state = INITIAL;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const token of result.tokens) {
      const scope = token.scopes.filter((name) => name.endsWith('.tenderlint')).at(-1);
      if (scope && !scope.startsWith('punctuation') && !scope.startsWith('meta'))
        found.push([line.slice(token.startIndex, token.endIndex), scope.replace('.tenderlint', '')]);
    }
  }
  return found;
}

const placeholder = 'constant.other.placeholder.blank';

describe('blanks', () => {
  it.each<[string, [string, string][]]>([
    ['The Authority is [insert name of authority].', [['insert name of authority', placeholder]]],
    ['a sum of £[●] per year', [['●', placeholder]]],
    [
      'by [DD/MM/YYYY] and [TBC by legal]',
      [
        ['DD/MM/YYYY', placeholder],
        ['TBC by legal', placeholder],
      ],
    ],
    ['\\[Insert date\\]', [['Insert date', placeholder]]],
    ['<insert lot number> only', [['insert lot number', placeholder]]],
    ['**[insert date]** of award', [['insert date', placeholder]]],
    ['# Schedule [insert number]', [['insert number', placeholder]]],
    ['- (a) within [insert number] days', [['insert number', placeholder]]],
    ['Signed: ________ (name)', [['________', `${placeholder}.rule`]]],
    ['The start date is TBC.', [['TBC', 'keyword.other.to-be-confirmed']]],
    [
      'recruit {{number-of-apprentices}} apprentices',
      [['number-of-apprentices', 'variable.parameter.blank']],
    ],
    [
      '{{ a }} and {{b_2}}',
      [
        ['a', 'variable.parameter.blank'],
        ['b_2', 'variable.parameter.blank'],
      ],
    ],
    ['| Value | [insert figure] |', [['insert figure', placeholder]]],
  ])('%s', (text, expected) => {
    expect(marked(text)).toEqual(expected);
  });

  it.each([
    'See [insert coin](https://example.org/insert) and [state aid][1].',
    '[1]: https://example.org/TBC/page.html',
    '- [x] done\n- [ ] not done',
    '________',
    'snake_case and __strong__ words',
    '`[insert name]` in code',
    '```\n[insert name] {{parameter}}\n```',
    'The [2023 Act] applies; the insertion [of text] does not.',
    'OUTBOARD and TBCs',
    '<!-- [insert name] -->',
    '{{}} {{ two words }}',
  ])('leaves alone: %s', (text) => {
    expect(marked(text)).toEqual([]);
  });
});

describe('comments', () => {
  it('shows a suppression with its rules and its reason', () => {
    expect(
      marked('<!-- tenderlint-disable-next-block local-presence-at-bid, R07: depot owned by the buyer -->'),
    ).toEqual([
      ['tenderlint-disable-next-block', 'keyword.control.suppression'],
      ['local-presence-at-bid', 'entity.name.function.rule'],
      ['R07', 'entity.name.function.rule'],
      ['depot owned by the buyer ', 'string.unquoted.reason'],
    ]);
  });

  it('shows a clause marker with id, version, hash and parameters', () => {
    expect(
      marked('<!-- tenderlint:clause TRT-01 1.0.0 sha256:0123456789ab apprentices=4 area="East Ward" -->'),
    ).toEqual([
      ['tenderlint:clause', 'keyword.other.clause-marker'],
      ['TRT-01', 'entity.name.type.clause'],
      ['1.0.0', 'constant.numeric.version'],
      ['sha256:0123456789ab', 'constant.other.hash'],
      ['apprentices', 'variable.parameter.clause'],
      ['=', 'keyword.operator.assignment'],
      ['4', 'string.unquoted.value'],
      ['area', 'variable.parameter.clause'],
      ['=', 'keyword.operator.assignment'],
      ['"East Ward"', 'string.unquoted.value'],
    ]);
  });

  it('shows them in the middle of a line, too', () => {
    expect(marked('The depot <!-- tenderlint:clause TRT-01 1.0.0 --> is [TBC].')).toEqual([
      ['tenderlint:clause', 'keyword.other.clause-marker'],
      ['TRT-01', 'entity.name.type.clause'],
      ['1.0.0', 'constant.numeric.version'],
      ['TBC', placeholder],
    ]);
  });

  it('leaves other comments, and the words outside comments, alone', () => {
    expect(marked('<!-- see tenderlint-disable-next-block -->')).toEqual([]);
    expect(marked('tenderlint-disable-next-block local-presence-at-bid: why')).toEqual([]);
  });
});
