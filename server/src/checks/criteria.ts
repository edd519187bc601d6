// Expected criteria: met, only named, missing, not applicable or not to be told, for the pack as a whole.

import { resolveCitation } from '../library/citation.ts';
import { holds } from '../library/condition.ts';
import type { Criterion, Library } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import type { CompiledLibrary } from './compile.ts';
import { evidenceFor, type PlacedEvidence, rangeOf } from './evidence.ts';
import type { CriterionOutcome, CriterionResult, Finding } from './finding.ts';
import { clauseFixAt } from './fixes.ts';
import { lazyFinding } from './lazy-finding.ts';
import type { DocumentKind, ResolvedProfile } from './pack.ts';
import { severityOf } from './rules.ts';
import { headingRange, type PackView, titleRange } from './view.ts';
import { socialValueWeight } from './weights/social-value-weight.ts';

export interface CriteriaOutcome {
  readonly results: readonly CriterionResult[];
  readonly findings: readonly Finding[];
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
  const results: CriterionResult[] = [];
  const findings: Finding[] = [];
  for (const [index, criterion] of library.criteria.entries()) {
    if (off.has(criterion.id)) continue;
    const { result, finding } = judge(criterion, index, applications[index] as Applied, view);
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
  readonly base: Pick<CriterionResult, 'id' | 'aliases' | 'title' | 'asks' | 'instead' | 'citations'>;
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

/** Whether a criterion applies under a profile: only then is it looked for. */
export function applies(criterion: Criterion, profile: ResolvedProfile, library: Library): boolean {
  return applied(criterion, profile, library).application !== undefined;
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
    asks: criterion.asks.trim(),
    instead: criterion.instead.trim(),
    citations: (application ?? criterion.applies[0])?.citations.map((c) => resolveCitation(c, library)) ?? [],
  };
  return { application, missing: [...missing], reasons: [...new Set(reasons)], base };
}

function judge(
  criterion: Criterion,
  index: number,
  { application, missing, reasons, base }: Applied,
  view: PackView,
): { result: CriterionResult; finding?: Finding } {
  const outcome = (
    kind: CriterionOutcome,
    why: string,
    where: () => readonly PlacedEvidence[] = () => [],
  ): CriterionResult => {
    // An editor does not ask where: the places are looked up when they are wanted.
    let places: CriterionResult['where'] | undefined;
    return {
      ...base,
      ...(application ? { force: application.force } : {}),
      outcome: kind,
      why,
      get where() {
        places ??= inOrderOfPlace(where(), criterion)
          .slice(0, 20)
          .map((e) => ({ document: e.document.index, range: rangeOf(e) }));
        return places;
      },
    };
  };
  if (!application) {
    if (missing.length > 0)
      return {
        result: outcome('cannot-tell', `Whether it applies cannot be told without: ${missing.join(', ')}.`),
      };
    return {
      result: outcome('not-applicable', reasons.join(' ') || 'It does not apply under this profile.'),
    };
  }

  if (criterion.socialValueShare) {
    const { kind, why, where } = shareOutcome(criterion.socialValueShare, view);
    // That it is too little is a rule's to tell.
    return { result: { ...outcome(kind, why), where } };
  }
  const said = evidenceFor(criterion, index, view);
  if (said.isLive && said.lacking.length === 0 && (!criterion.together || said.inOnePlace)) {
    const why =
      criterion.elements.length > 0
        ? `Found: ${criterion.elements.map((e) => e.title).join('; ')}.`
        : 'Found.';
    const where = () => {
      const elements = said.elements();
      return elements.length > 0 ? elements : said.live();
    };
    return { result: outcome('met', why, where) };
  }
  const home = placeFor(criterion, view);
  const fixes = (at: { readonly document: number; readonly range: Range }) =>
    criterion.clauses.slice(0, 3).flatMap((id) => clauseFixAt(id, at.document, at.range.end, view) ?? []);
  const finding = (
    kind: string,
    at: { readonly document: number; readonly range: Range },
    what: string,
    because: readonly string[],
  ): Finding => {
    const finding = {
      rule: criterion.id,
      aliases: base.aliases,
      category: 'criterion' as const,
      severity: severityOf(application as Application, view.pack.profile),
      document: at.document,
      range: at.range,
      title: `${criterion.title}: ${kind}`,
      message: `${what} ${criterion.why.trim()} ${criterion.instead.trim()}`,
      citations: base.citations,
      related: [],
      because,
      suppressed: null,
    };
    return lazyFinding(finding, { make: () => fixes(at) });
  };
  if (said.isNamed) {
    // A notice that points to the tender documents is not empty of what those hold.
    if (!home)
      return {
        result: outcome(
          'cannot-tell',
          `It is mentioned, but the pack has none of the places that should hold it (${criterion.belongsIn.join(', ')}).`,
          said.named,
        ),
      };
    const what = said.isLive
      ? `This is mentioned, but without: ${said.lacking.map((e) => e.title).join('; ') || 'its elements in one place'}.`
      : 'This is mentioned only to say that nothing is offered.';
    // Where a drafter would act: the mention in the section that should hold it, else that section.
    const there = said.spokenIn(criterion.belongsIn);
    const mention = there ?? (said.isLive ? undefined : said.named()[0]);
    const at = mention ? { document: mention.document.index, range: rangeOf(mention) } : home;
    return { result: outcome('named', what, said.named), finding: finding('named only', at, what, [what]) };
  }
  if (criterion.whenNamed || application.whenNamed)
    return { result: outcome('not-applicable', 'Nothing in the pack asks for it, so it is not expected.') };
  if (!home)
    return {
      result: outcome(
        'cannot-tell',
        `The pack has none of the places that should hold it (${criterion.belongsIn.join(', ')}).`,
      ),
    };
  const where = said.isNarrowed ? 'the documents that should hold it' : 'the pack';
  const what = `${criterion.asks.trim()} Nothing in ${where} says so.`;
  return {
    result: outcome('missing', `Nothing in ${where} touches it.`),
    finding: finding('missing', home, what, [
      `Looked for in ${said.isNarrowed ? where : 'the whole pack'}; it belongs in: ${criterion.belongsIn.join(', ')}.`,
    ]),
  };
}

/** What a floor for the weight of social value comes to. */
function shareOutcome(
  { atLeast }: NonNullable<Criterion['socialValueShare']>,
  view: PackView,
): Pick<CriterionResult, 'why' | 'where'> & { readonly kind: CriterionOutcome } {
  const weight = socialValueWeight(view);
  if (weight.kind === 'unknown') return { kind: 'cannot-tell', why: weight.why, where: [] };
  if (weight.kind === 'none')
    return {
      kind: 'missing',
      why: 'The weights come to the whole score, and social value is none of them.',
      where: weight.where,
    };
  const has = `Social value has ${written(weight.percent)}% of the whole score`;
  return weight.percent >= atLeast - 0.005
    ? { kind: 'met', why: `${has}.`, where: weight.where }
    : { kind: 'named', why: `${has}, less than ${atLeast}%.`, where: weight.where };
}

/** With two places at most. */
const written = (percent: number) => String(Math.round(percent * 100) / 100);

/** Places in the sections that should hold it first. */
function inOrderOfPlace(
  places: readonly PlacedEvidence[],
  { belongsIn }: Criterion,
): readonly PlacedEvidence[] {
  const rank = ({ document, section }: PlacedEvidence) => {
    const at = belongsIn.indexOf(document.sections[section]?.section.kind ?? 'other');
    return at < 0 ? belongsIn.length : at;
  };
  return [...places].sort((a, b) => rank(a) - rank(b));
}

/** Where a drafter would put it: the first section of the best kind, else the top of a document made to hold it. */
function placeFor(
  criterion: Criterion,
  view: PackView,
): { readonly document: number; readonly range: Range } | undefined {
  for (const kind of criterion.belongsIn)
    for (const document of view.documents) {
      // A notice has its own "Award criteria" and "Conditions of contract": short headings, not the places themselves.
      if (document.document.kind === 'notice' && !belongsToNotice(criterion)) continue;
      const section = document.sections.find((s) => s.section.kind === kind && s.ordinal > 0);
      if (section) return { document: document.index, range: headingRange(document, section) };
    }
  for (const document of view.documents) {
    if (document.document.kind === 'notice' && !belongsToNotice(criterion)) continue;
    if (criterion.belongsIn.some((kind) => HOME[document.document.kind].includes(kind)))
      return { document: document.index, range: titleRange(document) };
  }
  return undefined;
}

/** A notice lacks what the law wants in it; what may stand in it but has its own place elsewhere it does not lack. */
function belongsToNotice({ belongsIn }: Criterion): boolean {
  return belongsIn[0] === 'notice' || (belongsIn[0] === 'lots' && belongsIn.includes('notice'));
}
