// Arithmetic on calendar days. A day is a number: days since 1 January 1970, in no time zone.

import { monthNames } from '../../library/month-names.ts';

/** Days since 1 January 1970. */
export type DayNumber = number;

const DAY = 86_400_000;

/** The number of a day; undefined where there is no such day. `month` from 1. */
export function dayNumber(year: number, month: number, day: number): DayNumber | undefined {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > daysInMonth(year, month)) return undefined;
  return Date.UTC(year, month - 1, day) / DAY;
}

/** `month` from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export interface CalendarDay {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

export function calendarDay(number: DayNumber): CalendarDay {
  const date = new Date(number * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const weekdayNames = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(number: DayNumber): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** "12 June 2026". */
export function writtenDay(number: DayNumber): string {
  const { year, month, day } = calendarDay(number);
  return `${day} ${monthNames[month - 1] ?? ''} ${year}`;
}

/** "Friday 12 June 2026". */
export function writtenDayInFull(number: DayNumber): string {
  return `${weekdayNames[weekdayOf(number)] ?? ''} ${writtenDay(number)}`;
}

/** The day a number of months later; the last of the month where that has no such day. */
export function monthsLater(number: DayNumber, months: number): DayNumber {
  const { year, month, day } = calendarDay(number);
  const at = year * 12 + month - 1 + months;
  const to = { year: Math.floor(at / 12), month: (at % 12) + 1 };
  return dayNumber(to.year, to.month, Math.min(day, daysInMonth(to.year, to.month))) ?? number;
}
