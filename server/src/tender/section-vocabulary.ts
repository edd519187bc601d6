// Which kind of section a heading opens, from phrases that are data (clause-library/section-kinds.yml).
// Phrases match by word stems anywhere in the heading, `..` in a phrase for up to four words of any kind; the most
// specific phrase wins.

import { stemmer } from 'stemmer';
import type { SectionKind } from './model.ts';

export const sectionKinds: readonly SectionKind[] = [
  'notice',
  'instructions',
  'conditions-of-participation',
  'award-criteria',
  'specification',
  'contract-conditions',
  'kpi',
  'social-value',
  'pricing',
  'definitions',
  'background',
  'lots',
  'timetable',
  'monitoring',
  'equality',
  'other',
];

/** One kind and the phrases headings use for it, as the data file says it. */
export interface SectionKindData {
  readonly kind: string;
  /** The section only tells what is bought. */
  readonly describes?: boolean;
  readonly expressions: readonly string[];
}

interface Phrase {
  /** Stems to find one after the other; at `gaps` other words may stand before a stem. */
  readonly stems: readonly string[];
  readonly gaps: ReadonlySet<number>;
  readonly length: number;
  /** The heading must say this and nothing else (`=` before the phrase in the data). */
  readonly isWhole: boolean;
  readonly order: number;
  readonly kind: SectionKind;
  readonly describes: boolean;
}

/** The compiled phrases. Immutable; compare by identity. */
export interface SectionVocabulary {
  readonly phrasesByFirstStem: ReadonlyMap<string, readonly Phrase[]>;
}

/** Compiles the data. Entries of a kind that does not exist are left out: the library's loader reports them. */
export function compileSections(data: readonly SectionKindData[]): SectionVocabulary {
  const byFirst = new Map<string, Phrase[]>();
  let order = 0;
  for (const entry of data) {
    const kind = sectionKinds.find((known) => known === entry.kind);
    if (!kind) continue;
    for (const expression of entry.expressions) {
      const { stems, gaps } = withGaps(expression);
      const first = stems[0];
      if (first === undefined) continue;
      const isWhole = expression.startsWith('=');
      const { length } = expression;
      const describes = entry.describes === true;
      const phrase: Phrase = { stems, gaps, length, isWhole, order: order++, kind, describes };
      const list = byFirst.get(first);
      if (list) list.push(phrase);
      else byFirst.set(first, [phrase]);
    }
  }
  for (const list of byFirst.values()) list.sort(moreSpecificFirst);
  return { phrasesByFirstStem: byFirst };
}

/** The kind a heading says of itself, or undefined when it says nothing. `title` is without its number. */
export function kindOfTitle(title: string, vocabulary: SectionVocabulary): SectionKind | undefined {
  return titleOf(title, vocabulary)?.kind;
}

/** What a heading says of its section: the kind, and whether it only describes. */
export function titleOf(
  title: string,
  vocabulary: SectionVocabulary,
): { readonly kind: SectionKind; readonly describes: boolean } | undefined {
  if (vocabulary.phrasesByFirstStem.size === 0) return undefined;
  const stems = stemsOf(title);
  let best: Phrase | undefined;
  for (let at = 0; at < stems.length; at++) {
    for (const phrase of vocabulary.phrasesByFirstStem.get(stems[at] as string) ?? []) {
      if (!standsAt(phrase, stems, at)) continue;
      if (!best || moreSpecificFirst(phrase, best) < 0) best = phrase;
      break;
    }
  }
  return best;
}

/** How many words `..` may stand for. */
const GAP = 4;

function withGaps(expression: string): {
  readonly stems: readonly string[];
  readonly gaps: ReadonlySet<number>;
} {
  const stems: string[] = [];
  const gaps = new Set<number>();
  for (const run of expression.split(' .. ')) {
    if (stems.length > 0) gaps.add(stems.length);
    stems.push(...stemsOf(run));
  }
  return { stems, gaps };
}

/** Whether the phrase starts at the stem `at`. After a gap the nearest fitting word is taken, so that it stays linear. */
function standsAt(phrase: Phrase, stems: readonly string[], at: number): boolean {
  if (phrase.isWhole && stems.length !== phrase.stems.length) return false;
  let next = at + 1;
  for (let i = 1; i < phrase.stems.length; i++) {
    const furthest = phrase.gaps.has(i) ? next + GAP : next;
    while (next < furthest && stems[next] !== phrase.stems[i]) next++;
    if (stems[next] !== phrase.stems[i]) return false;
    next++;
  }
  return true;
}

function moreSpecificFirst(a: Phrase, b: Phrase): number {
  return b.stems.length - a.stems.length || b.length - a.length || a.order - b.order;
}

/** Headings repeat the same few hundred words; the cache is emptied when hostile text fills it. */
const stemCache = new Map<string, string>();
const STEM_CACHE_LIMIT = 20_000;

/** Stems of the words of a phrase or a heading: lower case, accents and possessives taken off, `&` read as "and". */
function stemsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’']s\b/g, '')
    .replace(/&/g, ' and ');
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(stemOf);
}

function stemOf(word: string): string {
  const known = stemCache.get(word);
  if (known !== undefined) return known;
  const stem = word.length > 40 ? word : stemmer(word);
  if (stemCache.size >= STEM_CACHE_LIMIT) stemCache.clear();
  stemCache.set(word, stem);
  return stem;
}
