// From candidates to findings: which basis of law applies, what the message says, which fixes are offered.

import { resolveCitation } from '../library/citation.ts';
import { holds } from '../library/condition.ts';
import type { Basis, Confidence, Library, Rule, Severity } from '../library/model.ts';
import { thresholdFor } from '../library/threshold.ts';
import { type Range, sourceRange } from '../markdown/blocks.ts';
import type { Statement } from '../tender/model.ts';
import { codedChecks } from './coded/index.ts';
import type { CompiledCondition, CompiledLibrary } from './compile.ts';
import type { Finding, Fix } from './finding.ts';
import { fixesFor } from './fixes.ts';
import { findingAt } from './lazy-finding.ts';
import type { Candidate } from './local.ts';
import type { ResolvedProfile } from './pack.ts';
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

/** A rule that could not be judged for want of a fact, and where it would have looked. */
export interface CannotTell {
  readonly rule: Rule;
  readonly missing: readonly string[];
  readonly document: number;
  readonly range: Range;
}
export interface RuleOutcome {
  readonly findings: readonly Finding[];
  readonly cannotTell: readonly CannotTell[];
}

type Chosen =
  | {
      readonly kind: 'basis';
      readonly basis: Basis;
      readonly severity: Severity;
      readonly because: readonly string[];
      readonly citations: Finding['citations'];
    }
  | { readonly kind: 'unknown'; readonly missing: readonly string[] }
  | { readonly kind: 'silent' };

