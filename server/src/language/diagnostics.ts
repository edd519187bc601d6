// Findings as plain diagnostics: what an editor underlines, with related places and a link to the law.

import type { Finding } from '../checks/finding.ts';
import type { Severity } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import type { Snapshot } from './snapshot.ts';

export interface PlainDiagnostic {
  /** Document offsets. */
  readonly range: Range;
  readonly severity: Severity;
  /** Id of the rule, criterion or check. */
  readonly code: string;
  /** Link to the law or the page of the rule. */
  readonly link: string | undefined;
  readonly message: string;
  /** `unnecessary`: the text serves no purpose and may be dimmed (a suppression without effect). */
  readonly tags: readonly 'unnecessary'[];
  /** Other places that belong to the finding; `document` is an index in the pack. */
  readonly related: readonly { readonly document: number; readonly range: Range; readonly message: string }[];
}

/** Code of the one diagnostic that says how many findings are not shown. */
export const notShown = 'findings-not-shown';

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const unnecessaryRules: ReadonlySet<string> = new Set(['unused-suppression']);
/** Other places of a finding that are told. */
export const relatedAtMost = 10;

/** The findings of a document that are shown, the most severe first and then in the order of the text, and how many are not. */
export interface ShownFindings {
  readonly findings: readonly Finding[];
  readonly hidden: number;
}

/** The findings of one document of the pack that are not suppressed, at most `limit` of them. */
export function shownFindings(snapshot: Snapshot, document: number, limit: number): ShownFindings {
  const bySeverity: Record<Severity, Finding[]> = { error: [], warning: [], information: [], hint: [] };
  let total = 0;
  for (const finding of snapshot.result.findings) {
    if (finding.document !== document || finding.suppressed !== null) continue;
    total++;
    const list = bySeverity[finding.severity];
    if (list.length < limit) list.push(finding);
  }
  const findings = severities.flatMap((severity) => bySeverity[severity]).slice(0, limit);
  return { findings, hidden: total - findings.length };
}

/**
 * Diagnostics of one document of the pack, in the order of {@link shownFindings}. Where there are findings that are not
 * shown, one further diagnostic at the document's start says how many.
 */
export function diagnosticsOf(
  snapshot: Snapshot,
  document: number,
  limit: number,
): readonly PlainDiagnostic[] {
  const { findings, hidden } = shownFindings(snapshot, document, limit);
  const diagnostics = findings.map(diagnosticOf);
  return hidden > 0 ? [...diagnostics, overflow(hidden, findings.length)] : diagnostics;
}

/** Whether two findings make diagnostics that differ in their places at most. */
export function sayTheSame(a: Finding, b: Finding): boolean {
  return (
    a === b ||
    (a.rule === b.rule &&
      a.severity === b.severity &&
      a.message === b.message &&
      (a.citations === b.citations || linkOf(a) === linkOf(b)))
  );
}

/** A finding as a diagnostic. */
export function diagnosticOf(finding: Finding): PlainDiagnostic {
  return {
    range: finding.range,
    severity: finding.severity,
    code: finding.rule,
    link: linkOf(finding),
    message: finding.message,
    tags: unnecessaryRules.has(finding.rule) ? ['unnecessary'] : [],
    related: finding.related.slice(0, relatedAtMost),
  };
}

function linkOf({ citations }: Finding): string | undefined {
  return citations.find((citation) => citation.url !== '')?.url;
}

/** The diagnostic that says how many findings are not shown. */
export function overflow(hidden: number, shown: number): PlainDiagnostic {
  return {
    range: { start: 0, end: 0 },
    severity: 'information',
    code: notShown,
    link: undefined,
    message: `${hidden} more ${hidden === 1 ? 'finding is' : 'findings are'} not shown here: the editor lists the ${shown} most severe ones. Run "tenderlint check" on this file to read them all, or raise the setting tenderlint.maxFindings.`,
    tags: [],
    related: [],
  };
}
