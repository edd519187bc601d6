// What a pack says about one criterion: where it is named, where it is named only to be emptied, which of its elements
// stand where it is spoken of.

import type { Criterion, CriterionElement } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import type { Statement } from '../tender/model.ts';
import type { Evidence, LocalAnalysis } from './local.ts';
import {
  elementBit,
  firstFrom,
  marked,
  mostElements,
  type SectionMarks,
  sectionsBefore,
} from './section-marks.ts';
import { type DocumentView, lineage, type PackView, type PlacedSection, placed } from './view.ts';

/** A sentence that speaks for a criterion, in its place. */
export interface PlacedEvidence {
  readonly evidence: Evidence;
  readonly document: DocumentView;
  /** Number of the chunk it stands in. */
  readonly chunk: number;
  readonly section: number;
}

export interface CriterionEvidence {
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
  const documents = view.documents.map((document) => ({ document, bits: sectionBits(document, index) }));
  const isEmptied = documents.some(({ bits }) => (bits.anywhere & marked.emptied) !== 0);
  return isEmptied || criterion.elements.length > mostElements
    ? evidenceBySentence(criterion, index, documents)
    : evidenceBySection(criterion, index, documents);
}

export function statementOf({ evidence, document, chunk }: PlacedEvidence): Statement {
  return (document.locals[chunk] as LocalAnalysis).model.statements[evidence.statement] as Statement;
}

/** In the document. */
export function rangeOf({ evidence, document, chunk }: PlacedEvidence): Range {
  return placed({ start: document.document.tender.markdown.starts[chunk] as number }, evidence.range);
}

// ------------------------------------------------------------------------------------- section by section

/** Of each section of a document: the bits of one criterion, and which of its elements count where they stand. */
interface SectionBits {
  readonly own: (ordinal: number) => number;
  readonly anywhere: number;
  readonly counted: Int32Array;
}
interface Documented {
  readonly document: DocumentView;
  readonly bits: SectionBits;
}

function evidenceBySection(
  criterion: Criterion,
  index: number,
  documents: readonly Documented[],
): CriterionEvidence {
  const whole = criterion.elements.reduce((bits, _, i) => bits | elementBit(i), 0);
  const found = documents.reduce((all, { bits }) => bits.counted.reduce((word, own) => word | own, all), 0);
  const isNamed = documents.some(({ bits }) => (bits.anywhere & marked.named) !== 0);
  const named = (): readonly PlacedEvidence[] =>
    firstPlaces(documents, index, ({ bits }, ordinal) => bits.own(ordinal) & marked.named, mostPlaces);
  return {
    isNamed,
    isLive: isNamed,
    lacking: criterion.elements.filter((_, i) => (found & elementBit(i)) === 0),
    inOnePlace: whole !== 0 && documents.some((one) => isInOneFamily(one, whole)),
    named,
    live: named,
    elements: () =>
      firstPlaces(documents, index, ({ bits }, ordinal) => bits.counted[ordinal] as number, mostPlaces),
    spokenIn: (kinds) => {
      for (const kind of kinds) {
        const [first] = firstPlaces(
          documents,
          index,
          ({ document, bits }, ordinal) =>
            document.sections[ordinal]?.section.kind === kind ? bits.own(ordinal) & marked.named : 0,
          1,
        );
        if (first !== undefined) return first;
      }
      return undefined;
    },
  };
}

const bitsByMarks = new WeakMap<SectionMarks, Map<number, SectionBits>>();

/** Worked out once for as long as the sections say the same: marks belong to one outline. */
function sectionBits({ sections, marks }: DocumentView, criterion: number): SectionBits {
  const known = bitsByMarks.get(marks) ?? new Map<number, SectionBits>();
  bitsByMarks.set(marks, known);
  let bits = known.get(criterion);
  if (bits === undefined) {
    bits = countedBits(sections, marks, criterion);
    known.set(criterion, bits);
  }
  return bits;
}

