// Numbers and bullets typed before a text: "4.2.1", "(b)", "iii.", "Schedule 3 -", "•". Says where the text
// proper starts, and which ways there are to read the number ("(i)" is a roman one or the ninth letter).

/** One way to read a typed number. `value` is its position among its siblings; decimals carry all levels. */
export type Reading =
  | { readonly style: 'decimal'; readonly levels: readonly number[] }
  | { readonly style: 'digit' | 'letter' | 'LETTER' | 'roman' | 'ROMAN'; readonly value: number }
  | { readonly style: 'bullet'; readonly value: 0 };

export interface TypedNumber {
  /** As typed: `4.2.1` (without a final stop), `(b)`, `iii.`; empty for a bullet. */
  readonly text: string;
  readonly readings: readonly Reading[];
  /** Where the text after it starts, in the text given. */
  readonly end: number;
}

// Sticky patterns, each linear: fixed alternatives, bounded repetition.
const decimal = /(?:§ ?)?(\d{1,3}(?:\.\d{1,3}){1,6})[.)]?(?=[\s\u00a0]|$)/y;
const single = /(\d{1,3})[.)](?=[\s\u00a0]|$)/y;
const bare = /(\d{1,2})(?=[\s\u00a0]+[A-Z])/y;
const bracketed = /\((\d{1,3}|[a-z]{1,2}|[A-Z]|[ivxl]{1,7}|[IVXL]{1,7})\)(?=[\s\u00a0]|$)/y;
const lettered = /([a-z]|[A-Z]|[ivxl]{1,7}|[IVXL]{1,7}|[a-z]{2}(?=\)))([.)])(?=[\s\u00a0]|$)/y;
const romanDecimal = /([IVX]{1,4}(?:\.\d{1,2}){1,3})[.)]?(?=[\s\u00a0]|$)/y;
const named =
  /((?:schedule|annexe?|appendix|part|section|sec\.?|article|art\.?|clause|chapter|lot|volume|vol\.?|exhibit|attachment|form|atodlen|atodiad|rhan|adran|sceideal|aguisín|cuid|alt)[ \u00a0\t]+(?:no\.?[ \u00a0])?(?:\d{1,3}[a-z]?(?:\.\d{1,3}){0,5}|[A-Z]\d{0,2}|[IVXL]{1,6}))(?![\p{L}\p{N}])[ \u00a0\t]*(?:[-–—:.)][ \u00a0\t]*)?/iuy;
