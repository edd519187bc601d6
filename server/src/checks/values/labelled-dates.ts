// The dates of a chunk, each with the event it is the date of, as far as its words, its row, its lead-in or its heading
// say. Cached by the chunk's model, so that an edit costs what it touched.

import type { Range } from '../../markdown/blocks.ts';
import { placeOf } from '../../tender/facts/found.ts';
import { DIGIT, JOINED_DIGIT, mention, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel, Statement } from '../../tender/model.ts';
import {
  isEstimate,
  isHistory,
  isSuperseded,
  leadInText,
  limitIn,
  limitOf,
  questionBefore,
  type RowContext,
  rowContext,
  titlesAbove,
} from './context.ts';
import { type EventId, eventIn } from './events.ts';
import { keptPerChunk } from './per-chunk.ts';
import { monthNames, type WrittenDate, writtenDates } from './written-dates.ts';

export interface LabelledDate {
  /** An event every pack dates, or `other:` and the label in small letters. */
  readonly event: EventId | `other:${string}` | undefined;
  /** The lot, stage or round it is limited to; empty for none. */
  readonly limit: string;
  readonly date: WrittenDate;
  /** In the chunk: weekday and time included. */
  readonly range: Range;
  /** In the chunk: the date alone. */
  readonly dateRange: Range;
  readonly weekdayRange: Range | undefined;
  readonly statement: number;
  readonly isEstimate: boolean;
  /** A record, an example, or a value that the words replace. */
  readonly isPast: boolean;
  /** One of several dates of one event in one sentence or cell: a series or a range. */
  readonly isSeries: boolean;
}

const none: readonly LabelledDate[] = [];

export const labelledDates = keptPerChunk(
  (model) => (/\d/.test(model.chunk.text) ? read(model) : none),
  DIGIT,
);

function read(model: ChunkModel): readonly LabelledDate[] {
  const found: LabelledDate[] = [];
  const mentions = mentionsOf(model);
  model.statements.forEach((statement, index) => {
    if (!mentions.in(index, DIGIT) || statement.text.length > LONGEST) return;
    if (!mentions.in(index, monthWord) && !mentions.in(index, JOINED_DIGIT)) return;
    const dates = writtenDates(statement.text);
    if (dates.length > 0) found.push(...labelled(model, statement, index, dates));
  });
  return found.length === 0 ? none : found;
}
/** A longer "sentence" is data that nobody reads as one. */
const LONGEST = 4000;
/** The name of a month. */
const monthWord = mention(new RegExp(`^(?:${monthNames.join('|')})$`));

function labelled(
  model: ChunkModel,
  statement: Statement,
  index: number,
  dates: readonly WrittenDate[],
): LabelledDate[] {
  const { text } = statement;
  const row = rowContext(model, statement);
  const events = dates.map((date, at) => {
    const previous = dates[at - 1];
    const before = spelledOut(model, index, text.slice(previous?.end ?? 0, date.start), at).slice(
      -MOST_WORDS,
    );
    const next = dates[at + 1];
    const after = text.slice(date.end, next?.start ?? text.length).slice(0, MOST_WORDS);
    const pair = rangeEvent(model, index, row, dates, at);
    const told = pair ?? eventOf(statement, row, before, after, at);
    if (told.event === undefined && previous && !pair)
      return { before, ...carriedOn(text, previous.end, date.start) };
    return { before, ...told };
  });
  return dates.map((date, at): LabelledDate => {
    const { before, event, by } = events[at] as (typeof events)[number];
    const isSeries = events.some((e, other) => other !== at && e.event !== undefined && e.event === event);
    // Most dates are of no event: what else is told of them is read when it is asked for.
    return {
      event,
      get limit() {
        const limit = limitOf(model, statement);
        return by === 'column' && row && row.rows > 1 ? `${limit} row ${row.others[0] ?? ''}`.trim() : limit;
      },
      date,
      range: placeOf(statement, date.start, date.end),
      dateRange: placeOf(statement, date.dateStart, date.dateEnd),
      weekdayRange: date.weekday && placeOf(statement, date.weekday.start, date.weekday.end),
      statement: index,
      get isEstimate() {
        return isEstimate(model, statement);
      },
      get isPast() {
        return isHistory(statement) || isSuperseded(before) || isOtherContract(before);
      },
      isSeries,
    };
  });
}

