// References in the statements of a chunk: "clause 4.2(b)", "Schedules 2 and 3", "paragraphs 4 to 7 of Part 2 of Schedule 1",
// "section 7.05 (Right of Rejection)", each number one reference.

import { type Mark, type Range, sourceRange } from '../markdown/blocks.ts';
import { marksIn } from '../tender/facts/found.ts';
import { mention, mentionsOf } from '../tender/mentions.ts';
import type { ChunkModel, Statement } from '../tender/model.ts';
import { citedLawAround, documentAfter, documentBefore } from './citations.ts';
import { segmentsOf } from './labels.ts';
import type { Container, InternalLink, PartWord, Reference } from './model.ts';
import { isAttachmentWord, partWordOf } from './part-words.ts';
import { clauseOf, type Found, ownerSaid, spokenOf } from './reference-owners.ts';

const word =
  /(?<![\p{L}\p{N}-])(sub-?clauses?|clauses?|cls?\.|sub-?sections?|sections?|secs?\.|§§?|sub-?paragraphs?|paragraphs?|paras?\.?|articles?|arts?\.|conditions?|chapters?|parts?|items?|tables?|figures?|figs?\.|schedules?|scheds?\.|schs?\.|annex(?:es|ures?|e)?|appendix|appendices|appendixes|app\.|appx\.?|attachments?|exhibits?|forms?|volumes?|vols?\.|documents?|s\.|ss\.|atodlen|sceideal)[ \u00a0]{0,2}(?:[Nn]os?\.?[ \u00a0])?/giu;
/** The same in single words; § among other signs counts as all of them. */
const mayRefer = mention(
  /^(?:clauses?|cls?|(?:sub)?(?:sections?|clauses?|paragraphs?)|secs?|paras?|articles?|arts?|conditions?|chapters?|parts?|items?|tables?|figures?|figs?|schedules?|scheds?|schs?|annex(?:es|ures?|e)?|appendix|appendices|appendixes|appx?|attachments?|exhibits?|forms?|volumes?|vols?|documents?|ss?|atodlen|sceideal)(?:nos?)?$/,
);
const tail = '(?:[ \\u00a0]?\\((?:[a-z]{1,5}|[A-Z]|[IVX]{1,5}|\\d{1,3})\\))*';
const figure = `\\d{1,3}[A-Z]{0,2}(?:\\.\\d{1,3}[A-Z]?){0,6}(?:\\.[a-z](?![a-z]))?${tail}`;
const roman = `[IVXL]{1,6}(?:\\.\\d{1,3}){0,4}${tail}`;
const letter = `[A-Z]\\d{0,3}(?:\\.\\d{1,3}){0,4}${tail}`;
const bracketed = `\\((?:[a-z]{1,5}|[A-Z]|[IVX]{1,5}|\\d{1,3})\\)${tail}`;
const ends =
  '(?![\\p{L}\\p{N}%£€$])(?!,\\d{3}|\\.\\d|[ \\u00a0]?(?:%|per cent|million|pence|km|miles?\\b|hours?\\b|days?\\b|weeks?\\b|months?\\b|years?\\b))';
const label = new RegExp(`(?:${figure}|${bracketed}|${letter}|${roman})${ends}`, 'uy');
const joint =
  /(?:[ \u00a0]?,[ \u00a0]?(?:and[ \u00a0]|or[ \u00a0]|and\/or[ \u00a0])?|[ \u00a0]?(?:[-–—]|\/)[ \u00a0]?|[ \u00a0](?:and|or|to|through|and\/or|&|agus|or to)[ \u00a0])(?:inclusive[ \u00a0])?/uy;

const MOST_IN_A_LIST = 20;

/** The references of a chunk, in order. */
export function referencesOf(model: ChunkModel): readonly Reference[] {
  const out: Reference[] = [];
  const mentions = mentionsOf(model);
  if (!mentions.any(mayRefer)) return out;
  for (const [index, statement] of model.statements.entries())
    if (mentions.in(index, mayRefer)) referencesIn(model, statement, index, out);
  return out;
}

function referencesIn(model: ChunkModel, statement: Statement, index: number, out: Reference[]): void {
  const { text } = statement;
  if (text.length < 3) return;
  word.lastIndex = 0;
  let before: Found | undefined;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const found = foundAt(text, match.index, match[1] ?? '', word.lastIndex);
    if (!found) continue;
    word.lastIndex = found.end;
    emit(statement, index, found, before, out, spokenOf(model, statement, out));
    before = found;
  }
}

