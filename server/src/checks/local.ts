// Local analysis: what the statements of one chunk say to the rules and criteria, before profile, pack and
// suppressions are known. Cached by the chunk's model and its neighbours, so that an edit costs what it touches.

import type { Stage } from '../library/model.ts';
import { type Chunk, type Range, sourceRange } from '../markdown/blocks.ts';
import type { ChunkModel, Section, Statement, WeightFact } from '../tender/model.ts';
import { deniedQuestions } from './answered-questions.ts';
import type { Commitment } from './commitments/commitment.ts';
import { commitmentsInChunk } from './commitments/in-chunk.ts';
import type {
  CompiledCondition,
  CompiledEvidence,
  CompiledFind,
  CompiledLibrary,
  NearScope,
  Trial,
} from './compile.ts';
import { stageConcepts } from './compile.ts';
import type { Annotation } from './matcher.ts';
import { firstMatch, type Node } from './pattern.ts';
import { isRecital, kindsOf, polarityOf, sameStages, stagesOf } from './stage.ts';
import {
  NO_STAGES,
  stagesFromTables,
  type TableStage,
  type TableStages,
  tableStagesOf,
} from './table-stages.ts';
import { joinTokens, type Tokens, tokenise } from './tokens.ts';

/** A place that a rule's words found. Ranges count in the chunk. */
export interface Candidate {
  readonly rule: number;
  readonly find: number;
  readonly statement: number;
  readonly range: Range;
  /** The words found, as the reader sees them, lead-in included. */
  readonly match: string;
  readonly stages: readonly Stage[];
  /** Conditions on the section, document or pack that must hold; and that must not. */
  readonly require: readonly CompiledCondition[];
  readonly forbid: readonly CompiledCondition[];
}
export interface Evidence {
  readonly criterion: number;
  readonly kind: CompiledEvidence['kind'];
  readonly element: number;
  readonly statement: number;
  /** 0: the section open where the chunk begins; n: the one that the chunk's n-th heading opens. */
  readonly section: number;
  readonly range: Range;
}
/** A watched concept seen in a statement. */
export interface Signal {
  readonly concept: string;
  readonly statement: number;
}
export interface LocalAnalysis {
  readonly model: ChunkModel;
  readonly previous: Statement | undefined;
  readonly next: Statement | undefined;
  readonly candidates: readonly Candidate[];
  readonly evidence: readonly Evidence[];
  readonly signals: readonly Signal[];
  readonly weights: readonly WeightFact[];
  /** Quantified obligations to deliver a benefit. */
  readonly commitments: readonly Commitment[];
  /** What was looked at beyond the chunk's own words: as long as that is the same, so is the analysis. */
  readonly asked: Asked;
}
interface Asked {
  readonly previous: boolean;
  readonly next: boolean;
  /** The stage of a statement, to which the section adds. */
  readonly stages: boolean;
  /** The titles themselves. */
  readonly wording: boolean;
  /** Patterns: whether the title of a statement's section, or of one around it, says them. */
  readonly titles: ReadonlySet<Node>;
  /** Sets of kinds of section: whether a statement's own section is of one of them, or stands under one. */
  readonly own: ReadonlySet<ReadonlySet<string>>;
  readonly around: ReadonlySet<ReadonlySet<string>>;
}
/** While it is being found out. */
interface Asking {
  previous: boolean;
  next: boolean;
  stages: boolean;
  wording: boolean;
  readonly titles: Set<Node>;
  readonly own: Set<ReadonlySet<string>>;
  readonly around: Set<ReadonlySet<string>>;
}
const nothingAsked = (): Asking => ({
  previous: false,
  next: false,
  stages: false,
  wording: false,
  titles: new Set(),
  own: new Set(),
  around: new Set(),
});
const isUnder = (kinds: ReadonlySet<string>, section: Section): boolean => {
  for (const kind of kindsOf(section)) if (kinds.has(kind)) return true;
  return false;
};

/** By chunk: the last analyses of it, the latest first. A heading that comes, goes and comes again finds both. */
const caches = new WeakMap<CompiledLibrary, WeakMap<Chunk, readonly LocalAnalysis[]>>();
const MOST_ANALYSES = 2;

