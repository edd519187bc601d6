// Dates as they are written, those that do not exist and those without a year included, with the weekday and the time
// of day beside them. The facts of the tender model hold only whole dates that exist; these checks need the others too.

import { type DayNumber, dayNumber } from './calendar.ts';

/** What is known of the time of day beside a date. */
export interface WrittenTime {
  readonly text: string;
  /** Minutes after midnight; undefined where the words leave it open ("midnight", "12 am"). */
  readonly minutes: number | undefined;
}
export interface WrittenDate {
  /** In the text it was read from; a weekday and a time beside it are included. */
  readonly start: number;
  readonly end: number;
  /** The date alone. */
  readonly dateStart: number;
  readonly dateEnd: number;
  readonly day: number;
  /** From 1. */
  readonly month: number;
  readonly year: number | undefined;
  /** Undefined where the year is not given or there is no such day. */
  readonly number: DayNumber | undefined;
  /** Figures alone whose order is not certain: 05/13/2020, 03/04/2020 outside these islands. */
  readonly isFigures: boolean;
  /** Index from Sunday, and where it stands. */
  readonly weekday?: { readonly index: number; readonly start: number; readonly end: number };
  readonly time?: WrittenTime;
}

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'ionawr', 'eanáir'],
  ['february', 'feb', 'chwefror', 'feabhra'],
  ['march', 'mar', 'mawrth', 'márta'],
  ['april', 'apr', 'ebrill', 'aibreán'],
  ['may', 'mai', 'bealtaine'],
  ['june', 'jun', 'mehefin', 'meitheamh'],
  ['july', 'jul', 'gorffennaf', 'iúil'],
  ['august', 'aug', 'awst', 'lúnasa'],
  ['september', 'sept', 'sep', 'medi', 'meán fómhair'],
  ['october', 'oct', 'hydref', 'deireadh fómhair'],
  ['november', 'nov', 'tachwedd', 'samhain'],
  ['december', 'dec', 'rhagfyr', 'nollaig'],
];
const monthOf = new Map(months.flatMap((names, at) => names.map((name): [string, number] => [name, at + 1])));
/** In small letters. */
export const monthNames: readonly string[] = months.flat();
const monthName = `(${months.flat().join('|')})`;

