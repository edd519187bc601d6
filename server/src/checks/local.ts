// Local analysis: what the statements of one chunk say to the rules and criteria, before profile, pack and
// suppressions are known. Cached by the chunk's model and its neighbours, so that an edit costs what it touches.

import type { Stage } from '../library/model.ts';
import { type Chunk, type Range, sourceRange } from '../markdown/blocks.ts';
import type { ChunkModel, Section, Statement, WeightFact } from '../tender/model.ts';
import { operativeText } from '../tender/operative-text.ts';
import { deniedQuestions } from './answered-questions.ts';
import { type Asked, answersTheSame, nothingAsked, sameWords } from './asked.ts';
import { type ChunkReading, isAround, isOwn, type Read, readStatement } from './chunk-reading.ts';
import type { Commitment } from './commitments/commitment.ts';
import { commitmentsInChunk } from './commitments/in-chunk.ts';
import type { CompiledCondition, CompiledEvidence, CompiledFind, CompiledLibrary, Trial } from './compile.ts';
import { stageConcepts } from './compile.ts';
import { likenessIn } from './likeness/candidates.ts';
import type { Annotation } from './matcher.ts';
import { holdsNear } from './nearby.ts';
import { stagesAround } from './paragraph-stages.ts';
import { placeOf } from './place.ts';
import { isRecital, isSaid, polarityOf, stagesOf } from './stage.ts';
import {
  NO_STAGES,
  stagesFromTables,
  type TablePart,
  type TableStage,
  type TableStages,
  tableStagesOf,
} from './table-stages.ts';
import { type Tokens, tokenise } from './tokens.ts';

/**
 * `loose`: the words are there, but what makes them one demand is less sure, so they carry no error. `alike`: none of the rule's
 * conditions is met, but the statement reads like passages of it. `doubted`: they are met, but it reads like lawful passages.
 */
export type Reading = 'plain' | 'loose' | 'alike' | 'doubted';
/** A place that a rule's words found. Ranges count in the chunk. */
export interface Candidate {
  readonly rule: number;
  readonly find: number;
  readonly statement: number;
  readonly range: Range;
  /** The words found, as the reader sees them, lead-in included. */
  readonly match: string;
  readonly stages: readonly Stage[];
  readonly reading: Reading;
  /** Words that told most, where it is `alike`. */
  readonly told?: readonly string[];
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
  const holds = (analysis: LocalAnalysis) => saysTheSame(analysis, model, previous, next, compiled);
  const same = known.find((one) => one.model === model && holds(one)) ?? known.find(holds);
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
    // In the order of the files, whatever the gate found rare: the first find of a rule gives the place.
    let last: Trial | undefined;
    for (const trial of matcher.opened(compiled.trials)) {
      if (trial !== last) trials.push({ statement: index, trial });
      last = trial;
    }
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
  const work: ChunkReading = { compiled, statements, annotations, outside, tokens, outsider, asked };
  const candidates: Candidate[] = [];
  const evidence: Evidence[] = [];
  const fromTables = stagesFromTables(statements, stagesIn(work));
  const denied = deniedQuestions(statements);
  const found = new Set<number>();
  const seen = new Set<number>();
  const units = firstOfRow(statements);
  for (const { statement, trial } of trials) {
    if (trial.kind === 'find') {
      // One finding of a rule in a statement, or in a row of a table, is enough.
      const key = (units[statement] as number) * compiled.library.rules.length + trial.find.rule;
      if (found.has(key) || denied.has(statement)) continue;
      const candidate = tryFind(trial.find, statement, work, fromTables);
      if (candidate) {
        // One that hangs on what the section or the pack says may yet fall: another find may stand by itself.
        if (candidate.require.length + candidate.forbid.length === 0) found.add(key);
        candidates.push(candidate);
      }
    } else {
      const section = sectionIndex(model, statements[statement] as Statement);
      // One sentence of a chunk speaks for a section as well as ten, unless another may empty it.
      const { once, slot } = trial.evidence;
      const key = section * compiled.slots + slot;
      if (once && seen.has(key)) continue;
      const told = tryEvidence(trial.evidence, statement, section, work);
      if (!told) continue;
      if (once) seen.add(key);
      evidence.push(told);
    }
  }
  const likeness = likenessIn(work);
  const judged = candidates.map((candidate) => likeness.doubted(candidate));
  const foundRules = new Set(candidates.map(({ rule }) => rule));
  const isFound = (rule: number, statement: number) => foundRules.has(rule) || denied.has(statement);
  judged.push(...likeness.alike(isFound));
  const weights = model.facts.filter((f) => f.kind === 'weight');
  const commitments = commitmentsIn(model, work);
  return { model, previous, next, candidates: judged, evidence, signals, weights, commitments, asked };
}

