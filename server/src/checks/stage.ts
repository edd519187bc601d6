// What a sentence does with its content: sets a gate, scores, obliges, encourages, or merely says; and whether
// it denies what its words would otherwise say. Words come from clause-library/concepts/stage-*.yml.

import type { Stage } from '../library/model.ts';
import type { Section, SectionKind, Statement } from '../tender/model.ts';
import { stageConcepts } from './compile.ts';
import type { Annotation } from './matcher.ts';
import type { TableStage } from './table-stages.ts';

const has = (annotation: Annotation, concept: string) => annotation.has(concept);

/** Sections in which a plain duty is a gate: whoever fails it is out. */
const GATE_SECTIONS: ReadonlySet<SectionKind> = new Set(['conditions-of-participation']);
const SCORED_SECTIONS: ReadonlySet<SectionKind> = new Set(['award-criteria']);
const OPERATIVE_SECTIONS: ReadonlySet<SectionKind> = new Set([
  'specification',
  'contract-conditions',
  'kpi',
  'monitoring',
  'social-value',
]);
const isOperative = ({ kind, describes }: Section) => OPERATIVE_SECTIONS.has(kind) && !describes;

const kinds = new WeakMap<Section, ReadonlySet<string>>();

/** The kinds a section stands under: its own and those of the sections around it ("Award criteria" › "Social value"). */
export function kindsOf(section: Section): ReadonlySet<string> {
  let known = kinds.get(section);
  if (!known) {
    known = new Set([section.kind, ...(section.parent ? kindsOf(section.parent) : [])]);
    kinds.set(section, known);
  }
  return known;
}
const anyOf = (wanted: ReadonlySet<SectionKind>, section: Section) =>
  [...wanted].some((kind) => kindsOf(section).has(kind));

/** Whether the section makes no difference to the stages of what stands in it. */
export function sameStages(a: Section, b: Section): boolean {
  return (
    anyOf(GATE_SECTIONS, a) === anyOf(GATE_SECTIONS, b) &&
    anyOf(SCORED_SECTIONS, a) === anyOf(SCORED_SECTIONS, b) &&
    isOperative(a) === isOperative(b)
  );
}

/**
 * The stages of a statement. `fromTable` is what its table says of its row: scored, pass/fail.
 * More than one stage may hold ("must score at least 3 to pass").
 */
export function stagesOf(
  statement: Statement,
  annotation: Annotation,
  fromTable: ReadonlySet<TableStage>,
): ReadonlySet<Stage> {
  const stages = new Set<Stage>();
  const { section } = statement;
  const duty = has(annotation, stageConcepts.obligation);
  const encouraged = has(annotation, stageConcepts.encouragement);
  if (has(annotation, stageConcepts.gate) || fromTable.has('gate')) stages.add('gate');
  if (has(annotation, stageConcepts.scored) || fromTable.has('scored')) stages.add('scored');
  if (anyOf(GATE_SECTIONS, section) && (duty || !encouraged)) stages.add('gate');
  if (anyOf(SCORED_SECTIONS, section) && !encouraged) stages.add('scored');
  if (duty || fromTable.has('obligation')) stages.add('obligation');
  else if (isOperative(section) && !encouraged && statement.place !== 'heading') stages.add('obligation');
  if (encouraged && !duty && !stages.has('gate')) stages.add('encouragement');
  if (stages.size === 0) stages.add('statement');
  return stages;
}

/**
 * Whether one of the stages wanted is said in the statement, its lead-in or its table, rather than only taken from the section: in real packs
 * and notices a great deal stands under "Technical ability" or "Specification" that asks for nothing. A duty under conditions of participation
 * is a gate, and what stands among award criteria is scored. Nothing wanted, or a bare statement will do: yes. `own` as `stagesOf` gives them.
 */
export function isSaid(
  wanted: ReadonlySet<Stage> | undefined,
  own: ReadonlySet<Stage>,
  annotation: Annotation,
  fromTable: ReadonlySet<TableStage>,
): boolean {
  if (wanted === undefined || wanted.has('statement') || wanted.has('encouragement')) return true;
  const duty = has(annotation, stageConcepts.obligation) || fromTable.has('obligation');
  const gate = has(annotation, stageConcepts.gate) || fromTable.has('gate') || (duty && own.has('gate'));
  return (
    (wanted.has('scored') && own.has('scored')) ||
    (wanted.has('gate') && gate) ||
    (wanted.has('obligation') && duty)
  );
}

/** `negative` where the sentence denies: "is not a condition of participation", "no preference will be given". */
export function polarityOf(annotation: Annotation): 'positive' | 'negative' {
  return has(annotation, stageConcepts.disclaimer) ? 'negative' : 'positive';
}

/** Tells what the law or a policy says instead of asking anything of anybody. */
export function isRecital(annotation: Annotation): boolean {
  return has(annotation, stageConcepts.recital);
}
