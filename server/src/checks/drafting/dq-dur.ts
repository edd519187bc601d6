// DQ-DUR: lengths of time that contradict each other or the dates beside them.

import { calendarDay, type DayNumber, monthsLater, writtenDay } from '../values/calendar.ts';
import { clashes } from '../values/clashes.ts';
import type { EventId } from '../values/events.ts';
import { type LabelledPeriod, labelledPeriods, writtenMonths } from '../values/labelled-periods.ts';
import { eventDates, type PackDate, whereIs } from '../values/pack-dates.ts';
import { type ChunkView, chunksWith, type DocumentView, type PackView, placed } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

interface PackPeriod {
  readonly document: DocumentView;
  readonly chunk: ChunkView;
  readonly period: LabelledPeriod;
}

export const dur: DraftingCheck = {
  id: 'DQ-DUR',
  find: ({ view }) => {
    const periods = packPeriods(view);
    const byDates = againstDates(view, periods);
    const told = new Set(byDates.map(({ period }) => period));
    const rest = periods.filter((period) => !told.has(period));
    return [...byDates.map(({ finding }) => finding), ...againstLongest(periods), ...againstEachOther(rest)];
  },
};

function packPeriods(view: PackView): readonly PackPeriod[] {
  return view.documents.flatMap((document) =>
    chunksWith(document, labelledPeriods).flatMap((chunk) =>
      labelledPeriods(chunk.model).map((period) => ({ document, chunk, period })),
    ),
  );
}

function textOf({ chunk, period: { range } }: PackPeriod): string {
  return chunk.model.chunk.text.slice(range.start, range.end).replace(/\s+/g, ' ');
}

/** "five years from 1 April 2027 to 31 March 2031": the dates of the same sentence. */
function againstDates(view: PackView, periods: readonly PackPeriod[]) {
  const byModel = new Map<unknown, PackDate[]>();
  for (const date of eventDates(view)) {
    const list = byModel.get(date.chunk.model);
    if (list) list.push(date);
    else byModel.set(date.chunk.model, [date]);
  }
  const onlyStart = onlyDate(view, 'contract-start');
  const onlyEnd = onlyDate(view, 'contract-end');
  const longer = [0, ...new Set(periods.flatMap(addedMonths))];
  return periods.flatMap((one) => {
    const { months } = one.period;
    if (
      months === undefined ||
      one.period.isRough ||
      (one.period.kind !== 'term' && one.period.kind !== 'initial-term')
    )
      return [];
    const { statements } = one.chunk.model;
    const own = statements[one.period.statement];
    const near = byModel.get(one.chunk.model) ?? [];
    const beside = near.filter(({ label }) => isBeside(one, label.statement));
    const inSection = (byModel.size > 0 ? eventDates(view) : []).filter(
      ({ document, statement, limit }) =>
        document === one.document && statement.section === own?.section && limit === one.period.limit,
    );
    const find = (event: EventId, only: PackDate | undefined) =>
      beside.find(({ label }) => label.event === event) ??
      onlyOf(inSection.filter(({ label }) => label.event === event)) ??
      (one.period.limit === '' ? only : undefined);
    const start = find('contract-start', onlyStart);
    const end = find('contract-end', onlyEnd);
    const [from, to] = [start?.label.date.number, end?.label.date.number];
    if (!start || !end || from === undefined || to === undefined || to <= from) return [];
    if (lasts(from, to, months)) return [];
    // Dates from elsewhere may be those of the contract with its extensions, or rough.
    const isNamed = namedStart.test(own?.text ?? '');
    const isClose = beside.includes(end) && (isNamed || beside.includes(start));
    const isRoughly = [start, end].some(({ label }) => label.isEstimate);
    if (!isClose && (isRoughly || longer.some((n) => lasts(from, to, months + n) || lasts(from, to, n))))
      return [];
    return [{ period: one, finding: datesFinding(one, months, start, end) }];
  });
}

/** What a period may add to the term, or make it in all. */
function addedMonths({ period: { kind, months, times } }: PackPeriod): readonly number[] {
  if (months === undefined) return [];
  if (kind === 'longest') return [months];
  return kind === 'extension' ? Array.from({ length: times }, (_, i) => months * (i + 1)) : [];
}

