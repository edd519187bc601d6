// What a run adds up to: the figures of the last lines and what decides the exit code.

import type { CriterionOutcome } from '../checks/finding.ts';
import type { Severity } from '../library/model.ts';
import type { ResultFinding, ResultPack, Suppressed } from './result.ts';

/** Severities from the gravest to the lightest. */
export const severities = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];
export const outcomes = [
  'met',
  'named',
  'missing',
  'cannot-tell',
  'not-applicable',
] as const satisfies readonly CriterionOutcome[];

/** Plain data: it stands in the JSON as it is. */
export interface Tally {
  readonly packs: number;
  readonly documents: number;
  /** Findings shown, by severity. */
  readonly shown: Readonly<Record<Severity, number>>;
  /** Findings below the least severity asked for. */
  readonly belowSeverity: number;
  /** Findings silenced by a comment or by configuration. */
  readonly suppressed: number;
  /** Findings that the baseline holds. */
  readonly inBaseline: number;
  /** Findings that were there before the change asked about. */
  readonly outsideChange: number;
  readonly criteria: Readonly<Record<CriterionOutcome, number>>;
  readonly notChecked: NotChecked;
}
export interface NotChecked {
  /** Files that belong to packs but are no Markdown. */
  readonly attachments: number;
  /** Documents of packs that no change touched, where only a change was asked about. */
  readonly unchangedDocuments: number;
  /** Packs that could not be checked at all. */
  readonly failedPacks: number;
  /** Why stretches of text were not analysed, by reason. */
  readonly passages: Readonly<Record<string, number>>;
  /** In how many packs it cannot be told which law governs, by the facts that are missing. */
  readonly undecided: Readonly<Record<string, number>>;
}

export const emptyTally: Tally = {
  packs: 0,
  documents: 0,
  shown: { error: 0, warning: 0, information: 0, hint: 0 },
  belowSeverity: 0,
  suppressed: 0,
  inBaseline: 0,
  outsideChange: 0,
  criteria: { met: 0, named: 0, missing: 0, 'cannot-tell': 0, 'not-applicable': 0 },
  notChecked: { attachments: 0, unchangedDocuments: 0, failedPacks: 0, passages: {}, undecided: {} },
};

/** `first` is at least as grave as `second`. */
export function atLeast(first: Severity, second: Severity): boolean {
  return severities.indexOf(first) <= severities.indexOf(second);
}

type Shown = Pick<ResultFinding, 'severity' | 'suppressed'>;

/** Not suppressed, and as grave as asked for. */
export function isShown(finding: Shown, least: Severity): boolean {
  return finding.suppressed === null && atLeast(finding.severity, least);
}

const countedAs = {
  comment: 'suppressed',
  configuration: 'suppressed',
  baseline: 'inBaseline',
  change: 'outsideChange',
} as const satisfies Record<Suppressed['by'], keyof Tally>;

/** The tally with one more pack. */
export function tallied(tally: Tally, pack: ResultPack, least: Severity): Tally {
  const shown = { ...tally.shown };
  const hidden = {
    belowSeverity: tally.belowSeverity,
    suppressed: tally.suppressed,
    inBaseline: tally.inBaseline,
    outsideChange: tally.outsideChange,
  };
  for (const finding of pack.findings) {
    if (finding.suppressed !== null) hidden[countedAs[finding.suppressed.by]] += 1;
    else if (isShown(finding, least)) shown[finding.severity] += 1;
    else hidden.belowSeverity += 1;
  }
  const criteria = { ...tally.criteria };
  for (const criterion of pack.criteria) criteria[criterion.outcome] += 1;
  const { notChecked } = tally;
  return {
    packs: tally.packs + 1,
    documents: tally.documents + pack.documents.length,
    shown,
    ...hidden,
    criteria,
    notChecked: {
      ...notChecked,
      attachments: notChecked.attachments + pack.attachments.length,
      passages: counted(
        notChecked.passages,
        pack.unchecked.map(({ why }) => why),
      ),
      undecided: counted(notChecked.undecided, pack.regime === null ? [pack.missing.join(', ')] : []),
    },
  };
}

function counted(
  counts: Readonly<Record<string, number>>,
  names: readonly string[],
): Readonly<Record<string, number>> {
  if (names.length === 0) return counts;
  const sums = new Map(Object.entries(counts));
  for (const name of names) sums.set(name, (sums.get(name) ?? 0) + 1);
  return Object.fromEntries([...sums].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether the run fails: a shown finding is at least as grave as `failOn`. */
export function fails(tally: Tally, failOn: Severity | 'never'): boolean {
  return (
    failOn !== 'never' &&
    severities.some((severity) => atLeast(severity, failOn) && tally.shown[severity] > 0)
  );
}

/** How many findings are shown, of whatever severity. */
export function shownInAll(tally: Tally): number {
  return severities.reduce((sum, severity) => sum + tally.shown[severity], 0);
}

/** How many parts, files and packs were not checked, of whatever kind. */
export function notCheckedInAll({ notChecked }: Tally): number {
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((one, other) => one + other, 0);
  return (
    notChecked.attachments +
    notChecked.unchangedDocuments +
    notChecked.failedPacks +
    sum(notChecked.passages) +
    sum(notChecked.undecided)
  );
}
