// Expected criteria: met, only named, missing, not applicable or not to be told, for the pack as a whole.

import { resolveCitation } from '../library/citation.ts';
import { holds } from '../library/condition.ts';
import type { Criterion, Library } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import type { Statement } from '../tender/model.ts';
import type { CompiledLibrary } from './compile.ts';
import type { CriterionOutcome, CriterionResult, Finding } from './finding.ts';
import { clauseFixAt } from './fixes.ts';
import type { Evidence, LocalAnalysis } from './local.ts';
import type { DocumentKind, ResolvedProfile } from './pack.ts';
import { severityOf } from './rules.ts';
import { type DocumentView, headingRange, lineage, type PackView, placed, titleRange } from './view.ts';

export interface CriteriaOutcome {
  readonly results: readonly CriterionResult[];
  readonly findings: readonly Finding[];
}

interface PlacedEvidence {
  readonly evidence: Evidence;
  readonly document: DocumentView;
  /** Number of the chunk it stands in. */
  readonly chunk: number;
  readonly section: number;
}
type Application = Criterion['applies'][number];

/** Kinds of section that a kind of document is made to hold, whatever its headings say. */
const HOME: Readonly<Record<DocumentKind, readonly string[]>> = {
  notice: ['notice'],
  instructions: ['instructions', 'award-criteria', 'conditions-of-participation', 'timetable', 'lots'],
  specification: ['specification', 'social-value'],
  pricing: ['pricing'],
  contract: ['contract-conditions', 'kpi', 'monitoring'],
  schedule: [],
  'whole-pack': [
    'notice',
    'instructions',
    'award-criteria',
    'conditions-of-participation',
    'specification',
    'contract-conditions',
    'kpi',
    'monitoring',
    'social-value',
  ],
  other: [],
};

export function checkCriteria(view: PackView): CriteriaOutcome {
  const { library, off } = view.compiled;
  const applications = applicationsFor(view);
  const evidence = gather(view, applications);
  const results: CriterionResult[] = [];
  const findings: Finding[] = [];
  for (const [index, criterion] of library.criteria.entries()) {
    if (off.has(criterion.id)) continue;
    const { result, finding } = judge(
      criterion,
      applications[index] as Applied,
      evidence[index] as readonly PlacedEvidence[],
      view,
    );
    results.push(result);
    if (finding) findings.push(finding);
  }
  return { results, findings };
}

/** How a criterion applies under a profile, and what is said of it whatever the text. */
interface Applied {
  readonly application: Application | undefined;
  readonly missing: readonly string[];
  readonly reasons: readonly string[];
  readonly base: Pick<CriterionResult, 'id' | 'aliases' | 'title' | 'citations'>;
}

const applicationsByProfile = new WeakMap<ResolvedProfile, WeakMap<CompiledLibrary, readonly Applied[]>>();

/** By criterion; worked out once for a profile. */
function applicationsFor({ pack, compiled }: PackView): readonly Applied[] {
  const byLibrary =
    applicationsByProfile.get(pack.profile) ?? new WeakMap<CompiledLibrary, readonly Applied[]>();
  applicationsByProfile.set(pack.profile, byLibrary);
  let applications = byLibrary.get(compiled);
  if (!applications) {
    applications = compiled.library.criteria.map((criterion) =>
      applied(criterion, pack.profile, compiled.library),
    );
    byLibrary.set(compiled, applications);
  }
  return applications;
}

function applied(criterion: Criterion, { profile, decision }: ResolvedProfile, library: Library): Applied {
  const missing = new Set<string>();
  const reasons: string[] = [];
  let application: Application | undefined;
  for (const a of criterion.applies) {
    const held = holds(a.where, profile, decision.regime?.id, library);
    if (held.answer === 'yes') {
      application = a;
      break;
    }
    if (held.answer === 'unknown') for (const m of held.missing) missing.add(m);
    else reasons.push(...held.because);
  }
  const base = {
    id: criterion.id,
    aliases:
      application?.alias && !criterion.aliases.includes(application.alias)
        ? [...criterion.aliases, application.alias]
        : criterion.aliases,
    title: criterion.title,
    citations: (application ?? criterion.applies[0])?.citations.map((c) => resolveCitation(c, library)) ?? [],
  };
  return { application, missing: [...missing], reasons: [...new Set(reasons)], base };
}

