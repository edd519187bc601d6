// References to numbered parts: "clause 4.2(b)", "Schedules 3 and 4", "paragraphs 12-14". Those that belong to an
// Act, regulations, a directive or a standard are marked external: they lead out of the pack.

import type { ReferenceFact } from '../model.ts';
import { placeOf, type Searched, type Taken } from './found.ts';

/** Written with a small or a capital first letter, or all in capitals: cheaper to search for than any case. */
const words: readonly (readonly [ReferenceFact['target'], string])[] = [
  ['clause', `${anyCase('clause')}s?|[Cc]ls?\\.|${anyCase('article')}s?|[Aa]rts?\\.|Conditions?`],
  ['section', `${anyCase('section')}s?|[Ss]ecs?\\.|[Ss]s?\\.|§§?`],
  ['paragraph', `${anyCase('paragraph')}s?|[Pp]aras?\\.?`],
  ['schedule', `${anyCase('schedule')}s?|[Ss]cheds?\\.|[Ss]chs?\\.|Atodlen`],
  ['annex', `${anyCase('annex')}(?:e?s?|ures?)`],
  ['appendix', `${anyCase('appendix')}|[Aa]ppendices|[Aa]pps?\\.|[Aa]ppx\\.?`],
  ['part', `${anyCase('part')}s?`],
  ['table', `${anyCase('table')}s?`],
  ['lot', `${anyCase('lot')}s?`],
];
function anyCase(word: string): string {
  return `(?:[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}|${word.toUpperCase()})`;
}
const number = '\\d{1,3}[A-Z]{0,2}(?:\\.\\d{1,3}){0,5}(?:\\([a-zA-Z0-9]{1,4}\\)){0,4}';
const letter = '[A-Z](?:\\d{1,2}|\\.\\d{1,2})?|[IVXL]{1,6}';
const pattern = new RegExp(
  `(?<![A-Za-z0-9-])(?:${words.map(([, forms]) => `(${forms})`).join('|')})[ \\u00a0]{0,2}((?:[Nn]os?\\.?[ \\u00a0])?(?:${number}|${letter}))(?![A-Za-z0-9])(?!\\.\\d|%|,\\d{3})`,
  'g',
);
const notAnAmount = '(?![\\p{L}\\p{N}%])(?!,\\d{3}|[ \\u00a0]?(?:%|per cent|million))';
const joint =
  '(?:[ \\u00a0]?,|[-–/])[ \\u00a0]?|[ \\u00a0](?:and|or|to|agus)[ \\u00a0]|,[ \\u00a0](?:and|or)[ \\u00a0]';
const more = new RegExp(`(?:${joint})(${number}|${letter})${notAnAmount}`, 'uy');
/** After a plural also "paragraphs 12 – 14"; "Lot 6 – 9 to 22 seats" is no range. */
const moreOfMany = new RegExp(
  `(?:${joint}|[ \\u00a0][-–—][ \\u00a0])(${number}|${letter})${notAnAmount}`,
  'uy',
);
const exactNumber = new RegExp(`^(?:nos?\\.?[ \\u00a0])?(${number}|${letter})$`, 'iu');

const MOST_IN_A_LIST = 20;

/** Finds the references of a statement and notes what they were read from. */
export function findReferences(searched: Searched, taken: Taken[]): void {
  const { text } = searched.statement;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = words.findIndex((_, group) => match?.[group + 1] !== undefined);
    const target = words[at]?.[0];
    const word = match[at + 1] ?? '';
    const first = exactNumber.exec(match[words.length + 1] ?? '')?.[1];
    if (!target || first === undefined || !isNumberFor(target, word, first)) continue;
    const separator = /s\.?$|ces$|§§/.test(word) && !/^s\.?$/i.test(word) ? moreOfMany : more;
    const numbers: { text: string; end: number }[] = [{ text: first, end: match.index + match[0].length }];
    while (numbers.length < MOST_IN_A_LIST) {
      const last = numbers[numbers.length - 1] as { end: number };
      separator.lastIndex = last.end;
      const next = separator.exec(text);
      if (!next?.[1] || !isSameSort(first, next[1])) break;
      numbers.push({ text: next[1], end: separator.lastIndex });
    }
    const listEnd = numbers[numbers.length - 1]?.end ?? match.index;
    pattern.lastIndex = listEnd;
    const external = isExternal(text, match.index, listEnd, word);
    taken.push({ start: match.index, end: listEnd });
    numbers.forEach((found, nth) => {
      const start = nth === 0 ? match.index : found.end - found.text.length;
      const fact: ReferenceFact = {
        kind: 'reference',
        range: placeOf(searched.statement, start, found.end),
        statement: searched.index,
        target,
        number: found.text,
        external,
      };
      searched.facts.push(fact);
    });
  }
}

/** Small words need care: "part a", "s. I", "conditions A", "tables 3 metres long" are no references. */
function isNumberFor(target: ReferenceFact['target'], word: string, number: string): boolean {
  const first = number.charCodeAt(0);
  const isFigure = first >= 48 && first <= 57;
  if (/^conditions?$/i.test(word)) return word.charAt(0) === 'C' && isFigure;
  if (isFigure) return true;
  if (number !== number.toUpperCase()) return false;
  return target !== 'clause' && target !== 'paragraph' && !/^(?:ss?\.|§)/i.test(word);
}

function isSameSort(first: string, next: string): boolean {
  const isFigure = (text: string) => text.charCodeAt(0) <= 57;
  return isFigure(first) === isFigure(next);
}

const law =
  '(?:Acts?|Regulations?|Regs|Directives?|Order|Orders|Code|Rules|Treaty|TFEU|TEU|Convention|Measure|Statute|Statutory Instrument|Charter|Constitution|PCR|PCR ?2015|PA ?2023|PA23|UCR|CCR|GDPR|FAR|DFARS|AAC|AS|ISO|BS|EN|IEC|PAS|IEEE|WCAG|PPN|SPPN|Circular|Ddeddf|C\\.?F\\.?R\\.?|U\\.?S\\.?C\\.?)';
const after = new RegExp(
  `^(?:[ \\u00a0]?\\([^()]{0,40}\\))*,?[ \\u00a0](?:of|to|in|under|from)[ \\u00a0](?:the[ \\u00a0]|that[ \\u00a0]|this[ \\u00a0])?(?:[\\p{L}\\p{N}’'(),&/-]+[ \\u00a0]){0,9}?${law}(?![\\p{L}])`,
  'u',
);
const directlyAfter = /^[ \u00a0](?:the[ \u00a0])?(?:PCR|PA|UCR|CCR|FAR|TFEU|GDPR)(?![\p{L}])/u;
const before = new RegExp(
  `(?<![\\p{L}])${law}(?:[ \\u00a0]\\([^()]{0,40}\\))?(?:[ \\u00a0](?:\\d{4}(?:/\\d+(?:/E[UC])?)?))?,?[ \\u00a0]?\\(?$`,
  'u',
);

function isExternal(text: string, start: number, end: number, word: string): boolean {
  // Abbreviated "s." and "§" are how lawyers cite statutes; contracts write the word out.
  if (/^(?:ss?\.|§|arts?\.)/i.test(word)) return true;
  // "Article 32(2)(c)": directives and treaties number so, contracts do not.
  if (/^art/i.test(word) && text.charAt(end - 1) === ')') return true;
  const next = text.slice(end, end + 160);
  return (
    after.test(next) || directlyAfter.test(next) || before.test(text.slice(Math.max(0, start - 60), start))
  );
}
