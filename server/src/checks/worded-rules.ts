// The rules that are said in words: from the candidates of each chunk to findings. What a chunk's candidates come to is kept
// for as long as the chunk, its section and what the sections say are the same.

import type { Rule } from '../library/model.ts';
import { sourceRange } from '../markdown/blocks.ts';
import type { ChunkModel, Statement } from '../tender/model.ts';
import type { CompiledCondition } from './compile.ts';
import type { Finding, Fix } from './finding.ts';
import { fixesFor } from './fixes.ts';
import { findingAt } from './lazy-finding.ts';
import type { Candidate, LocalAnalysis } from './local.ts';
import { inOrder } from './order.ts';
import {
  type CannotTell,
  type Choose,
  type Chosen,
  CONFIDENCE,
  chooserFor,
  head,
  type RuleOutcome,
  shorten,
} from './rules.ts';
import { holdsConcept, marksTogether, type SectionMarks } from './section-marks.ts';
import {
  type ChunkView,
  chunksHolding,
  type DocumentView,
  familyEnd,
  type PackView,
  placed,
  sectionOf,
} from './view.ts';

/** A candidate that its surroundings let pass. */
interface Accepted {
  readonly candidate: Candidate;
  readonly rule: Rule;
  readonly chosen: Exclude<Chosen, { readonly kind: 'silent' }>;
}
/** What a chunk's candidates came to and what that rests on; then where the chunk stood, and what they came to there. */
interface Judged {
  readonly accepted: readonly Accepted[];
  readonly model: ChunkModel;
  readonly section: number;
  readonly choose: Choose;
  readonly marks: readonly SectionMarks[];
  start: number;
  document: number;
  findings: readonly Finding[];
  cannotTell: readonly CannotTell[];
}
const judgedOf = new WeakMap<LocalAnalysis, Judged>();

/** What the rules that are said in words find. */
export function checkWordedRules(view: PackView): RuleOutcome {
  const findings: Finding[] = [];
  const cannotTell: CannotTell[] = [];
  const choose = chooserFor(view);
  const marks = marksOf(view);
  const signals = widerSignals(view);
  for (const document of view.documents)
    for (const chunk of chunksHolding(document, 'candidates')) {
      const { local, model, section, start } = chunk;
      let judged = judgedOf.get(local);
      if (
        judged === undefined ||
        judged.marks !== marks ||
        judged.choose !== choose ||
        judged.section !== section ||
        judged.model !== model
      ) {
        const accepted = acceptedIn(chunk, document, view, choose, signals);
        const nowhere = { start: -1, document: -1, findings: [], cannotTell: [] };
        judged = { accepted, model, section, choose, marks, ...nowhere };
        judgedOf.set(local, judged);
      }
      if (judged.start !== start || judged.document !== document.index) {
        const { findings: there, cannotTell: untold } = outcomeOf(
          judged.accepted,
          view,
          document.index,
          chunk,
        );
        judged.start = start;
        judged.document = document.index;
        judged.findings = there;
        judged.cannotTell = untold;
      }
      for (const finding of judged.findings) findings.push(finding);
      for (const one of judged.cannotTell) cannotTell.push(one);
    }
  return { findings, cannotTell };
}

const lastMarks = new WeakMap<SectionMarks, readonly SectionMarks[]>();

/** What the sections of all documents say; the same list for as long as they say the same. */
function marksOf({ documents }: PackView): readonly SectionMarks[] {
  const marks = documents.map((document) => document.marks);
  const [first] = marks;
  if (first === undefined) return marks;
  const known = lastMarks.get(first);
  if (known?.length === marks.length && known.every((one, index) => one === marks[index])) return known;
  lastMarks.set(first, marks);
  return marks;
}

function acceptedIn(
  chunk: ChunkView,
  document: DocumentView,
  { compiled: { library } }: PackView,
  choose: Choose,
  signals: WiderSignals,
): readonly Accepted[] {
  const told = new Set<string>();
  const accepted = chunk.local.candidates.flatMap((candidate): Accepted[] => {
    const rule = library.rules[candidate.rule] as Rule;
    const chosen = choose(rule);
    if (chosen.kind === 'silent') return [];
    const statement = chunk.model.statements[candidate.statement] as Statement;
    if (!candidate.require.every((c) => signals.holds(c, document, chunk, statement))) return [];
    if (candidate.forbid.some((c) => signals.holds(c, document, chunk, statement))) return [];
    // One finding of a rule in a statement, or in a row of a table, is enough.
    const { cell } = statement;
    const unit = `${candidate.rule}:${cell ? `row ${cell.table}.${cell.row}` : candidate.statement}`;
    if (told.has(unit)) return [];
    told.add(unit);
    return [{ candidate, rule, chosen }];
  });
  if (!accepted.some(({ rule }) => rule.yieldsTo)) return accepted;
  const said = new Set(accepted.map(({ candidate, rule }) => `${candidate.statement} ${rule.id}`));
  return accepted.filter(
    ({ candidate, rule }) => !rule.yieldsTo?.some((other) => said.has(`${candidate.statement} ${other}`)),
  );
}

