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
const relatedAtMost = 10;

/**
 * Diagnostics of one document of the pack, the most severe first and then in the order of the text. At most
 * `limit` findings are given; where there are more, one further diagnostic at the document's start says how many.
 */
export function diagnosticsOf(
  snapshot: Snapshot,
  document: number,
  limit: number,
): readonly PlainDiagnostic[] {
  const bySeverity: Record<Severity, Finding[]> = { error: [], warning: [], information: [], hint: [] };
  let total = 0;
  for (const finding of snapshot.result.findings) {
    if (finding.document !== document || finding.suppressed !== null) continue;
    bySeverity[finding.severity].push(finding);
    total++;
  }
  const diagnostics: PlainDiagnostic[] = [];
  for (const severity of severities)
    for (const finding of bySeverity[severity]) {
      if (diagnostics.length >= limit) break;
      diagnostics.push(diagnosticOf(finding));
    }
  if (total > diagnostics.length) diagnostics.push(overflow(total - diagnostics.length, diagnostics.length));
  return diagnostics;
}

function diagnosticOf(finding: Finding): PlainDiagnostic {
  return {
    range: finding.range,
    severity: finding.severity,
    code: finding.rule,
    link: finding.citations.find((citation) => citation.url !== '')?.url,
    message: finding.message,
    tags: unnecessaryRules.has(finding.rule) ? ['unnecessary'] : [],
    related: finding.related.slice(0, relatedAtMost),
  };
}

function overflow(hidden: number, shown: number): PlainDiagnostic {
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
