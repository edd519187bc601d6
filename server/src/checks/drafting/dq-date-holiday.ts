// DQ-DATE-HOLIDAY: a deadline on a weekend or a public holiday of the declared jurisdiction.

import type { Jurisdiction } from '../../library/model.ts';
import { holidayOn } from '../values/bank-holidays.ts';
import {
  calendarDay,
  type DayNumber,
  weekdayNames,
  weekdayOf,
  writtenDayInFull,
} from '../values/calendar.ts';
import { eventDates, nameOf, type PackDate, writtenValue } from '../values/pack-dates.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

const deadlines: ReadonlySet<string> = new Set([
  'tender-deadline',
  'clarification-deadline',
  'participation-deadline',
]);

export const dateHoliday: DraftingCheck = {
  id: 'DQ-DATE-HOLIDAY',
  find: ({ view }) => {
    const { jurisdiction } = view.pack.profile.profile;
    return eventDates(view).flatMap((date) => {
      const { number } = date.label.date;
      if (number === undefined || !deadlines.has(date.label.event ?? '')) return [];
      // A weekday that does not fit leaves open which day is meant.
      const named = date.label.date.weekday?.index;
      if (named !== undefined && named !== weekdayOf(number)) return [];
      const why = freeDay(number, jurisdiction);
      return why === undefined || isIntended(date) ? [] : [finding(date, number, why, jurisdiction)];
    });
  },
};

function freeDay(number: DayNumber, jurisdiction: Jurisdiction | undefined): string | undefined {
  const holiday = holidayOn(number, calendarDay(number).year, jurisdiction);
  if (holiday !== undefined) return holiday;
  const weekday = weekdayOf(number);
  return weekday === 0 || weekday === 6 ? `a ${weekdayNames[weekday] ?? ''}` : undefined;
}

/** The text itself speaks of the weekend or the holiday. */
function isIntended({ statement, chunk, label }: PackDate): boolean {
  const next = chunk.model.statements[label.statement + 1];
  const own = next?.group === statement.group ? `${statement.text} ${next.text}` : statement.text;
  return /\b(?:weekends?|bank holiday|public holiday|non-working day|24 hours a day|at any time|including (?:saturdays|sundays))\b/i.test(
    own,
  );
}

function finding(
  date: PackDate,
  number: DayNumber,
  why: string,
  jurisdiction: Jurisdiction | undefined,
): DraftingFinding {
  let next = number + 1;
  while (freeDay(next, jurisdiction) !== undefined) next++;
  return {
    document: date.document.index,
    range: date.range,
    match: writtenValue(date),
    words: { event: nameOf(date), why, next: writtenDayInFull(next) },
    because: [
      `${writtenDayInFull(number)} is ${why}.`,
      ...(jurisdiction === undefined ? ['No jurisdiction is declared: only weekends were looked at.'] : []),
    ],
  };
}
