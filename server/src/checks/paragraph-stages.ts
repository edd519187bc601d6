// What the sentences around a statement say of it: "Each firm has a depot in the county. Offers that show none
// are not read." The first sentence asks, the second one makes it a gate.

import type { Statement } from '../tender/model.ts';
import type { ChunkReading, Read } from './chunk-reading.ts';
import { stageConcepts } from './compile.ts';
import type { Annotation } from './matcher.ts';
import { polarityOf } from './stage.ts';
import { NO_STAGES, type TableStage } from './table-stages.ts';

/** A sentence of more characters says something of its own instead of "Yes/No" or "Pass/fail". */
const LONGEST_VERDICT = 40;

/** The stages that the sentence before a statement and the one after it give it; a mere "Yes/No" may stand one further on. */
export function stagesAround(index: number, work: ChunkReading): ReadonlySet<TableStage> {
  const stages = new Set<TableStage>();
  let spokenOn = 0;
  for (const [on, { statement, annotation }] of following(index, work).entries()) {
    if (polarityOf(annotation) === 'negative') continue;
    const verdict = statement.text.length <= LONGEST_VERDICT && annotation.has(stageConcepts.gateHeader);
    const ended =
      annotation.has(stageConcepts.refused) ||
      (annotation.has(stageConcepts.gate) && annotation.has(stageConcepts.onward));
    const refused = ended && !annotation.has(stageConcepts.otherRefusal);
    const brief = statement.text.length <= LONGEST_VERDICT;
    if (verdict || (refused && on === spokenOn)) stages.add('gate');
    // "(Yes/No) A “No” ends your bid.": what follows a mere verdict still speaks of the question.
    if (on === 0 && brief) spokenOn = 1;
    if (on === 0 && annotation.has(stageConcepts.scored) && (brief || annotation.has(stageConcepts.onward)))
      stages.add('scored');
  }
  const before = preceding(index, work);
  if (before?.has(stageConcepts.onward) && polarityOf(before) === 'positive')
    for (const stage of ['gate', 'scored'] as const) if (before.has(stageConcepts[stage])) stages.add(stage);
  return stages.size === 0 ? NO_STAGES : stages;
}

interface Neighbour {
  readonly statement: Statement;
  readonly annotation: Annotation;
}
/** How many sentences of the paragraph are read on. */
const SENTENCES_ON = 2;

/** Sentences of one paragraph or item belong together; so does a paragraph that follows on a list or table. */
function belongs(one: Statement, other: Statement): boolean {
  if (one.group === other.group) return one.place === other.place && one.place !== 'heading';
  return (one.place === 'item' || one.place === 'cell') && other.place === 'paragraph';
}

/** By statement: where the run of items or cells around it begins, and where it has ended; by group: its first and its last statement. */
interface Runs {
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly first: ReadonlyMap<number, number>;
  readonly last: ReadonlyMap<number, number>;
}
const runs = new WeakMap<readonly Statement[], Runs>();

/** A list or a table may have thousands of statements, each of which looks for what stands beyond it. */
function runsIn(statements: readonly Statement[]): Runs {
  let known = runs.get(statements);
  if (!known) {
    const begins = new Int32Array(statements.length);
    const ends = new Int32Array(statements.length);
    const first = new Map<number, number>();
    const last = new Map<number, number>();
    for (const [i, { place, group }] of statements.entries()) {
      begins[i] = statements[i - 1]?.place === place ? (begins[i - 1] as number) : i;
      if (!first.has(group)) first.set(group, i);
      last.set(group, i);
    }
    for (let i = statements.length - 1; i >= 0; i--)
      ends[i] = statements[i + 1]?.place === statements[i]?.place ? (ends[i + 1] as number) : i + 1;
    known = { begins, ends, first, last };
    runs.set(statements, known);
  }
  return known;
}

function following(index: number, work: ChunkReading): readonly Neighbour[] {
  const statement = work.statements[index] as Statement;
  const list = statement.place === 'item' || statement.place === 'cell';
  const found: Neighbour[] = [];
  let i = index + 1;
  for (; i < work.statements.length && found.length < SENTENCES_ON; i++) {
    const next = work.statements[i] as Statement;
    if (belongs(statement, next))
      found.push({ statement: next, annotation: (work.annotations[i] as Read).annotation });
    else if (!list || next.place !== statement.place) return found;
    else {
      const { ends, last } = runsIn(work.statements);
      if ((last.get(statement.group) as number) < i) i = (ends[i] as number) - 1;
    }
  }
  if (i < work.statements.length || !list) return found;
  work.asked.next = true;
  const { next } = work.outside;
  if (next?.place === 'paragraph' && next.number === undefined)
    found.push({ statement: next, annotation: work.outsider(next) });
  return found;
}

function preceding(index: number, work: ChunkReading): Annotation | undefined {
  const statement = work.statements[index] as Statement;
  const list = statement.place === 'item' || statement.place === 'cell';
  for (let i = index - 1; i >= 0; i--) {
    const previous = work.statements[i] as Statement;
    if (belongs(statement, previous)) return (work.annotations[i] as Read).annotation;
    if (!list || previous.place !== statement.place) return undefined;
    const { begins, first } = runsIn(work.statements);
    if ((first.get(statement.group) as number) > i) i = begins[i] as number;
  }
  work.asked.previous = true;
  const { previous } = work.outside;
  return previous && previous.place === 'paragraph' ? work.outsider(previous) : undefined;
}
