// Expected criteria: met, only named, missing, not applicable or not to be told, for the pack as a whole.

import { resolveCitation } from '../library/citation.ts';
import { holds } from '../library/condition.ts';
import type { Criterion } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import type { Statement } from '../tender/model.ts';
import type { CriterionOutcome, CriterionResult, Finding } from './finding.ts';
import { clauseFixAt } from './fixes.ts';
import type { Evidence } from './local.ts';
import type { DocumentKind } from './pack.ts';
import { severityOf } from './rules.ts';
import { type ChunkView, type DocumentView, lineage, type PackView, placed } from './view.ts';

export interface CriteriaOutcome {
  readonly results: readonly CriterionResult[];
  readonly findings: readonly Finding[];
}

interface PlacedEvidence {
  readonly evidence: Evidence;
  readonly document: DocumentView;
  readonly chunk: ChunkView;
  readonly statement: Statement;
  readonly section: number;
  readonly range: Range;
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
  const evidence = gather(view);
  const results: CriterionResult[] = [];
  const findings: Finding[] = [];
  for (const [index, criterion] of library.criteria.entries()) {
    if (off.has(criterion.id)) continue;
    const { result, finding } = judge(criterion, evidence.get(index) ?? [], view);
    results.push(result);
    if (finding) findings.push(finding);
  }
  return { results, findings };
}

function gather(view: PackView): ReadonlyMap<number, readonly PlacedEvidence[]> {
  const all = new Map<number, PlacedEvidence[]>();
  for (const document of view.documents)
    for (const chunk of document.chunks)
      for (const evidence of chunk.local.evidence) {
        const statement = chunk.model.statements[evidence.statement] as Statement;
        const entry = {
          evidence,
          document,
          chunk,
          statement,
          section: chunk.section + evidence.section,
          range: placed(chunk, evidence.range),
        };
        const list = all.get(evidence.criterion);
        if (list) list.push(entry);
        else all.set(evidence.criterion, [entry]);
      }
  return all;
}

function judge(
  criterion: Criterion,
  evidence: readonly PlacedEvidence[],
  view: PackView,
): { result: CriterionResult; finding?: Finding } {
  const { profile, decision } = view.pack.profile;
  const { library } = view.compiled;
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
  const outcome = (
    kind: CriterionOutcome,
    why: string,
    where: readonly PlacedEvidence[] = [],
  ): CriterionResult => ({
    ...base,
    ...(application ? { force: application.force } : {}),
    outcome: kind,
    why,
    where: where.slice(0, 20).map((e) => ({ document: e.document.index, range: e.range })),
  });
  if (!application) {
    if (missing.size > 0)
      return {
        result: outcome(
          'cannot-tell',
          `Whether it applies cannot be told without: ${[...missing].join(', ')}.`,
        ),
      };
    return {
      result: outcome(
        'not-applicable',
        [...new Set(reasons)].join(' ') || 'It does not apply under this profile.',
      ),
    };
  }

  const of = (kind: Evidence['kind']) => evidence.filter((e) => e.evidence.kind === kind);
  const named = of('named');
  // "None, because …" answers; "None." does not.
  const answering = new Set(of('element').map((e) => e.statement));
  const emptied = of('emptied').filter((e) => !answering.has(e.statement));
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
      .map((kind) => spoken.find((e) => e.statement.section.kind === kind))
      .find((e) => e);
    const mention = there ?? (live.length === 0 ? first : undefined);
    const at = mention ? { document: mention.document.index, range: mention.range } : home;
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
  if (e.document !== n.document) return false;
  if (e.statement === n.statement) return true;
  return e.section === n.section && e.range.start >= n.range.start && e.range.start - n.range.end < NEAR;
}

/** The sections that touch the subject: those of its sentences, and all beneath a heading that names it. */
function matterOf(live: readonly PlacedEvidence[]): { has(e: PlacedEvidence): boolean } {
  const own = new Set<string>();
  const headed = new Set<string>();
  const key = (document: DocumentView, section: number) => `${document.index}:${section}`;
  for (const n of live) {
    own.add(key(n.document, n.section));
    if (n.statement.place === 'heading' && n.section !== 0) headed.add(key(n.document, n.section));
  }
  return {
    has: (e) =>
      own.has(key(e.document, e.section)) ||
      (headed.size > 0 && lineage(e.document, e.section).some((o) => headed.has(key(e.document, o)))),
  };
}

/** Whether one section, with those beneath it, holds every element. */
function inOnePlace(criterion: Criterion, elements: readonly PlacedEvidence[]): boolean {
  const held = new Map<string, Set<number>>();
  for (const e of elements)
    for (const ordinal of lineage(e.document, e.section).slice(0, -1)) {
      const key = `${e.document.index}:${ordinal}`;
      const set = held.get(key) ?? new Set();
      set.add(e.evidence.element);
      held.set(key, set);
    }
  return [...held.values()].some((set) => set.size === criterion.elements.length);
}

/** Where a drafter would put it: the first section of the best kind, else the top of a document made to hold it. */
function placeFor(
  criterion: Criterion,
  view: PackView,
): { readonly document: number; readonly range: Range } | undefined {
  for (const kind of criterion.belongsIn)
    for (const document of view.documents) {
      const section = document.sections.find((s) => s.section.kind === kind && s.ordinal > 0);
      if (section) return { document: document.index, range: section.range };
    }
  for (const document of view.documents)
    if (criterion.belongsIn.some((kind) => HOME[document.document.kind].includes(kind))) {
      const title = document.sections[1];
      return { document: document.index, range: title?.range ?? { start: 0, end: 0 } };
    }
  return undefined;
}