/** The analysis of a chunk between its neighbours' nearest statements. */
export function analyseChunk(
  model: ChunkModel,
  previous: Statement | undefined,
  next: Statement | undefined,
  compiled: CompiledLibrary,
): LocalAnalysis {
  let cache = caches.get(compiled);
  if (!cache) {
    cache = new WeakMap();
    caches.set(compiled, cache);
  }
  const known = cache.get(model.chunk) ?? [];
  const same = known.find((analysis) => saysTheSame(analysis, model, previous, next, compiled));
  if (same && same === known[0] && same.model === model) return same;
  const analysis = same
    ? same.model === model
      ? same
      : { ...same, model, previous, next }
    : analyse(model, previous, next, compiled);
  const others = known.filter((other) => other !== same);
  cache.set(model.chunk, [analysis, ...others.slice(0, MOST_ANALYSES - 1)]);
  return analysis;
}

/** Whether an analysis of a chunk holds for the same chunk in another place: under other titles, beside other neighbours. */
function saysTheSame(
  { model: old, previous: before, next: after, asked }: LocalAnalysis,
  model: ChunkModel,
  previous: Statement | undefined,
  next: Statement | undefined,
  compiled: CompiledLibrary,
): boolean {
  if (asked.previous && !sameWords(before, previous)) return false;
  if (asked.next && !sameWords(after, next)) return false;
  if (old === model) return true;
  if (old.facts !== model.facts && old.facts.length + model.facts.length > 0) return false;
  if (old.headings.length !== model.headings.length) return false;
  if (!answersTheSame(asked, old.before.section, model.before.section, compiled)) return false;
  for (const [i, { section }] of old.headings.entries())
    if (!answersTheSame(asked, section, (model.headings[i] as { section: Section }).section, compiled))
      return false;
  return (
    old.statements.length === model.statements.length &&
    old.statements.every((s, i) => sameWords(s, model.statements[i]))
  );
}

/** Whether a section answers all that was asked as another one did. */
function answersTheSame(asked: Asked, was: Section, is: Section, compiled: CompiledLibrary): boolean {
  if (was === is) return true;
  if (asked.stages && !sameStages(was, is)) return false;
  if (asked.wording && !sameTitles(was, is)) return false;
  for (const kinds of asked.own) if (kinds.has(is.kind) !== kinds.has(was.kind)) return false;
  for (const kinds of asked.around) if (isUnder(kinds, is) !== isUnder(kinds, was)) return false;
  for (const node of asked.titles)
    if (isInTitles(node, is, compiled) !== isInTitles(node, was, compiled)) return false;
  return true;
}

function sameTitles(a: Section | undefined, b: Section | undefined): boolean {
  for (let [one, other] = [a, b]; one !== other; one = one.parent, other = other.parent)
    if (one === undefined || other === undefined || one.title !== other.title) return false;
  return true;
}

/** The same sentence with the same lead-ins, for all that matters here. */
function sameWords(a: Statement | undefined, b: Statement | undefined): boolean {
  if (a === b) return true;
  return (
    a !== undefined &&
    b !== undefined &&
    a.run === b.run &&
    a.runStart === b.runStart &&
    a.text === b.text &&
    a.leadIns === b.leadIns &&
    a.place === b.place &&
    a.group === b.group
  );
}

interface Work {
  readonly compiled: CompiledLibrary;
  readonly statements: readonly Statement[];
  readonly annotations: readonly Read[];
  readonly outside: { readonly previous: Statement | undefined; readonly next: Statement | undefined };
  readonly tokens: (text: string) => Tokens;
  /** The annotation of a neighbour's statement. */
  readonly outsider: (statement: Statement) => Annotation;
  readonly asked: Asking;
}
/** A statement read: its annotation, and where its own words begin. */
interface Read {
  readonly annotation: Annotation;
  /** First token of the own text. */
  readonly own: number;
  /** Offset of the own text in the annotated text. */
  readonly shift: number;
}

