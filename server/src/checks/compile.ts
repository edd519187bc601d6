// A library made ready for checking: patterns parsed, each rule and criterion filed under what it needs.

import type { Find, Library, Rule, Scope, Stage, TextCondition } from '../library/model.ts';
import { compileSections, type SectionVocabulary } from '../tender/section-vocabulary.ts';
import { codedChecks } from './coded/index.ts';
import type { Gate } from './gate.ts';
import { Judge } from './likeness/judge.ts';
import { shippedWeights } from './likeness/learned.ts';
import { ConceptMatcher } from './matcher.ts';
import type { Node } from './pattern.ts';

export interface CompiledCondition {
  readonly any: readonly Node[];
  readonly all: readonly Node[];
  readonly none: readonly Node[];
  /** Scopes decided from the sentence and its neighbours. */
  readonly near: readonly NearScope[];
  /** Of these only the sentence itself. */
  readonly isOwnSentence: boolean;
  /** Scopes that need the whole section, document or pack: only bare concepts, decided at the end. */
  readonly wide: readonly WideScope[];
  readonly concepts: readonly string[];
}
export type WideScope = 'section' | 'document' | 'pack';
export type NearScope = Exclude<Scope, WideScope>;

export interface CompiledFind {
  readonly rule: number;
  readonly find: number;
  readonly patterns: readonly Node[];
  /** Words of the statement's own text within which they must stand. */
  readonly within: number;
  readonly stages: ReadonlySet<Stage> | undefined;
  readonly polarity: 'positive' | 'negative' | 'either';
  readonly recitals: boolean;
  readonly sections: ReadonlySet<string> | undefined;
  readonly notSections: ReadonlySet<string>;
  readonly places: ReadonlySet<string> | undefined;
  readonly and: readonly CompiledCondition[];
  readonly unless: readonly CompiledCondition[];
}
/** A sentence that speaks for a criterion: touches the subject, holds an element, or empties the mention. */
export interface CompiledEvidence {
  readonly criterion: number;
  readonly kind: 'named' | 'element' | 'emptied';
  readonly element: number;
  /** The same number for all evidence of one criterion, kind and element. */
  readonly slot: number;
  /** One sentence of a section is enough. */
  readonly once: boolean;
  readonly condition: CompiledCondition;
  readonly sections: ReadonlySet<string> | undefined;
}

export type Trial =
  | { readonly kind: 'find'; readonly find: CompiledFind }
  | { readonly kind: 'evidence'; readonly evidence: CompiledEvidence };

/** What of a rule's conditions holds for statements that merely read like it. */
export interface CompiledLikeness {
  /** Whether it may be about what a sentence denies, or about what the law is said to be. */
  readonly denials: boolean;
  readonly recitals: boolean;
  /** What a section, a document or a pack may say against it. The weights know what a sentence may say. */
  readonly unless: readonly CompiledCondition[];
}

export interface CompiledLibrary {
  readonly library: Library;
  readonly sections: SectionVocabulary;
  readonly matcher: ConceptMatcher;
  /** What to try when an atom is in a sentence: in the order of the files and of what stands in them. */
  readonly trials: Gate<Trial>;
  /** Which rule a statement reads like, and by rule what speaks against it. */
  readonly judge: Judge;
  readonly likeness: ReadonlyMap<number, CompiledLikeness>;
  /** How many slots of evidence there are. */
  readonly slots: number;
  /** Concepts whose presence in a section, document or pack is asked for. */
  readonly watched: readonly string[];
  /** The same by number. */
  readonly isWatched: ReadonlySet<number>;
  readonly off: ReadonlySet<string>;
  /** Patterns that could not be used, by the id of the file they stand in. */
  readonly problems: readonly { readonly id: string; readonly message: string }[];
}

const WIDE: ReadonlySet<Scope> = new Set(['section', 'document', 'pack']);

/** What can have something to say: indexes of rules and criteria in the library. */
export interface Relevant {
  readonly rules: ReadonlySet<number>;
  readonly criteria: ReadonlySet<number>;
}

/** A library whose patterns are compiled when they are first asked for. */
export function compileLibrary(library: Library): CompiledLibrary {
  const off = new Set(library.off.map((o) => o.id));
  return compiledWhenAsked(library, compileSections(library.sectionKinds), off, undefined);
}

const parts = new WeakMap<CompiledLibrary, Map<string, CompiledLibrary>>();
const MOST_PARTS = 16;

/** The same library with only the patterns of what is relevant, and the concepts that those are made of. */
export function compiledPart(compiled: CompiledLibrary, relevant: Relevant): CompiledLibrary {
  let known = parts.get(compiled);
  if (!known) {
    known = new Map();
    parts.set(compiled, known);
  }
  const key = `${[...relevant.rules].join()} ${[...relevant.criteria].join()}`;
  const before = known.get(key);
  // The one used last stands last; the first has waited longest.
  known.delete(key);
  if (known.size >= MOST_PARTS) known.delete(known.keys().next().value as string);
  const part = before ?? compiledWhenAsked(compiled.library, compiled.sections, compiled.off, relevant);
  known.set(key, part);
  return part;
}

