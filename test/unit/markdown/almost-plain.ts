// Texts made of just those characters that decide whether the parser is needed to read a block.

import { below, pick, type Random } from './hostile-text.ts';

/** Single characters and short pieces that may or may not be markup, depending on where they stand. */
const PIECES = [
  ...'aZ0 9.)(-+*#|:=~>"\'!&<[]_`\\é£–“@/;,?\t',
  '  ',
  '1. ',
  '12) ',
  '- ',
  '# ',
  '## ',
  '---',
  '| ',
  ' | ',
  '|-|',
  '|:-:|---|',
  '| a | b |',
  'word ',
  ' **bold** ',
  ' *em* ',
  ' _em_ ',
  '**',
  '__',
  'snake_case',
  '____',
  '`code`',
  '``',
  '[x]',
  '[ ] ',
  '[a b](#c)',
  '[a](b "t")',
  '[text][std-1]',
  '[text][no]',
  '[std-1]',
  '[^n1]',
  '[^no]',
  ' & ',
  '&amp;',
  '\\*',
  '\\[',
  '<b>',
  '< ',
  '“**Term**”',
  'The Tenderer shall',
  'www.example.org',
  'a@b.example',
  '\u00A0',
  '\u2028',
  '• ',
  '\u0085',
  '\uFEFF',
  '\0',
  '\u{1F600}',
  '\uD83D',
] as const;

/** How items of lists begin, at several depths. */
const ITEMS = [
  '- ',
  '* ',
  '1. ',
  '2) ',
  '3. ',
  '-  ',
  '  - ',
  '   - ',
  '  1. ',
  '    - ',
  '     * ',
  '- [ ] ',
  '1. [x] ',
] as const;

function line(random: Random): string {
  const kind = random();
  if (kind < 0.05)
    return pick(random, [
      '> A note **here**',
      '> 1. quoted',
      '[^n2]: Its text.',
      '[^n1]: Again',
      '<!-- a note -->',
      '<!-- a -- b-->',
      '```json',
      '```',
      '~~~',
      '***',
      '---',
    ]);
  if (kind < 0.15)
    return pick(random, [
      '**1.2** The Tenderer',
      'see [Schedule 1](#s1) and',
      'form `A-1` of *two*',
      'under [EN 1][std-1].[^n1]',
      '“**Term**” means  ',
      'of [name] & Co.',
    ]);
  if (kind < 0.3)
    return pick(random, ITEMS) + pick(random, ['one;', '**two** and', 'x', '[a](#b) c', '- d', '']);
  if (kind < 0.36)
    return (
      pick(random, ['  ', '   ', '    ', '     ', ' ']) + pick(random, ['more of it', '(b) more', '**m**'])
    );
  if (kind < 0.5)
    return pick(random, ['plain words here', '2.1 Clause text', '(a) an item', '£5, “quoted”', 'x']);
  if (kind < 0.6)
    return pick(random, ['| a | b |', '|--|--|', '| c |', '||', '| d | e | f |', '|:-|-:|', '|']);
  if (kind < 0.66) return pick(random, ['# Head', '### 3 Head', '#Head', '# Head #', '#', '# ', '# # a']);
  return Array.from({ length: 1 + below(random, 5) }, () => pick(random, PIECES)).join('');
}

/** A text of which much can be read without the parser, and as much looks as if it could. */
export function almostPlain(random: Random): string {
  const lineEnd = pick(random, ['\n', '\n', '\r\n', '\r']);
  let text = '';
  for (let i = 1 + below(random, 9); i > 0; i--) {
    text += line(random) + lineEnd;
    if (random() < 0.4) text += pick(random, ['', ' ', '\t']) + lineEnd;
  }
  if (random() < 0.6) text += `${lineEnd}[std-1]: #standard${lineEnd}${lineEnd}[^n1]: A note.${lineEnd}`;
  return random() < 0.3 ? text.slice(0, -lineEnd.length) : text;
}
