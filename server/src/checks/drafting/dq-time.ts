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
  find: ({ view }) => [...ambiguous(view), ...missing(view), ...unnamed(view)],
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

const handedIn =
  /\b(?:must|shall|should|are to|is to|need to|will)\b[^.;|]{0,90}\b(?:received|submitted|returned|made|lodged|sent|raised|requested|uploaded|delivered|registered|booked)\b[^.;|]{0,40}\b(?:by|before|no later than|not later than)[ \u00a0]+$/i;

/** "Requests to visit must be made by 29 January": no event of the vocabulary, but a deadline all the same. */
function unnamed(view: PackView): readonly DraftingFinding[] {
  if (view.documents.some((document) => chunksWith(document, globalTimes).length > 0)) return [];
  return packDates(view).flatMap((date): DraftingFinding[] => {
    const { event, isPast, isSeries, date: written } = date.label;
    if (event !== undefined || isPast || isSeries || written.time !== undefined) return [];
    const { text, section } = date.statement;
    if (section.kind === 'contract-conditions' || section.kind === 'specification') return [];
    if (!handedIn.test(text.slice(0, written.start)) || /\d[:.]\d\d|\b(?:noon|[ap]\.?m\b|midday)/i.test(text))
      return [];
    return [
      {
        document: date.document.index,
        range: date.range,
        match: writtenValue(date),
        words: { problem: 'this deadline has no time of day', advice: 'Add the hour, such as 12 noon' },
        severity: 'information',
        because: ['The sentence gives a day and no hour.'],
      },
    ];
  });
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
