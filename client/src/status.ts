// The language status item beside a Markdown document: which law governs and how many findings there are, or why
// that cannot be told.

import {
  type Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  type DocumentSelector,
  LanguageStatusSeverity,
  l10n,
  languages,
  type Uri,
  window,
} from 'vscode';
import type { DocumentStatus } from './requests.ts';

export interface StatusLine {
  readonly text: string;
  readonly detail: string;
  readonly severity: LanguageStatusSeverity;
}
export type Running = 'starting' | 'running' | 'off' | { readonly failed: string };

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** What the status item says about a document. */
export function statusLine(
  running: Running,
  status: DocumentStatus | undefined,
  shown: readonly Diagnostic[],
): StatusLine {
  if (typeof running === 'object')
    return {
      text: l10n.t('Tenderlint is not running'),
      detail: running.failed,
      severity: LanguageStatusSeverity.Error,
    };
  switch (running) {
    case 'starting':
      return {
        text: l10n.t('Tenderlint is starting'),
        detail: '',
        severity: LanguageStatusSeverity.Information,
      };
    case 'off':
      return {
        text: l10n.t('Tenderlint is off'),
        detail: l10n.t('Setting tenderlint.enable'),
        severity: LanguageStatusSeverity.Information,
      };
    case 'running':
      return checkedLine(status, shown);
  }
}

function checkedLine(status: DocumentStatus | undefined, shown: readonly Diagnostic[]): StatusLine {
  const errors = status?.errors ?? shown.filter((d) => d.severity === DiagnosticSeverity.Error).length;
  const warnings = status?.warnings ?? shown.filter((d) => d.severity === DiagnosticSeverity.Warning).length;
  const findings = `${count(errors, l10n.t('error'), l10n.t('errors'))}, ${count(warnings, l10n.t('warning'), l10n.t('warnings'))}`;
  const missing = status?.missing ?? [];
  if (status?.regime)
    return {
      text: status.regime,
      detail: findings + lacking(status),
      severity: LanguageStatusSeverity.Information,
    };
  if (missing.length > 0)
    return {
      text: l10n.t('Cannot tell which law governs'),
      detail: `${l10n.t('Missing in the profile: {0}', missing.join(', '))} · ${findings}`,
      severity: LanguageStatusSeverity.Warning,
    };
  return { text: 'Tenderlint', detail: findings, severity: LanguageStatusSeverity.Information };
}

/** What the pack lacks, for whoever wonders whether it is complete. */
function lacking({ criteria }: DocumentStatus): string {
  if (criteria === undefined || criteria.missing + criteria.met + criteria.named === 0) return '';
  return `, ${count(criteria.missing, l10n.t('expected criterion missing'), l10n.t('expected criteria missing'))}`;
}

export interface StatusItem extends Disposable {
  readonly running: (state: Running) => void;
  readonly received: (status: DocumentStatus) => void;
  /** What the item says, or would say, about a document. */
  readonly lineFor: (uri: Uri) => StatusLine;
}

export function createStatusItem(selector: DocumentSelector, profileCommand: string): StatusItem {
  const item = languages.createLanguageStatusItem('tenderlint.status', selector);
  item.name = 'Tenderlint';
  item.command = { command: profileCommand, title: l10n.t('Set up the profile') };
  const known = new Map<string, DocumentStatus>();
  let state: Running = 'starting';

  const lineFor = (uri: Uri): StatusLine =>
    statusLine(
      state,
      known.get(uri.toString()),
      languages.getDiagnostics(uri).filter((finding) => finding.source === 'tenderlint'),
    );
  const refresh = (): void => {
    const uri = window.activeTextEditor?.document.uri;
    if (!uri) return;
    const line = lineFor(uri);
    item.text = line.text;
    item.detail = line.detail;
    item.severity = line.severity;
    item.busy = state === 'starting';
  };
  const follow = [window.onDidChangeActiveTextEditor(refresh), languages.onDidChangeDiagnostics(refresh)];
  refresh();
  return {
    running: (next) => {
      state = next;
      if (next !== 'running') known.clear();
      refresh();
    },
    received: (status) => {
      known.set(status.uri, status);
      refresh();
    },
    lineFor,
    dispose: () => {
      for (const one of follow) one.dispose();
      item.dispose();
    },
  };
}