/** Evidence by criterion, in the order of the text; none for criteria that do not apply. */
function gather(view: PackView, applications: readonly Applied[]): readonly (readonly PlacedEvidence[])[] {
  const all = applications.map((): PlacedEvidence[] => []);
  for (const document of view.documents) {
    let before = 0;
    for (const chunk of document.holding.evidence) {
      while ((document.sections[before + 1]?.chunk ?? Number.POSITIVE_INFINITY) < chunk) before++;
      for (const evidence of (document.locals[chunk] as LocalAnalysis).evidence)
        if (applications[evidence.criterion]?.application)
          all[evidence.criterion]?.push({ evidence, document, chunk, section: before + evidence.section });
    }
  }
  return all;
}

function statementOf({ evidence, document, chunk }: PlacedEvidence): Statement {
  return (document.locals[chunk] as LocalAnalysis).model.statements[evidence.statement] as Statement;
}

function rangeOf({ evidence, document, chunk }: PlacedEvidence): Range {
  return placed({ start: document.document.tender.markdown.starts[chunk] as number }, evidence.range);
}

function judge(
  criterion: Criterion,
  { application, missing, reasons, base }: Applied,
  evidence: readonly PlacedEvidence[],
  view: PackView,
): { result: CriterionResult; finding?: Finding } {
  const outcome = (
    kind: CriterionOutcome,
    why: string,
    where: readonly PlacedEvidence[] = [],
  ): CriterionResult => ({
    ...base,
    ...(application ? { force: application.force } : {}),
    outcome: kind,
    why,
    where: where.slice(0, 20).map((e) => ({ document: e.document.index, range: rangeOf(e) })),
  });
  if (!application) {
    if (missing.length > 0)
      return {
        result: outcome('cannot-tell', `Whether it applies cannot be told without: ${missing.join(', ')}.`),
      };
    return {
      result: outcome('not-applicable', reasons.join(' ') || 'It does not apply under this profile.'),
    };
  }

  const of = (kind: Evidence['kind']) => evidence.filter((e) => e.evidence.kind === kind);
  const named = of('named');
  // "None, because …" answers; "None." does not.
  const emptying = of('emptied');
  const answering = new Set(emptying.length === 0 ? [] : of('element').map(statementOf));
  const emptied = emptying.filter((e) => !answering.has(statementOf(e)));
  const live = emptied.length === 0 ? named : named.filter((n) => !emptied.some((e) => empties(e, n)));
  const matter = matterOf(live);
  const elements = of('element').filter((e) => matter.has(e));
  const lacking = criterion.elements.filter((_, i) => !elements.some((e) => e.evidence.element === i));
  const together = !criterion.together || inOnePlace(criterion, elements);
  if (live.length > 0 && lacking.length === 0 && together) {
    const first = elements.length > 0 ? elements : live;
    return {
      result: outcome(
        'met',
        criterion.elements.length > 0
          ? `Found: ${criterion.elements.map((e) => e.title).join('; ')}.`
          : 'Found.',
        first,
      ),
    };
  }
  const home = placeFor(criterion, view);
  const fixes = (at: { readonly document: number; readonly range: Range }) =>
    criterion.clauses.slice(0, 3).flatMap((id) => clauseFixAt(id, at.document, at.range.end, view) ?? []);
  const finding = (
    kind: string,
    at: { readonly document: number; readonly range: Range },
    what: string,
    because: readonly string[],
  ): Finding => ({
    rule: criterion.id,
    aliases: base.aliases,
    category: 'criterion',
    severity: severityOf(application as Application),
    document: at.document,
    range: at.range,
    title: `${criterion.title}: ${kind}`,
    message: `${what} ${criterion.why.trim()} ${criterion.instead.trim()}`,
    citations: base.citations,
    related: [],
    fixes: fixes(at),
    because,
    suppressed: null,
  });
  if (named.length > 0) {
    const first = (live[0] ?? named[0]) as PlacedEvidence;
    // A notice that points to the tender documents is not empty of what those hold.
    if (!home)
      return {
        result: outcome(
          'cannot-tell',
          `It is mentioned, but the pack has none of the places that should hold it (${criterion.belongsIn.join(', ')}).`,
          named,
        ),
      };
    const what =
      live.length === 0
        ? 'This is mentioned only to say that nothing is offered.'
        : `This is mentioned, but without: ${lacking.map((e) => e.title).join('; ') || 'its elements in one place'}.`;
    // Where a drafter would act: the mention in the section that should hold it, else that section.
    const spoken = live.length > 0 ? live : named;
    const there = criterion.belongsIn
      .map((kind) => spoken.find((e) => statementOf(e).section.kind === kind))
      .find((e) => e);
    const mention = there ?? (live.length === 0 ? first : undefined);
    const at = mention ? { document: mention.document.index, range: rangeOf(mention) } : home;
    return { result: outcome('named', what, named), finding: finding('named only', at, what, [what]) };
  }
  if (!home)
    return {
      result: outcome(
        'cannot-tell',
        `The pack has none of the places that should hold it (${criterion.belongsIn.join(', ')}).`,
      ),
    };
  const what = `${criterion.asks.trim()} Nothing in the pack says so.`;
  return {
    result: outcome('missing', 'Nothing in the pack touches it.'),
    finding: finding('missing', home, what, [
      `Looked for in the whole pack; it belongs in: ${criterion.belongsIn.join(', ')}.`,
    ]),
  };
}

