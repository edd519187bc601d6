// DQ-DATE-CLASH: one event with different dates or times in different places of the pack.

import type { Fix } from '../finding.ts';
import { clashes } from '../values/clashes.ts';
import { plainLabel } from '../values/labelled-dates.ts';
import { eventDates, nameOf, type PackDate, packDates, whereIs, writtenValue } from '../values/pack-dates.ts';
import { type PackView, placed } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

export const dateClash: DraftingCheck = {
  id: 'DQ-DATE-CLASH',
  find: ({ view }) => {
    const dates = [...eventDates(view), ...toldInWords(view)].filter(isSingle);
    const byDay = clashes(dates, keyOf, isSameDay);
    const odd = new Set(byDay.map((clash) => clash.odd));
    const byTime = clashes(
      dates.filter((date) => !odd.has(date) && date.label.date.time !== undefined),
      keyOf,
      isSameTime,
    ).filter(({ odd: one, against }) => against.every((other) => isSameDay(one, other)));
    return [...byDay, ...byTime].map(({ odd: one, against, isFirstOfTie }) => ({
      ...finding(one, against),
      ...(isFirstOfTie ? { severity: 'information' as const } : {}),
    }));
  },
};

/** "We hand over the first homes on 23 November", where a row of a table dates just that: the row's event. */
function toldInWords(view: PackView): readonly PackDate[] {
  const rows = new Set(
    eventDates(view).flatMap(({ label: { event }, statement }) =>
      statement.cell && event?.startsWith('other:') && event.split(' ').length >= FEWEST_WORDS ? [event] : [],
    ),
  );
  if (rows.size === 0) return [];
  return packDates(view).flatMap((date): PackDate[] => {
    const { label, statement } = date;
    if (
      label.event !== undefined ||
      label.isPast ||
      label.isSeries ||
      statement.cell ||
      statement.place === 'quote'
    )
      return [];
    const before = ` ${plainLabel(statement.text.slice(0, label.date.start).slice(-MOST_BEFORE))}`;
    const event = [...rows].find((row) => before.endsWith(` ${row.slice('other:'.length)}`));
    return event === undefined
      ? []
      : [{ ...date, label: { ...label, event: event as `other:${string}`, limit: label.limit } }];
  });
}
const FEWEST_WORDS = 3;
const MOST_BEFORE = 120;

function keyOf({ label, limit }: PackDate): string | undefined {
  const { event = '' } = label;
  // Training days and interviews are held on several days.
  if (event === 'interviews' || event === 'site-visit') return undefined;
  return `${event}|${limit}`;
}

/** Dates that do not exist are another check's. */
function isSingle({ label: { date } }: PackDate): boolean {
  return (date.year === undefined || date.number !== undefined) && date.month >= 1 && date.month <= 12;
}

/** "Midnight" is not noon, though nobody knows which midnight; what "12 pm" is nobody knows. */
function isSameTime(a: PackDate, b: PackDate): boolean {
  const [x, y] = [a.label.date.time, b.label.date.time];
  if (x?.minutes !== undefined && y?.minutes !== undefined) return x.minutes === y.minutes;
  const known = x?.minutes ?? y?.minutes;
  if (known === undefined) return true;
  const unknown = x?.minutes === undefined ? x : y;
  return !/midnight/i.test(unknown?.text ?? '') || known === LAST_MINUTE;
}
const LAST_MINUTE = 23 * 60 + 59;

/** A date without a year agrees with the same day and month of any year; figures may be month first. */
function isSameDay(a: PackDate, b: PackDate): boolean {
  const [x, y] = [a.label.date, b.label.date];
  if (x.day === y.day && x.month === y.month)
    return x.year === undefined || y.year === undefined || x.year === y.year;
  const isTurned = (x.isFigures || y.isFigures) && x.day === y.month && x.month === y.day;
  return isTurned && x.year === y.year;
}

function finding(one: PackDate, against: readonly PackDate[]): DraftingFinding {
  const other = against[0] as PackDate;
  const isUncertain = [one, ...against].some(({ label }) => label.isEstimate);
  return {
    document: one.document.index,
    range: one.range,
    match: writtenValue(one),
    words: { event: nameOf(one), other: writtenValue(other), where: whereIs(other, one) },
    ...(isUncertain ? { severity: 'warning' } : {}),
    related: against.map((date) => ({
      document: date.document.index,
      range: date.range,
      message: `The ${nameOf(date)} is ${writtenValue(date)} here.`,
    })),
    because: [one, ...against].map((date) => `${date.document.document.path}: ${writtenValue(date)}.`),
    fixes: against.flatMap((date) => fixTo(one, date)),
  };
}

/** Puts the other date in, weekday and time as they are written there. */
function fixTo(one: PackDate, other: PackDate): readonly Fix[] {
  const { model } = other.chunk;
  const text = model.chunk.text.slice(other.label.range.start, other.label.range.end);
  if (/[\n|<>]/.test(text)) return [];
  const range = placed(one.chunk, one.label.range);
  return [
    {
      title: `Change to ${text}`,
      kind: 'wording',
      edits: [{ document: one.document.index, ...range, text }],
    },
  ];
}
