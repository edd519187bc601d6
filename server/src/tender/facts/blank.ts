// Blanks: places left to be filled, "[insert date]", "[●]", "____", "TBC", "{{name}}", "<insert name>", drafting
// notes. Who fills a blank is told by the words in it and the place it stands in.

import { type Chunk, type Range, sourceRange } from '../../markdown/blocks.ts';
import type { BlankFact, Statement } from '../model.ts';
import { marksIn, placeOf, type Searched } from './found.ts';

const squareBrackets = /\[([^[\]]{0,300})\]/g;
const curlyBrackets = /\{\{([^{}]{1,120})\}\}/g;
const angleBrackets = /[<‹«]([^<>‹›«»]{1,200})[>›»]/g;
const abbreviation = /\b(?:TBC|TBA|TBD|T\.B\.C\.|X{3,})(?![\p{L}\p{N}])/gu;
const line = /_{3,}|\.{6,}|…{2,}|[£€][ \u00a0]?(?:…|\.{3,})/g;
const phrase =
  /\bto be (?:completed|filled in|inserted|confirmed|provided|entered) by (?:the )?(?:tenderers?|bidders?|suppliers?|applicants?|candidates?|contractors?|authority|council|buyer|purchaser)\b/gi;

/** What a writer says inside brackets when something is to be put there. */
const asksForText =
  /^(?:please )?(?:insert|enter|add|complete|specify|state|give|provide|fill|select|choose|delete|amend|describe|list|set out|include|confirm|name of|name and|names? |title of|date of|date by|number of|amount|address of|details? of|description of|contract (?:title|name|value|reference)|date|number|name|address|figure|percentage|xx?|tbc|tba|tbd|to be (?:confirmed|agreed|advised|inserted|completed|determined|decided)|if applicable|where applicable|delete as|optional|mewnosoder|rhowch|cuir isteach)\b/i;
