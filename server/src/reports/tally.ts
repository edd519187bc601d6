// What a run adds up to: the figures of the last lines and what decides the exit code.

import type { CriterionOutcome, Finding } from '../checks/finding.ts';
import type { Pack, PackResult } from '../checks/pack.ts';
import type { Severity } from '../library/model.ts';

/** Severities from the gravest to the lightest. */
export const severities = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];
export const outcomes = [
  'met',
  'named',
  'missing',
  'cannot-tell',
  'not-applicable',
] as const satisfies readonly CriterionOutcome[];

export interface Tally {
  readonly packs: number;
  readonly documents: number;
  /** Findings shown, by severity. */
  readonly shown: Readonly<Record<Severity, number>>;
  /** Findings below the least severity asked for. */
  readonly belowSeverity: number;
  readonly suppressed: number;
  readonly criteria: Readonly<Record<CriterionOutcome, number>>;
  /** Files that belong to packs but are no Markdown. */
  readonly attachments: number;
  /** Why stretches of text were not analysed → how many. */
  readonly unchecked: ReadonlyMap<string, number>;
  /** Facts of the profile without which it cannot be told which law governs → in how many packs. */
  readonly undecided: ReadonlyMap<string, number>;
}

export const emptyTally: Tally = {
  packs: 0,
  documents: 0,
  shown: { error: 0, warning: 0, information: 0, hint: 0 },
  belowSeverity: 0,
  suppressed: 0,
  criteria: { met: 0, named: 0, missing: 0, 'cannot-tell': 0, 'not-applicable': 0 },
  attachments: 0,
  unchecked: new Map(),
  undecided: new Map(),
};

/** `first` is at least as grave as `second`. */
export function atLeast(first: Severity, second: Severity): boolean {
  return severities.indexOf(first) <= severities.indexOf(second);
}

/** Not suppressed, and as grave as asked for. */
export function isShown(finding: Finding, least: Severity): boolean {
  return finding.suppressed === null && atLeast(finding.severity, least);
}

/** The tally with one more pack. */
export function tallied(tally: Tally, pack: Pack, result: PackResult, least: Severity): Tally {
  const shown = { ...tally.shown };
  let belowSeverity = tally.belowSeverity;
  let suppressed = tally.suppressed;
  for (const finding of result.findings) {
    if (finding.suppressed !== null) suppressed += 1;
    else if (isShown(finding, least)) shown[finding.severity] += 1;
    else belowSeverity += 1;
  }
  const criteria = { ...tally.criteria };
  for (const criterion of result.criteria) criteria[criterion.outcome] += 1;
  const unchecked = new Map(tally.unchecked);
  for (const document of pack.documents)
    for (const chunk of document.tender.markdown.chunks)
      for (const stretch of chunk.unchecked)
        unchecked.set(stretch.why, (unchecked.get(stretch.why) ?? 0) + 1);
  const undecided = new Map(tally.undecided);
  const { decision } = pack.profile;
  if (decision.regime === undefined) {
    const facts = decision.missing.join(', ');
    undecided.set(facts, (undecided.get(facts) ?? 0) + 1);
  }
  return {
    packs: tally.packs + 1,
    documents: tally.documents + pack.documents.length,
    shown,
    belowSeverity,
    suppressed,
    criteria,
    attachments: tally.attachments + pack.attachments.length,
    unchecked,
    undecided,
  };
}

/** Whether the run fails: a shown finding is at least as grave as `failOn`. */
export function fails(tally: Tally, failOn: Severity | 'never'): boolean {
  return (
    failOn !== 'never' &&
    severities.some((severity) => atLeast(severity, failOn) && tally.shown[severity] > 0)
  );
}
