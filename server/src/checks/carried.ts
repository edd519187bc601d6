// Findings of an earlier version of a pack, where they stand in this one: what an editor shows of the checks of the pack as a
// whole while somebody is typing, until there is time to look again.

import type { Range } from '../markdown/blocks.ts';
import type { Edit, Finding, Fix } from './finding.ts';
import { type FixSource, findingAt, fixSourceOf } from './lazy-finding.ts';
import type { PackView } from './view.ts';

/** What was between `start` and `end` of the old text is now `grown` longer; all offsets count in the document. */
interface Splice extends Range {
  readonly grown: number;
}

/** Edits of a pack's documents from version to version, the newest first. */
export interface History {
  /** By document; undefined where it is as it was. */
  readonly splices: readonly (Splice | undefined)[];
  readonly before: History | undefined;
}

/**
 * What led from one version of a pack to the next, after what led to the first: the same history if no text has changed; undefined
 * if the pack has other documents than it had.
 */
export function historyTo(
  now: PackView,
  before: PackView,
  earlier: History | undefined,
): { readonly history: History | undefined } | undefined {
  if (before.compiled !== now.compiled || before.documents.length !== now.documents.length) return undefined;
  const splices: (Splice | undefined)[] = [];
  for (const [index, { document }] of now.documents.entries()) {
    const old = before.documents[index]?.document;
    if (old?.path !== document.path) return undefined;
    splices.push(
      old.tender === document.tender
        ? undefined
        : spliceBetween(old.tender.markdown, document.tender.markdown),
    );
  }
  const isSame = splices.every((splice) => splice === undefined);
  return { history: isSame ? earlier : { splices, before: earlier } };
}

/**
 * The findings after the newest edit, without those that it has cut into. Their order stays. One on at least so many characters
 * bears an edit within them.
 */
export function carriedFindings(
  findings: readonly Finding[],
  history: History,
  least = SENTENCE,
): readonly Finding[] {
  const there: Finding[] = [];
  for (const finding of findings) {
    const place = carried(finding, history, least);
    if (place) there.push(place);
  }
  return there;
}

/** Things at places of documents, after the newest edit. */
export function carriedPlaces<T extends { readonly document: number; readonly range: Range }>(
  places: readonly T[],
  { splices }: History,
  least = SENTENCE,
): readonly T[] {
  return places.flatMap((one): readonly T[] => {
    const range = moved(one.range, splices[one.document], least);
    if (range === undefined) return [];
    return [range === one.range ? one : { ...one, range }];
  });
}

/** Things at places of documents, after every edit later than `since`. */
export function carriedSince<T extends { readonly document: number; readonly range: Range }>(
  places: readonly T[],
  since: History | undefined,
  history: History | undefined,
  least = SENTENCE,
): readonly T[] {
  if (history === since || history === undefined) return places;
  return carriedPlaces(carriedSince(places, since, history.before, least), history, least);
}

interface Chunked {
  readonly chunks: readonly { readonly text: string }[];
  readonly starts: readonly number[];
}

/** The one stretch in which two versions of a document differ. */
function spliceBetween(old: Chunked, now: Chunked): Splice | undefined {
  const shorter = Math.min(old.chunks.length, now.chunks.length);
  let same = 0;
  while (same < shorter && old.chunks[same] === now.chunks[same]) same++;
  let tail = 0;
  while (
    tail < shorter - same &&
    old.chunks[old.chunks.length - 1 - tail] === now.chunks[now.chunks.length - 1 - tail]
  )
    tail++;
  const was = textOf(old, same, old.chunks.length - tail);
  const is = textOf(now, same, now.chunks.length - tail);
  if (was === is) return undefined;
  const most = Math.min(was.length, is.length);
  let head = 0;
  while (head < most && was.charCodeAt(head) === is.charCodeAt(head)) head++;
  let end = 0;
  while (end < most - head && was.charCodeAt(was.length - 1 - end) === is.charCodeAt(is.length - 1 - end))
    end++;
  const start = startOf(old, same);
  return { start: start + head, end: start + was.length - end, grown: is.length - was.length };
}

function textOf({ chunks }: Chunked, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += chunks[i]?.text ?? '';
  return text;
}

/** Where a chunk starts, or the text ends. */
function startOf({ chunks, starts }: Chunked, index: number): number {
  const start = starts[index];
  if (start !== undefined) return start;
  const last = chunks.length - 1;
  return last < 0 ? 0 : (starts[last] ?? 0) + (chunks[last]?.text.length ?? 0);
}

/** A finding on so many characters is about a sentence or more, and an edit within leaves it be; a shorter one is about those words. */
const SENTENCE = 120;

/** A range after an edit beside it, or inside it if it is a long one; undefined if the edit cuts into it. */
function moved(range: Range, splice: Splice | undefined, least = SENTENCE): Range | undefined {
  const { start, end } = range;
  if (!splice || end <= splice.start) return range;
  if (start >= splice.end) return { start: start + splice.grown, end: end + splice.grown };
  const isInside = start <= splice.start && end >= splice.end;
  return isInside && end - start >= least ? { start, end: end + splice.grown } : undefined;
}

/** What the fixes of a finding that was taken along are made from: those of the one that was found, and the edits since. */
interface CarriedFixes extends FixSource {
  readonly found: Finding;
  readonly since: History | undefined;
}

function carried(finding: Finding, history: History, least: number): Finding | undefined {
  const { splices, before } = history;
  const { document } = finding;
  const range = moved(finding.range, splices[document], least);
  if (!range) return undefined;
  const related = carriedRelated(finding.related, history);
  const source = fixSourceOf(finding);
  const hasNoFixes = source === undefined && finding.fixes.length === 0;
  if (hasNoFixes && range === finding.range && related === finding.related) return finding;
  const place = { document, range, related };
  if (hasNoFixes) return findingAt(finding, place, finding.fixes);
  const { found, since } =
    source !== undefined && isCarried(source) ? source : { found: finding, since: before };
  const fixes: CarriedFixes = { found, since, make: () => carriedFixes(found.fixes, since, history) };
  return findingAt(finding, place, fixes);
}

function isCarried(source: FixSource): source is CarriedFixes {
  return 'found' in source;
}

function carriedRelated(related: Finding['related'], history: History): Finding['related'] {
  const { splices } = history;
  const isUnmoved = related.every(({ range, document }) => moved(range, splices[document]) === range);
  return isUnmoved ? related : carriedPlaces(related, history);
}

/** The fixes after every edit later than `since`. */
function carriedFixes(
  fixes: readonly Fix[],
  since: History | undefined,
  { splices, before }: History,
): readonly Fix[] {
  const earlier = before === since || !before ? fixes : carriedFixes(fixes, since, before);
  return earlier.flatMap((fix) => carriedFix(fix, splices) ?? []);
}

/** A fix is offered only where none of its edits touches what was edited. */
function carriedFix(fix: Fix, splices: History['splices']): Fix | undefined {
  const edits: Edit[] = [];
  for (const edit of fix.edits) {
    const splice = splices[edit.document];
    if (splice && edit.start < splice.end && edit.end > splice.start) return undefined;
    const place = moved(edit, splice);
    if (!place) return undefined;
    edits.push({ ...edit, start: place.start, end: place.end });
  }
  return { ...fix, edits };
}
