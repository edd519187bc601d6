// framework-term-or-new-criterion: a framework lasts longer than its limit, options included, and gives no reason.

import type { Section, Statement } from '../../tender/model.ts';
import { chunksSeeing, type PackView, statementRange } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

const WORDS = 'one two three four five six seven eight nine ten eleven twelve fifteen twenty'.split(' ');
const VALUES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20];
const number = `(\\d{1,3}|${WORDS.join('|')})`;
const years = new RegExp(
  `\\b${number}(?:\\s*\\(\\d{1,3}\\))?[\\s-]*(?:(?:further|more|additional|calendar|full|consecutive)\\s+)?(year|yr|month)s?\\b`,
  'gi',
);
/** "two further periods of one year", "2 x 12 months" */
const periods = new RegExp(
  `\\b${number}\\s*(?:\\(\\d{1,2}\\)\\s*)?(?:(?:further|additional|optional|separate|extension|successive)\\s+){0,2}(?:periods? of(?: up to)?|x|×|extensions? of(?: up to)?|terms? of|(?:options? )?to extend by(?: up to)?)\\s+${number}(?:\\s*\\(\\d{1,3}\\))?[\\s-]*(year|month)s?\\b`,
  'gi',
);
/** "5 + 2 years", "3+1+1" */
const added = /\b(\d{1,2}(?:\s*\+\s*\d{1,2}){1,4})(?:[\s-]*(?:years?|yrs?)\b|\s*$)/i;
const more = new RegExp(
  `\\b(?:by|for|of)\\s+(?:up to\\s+)?(?:a (?:further|maximum of)\\s+)?${number}\\s+more\\b`,
  'i',
);
const aboutTerm =
  /\b(?:term|terms|period|duration|length|last|lasts|run|runs|running|valid|remain|remains|expire|expires|starts?|ends?|begins?|commences?|continue|force|operate|appoint(?:ed|ment)?|options?|years?['’]? framework|year framework)\b/i;
const extends_ = /\b(?:exten\w+|option\w*|renew\w*|prolong\w*)\b/i;
const other =
  /\b(?:experience|previous|past|last (?:three|five|\d)|warrant\w+|records?|retain\w*|accounts|guarantee\w*|insur\w+|licen[cs]e\w*|old|age|turnover|qualif\w+|call-?offs?|orders? (?:under|placed)|individual contracts?)\b/i;
const reasons =
  /\b(?:because|reasons?|justif\w+|owing to|due to|since the|nature of the|open framework|defence|security|utilit\w+|light touch|recoup|recover|amorti[sz]\w+|payback|life ?cycle|lifetime|pay back|paid (?:for|back|off))\b/i;

const noReason = /\b(?:no|without(?: giving| any)?) (?:reasons?|justification)\b/gi;

export const frameworkTermOrNewCriterion: CodedCheck = {
  id: 'framework-term-or-new-criterion',
  watches: ['term-of-years'],
  find: ({ view, rule }) => {
    const most = rule.figures?.years;
    return most === undefined ? [] : termsOver(view, most);
  },
};

function termsOver(view: PackView, most: number): readonly CodedFinding[] {
  const out: CodedFinding[] = [];
  for (const document of view.documents)
    for (const chunk of chunksSeeing(document, 'term-of-years')) {
      const { statements } = chunk.model;
      for (const { concept, statement: index } of chunk.local.signals) {
        if (concept !== 'term-of-years') continue;
        const statement = statements[index] as Statement;
        if (statement.place === 'heading' || statement.place === 'quote') continue;
        const text = [...statement.leadIns.map((l) => l.text), statement.text].join(' ');
        if (!aboutTerm.test(text) || other.test(text) || !isOfFramework(statement, text, view)) continue;
        const near = [statements[index - 1], statement, statements[index + 1]];
        if (near.some((s) => s && reasons.test(s.text.replace(noReason, '')))) continue;
        const term = termOf(statement.text, statements[index + 1]) ?? betweenDates(statement.text);
        if (term === undefined || term <= most) continue;
        out.push({
          document: document.index,
          range: statementRange(chunk, statement),
          match: statement.text,
          because: [
            `A term of ${round(term)} years, options included; the limit is ${most} years unless reasons are given.`,
          ],
        });
      }
    }
  return out;
}

/** The sentence, a heading above it or the profile says that it is a framework's term. */
function isOfFramework(statement: Statement, text: string, view: PackView): boolean {
  const word = /\bframeworks?\b/i;
  if (word.test(text)) return true;
  if (/\b(?:this|the) contract\b/i.test(text)) return false;
  for (let s: Section | undefined = statement.section; s; s = s.parent) if (word.test(s.title)) return true;
  return (
    view.pack.profile.profile.procedure === 'framework' &&
    /\b(?:agreement|initial|this|term)\b/i.test(text) &&
    !/\bcontract\b/i.test(text)
  );
}

/** Years of the first term and of its extensions, also of an extension in the sentence after it. */
export function termOf(text: string, next: Statement | undefined): number | undefined {
  const sums = added.exec(text)?.[1];
  if (sums !== undefined) return sums.split('+').reduce((n, years) => n + Number(years), 0);
  const own = spans(text);
  if (own.length === 0) return undefined;
  const first = own[0] as Span;
  const rest = own.slice(1);
  const whole = rest.find((s) =>
    /\b(?:in total|in all|overall|maximum of|altogether|a total of)\b/i.test(around(text, s)),
  );
  if (whole) return Math.max(whole.years, first.years);
  let sum = first.years;
  if (extends_.test(text)) {
    sum += rest.reduce((n, s) => n + s.years, 0);
    const bare = more.exec(text)?.[1];
    if (rest.length === 0 && bare !== undefined) sum += figureOf(bare);
  } else if (next && extends_.test(next.text) && !other.test(next.text)) {
    const further = spans(next.text);
    if (further.length > 0) sum += (further[0] as Span).years;
  }
  return sum;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const day = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTHS.join('|')})\\s+(20\\d\\d)\\b`, 'gi');

/** Years between the first and the last of the days that a sentence names, if it names two or more. */
function betweenDates(text: string): number | undefined {
  const days = [...text.matchAll(day)].map(
    (m) => Number(m[3]) + MONTHS.indexOf((m[2] as string).toLowerCase()) / 12 + (Number(m[1]) - 1) / 366,
  );
  if (days.length < 2) return undefined;
  // The last day counts in full: 1 April to 31 March is a whole year.
  return Math.round((Math.max(...days) - Math.min(...days)) * 24) / 24;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly years: number;
}

function spans(text: string): readonly Span[] {
  const out: Span[] = [];
  for (const m of text.matchAll(periods))
    out.push({
      start: m.index,
      end: m.index + m[0].length,
      years: figureOf(m[1] as string) * inYears(m[2] as string, m[3] as string),
    });
  for (const m of text.matchAll(years)) {
    const start = m.index;
    if (out.some((s) => start >= s.start && start < s.end)) continue;
    out.push({ start, end: start + m[0].length, years: inYears(m[1] as string, m[2] as string) });
  }
  return out.sort((a, b) => a.start - b.start);
}

const inYears = (value: string, unit: string) => figureOf(value) / (/^month/i.test(unit) ? 12 : 1);
const figureOf = (word: string) => VALUES[WORDS.indexOf(word.toLowerCase())] ?? Number(word);
const around = (text: string, span: Span) => text.slice(Math.max(0, span.start - 30), span.end + 20);
const round = (n: number) => Math.round(n * 100) / 100;
