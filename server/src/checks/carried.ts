// Findings of an earlier version of a pack, where they stand in this one: what an editor shows of the checks of the whole
// pack's structure while somebody is typing, until there is time to look again.

import type { Range } from '../markdown/blocks.ts';
import type { Edit, Finding, Fix } from './finding.ts';
import type { PackView } from './view.ts';

/** What was between `start` and `end` of the old text is now `grown` longer; all offsets count in the document. */
interface Splice extends Range {
  readonly grown: number;
}

/**
 * The findings in their new places, without those that an edit has cut into; undefined if the pack has other documents than it
 * had. Their order stays.
 */
export function carriedFindings(
  findings: readonly Finding[],
  before: PackView,
  now: PackView,
): readonly Finding[] | undefined {
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
  if (splices.every((splice) => splice === undefined)) return findings;
  return findings.flatMap((finding) => carried(finding, splices) ?? []);
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
function moved({ start, end }: Range, splice: Splice | undefined): Range | undefined {
  if (!splice || end <= splice.start) return { start, end };
  if (start >= splice.end) return { start: start + splice.grown, end: end + splice.grown };
  const isInside = start <= splice.start && end >= splice.end;
  return isInside && end - start >= SENTENCE ? { start, end: end + splice.grown } : undefined;
}

function carried(finding: Finding, splices: readonly (Splice | undefined)[]): Finding | undefined {
  const range = moved(finding.range, splices[finding.document]);
  if (!range) return undefined;
  const related = finding.related.flatMap((one) => {
    const place = moved(one.range, splices[one.document]);
    return place ? [{ ...one, range: place }] : [];
  });
  let fixes: readonly Fix[] | undefined;
  const { rule, aliases, category, severity, document, title, message, citations, because, suppressed } =
    finding;
  return {
    ...{
      rule,
      aliases,
      category,
      severity,
      document,
      range,
      title,
      message,
      citations,
      related,
      because,
      suppressed,
    },
    get fixes() {
      fixes ??= finding.fixes.flatMap((fix) => carriedFix(fix, splices) ?? []);
      return fixes;
    },
  };
}

/** A fix is offered only where none of its edits touches what was edited. */
function carriedFix(fix: Fix, splices: readonly (Splice | undefined)[]): Fix | undefined {
  const edits: Edit[] = [];
  for (const edit of fix.edits) {
    const splice = splices[edit.document];
    if (splice && edit.start < splice.end && edit.end > splice.start) return undefined;
    const place = moved(edit, splice);
    if (!place) return undefined;
    edits.push({ ...edit, ...place });
  }
  return { ...fix, edits };
}