/** "The contract starts on …. It ends on …": what the pronoun stands for. */
function spelledOut({ statements }: ChunkModel, index: number, before: string, nth: number): string {
  const pronoun = nth === 0 ? /^(?:it|this|they)(?=[ \u00a0])/i.exec(before) : null;
  if (!pronoun) return before;
  const own = statements[index] as Statement;
  for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
    const other = statements[at] as Statement;
    if (other.section !== own.section || other.cell) break;
    const subject = subjectOf.exec(other.text);
    if (subject) return `The ${subject[1]}${before.slice(pronoun[0].length)}`;
    if (!/^(?:it|this|they|there)\b/i.test(other.text)) return before;
  }
  // The paragraph before may be read apart from this one: among the conditions "it" that runs is the contract.
  const isOfTerm = own.section.kind === 'contract-conditions' || termTitle.test(own.section.title);
  return isOfTerm && runs.test(before) ? `The contract${before.slice(pronoun[0].length)}` : before;
}
const termTitle = /^(?:the )?(?:contract )?(?:term|duration|commencement|period|contract period|length)\b/i;
const runs =
  /^it[ \u00a0](?:will[ \u00a0]|shall[ \u00a0]|then[ \u00a0])*(?:begins?|starts?|commences?|ends?|expires?|finish(?:es)?|runs?|continues?|lasts?)\b/i;
const subjectOf =
  /^(?:(?:the|this|our|each|how long is the)[ \u00a0]+)?(?:[\p{Lu}][\p{L}-]+[ \u00a0]+){0,3}?(contract|framework(?: agreement)?|agreement|initial term|term)(?![\p{L}])/iu;

const MOST_WORDS = 200;
/** A row "Start" and a row "End" below "Contract dates". */
const plainEnd =
  /^(?:starts?|ends?|from|to|begins?|finish(?:es)?|expiry|expires|until)(?: date| on)?[ \u00a0]*:?$/i;
const contractPeriod =
  /\b(?:contract|agreement|framework)[ \u00a0]+(?:dates?|period|term|duration|length)\b|^(?:term|duration|contract)$/i;
const isDue = /\b(?:due|deadline|closing|latest|by|no later than|submission)\b/i;

interface Told {
  readonly event: LabelledDate['event'];
  /** What told it: a column's label holds for each of its rows. */
  readonly by: 'words' | 'column';
}

function eventOf(
  statement: Statement,
  row: RowContext | undefined,
  before: string,
  after: string,
  nth: number,
): Told {
  const said = (event: LabelledDate['event']): Told => ({ event, by: 'words' });
  const own = eventIn(tidy(before));
  if (own) return said(own.id);
  const behind = afterDate(after);
  if (behind) return said(behind);
  if (row) {
    // The label of a row stands in a cell before the date, or after it.
    for (const other of row.others) {
      if (other.length > MOST_WORDS * 2) continue;
      const event = eventIn(tidy(other));
      if (event) return said(event.id);
    }
    const label = row.others.find((other) => /\p{L}{3}/u.test(other));
    if (label !== undefined && plainEnd.test(label)) {
      const above = [
        row.corner,
        ...statement.leadIns.map((leadIn) => leadIn.text),
        ...titlesAbove(statement.section).slice(0, 2),
      ];
      if (above.some((text) => contractPeriod.test(text)))
        return said(/^(?:end|finish|to|expir|until)/i.test(label.trim()) ? 'contract-end' : 'contract-start');
    }
    if (label !== undefined && isDue.test(row.columnHeader)) {
      const event = eventIn(`${tidy(label).slice(-MOST_WORDS)} deadline`);
      if (event) return said(event.id);
    }
    const column = eventIn(tidy(row.columnHeader));
    if (column) return { event: column.id, by: 'column' };
    // Several dates in one row are of several events, whatever the row is called.
    const isAlone = !row.others.some((other) => other.length < MOST_WORDS && writtenDates(other).length > 0);
    return said(label === undefined || nth > 0 || !isAlone ? undefined : otherLabel(label));
  }
  if (nth > 0 && before.length > 40) return said(undefined);
  // A sentence of its own says what its date is; a fragment hangs from what stands above it.
  if (isFragment(statement.text)) {
    const hung = eventIn(tidy(leadInText(statement.leadIns).slice(-MOST_WORDS)));
    if (hung) return said(hung.id);
    const colon = before.trimEnd().endsWith(':') ? otherLabel(before) : undefined;
    if (colon) return said(colon);
    if (statement.place !== 'heading') {
      const title = eventIn(tidy(statement.section.title));
      if (title) return said(title.id);
    }
  }
  return said(undefined);
}

