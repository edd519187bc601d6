// All concepts of a library, found in a sentence in one pass: plain phrases by a trie over stems, composed
// expressions only where something they need was seen.

import type { Concept } from '../library/model.ts';
import { Gate, isLook, type Needs } from './gate.ts';
import { eachMatch, type MatchInput, type Spans } from './match.ts';
import {
  type Atom,
  atomKind,
  commonNeeds,
  conceptsIn,
  type Node,
  needs,
  PatternError,
  parsePattern,
} from './pattern.ts';
import { PhraseGatherer, type PhraseTrie } from './phrase-trie.ts';
import { type QuantityReader, quantityReader } from './quantities.ts';
import { builtIns, type Tokens, tokenise, Vocabulary } from './tokens.ts';

/** What is still to be done at a level while a sentence is read; empty between sentences. */
interface LevelWork {
  /** Numbers of the expressions of which something was seen that they wait for. */
  readonly pending: number[];
  /** Concepts of the level that have a span. */
  readonly touched: number[];
}
interface Composed {
  readonly concept: number;
  readonly node: Node;
}

/** What was found in one sentence. Immutable once made. */
export interface Annotation extends MatchInput {
  /** Whether a concept was found. */
  has(concept: string): boolean;
  /** The numbers of the concepts found, in no order. */
  readonly found: readonly number[];
}
/** An exception of a concept: tried where all it needs was seen. */
interface Except {
  readonly node: Node;
  readonly needs: Needs;
}

const NONE: readonly number[] = [];

/** Spans by number; a sentence has few, so that looking through them is faster than hashing. */
class SpanTable implements Spans {
  /** The numbers that have a span, in order of appearance. */
  readonly numbers: number[] = [];
  /** Beside them: start, end, start, end …, ascending by start, then by end. */
  readonly #spans: number[][] = [];

  has(number: number): boolean {
    return this.#place(number) >= 0;
  }
  /** False if the number had a span before. */
  add(number: number, start: number, end: number): boolean {
    const place = this.#place(number);
    if (place < 0) {
      this.numbers.push(number);
      this.#spans.push([start, end]);
      return true;
    }
    const spans = this.#spans[place] as number[];
    let i = spans.length;
    while (
      i > 0 &&
      ((spans[i - 2] as number) > start || (spans[i - 2] === start && (spans[i - 1] as number) > end))
    )
      i -= 2;
    if (i > 0 && spans[i - 2] === start && spans[i - 1] === end) return false;
    if (i === spans.length) spans.push(start, end);
    else spans.splice(i, 0, start, end);
    return false;
  }
  /** Removes spans that lie inside `start`…`end`; false if none is left. */
  mask(number: number, start: number, end: number): boolean {
    const at = this.#place(number);
    const spans = this.#spans[at];
    if (!spans) return false;
    const kept: number[] = [];
    for (let i = 0; i < spans.length; i += 2) {
      const s = spans[i] as number;
      const e = spans[i + 1] as number;
      if (s < start || s >= end || e > end) kept.push(s, e);
    }
    if (kept.length > 0) this.#spans[at] = kept;
    else {
      this.numbers.splice(at, 1);
      this.#spans.splice(at, 1);
    }
    return kept.length > 0;
  }
  of(number: number): readonly number[] {
    const place = this.#place(number);
    return place < 0 ? NONE : (this.#spans[place] as number[]);
  }
  #place(number: number): number {
    const { numbers } = this;
    for (let i = 0; i < numbers.length; i++) if (numbers[i] === number) return i;
    return -1;
  }
}

class Sentence implements Annotation {
  readonly tokens: Tokens;
  readonly concepts = new SpanTable();
  readonly builtIns = new SpanTable();
  /** Numbers of the library's concepts. */
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(tokens: Tokens, numbers: ReadonlyMap<string, number>) {
    this.tokens = tokens;
    this.#numbers = numbers;
  }
  get found(): readonly number[] {
    return this.concepts.numbers;
  }
  has(concept: string): boolean {
    const number = this.#numbers.get(concept);
    return number !== undefined && this.concepts.has(number);
  }
}

/** At most this many short texts are remembered. */
const MOST_SHORT_TEXTS = 4_000;