/** By statement: the first statement of its row in a table; itself outside tables. */
function firstOfRow(statements: readonly Statement[]): readonly number[] {
  const units: number[] = [];
  for (const [index, { cell }] of statements.entries()) {
    const before = statements[index - 1]?.cell;
    const isSameRow = cell !== undefined && cell.table === before?.table && cell.row === before.row;
    units.push(isSameRow ? (units[index - 1] as number) : index);
  }
  return units;
}

const COMMITMENT_UNITS = 'community-benefit-unit';
const SOCIAL_VALUE = 'social-value';
const denial = /\b(?:not|no|never|nor|neither|none|without)\b/i;

/** "12 apprentices", "400 hours of volunteering" where somebody must deliver them. */
function commitmentsIn(model: ChunkModel, work: ChunkReading): readonly Commitment[] {
  const { matcher } = work.compiled;
  const names = (concept: string) => (text: string) => matcher.shortText(text).has(concept);
  return commitmentsInChunk({
    statements: model.statements.map(operative),
    facts: model.facts,
    words: { isBenefit: names(COMMITMENT_UNITS), isSocialValue: names(SOCIAL_VALUE) },
    isBinding: (index) => {
      const { annotation } = work.annotations[index] as Read;
      const statement = model.statements[index] as Statement;
      if (isRecital(annotation)) return false;
      // "Open to anyone" denies a preference, not the duty.
      if (polarityOf(annotation) !== 'positive' && denial.test(statement.text)) return false;
      work.asked.stages = true;
      return stagesOf(statement, annotation, NO_STAGES).has('obligation');
    },
    speaks: (index) => {
      const { annotation } = work.annotations[index] as Read;
      return annotation.has(COMMITMENT_UNITS) || annotation.has(SOCIAL_VALUE);
    },
    isUnder: (kinds, statement) => isOwn(kinds, statement, work),
    asksTitles: () => {
      work.asked.wording = true;
    },
  });
}

/** A statement without the instructions of unfilled blanks; itself where it has none. */
function operative(statement: Statement): Statement {
  const text = operativeText(statement);
  return text === statement.text ? statement : { ...statement, text };
}

/** The stages that a header or a verdict of a table names. */
function stagesIn(work: ChunkReading): (text: string, part: TablePart) => readonly TableStage[] {
  return (text, part) => {
    const annotation = work.compiled.matcher.shortText(text);
    const named: TableStage[] = (['scored', 'gate'] as const).filter(
      (stage) =>
        annotation.has(stageConcepts[stage]) ||
        (part === 'header' && annotation.has(stageConcepts[`${stage}Header`])),
    );
    if (part === 'header' && annotation.has(stageConcepts.requirementHeader)) named.push('obligation');
    return named;
  };
}

/** Whether one of the stages is wanted; nothing wanted: any will do. */
function isOneOf(wanted: ReadonlySet<Stage> | undefined, stages: ReadonlySet<Stage>): boolean {
  return wanted === undefined || [...stages].some((stage) => wanted.has(stage));
}

function tryFind(
  find: CompiledFind,
  index: number,
  work: ChunkReading,
  fromTables: TableStages,
): Candidate | undefined {
  const statement = work.statements[index] as Statement;
  if (find.sections && !isAround(find.sections, statement, work)) return undefined;
  if (find.notSections.size > 0 && isOwn(find.notSections, statement, work)) return undefined;
  if (find.places ? !find.places.has(statement.place) : statement.place === 'quote') return undefined;
  const read = work.annotations[index] as Read;
  const placed = placeOf(find.patterns, find.within, read);
  if (!placed) return undefined;
  if (!find.recitals && isRecital(read.annotation)) return undefined;
  if (find.polarity !== 'either' && polarityOf(read.annotation) !== find.polarity) return undefined;
  work.asked.stages = true;
  const fromTable = tableStagesOf(statement, fromTables);
  const own = stagesOf(statement, read.annotation, fromTable);
  const stages = isOneOf(find.stages, own) ? own : new Set([...own, ...stagesAround(index, work)]);
  if (!isOneOf(find.stages, stages)) return undefined;

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
    reading: isSaid(find.stages, own, read.annotation, fromTable)
      ? readingOf(find, statement, read)
      : 'loose',
    require,
    forbid,
  };
}

/** More words than one thought has: of 171 risky passages by a blind author the longest sentence has 39. */
const MANY_WORDS = 45;
/** So many patterns in any order are met by chance in real text. */
const MANY_PATTERNS = 3;

/**
 * How sure it is that the words found make one demand: not where the sentence runs on, where three or more parts may stand in any order,
 * or in a heading, which names a subject and asks for nothing.
 */
function readingOf(
  find: CompiledFind,
  statement: Statement,
  { annotation, own }: Read,
): Candidate['reading'] {
  const isLoose =
    find.patterns.length >= MANY_PATTERNS ||
    annotation.tokens.count - own > MANY_WORDS ||
    statement.place === 'heading';
  return isLoose ? 'loose' : 'plain';
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
  work: ChunkReading,
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
