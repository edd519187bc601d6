// Finds the lines that are used as headings: Markdown headings, a short bold line, a short numbered line
// ("4.2 Evaluation", "SCHEDULE 3 - SOCIAL VALUE"), a line of capitals that names a kind of section.

import type { HeadingBlock, ParagraphBlock, TextRun } from '../markdown/blocks.ts';
import { headingNumberAt, type TypedNumber } from './numbering.ts';
import { kindOfTitle, type SectionVocabulary } from './section-vocabulary.ts';
import type { HeadingLine } from './sections.ts';
import { isSpace } from './sentences.ts';

const LONGEST_BOLD_LINE = 120;
const LONGEST_TYPED_LINE = 90;

export interface FoundHeading extends HeadingLine {
  /** Where the title starts and ends in the run's text. */
  readonly start: number;
  readonly end: number;
  /** The number as read, for asking whether it continues an open list. */
  readonly typed: TypedNumber | undefined;
}

/** A Markdown heading, its typed number taken off. */
export function markdownHeading(block: HeadingBlock): FoundHeading {
  return cutHeading(block.run.text, block.depth);
}

/** A paragraph used as a heading, or undefined. */
export function headingParagraph(
  block: ParagraphBlock,
  vocabulary: SectionVocabulary,
): FoundHeading | undefined {
  const { text } = block.run;
  if (text.length > LONGEST_BOLD_LINE + 20) return undefined;
  const line = text.trim();
  if (line.length === 0 || line.length > LONGEST_BOLD_LINE) return undefined;
  if (isBold(block.run)) return boldHeading(text, line);
  if (line.length > LONGEST_TYPED_LINE || endsOpen(line)) return undefined;
  const code = line.charCodeAt(0);
  if (!((code >= 48 && code <= 57) || (code >= 65 && code <= 90))) return undefined;
  if (isDuty(line) || tableOfContentsLine.test(line)) return undefined;
  const found = cutHeading(text, 7);
  if (found.typed) return isTypedHeading(found, vocabulary) ? found : undefined;
  // "EVALUATION CRITERIA" alone on a line
  return isCapitals(line) && kindOfTitle(line, vocabulary) ? found : undefined;
}

/** "Table 3: Weights" in bold names the table, it opens no section. */
export function isCaption(text: string): boolean {
  return /^\s*(?:table|figure|fig\.?|chart|tabl|tábla)\s+[\dA-Z]/i.test(text);
}

function boldHeading(text: string, line: string): FoundHeading | undefined {
  if (isCaption(line) || /[.;,]$/.test(line.replace(/\.{3,}$/, ''))) {
    const number = headingNumberAt(line, 0);
    // "**1. General.**" is a heading for all its stop; a bold sentence is not
    if (!number || isCaption(line) || line.length > 60 || isDuty(line) || /[;,]$/.test(line))
      return undefined;
  }
  if (isDuty(line) || /\p{L}/u.test(line) === false) return undefined;
  const found = cutHeading(text, 7);
  // "1,000 points x 10% = 100": a figure, no number of a heading
  return /^\d/.test(line) && !found.typed ? undefined : found;
}

function isTypedHeading(found: FoundHeading, vocabulary: SectionVocabulary): boolean {
  const { number, title } = found;
  if (number === undefined) return false;
  const isWord = /^\p{L}{3,}[. \t\u00a0]/u.test(number);
  if (title === '') return isWord;
  if (title.split(' ').length > 12) return false;
  // "Lot 2: South Dublin" lists what is bought, and "31 Wooten Street" is an address
  if (/^lot\b/i.test(number)) return false;
  if (/^\d+$/.test(number)) return isCapitals(title) || kindOfTitle(title, vocabulary) !== undefined;
  const isLetterNumber = /^\(?[A-Za-z]{1,7}[.)]/.test(number);
  if (isLetterNumber) return /^[A-Z]/.test(number) && isCapitals(title);
  const first = title.charAt(0);
  return first !== first.toLowerCase();
}

function cutHeading(text: string, depth: number): FoundHeading {
  let start = 0;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  let end = text.length;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  const typed = headingNumberAt(text, start);
  if (typed && typed.text !== '') start = Math.min(typed.end, end);
  return {
    title: text.slice(start, end),
    depth,
    number: typed && typed.text !== '' ? typed.text : undefined,
    typed: typed && typed.text !== '' ? typed : undefined,
    start,
    end,
  };
}

/** All of the text that can be seen is strong. */
function isBold(run: TextRun): boolean {
  if (run.marks.length === 0) return false;
  const { text } = run;
  let covered = 0;
  while (covered < text.length && isSpace(text.charCodeAt(covered))) covered++;
  let isAny = false;
  for (const mark of run.marks) {
    if (mark.kind !== 'strong') continue;
    if (mark.start > covered) return false;
    covered = Math.max(covered, mark.end);
    isAny = true;
    while (covered < text.length && (isSpace(text.charCodeAt(covered)) || text.charCodeAt(covered) === 58))
      covered++;
  }
  return isAny && covered >= text.length;
}

function endsOpen(line: string): boolean {
  return /[.;:,!?\-–—]$|\b(?:and|or)$/.test(line);
}

/** Says what somebody has to do: a sentence, unless it asks how or what. */
function isDuty(line: string): boolean {
  return (
    /\b(?:shall|must|should|may not|will be|are required|is required)\b/i.test(line) &&
    !/^(?:[\d.()a-z]{0,8}\s*)?(?:how|what|when|who|where|why|which)\b/i.test(line)
  );
}

const tableOfContentsLine = /(?:\.{4,}|…{2,}|\t)\s*\d{1,3}$|\s{2,}\d{1,3}$/;

function isCapitals(line: string): boolean {
  let letters = 0;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code >= 97 && code <= 122) return false;
    if (code >= 65 && code <= 90) letters++;
  }
  return letters >= 4;
}
