// What a letter or a number belongs to where words name the clause: "paragraph (d) of clause 5.2", "paragraph (f) of that clause",
// "its paragraph 7".

import type { ChunkModel, Statement } from '../tender/model.ts';
import { citedLawAround } from './citations.ts';
import { segmentsOf } from './labels.ts';
import type { PartWord, Reference } from './model.ts';
import { isAttachmentWord, partWordOf } from './part-words.ts';

/** A word with its numbers as found in a sentence; offsets count in it. */
export interface Found {
  readonly word: PartWord;
  readonly wordText: string;
  readonly start: number;
  readonly numbers: readonly {
    readonly label: string;
    readonly start: number;
    readonly end: number;
    readonly isTo: boolean;
  }[];
  readonly end: number;
}

/** The last place that the paragraph has named: what "that clause" and "it" mean. */
export function spokenOf(
  model: ChunkModel,
  { group }: Statement,
  out: readonly Reference[],
): Reference | undefined {
  const last = out[out.length - 1];
  return last && model.statements[last.statement]?.group === group ? last : undefined;
}

const ofThat =
  /^,?[ \u00a0](?:of|to|in|under)[ \u00a0](?:(?:that|the[ \u00a0]same|the[ \u00a0]said)[ \u00a0](clause|paragraph|section|condition|article|schedule|annexe?|appendix|attachment|part)|(it))(?![\p{L}])/iu;

const ofNumbered =
  /^,?[ \u00a0](?:of|to|in|under|at)[ \u00a0](?:the[ \u00a0])?(clauses?|paragraphs?|sections?|conditions?|articles?)[ \u00a0](\d{1,3}(?:\.\d{1,3}){0,5}(?:\([a-z]{1,4}\))*)(?![\p{L}\p{N}%(]|\.\d)/iu;
const andLetter = /^,?[ \u00a0]?$/u;

export interface ClauseSaid {
  readonly segments: readonly string[];
  /** Where the words that name it end, if they stand after the letter. */
  readonly end: number;
  readonly outside?: string;
}

/** "paragraph (d) of clause 5.2" and "clause 5.2, paragraph (d)": the levels of the clause that a letter belongs to. */
export function clauseOf(text: string, found: Found, before: Found | undefined): ClauseSaid | undefined {
  if (!found.numbers.every(({ label }) => label.startsWith('('))) return undefined;
  const after = ofNumbered.exec(text.slice(found.end, found.end + 60));
  if (after) {
    const end = found.end + after[0].length;
    const outside = citedLawAround(text, found.end, end, '');
    return { segments: segmentsOf(after[2] ?? ''), end, ...(outside === undefined ? {} : { outside }) };
  }
  const owner = before?.numbers.length === 1 ? before.numbers[0] : undefined;
  if (!before || !owner || isAttachmentWord(before.word) || before.word === 'part') return undefined;
  if (owner.label.startsWith('(') || !andLetter.test(text.slice(before.end, found.start))) return undefined;
  return { segments: segmentsOf(owner.label), end: found.end };
}

/** "paragraph (f) of that clause", "paragraph 7 of it", "its paragraph 7": the place named before, if it may be that. */
export function ownerSaid(
  text: string,
  found: Found,
  end: number,
  spoken: Reference | undefined,
): Reference | undefined {
  if (!spoken || spoken.rangeFrom !== undefined || isAttachmentWord(found.word)) return undefined;
  const isIts = /(?<![\p{L}])its[ \u00a0]$/iu.test(text.slice(Math.max(0, found.start - 5), found.start));
  const said = ofThat.exec(text.slice(end, end + 40));
  if (!said && !isIts) return undefined;
  if (said?.[1] && partWordOf(said[1]) !== spoken.word) return undefined;
  return said?.[1] || isAttachmentWord(spoken.word) || found.numbers[0]?.label.startsWith('(')
    ? spoken
    : undefined;
}