const letterFigure = /([A-Z]{1,2}\d{1,3}(?:\.\d{1,3}){0,4})[.):]?(?=[\s\u00a0]+[\p{Lu}“"‘(*])/uy;
/** Sizes of paper, roads, quarters: what a sentence may begin with. */
const noNumber =
  /^(?:A\d{1,3}|B\d{1,4}|M\d{1,2}|N\d{1,2}|H[12]|Q[1-4]|G\d{1,2}|C\d{2,4}|CO\d|EN\d+|BS\d+|PM\d+)$/;
const afterNoNumber = /^(?:Paper|Road|Motorway|Emissions?|Sheets?|Pages?|Bypass|20\d\d)\b/;
const separator = /[ \u00a0\t]*[-–—:][ \u00a0\t]+/y;

/** Characters used as bullets in text that came out of a word processor. */
export function isBullet(code: number): boolean {
  return (
    code === 0x2022 ||
    code === 0x25cf ||
    code === 0x25aa ||
    code === 0x25e6 ||
    code === 0x2023 ||
    code === 0x25a0 ||
    code === 0x25ba ||
    code === 0x2b24 ||
    code === 0xf0b7 ||
    code === 0xf0a7
  );
}

/** The number or bullet typed at `from` in running text, if any. */
export function numberAt(text: string, from: number): TypedNumber | undefined {
  const code = text.charCodeAt(from);
  if (isBullet(code)) return { text: '', readings: bulletReading, end: afterSpace(text, from + 1) };
  // – and — with a space after them
  if (
    (code === 0x2013 || code === 0x2014 || code === 45 || code === 0xb7) &&
    isBlank(text.charCodeAt(from + 1))
  )
    return { text: '', readings: bulletReading, end: afterSpace(text, from + 1) };
  const isDigit = code >= 48 && code <= 57;
  if (isDigit || code === 0xa7) {
    const levels = match(decimal, text, from);
    if (levels) {
      const end = afterSpace(text, decimal.lastIndex);
      // "2.5 days after …" starts with a quantity: one point and a small letter
      if (levels.split('.').length === 2 && isSmall(text.charCodeAt(end))) return undefined;
      return { text: levels, readings: [{ style: 'decimal', levels: levels.split('.').map(Number) }], end };
    }
    const one = match(single, text, from);
    if (one === undefined) return undefined;
    const typed = text.slice(from, single.lastIndex);
    const reading: Reading = typed.endsWith(')')
      ? { style: 'digit', value: Number(one) }
      : { style: 'decimal', levels: [Number(one)] };
    return {
      text: typed.endsWith('.') ? one : typed,
      readings: [reading],
      end: afterSpace(text, single.lastIndex),
    };
  }
  if (code === 40) {
    const inside = match(bracketed, text, from);
    if (inside === undefined) return undefined;
    const readings = readingsOf(inside);
    const end = afterSpace(text, bracketed.lastIndex);
    // "(a) and (b) apply" speaks about items
    if (readings.length === 0 || speaksAbout.test(text.slice(end, end + 12))) return undefined;
    return { text: `(${inside})`, readings, end };
  }
  if (code >= 65 && code <= 90 && hasEarlyFigure(text, from)) {
    const number = match(letterFigure, text, from);
    if (number !== undefined) {
      const end = afterSpace(text, letterFigure.lastIndex);
      if (!noNumber.test(number) || !afterNoNumber.test(text.slice(end, end + 12)))
        return { text: number, readings: [], end };
    }
  }
  // The stop or bracket comes within eight characters; a quick look spares the pattern on ordinary words.
  if (!hasEarlyStop(text, from)) return undefined;
  const word = match(lettered, text, from);
  if (word !== undefined) {
    const readings = readingsOf(word);
    const end = afterSpace(text, lettered.lastIndex);
    // "s. 20 of the Act", "p. 9" abbreviate, they do not number
    if (readings.length === 0 || end >= text.length || isFigure(text.charCodeAt(end))) return undefined;
    return { text: text.slice(from, lettered.lastIndex), readings, end };
  }
  return undefined;
}

/** The number typed at the start of a heading: as in running text, and also "Schedule 3 -", "1 Scope", "II.2.5)". */
export function headingNumberAt(title: string, from: number): TypedNumber | undefined {
  const word = match(named, title, from);
  if (word !== undefined) return { text: word, readings: [], end: afterSpace(title, named.lastIndex) };
  const roman = match(romanDecimal, title, from);
  if (roman !== undefined)
    return { text: roman, readings: [], end: afterSeparator(title, romanDecimal.lastIndex) };
  const typed = numberAt(title, from);
  if (typed) return { ...typed, end: afterSeparator(title, typed.end) };
  const digits = match(bare, title, from);
  if (digits !== undefined) {
    const levels = [Number(digits)];
    return { text: digits, readings: [{ style: 'decimal', levels }], end: afterSpace(title, bare.lastIndex) };
  }
  return undefined;
}

const speaksAbout = /^(?:and|or|above|below|of) |^to \(?(?:\d|[a-z]{1,4}\b[).,;]|[a-z]\b)/;

const bulletReading: readonly Reading[] = [{ style: 'bullet', value: 0 }];

function readingsOf(inside: string): Reading[] {
  const first = inside.charCodeAt(0);
  if (first >= 48 && first <= 57) return [{ style: 'digit', value: Number(inside) }];
  const isUpper = first <= 90;
  const lower = inside.toLowerCase();
  const readings: Reading[] = [];
  const roman = romanValue(lower);
  if (roman > 0) readings.push({ style: isUpper ? 'ROMAN' : 'roman', value: roman });
  const letter = letterValue(lower);
  if (letter > 0) readings.push({ style: isUpper ? 'LETTER' : 'letter', value: letter });
  // A first letter starts a list more often than a roman five or ten does; "(i)" the other way round.
  if (readings.length === 2 && roman !== 1) readings.reverse();
  return readings;
}

/** a = 1 … z = 26, aa = 27 …; "za" (an insertion after z) also counts on. 0 when it is neither. */
function letterValue(word: string): number {
  if (word.length === 1) return word.charCodeAt(0) - 96;
  if (word.length !== 2) return 0;
  if (word.charAt(0) === word.charAt(1)) return 26 + word.charCodeAt(0) - 96;
  return word.charAt(0) === 'z' ? 26 + word.charCodeAt(1) - 96 : 0;
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The value of a well-formed roman number up to 99 in lower case, else 0. */
export function romanValue(word: string): number {
  if (!/^(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(word) || word.length === 0) return 0;
  let value = 0;
  for (let at = 0; at < word.length; at++) {
    const digit = romanDigits[word.charAt(at)] ?? 0;
    const next = romanDigits[word.charAt(at + 1)] ?? 0;
    value += digit < next ? -digit : digit;
  }
  return value;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[1];
}

function hasEarlyStop(text: string, from: number): boolean {
  for (let at = from + 1; at < from + 9; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 || code === 41) return true;
    if (!(code >= 65 && code <= 122)) return false;
  }
  return false;
}

/** `A1`, `Z1.1`, `HS3`: a figure after one letter or two. */
function hasEarlyFigure(text: string, from: number): boolean {
  return isFigure(text.charCodeAt(from + 1)) || isFigure(text.charCodeAt(from + 2));
}

function afterSeparator(text: string, at: number): number {
  separator.lastIndex = at;
  if (separator.test(text)) return separator.lastIndex;
  return afterSpace(text, at);
}

function afterSpace(text: string, at: number): number {
  let next = at;
  while (isBlank(text.charCodeAt(next))) next++;
  return next;
}
function isBlank(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 9;
}
function isFigure(code: number): boolean {
  return code >= 48 && code <= 57;
}
function isSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}
