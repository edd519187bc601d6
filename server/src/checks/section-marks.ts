// What the sentences of each section say, as bits: which criteria they touch and which watched concepts they hold.
// Questions about sections, documents and the pack are answered from these, at a cost that follows the number of
// sections and not of sentences.

import type { CompiledLibrary } from './compile.ts';
import { type Evidence, type LocalAnalysis, sectionIndex } from './local.ts';

/** Bits of a criterion's word. Elements have theirs from {@link elementBit}. */
export const marked = { named: 1, namedByHeading: 2, emptied: 4 } as const;
/** A criterion with more elements than this, and none has half as many, shares the last bit among those beyond. */
const mostElements = 28;
/** The bit of an element of a criterion. */
export const elementBit = (element: number): number => 8 << Math.min(element, mostElements);

export interface SectionMarks {
  /** Rows by ordinal of the section, {@link stride} words each: one for each criterion, then the concepts. */
  readonly words: Int32Array;
  readonly stride: number;
  readonly criteria: number;
  /** Numbers of the watched concepts. */
  readonly concepts: ReadonlyMap<string, number>;
}

/** The part of a document that marks are made from; {@link SectionMarks} follow from it alone. */
export interface Markable {
  readonly locals: readonly LocalAnalysis[];
  /** By ordinal: number of the chunk that holds the heading, and of the section around it. */
  readonly sections: readonly { readonly chunk: number; readonly parent: number }[];
  readonly holding: { readonly evidence: readonly number[]; readonly signals: readonly number[] };
}

/** The marks of a document. With `before`, those of a version with the same sections, only the chunks from `from` to `to` are read. */
export function sectionMarks(
  document: Markable,
  compiled: CompiledLibrary,
  before?: { readonly marks: SectionMarks; readonly from: number; readonly to: number },
): SectionMarks {
  const criteria = compiled.library.criteria.length;
  const stride = criteria + Math.ceil(compiled.watched.length / 32);
  const concepts = conceptNumbers(compiled);
  const { sections } = document;
  if (before === undefined) {
    const words = new Int32Array(sections.length * stride);
    addMarks(words, stride, document, compiled, 0, sections.length - 1);
    return { words, stride, criteria, concepts };
  }
  // The first section that reaches into the chunks, and the last.
  const first = sectionsBefore(sections, before.from);
  const last = sectionsBefore(sections, before.to);
  const words = before.marks.words.slice();
  words.fill(0, first * stride, (last + 1) * stride);
  addMarks(words, stride, document, compiled, first, last);
  return { words, stride, criteria, concepts };
}

/** Reads the chunks of the sections from `first` to `last` into their rows. */
function addMarks(
  words: Int32Array,
  stride: number,
  { locals, sections, holding }: Markable,
  compiled: CompiledLibrary,
  first: number,
  last: number,
): void {
  const criteria = compiled.library.criteria.length;
  const from = first === 0 ? 0 : (sections[first]?.chunk ?? 0);
  const to = sections[last + 1]?.chunk ?? locals.length - 1;
  const each = (chunks: readonly number[], add: (local: LocalAnalysis, before: number) => void): void => {
    let before = sectionsBefore(sections, from);
    for (let i = firstFrom(chunks, from); i < chunks.length && (chunks[i] as number) <= to; i++) {
      const chunk = chunks[i] as number;
      while (before + 1 < sections.length && (sections[before + 1]?.chunk ?? 0) < chunk) before++;
      add(locals[chunk] as LocalAnalysis, before);
    }
  };
  const set = (section: number, word: number, bits: number): void => {
    if (section < first || section > last) return;
    const at = section * stride + word;
    words[at] = (words[at] as number) | bits;
  };
  each(holding.evidence, (local, before) => {
    for (const evidence of local.evidence)
      set(before + evidence.section, evidence.criterion, bitsOf(evidence, local));
  });
  const numbers = conceptNumbers(compiled);
  each(holding.signals, (local, before) => {
    for (const { concept, statement } of local.signals) {
      const number = numbers.get(concept);
      const spoken = local.model.statements[statement];
      if (number === undefined || spoken === undefined) continue;
      set(before + sectionIndex(local.model, spoken), criteria + (number >> 5), 1 << (number & 31));
    }
  });
}

function bitsOf({ kind, element, statement }: Evidence, local: LocalAnalysis): number {
  if (kind === 'element') return elementBit(element);
  if (kind === 'emptied') return marked.emptied;
  return local.model.statements[statement]?.place === 'heading'
    ? marked.named | marked.namedByHeading
    : marked.named;
}

/** Whether two analyses of a chunk give the same marks. */
export function marksAreSame(a: LocalAnalysis, b: LocalAnalysis): boolean {
  return (
    a === b ||
    (a.evidence.length === b.evidence.length &&
      a.signals.length === b.signals.length &&
      a.evidence.every((one, i) => {
        const other = b.evidence[i] as Evidence;
        return (
          one.criterion === other.criterion &&
          one.section === other.section &&
          bitsOf(one, a) === bitsOf(other, b)
        );
      }) &&
      a.signals.every((one, i) => {
        const other = b.signals[i];
        const [here, there] = [a.model.statements[one.statement], b.model.statements[other?.statement ?? -1]];
        return (
          one.concept === other?.concept &&
          here !== undefined &&
          there !== undefined &&
          sectionIndex(a.model, here) === sectionIndex(b.model, there)
        );
      }))
  );
}

const numbersByLibrary = new WeakMap<CompiledLibrary, ReadonlyMap<string, number>>();

function conceptNumbers(compiled: CompiledLibrary): ReadonlyMap<string, number> {
  let numbers = numbersByLibrary.get(compiled);
  if (numbers === undefined) {
    numbers = new Map(compiled.watched.map((concept, number) => [concept, number]));
    numbersByLibrary.set(compiled, numbers);
  }
  return numbers;
}

/** The marks of the sections from `from` to before `to` taken together: a word for each criterion, then the concepts. */
export function marksTogether({ words, stride }: SectionMarks, from: number, to: number): Int32Array {
  const together = new Int32Array(stride);
  for (let at = from * stride; at < to * stride; )
    for (let word = 0; word < stride; word++, at++)
      together[word] = (together[word] as number) | (words[at] as number);
  return together;
}

/** Whether a concept is among marks taken together. */
export function holdsConcept(
  together: Int32Array,
  { criteria, concepts }: SectionMarks,
  concept: string,
): boolean {
  const number = concepts.get(concept);
  return (
    number !== undefined && (((together[criteria + (number >> 5)] as number) >>> (number & 31)) & 1) === 1
  );
}

/** Ordinals of the sections in whose own sentences a watched concept was seen. */
export function sectionsSeeing(
  { words, stride, criteria, concepts }: SectionMarks,
  concept: string,
): readonly number[] {
  const number = concepts.get(concept);
  if (number === undefined) return [];
  const ordinals: number[] = [];
  for (let at = criteria + (number >> 5), ordinal = 0; at < words.length; at += stride, ordinal++)
    if ((((words[at] as number) >>> (number & 31)) & 1) === 1) ordinals.push(ordinal);
  return ordinals;
}

/** Ordinal of the section that is open where a chunk begins. */
export function sectionsBefore(sections: readonly { readonly chunk: number }[], chunk: number): number {
  let low = 1;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.chunk ?? 0) < chunk) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the first number that is not less than `least` among ascending numbers. */
export function firstFrom(ascending: readonly number[], least: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