function analyse(
  model: ChunkModel,
  previous: Statement | undefined,
  next: Statement | undefined,
  compiled: CompiledLibrary,
): LocalAnalysis {
  const { statements } = model;
  if (statements.length === 0)
    return {
      ...{ model, previous, next, asked: nothingAsked() },
      ...{ candidates: [], evidence: [], signals: [], weights: [], commitments: [] },
    };
  const { matcher } = compiled;
  const texts = new Map<string, Tokens>();
  const tokens = (text: string) => {
    let known = texts.get(text);
    if (!known) {
      known = tokenise(text, matcher.vocabulary);
      texts.set(text, known);
    }
    return known;
  };
  const annotations: Read[] = [];
  const trials: { readonly statement: number; readonly trial: Trial }[] = [];
  const signals: Signal[] = [];
  for (const [index, statement] of statements.entries()) {
    const read = readStatement(statement, compiled, tokens);
    annotations.push(read);
    const own: Trial[] = [];
    matcher.opened(compiled.trials, (trial) => own.push(trial));
    // The order of the files, whatever the gate found rare: the first find of a rule gives the place.
    own.sort((a, b) => a.order - b.order);
    for (const [i, trial] of own.entries())
      if (trial !== own[i - 1]) trials.push({ statement: index, trial });
    const watched: string[] = [];
    for (const number of read.annotation.found)
      if (compiled.isWatched.has(number)) watched.push(matcher.idOf(number));
    for (const concept of watched.sort()) signals.push({ concept, statement: index });
  }
  const asked = nothingAsked();
  const outsiders = new Map<Statement, Annotation>();
  const outsider = (statement: Statement): Annotation => {
    let known = outsiders.get(statement);
    if (!known) {
      known = readStatement(statement, compiled, tokens).annotation;
      outsiders.set(statement, known);
    }
    return known;
  };
  const outside = { previous, next };
  const work: Work = { compiled, statements, annotations, outside, tokens, outsider, asked };
  const candidates: Candidate[] = [];
  const evidence: Evidence[] = [];
  const fromTables = stagesFromTables(statements, stagesIn(work));
  const denied = deniedQuestions(statements);
  const found = new Set<string>();
  for (const { statement, trial } of trials) {
    if (trial.kind === 'find') {
      // One finding of a rule in a statement, or in a row of a table, is enough.
      const { cell } = statements[statement] as Statement;
      const key = `${cell ? `row ${cell.table}.${cell.row}` : statement}:${trial.find.rule}`;
      if (found.has(key) || denied.has(statement)) continue;
      const candidate = tryFind(trial.find, statement, work, fromTables);
      if (candidate) {
        found.add(key);
        candidates.push(candidate);
      }
    } else {
      const { criterion, kind, element } = trial.evidence;
      const section = sectionIndex(model, statements[statement] as Statement);
      // One sentence of a chunk speaks for a section as well as ten, unless another may empty it.
      const key = `${criterion}:${kind}:${element}:${section}`;
      const once = (compiled.library.criteria[criterion]?.emptied ?? []).length === 0;
      if (once && found.has(key)) continue;
      const seen = tryEvidence(trial.evidence, statement, section, work);
      if (!seen) continue;
      if (once) found.add(key);
      evidence.push(seen);
    }
  }
  const weights = model.facts.filter((f) => f.kind === 'weight');
  const commitments = commitmentsIn(model, work);
  return { model, previous, next, candidates, evidence, signals, weights, commitments, asked };
}

const COMMITMENT_UNITS = 'community-benefit-unit';
const SOCIAL_VALUE = 'social-value';

/** "12 apprentices", "400 hours of volunteering" where somebody must deliver them. */
function commitmentsIn(model: ChunkModel, work: Work): readonly Commitment[] {
  const { matcher } = work.compiled;
  const names = (concept: string) => (text: string) => matcher.annotate(work.tokens(text)).has(concept);
  return commitmentsInChunk({
    statements: model.statements,
    facts: model.facts,
    words: { isBenefit: names(COMMITMENT_UNITS), isSocialValue: names(SOCIAL_VALUE) },
    isBinding: (index) => {
      const { annotation } = work.annotations[index] as Read;
      const statement = model.statements[index] as Statement;
      if (polarityOf(annotation) !== 'positive' || isRecital(annotation)) return false;
      work.asked.stages = true;
      return stagesOf(statement, annotation, NO_STAGES).has('obligation');
    },
    isUnder: (kinds, statement) => isOwn(kinds, statement, work),
    asksTitles: () => {
      work.asked.wording = true;
    },
  });
}

function readStatement(
  statement: Statement,
  compiled: CompiledLibrary,
  tokens: (text: string) => Tokens,
): Read {
  const parts = [...statement.leadIns.map((l) => tokens(l.text)), tokens(statement.text)];
  const joined = joinTokens(parts);
  const shift = parts.slice(0, -1).reduce((sum, p) => sum + p.text.length + 1, 0);
  return { annotation: compiled.matcher.annotate(joined.tokens), own: joined.own, shift };
}