/** The one date, where all state the same. */
function onlyOf(dates: readonly PackDate[]): PackDate | undefined {
  const [first] = dates;
  return first && dates.every(({ label }) => label.date.number === first.label.date.number)
    ? first
    : undefined;
}

/** "begins on the Commencement Date": the date stands where the term is defined. */
const namedStart = /\b(?:Commencement|Start|Effective) Date\b/;

/** A date of the contract, where every place of the pack gives the same. */
function onlyDate(view: PackView, event: EventId): PackDate | undefined {
  const stated = eventDates(view).filter(({ label }) => label.event === event);
  return stated.every(({ limit, label }) => limit === '' && label.date.number !== undefined)
    ? onlyOf(stated)
    : undefined;
}

/** In the same sentence, or in the same row of a table. */
function isBeside({ chunk, period }: PackPeriod, statement: number): boolean {
  if (statement === period.statement) return true;
  const [one, other] = [chunk.model.statements[statement], chunk.model.statements[period.statement]];
  // "The works start on …. They are complete by …. The contract period is …": sentences of one paragraph.
  if (one && other && one.place === 'paragraph' && one.group === other.group && !other.cell) return true;
  const [a, b] = [one?.cell, other?.cell];
  return a !== undefined && b !== undefined && a.table === b.table && a.row === b.row;
}

const SLACK_DAYS = 5;

/** The last day may be counted in or out. */
function lasts(from: DayNumber, to: DayNumber, months: number): boolean {
  return Math.abs(monthsLater(from, months) - 1 - to) <= SLACK_DAYS;
}

function datesFinding(one: PackPeriod, months: number, start: PackDate, end: PackDate): DraftingFinding {
  const [from, to] = [start.label.date.number as DayNumber, end.label.date.number as DayNumber];
  const [a, b] = [calendarDay(from), calendarDay(to + 1)];
  const whole = (b.year - a.year) * 12 + b.month - a.month;
  const span = a.day === b.day && whole > 0 ? writtenMonths(whole) : `${to - from + 1} days`;
  return {
    document: one.document.index,
    range: placed(one.chunk, one.period.range),
    match: textOf(one),
    words: { problem: `the dates beside it, ${writtenDay(from)} to ${writtenDay(to)}, make ${span}` },
    related: [start, end].map((date) => ({
      document: date.document.index,
      range: date.range,
      message: date === start ? 'The start.' : 'The end.',
    })),
    because: [
      `${writtenMonths(months)} from ${writtenDay(from)} end on ${writtenDay(monthsLater(from, months) - 1)}.`,
    ],
  };
}

/** "three years, with two extensions of 12 months, at most four years". */
function againstLongest(periods: readonly PackPeriod[]): readonly DraftingFinding[] {
  const byParagraph = new Map<string, PackPeriod[]>();
  for (const one of periods) {
    const statement = one.chunk.model.statements[one.period.statement];
    // The rows of one table speak of one contract.
    const group = statement?.cell ? `table ${statement.cell.table}` : statement?.group;
    const key = `${one.document.index} ${one.chunk.index} ${group}`;
    const list = byParagraph.get(key);
    if (list) list.push(one);
    else byParagraph.set(key, [one]);
  }
  const everywhere = onlyLongest(periods);
  const onlyTerm = onlyTermOf(periods);
  return [...byParagraph.values()].flatMap((list): DraftingFinding[] => {
    const only = (kind: LabelledPeriod['kind']) => {
      const found = list.filter(({ period }) => period.kind === kind);
      return found.length === 1 ? found[0] : undefined;
    };
    const extensions = list.filter(
      ({ period }) => period.kind === 'extension' && period.months !== undefined,
    );
    const term =
      only('initial-term') ??
      only('term') ??
      (extensions.length === 1 && list.some(({ period }) => period.kind === 'longest')
        ? onlyTerm
        : undefined);
    const longest =
      only('longest') ?? (list.some(({ period }) => period.kind === 'longest') ? undefined : everywhere);
    if (!term?.period.months || !longest?.period.months || extensions.length === 0) return [];
    // Stated elsewhere as long as it can get, it has the extensions in it.
    if (!list.includes(term) && term.period.months >= longest.period.months) return [];
    const added = extensions.reduce((sum, { period }) => sum + (period.months as number) * period.times, 0);
    const total = term.period.months + added;
    if (total <= longest.period.months) return [];
    const arithmetic = [term, ...extensions]
      .map(
        ({ period }) =>
          `${period.times > 1 ? `${period.times} × ` : ''}${writtenMonths(period.months as number)}`,
      )
      .join(' + ');
    return [
      {
        document: longest.document.index,
        range: placed(longest.chunk, longest.period.range),
        match: textOf(longest),
        words: { problem: `the term and its extensions come to ${writtenMonths(total)} (${arithmetic})` },
        related: [term, ...extensions].map((one) => ({
          document: one.document.index,
          range: placed(one.chunk, one.period.range),
          message: textOf(one),
        })),
        because: [`Arithmetic: ${arithmetic} = ${writtenMonths(total)}.`],
      },
    ];
  });
}

