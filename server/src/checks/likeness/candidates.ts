// A second look at the statements of a chunk: which of them read like passages of a rule although they meet none of its conditions, and
// which read like lawful passages although they do.

import { sourceRange } from '../../markdown/blocks.ts';
import type { Statement } from '../../tender/model.ts';
import type { ChunkReading, Read } from '../chunk-reading.ts';
import type { CompiledLikeness } from '../compile.ts';
import type { Candidate } from '../local.ts';
import { isRecital, polarityOf, stagesOf } from '../stage.ts';
import { NO_STAGES } from '../table-stages.ts';
import type { Tokens } from '../tokens.ts';
import type { Likeness } from './judge.ts';
import { stretchesOf, titlesOf, unitsOf } from './units.ts';

/** What merely tells something, and asks nothing of anybody, needs a score above this. */
const SURE = 0;

/** So many words are told of those that decided. */
const MOST_TOLD = 5;

export interface LikenessInChunk {
  /** A candidate, as `doubted` where the words around what it found read like lawful passages. */
  readonly doubted: (candidate: Candidate) => Candidate;
  /** At most one for each unit; none of a rule that was found in the chunk, or that must not be told (`isFound`, by rule and statement). */
  readonly alike: (isFound: (rule: number, statement: number) => boolean) => readonly Candidate[];
}

export function likenessIn(work: ChunkReading): LikenessInChunk {
  const { statements } = work;
  const { judge } = work.compiled;
  const units = unitsOf(statements);
  // A table may have a candidate in each of thousands of rows.
  let numbers: ReadonlyMap<Statement, number> | undefined;
  const numberOf = (statement: Statement) => {
    numbers ??= new Map(statements.map((each, i) => [each, i]));
    return numbers.get(statement) as number;
  };
  let placed: ReadonlyMap<Statement, Unit> | undefined;
  const unitOf = (statement: Statement) => {
    placed ??= new Map(units.flatMap((unit) => unit.map((each) => [each, unit] as const)));
    return placed.get(statement);
  };
  return {
    doubted(candidate) {
      if (!judge.knows(candidate.rule)) return candidate;
      const unit = unitOf(statements[candidate.statement] as Statement);
      if (unit === undefined) return candidate;
      const readsLawful = judge.readsLawful(candidate.rule, ownTokens(unit, work), titleTokens(unit, work));
      return readsLawful ? { ...candidate, reading: 'doubted' } : candidate;
    },
    alike(isFound) {
      return units.flatMap((unit) => {
        const likeness = judge.likeness(ownTokens(unit, work), () => titleTokens(unit, work));
        if (likeness === undefined) return [];
        const indexes = unit.map(numberOf);
        if (indexes.some((index) => isFound(likeness.rule, index))) return [];
        return candidateOf(likeness, indexes, work) ?? [];
      });
    },
  };
}

type Unit = readonly Statement[];

const ownTokens = (unit: Unit, { tokens }: ChunkReading): readonly Tokens[] => stretchesOf(unit).map(tokens);

function titleTokens(unit: Unit, { tokens, asked }: ChunkReading): readonly Tokens[] {
  asked.wording = true;
  return titlesOf((unit[0] as Statement).section).map(tokens);
}

function candidateOf(
  likeness: Likeness,
  indexes: readonly number[],
  work: ChunkReading,
): Candidate | undefined {
  const { compiled, statements, annotations, tokens } = work;
  const own = (index: number) => tokens((statements[index] as Statement).text);
  const weigh = (index: number) => compiled.judge.weightOf(own(index), likeness);
  // Of a row the cell that says most of it.
  const index = indexes.reduce((best, other) => (weigh(other) > weigh(best) ? other : best));
  const statement = statements[index] as Statement;
  const { annotation } = annotations[index] as Read;
  const { denials, recitals, unless } = compiled.likeness.get(likeness.rule) as CompiledLikeness;
  if (!denials && polarityOf(annotation) === 'negative') return undefined;
  if (!recitals && isRecital(annotation)) return undefined;
  const isPlain = stagesOf(statement, annotation, NO_STAGES).has('statement');
  if (isPlain && likeness.score < SURE) return undefined;
  const { run, runStart, text } = statement;
  return {
    rule: likeness.rule,
    find: -1,
    statement: index,
    range: sourceRange(run, runStart, runStart + text.length),
    match: text,
    stages: [],
    reading: 'alike',
    told: compiled.judge.telling(own(index), likeness, MOST_TOLD),
    require: [],
    forbid: unless,
  };
}
