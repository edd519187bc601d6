// The stretches of time of a chunk that bind the contract or the tender: its term, its extensions, its longest duration,
// how long tenders stay open, the standstill. Cached by the chunk's model.

import type { Range } from '../../markdown/blocks.ts';
import type { ChunkModel, PeriodFact, Statement } from '../../tender/model.ts';
import { isHistory, isSuperseded, leadInText, limitOf, questionBefore, rowContext } from './context.ts';
import { keptPerChunk } from './per-chunk.ts';

export type PeriodKind =
  | 'initial-term'
  | 'term'
  | 'extension'
  | 'longest'
  | 'tender-validity'
  | 'standstill'
  | 'defects';

export interface LabelledPeriod {
  readonly kind: PeriodKind;
  readonly limit: string;
  /** In the chunk. */
  readonly range: Range;
  readonly statement: number;
  readonly value: number;
  readonly unit: PeriodFact['unit'];
  /** Months, where the unit gives a whole number of them. */
  readonly months: number | undefined;
  /** How many of them: "two further periods of 12 months". */
  readonly times: number;
  readonly isRough: boolean;
}

const s = '[ \\u00a0]+';
const patterns: readonly { readonly kind: PeriodKind; readonly before: RegExp; readonly after?: RegExp }[] = [
  {
    kind: 'tender-validity',
    before:
      /\b(?:tenders?|bids?|offers?|quotations?|proposals?|prices?)\b[^.;]{0,60}\b(?:remain|stay|be|are|is|held|kept|open|valid)\b[^.;]{0,50}\b(?:open|valid|binding|acceptance|firm|fixed)\b[^.;]{0,50}$|\b(?:tender|bid|offer) validity(?: period)?\b[^.;]{0,30}$/i,
  },
  {
    kind: 'defects',
    before:
      /\bdefects?(?: liability| correction| rectification| notification| certification)? (?:period|date)\b[^.;]{0,40}$/i,
  },
  { kind: 'standstill', before: /\bstand-?still\b[^.;]{0,50}$/i, after: /^[^.;]{0,12}\bstand-?still\b/i },
  {
    kind: 'longest',
    before:
      /\b(?:maximum|longest|overall|total)(?: possible| potential| contract| overall| combined)* (?:term|duration|period|length|contract term|contract period)?[^.;]{0,50}$|\b(?:for|lasts?|runs?|be|is) at (?:the )?(?:most|longest)[^.;]{0,12}$|\b(?:not|never|no (?:case|event|circumstances?))\b[^.;]{0,40}\b(?:exceed|(?:last|run|continue|extend|be|go on)(?: on| for)* (?:longer than|more than|beyond|past|over)|longer than|beyond)[^.;]{0,30}$|\bno (?:longer|more) than[^.;]{0,12}$/i,
    after:
      /^[ \u00a0]?(?:at (?:the )?(?:most|longest)|in total|in aggregate|overall|\(?maximum\)?(?! (?:of )?\d)|including (?:all |any )?extensions?)\b/i,
  },
  {
    kind: 'extension',
    before:
      /\b(?:exten[ds]\w*|extension\w*|renew\w*|prolong\w*|further|additional|optional|plus|option\w*)\b[^.;]{0,90}$/i,
    after: /^[ \u00a0]?(?:optional |possible )?(?:extensions?|options?|option period)\b/i,
  },
  {
    kind: 'initial-term',
    before: new RegExp(
      `\\b(?:initial|first|fixed|minimum)${s}(?:contract${s}|fixed${s}|service${s})?(?:term|period|duration)\\b[^.;]{0,50}$|\\binitial(?:ly)?\\b[^.;]{0,30}$`,
      'i',
    ),
    after: /^[ \u00a0]?(?:initial|fixed)[ \u00a0](?:term|period)/i,
  },
  {
    kind: 'term',
    before:
      /\b(?:contract|framework(?: agreement)?|agreement|concession|lease|licence|(?<![-‑]|\blong )term)\b(?:[^.;]{0,80}\b(?:for|be|is|of|lasts?|runs?|over|duration|term|period)\b[^.;]{0,24}|[ \u00a0:–—-]{0,3})$|^ ?(?:it|this) (?:will |shall )?(?:runs?|lasts?|continues?) for (?:a (?:period|term) of )?$|\b(?:period|time) (?:from start to (?:finish|completion|end)|for (?:completion|completing)(?: the works)?)[^.;]{0,16}$|^(?:[IVX\d][IVX\d.]{0,9}[.)]*[ \u00a0])?(?:duration|(?:contract )?(?:period|term|duration|length)(?: of (?:the )?contract)?)[ \u00a0]*[:–—-]?[ \u00a0]*$|\bhow long\b[^?]{0,40}\b(?:contract|agreement|framework|it|this)\b[^?]{0,30}\?[ \u00a0]*$/i,
    after: /^[ \u00a0-](?:contract|framework|term|agreement)\b/i,
  },
];
const mayMatter =
  /defect|concession|lease|licence|runs? for|lasts? for|contract|framework|agreement|term|exten|renew|valid|open|standstill|stand-still|duration|period|initial|maximum|total/i;
