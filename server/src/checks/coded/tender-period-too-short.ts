// tender-period-too-short: fewer days are left for tendering than the least the law allows.

import type { DateFact, PeriodFact, Statement } from '../../tender/model.ts';
import { type ChunkView, chunksSeeing, type DocumentView, isSeen, placed, statementRange } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

export const tenderPeriodTooShort: CodedCheck = {
  id: 'tender-period-too-short',
  watches: ['tender-return', 'tender-issue', 'short-period-ground'],
  find: ({ view, rule }) => {
    const least = rule.figures?.days;
    if (least === undefined || view.pack.profile.profile.lightTouch === true) return [];
    // A ground for a shorter time may stand anywhere in the pack.
    const ground = view.documents.some((d) => isSeen(d, 'short-period-ground'));
    return ground
      ? []
      : view.documents.flatMap((document) => [...stated(document, least), ...dated(document, least)]);
  },
};

/** "Tenders must be returned within 14 days of this notice". */
function stated(document: DocumentView, least: number): readonly CodedFinding[] {
  const out: CodedFinding[] = [];
  for (const chunk of chunksSeeing(document, 'tender-return'))
    for (const { statement } of chunk.local.signals.filter((s) => s.concept === 'tender-return')) {
      if (!chunk.local.signals.some((s) => s.concept === 'tender-issue' && s.statement === statement))
        continue;
      const period = chunk.model.facts.find(
        (f): f is PeriodFact => f.kind === 'period' && f.statement === statement,
      );
      const days = period && inDays(period);
      if (period && days !== undefined && days < least)
        out.push({
          document: document.index,
          range: placed(chunk, period.range),
          match: `${days} days`,
          because: [`${days} days for tendering; at least ${least} unless a ground for fewer applies.`],
        });
    }
  return out;
}

function inDays({ value, unit }: PeriodFact): number | undefined {
  return unit === 'day'
    ? value
    : unit === 'week'
      ? value * 7
      : unit === 'working-day'
        ? Math.round((value * 7) / 5)
        : undefined;
}

/** A timetable with the day the tender is issued and the day tenders are due. */
function dated(document: DocumentView, least: number): readonly CodedFinding[] {
  const together = inOneSentence(document);
  const issued = together?.issued ?? dayOf(document, 'tender-issue', 'tender-return');
  const due = together?.due ?? dayOf(document, 'tender-return', 'tender-issue');
  if (!issued || !due) return [];
  const days = Math.round((Date.parse(due.fact.date) - Date.parse(issued.fact.date)) / 86_400_000);
  // A return before the issue is another defect.
  if (!(days >= 0 && days < least)) return [];
  return [
    {
      document: document.index,
      range: placed(due.chunk, due.fact.range),
      match: `${days} days, from ${issued.fact.date} to ${due.fact.date}`,
      related: [
        {
          document: document.index,
          range: statementRange(
            issued.chunk,
            issued.chunk.model.statements[issued.fact.statement] as Statement,
          ),
          message: 'The tender is issued here.',
        },
      ],
      because: [
        `${issued.fact.date} to ${due.fact.date} is ${days} days; at least ${least} unless a ground for fewer applies.`,
      ],
    },
  ];
}

interface Dated {
  readonly chunk: ChunkView;
  readonly fact: DateFact;
}

/** "Published on 2 November, and tenders are due on 16 November": the two days of a sentence that speaks of both. */
function inOneSentence(document: DocumentView): { readonly issued: Dated; readonly due: Dated } | undefined {
  const pairs = chunksSeeing(document, 'tender-return').flatMap((chunk) => {
    const at = (concept: string) =>
      chunk.local.signals.flatMap((s) => (s.concept === concept ? [s.statement] : []));
    const issue = new Set(at('tender-issue'));
    return at('tender-return').flatMap((statement) => {
      if (!issue.has(statement)) return [];
      const [first, second, third] = chunk.model.facts.filter(
        (f): f is DateFact => f.kind === 'date' && f.statement === statement,
      );
      return first && second && !third
        ? [{ issued: { chunk, fact: first }, due: { chunk, fact: second } }]
        : [];
    });
  });
  return pairs.length === 1 ? pairs[0] : undefined;
}

/** The only day given beside a concept; none if there are several, since it is not told which counts. */
function dayOf(document: DocumentView, concept: string, not: string): Dated | undefined {
  const found: Dated[] = [];
  for (const chunk of chunksSeeing(document, concept)) {
    const at = (c: string) =>
      new Set(chunk.local.signals.filter((s) => s.concept === c).map((s) => s.statement));
    const own = at(concept);
    const other = at(not);
    for (const fact of chunk.model.facts)
      if (fact.kind === 'date' && own.has(fact.statement) && !other.has(fact.statement))
        found.push({ chunk, fact });
  }
  const days = new Set(found.map((f) => f.fact.date));
  return days.size === 1 ? found[0] : undefined;
}