/** The stages that a header or a verdict of a table names. */
function stagesIn(work: Work): (text: string) => readonly TableStage[] {
  return (text) => {
    const annotation = work.compiled.matcher.annotate(work.tokens(text));
    return (['scored', 'gate'] as const).filter((stage) => annotation.has(stageConcepts[stage]));
  };
}

function tryFind(
  find: CompiledFind,
  index: number,
  work: Work,
  fromTables: TableStages,
): Candidate | undefined {
  const statement = work.statements[index] as Statement;
  if (find.sections && !isAround(find.sections, statement, work)) return undefined;
  if (find.notSections.size > 0 && isOwn(find.notSections, statement, work)) return undefined;
  if (find.places ? !find.places.has(statement.place) : statement.place === 'quote') return undefined;
  const read = work.annotations[index] as Read;
  // What stands wholly in the lead-in belongs to the statement that the lead-in is: one part must reach the own text.
  let placed: { readonly start: number; readonly end: number } | undefined;
  for (const pattern of find.patterns) {
    const own = placed ? undefined : firstMatch(pattern, read.annotation, read.own);
    if (own) placed = own;
    else if (!firstMatch(pattern, read.annotation, -1)) return undefined;
  }
  if (!placed) return undefined;
  if (!find.recitals && isRecital(read.annotation)) return undefined;
  if (find.polarity !== 'either' && polarityOf(read.annotation) !== find.polarity) return undefined;
  work.asked.stages = true;
  const stages = stagesOf(statement, read.annotation, tableStagesOf(statement, fromTables));
  if (find.stages && ![...stages].some((s) => find.stages?.has(s))) return undefined;

  const require: CompiledCondition[] = [];
  const forbid: CompiledCondition[] = [];
  for (const condition of find.and) {
    if (holdsNear(condition, index, work)) continue;
    if (condition.wide.length === 0) return undefined;
    require.push(condition);
  }
  for (const condition of find.unless) {
    if (holdsNear(condition, index, work)) return undefined;
    if (condition.wide.length > 0) forbid.push(condition);
  }
  const { tokens } = read.annotation;
  const start = Math.max(tokens.starts[Math.max(placed.start, read.own)] as number, read.shift);
  const end = tokens.ends[placed.end - 1] as number;
  return {
    rule: find.rule,
    find: find.find,
    statement: index,
    range: sourceRange(
      statement.run,
      statement.runStart + start - read.shift,
      statement.runStart + end - read.shift,
    ),
    match: tokens.text.slice(tokens.starts[placed.start], end),
    stages: [...stages],
    require,
    forbid,
  };
}

/** Whether a statement's section is of one of these kinds. */
function isOwn(kinds: ReadonlySet<string>, { section }: Statement, { asked }: Work): boolean {
  asked.own.add(kinds);
  return kinds.has(section.kind);
}

/** Whether a statement's section, or one around it, is of one of these kinds. */
function isAround(kinds: ReadonlySet<string>, { section }: Statement, { asked }: Work): boolean {
  asked.around.add(kinds);
  return isUnder(kinds, section);
}

/** 0 for the section open where the chunk begins, n for the one that its n-th heading opens. */
export function sectionIndex(model: ChunkModel, statement: Statement): number {
  for (let i = model.headings.length - 1; i >= 0; i--)
    if (model.headings[i]?.section === statement.section) return i + 1;
  return 0;
}

function tryEvidence(
  evidence: CompiledEvidence,
  index: number,
  section: number,
  work: Work,
): Evidence | undefined {
  const statement = work.statements[index] as Statement;
  if (evidence.sections && !isAround(evidence.sections, statement, work)) return undefined;
  if (!holdsNear(evidence.condition, index, work)) return undefined;
  const read = work.annotations[index] as Read;
  if (evidence.kind === 'element' && isRecital(read.annotation)) return undefined;
  return {
    criterion: evidence.criterion,
    kind: evidence.kind,
    element: evidence.element,
    statement: index,
    section,
    range: sourceRange(statement.run, statement.runStart, statement.runStart + statement.text.length),
  };
}