function outcomeOf(
  accepted: readonly Accepted[],
  view: PackView,
  document: number,
  chunk: ChunkView,
): RuleOutcome {
  const findings: Finding[] = [];
  const cannotTell: CannotTell[] = [];
  for (const { candidate, rule, chosen } of accepted)
    if (chosen.kind === 'unknown')
      cannotTell.push({ rule, missing: chosen.missing, document, range: placed(chunk, candidate.range) });
    else findings.push(findingOf(rule, chosen, view, document, chunk, candidate));
  return { findings: findings.length > 1 ? findings.sort(inOrder) : findings, cannotTell };
}

/** All of a finding but its place; offsets of fixes count in the chunk. */
type Written = Omit<Finding, 'document' | 'range'>;
const written = new WeakMap<
  Candidate,
  {
    readonly chosen: Chosen;
    readonly title: string;
    readonly finding: Written;
    placed?: Finding;
    at?: number;
  }
>();

function findingOf(
  rule: Rule,
  chosen: Chosen & { kind: 'basis' },
  view: PackView,
  document: number,
  chunk: ChunkView,
  candidate: Candidate,
): Finding {
  const { title } = (chunk.model.statements[candidate.statement] as Statement).section;
  let known = written.get(candidate);
  if (known?.chosen !== chosen || known.title !== title) {
    known = { chosen, title, finding: writtenOf(rule, chosen, view, chunk, candidate) };
    written.set(candidate, known);
  }
  // Above an edit everything stands where it stood.
  if (known.placed !== undefined && known.at === chunk.start && known.placed.document === document)
    return known.placed;
  const { finding } = known;
  const at = { start: chunk.start };
  const place = { document, range: placed(at, candidate.range), related: finding.related };
  const { fixes } = finding;
  const placedFixes = (): readonly Fix[] => fixes.map((fix) => placedFix(fix, document, at));
  known.placed = findingAt(finding, place, fixes.length === 0 ? fixes : { make: placedFixes });
  known.at = chunk.start;
  return known.placed;
}

function placedFix({ title, kind, edits }: Fix, document: number, at: Pick<ChunkView, 'start'>): Fix {
  return {
    title,
    kind,
    edits: edits.map(({ start, end, text }) => ({ document, ...placed(at, { start, end }), text })),
  };
}

function writtenOf(
  rule: Rule,
  chosen: Chosen & { kind: 'basis' },
  view: PackView,
  { model }: ChunkView,
  candidate: Candidate,
): Written {
  const statement = model.statements[candidate.statement] as Statement;
  const { run, runStart, text } = statement;
  const sentence = sourceRange(run, runStart, runStart + text.length);
  const { because, ...said } = head(rule, chosen, candidate.match, candidate.reading);
  return {
    ...said,
    related: [],
    fixes: fixesFor(rule, candidate.range, sentence, model.chunk.text, view),
    because: [...decided(candidate, statement), ...because, CONFIDENCE[chosen.basis.confidence]],
  };
}

/** Families of sections taken together, for as long as the sections say the same. */
const together = new WeakMap<SectionMarks, Map<number, Int32Array>>();

type WiderSignals = ReturnType<typeof widerSignals>;

/** Answers conditions on the section, document or pack from what their sections say. */
function widerSignals(view: PackView) {
  /** What a section says with those beneath it: a sentence speaks for the sections around it, not for those beside. */
  const saidIn = (document: DocumentView, ordinal: number): Int32Array => {
    const known = together.get(document.marks) ?? new Map<number, Int32Array>();
    together.set(document.marks, known);
    let said = known.get(ordinal);
    if (!said) {
      said = marksTogether(document.marks, ordinal, familyEnd(document, ordinal));
      known.set(ordinal, said);
    }
    return said;
  };
  return {
    holds(
      condition: CompiledCondition,
      document: DocumentView,
      chunk: ChunkView,
      statement: Statement,
    ): boolean {
      const said: { readonly words: Int32Array; readonly of: DocumentView }[] = [];
      for (const scope of condition.wide) {
        if (scope === 'pack') for (const of of view.documents) said.push({ words: saidIn(of, 0), of });
        else if (scope === 'document') said.push({ words: saidIn(document, 0), of: document });
        else {
          const own = sectionOf(chunk, statement);
          // Above the first heading there is no section.
          if (own !== 0) said.push({ words: saidIn(document, own), of: document });
        }
      }
      const seen = (id: string) => said.some(({ words, of }) => holdsConcept(words, of.marks, id));
      const ids = (nodes: CompiledCondition['any']) =>
        nodes.flatMap((n) => (n.kind === 'concept' ? [n.id] : []));
      if (condition.any.length > 0 && !ids(condition.any).some(seen)) return false;
      return ids(condition.all).every(seen) && !ids(condition.none).some(seen);
    },
  };
}

/** What decided: the words found and how they were read, or the words that told what a sentence is like. */
function decided({ match, reading, stages, told }: Candidate, { section }: Statement): readonly string[] {
  const under = section.title ? `, under “${section.title}”` : '';
  if (reading === 'alike')
    return [
      `None of the rule’s own conditions is met: the sentence was told by its likeness to passages that are about the same${under}.`,
      `Words that told most: ${(told ?? []).map((word) => `“${word}”`).join(', ')}.`,
    ];
  return [`Words: “${shorten(match)}”.`, `Read as: ${stages.join(', ')}${under}.`];
}