export function checkRules(view: PackView): RuleOutcome {
  const { library, off } = view.compiled;
  const findings: Finding[] = [];
  const cannotTell: CannotTell[] = [];
  const choices = choicesFor(view);
  const choose = (rule: Rule): Chosen => {
    let chosen = choices.get(rule);
    if (!chosen) {
      chosen = chooseBasis(rule, view.pack.profile, view.compiled.library);
      choices.set(rule, chosen);
    }
    return chosen;
  };

  const signals = widerSignals(view);
  for (const document of view.documents)
    for (const chunk of chunksHolding(document, 'candidates')) {
      const { candidates } = chunk.local;
      const told = new Set<string>();
      const accepted = candidates.flatMap((candidate) => {
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
      for (const { candidate, rule, chosen } of accepted) {
        const said = rule.yieldsTo;
        if (
          said &&
          accepted.some((o) => o.candidate.statement === candidate.statement && said.includes(o.rule.id))
        )
          continue;
        if (chosen.kind === 'unknown')
          cannotTell.push({
            rule,
            missing: chosen.missing,
            document: document.index,
            range: placed(chunk, candidate.range),
          });
        else findings.push(findingOf(rule, chosen, view, document.index, chunk, candidate));
      }
    }

  const threshold = (purpose: string) => thresholdFor(purpose, view.pack.profile.profile, library);
  for (const check of codedChecks) {
    const rule = library.rules.find((r) => r.id === check.id);
    if (!rule || off.has(rule.id)) continue;
    const chosen = choose(rule);
    if (chosen.kind === 'silent') continue;
    for (const found of check.find({ view, rule, threshold })) {
      if (chosen.kind === 'unknown') {
        cannotTell.push({ rule, missing: chosen.missing, document: found.document, range: found.range });
        continue;
      }
      const said = head(rule, chosen, found.match, found.reading);
      findings.push({
        ...said,
        document: found.document,
        range: found.range,
        related: found.related ?? [],
        fixes: found.fixes ?? [],
        because: [...found.because, ...said.because],
      });
    }
  }
  return { findings, cannotTell };
}

/** What was chosen under a profile stays chosen: rules belong to one library, which its profile's regime came from. */
const choicesByProfile = new WeakMap<ResolvedProfile, WeakMap<CompiledLibrary, Map<Rule, Chosen>>>();

function choicesFor({ pack, compiled }: PackView): Map<Rule, Chosen> {
  const byLibrary = choicesByProfile.get(pack.profile) ?? new WeakMap<CompiledLibrary, Map<Rule, Chosen>>();
  choicesByProfile.set(pack.profile, byLibrary);
  const choices = byLibrary.get(compiled) ?? new Map<Rule, Chosen>();
  byLibrary.set(compiled, choices);
  return choices;
}

/** Whether a rule can have something to say under a profile, if only that a fact is missing. */
export function isRelevant(rule: Rule, profile: ResolvedProfile, library: Library): boolean {
  return chooseBasis(rule, profile, library).kind !== 'silent';
}

/** The first basis whose condition holds; "unknown" only if none holds and a fact is missing. */
function chooseBasis(rule: Rule, resolved: ResolvedProfile, library: Library): Chosen {
  const { profile, decision } = resolved;
  const missing = new Set<string>();
  for (const basis of rule.bases) {
    const held = holds(basis.where, profile, decision.regime?.id, library);
    if (held.answer === 'yes') {
      const citations = basis.citations.map((c) => resolveCitation(c, library));
      return {
        kind: 'basis',
        basis,
        severity: severityOf(basis, resolved),
        because: held.because,
        citations,
      };
    }
    if (held.answer === 'unknown') for (const m of held.missing) missing.add(m);
  }
  // A document that names no jurisdiction at all claims to stand under no law we know: say nothing of law.
  if (profile.jurisdiction === undefined && profile.regime === undefined) return { kind: 'silent' };
  return missing.size > 0 ? { kind: 'unknown', missing: [...missing] } : { kind: 'silent' };
}

const UNSURE: ReadonlySet<Confidence> = new Set(['partial', 'knowledge']);

/**
 * An error says "almost certainly a breach": neither law that was not read in a source nor law that rests on a day nobody gave carries
 * one.
 */
export function severityOf(
  basis: { readonly severity: Severity; readonly confidence: Confidence },
  { isAssumed }: Pick<ResolvedProfile, 'isAssumed'>,
): Severity {
  const isUnsure = UNSURE.has(basis.confidence) || isAssumed === true;
  return basis.severity === 'error' && isUnsure ? 'warning' : basis.severity;
}

const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  verified: 'The provision was read in its official text.',
  secondary: 'The provision was confirmed in a reliable secondary source.',
  partial: 'The provision was read only in part: check it before relying on this.',
  knowledge:
    'The provision is stated from professional knowledge and was not read: check it before relying on this.',
};

/** A loose reading carries a warning at most; see `readingOf` in local.ts. */
function head(
  rule: Rule,
  chosen: Chosen & { kind: 'basis' },
  match: string,
  reading: 'plain' | 'loose' = 'plain',
) {
  const { basis } = chosen;
  const isLowered = reading === 'loose' && chosen.severity === 'error';
  const fill = (text: string) => text.replaceAll('{match}', shorten(match)).trim();
  return {
    rule: rule.id,
    aliases:
      basis.alias && !rule.aliases.includes(basis.alias) ? [...rule.aliases, basis.alias] : rule.aliases,
    category: rule.category,
    severity: isLowered ? ('warning' as const) : chosen.severity,
    title: rule.title,
    message: [fill(rule.what), fill(basis.why ?? rule.why), fill(rule.instead)].filter(Boolean).join(' '),
    citations: chosen.citations,
    suppressed: null,
    because: [
      ...chosen.because,
      ...(isLowered
        ? ['A warning rather than an error, since the wording can be read in more than one way.']
        : []),
    ],
  } as const;
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
    because: [
      `Words: “${shorten(candidate.match)}”.`,
      `Read as: ${candidate.stages.join(', ')}${statement.section.title ? `, under “${statement.section.title}”` : ''}.`,
      ...because,
      CONFIDENCE[chosen.basis.confidence],
    ],
  };
}

const MOST_QUOTED = 120;
function shorten(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim();
  return one.length <= MOST_QUOTED ? one : `${one.slice(0, MOST_QUOTED - 1).trimEnd()}…`;
}

/** Families of sections taken together, for as long as the sections say the same. */
const together = new WeakMap<SectionMarks, Map<number, Int32Array>>();

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
