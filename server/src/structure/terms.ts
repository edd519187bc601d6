// The defined terms of a pack and where they are used: in the plural, in the possessive, in small letters. Uses are found
// chunk by chunk and kept for as long as the same terms are defined.

import { type MarkdownDocument, type Range, sourceRange } from '../markdown/blocks.ts';
import type { ChunkModel, Statement } from '../tender/model.ts';
import { type Placed, placedRange } from './document-structure.ts';
import type { Definition, StructureSource } from './model.ts';
import type { PackStructure } from './pack-structure.ts';

/** A definition where it stands. */
export interface PlacedDefinition {
  readonly document: number;
  readonly placed: Placed<Definition>;
  readonly definition: Definition;
  /** Of the term, in the document. */
  readonly range: Range;
}
export interface TermEntry {
  readonly key: string;
  readonly term: string;
  readonly definitions: readonly PlacedDefinition[];
}
export interface PackTerms {
  readonly entries: ReadonlyMap<string, TermEntry>;
  readonly index: TermIndex;
}

/** What the terms are looked for by; the same object for the same terms. */
export interface TermIndex {
  readonly signature: string;
  readonly byFirst: ReadonlyMap<string, readonly IndexedTerm[]>;
  /** By the first letter of a first word: a bit for its second. */
  readonly beginnings: Int32Array;
  /** Words as they were found in texts, with the terms that they may begin. */
  readonly seen: Map<string, readonly IndexedTerm[] | undefined>;
}
interface IndexedTerm {
  readonly key: string;
  readonly words: readonly string[];
  readonly bases: readonly string[];
}

export interface TermUse {
  readonly key: string;
  /** In the chunk. */
  readonly range: Range;
  readonly statement: number;
  /** Where in the statement it starts. */
  readonly at: number;
  /** `exact`: with the capitals of the definition; `lower`: in small letters; `capitals`: all in capitals. */
  readonly written: 'exact' | 'lower' | 'capitals';
  /** It is a part of another term's use: "Contract" in "Contract Manager". */
  readonly within: boolean;
}

const known = new WeakMap<PackStructure, PackTerms>();

/** The terms a pack defines. */
export function packTerms(pack: PackStructure): PackTerms {
  const before = known.get(pack);
  if (before) return before;
  const entries = new Map<string, { key: string; term: string; definitions: PlacedDefinition[] }>();
  for (const document of pack.documents)
    for (const placed of document.definitions) {
      const definition = placed.item;
      const key = termKey(definition.term);
      if (key === '') continue;
      const range = placedRange(placed.start, definition.range);
      const entry = entries.get(key) ?? { key, term: definition.term, definitions: [] };
      entry.definitions.push({ document: document.index, placed, definition, range });
      entries.set(key, entry);
    }
  const terms = { entries, index: indexOf([...entries.values()]) };
  known.set(pack, terms);
  return terms;
}

