// Bank and public holidays, computed from the rules by which they fall: Banking and Financial Dealings Act 1971, Schedule 1, and
// the days that a proclamation gives every year (England and Wales, Scotland, Northern Ireland); St Andrew's Day Bank Holiday
// (Scotland) Act 2007; Organisation of Working Time Act 1997, Second Schedule, with the day added in 2022 (Ireland). The tests
// compare them with the published lists. Holidays of one year only cannot be foreseen: those known are listed.

import type { Jurisdiction } from '../../library/model.ts';
import { type DayNumber, dayNumber, weekdayOf } from './calendar.ts';

export interface Holiday {
  readonly number: DayNumber;
  readonly name: string;
}

/** Single days that a proclamation added. */
const proclaimed: readonly {
  readonly where: readonly Jurisdiction[];
  readonly day: readonly [number, number, number];
  readonly name: string;
}[] = [
  {
    where: ['scotland'],
    day: [2026, 6, 15],
    name: 'the World Cup bank holiday',
  },
];

/** The name of a day's holiday in a jurisdiction; undefined for a working day, and where no jurisdiction is declared. */
export function holidayOn(
  number: DayNumber,
  year: number,
  jurisdiction: Jurisdiction | undefined,
): string | undefined {
  if (jurisdiction === undefined || jurisdiction === 'eu') return undefined;
  return holidaysOf(year, jurisdiction).find((holiday) => holiday.number === number)?.name;
}

const known = new Map<string, readonly Holiday[]>();

/** The holidays of a year, by day. */
export function holidaysOf(year: number, jurisdiction: Jurisdiction): readonly Holiday[] {
  const key = `${jurisdiction} ${year}`;
  let holidays = known.get(key);
  if (holidays === undefined) {
    holidays = [...rulesFor(year, jurisdiction)].sort((a, b) => a.number - b.number);
    // Every year of the calendar that texts may name: no more than this is kept.
    if (known.size > 500) known.clear();
    known.set(key, holidays);
  }
  return holidays;
}

function rulesFor(year: number, jurisdiction: Jurisdiction): readonly Holiday[] {
  const easter = easterSunday(year);
  const on = (month: number, day: number) => dayNumber(year, month, day) ?? 0;
  const extra = proclaimed.flatMap(({ where, day, name }) =>
    where.includes(jurisdiction) && day[0] === year ? [{ number: on(day[1], day[2]), name }] : [],
  );
  const goodFriday = { number: easter - 2, name: 'Good Friday' };
  const easterMonday = { number: easter + 1, name: 'Easter Monday' };
  const earlyMay = { number: nthWeekday(year, 5, MONDAY, 1), name: 'the early May bank holiday' };
  const spring = { number: lastWeekday(year, 5, MONDAY), name: 'the spring bank holiday' };
  const summer = { number: lastWeekday(year, 8, MONDAY), name: 'the summer bank holiday' };
  const newYear = { number: moved(on(1, 1)), name: 'New Year’s Day' };
  const christmas = christmasDays(year);
  switch (jurisdiction) {
    case 'england':
    case 'wales':
      return [newYear, goodFriday, easterMonday, earlyMay, spring, summer, ...christmas, ...extra];
    case 'northern-ireland':
      return [
        newYear,
        { number: moved(on(3, 17)), name: 'St Patrick’s Day' },
        goodFriday,
        easterMonday,
        earlyMay,
        spring,
        { number: moved(on(7, 12)), name: 'the Battle of the Boyne holiday' },
        summer,
        ...christmas,
        ...extra,
      ];
    case 'scotland':
      return [
        ...pair(on(1, 1), 'New Year’s Day', '2 January'),
        goodFriday,
        earlyMay,
        spring,
        { number: nthWeekday(year, 8, MONDAY, 1), name: 'the summer bank holiday' },
        { number: moved(on(11, 30)), name: 'St Andrew’s Day' },
        ...christmas,
        ...extra,
      ];
    case 'ireland':
      return [
        { number: on(1, 1), name: 'New Year’s Day' },
        { number: saintBrigid(year), name: 'St Brigid’s Day' },
        { number: on(3, 17), name: 'St Patrick’s Day' },
        easterMonday,
        { number: nthWeekday(year, 5, MONDAY, 1), name: 'the May holiday' },
        { number: nthWeekday(year, 6, MONDAY, 1), name: 'the June holiday' },
        { number: nthWeekday(year, 8, MONDAY, 1), name: 'the August holiday' },
        { number: lastWeekday(year, 10, MONDAY), name: 'the October holiday' },
        { number: on(12, 25), name: 'Christmas Day' },
        { number: on(12, 26), name: 'St Stephen’s Day' },
        ...extra,
      ];
    case 'eu':
      return [];
  }
}

const MONDAY = 1;
const FRIDAY = 5;

/** A holiday on a weekend is kept on the Monday after. */
function moved(number: DayNumber): DayNumber {
  const weekday = weekdayOf(number);
  return weekday === 6 ? number + 2 : weekday === 0 ? number + 1 : number;
}

/** Two holidays on following days, each kept on the next working day that is free where it falls on a weekend. */
function pair(first: DayNumber, name: string, next: string): readonly Holiday[] {
  const weekday = weekdayOf(first);
  if (weekday === 5)
    return [
      { number: first, name },
      { number: first + 3, name: next },
    ];
  if (weekday === 6)
    return [
      { number: first + 2, name },
      { number: first + 3, name: next },
    ];
  // The second stands on the Monday already: the first moves behind it.
  if (weekday === 0)
    return [
      { number: first + 2, name },
      { number: first + 1, name: next },
    ];
  return [
    { number: first, name },
    { number: first + 1, name: next },
  ];
}

function christmasDays(year: number): readonly Holiday[] {
  return pair(dayNumber(year, 12, 25) ?? 0, 'Christmas Day', 'Boxing Day');
}

/** The first Monday in February, or the first of February where that is a Friday. */
function saintBrigid(year: number): DayNumber {
  const first = dayNumber(year, 2, 1) ?? 0;
  return weekdayOf(first) === FRIDAY ? first : nthWeekday(year, 2, MONDAY, 1);
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): DayNumber {
  const first = dayNumber(year, month, 1) ?? 0;
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

function lastWeekday(year: number, month: number, weekday: number): DayNumber {
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  const last = (next ?? 1) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}

/** Easter Sunday of the Gregorian calendar (the anonymous computus of 1876). */
export function easterSunday(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1) ?? 0;
}
