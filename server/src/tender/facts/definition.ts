// Defined terms: “Term” means …, **Term** has the meaning …, (the “Council”), rows of a table of definitions,
// "Term: meaning" in a section of definitions. The fact's range is the term.

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import type { DefinitionFact, Statement } from '../model.ts';
import type { ReadTable } from '../statements.ts';
import { marksIn, placeOf, type Searched } from './found.ts';

const LONGEST_TERM = 100;
const quoted = /[“"]([^“”"]{1,100})[”"]|‘([^‘’]{1,100})’/g;
const meaning =
  /^[ \u00a0]?(?:\([^()]{0,80}\)[ \u00a0]?)?,?[ \u00a0]?(?:(?:also|in this [\p{L}]+|for the purposes of [^,]{1,60}),?[ \u00a0])?(?:means?\b|shall mean\b|will mean\b|(?:has|have|shall have|bears?|is given|are given) the (?:same )?(?:meanings?)\b|is defined (?:as|in)\b|are defined (?:as|in)\b|refers? to\b|shall include\b|includes?\b|yw\b|yn golygu\b|ciallaíonn\b)/iu;
/** A sentence before a colon, no term: "The documents rank in this order:". */
const says =
  /\b(?:in (?:this|the following|that) order|as follows|following|shall|must|will|may|is|are|has|have|ranks?|appl(?:y|ies)|means|includes?)\b/i;
const joins = /^[ \u00a0]?(?:,|or|and|and\/or|,? (?:or|and))?[ \u00a0]?$/;
const bracketOpening =
  /\((?:(?:the|a|an|each|each a|each an|all|any|together|collectively|together with|hereinafter|hereafter|herein|referred to as|known as|called|defined as|or|and|as|being|individually|jointly|being the|be|in this document)[,:]?[ \u00a0]){0,6}$/i;
const orAnother = /^,?[ \u00a0](?:(?:or|and|each|an?|the|together)[,]?[ \u00a0]){1,4}$/i;
const closesBracket = /^[^()]{0,60}(?:\)|$)/;
const bareTerm =
  /^(\p{Lu}[\p{L}\p{N}’'&/()-]*(?:[ \u00a0][\p{L}\p{N}’'&/()-]+){0,7}?)[ \u00a0](?:means\b|shall mean\b|has the meaning\b)/u;