function countedBits(
  sections: readonly PlacedSection[],
  { words, stride }: SectionMarks,
  criterion: number,
): SectionBits {
  const own = (ordinal: number): number => words[ordinal * stride + criterion] as number;
  const counted = new Int32Array(sections.length);
  // A heading that names the matter speaks for all beneath it; parents come before their children.
  const isHeaded = new Uint8Array(sections.length);
  const elements = ~(marked.named | marked.namedByHeading | marked.emptied);
  let anywhere = 0;
  for (let ordinal = 0; ordinal < sections.length; ordinal++) {
    const bits = own(ordinal);
    anywhere |= bits;
    const above = ordinal === 0 ? 0 : (isHeaded[(sections[ordinal] as PlacedSection).parent] as number);
    isHeaded[ordinal] = above === 1 || (ordinal !== 0 && (bits & marked.namedByHeading) !== 0) ? 1 : 0;
    if ((bits & marked.named) !== 0 || isHeaded[ordinal] === 1) counted[ordinal] = bits & elements;
  }
  return { own, anywhere, counted };
}

/** Whether a section other than the whole document holds every element, with those beneath it. */
function isInOneFamily({ document, bits }: Documented, whole: number): boolean {
  const held = bits.counted.slice();
  for (let ordinal = held.length - 1; ordinal > 0; ordinal--) {
    const own = held[ordinal] as number;
    if ((own & whole) === whole) return true;
    const { parent } = document.sections[ordinal] as PlacedSection;
    held[parent] = (held[parent] as number) | own;
  }
  return false;
}

/** The first sentences that have one of the bits wanted of their section. */
function firstPlaces(
  documents: readonly Documented[],
  criterion: number,
  wanted: (one: Documented, ordinal: number) => number,
  most: number,
): readonly PlacedEvidence[] {
  const places: PlacedEvidence[] = [];
  for (const one of documents) {
    const { document } = one;
    const { sections, locals, holding } = document;
    for (let ordinal = 0; ordinal < sections.length; ordinal++) {
      const want = wanted(one, ordinal);
      if (want === 0) continue;
      const from = ordinal === 0 ? 0 : (sections[ordinal] as PlacedSection).chunk;
      const to = sections[ordinal + 1]?.chunk ?? locals.length - 1;
      for (let i = firstFrom(holding.evidence, from); (holding.evidence[i] ?? to + 1) <= to; i++) {
        const chunk = holding.evidence[i] as number;
        const before = sectionsBefore(sections, chunk);
        for (const evidence of (locals[chunk] as LocalAnalysis).evidence) {
          if (evidence.criterion !== criterion) continue;
          const bit = evidence.kind === 'element' ? elementBit(evidence.element) : marked[evidence.kind];
          if ((bit & want) === 0 || before + evidence.section !== ordinal) continue;
          places.push({ evidence, document, chunk, section: ordinal });
          if (places.length === most) return places;
        }
      }
    }
  }
  return places;
}

// ----------------------------------------------------------------------------------- sentence by sentence

/** "Community benefits:" and the "n/a" under it stand at most this many characters apart. */
const NEAR = 40;

function evidenceBySentence(
  criterion: Criterion,
  index: number,
  documents: readonly Documented[],
): CriterionEvidence {
  const evidence = documents.flatMap((one) => allPlaces(one, index));
  const of = (kind: Evidence['kind']) => evidence.filter((e) => e.evidence.kind === kind);
  const named = of('named');
  // "None, because …" answers; "None." does not.
  const emptying = of('emptied');
  const answering = new Set(emptying.length === 0 ? [] : of('element').map(statementOf));
  const emptied = emptying.filter((e) => !answering.has(statementOf(e)));
  const live = emptied.length === 0 ? named : named.filter((n) => !emptied.some((e) => empties(e, n)));
  const matter = matterOf(live);
  const elements = of('element').filter((e) => matter.has(e));
  const spoken = live.length > 0 ? live : named;
  return {
    isNamed: named.length > 0,
    isLive: live.length > 0,
    lacking: criterion.elements.filter((_, i) => !elements.some((e) => e.evidence.element === i)),
    inOnePlace: isInOnePlace(criterion, elements),
    named: () => named,
    live: () => live,
    elements: () => elements,
    spokenIn: (kinds) =>
      kinds.map((kind) => spoken.find((e) => statementOf(e).section.kind === kind)).find((e) => e),
  };
}

