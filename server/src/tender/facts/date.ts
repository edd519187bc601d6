// Dates with a year, day before month: "12th Jan 2026", "12/01/2026", "7.11.2018", "2026-01-12", and the time and
// weekday beside them. A date that does not exist gives no fact.

import type { DateFact } from '../model.ts';
import { isTaken, placeOf, type Searched, type Taken } from './found.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const dayMonthYear = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?(?:[ \\u00a0]of)?[ \\u00a0-]{1,2}${monthName}\\.?,?[ \\u00a0-]{1,2}(\\d{4})(?!\\d)`,
  'gi',
);
const monthDayYear = new RegExp(
  `${monthName}\\.?[ \\u00a0](\\d{1,2})(?:st|nd|rd|th)?,?[ \\u00a0](\\d{4})(?!\\d)`,
  'gi',
);
const isoDay = /(?<![\d/.-])(\d{4})-(\d{2})-(\d{2})(?!\d)/g;
const numeric = /(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])/g;

const weekdayBefore =
  /\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thur?s?|fri|sat|sun)\.?,?(?:[ \u00a0](?:the|on))?[ \u00a0]$/i;
const clock =
  '(?:(\\d{1,2})(?:[:.](\\d{2}))?[ \\u00a0]?(noon|midday|midnight|a\\.?m\\b|p\\.?m\\b|hours|hrs|h\\b)|(\\d{1,2}):(\\d{2})|(noon|midday|midnight))';
const timeAfter = new RegExp(
  `^,?[ \\u00a0](?:at|by|before|from|-|–|@|\\()?[ \\u00a0]?${clock}(?:[ \\u00a0](noon|midday|midnight|hours|hrs))?`,
  'i',
);
const timeBefore = new RegExp(
  `(?<![\\d:.])${clock}(?:[ \\u00a0](noon|midday|midnight|hours|hrs))?(?:[ \\u00a0]\\([A-Z]{2,4}\\))?,?[ \\u00a0](?:on|of)?[ \\u00a0]?(?:the )?$`,
  'i',
);

/** Finds the dates of a statement and notes what they were read from. */
export function findDates(searched: Searched, taken: Taken[]): void {
  const { text } = searched.statement;
  if (/[a-z]/i.test(text)) {
    for (const match of text.matchAll(dayMonthYear))
      add(searched, taken, match, Number(match[3]), monthOf(match[2] ?? ''), Number(match[1]));
    for (const match of text.matchAll(monthDayYear))
      add(searched, taken, match, Number(match[3]), monthOf(match[1] ?? ''), Number(match[2]));
  }
  if (!/\d[./-]\d/.test(text)) return;
  for (const match of text.matchAll(isoDay))
    add(searched, taken, match, Number(match[1]), Number(match[2]), Number(match[3]));
  for (const match of text.matchAll(numeric)) {
    const year = match[4] ?? '';
    // Two figures for the year are taken for a date only with strokes: 1.2.16 is a clause number.
    if (year.length === 2 && match[2] !== '/') continue;
    add(
      searched,
      taken,
      match,
      year.length === 2 ? 2000 + Number(year) : Number(year),
      Number(match[3]),
      Number(match[1]),
    );
  }
}

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function add(
  searched: Searched,
  taken: Taken[],
  match: RegExpMatchArray,
  year: number,
  month: number,
  day: number,
): void {
  const { text } = searched.statement;
  let start = match.index ?? 0;
  let end = start + match[0].length;
  if (start > 0 && /[\d.]/.test(text.charAt(start - 1))) return;
  if (!exists(year, month, day)) return;
  const before = text.slice(Math.max(0, start - 40), start);
  const weekday = weekdayBefore.exec(before);
  const beforeWeekday = weekday ? before.slice(0, weekday.index) : before;
  if (weekday) start -= before.length - weekday.index;
  const after = timeAfter.exec(text.slice(end, end + 40));
  let ahead = after ? null : timeBefore.exec(beforeWeekday);
  const aheadStart = ahead ? start - (beforeWeekday.length - ahead.index) : start;
  // "… at 5pm, 12/01/2026": the time belongs to the date before
  if (isTaken(taken, aheadStart, start)) ahead = null;
  if (after) end += after[0].length;
  const time = timeOf(after ?? ahead);
  taken.push({ start: ahead ? aheadStart : start, end });
  const fact: DateFact = {
    kind: 'date',
    range: placeOf(searched.statement, start, end),
    statement: searched.index,
    date: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    ...(time === undefined ? {} : { time }),
    ...(weekday?.[1] === undefined ? {} : { weekday: weekday[1] }),
  };
  searched.facts.push(fact);
}

function exists(year: number, month: number, day: number): boolean {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `HH:MM` of a match of {@link clock}; undefined when there is none or it is no time of day. */
function timeOf(match: RegExpExecArray | null): string | undefined {
  if (!match) return undefined;
  const word = (match[3] ?? match[6] ?? '').toLowerCase().replaceAll('.', '');
  if (match[6]) return word === 'midnight' ? '00:00' : '12:00';
  let hour = Number(match[1] ?? match[4]);
  const minute = Number(match[2] ?? match[5] ?? 0);
  if (word === 'pm' && hour < 12) hour += 12;
  if ((word === 'am' || word === 'midnight') && hour === 12) hour = 0;
  if (hour > 24 || minute > 59) return undefined;
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
