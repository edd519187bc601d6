// Tells the client how an open document stands: the law that governs it and its findings, counted.

import type { Connection } from 'vscode-languageserver';
import type { Severity } from '../library/model.ts';
import type { CheckedPack } from './checked-pack.ts';
import { type Status, statusNotification } from './extensions.ts';

export class StatusReports {
  readonly #connection: Connection;
  readonly #told = new Map<string, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Sends the status of each open document of a pack, where it is not what was sent last. */
  tell(checked: CheckedPack): void {
    const { pack, result } = checked.snapshot;
    const { regime, missing } = pack.profile.decision;
    const counts = checked.files.map((): Record<Severity, number> => {
      return { error: 0, warning: 0, information: 0, hint: 0 };
    });
    for (const finding of result.findings) {
      const count = counts[finding.document];
      if (count !== undefined && finding.suppressed === null) count[finding.severity]++;
    }
    const lacking = (outcome: string) =>
      result.criteria.filter((criterion) => criterion.outcome === outcome).length;
    const criteria = { missing: lacking('missing'), named: lacking('named'), met: lacking('met') };
    for (const [index, { uri, version }] of checked.files.entries()) {
      const count = counts[index];
      if (version === null || count === undefined) continue;
      const status: Omit<Status, 'version'> = {
        uri,
        ...(regime !== undefined && { regime: regime.title, regimeId: regime.id }),
        missing,
        errors: count.error,
        warnings: count.warning,
        information: count.information,
        hints: count.hint,
        criteria,
        pack: { root: pack.root, documents: pack.documents.map(({ path }) => path) },
      };
      const said = JSON.stringify(status);
      if (this.#told.get(uri) === said) continue;
      this.#told.set(uri, said);
      void this.#connection.sendNotification(statusNotification, { ...status, version } satisfies Status);
    }
  }
}