/** "The contract starts on … and, unless terminated, ends on …": the subject stands before the date before. */
function carriedOn(text: string, previousEnd: number, start: number): Told {
  const from = Math.max(0, start - MOST_WORDS);
  const words = text.slice(from, start).replace(/[*_“”"()[\]]/g, ' ');
  const event = eventIn(words.trimEnd());
  const isOwn = event !== undefined && from + event.end > previousEnd + 1;
  return { event: isOwn ? event.id : undefined, by: 'words' };
}

/** Without the marks and brackets that stand between words. */
function tidy(words: string): string {
  return words
    .replace(/[*_“”"()[\]]/g, ' ')
    .replace(/[ \u00a0]+/g, ' ')
    .replace(/[ :–—-]+$/, '')
    .trim();
}

function isFragment(text: string): boolean {
  return text.length < 140 && !/\b(?:shall|must|will|is|are|was|were|has|have|may|can)\b/i.test(text);
}

const isDeadlineOf =
  /^[ \u00a0)]{0,3}(?:\((?:the )?|(?:[–—:-]|is|will be|shall be|being)[ \u00a0]+(?:the[ \u00a0]+)?)/i;

/** "12 June 2026 is the deadline for tenders", "By 12 June 2026 tenders must be submitted". */
function afterDate(after: string): EventId | undefined {
  const words = tidy(after.split(/[.;]/, 1)[0] ?? '');
  if (words.length < 4) return undefined;
  if (isDeadlineOf.test(after)) return eventIn(words.slice(0, 120))?.id;
  const ofAction =
    /^,?[ \u00a0]?(?:(?:completed |all )?(tenders?|bids?|quotations?|proposals?)|((?:clarification )?(?:questions?|queries)|clarifications?))[ \u00a0](?:must|shall|should|are to|will|need to)[ \u00a0](?:be[ \u00a0])?(?:received|submitted|returned|uploaded|lodged|raised|sent)/i.exec(
      words,
    );
  if (ofAction) return ofAction[1] ? 'tender-deadline' : 'clarification-deadline';
  return undefined;
}

/** "from 1 April 2027 to 31 March 2031" beside a contract, a term or services: its start and its end. */
function rangeEvent(
  model: ChunkModel,
  index: number,
  row: RowContext | undefined,
  dates: readonly WrittenDate[],
  at: number,
): Told | undefined {
  const statement = model.statements[index] as Statement;
  const { text } = statement;
  const isFirst = joins(text, dates[at], dates[at + 1]);
  const isSecond = !isFirst && joins(text, dates[at - 1], dates[at]);
  const first = (isSecond ? dates[at - 1] : dates[at]) as WrittenDate;
  const nth = dates.indexOf(first);
  const own = spelledOut(model, index, text.slice(Math.max(0, first.start - MOST_WORDS), first.start), nth);
  const isAfterPeriod =
    /\b(?:years?|months?)\)?,?[ \u00a0](?:starting |commencing |beginning )?(?:from|on|with effect from)[ \u00a0](?:the[ \u00a0])?$/i.test(
      own,
    );
  if (!isFirst && !isSecond && !isAfterPeriod) return undefined;
  const above =
    row === undefined
      ? (questionBefore(model, index) ?? leadInText(statement.leadIns)).slice(-MOST_WORDS)
      : `${row.others.join(' ').slice(0, MOST_WORDS)} ${row.columnHeader}`;
  const words = isFragment(own) ? `${above} ${own}` : own;
  if ((isAfterPeriod ? contractWord : eventOfRange).test(words) && !otherRange.test(words))
    return { event: isSecond ? 'contract-end' : 'contract-start', by: 'words' };
  if (!isFirst && !isSecond) return undefined;
  if (/\b(?:extend|extension)/i.test(words)) return { event: undefined, by: 'words' };
  const event = eventIn(tidy(own));
  if (event && (event.id === 'contract-start' || event.id === 'contract-end' || isFirst === false))
    return undefined;
  // Two ends of something else: neither is the day of an event.
  return { event: undefined, by: 'words' };
}
const contractWord = /\b(?:contracts?|framework|agreement|term|duration|initial period|value)\b/i;
const eventOfRange =
  /\b(?:contracts?|framework|agreement|term|services?|contract (?:period|dates|duration)|duration)\b[^.;]{0,100}$/i;
const otherRange =
  /\b(?:evaluat\w+|mobilis\w+|clarif\w+|standstill|stand-still|extension|extend\w*|holiday|school|leave|interview|trial|financial year|data|spend|records?|accounts?|report\w*|accounting|consultation|example)\b[^.;]{0,80}$/i;

function joins(text: string, first: WrittenDate | undefined, second: WrittenDate | undefined): boolean {
  if (!first || !second) return false;
  return /^[ \u00a0]?(?:to|until|till|through to|through|and ending on|and|[-–—]|up to|(?:,? ?and )?(?:will |shall )?(?:end|expir|run|last|finish|conclud|ceas|terminat)\w*(?: on| to| until| till)?|to and including|to \(and including\)|inclusive to)[ \u00a0]?(?:\([^)]{0,20}\)[ \u00a0]?)?$/i.test(
    text.slice(first.end, second.start),
  );
}

const otherContract =
  /\b(?:current|existing|incumbent|previous|present|expiring|outgoing|interim|old)[ \u00a0]+(?:[\p{L}-]+[ \u00a0]+){0,2}(?:contracts?|frameworks?|agreements?|arrangements?|provider|supplier|services?)(?![\p{L}])/iu;
/** Dates of the contract before this one. */
function isOtherContract(before: string): boolean {
  return otherContract.test(before);
}

const labelNoun =
  /\b(?:dates?|deadline|day|start|starts|end|ends|begins?|launch|meeting|workshop|review|decision|approval|completion|handover|briefing|visit|training|transfer|live|close[sd]?|opens?)\b/i;

/** The label of a row that no event of the vocabulary names: compared as it is written. */
function otherLabel(written: string): `other:${string}` | undefined {
  const label = plainLabel(written);
  const words = label.split(' ').length;
  if (words < 2 || words > 8 || (words < LONG_LABEL && !labelNoun.test(label)) || limitIn(written) !== '')
    return undefined;
  return `other:${label}`;
}
/** A label of as many words is one, whatever they are. */
const LONG_LABEL = 4;

/** Words without list marks, small words and signs, in small letters. */
export function plainLabel(written: string): string {
  return tidy(written)
    .toLowerCase()
    .replace(/^(?:\d+[.)]?|\(?[a-z]\)|stage \d+:?|step \d+:?)[ \u00a0]+/, '')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/\b(?:the|of|for|a|an|and|on|to)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