type Patterns = Pick<
  CompiledLibrary,
  'matcher' | 'trials' | 'judge' | 'likeness' | 'slots' | 'watched' | 'isWatched' | 'problems'
>;

function compiledWhenAsked(
  library: Library,
  sections: SectionVocabulary,
  off: ReadonlySet<string>,
  relevant: Relevant | undefined,
): CompiledLibrary {
  let patterns: Patterns | undefined;
  const asked = (): Patterns => {
    patterns ??= compilePatterns(library, off, relevant);
    return patterns;
  };
  return {
    library,
    sections,
    off,
    get matcher() {
      return asked().matcher;
    },
    get trials() {
      return asked().trials;
    },
    get judge() {
      return asked().judge;
    },
    get likeness() {
      return asked().likeness;
    },
    get slots() {
      return asked().slots;
    },
    get watched() {
      return asked().watched;
    },
    get isWatched() {
      return asked().isWatched;
    },
    get problems() {
      return asked().problems;
    },
  };
}

/** The concepts that some patterns name, those these are made of, and those the engine itself asks for. */
function conceptsFor(library: Library, relevant: Relevant): ReadonlySet<string> {
  const byId = new Map(library.concepts.map((concept) => [concept.id, concept]));
  const needed = new Set<string>();
  const open: string[] = [...Object.values(stageConcepts), ...codedChecks.flatMap((c) => c.watches ?? [])];
  const read = (patterns: readonly string[] | undefined) => {
    for (const pattern of patterns ?? [])
      for (const [, id] of pattern.matchAll(/<([a-z][a-z0-9-]*)>/g)) open.push(id as string);
  };
  const readAll = (conditions: readonly TextCondition[] | undefined) => {
    for (const { any, all, none } of conditions ?? [])
      for (const patterns of [any, all, none]) read(patterns);
  };
  for (const [index, rule] of library.rules.entries()) {
    if (!relevant.rules.has(index)) continue;
    readAll(rule.unless);
    for (const find of rule.finds) {
      read(find.all);
      readAll(find.and);
      readAll(find.unless);
    }
  }
  for (const [index, criterion] of library.criteria.entries()) {
    if (!relevant.criteria.has(index)) continue;
    readAll(criterion.named);
    readAll(criterion.emptied);
    for (const element of criterion.elements) readAll(element.any);
  }
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const concept = byId.get(id);
    if (!concept || needed.has(id)) continue;
    needed.add(id);
    read(concept.expressions);
    read(concept.except);
  }
  return needed;
}