const s = '[ \\u00a0]';
const dayMonth = new RegExp(
  `(?<![\\d.,/:£€$-])(\\d{1,2})(?:st|nd|rd|th|ain|af|eg|fed)?(?:${s}day)?(?:${s}of)?(?:${s}{1,2}|-)${monthName}(?![\\p{L}])\\.?(?:(?:,?${s}{1,2}|-)(\\d{4})(?![\\d])|(?:${s}|-)['’](\\d{2})(?!\\d)|-(\\d{2})(?!\\d))?`,
  'giu',
);
const monthDay = new RegExp(
  `(?<![\\p{L}])${monthName}\\.?${s}(\\d{1,2})(?:st|nd|rd|th)?(?:(?:,${s}?|${s})(\\d{4})(?!\\d)|(?![\\d%.:/,]|${s}(?:days?|weeks?|months?|years?)\\b))`,
  'giu',
);
const isoDay = /(?<![\d/.-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g;
const figures = /(?<![\d/.\-£€$])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/g;
/** Cheap looks before the patterns. */
const mayNameMonth =
  /jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|nov|dec|ionawr|chwef|mawrth|ebrill|meh|gorff|awst|medi|hydref|tach|rhag|ean|bealt|meith|iúil|lún|meán|deir|samh|noll/i;
const mayBeFigures = /\d[./-]\d{1,2}[./-]\d/;

const weekday =
  '(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thur?s?|fri|sat|sun|dydd llun|dydd mawrth|dydd mercher|dydd iau|dydd gwener|dydd sadwrn|dydd sul)';
const weekdayBefore = new RegExp(`(?<![\\p{L}])${weekday}\\.?,?(?:${s}(?:the|on))?${s}$`, 'iu');
const weekdayAfter = new RegExp(`^,?${s}?\\(?${weekday}\\)?(?![\\p{L}])`, 'iu');
const weekdayIndex: Readonly<Record<string, number>> = {
  sun: 0,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  'dydd sul': 0,
  'dydd llun': 1,
  'dydd mawrth': 2,
  'dydd mercher': 3,
  'dydd iau': 4,
  'dydd gwener': 5,
  'dydd sadwrn': 6,
};

const clock =
  "(?:(\\d{1,2})(?:[:.](\\d{2})){0,2}[ \\u00a0]?(noon|midday|midnight|a\\.?m\\b\\.?|p\\.?m\\b\\.?|hours|hrs|h\\b|o[’']clock)|(\\d{1,2})[:.](\\d{2})|(\\d{2})(\\d{2})[ \\u00a0]?(?:hours|hrs|h\\b)|(noon|midday|midnight))";
const timeAfter = new RegExp(
  `^(?:${s}?\\([A-Za-z]+day\\))?,?${s}?(?:(?:at|by|before|from|until|no later than|not later than|-|–|—|@|\\()${s}?)?(?:the${s}latest${s})?${clock}(?:${s}?\\(?(noon|midday|midnight)\\)?)?(?![\\d%])`,
  'i',
);
const timeBefore = new RegExp(
  `(?<![\\d:.£€$])${clock}(?:${s}?\\(?(noon|midday|midnight|hours|hrs)\\)?)?(?:${s}\\(?(?:GMT|BST|UTC|IST|(?:[A-Za-z]+${s}){1,3}time)\\)?)?,?${s}(?:on${s}|of${s}|,${s})?(?:the${s})?$`,
  'i',
);

/** All dates of a text, in order. */
export function writtenDates(text: string): readonly WrittenDate[] {
  const isNamed = mayNameMonth.test(text) && /\d/.test(text);
  if (!isNamed && !mayBeFigures.test(text)) return [];
  const found: WrittenDate[] = [];
  const add = (
    match: RegExpMatchArray,
    parts: { year: number | undefined; month: number; day: number },
    isFigures: boolean,
  ) => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (found.some((f) => start < f.dateEnd && end > f.dateStart)) return;
    found.push(withNeighbours(text, start, end, parts, isFigures));
  };
  if (isNamed) {
    for (const m of text.matchAll(dayMonth)) {
      const month = monthOf.get((m[2] ?? '').toLowerCase()) ?? 0;
      const short = m[4] ?? m[5];
      const year = m[3] !== undefined ? Number(m[3]) : short !== undefined ? 2000 + Number(short) : undefined;
      // "the 3 May units", "1 mar": a bare abbreviation without a year is no date
      if (year === undefined && (m[2] ?? '').length < 4 && !/^may$/i.test(m[2] ?? '')) continue;
      if (year === undefined && !/^\p{Lu}/u.test(m[2] ?? '')) continue;
      add(m, { year, month, day: Number(m[1]) }, false);
    }
    for (const m of text.matchAll(monthDay)) {
      const month = monthOf.get((m[1] ?? '').toLowerCase()) ?? 0;
      const year = m[3] === undefined ? undefined : Number(m[3]);
      if (year === undefined && ((m[1] ?? '').length < 4 || !/^\p{Lu}/u.test(m[1] ?? ''))) continue;
      // "March 26" may be a month and a short year
      if (year === undefined) continue;
      add(m, { year, month, day: Number(m[2]) }, false);
    }
  }
  if (mayBeFigures.test(text)) {
    for (const m of text.matchAll(isoDay))
      add(m, { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }, false);
    for (const m of text.matchAll(figures)) {
      const written = m[4] ?? '';
      if (written.length === 2 && m[2] !== '/') continue;
      const year = written.length === 2 ? 2000 + Number(written) : Number(written);
      if (year < 1900 || year > 2150) continue;
      add(m, { year, month: Number(m[3]), day: Number(m[1]) }, true);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function withNeighbours(
  text: string,
  dateStart: number,
  dateEnd: number,
  { year, month, day }: { year: number | undefined; month: number; day: number },
  isFigures: boolean,
): WrittenDate {
  let start = dateStart;
  let end = dateEnd;
  const before = text.slice(Math.max(0, start - 60), start);
  const ahead = weekdayBefore.exec(before);
  let weekdayAt: WrittenDate['weekday'];
  if (ahead?.[1]) {
    start -= before.length - ahead.index;
    weekdayAt = { index: indexOf(ahead[1]), start, end: start + ahead[1].length };
  } else {
    const behind = weekdayAfter.exec(text.slice(end, end + 20));
    if (behind?.[1] && /[(,]/.test(behind[0])) {
      const at = end + behind[0].lastIndexOf(behind[1]);
      weekdayAt = { index: indexOf(behind[1]), start: at, end: at + behind[1].length };
      end += behind[0].length;
    }
  }
  const after = timeAfter.exec(text.slice(end, end + 60));
  const earlier = after ? null : timeBefore.exec(text.slice(Math.max(0, start - 60), start));
  const match = after ?? earlier;
  const time = match ? timeIn(match) : undefined;
  if (time && after) end += after[0].length;
  if (time && earlier) start -= Math.min(60, start) - earlier.index;
  return {
    start,
    end,
    dateStart,
    dateEnd,
    day,
    month,
    year,
    number: year === undefined ? undefined : dayNumber(year, month, day),
    isFigures,
    ...(weekdayAt === undefined ? {} : { weekday: weekdayAt }),
    ...(time === undefined ? {} : { time }),
  };
}

function indexOf(name: string): number {
  const lower = name.toLowerCase();
  return weekdayIndex[lower] ?? weekdayIndex[lower.slice(0, 3)] ?? -1;
}

/** The time of day of a match of {@link clock}; undefined where it is none. */
function timeIn(match: RegExpExecArray): WrittenTime | undefined {
  const said = (match[3] ?? match[8] ?? '').toLowerCase().replaceAll('.', '');
  const beside = (match[9] ?? '').toLowerCase();
  const written = match[0]
    .replace(/^[\s,–—@(-]+|[\s,]+$/g, '')
    .replace(/^(?:at|by|before|from|until|no later than|not later than)\s+/i, '')
    .replace(/,?\s(?:on|of|the|on the)$/i, '');
  if (match[8]) return { text: written, minutes: said === 'midnight' ? undefined : 720 };
  const hour = Number(match[1] ?? match[4] ?? match[6]);
  const minute = Number(match[2] ?? match[5] ?? match[7] ?? 0);
  if (hour > 24 || minute > 59) return undefined;
  // "12.5" beside a date is a figure, not a time
  if (match[4] !== undefined && (match[5] ?? '').length !== 2) return undefined;
  if (said === 'noon' || said === 'midday' || beside === 'noon' || beside === 'midday')
    return { text: written, minutes: 720 };
  if (said === 'midnight' || beside === 'midnight') return { text: written, minutes: undefined };
  if (said === 'am' || said === 'pm') {
    if (hour > 12) return said === 'pm' ? { text: written, minutes: hour * 60 + minute } : undefined;
    // "12 am", "12 pm": noon to some and midnight to others
    if (hour === 12 && minute === 0) return { text: written, minutes: undefined };
    return { text: written, minutes: ((hour % 12) + (said === 'pm' ? 12 : 0)) * 60 + minute };
  }
  if (hour === 24 || (hour === 0 && minute === 0)) return { text: written, minutes: undefined };
  return { text: written, minutes: hour * 60 + minute };
}
