// Versions of a document: parsed once, then kept up with edits by parsing only the chunks that an edit can change.

import type { Chunk, FrontMatter, MarkdownDocument, TextEdit } from './blocks.ts';
import { isLongLine, LONGEST_LINE, nextLongLine } from './budget.ts';
import { guessLabels, isStale, type LabelCounts, recount } from './chunk-labels.ts';
import { type Edge, edgeBefore, mayStartChunk } from './chunk-starts.ts';
import { documentStart, FRONT_MATTER_LIMIT, findFrontMatter } from './front-matter.ts';
import {
  countLineEnds,
  endsWithLineEnd,
  followsBlankLine,
  isBlank,
  lastLineStart,
  nextLineStart,
} from './lines.ts';
import { indexAt } from './search.ts';
import { parseChunk, parseStretch } from './stretches.ts';
import type { IsDefined } from './syntax.ts';

const labelCounts = new WeakMap<MarkdownDocument, LabelCounts>();
const NO_LABELS: LabelCounts = new Map();

/** Parses a text from scratch. Never throws; offsets are UTF-16. */
export function parseDocument(text: string): MarkdownDocument {
  const frontMatter = findFrontMatter(text);
  const bodyStart = frontMatter?.end ?? documentStart(text);
  const guessed = guessLabels(text);
  const { chunks } = parseStretch(text.slice(bodyStart), 'end-of-document', (label) => guessed.has(label));
  const counts = recount(NO_LABELS, [], chunks);
  const checked = chunks.map((chunk, i) =>
    isStale(chunk, counts) ? reparsed(chunk, edgeOf(chunks, i), counts) : chunk,
  );
  return assemble(text, frontMatter, bodyStart, checked, counts);
}

/** A new version of a document, and how it came about. */
export interface EditedDocument {
  readonly document: MarkdownDocument;
  /** The chunks from `from` on, `removed` of the old version, were replaced by `added` of the new one. */
  readonly from: number;
  readonly removed: number;
  readonly added: number;
  /** UTF-16 units handed to the parser, look-ahead included. */
  readonly charactersParsed: number;
}

/** A piece of the new text that has to be parsed, in place of the chunks `first` to before `next` of the old version. */
interface Stretch {
  readonly first: number;
  readonly next: number;
  readonly text: string;
}

/**
 * The document after an edit, equal to `parseDocument` of the new text. Chunks the edit cannot have changed are the same objects
 * as before, also between `from` and `from + added`. Offsets of the edit count in the document and are clamped to it.
 */
export function editDocument(document: MarkdownDocument, edit: TextEdit): EditedDocument {
  const length = document.starts[document.chunks.length] ?? 0;
  const start = Math.max(0, Math.min(edit.start, length));
  const end = Math.max(start, Math.min(edit.end, length));
  const shift = edit.text.length - (end - start);
  const counts = labelCounts.get(document) ?? NO_LABELS;
  if (start > FRONT_MATTER_LIMIT + 1 && start >= (document.starts[0] ?? 0)) {
    // Far from front matter nothing but the chunks touched is read: the text as a whole is not even made.
    const replaced = parseTouched(
      document.chunks,
      closedStretch(document.chunks, touchedStretch(document, start, end, edit.text)),
      counts,
    );
    return spliced(document, undefined, document.frontMatter, document.starts[0] ?? 0, replaced, counts);
  }
  const text = document.text.slice(0, start) + edit.text + document.text.slice(end);
  const frontMatter = start > FRONT_MATTER_LIMIT + 1 ? document.frontMatter : findFrontMatter(text);
  const bodyStart = frontMatter?.end ?? (start > 0 ? documentStart(document.text) : documentStart(text));
  const oldBodyStart = document.starts[0] ?? 0;
  if (end <= oldBodyStart && bodyStart === oldBodyStart + shift) {
    const sameChunks = assemble(text, frontMatter, bodyStart, document.chunks, counts);
    return { document: sameChunks, from: 0, removed: 0, added: 0, charactersParsed: 0 };
  }
  const touched =
    bodyStart === oldBodyStart && start >= oldBodyStart
      ? touchedStretch(document, start, end, edit.text)
      : stretchAfterFrontMatter(document, text, bodyStart, end, shift);
  const replaced = parseTouched(document.chunks, closedStretch(document.chunks, touched), counts);
  return spliced(document, text, frontMatter, bodyStart, replaced, counts);
}

