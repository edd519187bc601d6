// Numbers in running text, in figures or in words: "1,250", "2.5", "5 404 000", "twenty-six", "two (2)".

/** A number and where it stands in the text it was read from (half open). */
export interface NumberInText {
  readonly start: number;
  /** After "two (2)" the bracket is included. */
  readonly end: number;
  readonly value: number;
  readonly written: 'figures' | 'words';
}

const units =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const wordValues: ReadonlyMap<string, number> = new Map([
  ...units.map((word, at): [string, number] => [word, at + 1]),
  ...tens.map((word, at): [string, number] => [word, (at + 2) * 10]),
]);

const figures =
  /\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,3}(?:[ \u00a0\u202f]\d{3})*,\d{2}(?![\d,])|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:\.\d{1,4})?|\d{1,15}(?:\.\d{1,6})?/y;
const figuresInBrackets = /[ \u00a0]?\((\d{1,6})\)/y;

/** What else one pass over a text sees, as a set of bits: it spares most recognisers of facts their search. */
export const SEEN = {
  digit: 1,
  money: 2,
  squareBracket: 4,
  quotationMark: 8,
  /** `_ { < … ..` */
  filler: 16,
  /** Two capitals in a row. */
  capitals: 32,
  /** Four figures in a row, or a figure after a stroke. */
  year: 64,
} as const;

/** All numbers of a text, in order, and what else was seen on the way. */
export function numbersIn(text: string): {
  readonly numbers: readonly NumberInText[];
  readonly seen: number;
} {
  const found: NumberInText[] = [];
  let seen = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      const number = figuresAt(text, at);
      found.push(number);
      seen |= SEEN.digit;
      at = number.end;
      if (number.value >= 1000 || (number.start > 0 && text.charCodeAt(number.start - 1) === 47))
        seen |= SEEN.year;
      // "4.2.1", "12/01/2026": the rest of a longer thing is not a number of its own
      while (isNumberTail(text, at)) {
        if (text.charCodeAt(at) === 47 || isFourFigures(text, at)) seen |= SEEN.year;
        at++;
      }
      continue;
    }
    if (code === 32) {
      at++;
      continue;
    }
    if (!isLetter(code)) {
      seen |= markOf(code, text, at);
      at++;
      continue;
    }
    const number = mayStartNumber(text, code, at) ? wordsAt(text, at) : undefined;
    if (number) {
      found.push(number);
      at = number.end;
      continue;
    }
    if (code <= 90 && isCapital(text.charCodeAt(at + 1))) seen |= SEEN.capitals;
    at++;
    while (at < text.length && isWordCode(text.charCodeAt(at))) at++;
  }
  return { numbers: found, seen };
}

function markOf(code: number, text: string, at: number): number {
  switch (code) {
    case 0xa3:
    case 0x20ac:
    case 36:
      return SEEN.money;
    case 91:
    case 93:
      return SEEN.squareBracket;
    case 0x201c:
    case 34:
    case 0x2018:
      return SEEN.quotationMark;
    case 95:
    case 123:
    case 60:
    case 0x2026:
    case 0x2039:
    case 0xab:
      return SEEN.filler;
    case 46:
      return text.charCodeAt(at + 1) === 46 ? SEEN.filler : 0;
    default:
      return 0;
  }
}

function isFourFigures(text: string, at: number): boolean {
  for (let next = at; next < at + 4; next++) {
    const code = text.charCodeAt(next);
    if (!(code >= 48 && code <= 57)) return false;
  }
  return true;
}
function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function figuresAt(text: string, at: number): NumberInText {
  figures.lastIndex = at;
  const match = figures.exec(text)?.[0] ?? text.charAt(at);
  return { start: at, end: at + match.length, value: numberFrom(match), written: 'figures' };
}

function numberFrom(figure: string): number {
  // "57 003,96": a comma before two figures is a decimal point
  const comma = figure.length - 3;
  if (figure.charCodeAt(comma) === 44)
    return numberFrom(`${figure.slice(0, comma)}.${figure.slice(comma + 1)}`);
  const plain = figure.replace(/[, \u00a0\u202f]/g, '');
  return Number(plain.indexOf('.') !== plain.lastIndexOf('.') ? plain.replaceAll('.', '') : plain);
}

function isNumberTail(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return true;
  const next = text.charCodeAt(at + 1);
  return (code === 46 || code === 47 || code === 58) && next >= 48 && next <= 57;
}

/** "twenty-six", "one hundred and fifty", "two thousand", each with an optional "(26)" behind it. */
function wordsAt(text: string, at: number): NumberInText | undefined {
  let total = 0;
  let part = 0;
  let end = at;
  let next = at;
  let last = 0;
  for (let count = 0; count < 10; count++) {
    const wordEnd = endOfLetters(text, next);
    if (wordEnd === next || wordEnd - next > 9) break;
    const word = text.slice(next, wordEnd).toLowerCase();
    const value = wordValues.get(word);
    if (value !== undefined) {
      // "twenty-six" adds up; "two three" are two numbers
      if (last > 0 && !(last >= 20 && last < 100 && value < 10) && last < 100) break;
      part += value;
      last = value;
    } else if (word === 'hundred' && part > 0 && part < 100 && last < 100) {
      part *= 100;
      last = 100;
    } else if (word === 'thousand' && part > 0) {
      total += part * 1000;
      part = 0;
      last = 1000;
    } else if (word === 'and' && last >= 100) {
      const after = skipBlank(text, wordEnd);
      if (!wordValues.has(text.slice(after, endOfLetters(text, after)).toLowerCase())) break;
      next = after;
      continue;
    } else break;
    end = wordEnd;
    const joint = text.charCodeAt(wordEnd);
    next = joint === 45 || joint === 0x2011 ? wordEnd + 1 : skipBlank(text, wordEnd);
  }
  if (end === at) return undefined;
  figuresInBrackets.lastIndex = end;
  if (figuresInBrackets.test(text)) end = figuresInBrackets.lastIndex;
  return { start: at, end, value: total + part, written: 'words' };
}

/** Looks at the first three letters: number words begin in few ways, and most words in none of them. */
function mayStartNumber(text: string, code: number, at: number): boolean {
  const second = text.charCodeAt(at + 1) | 32;
  const third = text.charCodeAt(at + 2) | 32;
  switch (code | 32) {
    case 111: // one
      return second === 110 && third === 101;
    case 116: // two, three, ten, thirty, twelve
      if (second === 119) return third === 111 || third === 101;
      if (second === 104) return third === 114 || third === 105;
      return second === 101 && third === 110 && !isLetter(text.charCodeAt(at + 3));
    case 102: // four, five, fifty, forty
      if (second === 111) return third === 117 || (third === 114 && (text.charCodeAt(at + 3) | 32) === 116);
      return second === 105 && (third === 118 || third === 102);
    case 115: // six, seven
      return (second === 105 && third === 120) || (second === 101 && third === 118);
    case 101: // eight, eleven
      return (second === 105 && third === 103) || (second === 108 && third === 101);
    case 110: // nine
      return second === 105 && third === 110;
    default:
      return false;
  }
}
function endOfLetters(text: string, at: number): number {
  let end = at;
  while (end < text.length && isLetter(text.charCodeAt(end)) && end - at < 12) end++;
  return end;
}
function skipBlank(text: string, at: number): number {
  let next = at;
  while (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 0xa0) next++;
  return next;
}
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000);
}
function isWordCode(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 95;
}