/** Compiled concepts. One per library; it remembers words and short texts it has seen and nothing else. */
export class ConceptMatcher {
  readonly vocabulary = new Vocabulary();
  readonly problems: { readonly concept: string; readonly message: string }[] = [];
  readonly #phrases: PhraseTrie;
  readonly #ids: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #level: number[] = [];
  readonly #except: (readonly Except[])[] = [];
  /** How many there are: their numbers begin at 1. */
  #atoms = 0;
  readonly #gate = new Gate<Composed>();
  readonly #gates: { settle(seen: Uint32Array): void }[] = [this.#gate];
  /** How often each atom was seen, to know what is rare. */
  #frequency: Uint32Array = new Uint32Array(1024);
  #stamp: Uint32Array = new Uint32Array(1024);
  /** By concept: its atom, if any pattern asks for it. */
  readonly #conceptAtoms: (number | undefined)[] = [];
  /** By quantity, in the order of {@link builtIns}. */
  readonly #builtInAtoms: (number | undefined)[] = [];
  readonly #levelWork: LevelWork[] = [];
  /** Their lists of what is pending. */
  readonly #lanes: readonly number[][];
  readonly #shortTexts = new Map<string, Annotation>();
  #now = 0;
  readonly #present: number[] = [];
  readonly #quantities: QuantityReader;
  /** By stem: its atom, if any pattern asks for it. */
  readonly #wordAtoms: (number | undefined)[] = [];

