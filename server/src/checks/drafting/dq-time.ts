// DQ-TIME: a deadline without a time of day, or with one that can be read in two ways.

import { globalTimes } from '../values/global-times.ts';
import { eventDates, nameOf, type PackDate, packDates, writtenValue } from '../values/pack-dates.ts';
import { chunksWith, type PackView } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

const deadlines: ReadonlySet<string> = new Set([
  'tender-deadline',
  'participation-deadline',
  'clarification-deadline',
]);

export const time: DraftingCheck = {
  id: 'DQ-TIME',
  find: ({ view }) => [...ambiguous(view), ...missing(view)],
};

/** "midnight on 9 October", "12 am": the beginning or the end of the day. */
function ambiguous(view: PackView): readonly DraftingFinding[] {
  return packDates(view).flatMap((date) => {
    const { time: said } = date.label.date;
    if (said === undefined || said.minutes !== undefined || date.label.isPast) return [];
    if (!/\b(?:midnight|12(?:[:.]00)? ?[ap]\.?m)/i.test(said.text) || isExplained(date)) return [];
    const isMidnight = /midnight/i.test(said.text);
    return [
      {
        document: date.document.index,
        range: date.range,
        match: writtenValue(date),
        words: {
          problem: isMidnight
            ? `“${said.text}” may be the beginning or the end of that day`
            : `“${said.text}” is noon to some readers and midnight to others`,
          advice: isMidnight ? 'Write 23:59, or 12 noon' : 'Write 12 noon, or 23:59',
        },
        because: [`Time as written: ${said.text}.`],
      },
    ];
  });
}

/** "midnight at the end of 9 October", "12 pm (noon)". */
function isExplained({ statement }: PackDate): boolean {
  return /\b(?:noon|midday|23[:.]59|end of|start of|beginning of|11[:.]59)\b/i.test(statement.text);
}

/** The first place of each deadline that is nowhere given a time. */
function missing(view: PackView): readonly DraftingFinding[] {
  if (view.documents.some((document) => chunksWith(document, globalTimes).length > 0)) return [];
  const byEvent = new Map<string, PackDate[]>();
  for (const date of eventDates(view)) {
    const { event = '' } = date.label;
    if (!deadlines.has(event) || /(?:^| )row /.test(date.limit) || date.limit === 'market engagement')
      continue;
    const key = `${event}|${date.limit}`;
    const group = byEvent.get(key);
    if (group) group.push(date);
    else byEvent.set(key, [date]);
  }
  return [...byEvent.values()].flatMap((dates): DraftingFinding[] => {
    if (dates.some(({ label }) => label.date.time !== undefined)) return [];
    const date = dates[0] as PackDate;
    return [
      {
        document: date.document.index,
        range: date.range,
        match: writtenValue(date),
        words: {
          problem: `the ${nameOf(date)} has no time of day`,
          advice: 'Add the hour, such as 12 noon',
        },
        ...(date.label.event === 'clarification-deadline' ? { severity: 'information' } : {}),
        related: dates.slice(1).map((other) => ({
          document: other.document.index,
          range: other.range,
          message: 'Nor is there a time here.',
        })),
        because: ['No place in the pack gives a time for it.'],
      },
    ];
  });
}
