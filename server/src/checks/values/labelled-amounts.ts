// The sums of money of a chunk, each with what it is the sum of, as far as the words around it say: the value of the
// contract, a kind of insurance, a limit of liability. Cached by the chunk's model.

import type { Range } from '../../markdown/blocks.ts';
import type { AmountFact, ChunkModel, Statement } from '../../tender/model.ts';
import { type AmountKind, kindIn } from './amount-kinds.ts';
import { isHistory, isSuperseded, leadInText, limitOf, type RowContext, rowContext } from './context.ts';
import { keptPerChunk } from './per-chunk.ts';

export interface LabelledAmount {
  readonly kind: AmountKind | `other:${string}`;
  /** The lot or stage it is limited to, and what else sets it apart: yearly, with extensions, whose liability for what. */
  readonly limit: string;
  readonly fact: AmountFact;
  /** In the chunk. */
  readonly range: Range;
  readonly statement: number;
  readonly vat: AmountFact['vat'];
  readonly isRough: boolean;
  /** Months it is the sum of, where the words say. */
  readonly months: number | undefined;
  readonly isPast: boolean;
}

const MOST_WORDS = 240;

export const labelledAmounts = keptPerChunk(read);

function read(model: ChunkModel): readonly LabelledAmount[] {
  const found: LabelledAmount[] = [];
  const byStatement = new Map<number, AmountFact[]>();
  for (const fact of model.facts)
    if (fact.kind === 'amount' && fact.statement >= 0) {
      const list = byStatement.get(fact.statement);
      if (list) list.push(fact);
      else byStatement.set(fact.statement, [fact]);
    }
  for (const [index, facts] of byStatement) {
    const statement = model.statements[index] as Statement;
    if (statement.place === 'quote') continue;
    found.push(...labelled(model, statement, index, facts));
  }
  return found;
}

function labelled(
  model: ChunkModel,
  statement: Statement,
  index: number,
  facts: readonly AmountFact[],
): LabelledAmount[] {
  const { text } = statement;
  const row = rowContext(model, statement);
  const isOld = isHistory(statement);
  const source = model.chunk.text;
  const found: LabelledAmount[] = [];
  let from = 0;
  facts.forEach((fact, at) => {
    // Where the amount stands in the sentence: the source may hold marks that the sentence does not.
    const written = source.slice(fact.range.start, fact.range.end);
    const start = Math.max(from, text.indexOf(written, from));
    const end = start + written.length;
    const before = text.slice(from, start).slice(-MOST_WORDS);
    const next = facts[at + 1];
    const nextStart = next ? text.indexOf(source.slice(next.range.start, next.range.end), end) : text.length;
    const after = text.slice(end, nextStart < 0 ? text.length : nextStart).slice(0, MOST_WORDS);
    from = end;
    const kind = kindOf(statement, row, before, after);
    if (kind?.endsWith('-value') && isBound(before, after)) return;
    if (kind === undefined || isPartOfRange(text, start, end, facts.length)) return;
    found.push({
      kind,
      limit: [limitOf(model, statement), basisOf(kind, statement, row, before, after)]
        .filter(Boolean)
        .join(' '),
      fact,
      range: fact.range,
      statement: index,
      vat: fact.vat ?? vatOfSection(statement),
      months: monthsIn(before) ?? monthsIn(after),
      isRough:
        /\b(?:approx\w*|about|around|circa|c\.|roughly|in the region of|estimated|some)[ \u00a0]*$|~[ \u00a0]?$/i.test(
          before,
        ) || /\b(?:approx\w*|in the region of|circa)\b/i.test(before.slice(-50)),
      isPast:
        isOld ||
        isSuperseded(before) ||
        (/\b(?:current|existing|previous|last year)\b[^.;]{0,60}$/i.test(before) &&
          !/\b(?:current|existing)[ \u00a0]+(?:[\p{L}]+[ \u00a0]+)?(?:certificates?|polic(?:y|ies)|insurance|cover)\b/iu.test(
            before,
          )),
    });
  });
  return found;
}

