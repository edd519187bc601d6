// What a statement says once the buyer's own unfilled blanks are set aside: "[insert the social value weight, e.g. 10%]" and a
// drafting note say nothing yet. What a tenderer is to fill in is asked of it and stands; so do "[the Council]" and "[10]".

import type { TextRun } from '../markdown/blocks.ts';
import { isForTenderers, isInstruction } from './facts/blank.ts';
import type { LeadIn, Statement } from './model.ts';

/** The statement's text, as long as before, with spaces where instructions stood. */
export function operativeText(statement: Statement): string {
  const { run, runStart, text, leadIns } = statement;
  const spans = instructionsIn(run);
  const end = runStart + text.length;
  if (!spans.some((span) => span.start < end && span.end > runStart)) return text;
  if (leadIns.some(({ kind, text: words }) => kind !== 'table-caption' && isForTenderers(words))) return text;
  return spaced(text, spans, runStart);
}

/** The same of a lead-in or a title. */
export function operativeWords(words: string): string {
  return mayInstruct.test(words) ? spaced(words, instructionSpans(words), 0) : words;
}

/** A lead-in with its instructions set aside; itself where it has none. */
export function operativeLeadIn(leadIn: LeadIn): LeadIn {
  const text = operativeWords(leadIn.text);
  return text === leadIn.text ? leadIn : { ...leadIn, text };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const mayInstruct = /[[{<‹«]|rafting|DN|D\/N|ote to/;
const none: readonly Span[] = [];
const spansByRun = new WeakMap<TextRun, readonly Span[]>();

/** In the text of the run: a note of several sentences is one bracket there. */
function instructionsIn(run: TextRun): readonly Span[] {
  if (!mayInstruct.test(run.text)) return none;
  let spans = spansByRun.get(run);
  if (spans === undefined) {
    spans = instructionSpans(run.text);
    spansByRun.set(run, spans);
  }
  return spans;
}

const bracket = /\[([^[\]]{0,1500})\]|\{\{([^{}]{1,120})\}\}|[<‹«]([^<>‹›«»]{1,200})[>›»]/g;
/** A note between drafters that no brackets set apart. */
const note =
  /^(?:DN|D\/N|[Dd]rafting note|[Dd]rafter['’]?s note|[Nn]ote to (?:drafter|author|buyer|self|editor))[ \u00a0]?[:–—-]/;

function instructionSpans(text: string): readonly Span[] {
  if (note.test(text)) return [{ start: 0, end: text.length }];
  const spans: Span[] = [];
  for (const match of text.matchAll(bracket)) {
    const [whole, square, curly, angle] = match;
    if (curly === undefined && !isInstruction((square ?? angle ?? '').trim())) continue;
    spans.push({ start: match.index, end: match.index + whole.length });
  }
  return spans;
}

/** With spaces in the place of the spans; they count from `from`. */
function spaced(text: string, spans: readonly Span[], from: number): string {
  let said = '';
  for (const { start, end } of spans) {
    const until = Math.min(Math.max(start - from, said.length), text.length);
    said += text.slice(said.length, until);
    said += ' '.repeat(Math.max(0, Math.min(end - from, text.length) - said.length));
  }
  return said + text.slice(said.length);
}
