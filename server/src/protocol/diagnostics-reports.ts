// Which diagnostics the client has been told, and what it must be told next: by pushing a version's diagnostics or by
// answering its pulls. Never a result for a version older than the document.

import type { Connection, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { shownFindings } from '../language/diagnostics.ts';
import type { Abilities } from './abilities.ts';
import { type CheckedPack, placesOf } from './checked-pack.ts';
import { type ToldFindings, toldFindings } from './told-diagnostics.ts';

interface Told {
  readonly checked: CheckedPack;
  readonly version: number | null;
  readonly shown: ToldFindings;
  /** Counts up whenever the items differ from those before. */
  readonly resultId: number;
}

export class DiagnosticsReports {
  readonly #connection: Connection;
  readonly #abilities: Abilities;
  readonly #limit: () => number;
  /** Whether a file's diagnostics are told by somebody else. */
  readonly #isToldElsewhere: (uri: string) => boolean;
  /** The newest diagnostics of each file. */
  readonly #newest = new Map<string, Told>();
  /** What has been sent: version and result, by push or in answer to a pull. */
  readonly #pushed = new Map<string, { readonly version: number | null; readonly resultId: number }>();
  readonly #pulled = new Map<string, number>();
  #results = 0;

  constructor(
    connection: Connection,
    abilities: Abilities,
    limit: () => number,
    isToldElsewhere: (uri: string) => boolean = () => false,
  ) {
    this.#isToldElsewhere = isToldElsewhere;
    this.#connection = connection;
    this.#abilities = abilities;
    this.#limit = limit;
  }

  /** Tells the client what it does not ask for: all files when pushing, else those that are not open. */
  push(checked: CheckedPack): void {
    for (const [index, file] of checked.files.entries()) {
      if (this.#isToldElsewhere(file.uri)) continue;
      if (file.version !== null && this.#abilities.diagnostics === 'pull') {
        this.#clearPushed(file.uri);
        continue;
      }
      const told = this.#tell(checked, index);
      const before = this.#pushed.get(file.uri);
      if (before?.resultId === told.resultId && before.version === told.version) continue;
      if (before === undefined && told.shown.items.length === 0 && file.version === null) continue;
      this.#pushed.set(file.uri, { version: told.version, resultId: told.resultId });
      this.#send(file.uri, told.version, told.shown.items);
    }
  }

  /** True where open documents other than the one just pulled have diagnostics that the client has not seen. */
  hasUnseen(checked: CheckedPack): boolean {
    return checked.files.some(
      (file, index) =>
        file.version !== null &&
        this.#pulled.has(file.uri) &&
        this.#pulled.get(file.uri) !== this.#tell(checked, index).resultId,
    );
  }

  /** The answer to a pull; other open documents of the pack that have changed come along where the client takes them. */
  pull(checked: CheckedPack, index: number, previousResultId: string | undefined): DocumentDiagnosticReport {
    const told = this.#tell(checked, index);
    const uri = checked.files[index]?.uri ?? '';
    this.#pulled.set(uri, told.resultId);
    const resultId = String(told.resultId);
    const related = this.#abilities.takesRelatedDocuments ? this.#unseenOthers(checked, index) : {};
    const relatedDocuments = Object.keys(related).length > 0 ? { relatedDocuments: related } : {};
    if (previousResultId === resultId) return { kind: 'unchanged', resultId, ...relatedDocuments };
    return { kind: 'full', resultId, items: told.shown.items, ...relatedDocuments };
  }

  #unseenOthers(
    checked: CheckedPack,
    except: number,
  ): Record<string, { kind: 'full'; resultId: string; items: Diagnostic[] }> {
    const others: Record<string, { kind: 'full'; resultId: string; items: Diagnostic[] }> = {};
    for (const [index, file] of checked.files.entries()) {
      // A document that was never pulled will be: its first answer is not anticipated.
      if (index === except || file.version === null || !this.#pulled.has(file.uri)) continue;
      const told = this.#tell(checked, index);
      if (this.#pulled.get(file.uri) === told.resultId) continue;
      this.#pulled.set(file.uri, told.resultId);
      others[file.uri] = { kind: 'full', resultId: String(told.resultId), items: told.shown.items };
    }
    return others;
  }

  /** The document is closed: the client has dropped what it pulled, and what was pushed for its last version. */
  closed(uri: string): void {
    this.#pulled.delete(uri);
    this.#clearPushed(uri);
    this.#newest.delete(uri);
  }

  /** The file belongs to no pack any more. */
  forget(uri: string): void {
    this.closed(uri);
  }

  #clearPushed(uri: string): void {
    if (!this.#pushed.delete(uri)) return;
    this.#send(uri, null, []);
  }

  #send(uri: string, version: number | null, diagnostics: Diagnostic[]): void {
    void this.#connection.sendDiagnostics({ uri, ...(version !== null && { version }), diagnostics });
  }

  #tell(checked: CheckedPack, index: number): Told {
    const file = checked.files[index];
    const uri = file?.uri ?? '';
    const before = this.#newest.get(uri);
    if (before?.checked === checked) return before;
    const placeOf = placesOf(checked);
    const place = placeOf(index);
    const shown =
      place === undefined
        ? { findings: [], hidden: 0, items: [] }
        : toldFindings(
            shownFindings(checked.snapshot, index, this.#limit()),
            before?.shown,
            place,
            placeOf,
            this.#abilities,
          );
    const told = {
      checked,
      version: file?.version ?? null,
      shown,
      resultId:
        before !== undefined && shown.items === before.shown.items ? before.resultId : ++this.#results,
    };
    this.#newest.set(uri, told);
    return told;
  }
}