function foundAt(text: string, start: number, wordText: string, from: number): Found | undefined {
  const part = /^(?:s|ss|§§?)\.?$/i.test(wordText) ? 'section' : partWordOf(wordText);
  if (!part) return undefined;
  const first = labelAt(text, from);
  if (!first || !fits(part, wordText, first.label, text.slice(start + wordText.length, from)))
    return undefined;
  const numbers = [{ ...first, isTo: false }];
  while (numbers.length < MOST_IN_A_LIST) {
    const last = numbers[numbers.length - 1] as (typeof numbers)[number];
    joint.lastIndex = last.end;
    const between = joint.exec(text);
    if (!between) break;
    const next = labelAt(text, joint.lastIndex);
    if (!next || !isSameSort(first.label, next.label)) break;
    if (isAlone(wordText) && /^[ \u00a0]?,/.test(between[0]) && !/\./.test(next.label)) break;
    // "Lot 6 – 9 to 22 seats": after a word in the singular a dash with spaces joins nothing
    if (isAlone(wordText) && /^[ \u00a0][-–—][ \u00a0]/.test(between[0])) break;
    numbers.push({ ...next, isTo: /to|through|[-–—]/.test(between[0]) && !/and|or to/.test(between[0]) });
  }
  return {
    word: part,
    wordText,
    start,
    numbers,
    end: (numbers[numbers.length - 1] as { readonly end: number }).end,
  };
}

function labelAt(text: string, from: number): { label: string; start: number; end: number } | undefined {
  label.lastIndex = from;
  const match = label.exec(text);
  return match ? { label: match[0], start: from, end: label.lastIndex } : undefined;
}

/** The word is in the singular: "clause". */
function isAlone(wordText: string): boolean {
  return !/s\.?$|ces$|§§/i.test(wordText) || /^(?:s|sch)\.$/i.test(wordText);
}

function isSameSort(first: string, next: string): boolean {
  const sort = (text: string) => (text.startsWith('(') ? 1 : /^\d/.test(text) ? 2 : 3);
  return sort(first) === sort(next) || (sort(next) === 1 && sort(first) === 2);
}

const capitalWords: ReadonlySet<PartWord> = new Set([
  'form',
  'document',
  'volume',
  'part',
  'item',
  'condition',
  'table',
  'figure',
  'exhibit',
  'attachment',
  'article',
]);

/** Small words need care: "part a", "conditions A", "documents 3 copies" are no references. */
function fits(part: PartWord, wordText: string, number: string, space: string): boolean {
  const isCapital = wordText.charAt(0) !== wordText.charAt(0).toLowerCase();
  if (number.startsWith('('))
    return (
      ['clause', 'paragraph', 'section', 'condition', 'item', 'part'].includes(part) &&
      !/^s/i.test(wordText.length < 3 ? wordText : '')
    );
  if (space === '' && !/[.§]$/.test(wordText)) return false;
  const isFigure = /^\d/.test(number);
  if (!isFigure) {
    if (part === 'clause' || part === 'paragraph' || part === 'condition' || part === 'article')
      return /^[A-Z]\d|^[IVX]+\.\d/.test(number);
    // "Form I completed", "Part A"; the pronoun and the article
    if (/^(?:I|A)$/.test(number) && !isCapital) return false;
    return isCapital || isAttachmentWord(part) || /^[A-Z]\d/.test(number) || part === 'section';
  }
  if (capitalWords.has(part) && !isCapital)
    return part === 'item' || part === 'table' || part === 'figure'
      ? /^\d/.test(number)
      : /^\d/.test(number) && part !== 'document' && part !== 'form';
  return true;
}