/** The chunks an edit inside the body touches, with the edit made. */
function touchedStretch(document: MarkdownDocument, start: number, end: number, inserted: string): Stretch {
  const { chunks, starts } = document;
  if (chunks.length === 0) return { first: 0, next: 0, text: inserted };
  const first = Math.min(indexAt(starts, start), chunks.length - 1);
  const last = end > start ? Math.max(first, indexAt(starts, end - 1)) : first;
  const before = chunks[first]?.text.slice(0, start - (starts[first] ?? 0)) ?? '';
  const after = chunks[last]?.text.slice(end - (starts[last] ?? 0)) ?? '';
  return { first, next: last + 1, text: before + inserted + after };
}

/** When an edit changed what is front matter: everything from the start of the body to the first chunk that stayed as it was. */
function stretchAfterFrontMatter(
  document: MarkdownDocument,
  text: string,
  bodyStart: number,
  editEnd: number,
  shift: number,
): Stretch {
  const { chunks, starts } = document;
  let next = 0;
  while (next < chunks.length && ((starts[next] ?? 0) < editEnd || (starts[next] ?? 0) + shift < bodyStart))
    next++;
  const end = next < chunks.length ? (starts[next] ?? 0) + shift : text.length;
  return { first: 0, next, text: text.slice(bodyStart, end) };
}

/**
 * Takes in neighbours until the stretch starts and ends as chunks do, and starts with what the chunk before it was parsed to be
 * followed by.
 */
function closedStretch(chunks: readonly Chunk[], { first, next, text }: Stretch): Stretch {
  for (;;) {
    const before = chunks[first - 1];
    const after = chunks[next];
    const start = text === '' ? (after?.text ?? '') : text;
    if (before && !(edgeBefore(start, 0) === edgeOf(chunks, first - 1) && mayFollow(before.text, start)))
      text = (chunks[--first]?.text ?? '') + text;
    else if (
      after &&
      text !== '' &&
      (!mayFollow(text, after.text) || endsWithLeadingBlankLines(before, text, after.text))
    )
      text += chunks[next++]?.text;
    else return { first, next, text };
  }
}

/** Whether a chunk may end where `before` ends and another start where `after` starts. */
function mayFollow(before: string, after: string): boolean {
  if (after === '' || endsWithLongLine(before)) return true;
  return isLongLine(after, 0)
    ? endsWithLineEnd(before)
    : followsBlankLine(before, before.length) && mayStartChunk(after, 0);
}

/** Whether a stretch ends with blank lines that belong to the first chunk after them: at the start or after a line left unread. */
function endsWithLeadingBlankLines(before: Chunk | undefined, text: string, after: string): boolean {
  if (isLongLine(after, 0)) return false;
  let start = before && !endsWithLongLine(before.text) ? -1 : 0;
  for (let line = nextLongLine(text, 0); line < text.length; line = nextLongLine(text, start))
    start = nextLineStart(text, line);
  return start >= 0 && start < text.length && isBlank(text.slice(start));
}

function endsWithLongLine(text: string): boolean {
  return text.length > LONGEST_LINE && endsWithLineEnd(text) && isLongLine(text, lastLineStart(text));
}

/** The edge of the chunk at `index`. */
function edgeOf(chunks: readonly Chunk[], index: number): Edge {
  return edgeBefore(chunks[index + 1]?.text ?? '', 0);
}

interface Replacement {
  readonly first: number;
  readonly next: number;
  readonly chunks: readonly Chunk[];
  readonly charactersParsed: number;
}

/** Parses a stretch, taking in the chunks after it for as long as something in it stays open. */
function parseTouched(chunks: readonly Chunk[], stretch: Stretch, counts: LabelCounts): Replacement {
  const isDefined: IsDefined = (label) => counts.has(label);
  const added: Chunk[] = [];
  let { next, text } = stretch;
  let charactersParsed = 0;
  let firstLength: number | undefined;
  while (text !== '') {
    const edge = edgeOf(chunks, next - 1);
    const parsed = parseStretch(text, edge, isDefined, firstLength);
    for (const chunk of parsed.chunks) added.push(chunk);
    charactersParsed += parsed.charactersParsed;
    text = parsed.rest;
    if (text === '') break;
    const wanted = 2 * text.length;
    while (next < chunks.length && text.length < wanted) text += chunks[next++]?.text;
    firstLength = text.length;
  }
  return { first: stretch.first, next, chunks: added, charactersParsed };
}

