// Cuts running text into sentences. Knows the abbreviations of tenders and of law, because a wrong cut
// hides an obligation's object from its verb. One pass over the characters, no backtracking.

/** Half open piece of a text: `start` inside, `end` not; both UTF-16 offsets in the text given. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** No statement is longer, so that nothing downstream is quadratic in the length of a sentence. */
export const LONGEST_SENTENCE = 3000;

/** Never the end of a sentence. */
const neverEnds = words(
  'mr mrs ms messrs dr prof rev hon cllr e.g i.e eg ie viz cf vs v incl excl approx et c/o esp resp est circa ca',
);
/** Not the end before a number, a bracket, a letter that numbers something. */
const beforeNumber = words(
  `no nos nr art arts reg regs para paras par cl cls sch sched sec sect s ss ch chap pt vol fig figs tab p pp ref refs app apps
  ann annex ed eds ext tel max min avg r rr o jan feb mar apr may jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun`,
);
/** Ends a sentence only before a word that likes to open one: "Smith Ltd. The …" but "Smith Ltd. Glasgow". */
const mayEnd = words(
  'ltd plc inc co corp llp st rd ave al dept gov univ bros govt assoc sq u.k u.s e.u n.i u.s.a ph.d b.a m.a',
);
const openers = words(
  `the this these those that it its if in on at a an all any each every no for from to with where when while who what which why how
  there they their we our you your he she his her as by and but or however also further please bidders bidder tenderers tenderer
  suppliers supplier contractors contractor applicants candidates tenders bids payment failure such some both either neither
  only once unless until upon subject should then`,
);
/** After these a single capital letter is a number, not an initial: "Appendix A. The …". */
const numberedBy = words(
  'appendix annex annexe schedule part lot section table option class grade form exhibit category band group envelope area',
);

/** "u.k", "b.sc": letters with stops between, the last stop not included. */
const dottedAbbreviation = /^[a-z]{1,2}(?:\.[a-z]{1,2})+$/;

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** The sentences of `text` between `from` and `to`, without the white space around them. */
export function splitSentences(text: string, from = 0, to = text.length): Span[] {
  const spans: Span[] = [];
  let start = skipSpace(text, from, to);
  for (let at = start; at < to; at++) {
    const code = text.charCodeAt(at);
    // . ! ? and the one-character ellipsis
    if (code !== 46 && code !== 33 && code !== 63 && code !== 0x2026) continue;
    let end = at + 1;
    while (end < to && isStop(text.charCodeAt(end))) end++;
    const afterStops = end;
    while (end < to && isCloser(text.charCodeAt(end))) end++;
    if (end >= to) break;
    if (!isSpace(text.charCodeAt(end))) {
      at = afterStops - 1;
      continue;
    }
    const next = skipSpace(text, end, to);
    if (next >= to) break;
    // "Is your firm local? (Yes/No)", "Tell us how. (10 marks)": the bracket belongs to what it stands behind.
    if (isLastBracket(text, next, to)) break;
    if (endsSentence(text, start, at, afterStops, next, to)) {
      pushCut(spans, text, start, end);
      start = next;
      at = next - 1;
    } else at = end - 1;
  }
  let end = to;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (end > start) pushCut(spans, text, start, end);
  return spans;
}

/** A longer bracket is a sentence of its own. */
const LONGEST_BRACKET = 60;

/** Whether nothing but one short bracket stands between `at` and `to`. */
function isLastBracket(text: string, at: number, to: number): boolean {
  if (text.charCodeAt(at) !== 40 || to - at > LONGEST_BRACKET + 2) return false;
  const close = text.indexOf(')', at);
  if (close < 0 || close >= to) return false;
  let end = close + 1;
  while (end < to && (isStop(text.charCodeAt(end)) || isSpace(text.charCodeAt(end)))) end++;
  return end >= to;
}

function endsSentence(
  text: string,
  start: number,
  stop: number,
  afterStops: number,
  next: number,
  to: number,
): boolean {
  const first = firstLetter(text, next, to);
  const opening = text.charCodeAt(first);
  if (isLower(opening, text, first)) return false;
  // "Price .......... 60": dots that lead to a figure
  if (afterStops - stop > 3 && opening >= 48 && opening <= 57) return false;
  if (afterStops - stop > 1 || text.charCodeAt(stop) !== 46) return true;
  let wordStart = stop;
  while (wordStart > start && isWordOrDot(text.charCodeAt(wordStart - 1))) wordStart--;
  const length = stop - wordStart;
  // "1. The Council …", "a. hold …", "IV. …" typed as a number before the sentence
  if (wordStart === start && length <= 6 && isTypedNumber(text, wordStart, stop)) return false;
  if (length === 0 || length > 8) return true;
  const isDigit = opening >= 48 && opening <= 57;
  const word = text.slice(wordStart, stop).toLowerCase();
  if (word === 'etc' || word === 'p.m' || word === 'a.m' || word === 'p.a' || word === 'p.c.m') return true;
  if (neverEnds.has(word)) return false;
  if (isDigit || isNumberLetter(text, first, to)) {
    if (beforeNumber.has(word)) return false;
    if (isDigit && length === 1 && isLetter(text.charCodeAt(wordStart)))
      return numberedBy.has(wordBefore(text, start, wordStart));
    if (isDigit) return true;
  }
  if (length === 1 && isLetter(text.charCodeAt(wordStart)))
    return numberedBy.has(wordBefore(text, start, wordStart)) || opens(text, first, to);
  if (mayEnd.has(word) || dottedAbbreviation.test(word)) return opens(text, first, to);
  return true;
}