/** Places of evidence in a document: number of the chunk, of the evidence in it, and of the section. */
type Places = readonly (readonly [chunk: number, evidence: number, section: number])[];
const placesByMarks = new WeakMap<SectionMarks, Map<number, Places>>();

/** All evidence for a criterion in the order of the text; where it stands is looked up once for as long as the marks are the same. */
function allPlaces({ document, bits }: Documented, criterion: number): readonly PlacedEvidence[] {
  const { locals, marks } = document;
  const known = placesByMarks.get(marks) ?? new Map<number, Places>();
  placesByMarks.set(marks, known);
  let places = known.get(criterion);
  if (places === undefined) {
    const all = firstPlaces(
      [{ document, bits }],
      criterion,
      (_, ordinal) => bits.own(ordinal),
      Number.POSITIVE_INFINITY,
    );
    places = all.map(({ evidence, chunk, section }) => {
      const number = (locals[chunk] as LocalAnalysis).evidence.indexOf(evidence);
      return [chunk, number, section] as const;
    });
    known.set(criterion, places);
  }
  return places.map(([chunk, number, section]) => {
    const evidence = (locals[chunk] as LocalAnalysis).evidence[number] as Evidence;
    return { evidence, document, chunk, section };
  });
}

/** Whether one statement says that another's subject is not offered. */
function empties(e: PlacedEvidence, n: PlacedEvidence): boolean {
  if (e.document !== n.document || e.section !== n.section) return false;
  if (statementOf(e) === statementOf(n)) return true;
  const [emptying, named] = [rangeOf(e), rangeOf(n)];
  return emptying.start >= named.start && emptying.start - named.end < NEAR;
}

/** The sections that touch the subject: those of its sentences, and all beneath a heading that names it. */
function matterOf(live: readonly PlacedEvidence[]): { has(e: PlacedEvidence): boolean } {
  const own = new Map<DocumentView, Set<number>>();
  const headed = new Map<DocumentView, Set<number>>();
  const add = (sets: Map<DocumentView, Set<number>>, { document, section }: PlacedEvidence): void => {
    const set = sets.get(document);
    if (set) set.add(section);
    else sets.set(document, new Set([section]));
  };
  for (const n of live) {
    add(own, n);
    if (n.section !== 0 && statementOf(n).place === 'heading') add(headed, n);
  }
  return {
    has: (e) => {
      if (own.get(e.document)?.has(e.section)) return true;
      const headings = headed.get(e.document);
      return headings !== undefined && lineage(e.document, e.section).some((o) => headings.has(o));
    },
  };
}

/** Whether one section, with those beneath it, holds every element. */
function isInOnePlace(criterion: Criterion, elements: readonly PlacedEvidence[]): boolean {
  const held = new Map<DocumentView, Map<number, Set<number>>>();
  for (const e of elements) {
    const sections = held.get(e.document) ?? new Map<number, Set<number>>();
    held.set(e.document, sections);
    for (const ordinal of lineage(e.document, e.section).slice(0, -1)) {
      const set = sections.get(ordinal) ?? new Set();
      // What a section holds, the sections around it have been told.
      if (set.has(e.evidence.element)) break;
      set.add(e.evidence.element);
      if (set.size === criterion.elements.length) return true;
      sections.set(ordinal, set);
    }
  }
  return false;
}