const otherPeriods =
  /\b(?:warrant\w*|guarantee|retention|record|defects?|insur\w*|notice|invoice|payment|pay|terminat\w*|breach|remed\w*|mobilis\w*|apprentice\w*|accounts?|experience|previous|last(?! (?:more|longer|for|no|until|beyond|at)\b)|past|within|every|each|probation\w*|confidential\w*|placement|train\w*|review|report\w*|respon\w*|handover|exit|after (?:the )?(?:expiry|end|termination)|before (?:the )?(?:expiry|end)|prior to|lease|holiday|leave|meeting|break|cap|rate|price|indexation|quarters?|(?:contract|service|operating|agreement) (?:years?|months?|quarters?|weeks?))\b[^.;]{0,60}$/i;

export const labelledPeriods = keptPerChunk((model: ChunkModel): readonly LabelledPeriod[] => {
  if (!model.facts.some((fact) => fact.kind === 'period') || !mayMatter.test(model.chunk.text)) return [];
  const found: LabelledPeriod[] = [];
  const last = new Map<number, number>();
  for (const fact of model.facts) {
    if (fact.kind !== 'period' || fact.statement < 0) continue;
    const statement = model.statements[fact.statement] as Statement;
    if (statement.place === 'quote' || statement.text.length > LONGEST || isHistory(statement)) continue;
    const written = model.chunk.text.slice(fact.range.start, fact.range.end).replace(/\s+/g, ' ');
    const from = last.get(fact.statement) ?? 0;
    const start = statement.text.indexOf(written, from);
    if (start < 0) continue;
    const end = start + written.length;
    last.set(fact.statement, end);
    const label = labelled(model, statement, fact, start, end, from);
    if (label) found.push(label);
  }
  return found;
});
const LONGEST = 2000;

