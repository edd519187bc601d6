// Which of the server's findings are shown: those at or above the severity floor and, where findings are wanted on
// saving only, those of the last save. The server is not asked to do less: its answers stay those of a build.

import { type Diagnostic, DiagnosticSeverity, type TextDocument, Uri, workspace } from 'vscode';
import { DiagnosticPullMode, type Middleware, vsdiag } from 'vscode-languageclient';
import type { Floor, Settings } from './settings.ts';

const lowest: Readonly<Record<Floor, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings at or above the floor. */
export function findingsToShow(findings: readonly Diagnostic[], floor: Floor): Diagnostic[] {
  return findings.filter((finding) => finding.severity <= lowest[floor]);
}

export interface Display {
  readonly middleware: Middleware;
  /** For the client's `diagnosticPullOptions.filter`: true keeps it from asking. */
  readonly skipsPull: (document: TextDocument, mode: DiagnosticPullMode) => boolean;
  /** A document was saved: shows what was held back. */
  readonly saved: (uri: Uri) => void;
  /** Shows again what the server pushed, after a change of the settings. */
  readonly refresh: () => void;
  readonly forget: (uri: Uri) => void;
  /** The client stopped: nothing of what it said is of use any more. */
  readonly clear: () => void;
}

/** Decides over the findings of the language client; what the server last said is kept, so that it need not say it again. */
export function createDisplay(settings: () => Settings): Display {
  type Push = (uri: Uri, diagnostics: Diagnostic[]) => void;
  const pushed = new Map<
    string,
    { readonly uri: Uri; readonly findings: Diagnostic[]; readonly next: Push }
  >();
  const pulled = new Map<string, { readonly findings: Diagnostic[]; readonly shown: Diagnostic[] }>();

  const holdsBack = (key: string): boolean =>
    settings().run === 'onSave' &&
    workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === key);

  const show = (uri: Uri): void => {
    const last = pushed.get(uri.toString());
    if (!last) return;
    last.next(uri, findingsToShow(last.findings, settings().severityFloor));
  };

  const itemsFor = (key: string, findings: Diagnostic[]): Diagnostic[] => {
    const last = pulled.get(key);
    const shown = holdsBack(key) && last ? last.shown : findingsToShow(findings, settings().severityFloor);
    pulled.set(key, { findings, shown });
    return shown;
  };

  // “Unchanged” is what the server said, not what was shown: the floor may have moved since. The answer is always full.
  const full = (key: string, report: Report): Report => {
    const findings = 'items' in report ? report.items : pulled.get(key)?.findings;
    if (!findings) return report;
    const items = itemsFor(key, findings);
    return {
      kind: vsdiag.DocumentDiagnosticReportKind.full,
      items,
      ...(report.resultId && { resultId: report.resultId }),
    };
  };

  const answer = (uri: Uri, report: vsdiag.DocumentDiagnosticReport): vsdiag.DocumentDiagnosticReport => {
    const related = Object.entries(report.relatedDocuments ?? {}).map(
      ([other, its]) => [other, full(Uri.parse(other).toString(), its)] as const,
    );
    return {
      ...full(uri.toString(), report),
      ...(related.length > 0 && { relatedDocuments: Object.fromEntries(related) }),
    };
  };

  return {
    middleware: {
      handleDiagnostics: (uri, findings, next) => {
        pushed.set(uri.toString(), { uri, findings, next });
        if (!holdsBack(uri.toString())) show(uri);
      },
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const report = await next(document, previousResultId, token);
        return report && answer('uri' in document ? document.uri : document, report);
      },
    },
    skipsPull: (_document, mode) => mode === DiagnosticPullMode.onType && settings().run === 'onSave',
    saved: show,
    refresh: () => {
      for (const { uri } of pushed.values()) show(uri);
    },
    forget: (uri) => {
      pushed.delete(uri.toString());
      pulled.delete(uri.toString());
    },
    clear: () => {
      pushed.clear();
      pulled.clear();
    },
  };
}

type Report = vsdiag.FullDocumentDiagnosticReport | vsdiag.UnchangedDocumentDiagnosticReport;
