// How a document goes on counting where a clause goes in: typed numbers ("4.2", "(b)"), numbers in headings, lists. What follows is
// counted anew, and a clause may stand where others that were just brought in move everything.

import { type DocumentStructure, textBetween } from '../../structure/document-structure.ts';
import type { Provision } from '../../structure/model.ts';
import type { PackStructure } from '../../structure/pack-structure.ts';
import { type Moves, partNumber, segmentsAfter, siblingNumber } from '../../structure/renumber.ts';
import type { Place } from './place.ts';

/** What goes on at a place, read from the text around it. */
export interface Numbering {
  /** Of the clause's heading, 1 to 6. */
  readonly level: number;
  readonly headings: Run | undefined;
  readonly items: Run | ListRun;
}
/** Numbers that are written. */
export interface Run {
  readonly kind: 'typed';
  /** The sibling before, which the first new number follows; undefined where there is none. */
  readonly after: Provision | undefined;
  /** Parts of the new heading, or of `of`, written as `sample` is. */
  readonly sample: Provision;
  readonly of: Provision | 'the new heading' | undefined;
  readonly siblings: readonly Provision[];
  /** What stands before and after a number: `**`, `. `. */
  readonly before: string;
  readonly behind: string;
}
/** Numbers that a Markdown list makes. */
export interface ListRun {
  readonly kind: 'list';
  readonly from: number;
}

/** How numbers go on at a place. */
export function numberingAt(pack: PackStructure, place: Place): Numbering {
  const document = pack.documents[place.document] as DocumentStructure;
  const { section, form } = place;
  const level = Math.min(
    6,
    section === undefined ? 2 : form === 'section' ? section.level : section.level + 1,
  );
  const headings = form === 'run-in' ? undefined : headingRun(document, place);
  return { level, headings, items: itemRun(document, place, headings) };
}

function headingRun(document: DocumentStructure, place: Place): Run | undefined {
  const { section, form, at } = place;
  if (section === undefined) return undefined;
  const own = provisionAt(document, section.start);
  if (form === 'section') {
    if (own === undefined) return undefined;
    const siblings = document.runs[own.run] ?? [own];
    const after = siblings.findLast(({ range }) => range.start < at) ?? own;
    return { kind: 'typed', after, sample: after, of: undefined, siblings, ...around(document, after) };
  }
  const children = document.provisions.filter(
    (one) => one.kind === 'heading' && one.typed && one.depth === section.level + 1 && isIn(one, section),
  );
  const before = children.findLast(({ range }) => range.start < at) ?? children[0];
  if (before === undefined) return undefined;
  const siblings = document.runs[before.run] ?? [before];
  const after = before.range.start < at ? before : undefined;
  return { kind: 'typed', after, sample: before, of: own, siblings, ...around(document, before) };
}

function itemRun(document: DocumentStructure, place: Place, headings: Run | undefined): Run | ListRun {
  const { section, at, form } = place;
  if (headings !== undefined) {
    // Parts of a new number are written as those of its neighbours are.
    const parts = headings.siblings.filter(({ range }) => range.start < at).reverse();
    const sample =
      parts.flatMap(({ children }) => children.filter(isWrittenParagraph))[0] ??
      headings.siblings.flatMap(({ children }) => children.filter(isWrittenParagraph))[0];
    if (sample === undefined) return { kind: 'list', from: 1 };
    const written = around(document, sample);
    return { kind: 'typed', after: undefined, sample, of: 'the new heading', siblings: [], ...written };
  }
  const top = section && topOf(document, section);
  const direct = document.provisions.filter(
    (one) =>
      (one.parent === undefined || one.parent.kind === 'heading') &&
      one.kind !== 'cell' &&
      one.kind !== 'heading' &&
      (top === undefined || isIn(one, top)),
  );
  const last = direct.findLast(({ range }) => range.start < at);
  if (last?.style === 'list') return { kind: 'list', from: listGoesOn(document, place, last) };
  if (last !== undefined && isWrittenParagraph(last) && (last.whole || !hangsFromLeadIn(document, last))) {
    const siblings = document.runs[last.run] ?? [last];
    return { kind: 'typed', after: last, sample: last, of: undefined, siblings, ...around(document, last) };
  }
  const own = top && provisionAt(document, top.start);
  if (own === undefined || form === 'section') return { kind: 'list', from: 1 };
  const sample = (document.runs[own.run] ?? []).flatMap(({ children }) =>
    children.filter(isWrittenParagraph),
  )[0];
  if (sample === undefined) return { kind: 'list', from: 1 };
  return { kind: 'typed', after: undefined, sample, of: own, siblings: [], ...around(document, sample) };
}