function labelled(
  model: ChunkModel,
  statement: Statement,
  fact: PeriodFact,
  start: number,
  end: number,
  from: number,
): LabelledPeriod | undefined {
  const { text } = statement;
  const row = rowContext(model, statement);
  const own = text.slice(from, start).slice(-160);
  const above =
    own.length < 30
      ? (row
          ? [...row.others, ''].join(' ')
          : (questionBefore(model, fact.statement) ?? leadInText(statement.leadIns))
        ).slice(-120)
      : '';
  const isFragment =
    text.length < 60 && !/\b(?:shall|must|will|is|are|may|can|has|have|lasts?|runs?)\b/i.test(text);
  const title = isFragment && !row && above === '' ? statement.section.title : '';
  const before = `${title} ${above} ${own}`
    .replace(/[()“”"]/g, ' ')
    .replace(/ +/g, ' ')
    .trimStart();
  const after = text.slice(end, end + 90);
  // "one year (12 months)": the same length again
  if (from > 0 && /^[ \u00a0]?[(/]$/.test(own.trim())) return undefined;
  // "12 months' notice", "a 5 year guarantee"
  if (
    /^[’']?[ \u00a0](?:written |prior )?notice\b|^[ \u00a0-](?:warranty|guarantee|defects|olds?\b|of age)/i.test(
      after,
    )
  )
    return undefined;
  const plain = own
    .replace(/[()“”"]/g, ' ')
    .replace(/ +/g, ' ')
    .trimStart();
  const kind = patterns.find(
    (pattern) => pattern.before.test(before) || pattern.before.test(plain) || pattern.after?.test(after),
  )?.kind;
  if (kind === undefined) return undefined;
  if (kind !== 'tender-validity' && kind !== 'standstill' && kind !== 'defects' && otherPeriods.test(own))
    return undefined;
  if (isSuperseded(own) || /\b(?:current|existing|previous)\b[^.;]{0,50}$/i.test(own)) return undefined;
  const months = fact.unit === 'year' ? fact.value * 12 : fact.unit === 'month' ? fact.value : undefined;
  return {
    kind,
    limit: limitOf(model, statement),
    range: fact.range,
    statement: fact.statement,
    value: fact.value,
    unit: fact.unit,
    months,
    times: Math.max(timesBefore(own), timesAfter(after)),
    isRough:
      /\b(?:approximately|about|around|circa|up to|between|at least|no less than|minimum of|or more)\b[^.;]{0,20}$/i.test(
        own,
      ) || /^[ \u00a0]?(?:to|or|-|–)[ \u00a0]?\d/.test(after),
  };
}

const counts: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  an: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

/** "by two further periods of", "2 x", "up to three (3) extensions of". */
function timesBefore(before: string): number {
  const match =
    /\b(one|two|three|four|five|six|\d)\)?(?:[ \u00a0]\(\d\))?[ \u00a0](?:(?:further|additional|optional|separate|successive|consecutive|possible)[ \u00a0]){0,2}(?:periods?|extensions?|options?|terms?)(?:[ \u00a0]periods?)?[ \u00a0](?:each[ \u00a0])?(?:of|for|by)[ \u00a0](?:up to[ \u00a0])?(?:an?[ \u00a0])?$/i.exec(
      before,
    ) ??
    /^[ \u00a0]?(one|two|three|four|five|six|\d)[ \u00a0]?(?:,|:|[-–—])?[ \u00a0]?(?:periods?[ \u00a0])?(?:of|x|×)[ \u00a0](?:up to[ \u00a0])?$/i.exec(
      before,
    ) ??
    /(\d)[ \u00a0]?[x×][ \u00a0]?$/i.exec(before) ??
    /\b(two|three|four|five|six|\d)\)?[ \u00a0](?:sequential|successive|consecutive|further|additional|optional|separate)[ \u00a0]$/i.exec(
      before,
    );
  const written = match?.[1]?.toLowerCase();
  if (written === undefined) return /\btwice\b[^.;]{0,24}$/i.test(before) ? 2 : 1;
  return counts[written] ?? (Number(written) || 1);
}

/** "12 months, with a maximum of two such extensions", "12 months each, on two occasions". */
function timesAfter(after: string): number {
  const match =
    /^[^.;]{0,40}\b(?:maximum of|up to|no more than|on)[ \u00a0](one|two|three|four|five|six|\d)\)?[ \u00a0](?:such[ \u00a0]|further[ \u00a0])?(?:extensions?|occasions?|times|periods?)\b/i.exec(
      after,
    );
  const written = match?.[1]?.toLowerCase();
  if (written === undefined && /^[^.;]{0,30}\btwice\b/i.test(after)) return 2;
  return written === undefined ? 1 : (counts[written] ?? (Number(written) || 1));
}

/** "5 years", "18 months". */
export function writtenMonths(months: number): string {
  if (months % 12 === 0) return months === 12 ? '1 year' : `${months / 12} years`;
  return months === 1 ? '1 month' : `${months} months`;
}
