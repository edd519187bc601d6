// DQ-DATE-DAY: a weekday that does not fit its date, or a date that does not exist.

import { monthNames } from '../../library/month-names.ts';
import { daysInMonth, weekdayNames, weekdayOf } from '../values/calendar.ts';
import { type PackDate, packDates } from '../values/pack-dates.ts';
import { placed } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

export const dateDay: DraftingCheck = {
  id: 'DQ-DATE-DAY',
  find: ({ view }) =>
    packDates(view).flatMap((date) => {
      const found = impossible(date) ?? wrongWeekday(date);
      return found ? [found] : [];
    }),
};

function impossible(one: PackDate): DraftingFinding | undefined {
  const { date } = one.label;
  if (date.number !== undefined) return undefined;
  const { day, month, year } = date;
  // With the month first it may be a date after all.
  if (date.isFigures && day >= 1 && day <= 12 && month >= 1 && month <= 31) return undefined;
  const isMonth = month >= 1 && month <= 12;
  const last = isMonth ? daysInMonth(year ?? LEAP_YEAR, month) : 0;
  if (isMonth && day >= 1 && day <= last) return undefined;
  // "45 March" may be a house or a page; nobody means a day.
  if (year === undefined && (day > 31 || !dateIntroduced.test(before(one)))) return undefined;
  if (/\b(?:clause|section|paragraph|para|version|v\.?|item|ref\w*)\.?[ \u00a0]$/i.test(before(one)))
    return undefined;
  return {
    document: one.document.index,
    range: placed(one.chunk, one.label.dateRange),
    match: written(one),
    words: {
      problem: isMonth
        ? `${monthNames[month - 1]}${year === undefined ? '' : ` ${year}`} has ${last} days`
        : `there is no month ${month}`,
    },
    because: [`Day ${day}, month ${month}.`],
  };
}

function before({ statement, label: { date } }: PackDate): string {
  return statement.text.slice(Math.max(0, date.dateStart - 20), date.dateStart);
}
const dateIntroduced =
  /(?:^|\b(?:on|by|before|until|of|than|the|day|mon|tue|wed|thu|fri|sat|sun),?[ \u00a0])$/i;
const LEAP_YEAR = 2024;

function wrongWeekday(one: PackDate): DraftingFinding | undefined {
  const { date, weekdayRange } = one.label;
  if (date.number === undefined || !date.weekday || !weekdayRange) return undefined;
  const right = weekdayOf(date.number);
  if (date.weekday.index === right || date.weekday.index < 0) return undefined;
  if (date.isFigures && isTurned(one)) return undefined;
  const before = one.statement.text.slice(Math.max(0, date.weekday.start - 12), date.weekday.start);
  // "every Monday from", "Monday or Tuesday 12 May": the weekday is not the date's alone.
  if (/\b(?:every|each|or|and|to|any)[ \u00a0]$|[-–/][ \u00a0]?$/i.test(before)) return undefined;
  const name = weekdayNames[right] ?? '';
  const wrong = one.statement.text.slice(date.weekday.start, date.weekday.end);
  const text = wrong.length <= 4 ? name.slice(0, 3) : name;
  const range = placed(one.chunk, weekdayRange);
  return {
    document: one.document.index,
    range:
      placed(one.chunk, one.label.dateRange).start < range.start
        ? { start: placed(one.chunk, one.label.dateRange).start, end: range.end }
        : { start: range.start, end: placed(one.chunk, one.label.dateRange).end },
    match: written(one),
    words: { problem: `that day is a ${name}` },
    because: [`${written(one)} falls on a ${name}.`],
    fixes: [
      {
        title: `Change ${wrong} to ${text}`,
        kind: 'wording',
        edits: [{ document: one.document.index, ...range, text }],
      },
    ],
  };
}

/** Month first, the weekday fits. */
function isTurned({ label: { date } }: PackDate): boolean {
  if (date.year === undefined || date.day > 12) return false;
  const turned = Date.UTC(date.year, date.day - 1, date.month) / 86_400_000;
  return weekdayOf(turned) === date.weekday?.index;
}

function written({ statement, label: { date } }: PackDate): string {
  const start = Math.min(date.dateStart, date.weekday?.start ?? date.dateStart);
  const end = Math.max(date.dateEnd, date.weekday?.end ?? date.dateEnd);
  return statement.text.slice(start, end).replace(/[.,]$/, '');
}