const draftingNote =
  /^(?:dn|drafting note|note to (?:drafter|author|buyer|self)|drafter'?s note|guidance(?: note)?|note for (?:drafter|buyer)s?|comment)\b/i;
/** "Tenderer to insert its name": says who puts it there. */
const askedOf =
  /^(?:the )?[\p{L}’' /]{3,30} to (?:insert|complete|enter|state|provide|fill|confirm|specify|add|select|describe|list|advise|check|agree|decide)\b|^[\p{L}’' /]{3,40} (?:to be|tbc|tba|TBC|TBA)(?: (?:inserted|confirmed|agreed|added|advised|decided|completed))?$/iu;
const onlyFiller = /^[\s●•*_.…?xX#-]*$/;
const noteReference = /^(?:sic|\d{1,3}|[a-z]|\.\.\.|…|x)$/;

const bidderWords =
  /\b(?:bidder|tenderer|supplier|applicant|candidate|offeror|respondent|your|you|(?:contractor|consultant|provider|landlord|operator|grantee|organisation|company|vendor|quoter) (?:to (?:insert|complete|state|enter|provide|fill|propose|specify|add|give|name|supply))|by (?:the )?(?:contractor|consultant|provider|operator|vendor))s?\b/i;
const buyerWords = /\b(?:authority|council|buyer|purchaser|employer|client|contracting)\b/i;
const bidderPlace =
  /\b(?:bidder|tenderer|supplier|applicant|candidate|offeror|respondent)(?:['’]?s?['’]?) (?:response|answer|comment|reply|name|to complete|details|submission|use)|\b(?:your|response|answer)\b|^(?:response|answer|reply|yes\/no|rate|price|cost|unit price|amount|signed|signature)\b/i;
const bidderSection =
  /\b(?:form of tender|tender response|response (?:form|template)|questionnaire|method statement template|certificate of|declaration|pricing schedule|schedule of rates|non-collusion)\b/i;

/** Whether what stands in brackets tells a drafter what to put there, instead of being text or asking something of a tenderer. */
export function isInstruction(inside: string): boolean {
  if (draftingNote.test(inside)) return true;
  return (asksForText.test(inside) || askedOf.test(inside)) && !bidderWords.test(inside);
}

/** Whether a heading, a lead-in or the header of a column says that tenderers fill in what stands under it. */
export function isForTenderers(words: string): boolean {
  return bidderPlace.test(words);
}

/** Finds the blanks of a statement. `flags` of the text were looked at by the caller. */
export function findBlanks(searched: Searched, chunk: Chunk): void {
  const { statement } = searched;
  const { text } = statement;
  const taken: Range[] = [];
  const add = (start: number, end: number, prompt: string): void => {
    if (taken.some((piece) => start < piece.end && end > piece.start) || isCode(statement, start, end))
      return;
    taken.push({ start, end });
    searched.facts.push(
      blank(searched, placeOf(statement, start, end), prompt, text.slice(Math.max(0, start - 8), start)),
    );
  };
  if (text.includes('['))
    for (const match of text.matchAll(squareBrackets)) {
      const inside = (match[1] ?? '').trim();
      if (isBlank(inside)) add(match.index, match.index + match[0].length, inside);
    }
  if (text.includes('{{'))
    for (const match of text.matchAll(curlyBrackets))
      add(match.index, match.index + match[0].length, (match[1] ?? '').trim());
  if (/[<‹«]/.test(text))
    for (const match of text.matchAll(angleBrackets)) {
      const inside = (match[1] ?? '').trim();
      if (asksForText.test(inside) || draftingNote.test(inside))
        add(match.index, match.index + match[0].length, inside);
    }
  if (/__|\.\.\.|…/.test(text))
    for (const match of text.matchAll(line)) add(match.index, match.index + match[0].length, '');
  if (text === '…' || text === '...') add(0, text.length, '');
  if (/TB|T\.B|XXX/.test(text))
    for (const match of text.matchAll(abbreviation))
      add(match.index, match.index + match[0].length, match[0]);
  if (text.includes('to be '))
    for (const match of text.matchAll(phrase)) add(match.index, match.index + match[0].length, match[0]);
  findTags(searched, chunk);
}

function isCode(statement: Statement, start: number, end: number): boolean {
  const from = statement.runStart;
  return marksIn(statement, 'code').some((mark) => mark.start < from + end && mark.end > from + start);
}

/** Inside square brackets: a wish for text, a drafting note, or nothing but filler. */
function isBlank(inside: string): boolean {
  if (noteReference.test(inside)) return false;
  return (
    onlyFiller.test(inside) || asksForText.test(inside) || draftingNote.test(inside) || askedOf.test(inside)
  );
}

/** `<insert name>` is read as an HTML tag by Markdown, so it is not in the text but among the marks. */
function findTags(searched: Searched, chunk: Chunk): void {
  const { statement } = searched;
  // A tag after the last word has a space before it that the sentence has lost.
  const after = statement.runStart + statement.text.length + 1;
  const last = statement.run.marks.filter(({ kind, start }) => kind === 'html' && start === after);
  for (const mark of [...marksIn(statement, 'html'), ...last]) {
    if (mark.target === undefined || !mark.target.startsWith('<')) continue;
    const inside = mark.target.replace(/^<|\/?>$/g, '').trim();
    if (!asksForText.test(inside) || isHtml.test(inside)) continue;
    const at = mark.start - statement.runStart;
    if (at < 0 || at > statement.text.length + 1) continue;
    const from = sourceRange(statement.run, mark.start, mark.start).start;
    // The tag stands before the text that follows it, or after the text before it.
    const start = [from, from - mark.target.length].find((offset) =>
      chunk.text.startsWith(mark.target ?? '', offset),
    );
    if (start === undefined) continue;
    searched.facts.push(blank(searched, { start, end: start + mark.target.length }, inside, ''));
  }
}
/** `<insert name>` on a line of its own is an HTML block without content; such a blank stands in no statement. */
export function blanksInHtml(chunk: Chunk): BlankFact[] {
  const found: BlankFact[] = [];
  for (const block of chunk.blocks) {
    if (block.kind !== 'html' || block.children.length > 0 || block.end - block.start > 300) continue;
    const source = chunk.text.slice(block.start, block.end);
    const inside = /^\s*<([^<>]{1,200})>\s*$/.exec(source)?.[1]?.trim();
    if (inside === undefined || !asksForText.test(inside) || isHtml.test(inside)) continue;
    const start = block.start + source.indexOf('<');
    const end = block.start + source.lastIndexOf('>') + 1;
    const filler = bidderWords.test(inside) ? 'bidder' : 'buyer';
    found.push({ kind: 'blank', range: { start, end }, statement: -1, filler, prompt: inside });
  }
  return found;
}

const isHtml = /^(?:a|address|details|title|select|b|i|u|p|ins|del)(?:$|\s[\w-]+=)/i;

function blank(searched: Searched, range: Range, prompt: string, before: string): BlankFact {
  return {
    kind: 'blank',
    range,
    statement: searched.index,
    filler: fillerOf(searched.statement, prompt, before),
    prompt: prompt.slice(0, 300),
  };
}

function fillerOf(statement: Statement, prompt: string, before: string): BlankFact['filler'] {
  const isBidder = bidderWords.test(prompt);
  if (isBidder && !buyerWords.test(prompt)) return 'bidder';
  if (draftingNote.test(prompt)) return 'buyer';
  if (buyerWords.test(prompt) && !isBidder) return 'buyer';
  if (statement.leadIns.some((leadIn) => leadIn.kind !== 'table-caption' && bidderPlace.test(leadIn.text)))
    return 'bidder';
  if (
    /\b(?:yes|no)[ \u00a0]$/i.test(before) ||
    /^(?:signed|signature|for and on behalf)\b/i.test(statement.text)
  )
    return 'bidder';
  for (let section = statement.section; ; ) {
    if (bidderSection.test(section.title)) return 'bidder';
    if (!section.parent) break;
    section = section.parent;
  }
  return prompt === '' || onlyFiller.test(prompt) ? 'unknown' : 'buyer';
}