  constructor(concepts: readonly Concept[]) {
    this.#quantities = quantityReader(this.vocabulary);
    for (const [i, { id }] of concepts.entries()) {
      this.#numbers.set(id, i);
      this.#ids.push(id);
    }
    const parsed = concepts.map((concept) => ({
      concept,
      expressions: concept.expressions.flatMap((source) =>
        this.#parse(concept.id, source).map((node) => ({ node, source })),
      ),
      except: (concept.except ?? []).flatMap((e) => this.#parse(concept.id, e)),
    }));
    for (const p of parsed) {
      this.#except.push(p.except.map((node) => ({ node, needs: this.needsOf([node]) })));
    }
    const levels = this.#levels(
      parsed.map((p) => ({
        id: p.concept.id,
        uses: [...new Set([...p.expressions.map((e) => e.node), ...p.except].flatMap(conceptsIn))],
      })),
    );
    const gatherer = new PhraseGatherer();
    for (const [i, p] of parsed.entries()) {
      const level = levels.get(p.concept.id) ?? 0;
      this.#level.push(level);
      for (const { node, source } of p.expressions) {
        const phrases = phrasesOf(node);
        if (phrases) for (const phrase of phrases) gatherer.add(phrase, i);
        else {
          if (!this.#gate.add({ concept: i, node }, this.needsOf([node]), level))
            this.problems.push({
              concept: p.concept.id,
              message: `"${source}" is made of very common words only and would never be tried: make it more specific.`,
            });
        }
      }
    }
    this.#phrases = gatherer.finish();
    for (let level = 0; level <= Math.max(0, ...this.#level); level++)
      this.#levelWork.push({ pending: [], touched: [] });
    this.#lanes = this.#levelWork.map(({ pending }) => pending);
  }

  /** Parses a pattern of a rule or criterion; a bad one is a problem and matches nothing. */
  pattern(owner: string, source: string): Node | undefined {
    const node = this.#parse(owner, source)[0];
    if (node)
      for (const id of conceptsIn(node))
        if (!this.#numbers.has(id)) {
          this.problems.push({
            concept: owner,
            message: `There is no concept "${id}" (in the pattern "${source}").`,
          });
          return undefined;
        }
    return node;
  }

  /** The needs of some patterns together as atom numbers, without very common words. */
  tellingNeedsOf(nodes: readonly Node[]): Needs {
    return this.#atomsOf(tellingNeeds(nodes));
  }

  /** All needs of some patterns that must match in one and the same sentence; none where there are only very common words. */
  needsOf(nodes: readonly Node[]): Needs {
    const telling = tellingNeeds(nodes);
    if (telling.length === 0) return [];
    return this.#atomsOf([...telling, ...nodes.flatMap(commonNeeds)]);
  }

  #atomsOf(all: readonly (readonly Atom[])[]): Needs {
    return all.map((any) => any.map((atom) => this.#atom(atom)));
  }

  /** Finds every concept and quantity in a sentence. Until the next call {@link satisfied} speaks of this sentence. */
  annotate(tokens: Tokens): Annotation {
    this.#now++;
    if (isLook(this.#now)) for (const gate of this.#gates) gate.settle(this.#frequency);
    this.#present.length = 0;
    const sentence = new Sentence(tokens, this.#numbers);
    const { concepts } = sentence;
    this.#quantities(tokens, (number, start, end) => {
      sentence.builtIns.add(number, start, end);
      this.#seen(this.#builtInAtoms[number]);
    });
    const { stems, breaks, count } = tokens;
    const phrases = this.#phrases;
    for (let p = 0; p < count; p++) {
      const stem = stems[p] as number;
      if (stem === 0) continue;
      this.#seen(this.#wordAtoms[stem]);
      let node = phrases.root(stem);
      for (let e = p + 1; node !== 0; e++) {
        const to = phrases.acceptsTo(node);
        for (let i = phrases.acceptsFrom(node); i < to; i++) this.#found(concepts, phrases.accepted(i), p, e);
        if (e >= count || breaks[e]) break;
        node = phrases.next(node, stems[e] as number);
      }
    }
    for (const { pending, touched } of this.#levelWork) {
      for (let i = 0; i < pending.length; i++) {
        const number = pending[i] as number;
        if (!this.#gate.isOpen(number, this.#stamp, this.#now)) continue;
        const { node, concept } = this.#gate.item(number);
        this.#matched = concept;
        this.#spans = concepts;
        eachMatch(node, sentence, this.#keep);
      }
      for (const concept of touched) {
        for (const except of this.#except[concept] as readonly Except[])
          if (this.satisfied(except.needs))
            eachMatch(except.node, sentence, (start, end) => !concepts.mask(concept, start, end));
        if (concepts.has(concept)) this.#seen(this.#conceptAtoms[concept]);
      }
      pending.length = 0;
      touched.length = 0;
    }
    return sentence;
  }

  #seen(atom: number | undefined): void {
    if (atom === undefined || this.#stamp[atom] === this.#now) return;
    this.#stamp[atom] = this.#now;
    this.#present.push(atom);
    this.#frequency[atom] = (this.#frequency[atom] as number) + 1;
    this.#gate.wake(atom, this.#now, this.#lanes);
  }
  /** What the expression that is being tried is an expression of, and where its spans go. */
  #matched = 0;
  #spans = new SpanTable();
  readonly #keep = (start: number, end: number): boolean => {
    this.#found(this.#spans, this.#matched, start, end);
    return false;
  };
  #found(concepts: SpanTable, concept: number, start: number, end: number): void {
    if (concepts.add(concept, start, end))
      (this.#levelWork[this.#level[concept] as number] as LevelWork).touched.push(concept);
  }

  /** The annotation of a label, a unit, a title or another short text that comes again and again. */
  shortText(text: string): Annotation {
    let known = this.#shortTexts.get(text);
    if (!known) {
      if (this.#shortTexts.size >= MOST_SHORT_TEXTS) this.#shortTexts.clear();
      known = this.annotate(tokenise(text, this.vocabulary));
      this.#shortTexts.set(text, known);
    }
    return known;
  }

  /** Whether at least one atom of each need is in the sentence annotated last. */
  satisfied(needs: Needs): boolean {
    for (const any of needs) {
      let one = false;
      for (const atom of any)
        if (this.#stamp[atom] === this.#now) {
          one = true;
          break;
        }
      if (!one) return false;
    }
    return true;
  }
  /** A gate for patterns of rules and criteria, kept like that of the concepts. */
  gate<T>(): Gate<T> {
    const gate = new Gate<T>();
    this.#gates.push(gate);
    return gate;
  }
  /** The items of a gate whose needs are all in the sentence annotated last, in the order in which they were added. */
  opened<T>(gate: Gate<T>): readonly T[] {
    const [woken] = this.#opening;
    woken.length = 0;
    for (const atom of this.#present) gate.wake(atom, this.#now, this.#opening);
    let kept = 0;
    for (const number of woken) if (gate.isOpen(number, this.#stamp, this.#now)) woken[kept++] = number;
    woken.length = kept;
    inOrder(woken);
    const items: T[] = [];
    for (const number of woken) items.push(gate.item(number));
    return items;
  }
  readonly #opening: readonly [number[]] = [[]];
  /** Whether a concept is one of the library's. */
  knows(concept: string): boolean {
    return this.#numbers.has(concept);
  }
  /** The number of a concept of the library. */
  numberOf(concept: string): number | undefined {
    return this.#numbers.get(concept);
  }
  /** The id of a concept by its number. */
  idOf(number: number): string {
    return this.#ids[number] ?? '';
  }

  #atom(atom: Atom): number {
    const kind = atom & 3;
    const places =
      kind === atomKind.word
        ? this.#wordAtoms
        : kind === atomKind.builtIn
          ? this.#builtInAtoms
          : this.#conceptAtoms;
    // A concept that the library does not have is never seen.
    if (atom < 0) return 0;
    const number = atom >> 2;
    const known = places[number];
    if (known !== undefined) return known;
    const id = ++this.#atoms;
    setAt(places, number, id);
    if (id >= this.#stamp.length) {
      this.#stamp = widened(this.#stamp);
      this.#frequency = widened(this.#frequency);
    }
    return id;
  }

  #parse(owner: string, source: string): Node[] {
    try {
      return [parsePattern(source, this.vocabulary, (id) => this.#numbers.get(id))];
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      this.problems.push({ concept: owner, message: error.message });
      return [];
    }
  }

  /** Level 0 uses no concept; each other level only lower ones. A circle is a problem and is cut. */
  #levels(
    concepts: readonly { readonly id: string; readonly uses: readonly string[] }[],
  ): Map<string, number> {
    const byId = new Map(concepts.map((c) => [c.id, c]));
    const levels = new Map<string, number>();
    const visit = (id: string, path: readonly string[]): number => {
      const known = levels.get(id);
      if (known !== undefined) return known;
      const concept = byId.get(id);
      if (!concept) {
        this.problems.push({ concept: path[path.length - 1] ?? id, message: `There is no concept "${id}".` });
        levels.set(id, 0);
        return 0;
      }
      if (path.includes(id)) {
        this.problems.push({
          concept: id,
          message: `The concept "${id}" is made of itself: ${[...path.slice(path.indexOf(id)), id].join(' → ')}.`,
        });
        return 0;
      }
      let level = 0;
      for (const used of concept.uses) level = Math.max(level, visit(used, [...path, id]) + 1);
      levels.set(id, level);
      return level;
    };
    for (const c of concepts) visit(c.id, []);
    return levels;
  }
}

/** The shortest first: until it is known what is rare, that is waited for. */
function tellingNeeds(nodes: readonly Node[]): readonly (readonly Atom[])[] {
  const [only] = nodes;
  const all = nodes.length === 1 && only ? needs(only) : nodes.flatMap(needs);
  return all.length < 2 ? all : [...all].sort((a, b) => a.length - b.length);
}

/** Sorts in place; the few that a sentence wakes are in order faster than a call of the engine's own sort begins. */
function inOrder(numbers: number[]): void {
  if (numbers.length > MOST_INSERTED) {
    numbers.sort((a, b) => a - b);
    return;
  }
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i] as number;
    let at = i;
    for (; at > 0 && (numbers[at - 1] as number) > number; at--) numbers[at] = numbers[at - 1] as number;
    numbers[at] = number;
  }
}
const MOST_INSERTED = 24;

function widened(array: Uint32Array): Uint32Array {
  const wider = new Uint32Array(array.length * 2);
  wider.set(array);
  return wider;
}

/** Sets an item of an array that is to stay one without holes, which is the fast kind. */
function setAt<T>(array: (T | undefined)[], index: number, value: T): void {
  while (array.length <= index) array.push(undefined);
  array[index] = value;
}

const MOST_PHRASES = 128;

/** A pattern of plain words, written out; undefined if it holds anything else or there are too many. */
function phrasesOf(node: Node): readonly (readonly number[])[] | undefined {
  switch (node.kind) {
    case 'word':
      return [[node.stem]];
    case 'words':
      return [...node.stems].map((stem) => [stem]);
    case 'optional': {
      const inner = phrasesOf(node.item);
      return inner && [[], ...inner];
    }
    case 'choice': {
      const all: (readonly number[])[] = [];
      for (const item of node.items) {
        const inner = phrasesOf(item);
        if (!inner) return undefined;
        all.push(...inner);
      }
      return all.length <= MOST_PHRASES ? all : undefined;
    }
    case 'sequence': {
      let all: (readonly number[])[] = [[]];
      for (const item of node.items) {
        const inner = phrasesOf(item);
        if (!inner || all.length * inner.length > MOST_PHRASES) return undefined;
        all = all.flatMap((head) => inner.map((tail) => [...head, ...tail]));
      }
      return all.some((p) => p.length === 0) ? undefined : all;
    }
    default:
      return undefined;
  }
}
