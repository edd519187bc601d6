// What a pack says about one criterion: where it is named, where it is named only to be emptied, which of its elements
// stand where it is spoken of.

import type { Criterion, CriterionElement } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import type { Statement } from '../tender/model.ts';
import type { Evidence, LocalAnalysis } from './local.ts';
import type { DocumentKind } from './pack.ts';
import { elementBit, firstFrom, marked, type SectionMarks, sectionsBefore } from './section-marks.ts';
import { type DocumentView, type PackView, type PlacedSection, placed } from './view.ts';

/** A sentence that speaks for a criterion, in its place. */
export interface PlacedEvidence {
  readonly evidence: Evidence;
  readonly document: DocumentView;
  /** Number of the chunk it stands in. */
  readonly chunk: number;
  readonly section: number;
}

export interface CriterionEvidence {
  /** Whether documents that only speak of the matter, beside the one that should hold it, were left aside. */
  readonly isNarrowed: boolean;
  /** It is named somewhere; and somewhere otherwise than to be emptied. */
  readonly isNamed: boolean;
  readonly isLive: boolean;
  readonly lacking: readonly CriterionElement[];
  /** One section, with those beneath it, holds every element. */
  readonly inOnePlace: boolean;
  /** The first sentences that name it, those that do not only empty it, and those that hold its elements where it is spoken of. */
  readonly named: () => readonly PlacedEvidence[];
  readonly live: () => readonly PlacedEvidence[];
  readonly elements: () => readonly PlacedEvidence[];
  /** The first sentence that names it in a section of the first of these kinds that has one. */
  readonly spokenIn: (kinds: readonly string[]) => PlacedEvidence | undefined;
}

/** A result names at most so many places. */
const mostPlaces = 20;

/** The evidence for a criterion, given with its number in the library. */
export function evidenceFor(criterion: Criterion, index: number, view: PackView): CriterionEvidence {
  const documents = documentsFor(criterion, view).map((document) => documented(document, index));
  const whole = criterion.elements.reduce((bits, _, i) => bits | elementBit(i), 0);
  const found = documents.reduce((all, { counted }) => counted.reduce((word, own) => word | own, all), 0);
  const isNamed = documents.some(({ bits }) => (bits.anywhere & marked.named) !== 0);
  const isLive = documents.some(({ hasLive }) => hasLive);
  const named = (most: number, kind?: string): readonly PlacedEvidence[] =>
    firstPlaces(documents, index, most, ({ document, bits }, ordinal) =>
      isOfKind(document, ordinal, kind) ? (bits.words[ordinal] as number) & marked.named : 0,
    );
  const live = (most: number, kind?: string): readonly PlacedEvidence[] =>
    firstPlaces(
      documents,
      index,
      most,
      ({ document, live: words }, ordinal) =>
        isOfKind(document, ordinal, kind) ? (words[ordinal] as number) & marked.named : 0,
      ({ emptied }, { evidence }) => !emptied.has(evidence),
    );
  return {
    isNarrowed: documents.length < view.documents.length,
    isNamed,
    isLive,
    lacking: criterion.elements.filter((_, i) => (found & elementBit(i)) === 0),
    inOnePlace: whole !== 0 && documents.some((one) => isInOneFamily(one, whole)),
    named: () => named(mostPlaces),
    live: () => live(mostPlaces),
    elements: () =>
      firstPlaces(documents, index, mostPlaces, ({ counted }, ordinal) => counted[ordinal] as number),
    spokenIn: (kinds) => {
      for (const kind of kinds) {
        const [first] = isLive ? live(1, kind) : named(1, kind);
        if (first !== undefined) return first;
      }
      return undefined;
    },
  };
}

const performance: ReadonlySet<string> = new Set([
  'contract-conditions',
  'kpi',
  'monitoring',
  'specification',
]);

/** What bidders are told and asked before the contract is made. */
const invitation: ReadonlySet<string> = new Set([
  'award-criteria',
  'instructions',
  'conditions-of-participation',
  'timetable',
  'social-value',
]);

/**
 * A notice announces terms, and an invitation describes them, that other documents hold: beside the contract they do
 * not count for what belongs there; nor does the contract for what bidders are to be asked.
 */
