// Which of the server's findings are shown: the severity floor, the most per document, and, where findings are
// wanted on saving only, those of the last save. The server is not asked to do less: its answers stay comparable.

import { type Diagnostic, DiagnosticSeverity, type TextDocument, type Uri, workspace } from 'vscode';
import { DiagnosticPullMode, type Middleware, type vsdiag } from 'vscode-languageclient';
import type { Floor, Settings } from './settings.ts';

const lowest: Readonly<Record<Floor, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings to show: those at or above the floor, the most severe first where there are too many. */
export function findingsToShow(findings: readonly Diagnostic[], settings: Settings): Diagnostic[] {
  const floor = lowest[settings.severityFloor];
  const shown = findings.filter((finding) => finding.severity <= floor);
  if (shown.length <= settings.maxFindings) return shown;
  // Stable: within a severity the order of the document stays.
  return shown.sort((a, b) => a.severity - b.severity).slice(0, settings.maxFindings);
}

export interface Display {
  readonly middleware: Middleware;
  /** For the client's `diagnosticPullOptions.filter`: true keeps it from asking. */
  readonly skipsPull: (document: TextDocument, mode: DiagnosticPullMode) => boolean;
  /** A document was saved: shows what was held back. */
  readonly saved: (uri: Uri) => void;
  /** The settings changed: shows again, without asking the server where it pushed. */
  readonly refresh: () => void;
  readonly forget: (uri: Uri) => void;
}

/** Decides over one client's findings. Answers of the server are kept so that a change of a setting needs no new check. */
export function createDisplay(settings: () => Settings, shown: (uri: Uri) => void): Display {
  type Push = (uri: Uri, diagnostics: Diagnostic[]) => void;
  const pushed = new Map<
    string,
    { readonly uri: Uri; readonly findings: Diagnostic[]; readonly next: Push }
  >();
  const pulled = new Map<string, { readonly findings: Diagnostic[]; readonly shown: Diagnostic[] }>();

  const holdsBack = (uri: Uri): boolean =>
    settings().run === 'onSave' &&
    workspace.textDocuments.some(
      (document) => document.isDirty && document.uri.toString() === uri.toString(),
    );

  const push = (uri: Uri): void => {
    const last = pushed.get(uri.toString());
    if (!last) return;
    last.next(uri, findingsToShow(last.findings, settings()));
    shown(uri);
  };

  const answer = (uri: Uri, report: vsdiag.DocumentDiagnosticReport | null | undefined) => {
    if (!report) return report;
    const key = uri.toString();
    const last = pulled.get(key);
    const findings = 'items' in report ? report.items : last?.findings;
    if (!findings) return report;
    const items = holdsBack(uri) && last ? last.shown : findingsToShow(findings, settings());
    pulled.set(key, { findings, shown: items });
    shown(uri);
    const resultId = report.resultId;
    return {
      kind: 'full',
      items,
      ...(resultId === undefined ? {} : { resultId }),
    } as vsdiag.DocumentDiagnosticReport;
  };

  return {
    middleware: {
      handleDiagnostics: (uri, findings, next) => {
        pushed.set(uri.toString(), { uri, findings, next });
        if (!holdsBack(uri)) push(uri);
      },
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const uri = 'uri' in document ? document.uri : document;
        return answer(uri, await next(document, previousResultId, token));
      },
    },
    skipsPull: (_document, mode) => mode === DiagnosticPullMode.onType && settings().run === 'onSave',
    saved: push,
    refresh: () => {
      for (const { uri } of pushed.values()) push(uri);
    },
    forget: (uri) => {
      pushed.delete(uri.toString());
      pulled.delete(uri.toString());
    },
  };
}