/** Does the word at `at` like to open a sentence? */
function opens(text: string, at: number, to: number): boolean {
  let end = at;
  while (end < to && isLetter(text.charCodeAt(end)) && end - at < 12) end++;
  return openers.has(text.slice(at, end).toLowerCase());
}

function wordBefore(text: string, start: number, at: number): string {
  let end = at;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  let from = end;
  while (from > start && isLetter(text.charCodeAt(from - 1)) && end - from < 12) from--;
  return text.slice(from, end).toLowerCase();
}

function firstLetter(text: string, at: number, to: number): number {
  let first = at;
  while (first < to - 1 && first - at < 3 && isOpener(text.charCodeAt(first))) first++;
  return first;
}

/** "A" or "IV" standing alone, as in "App. A" or "Pt. II". */
function isNumberLetter(text: string, at: number, to: number): boolean {
  let end = at;
  while (end < to && isUpper(text.charCodeAt(end))) end++;
  if (end === at || end - at > 4) return false;
  if (end < to && isLetter(text.charCodeAt(end))) return false;
  return end - at === 1
    ? text.charCodeAt(at) !== 65 || !isSpace(text.charCodeAt(end))
    : /^[IVXLC]+$/.test(text.slice(at, end));
}

function isTypedNumber(text: string, from: number, to: number): boolean {
  let letters = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 || (code >= 48 && code <= 57)) continue;
    if (!isLetter(code)) return false;
    letters++;
  }
  return letters === 0 || (letters === 1 && to - from === 1) || /^[ivxlc]+$/i.test(text.slice(from, to));
}

function pushCut(spans: Span[], text: string, start: number, end: number): void {
  let from = start;
  while (end - from > LONGEST_SENTENCE) {
    const cut = cutPoint(text, from, from + LONGEST_SENTENCE);
    let last = cut;
    while (last > from && isSpace(text.charCodeAt(last - 1))) last--;
    if (last > from) spans.push({ start: from, end: last });
    from = skipSpace(text, cut, end);
  }
  if (end > from) spans.push({ start: from, end });
}

/** Where to cut an endless sentence: after the last `;`, else `,`, else space, in the second half of what is allowed. */
function cutPoint(text: string, from: number, limit: number): number {
  const lowest = from + LONGEST_SENTENCE / 2;
  let comma = -1;
  let space = -1;
  for (let at = limit - 1; at > lowest; at--) {
    const code = text.charCodeAt(at);
    if (code === 59) return at + 1;
    if (comma < 0 && code === 44) comma = at + 1;
    if (space < 0 && isSpace(code)) space = at + 1;
  }
  if (comma > 0) return comma;
  if (space > 0) return space;
  const low = text.charCodeAt(limit);
  return low >= 0xdc00 && low <= 0xdfff ? limit - 1 : limit;
}

function skipSpace(text: string, at: number, to: number): number {
  let next = at;
  while (next < to && isSpace(text.charCodeAt(next))) next++;
  return next;
}

export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2009 || code === 0x202f;
}
function isStop(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 0x2026;
}
function isCloser(code: number): boolean {
  return (
    code === 41 ||
    code === 93 ||
    code === 34 ||
    code === 39 ||
    code === 0x201d ||
    code === 0x2019 ||
    code === 0xbb
  );
}
function isOpener(code: number): boolean {
  return (
    code === 40 ||
    code === 91 ||
    code === 34 ||
    code === 39 ||
    code === 0x201c ||
    code === 0x2018 ||
    code === 0xab
  );
}
function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code >= 0xc0;
}
function isLower(code: number, text: string, at: number): boolean {
  if (code < 0xc0) return code >= 97 && code <= 122;
  const letter = text.charAt(at);
  return letter !== letter.toUpperCase();
}
function isWordOrDot(code: number): boolean {
  return code === 46 || code === 47 || (code >= 48 && code <= 57) || isLetterOnly(code);
}
function isLetterOnly(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x24f);
}