/** Whether a condition holds in the scopes near the statement. */
function holdsNear(condition: CompiledCondition, index: number, work: Work): boolean {
  if (condition.near.length === 0) return false;
  const places = condition.near.flatMap((scope) => annotationsIn(scope, index, work));
  const inTitles = condition.near.includes('heading');
  const somewhere = (node: Node) =>
    places.some((p) => firstMatch(node, p, -1) !== undefined) || (inTitles && isTitled(node, index, work));
  if (condition.any.length > 0 && !condition.any.some(somewhere)) return false;
  if (!condition.all.every(somewhere)) return false;
  if (condition.none.some(somewhere)) return false;
  return condition.any.length + condition.all.length + condition.none.length > 0;
}

/** Sections of neighbouring chunks may be equal without being the same object. */
function sameSection(a: Section | undefined, b: Section | undefined): boolean {
  if (a === b) return true;
  return (
    a !== undefined &&
    b !== undefined &&
    a.title === b.title &&
    a.depth === b.depth &&
    a.number === b.number &&
    sameSection(a.parent, b.parent)
  );
}

/** Whether two cells stand in the same row of the same table. */
function isSameRow(a: Statement, b: Statement): boolean {
  return (
    a.cell !== undefined && b.cell !== undefined && a.cell.table === b.cell.table && a.cell.row === b.cell.row
  );
}

/** Whether the next statement goes on where this one stopped: another item, cell or numbered provision does not. */
function continues(statement: Statement, next: Statement): boolean {
  if (statement.cell && next.cell) return isSameRow(statement, next);
  if (next.group === statement.group && next.place === statement.place && statement.place !== 'heading')
    return true;
  return (
    next.place === 'paragraph' && next.number === undefined && sameSection(statement.section, next.section)
  );
}

function annotationsIn(scope: NearScope, index: number, work: Work): readonly Annotation[] {
  const { statements, annotations, outside } = work;
  const statement = statements[index] as Statement;
  switch (scope) {
    case 'sentence': {
      const own = [(annotations[index] as Read).annotation];
      if (!statement.cell) return own;
      // A row is one sentence: what one cell asks, the next may make conditional.
      for (let i = index - 1; i >= 0 && isSameRow(statement, statements[i] as Statement); i--)
        own.push((annotations[i] as Read).annotation);
      for (let i = index + 1; i < statements.length && isSameRow(statement, statements[i] as Statement); i++)
        own.push((annotations[i] as Read).annotation);
      return own;
    }
    case 'previous':
      if (index > 0) return [(annotations[index - 1] as Read).annotation];
      work.asked.previous = true;
      return outside.previous ? [work.outsider(outside.previous)] : [];
    case 'next': {
      const isLast = index + 1 >= statements.length;
      if (isLast) work.asked.next = true;
      const next = isLast ? outside.next : statements[index + 1];
      if (!next || !continues(statement, next)) return [];
      return isLast ? [work.outsider(next)] : [(annotations[index + 1] as Read).annotation];
    }
    case 'paragraph': {
      const same: Annotation[] = [];
      for (let i = index; i >= 0 && statements[i]?.group === statement.group; i--)
        same.push((annotations[i] as Read).annotation);
      for (let i = index + 1; i < statements.length && statements[i]?.group === statement.group; i++)
        same.push((annotations[i] as Read).annotation);
      return same;
    }
    case 'heading':
      return NO_ANNOTATIONS;
  }
}
const NO_ANNOTATIONS: readonly Annotation[] = [];

/** Whether the title of a statement's section, or of one around it, says a pattern. */
function isTitled(node: Node, index: number, { statements, compiled, asked }: Work): boolean {
  asked.titles.add(node);
  return isInTitles(node, (statements[index] as Statement).section, compiled);
}

function isInTitles(node: Node, section: Section, compiled: CompiledLibrary): boolean {
  for (let at: Section | undefined = section; at; at = at.parent)
    if (at.title && firstMatch(node, titleAnnotation(at.title, compiled), -1)) return true;
  return false;
}

/** Titles recur with every version of a document: at most this many are remembered. */
const MOST_TITLES = 4_000;
const titles = new WeakMap<CompiledLibrary, Map<string, Annotation>>();
function titleAnnotation(title: string, compiled: CompiledLibrary): Annotation {
  let known = titles.get(compiled);
  if (!known) {
    known = new Map();
    titles.set(compiled, known);
  }
  let annotation = known.get(title);
  if (!annotation) {
    const { matcher } = compiled;
    annotation = matcher.annotate(tokenise(title, matcher.vocabulary));
    if (known.size >= MOST_TITLES) known.clear();
    known.set(title, annotation);
  }
  return annotation;
}
