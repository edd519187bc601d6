// What a pack covers and what it lacks, as data: the same for the terminal, Markdown, the page and the editor.

import type { CriterionOutcome } from '../../checks/finding.ts';
import { factInWords } from '../../library/profile-words.ts';
import { type RegisterRow, registerRows } from '../register.ts';
import type {
  ResultCitation,
  ResultCriterion,
  ResultPack,
  ResultPlace,
  ResultSocialValueWeight,
  ResultThread,
  ResultTool,
} from '../result.ts';
import { severities } from '../tally.ts';

export interface CoverageCriterion {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly outcome: CriterionOutcome;
  /** law, policy, guidance or good practice; empty where it does not apply. */
  readonly force: string;
  readonly citations: readonly ResultCitation[];
  readonly where: readonly ResultPlace[];
  readonly why: string;
  readonly asks: string;
  /** What to do; empty where nothing is to be done. */
  readonly fix: string;
}
export interface CoverageWeight {
  readonly label: string;
  /** Of the whole score, from 0 to 100. */
  readonly percent: number;
  readonly socialValue: boolean;
}
export interface CoverageRisk extends ResultPlace {
  readonly rule: string;
  readonly severity: string;
  readonly title: string;
  readonly message: string;
}
export interface CoverageGap {
  readonly what: string;
  readonly why: string;
  readonly where?: ResultPlace;
}
export interface Coverage {
  readonly root: string;
  readonly documents: readonly string[];
  /** Facts of the profile in words: `England`, `services`. */
  readonly profile: readonly (readonly [fact: string, value: string])[];
  readonly law: string;
  readonly tool: ResultTool;
  readonly counts: Readonly<Record<CriterionOutcome, number>>;
  readonly criteria: readonly CoverageCriterion[];
  readonly socialValue: ResultSocialValueWeight;
  /** One set of weights of the whole score, if there is one. */
  readonly weights: readonly CoverageWeight[];
  readonly threads: readonly ResultThread[];
  readonly commitments: readonly RegisterRow[];
  readonly risks: readonly CoverageRisk[];
  readonly suppressed: number;
  readonly notChecked: readonly CoverageGap[];
}

/** In the order in which a drafter works: what is to do first. */
export const outcomeOrder = ['missing', 'named', 'cannot-tell', 'met', 'not-applicable'] as const;
export const outcomeNames: Readonly<Record<CriterionOutcome, string>> = {
  met: 'Met',
  named: 'Named only',
  missing: 'Missing',
  'cannot-tell': 'Cannot tell',
  'not-applicable': 'Not applicable',
};
const forceOrder = ['law', 'policy', 'guidance', 'good practice', ''];

export function coverageOf(pack: ResultPack, tool: ResultTool): Coverage {
  const criteria = pack.criteria
    .map(criterionOf)
    .sort(
      (a, b) =>
        outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome) ||
        forceOrder.indexOf(a.force) - forceOrder.indexOf(b.force) ||
        (a.title < b.title ? -1 : 1),
    );
  const counts = { met: 0, named: 0, missing: 0, 'cannot-tell': 0, 'not-applicable': 0 };
  for (const { outcome } of criteria) counts[outcome] += 1;
  return {
    root: pack.root,
    documents: pack.documents,
    profile: profileWords(pack),
    law: pack.regimeTitle ?? `The law that governs cannot be told: missing ${pack.missing.join(', ')}.`,
    tool,
    counts,
    criteria,
    socialValue: pack.socialValueWeight,
    weights: wholeSet(pack),
    threads: pack.threads,
    commitments: registerRows(pack),
    risks: risksOf(pack),
    suppressed: pack.findings.filter((f) => f.suppressed !== null).length,
    notChecked: gapsOf(pack),
  };
}

function criterionOf(from: ResultCriterion): CoverageCriterion {
  const { id, aliases, title, outcome, citations, where, why, asks } = from;
  const isOpen = outcome === 'missing' || outcome === 'named';
  const force =
    outcome === 'not-applicable' ? '' : (from.force ?? '').replace('good-practice', 'good practice');
  return {
    id,
    aliases,
    title,
    outcome,
    force,
    citations,
    where: eachOnce(where),
    why,
    asks,
    fix: isOpen ? from.instead : '',
  };
}

/** Several elements of a criterion may stand on one line. */
export function eachOnce(places: readonly ResultPlace[]): readonly ResultPlace[] {
  return places.filter(
    ({ path, line }, i) => places.findIndex((other) => other.path === path && other.line === line) === i,
  );
}

function profileWords({ profile }: ResultPack): readonly (readonly [string, string])[] {
  const { jurisdiction, authority, contract, value, vat, started, procedure, years } = profile;
  const money = jurisdiction === 'ireland' || jurisdiction === 'eu' ? '€' : '£';
  const facts: (readonly [string, string | undefined])[] = [
    ['Jurisdiction', jurisdiction === undefined ? undefined : factInWords(jurisdiction)],
    ['Authority', authority === undefined ? undefined : factInWords(authority)],
    ['Contract', contract],
    [
      'Value',
      value === undefined
        ? undefined
        : `${money}${value.toLocaleString('en-GB')}${vat === undefined ? '' : `, VAT ${vat}`}`,
    ],
    ['Years', years === undefined ? undefined : String(years)],
    ['Procedure', procedure === undefined ? undefined : factInWords(procedure)],
    ['Started', started],
  ];
  return facts.flatMap(([fact, said]) => (said === undefined ? [] : [[fact, said] as const]));
}

/** The set of weights that comes to the whole score and says most; its top level only. */
function wholeSet({ weights }: ResultPack): readonly CoverageWeight[] {
  const sets = new Map<number, typeof weights>();
  for (const weight of weights) sets.set(weight.set, [...(sets.get(weight.set) ?? []), weight]);
  let best: readonly CoverageWeight[] = [];
  for (const set of sets.values()) {
    const labels = new Set(set.map((w) => w.criterion));
    const top = set.filter((w) => w.share !== undefined && !(w.parent !== undefined && labels.has(w.parent)));
    const sum = top.reduce((n, w) => n + (w.share ?? 0), 0);
    if (Math.abs(sum - 100) > 1 || top.length <= best.length) continue;
    best = top.map((w) => ({ label: w.criterion, percent: w.share ?? 0, socialValue: w.socialValue }));
  }
  return best;
}

function risksOf({ findings }: ResultPack): readonly CoverageRisk[] {
  return findings
    .filter((f) => f.category === 'risk' && f.suppressed === null)
    .map(({ rule, severity, title, message, path, range }) => ({
      ...{ rule, severity, title, message, path },
      line: range.start.line,
    }))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

function gapsOf(pack: ResultPack): readonly CoverageGap[] {
  return [
    ...pack.missing.map((fact) => ({
      what: `Which law governs`,
      why: `The profile does not give: ${fact}.`,
    })),
    ...pack.attachments.map((path) => ({
      what: path,
      why: 'It is part of the pack but not a Markdown file, so it was not read.',
    })),
    ...pack.unchecked.map(({ path, line, why }) => ({
      what: 'A stretch of text',
      why,
      where: { path, line },
    })),
    ...pack.findings
      .filter((f) => f.rule === 'cannot-tell')
      .map(({ title, message, path, range }) => ({
        what: title.replace(/^Cannot tell: /, ''),
        why: message,
        where: { path, line: range.start.line },
      })),
    ...pack.criteria
      .filter((c) => c.outcome === 'cannot-tell')
      .map(({ title, why }) => ({ what: title, why })),
  ];
}