function emit(
  statement: Statement,
  index: number,
  found: Found,
  before: Found | undefined,
  out: Reference[],
  spoken: Reference | undefined,
): void {
  const { text } = statement;
  const title = titleAfter(statement, found);
  const end = title?.end ?? found.end;
  const owner = ownerSaid(text, found, end, spoken);
  const said = owner ? undefined : clauseOf(text, found, before);
  const outside =
    owner?.outside ?? said?.outside ?? citedLawAround(text, found.start, found.end, found.wordText);
  const isOfAttachment = owner !== undefined && (isAttachmentWord(owner.word) || owner.word === 'part');
  const inClause = isOfAttachment ? undefined : (owner?.segments ?? said?.segments);
  const containers = outside
    ? []
    : owner
      ? inClause
        ? owner.containers
        : [
            {
              kind: owner.word === 'part' ? 'part' : 'attachment',
              word: owner.word,
              label: owner.label,
            } as const,
            ...owner.containers,
          ]
      : containersOf(text, found, before, said ? Math.max(end, said.end) : end);
  const doubt = owner?.doubt ?? doubtOf(statement, found);
  const link = linkAt(statement, found.start, found.end);
  for (const [nth, number] of found.numbers.entries()) {
    const isLast = nth === found.numbers.length - 1;
    const previous = found.numbers[nth - 1];
    out.push({
      word: found.word,
      label: number.label.replace(/[ \u00a0]/g, ''),
      segments: [...(inClause ?? []), ...segmentsOf(number.label)],
      ...(inClause ? { within: inClause } : {}),
      range: place(statement, nth === 0 ? found.start : number.start, number.end),
      labelRange: place(statement, number.start, number.end),
      ...(number.isTo && previous ? { rangeFrom: previous.label } : {}),
      containers,
      ...(isLast && title
        ? { title: { text: title.text, range: place(statement, title.start, title.end) } }
        : {}),
      ...(outside === undefined ? {} : { outside }),
      ...(doubt === undefined ? {} : { doubt }),
      ...(link === undefined ? {} : { link }),
      statement: index,
    });
  }
}

function place(statement: Statement, start: number, end: number): Range {
  return sourceRange(statement.run, statement.runStart + start, statement.runStart + end);
}

const inBrackets = /^[ \u00a0]?\((?:entitled |headed )?[“"‘']?(\p{Lu}[^()“”"]{2,90}?)[”"’']?\)/u;
const inQuotes = /^,?[ \u00a0](?:[-–—:][ \u00a0]|entitled |headed |titled )?[“"‘](\p{Lu}[^“”"]{2,90}?)[”"’]/u;
const entitled =
  /^,?[ \u00a0](?:entitled|headed|titled)[ \u00a0]((?:\p{Lu}[\p{L}’'-]*|and|of|for|the|to|&|in)(?:[ \u00a0](?:\p{Lu}[\p{L}’'-]*|and|of|for|the|to|&|in)){0,8})/u;
const notTitle =
  /^(?:as |the |and |or |see |Part |Parts |Schedule |Annex |Appendix |Clause |Section |Paragraph |Act|Regulation)|\d{4}\b|\bActs?\b|\bRegulations?\b/;

/** The title given with a reference, and where it stands in the statement. */
function titleAfter(
  statement: Statement,
  { end }: Found,
): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const rest = statement.text.slice(end, end + 120);
  for (const pattern of [inBrackets, inQuotes, entitled]) {
    const match = pattern.exec(rest);
    const text = match?.[1]?.trim();
    if (!match || !text || notTitle.test(text)) continue;
    const start = end + match[0].indexOf(text);
    return { text, start, end: end + match[0].length };
  }
  // The rest of a link's text: [Section 1.12 Right of Rejection](#…)
  const mark = markAt(statement, end - 1);
  if (!mark) return undefined;
  const linkEnd = Math.min(mark.end - statement.runStart, statement.text.length);
  const text = statement.text.slice(end, linkEnd);
  const plain = text.replace(/^[\s.:–—-]+/u, '').trim();
  if (!/^\p{Lu}/u.test(plain) || plain.length < 4 || plain.length > 120) return undefined;
  const start = end + text.indexOf(plain);
  return { text: plain, start, end: start + plain.length };
}

function markAt(statement: Statement, at: number): Mark | undefined {
  const offset = statement.runStart + at;
  return marksIn(statement, 'link').find((mark) => mark.start <= offset && mark.end > offset);
}

function linkAt(statement: Statement, start: number, end: number): string | undefined {
  return (markAt(statement, start) ?? markAt(statement, end - 1))?.target;
}

const containerAfter =
  /^(?:[ \u00a0]?\([^()]{1,80}\))?,?[ \u00a0](?:of|to|in|under|at|within|from)[ \u00a0](this|the|that)?[ \u00a0]?(part|schedule|annexe?|annexure|appendix|attachment|exhibit|form|section|chapter|volume|document)(?:[ \u00a0](\d{1,3}[A-Z]?|[A-Z]\d{0,2}|[IVX]{1,5})(?![\p{L}\p{N}]))?/iu;
const thisDocument =
  /^(?:[ \u00a0]?\([^()]{1,80}\))?,?[ \u00a0](?:of|to|in|under|above in|below in)[ \u00a0]this[ \u00a0](contract|agreement|invitation|itt|document|specification|tender|rfp|rfq|pws|framework|call-off|notice|order|deed|volume|policy|guide)/iu;