function documentsFor({ belongsIn, whenNamed }: Criterion, { documents }: PackView): readonly DocumentView[] {
  // What the law wants in the notice is not in it because another document says so.
  if (belongsIn.length === 1 && belongsIn[0] === 'notice' && whenNamed !== true) {
    const notices = documents.filter(({ document: { kind } }) => kind === 'notice' || kind === 'whole-pack');
    return notices.length > 0 ? notices : documents;
  }
  const isOf = (kinds: ReadonlySet<string>) =>
    belongsIn.length > 0 && belongsIn.every((kind) => kinds.has(kind));
  const has = (kind: DocumentKind) => documents.some(({ document }) => document.kind === kind);
  const elsewhere: readonly DocumentKind[] = isOf(performance)
    ? has('contract') && belongsIn.some((kind) => kind !== 'specification')
      ? ['notice', 'instructions']
      : ['notice']
    : isOf(invitation)
      ? has('instructions')
        ? ['contract', 'specification']
        : ['contract']
      : [];
  if (elsewhere.length === 0) return documents;
  const others = documents.filter(({ document }) => !elsewhere.includes(document.kind));
  return others.length > 0 ? others : documents;
}

function isOfKind(document: DocumentView, ordinal: number, kind: string | undefined): boolean {
  return kind === undefined || document.sections[ordinal]?.section.kind === kind;
}

export function statementOf({ evidence, document, chunk }: PlacedEvidence): Statement {
  return (document.locals[chunk] as LocalAnalysis).model.statements[evidence.statement] as Statement;
}

/** In the document. */
export function rangeOf({ evidence, document, chunk }: PlacedEvidence): Range {
  return placed({ start: document.document.tender.markdown.starts[chunk] as number }, evidence.range);
}

// ------------------------------------------------------------------------------------------ what sections say

/** What the sections of a document say of one criterion: a word of bits for each. */
interface SectionBits {
  readonly words: Int32Array;
  readonly anywhere: number;
  /** Sections with a sentence that may empty what is named in it. */
  readonly emptying: readonly number[];
  /** Elements that count where they stand, as long as nothing is emptied. */
  readonly counted: Int32Array;
}
interface Documented {
  readonly document: DocumentView;
  readonly bits: SectionBits;
  /** The words without what is emptied. */
  readonly live: Int32Array;
  readonly hasLive: boolean;
  readonly emptied: ReadonlySet<Evidence>;
  readonly counted: Int32Array;
}

const nothing: ReadonlySet<Evidence> = new Set();

function documented(document: DocumentView, criterion: number): Documented {
  const bits = sectionBits(document, criterion);
  const { words, counted, emptying } = bits;
  const hasLive = (bits.anywhere & marked.named) !== 0;
  const whole = { document, bits, live: words, hasLive, emptied: nothing, counted };
  if (emptying.length === 0) return whole;
  const emptied = new Set<Evidence>();
  let live = words;
  for (const ordinal of emptying) {
    const left = namedStill(whole, ordinal, criterion, emptied);
    if (left === (words[ordinal] as number)) continue;
    if (live === words) live = words.slice();
    live[ordinal] = left;
  }
  if (live === words) return { ...whole, emptied };
  const stillLive = live.some((word) => (word & marked.named) !== 0);
  return { ...whole, live, hasLive: stillLive, emptied, counted: countedIn(document, live) };
}

const bitsByMarks = new WeakMap<SectionMarks, Map<number, SectionBits>>();

/** Worked out once for as long as the sections say the same: marks belong to one outline. */
function sectionBits(document: DocumentView, criterion: number): SectionBits {
  const { sections, marks } = document;
  const known = bitsByMarks.get(marks) ?? new Map<number, SectionBits>();
  bitsByMarks.set(marks, known);
  let bits = known.get(criterion);
  if (bits === undefined) {
    const words = new Int32Array(sections.length);
    const emptying: number[] = [];
    let anywhere = 0;
    for (let ordinal = 0; ordinal < words.length; ordinal++) {
      const word = marks.words[ordinal * marks.stride + criterion] as number;
      words[ordinal] = word;
      anywhere |= word;
      if ((word & marked.emptied) !== 0) emptying.push(ordinal);
    }
    bits = { words, anywhere, emptying, counted: countedIn(document, words) };
    known.set(criterion, bits);
  }
  return bits;
}

/** The elements of each section that count: those of sections that name the matter, and all beneath a heading that names it. */
function countedIn({ sections }: DocumentView, words: Int32Array): Int32Array {
  const counted = new Int32Array(words.length);
  const isHeaded = new Uint8Array(words.length);
  const elements = ~(marked.named | marked.namedByHeading | marked.emptied);
  for (let ordinal = 0; ordinal < words.length; ordinal++) {
    const word = words[ordinal] as number;
    // Parents come before their children.
    const above = ordinal === 0 ? 0 : (isHeaded[(sections[ordinal] as PlacedSection).parent] as number);
    isHeaded[ordinal] = above === 1 || (ordinal !== 0 && (word & marked.namedByHeading) !== 0) ? 1 : 0;
    if ((word & marked.named) !== 0 || isHeaded[ordinal] === 1) counted[ordinal] = word & elements;
  }
  return counted;
}