function kindOf(
  statement: Statement,
  row: RowContext | undefined,
  before: string,
  after: string,
): LabelledAmount['kind'] | undefined {
  const own = kindIn(before.trimEnd());
  if (own) return own;
  // "£10m public liability", "£5 million for professional indemnity"
  const behind =
    /^[ \u00a0]?(?:\([^)]{0,40}\)[ \u00a0]?)?(?:(?:of|for|in|in respect of|worth of)[ \u00a0])?((?:[\p{L}’'-]+[ \u00a0]){0,3}(?:liability|indemnity|insurance)[^.;,]{0,20})/iu.exec(
      after,
    )?.[1];
  if (behind) {
    const kind = kindIn(behind);
    if (kind && kind !== 'liability-cap') return kind;
  }
  if (row) {
    for (const other of row.others) {
      if (other.length > MOST_WORDS) continue;
      const kind = kindIn(other);
      if (kind) return kind;
    }
    const column = kindIn(row.columnHeader);
    if (column && row.rows === 1) return column;
    return undefined;
  }
  if (statement.text.length < 120) {
    const above = leadInText(statement.leadIns).slice(-MOST_WORDS);
    // Parts of a sum that the lead-in gives are not that sum.
    const hung = /[£€$]|\bGBP|\bEUR/.test(above) ? undefined : kindIn(above);
    if (hung && hung !== 'contract-value') return hung;
    if (statement.place !== 'heading' && !/\b(?:shall|must|will|is|are)\b/i.test(statement.text)) {
      const title = kindIn(statement.section.title);
      if (title) return title;
    }
  }
  return undefined;
}

/** "a sub-contract worth £25,000 or more", "contracts of at least £1m": a bound for others, not the value of this one. */
function isBound(before: string, after: string): boolean {
  if (/^[ \u00a0]?(?:or|and)[ \u00a0](?:more|less|above|over|below|under|greater)\b/i.test(after))
    return true;
  return /\b(?:sub-?contracts?|similar contracts?|(?:previous|other|comparable|two|three) contracts?|each contract|orders?|variations?|thresholds?)\b[^.;]{0,60}$/i.test(
    before,
  );
}

/** What sets two sums of one kind apart. */
function basisOf(
  kind: LabelledAmount['kind'],
  statement: Statement,
  row: RowContext | undefined,
  before: string,
  after: string,
): string {
  const near = `${row ? `${row.others.join(' ')} ${row.columnHeader} ` : ''}${before} ${after.slice(0, 90)}`;
  const parts: string[] = [];
  const isValue = kind.endsWith('-value') || kind === 'budget';
  if (
    isValue &&
    /\b(?:per annum|p\.a\.|annual\w*|per year|a year|yearly|each year|every year|per month|monthly|per quarter|(?:for|of|in) (?:one|a|the first) year|first year|year (?:one|1))\b/i.test(
      near,
    ) &&
    kind !== 'annual-value'
  )
    parts.push('yearly');
  if (
    isValue &&
    /\b(?:initial (?:term|period)|without (?:any )?extensions?|excluding (?:any )?(?:options?|extensions?))\b/i.test(
      near,
    )
  )
    parts.push('initial term');
  if (
    isValue &&
    /\b(?:includ\w+|inclusive of|with|and|plus) (?:all |any |the |possible |optional )*(?:options?|extensions?)\b/i.test(
      near,
    )
  )
    parts.push('with extensions');
  if (
    isValue &&
    /\b(?:per (?:lot|order|call-off|unit|hour|day|place|person|child|site)|each (?:lot|order|call-off))\b/i.test(
      near,
    )
  )
    parts.push('each');
  if (kind === 'delay-damages') {
    const span = /\b(day|week|month)(?:ly)?\b/i.exec(`${after.slice(0, 40)} ${before.slice(-40)}`)?.[1];
    parts.push(`per ${span?.toLowerCase() ?? ''}`, /\bsection(?:al)?\b/i.test(near) ? 'section' : '');
  }
  if (kind === 'liability-cap') {
    const whose =
      /\b(supplier|contractor|provider|consultant|operator|concessionaire|licensee|tenant|vendor|seller|company)\b(?=[^.;]{0,80}liab)|\b(\p{L}{3,})(?=['’]s?[ \u00a0](?:total |aggregate |overall |maximum )*liab)/iu.exec(
        before,
      );
    const text = `${leadInText(statement.leadIns)} ${before} ${after.slice(0, 50)}`;
    parts.push(whose?.[2] ? 'buyer' : 'supplier');
    if (/\bpropert/i.test(text)) parts.push('property');
    if (/\b(?:loss of|damage to|delay|late|death|infringement)\b/i.test(`${before} ${after.slice(0, 40)}`))
      parts.push('one loss');
    if (/\bdata\b|cyber|confiden/i.test(text)) parts.push('data');
    if (/\b(?:indirect|default|(?:all|any) other)\b/i.test(`${before} ${after.slice(0, 30)}`))
      parts.push('other');
    if (
      /\bper (?:claim|event|annum|year)|each (?:claim|event|(?:contract )?year)|in any (?:contract )?year|any one|aggregate|in total|annual/i.test(
        near,
      )
    )
      parts.push(
        /(?:per|each|any) (?:contract )?(?:year|annum)|annual/i.test(near)
          ? 'yearly'
          : /aggregate|total/i.test(near)
            ? 'aggregate'
            : 'each',
      );
  }
  if (/insurance|liability|indemnity/.test(kind) && kind !== 'liability-cap')
    if (/\bexcess\b|deductible|premium/i.test(near)) parts.push('excess');
  return parts.join(' ');
}

/** "over 5 years", "12-month contract": the last stretch of time named. */
function monthsIn(words: string): number | undefined {
  const found = [...words.matchAll(/(?<![\d.])(\d{1,3})\)?[ \u00a0-](month|year)s?\b/gi)].at(-1);
  return found && Number(found[1]) * (found[2]?.toLowerCase() === 'year' ? 12 : 1);
}

/** "£1m to £2m": neither end is the sum. */
function isPartOfRange(text: string, start: number, end: number, count: number): boolean {
  if (count < 2) return /\bbetween[ \u00a0]$/i.test(text.slice(Math.max(0, start - 10), start));
  return (
    (/^[ \u00a0]?(?:to|and|-|–|—)[ \u00a0]?(?:£|€|\$|GBP|EUR|\d)/i.test(text.slice(end, end + 10)) &&
      !/^[ \u00a0]?and/i.test(text.slice(end, end + 6))) ||
    /\bbetween[ \u00a0]$/i.test(text.slice(Math.max(0, start - 10), start)) ||
    /\d[ \u00a0]?(?:m|million|k)?[ \u00a0]?(?:to|-|–|—)[ \u00a0]?$/i.test(
      text.slice(Math.max(0, start - 14), start),
    )
  );
}

function vatOfSection(statement: Statement): AmountFact['vat'] {
  const { title } = statement.section;
  if (/\b(?:excl\w*|ex\.?|net of|without)[ \u00a0](?:of[ \u00a0])?VAT/i.test(title)) return 'excluded';
  return /\b(?:incl\w*|with)[ \u00a0](?:of[ \u00a0])?VAT/i.test(title) ? 'included' : undefined;
}