/** What a reference says it stands in, innermost first. */
function containersOf(
  text: string,
  found: Found,
  before: Found | undefined,
  titleEnd: number,
): readonly Container[] {
  const containers: Container[] = [];
  let at = titleEnd;
  for (let i = 0; i < 3; i++) {
    const match = containerAfter.exec(text.slice(at, at + 160));
    const part = match && partWordOf(match[2] ?? '');
    if (!match || !part) break;
    if (match[3] !== undefined)
      containers.push({ kind: isAttachmentWord(part) ? 'attachment' : 'part', word: part, label: match[3] });
    else if (match[1]?.toLowerCase() === 'this') containers.push({ kind: 'this', word: part });
    else break;
    at += match[0].length;
  }
  if (containers.length === 0 && thisDocument.test(text.slice(at, at + 120)))
    return [
      { kind: 'this', word: (thisDocument.exec(text.slice(at, at + 120))?.[1] ?? 'document').toLowerCase() },
    ];
  const named = documentAfter(text, at);
  if (named && !partWordOf(named.name)) return [...containers, { kind: 'named', name: named.name }];
  if (containers.length > 0) return containers;
  // "Schedule 2 (Prices), paragraph 3"
  if (before && (isAttachmentWord(before.word) || before.word === 'part') && !isAttachmentWord(found.word)) {
    const between = text.slice(before.end, found.start);
    const owner = before.numbers[before.numbers.length - 1];
    if (
      owner &&
      /^(?:[ \u00a0]?\([^()]{1,80}\))?,?[ \u00a0](?:at[ \u00a0]|in[ \u00a0]|[-–—:][ \u00a0])?$/u.test(between)
    )
      return [
        { kind: before.word === 'part' ? 'part' : 'attachment', word: before.word, label: owner.label },
      ];
  }
  const name = documentBefore(text, found.start);
  return name && name.split(' ').length > 1 && documentNoun.test(name) && !partWordOf(name)
    ? [{ kind: 'named', name }]
    : [];
}

const documentNoun =
  /\b(?:Agreement|Contract|Terms|Conditions|Specification|Policy|Guide|Guidance|Manual|Handbook|Plan|Strategy|Invitation|ITT|Brief|Standard|Code|Framework)$/;

const statuteNoun =
  /^[ \u00a0](?:agreements?|notices?|contributions?|funding|monies|officer|order|consultations?|aftercare|compliance|conformant|product|standards?|audit|duty|duties|payments?|requirements?|scheme|works?|accessib\w+)\b/i;
const amending =
  /\b(?:delet\w*|insert\w*|replac\w*|substitut\w*|amend\w*|renumber\w*|formerly|previously|no longer|superseded|new (?:clause|section|paragraph))\b/i;

/** Why it may be no reference to a place in this pack. */
function doubtOf(statement: Statement, { word: part, numbers, end, wordText }: Found): string | undefined {
  const { text, place: where } = statement;
  if (where === 'quote') return 'it stands in a quotation';
  if (where === 'heading') return 'it stands in a heading';
  if (amending.test(text)) return 'the sentence speaks of wording that is changed or taken out';
  const next = text.slice(end, end + 40);
  const label = numbers[0]?.label ?? '';
  if (part === 'section' && /^\d+[A-Z]?$/.test(label) && statuteNoun.test(next))
    return 'sections of statutes are named so';
  if (part === 'article' && /\)$/.test(label)) return 'articles of directives are cited so';
  if (part === 'item' || part === 'volume' || part === 'document')
    return 'items and volumes are numbered in many ways';
  if ((part === 'part' || part === 'form') && wordText.charAt(0) === wordText.charAt(0).toLowerCase())
    return 'not written as a name';
  return undefined;
}

/** Links that lead to a place of the pack rather than to the web. */
export function linksOf(model: ChunkModel): readonly InternalLink[] {
  const out: InternalLink[] = [];
  for (const [index, statement] of model.statements.entries()) {
    if (statement.run.marks.length === 0) continue;
    const from = statement.runStart;
    const to = from + statement.text.length;
    for (const mark of marksIn(statement, 'link')) {
      if (mark.target === undefined || mark.start < from || mark.start >= to) continue;
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(mark.target)) continue;
      out.push({
        target: mark.target,
        text: statement.run.text.slice(mark.start, mark.end),
        range: sourceRange(statement.run, mark.start, mark.end),
        statement: index,
      });
    }
  }
  return out;
}