const word = /[\p{L}\p{N}]+(?:[’'&-][\p{L}\p{N}]+)*/gu;

/** One text for a term: its words in small letters, the last without plural or possessive. */
export function termKey(term: string): string {
  const words = term.match(word) ?? [];
  return words.map((w, i) => (i === words.length - 1 ? baseOf(w) : w.toLowerCase())).join(' ');
}

/** A word without possessive and plural, in small letters. */
function baseOf(text: string): string {
  const known = bases.get(text);
  if (known !== undefined) return known;
  if (bases.size >= MOST_BASES) bases.clear();
  const base = workOutBase(text);
  bases.set(text, base);
  return base;
}

/** Documents use the same few thousand words again and again. */
const MOST_BASES = 50_000;
const bases = new Map<string, string>();

function workOutBase(text: string): string {
  let lower = text.toLowerCase().replace(/[’']s?$/u, '');
  if (lower.length > 3 && lower.endsWith('ies')) lower = `${lower.slice(0, -3)}y`;
  else if (lower.length > 4 && /(?:ss|x|z|ch|sh)es$/.test(lower)) lower = lower.slice(0, -2);
  else if (lower.length > 2 && lower.endsWith('s') && !/(?:ss|us|is)$/.test(lower))
    lower = lower.slice(0, -1);
  return lower;
}

const MOST_INDEXES = 8;
const recent: TermIndex[] = [];

function indexOf(entries: readonly { readonly key: string; readonly term: string }[]): TermIndex {
  const signature = entries
    .map(({ term }) => term)
    .sort()
    .join('\n');
  const there = recent.find((index) => index.signature === signature);
  if (there) return there;
  const byFirst = new Map<string, IndexedTerm[]>();
  for (const { key, term } of entries) {
    const words = term.match(word) ?? [];
    const bases = words.map(baseOf);
    const first = bases[0];
    if (first === undefined) continue;
    const list = byFirst.get(first) ?? [];
    list.push({ key, words, bases });
    byFirst.set(first, list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  const beginnings = new Int32Array(32);
  for (const first of byFirst.keys()) {
    const row = first.charCodeAt(0) & 31;
    beginnings[row] = (beginnings[row] as number) | (1 << (first.charCodeAt(1) & 31));
  }
  const index = { signature, byFirst, beginnings, seen: new Map() };
  recent.unshift(index);
  recent.length = Math.min(recent.length, MOST_INDEXES);
  return index;
}

const usesByChunk = new WeakMap<
  ChunkModel,
  { readonly index: TermIndex; readonly uses: readonly TermUse[] }
>();

/** The uses of terms in a chunk; the places where they are defined among them. */
export function usesIn(model: ChunkModel, index: TermIndex): readonly TermUse[] {
  const before = usesByChunk.get(model);
  if (before?.index === index) return before.uses;
  const uses: TermUse[] = [];
  if (index.byFirst.size > 0)
    for (const [at, statement] of model.statements.entries()) usesInStatement(statement, at, index, uses);
  usesByChunk.set(model, { index, uses });
  return uses;
}

function usesInStatement(statement: Statement, at: number, index: TermIndex, uses: TermUse[]): void {
  const { text } = statement;
  const words = wordsIn(text);
  let inside = 0;
  for (let i = 0; i < words.count; i++) {
    const start = words.starts[i] as number;
    if (words.isPlain && !mayBegin(index, text, start, words.ends[i] as number)) continue;
    const candidates = termsAt(index, text.slice(start, words.ends[i]));
    if (!candidates) continue;
    const found = candidates.filter((term) => matches(term, words, i, text));
    for (const term of found.slice(0, 2)) {
      const last = i + term.words.length - 1;
      const lastText = text.slice(words.starts[last], words.ends[last]);
      const end = (words.ends[last] as number) - possessiveLength(lastText);
      uses.push({
        key: term.key,
        range: sourceRange(statement.run, statement.runStart + start, statement.runStart + end),
        statement: at,
        at: start,
        written: writtenAs(term, words, i, text),
        within: i < inside || term !== found[0],
      });
      if (term === found[0]) inside = Math.max(inside, i + term.words.length);
    }
  }
}

/** Where the words of a text stand; the rows are used again for the next text. */
interface Words {
  count: number;
  /** Only plain letters and digits. */
  isPlain: boolean;
  readonly starts: number[];
  readonly ends: number[];
}
const scratch: Words = { count: 0, isPlain: true, starts: [], ends: [] };

const isPlain = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
/** `’`, `'`, `&` and `-` join two parts to one word. */
const joins = (code: number): boolean => code === 0x2019 || code === 39 || code === 38 || code === 45;

/** The matches of {@link word} in a text. */
function wordsIn(text: string): Words {
  const { starts, ends } = scratch;
  let count = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (!isPlain(code)) {
      // Letters of other alphabets and with accents: the pattern knows them.
      if (code >= 0xaa && !(code >= 0x2000 && code < 0x2070)) return wordsByPattern(text);
      i++;
      continue;
    }
    starts[count] = i;
    do {
      do i++;
      while (i < text.length && isPlain(text.charCodeAt(i)));
    } while (i + 1 < text.length && joins(text.charCodeAt(i)) && isPlain(text.charCodeAt(i + 1)));
    ends[count++] = i;
  }
  scratch.count = count;
  scratch.isPlain = true;
  return scratch;
}

function wordsByPattern(text: string): Words {
  let count = 0;
  for (const match of text.matchAll(word)) {
    scratch.starts[count] = match.index;
    scratch.ends[count++] = match.index + match[0].length;
  }
  scratch.count = count;
  scratch.isPlain = false;
  return scratch;
}

/** Whether a word that begins with these letters may begin a term; "ties" and "ty" are one word, so that short ones may. */
function mayBegin({ beginnings }: TermIndex, text: string, start: number, end: number): boolean {
  if (end - start <= 4) return true;
  const row = beginnings[text.charCodeAt(start) & 31] as number;
  return (row & (1 << (text.charCodeAt(start + 1) & 31))) !== 0;
}

function termsAt({ byFirst, seen }: TermIndex, text: string): readonly IndexedTerm[] | undefined {
  const known = seen.get(text);
  if (known !== undefined || seen.has(text)) return known;
  if (seen.size >= MOST_BASES) seen.clear();
  const terms = byFirst.get(baseOf(text));
  seen.set(text, terms);
  return terms;
}

function possessiveLength(text: string): number {
  return /[’']s?$/u.exec(text)?.[0].length ?? 0;
}

function matches({ bases, words: own }: IndexedTerm, words: Words, from: number, text: string): boolean {
  if (from + bases.length > words.count) return false;
  for (let i = 0; i < bases.length; i++) {
    const end = words.ends[from + i] as number;
    const one = text.slice(words.starts[from + i], end);
    const isLast = i === bases.length - 1;
    if (isLast) return baseOf(one) === bases[i];
    if (one.toLowerCase() !== (own[i] as string).toLowerCase()) return false;
    const between = text.slice(end, words.starts[from + i + 1]);
    // "Health & Safety Plan", "Third-party": what joins the words of the term joins them here
    if (
      between !== ' ' &&
      !/^[\s\u00a0]+$/.test(between) &&
      !/^[\s\u00a0]*[&/,–-]?[\s\u00a0]*$/.test(between)
    )
      return false;
  }
  return true;
}

function writtenAs(
  { words: own }: IndexedTerm,
  words: Words,
  from: number,
  whole: string,
): TermUse['written'] {
  let lower = 0;
  let capitals = 0;
  for (let i = 0; i < own.length; i++) {
    const mine = own[i] as string;
    const text = whole.slice(words.starts[from + i], words.ends[from + i]);
    if (mine.charAt(0) !== mine.charAt(0).toLowerCase() && text.charAt(0) === text.charAt(0).toLowerCase())
      lower++;
    if (text.length > 1 && text === text.toUpperCase() && mine !== mine.toUpperCase()) capitals++;
  }
  if (capitals === own.length) return 'capitals';
  return lower === 0 ? 'exact' : 'lower';
}

/** A use and where it stands in its document. */
export interface DocumentUse {
  readonly chunk: number;
  /** In the document. */
  readonly range: Range;
  readonly use: TermUse;
}
type DocumentUses = ReadonlyMap<string, readonly DocumentUse[]>;
const usesOfDocument = new WeakMap<
  StructureSource['tender']['models'],
  { readonly markdown: MarkdownDocument; readonly index: TermIndex; readonly uses: DocumentUses }
>();

/** The uses in one document by term; kept while document and terms stay as they are. */
export function usesByTerm({ tender }: StructureSource, index: TermIndex): DocumentUses {
  const before = usesOfDocument.get(tender.models);
  if (before?.index === index && before.markdown === tender.markdown) return before.uses;
  const uses = new Map<string, DocumentUse[]>();
  for (const [chunk, model] of tender.models.entries()) {
    const start = tender.markdown.starts[chunk] as number;
    for (const use of usesIn(model, index)) {
      const placed = { chunk, range: placedRange(start, use.range), use };
      const list = uses.get(use.key);
      if (list) list.push(placed);
      else uses.set(use.key, [placed]);
    }
  }
  usesOfDocument.set(tender.models, { markdown: tender.markdown, index, uses });
  return uses;
}

/** Every use of a term in the pack, with its document; where it is defined is left out. */
export function usesOf(
  pack: PackStructure,
  terms: PackTerms,
  key: string,
): readonly (DocumentUse & { readonly document: number })[] {
  const entry = terms.entries.get(key);
  const found: (DocumentUse & { readonly document: number })[] = [];
  for (const { source, index: document } of pack.documents) {
    const defined = new Set(
      entry?.definitions.flatMap((one) => (one.document === document ? [one.range.start] : [])),
    );
    for (const { chunk, range, use } of usesByTerm(source, terms.index).get(key) ?? [])
      if (!defined.has(range.start)) found.push({ chunk, range, use, document });
  }
  return found;
}