/** A clause that was put in has a heading without a number below the section that counts: the count is the section's. */
function topOf(document: DocumentStructure, section: NonNullable<Place['section']>) {
  for (let one: Place['section'] = section; one !== undefined; one = one.parent)
    if (one.level <= 2 || provisionAt(document, one.start) !== undefined) return one;
  return section;
}

/** A list goes on in the same list, and across headings where the document does so elsewhere. */
function listGoesOn(document: DocumentStructure, { form }: Place, last: Provision): number {
  if (form === 'run-in') return last.value + 1;
  const lists = document.provisions.filter(({ style, parent }) => style === 'list' && parent === undefined);
  const goesOn = lists.some((one, index) => {
    const before = lists[index - 1];
    return (
      before !== undefined &&
      one.value === before.value + 1 &&
      document.headings.some(({ range }) => range.start > before.range.start && range.start < one.range.start)
    );
  });
  return goesOn ? last.value + 1 : 1;
}

function isWrittenParagraph(one: Provision): boolean {
  return one.typed && one.kind !== 'cell' && one.kind !== 'heading' && one.style !== 'list';
}

/** "(a) …" under "The Supplier must:" belongs to that sentence. */
function hangsFromLeadIn(document: DocumentStructure, last: Provision): boolean {
  const first = document.runs[last.run]?.[0] ?? last;
  const { start } = first.range;
  return textBetween(document, { start: Math.max(0, start - 200), end: start })
    .trimEnd()
    .endsWith(':');
}

function isIn(
  { range }: Provision,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return range.start > start && range.start < end;
}

function provisionAt({ provisions }: DocumentStructure, start: number): Provision | undefined {
  return provisions.find(({ range, typed }) => typed && range.start === start);
}

/** What is written on both sides of a number: emphasis and a word before it, a stop and a space after it. */
function around(
  document: DocumentStructure,
  { range, numberRange }: Provision,
): Pick<Run, 'before' | 'behind'> {
  const before = textBetween(document, { start: range.start, end: numberRange.start }).replace(
    /^#{1,6}[ \t]+/,
    '',
  );
  const open = textBetween(document, { start: Math.max(0, range.start - 2), end: range.start });
  const after = textBetween(document, { start: numberRange.end, end: numberRange.end + 12 });
  const behind = /^[*_]{0,2}[.:)]?[*_]{0,2}[ \t\u00a0]*(?:[-–—:][ \t\u00a0]+)?/.exec(after)?.[0] ?? '';
  return {
    before: `${open === '**' ? '**' : ''}${before.includes('\n') ? '' : before}`,
    behind: /[ \t\u00a0]$/.test(behind) ? behind : `${behind.trimEnd()} `,
  };
}

/** A run's nth new number, from 0, as it stands in the text; `heading` is the path of the heading it stands under. */
export function writtenNumber(run: Run, nth: number, moves: Moves, heading: readonly string[]): string {
  const { after, sample, of, before, behind } = run;
  if (after !== undefined)
    return before + siblingNumber(after, valueAfter(after, moves) + 1 + nth, moves) + behind;
  const path = of === 'the new heading' ? heading : of === undefined ? [] : segmentsAfter(of, moves);
  return before + partNumber(path, sample, 1 + nth) + behind;
}

/** The path of the nth new heading of a run, from the top of its realm. */
export function headingPath(run: Run, nth: number, moves: Moves): readonly string[] {
  const { after, of } = run;
  if (after !== undefined)
    return [...segmentsAfter(after, moves).slice(0, -1), String(valueAfter(after, moves) + 1 + nth)];
  return [...(of === undefined || of === 'the new heading' ? [] : segmentsAfter(of, moves)), String(1 + nth)];
}

function valueAfter(provision: Provision, moves: Moves): number {
  return moves.get(provision) ?? provision.value;
}