/** The new version, after parsing again whatever was read on labels that have come or gone. */
function spliced(
  document: MarkdownDocument,
  text: string | undefined,
  frontMatter: FrontMatter | undefined,
  bodyStart: number,
  replacement: Replacement,
  oldCounts: LabelCounts,
): EditedDocument {
  const old = document.chunks;
  const counts = recount(oldCounts, old.slice(replacement.first, replacement.next), replacement.chunks);
  const chunks = old.slice(0, replacement.first).concat(replacement.chunks, old.slice(replacement.next));
  let { first: from, charactersParsed } = replacement;
  let to = from + replacement.chunks.length;
  const check = (i: number) => {
    const chunk = chunks[i];
    if (!chunk || !isStale(chunk, counts)) return;
    chunks[i] = reparsed(chunk, edgeOf(chunks, i), counts);
    charactersParsed += chunk.text.length;
    from = Math.min(from, i);
    to = Math.max(to, i + 1);
  };
  if (counts === oldCounts)
    for (let i = from; i < replacement.first + replacement.chunks.length; i++) check(i);
  else for (let i = 0; i < chunks.length; i++) check(i);
  const made = assembledFrom(document, text, frontMatter, bodyStart, chunks, counts, replacement);
  return {
    document: made,
    from,
    removed: to - from + old.length - chunks.length,
    added: to - from,
    charactersParsed,
  };
}

function reparsed(chunk: Chunk, edge: Edge, counts: LabelCounts): Chunk {
  // Labels decide about inline text only, so the chunk stays one chunk.
  return parseChunk(chunk.text, edge, (label) => counts.has(label)) ?? chunk;
}

/** A version whose chunks stand as in the one before, but for those replaced: their places are shifted, not counted again. */
function assembledFrom(
  before: MarkdownDocument,
  text: string | undefined,
  frontMatter: FrontMatter | undefined,
  bodyStart: number,
  chunks: readonly Chunk[],
  counts: LabelCounts,
  { first, next, chunks: added }: Replacement,
): MarkdownDocument {
  if (text !== undefined && (first === 0 || bodyStart !== before.starts[0]))
    return assemble(text, frontMatter, bodyStart, chunks, counts);
  const starts = before.starts.slice(0, first);
  const lines = before.lines.slice(0, first);
  let start = before.starts[first] ?? bodyStart;
  let line = before.lines[first] ?? 0;
  for (const chunk of added) {
    starts.push(start);
    lines.push(line);
    start += chunk.text.length;
    line += chunk.lineEnds;
  }
  const shift = start - (before.starts[next] ?? 0);
  const lineShift = line - (before.lines[next] ?? 0);
  for (let i = next; i < before.starts.length; i++) starts.push((before.starts[i] ?? 0) + shift);
  for (let i = next; i < before.lines.length; i++) lines.push((before.lines[i] ?? 0) + lineShift);
  const prefix = prefixes.get(before) ?? '';
  return made({ frontMatter, chunks, starts, lines }, prefix, text, counts);
}

function assemble(
  text: string,
  frontMatter: FrontMatter | undefined,
  bodyStart: number,
  chunks: readonly Chunk[],
  counts: LabelCounts,
): MarkdownDocument {
  const starts = new Array<number>(chunks.length + 1);
  const lines = new Array<number>(chunks.length + 1);
  let start = bodyStart;
  let line = frontMatter ? countLineEnds(text.slice(0, bodyStart)) : 0;
  for (let i = 0; i < chunks.length; i++) {
    starts[i] = start;
    lines[i] = line;
    start += chunks[i]?.text.length ?? 0;
    line += chunks[i]?.lineEnds ?? 0;
  }
  starts[chunks.length] = start;
  lines[chunks.length] = line;
  return made({ frontMatter, chunks, starts, lines }, text.slice(0, bodyStart), text, counts);
}

/** What stands before the first chunk: front matter, a byte order mark. */
const prefixes = new WeakMap<MarkdownDocument, string>();

/** A version; its text is put together when it is asked for, since after most edits nobody does. */
function made(
  { frontMatter, chunks, starts, lines }: Omit<MarkdownDocument, 'text'>,
  prefix: string,
  text: string | undefined,
  counts: LabelCounts,
): MarkdownDocument {
  let whole = text;
  const document: MarkdownDocument = {
    get text() {
      whole ??= prefix + chunks.map((chunk) => chunk.text).join('');
      return whole;
    },
    frontMatter,
    chunks,
    starts,
    lines,
  };
  labelCounts.set(document, counts);
  prefixes.set(document, prefix);
  return document;
}

/** The text before a document's first chunk. */
export function textBeforeChunks(document: MarkdownDocument): string {
  return prefixes.get(document) ?? document.text.slice(0, document.starts[0] ?? document.text.length);
}