/** Whether a section other than the whole document holds every element, with those beneath it. */
function isInOneFamily({ document, counted }: Documented, whole: number): boolean {
  const held = counted.slice();
  const { sections } = document;
  // The only section at the top is the document under its title.
  const isTitle = sections.length > 2 && sections.filter((s, i) => i > 0 && s.parent === 0).length === 1;
  for (let ordinal = held.length - 1; ordinal > 0; ordinal--) {
    const own = held[ordinal] as number;
    const isWholeDocument = isTitle && ordinal === 1;
    if ((own & whole) === whole && !isWholeDocument) return true;
    const { parent } = document.sections[ordinal] as PlacedSection;
    held[parent] = (held[parent] as number) | own;
  }
  return false;
}

// -------------------------------------------------------------------------------------------------- sentences

/** The first sentences that have one of the bits wanted of their section, and count, in the order of the text. */
function firstPlaces(
  documents: readonly Documented[],
  criterion: number,
  most: number,
  wanted: (one: Documented, ordinal: number) => number,
  counts: (one: Documented, place: PlacedEvidence) => boolean = () => true,
): readonly PlacedEvidence[] {
  const places: PlacedEvidence[] = [];
  for (const one of documents)
    for (let ordinal = 0; ordinal < one.document.sections.length; ordinal++) {
      const want = wanted(one, ordinal);
      if (want === 0) continue;
      for (const place of placesIn(one.document, ordinal, criterion)) {
        if ((bitOf(place.evidence) & want) === 0 || !counts(one, place)) continue;
        places.push(place);
        if (places.length === most) return places;
      }
    }
  return places;
}

function bitOf({ kind, element }: Evidence): number {
  return kind === 'element' ? elementBit(element) : marked[kind];
}

/** The evidence for a criterion in a section's own sentences. */
function placesIn(document: DocumentView, ordinal: number, criterion: number): readonly PlacedEvidence[] {
  const { locals, marks } = document;
  const known = numbersByMarks.get(marks) ?? new Map<number, Numbers>();
  numbersByMarks.set(marks, known);
  const key = criterion * document.sections.length + ordinal;
  let numbers = known.get(key);
  if (numbers === undefined) {
    numbers = numbersIn(document, ordinal, criterion);
    known.set(key, numbers);
  }
  return numbers.map(([chunk, number]) => {
    const evidence = (locals[chunk] as LocalAnalysis).evidence[number] as Evidence;
    return { evidence, document, chunk, section: ordinal };
  });
}

/** Numbers of chunks, and of the evidence in each. */
type Numbers = readonly (readonly [chunk: number, evidence: number])[];

/** Where evidence stands is looked up once for as long as the sections say the same. */
const numbersByMarks = new WeakMap<SectionMarks, Map<number, Numbers>>();

function numbersIn(document: DocumentView, ordinal: number, criterion: number): Numbers {
  const { sections, locals, holding } = document;
  const from = ordinal === 0 ? 0 : (sections[ordinal] as PlacedSection).chunk;
  const to = sections[ordinal + 1]?.chunk ?? locals.length - 1;
  const numbers: [number, number][] = [];
  for (let i = firstFrom(holding.evidence, from); (holding.evidence[i] ?? to + 1) <= to; i++) {
    const chunk = holding.evidence[i] as number;
    const before = sectionsBefore(sections, chunk);
    for (const [number, evidence] of (locals[chunk] as LocalAnalysis).evidence.entries())
      if (evidence.criterion === criterion && before + evidence.section === ordinal)
        numbers.push([chunk, number]);
  }
  return numbers;
}

/** "Community benefits:" and the "n/a" under it stand at most this many characters apart. */
const NEAR = 40;

/** The bits of a section without what its own sentences empty; those are added to `emptied`. */
function namedStill(one: Documented, ordinal: number, criterion: number, emptied: Set<Evidence>): number {
  const places = placesIn(one.document, ordinal, criterion);
  // "None, because …" answers; "None." does not.
  const answering = new Set(places.filter((e) => e.evidence.kind === 'element').map(statementOf));
  const emptying = places.filter((e) => e.evidence.kind === 'emptied' && !answering.has(statementOf(e)));
  let bits = (one.bits.words[ordinal] as number) & ~(marked.named | marked.namedByHeading);
  for (const named of places) {
    if (named.evidence.kind !== 'named') continue;
    if (emptying.some((e) => empties(e, named))) emptied.add(named.evidence);
    else bits |= statementOf(named).place === 'heading' ? marked.named | marked.namedByHeading : marked.named;
  }
  return bits;
}

/** Whether one statement of a section says that another's subject is not offered. */
function empties(e: PlacedEvidence, n: PlacedEvidence): boolean {
  if (statementOf(e) === statementOf(n)) return true;
  const [emptying, named] = [rangeOf(e), rangeOf(n)];
  return emptying.start >= named.start && emptying.start - named.end < NEAR;
}
