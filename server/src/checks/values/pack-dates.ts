// The labelled dates of a whole pack, as the checks on dates compare them.

import type { Range } from '../../markdown/blocks.ts';
import type { Statement } from '../../tender/model.ts';
import { type ChunkView, chunksWith, type DocumentView, type PackView, placed } from '../view.ts';
import { writtenDay } from './calendar.ts';
import { limitIn } from './context.ts';
import { type EventId, eventName } from './events.ts';
import { type LabelledDate, labelledDates } from './labelled-dates.ts';

export interface PackDate {
  readonly document: DocumentView;
  readonly chunk: ChunkView;
  readonly statement: Statement;
  readonly label: LabelledDate;
  /** In the document. */
  readonly range: Range;
  /** The lot, stage or round, from the document's name where its text gives none. */
  readonly limit: string;
}

const known = new WeakMap<PackView, readonly PackDate[]>();

/** Every date of the pack in order. */
export function packDates(view: PackView): readonly PackDate[] {
  let dates = known.get(view);
  if (dates === undefined) {
    dates = view.documents.flatMap((document) => {
      const fromName = limitIn(document.document.path.replaceAll(/[-_.]/g, ' '));
      return chunksWith(document, labelledDates).flatMap((chunk) =>
        labelledDates(chunk.model).map(
          (label): PackDate => ({
            document,
            chunk,
            statement: chunk.model.statements[label.statement] as Statement,
            label,
            range: placed(chunk, label.range),
            limit: label.limit === '' ? fromName : label.limit,
          }),
        ),
      );
    });
    known.set(view, dates);
  }
  return dates;
}

/** Those that state when an event takes place: quotations, records and parts of a series are left out. */
export function eventDates(view: PackView): readonly PackDate[] {
  return packDates(view).filter(
    ({ label, statement }) =>
      label.event !== undefined && !label.isPast && !label.isSeries && statement.place !== 'quote',
  );
}

/** As a message names the event. */
export function nameOf({ label }: PackDate): string {
  const { event = '' } = label;
  return event.startsWith('other:') ? `“${event.slice('other:'.length)}”` : eventName(event as EventId);
}

/** "12 June 2026 (12 noon)", "12 June". */
export function writtenValue({ label: { date } }: PackDate): string {
  const { number, day, month, year } = date;
  const text =
    number === undefined ? `${day}/${month}${year === undefined ? '' : `/${year}`}` : writtenDay(number);
  return date.time === undefined ? text : `${text} (${date.time.text})`;
}

/** Where a value stands, for a message: "invitation-to-tender.md". */
export function whereIs(
  a: { readonly document: DocumentView },
  from: { readonly document: DocumentView },
): string {
  return a.document === from.document ? 'elsewhere in this document' : `in ${a.document.document.path}`;
}