/** The term of the contract, where every place of the pack that states one states the same. */
function onlyTermOf(periods: readonly PackPeriod[]): PackPeriod | undefined {
  const stated = periods.filter(
    ({ period }) =>
      (period.kind === 'term' || period.kind === 'initial-term') && period.limit === '' && !period.isRough,
  );
  const [first] = stated;
  return first && stated.every(({ period }) => period.months === first.period.months) ? first : undefined;
}

/** The longest duration of the contract, where every place of the pack that states one states the same. */
function onlyLongest(periods: readonly PackPeriod[]): PackPeriod | undefined {
  const stated = periods.filter(
    ({ chunk, period }) =>
      period.kind === 'longest' &&
      period.limit === '' &&
      !period.isRough &&
      (period.months ?? 0) >= 12 &&
      wholeTerm.test(chunk.model.statements[period.statement]?.text ?? ''),
  );
  const [first] = stated;
  return first && stated.every(({ period }) => period.months === first.period.months) ? first : undefined;
}
const wholeTerm = /\b(?:contract|framework|agreement|term|maximum period|value|duration)\b/i;

const names: Readonly<Record<string, string>> = {
  term: 'term of the contract',
  'tender-validity': 'time for which tenders stay open',
  standstill: 'standstill',
  defects: 'period for defects',
};

/** The term in the notice and the term in the conditions; days are compared with days of the same kind. */
function againstEachOther(periods: readonly PackPeriod[]): readonly DraftingFinding[] {
  const added = new Set<number>();
  for (const { period } of periods)
    if (period.kind === 'extension' && period.months !== undefined) added.add(period.months * period.times);
  const compared = periods.filter(
    ({ period }) => !period.isRough && period.kind !== 'extension' && period.kind !== 'longest',
  );
  return clashes(compared, keyOf, (a, b) => agree(a.period, b.period, added)).flatMap(
    ({ odd, against, isFirstOfTie }) => {
      const others = against.filter(
        (other) => other.chunk.model !== odd.chunk.model || other.period.statement !== odd.period.statement,
      );
      const other = others[0];
      if (!other) return [];
      return [
        {
          document: odd.document.index,
          range: placed(odd.chunk, odd.period.range),
          match: textOf(odd),
          words: {
            problem: `the ${names[keyOf(odd)?.split('|')[0] ?? ''] ?? ''} is ${textOf(other)} ${whereIs(other, odd)}`,
          },
          related: others.map((one) => ({
            document: one.document.index,
            range: placed(one.chunk, one.period.range),
            message: `${textOf(one)} here.`,
          })),
          ...(isFirstOfTie ? { severity: 'information' as const } : {}),
          because: [odd, ...others].map((one) => `${one.document.document.path}: ${textOf(one)}.`),
        },
      ];
    },
  );
}

function keyOf({ chunk, period }: PackPeriod): string | undefined {
  const kind = period.kind === 'initial-term' ? 'term' : period.kind;
  const text = chunk.model.statements[period.statement]?.text ?? '';
  const isFramework = kind === 'term' && /\bframework\b/i.test(text);
  const unit = period.months === undefined ? period.unit : 'month';
  return `${kind}|${period.limit}|${isFramework ? 'framework' : ''}|${unit}`;
}

function agree(a: LabelledPeriod, b: LabelledPeriod, added: ReadonlySet<number>): boolean {
  if (a.months === undefined || b.months === undefined) return a.value === b.value;
  if (a.months === b.months) return true;
  // One with the extensions, one without.
  return a.kind !== 'tender-validity' && added.has(Math.abs(a.months - b.months));
}