const termAndMeaning = /^(\p{Lu}[^:–—“”"]{0,80}?)[ \u00a0]?(?::|[–—-][ \u00a0])[ \u00a0]?\S/u;

/** Finds the terms a statement defines. */
export function findDefinitions(searched: Searched): void {
  const { statement } = searched;
  const { text } = statement;
  if (statement.place === 'heading') return;
  const known: number[] = [];
  const add = (from: number, end: number): void => {
    // "the **Council**" in quotation marks and the bold word in it are one term
    const start = from + (/^(?:the|an?)[ \u00a0](?=\p{Lu})/iu.exec(text.slice(from, end))?.[0].length ?? 0);
    const term = text.slice(start, end).trim();
    if (!isTerm(term) || known.includes(start)) return;
    known.push(start);
    searched.facts.push(definition(searched.index, placeOf(statement, start, end), term));
  };
  quotedTerms(text, add);
  boldTerms(statement, add);
  if (statement.section.kind !== 'definitions' || known.length > 0 || statement.cell) return;
  const bare = bareTerm.exec(text) ?? (isFirstOfGroup(statement) ? termAndMeaning.exec(text) : null);
  if (bare?.[1] && !says.test(bare[1])) add(0, bare[1].length);
}

function quotedTerms(text: string, add: (start: number, end: number) => void): void {
  if (!/[“"‘]/.test(text)) return;
  const terms: { start: number; end: number; after: number; before: number }[] = [];
  for (const match of text.matchAll(quoted)) {
    const before = match.index;
    terms.push({
      start: before + 1,
      end: before + match[0].length - 1,
      after: before + match[0].length,
      before,
    });
  }
  let isNextDefined = false;
  let bracketed = -1;
  for (const term of terms) {
    const rest = text.slice(term.after, term.after + 60);
    const opening = text.slice(Math.max(0, term.before - 60), term.before);
    // "(“Co”, or the “Company”)": the second goes on where the first ended
    const isFollowing =
      bracketed >= 0 && term.before - bracketed < 24 && orAnother.test(text.slice(bracketed, term.before));
    if (!(isFollowing || bracketOpening.test(opening)) || !closesBracket.test(rest)) continue;
    bracketed = term.after;
    add(term.start, term.end);
  }
  for (let at = terms.length - 1; at >= 0; at--) {
    const term = terms[at] as (typeof terms)[number];
    const next = terms[at + 1];
    const rest = text.slice(term.after, term.after + 200);
    const isListed: boolean =
      isNextDefined &&
      next !== undefined &&
      joins.test(text.slice(term.after, Math.min(next.before, term.after + 8)));
    isNextDefined = isListed || meaning.test(rest);
    if (isNextDefined) add(term.start, term.end);
  }
}

function boldTerms(statement: Statement, add: (start: number, end: number) => void): void {
  const from = statement.runStart;
  const { text } = statement;
  for (const mark of marksIn(statement, 'strong')) {
    if (mark.end <= from || mark.start >= from + text.length) continue;
    let start = Math.max(0, mark.start - from);
    let end = Math.min(text.length, mark.end - from);
    const rest = text.slice(end, end + 200);
    const isColon =
      /:[ \u00a0]?$/.test(text.slice(start, end)) || /^[”"’]?[ \u00a0]?(?::|[–—-])[ \u00a0]/.test(rest);
    const isMeant = /^[”"’]?/.exec(rest) !== null && meaning.test(rest.replace(/^[”"’]/, ''));
    if (
      !isMeant &&
      !(isColon && start === 0 && (statement.section.kind === 'definitions' || opensDefinitions(statement)))
    )
      continue;
    while (start < end && /[“"‘\s]/.test(text.charAt(start))) start++;
    while (end > start && /[”"’:\s]/.test(text.charAt(end - 1))) end--;
    add(start, end);
  }
}

/** A list under "In this document:" or "the following terms:" defines, whatever its heading says. */
function opensDefinitions({ leadIns }: Statement): boolean {
  const opening = leadIns[leadIns.length - 1]?.text ?? '';
  return (
    /\b(?:definitions?|meanings?|terms|expressions|words) (?:apply|used|below|have|shall|are)|\bfollowing (?:definitions|terms|expressions|words|meanings)\b/i.test(
      opening,
    ) || /^in (?:this|these) [\p{L} -]{3,40}(?:,[^:]{0,80})?:$/iu.test(opening.trim())
  );
}

/** Rows of a table that has a column of terms and one of meanings, or that stands in a section of definitions. */
export function definitionsInTable(
  table: ReadTable,
  statementOf: (row: number, column: number) => number,
): DefinitionFact[] {
  const { block } = table;
  const headers = block.header.map((cell) => cell.run.text.trim());
  if (headers.length < 2) return [];
  const isNamed =
    /^(?:defined )?(?:term|terms|expression|word|words|definition|definitions|abbreviation|acronym|phrase|word or phrase|term or abbreviation)s?$/i.test(
      headers[0] ?? '',
    ) &&
    /meaning|definition|description|explanation|stands for|interpretation|in full/i.test(headers[1] ?? '');
  if (!isNamed && table.section.kind !== 'definitions') return [];
  const found: DefinitionFact[] = [];
  const rows = isNamed ? block.rows : [block.header, ...block.rows];
  rows.forEach((cells, at) => {
    const cell = cells[0];
    if (!cell || (cells[1]?.run.text.trim() ?? '') === '') return;
    const { text } = cell.run;
    if (text.length > 2 * LONGEST_TERM) return;
    const start = text.length - text.replace(/^[“"‘'\s]+/, '').length;
    const end = text.replace(/[”"’':\s]+$/, '').length;
    const term = text.slice(start, end);
    if (!isTerm(term)) return;
    const index = statementOf(isNamed ? at : at - 1, 0);
    found.push(definition(index, sourceRange(cell.run, start, end), term));
  });
  return found;
}

function definition(statement: number, range: Range, term: string): DefinitionFact {
  return { kind: 'definition', range, statement, term };
}

function isTerm(term: string): boolean {
  return term.length > 1 && term.length <= LONGEST_TERM && /\p{L}/u.test(term) && !/[.;!?]\s/.test(term);
}

/** Only the first sentence of an item can be "Term: meaning". */
function isFirstOfGroup(statement: Statement): boolean {
  const { place, run, runStart } = statement;
  if (runStart > 40 || (place !== 'item' && place !== 'paragraph')) return false;
  return run.text.slice(0, runStart).trim().length < 12;
}