function compilePatterns(
  library: Library,
  off: ReadonlySet<string>,
  relevant: Relevant | undefined,
): Patterns {
  const needed = relevant && conceptsFor(library, relevant);
  const matcher = new ConceptMatcher(
    needed ? library.concepts.filter(({ id }) => needed.has(id)) : library.concepts,
  );
  const trials = matcher.gate<Trial>();
  const watched = new Set<string>(codedChecks.flatMap((c) => c.watches ?? []));
  const problems: { id: string; message: string }[] = [];

  const nodes = (owner: string, patterns: readonly string[] | undefined): Node[] =>
    (patterns ?? []).flatMap((p) => matcher.pattern(owner, p) ?? []);
  const condition = (owner: string, c: TextCondition): CompiledCondition => {
    const scopes: readonly Scope[] =
      c.in === undefined ? ['sentence'] : typeof c.in === 'string' ? [c.in] : c.in;
    const wide = scopes.filter((s): s is WideScope => WIDE.has(s));
    const any = nodes(owner, c.any);
    const all = nodes(owner, c.all);
    const none = nodes(owner, c.none);
    const concepts = [...any, ...all, ...none].flatMap((n) => (n.kind === 'concept' ? [n.id] : []));
    if (wide.length > 0) {
      if ([...any, ...all, ...none].some((n) => n.kind !== 'concept'))
        problems.push({
          id: owner,
          message:
            'A condition on a section, document or pack may only name concepts: make the pattern a concept of its own.',
        });
      for (const id of concepts) watched.add(id);
    }
    const near = scopes.filter((s): s is NearScope => !WIDE.has(s));
    const isOwnSentence = near.length === 1 && near[0] === 'sentence';
    return { any, all, none, near, isOwnSentence, wide, concepts };
  };
  const file = (owner: string, trial: Trial, patterns: readonly Node[]) => {
    // What a criterion asks for may stand in several cells of a row; the patterns of a find stand in one sentence.
    const needs = trial.kind === 'find' ? matcher.needsOf(patterns) : matcher.tellingNeedsOf(patterns);
    if (!trials.add(trial, needs))
      problems.push({
        id: owner,
        message: 'A pattern of very common words only would never be tried: name a concept in it.',
      });
  };

  const likeness = new Map<number, CompiledLikeness>();
  for (const [index, rule] of library.rules.entries()) {
    if (off.has(rule.id) || relevant?.rules.has(index) === false) continue;
    const common = rule.unless.map((c) => condition(rule.id, c));
    likeness.set(index, {
      denials: rule.finds.every(({ polarity }) => polarity === 'either' || polarity === 'negative'),
      recitals: rule.finds.some(({ recitals }) => recitals === 'too'),
      unless: common.filter(({ wide }) => wide.length > 0),
    });
    for (const [number, find] of rule.finds.entries()) {
      const patterns = nodes(rule.id, find.all);
      if (patterns.length < find.all.length || patterns.length === 0) continue;
      const compiled = compiledFind(rule, index, find, number, patterns, common, (c) =>
        condition(rule.id, c),
      );
      file(rule.id, { kind: 'find', find: compiled }, patterns);
    }
  }
  let slots = 0;
  for (const [index, criterion] of library.criteria.entries()) {
    if (off.has(criterion.id) || relevant?.criteria.has(index) === false) continue;
    const first = slots;
    slots += 2 + criterion.elements.length;
    const once = (criterion.emptied ?? []).length === 0;
    const evidence = (
      kind: CompiledEvidence['kind'],
      element: number,
      c: TextCondition,
      sections?: readonly string[],
    ) => {
      const compiled = condition(criterion.id, c);
      const trial: Trial = {
        kind: 'evidence',
        evidence: {
          criterion: index,
          kind,
          element,
          slot: first + (kind === 'named' ? 0 : kind === 'emptied' ? 1 : 2 + element),
          once,
          condition: compiled,
          sections: sections && new Set(sections),
        },
      };
      // Evidence is looked for sentence by sentence: whichever of the patterns shows itself starts the trial.
      for (const node of compiled.all.length > 0 ? [undefined] : compiled.any)
        file(criterion.id, trial, node ? [node] : compiled.all);
    };
    for (const c of criterion.named) evidence('named', -1, c);
    for (const c of criterion.emptied ?? []) evidence('emptied', -1, c);
    for (const [number, element] of criterion.elements.entries())
      for (const c of element.any) evidence('element', number, c, element.sections);
  }
  const numbers = new Map([...likeness.keys()].map((index) => [(library.rules[index] as Rule).id, index]));
  const judge = new Judge(shippedWeights(), matcher.vocabulary, (id) => numbers.get(id));
  for (const p of matcher.problems) problems.push({ id: p.concept, message: p.message });
  return {
    matcher,
    trials,
    judge,
    likeness,
    slots,
    watched: [...watched],
    isWatched: new Set([...watched].flatMap((id) => matcher.numberOf(id) ?? [])),
    problems,
  };
}

function compiledFind(
  rule: Rule,
  index: number,
  find: Find,
  number: number,
  patterns: readonly Node[],
  common: readonly CompiledCondition[],
  condition: (c: TextCondition) => CompiledCondition,
): CompiledFind {
  return {
    rule: index,
    find: number,
    patterns,
    stages: find.stage && new Set(find.stage),
    within: find.within ?? USUAL_WINDOW,
    polarity: find.polarity ?? 'positive',
    recitals: find.recitals === 'too',
    sections: find.sections && new Set(find.sections),
    notSections: new Set(
      find.notSections ??
        (find.sections ? [] : rule.category === 'risk' ? ['definitions', 'background'] : []),
    ),
    places: find.places && new Set(find.places),
    and: (find.and ?? []).map(condition),
    unless: [...common, ...(find.unless ?? []).map(condition)],
  };
}

/** Words within which the patterns of a find must stand, unless it says otherwise: in longer sentences more than one thing is said. */
const USUAL_WINDOW = 25;

/** Concepts that the engine itself asks for; they are files of clause-library/concepts like all others. */
export const stageConcepts = {
  gate: 'stage-gate',
  scored: 'stage-scored',
  obligation: 'stage-obligation',
  encouragement: 'stage-encouragement',
  disclaimer: 'stage-disclaimer',
  recital: 'stage-recital',
  /** Of sentences around a statement: a bid is turned away, and that for something else; they speak of what follows or went before. */
  refused: 'bid-refused',
  otherRefusal: 'other-refusal',
  onward: 'said-of-others',
  /** Of the labels of weights. */
  socialCriterion: 'social-criterion',
  /** Of headers of tables. */
  scoredHeader: 'header-scored',
  gateHeader: 'header-gate',
  requirementHeader: 'requirement-header',
} as const;