/** "Community benefits:" and the "n/a" under it stand at most this many characters apart. */
const NEAR = 40;

/** Whether one statement says that another's subject is not offered. */
function empties(e: PlacedEvidence, n: PlacedEvidence): boolean {
  if (e.document !== n.document || e.section !== n.section) return false;
  if (statementOf(e) === statementOf(n)) return true;
  const [emptying, named] = [rangeOf(e), rangeOf(n)];
  return emptying.start >= named.start && emptying.start - named.end < NEAR;
}

/** The sections that touch the subject: those of its sentences, and all beneath a heading that names it. */
function matterOf(live: readonly PlacedEvidence[]): { has(e: PlacedEvidence): boolean } {
  const own = new Map<DocumentView, Set<number>>();
  const headed = new Map<DocumentView, Set<number>>();
  const add = (sets: Map<DocumentView, Set<number>>, { document, section }: PlacedEvidence): void => {
    const set = sets.get(document);
    if (set) set.add(section);
    else sets.set(document, new Set([section]));
  };
  for (const n of live) {
    add(own, n);
    if (n.section !== 0 && statementOf(n).place === 'heading') add(headed, n);
  }
  return {
    has: (e) => {
      if (own.get(e.document)?.has(e.section)) return true;
      const headings = headed.get(e.document);
      return headings !== undefined && lineage(e.document, e.section).some((o) => headings.has(o));
    },
  };
}

/** Whether one section, with those beneath it, holds every element. */
function inOnePlace(criterion: Criterion, elements: readonly PlacedEvidence[]): boolean {
  const held = new Map<DocumentView, Map<number, Set<number>>>();
  for (const e of elements) {
    const sections = held.get(e.document) ?? new Map<number, Set<number>>();
    held.set(e.document, sections);
    for (const ordinal of lineage(e.document, e.section).slice(0, -1)) {
      const set = sections.get(ordinal) ?? new Set();
      // What a section holds, the sections around it have been told.
      if (set.has(e.evidence.element)) break;
      set.add(e.evidence.element);
      if (set.size === criterion.elements.length) return true;
      sections.set(ordinal, set);
    }
  }
  return false;
}

/** Where a drafter would put it: the first section of the best kind, else the top of a document made to hold it. */
function placeFor(
  criterion: Criterion,
  view: PackView,
): { readonly document: number; readonly range: Range } | undefined {
  for (const kind of criterion.belongsIn)
    for (const document of view.documents) {
      const section = document.sections.find((s) => s.section.kind === kind && s.ordinal > 0);
      if (section) return { document: document.index, range: headingRange(document, section) };
    }
  for (const document of view.documents)
    if (criterion.belongsIn.some((kind) => HOME[document.document.kind].includes(kind)))
      return { document: document.index, range: titleRange(document) };
  return undefined;
}
