// Which diagnostics the client has been told, and what it must be told next: by pushing a version's diagnostics or by
// answering its pulls. Never a result for a version older than the document.

import type { Connection, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { diagnosticsOf } from '../language/diagnostics.ts';
import type { Abilities } from './abilities.ts';
import { type CheckedPack, placesOf } from './checked-pack.ts';
import { protocolDiagnostic } from './convert.ts';

interface Told {
  readonly checked: CheckedPack;
  readonly version: number | null;
  readonly items: Diagnostic[];
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
      if (before === undefined && told.items.length === 0 && file.version === null) continue;
      this.#pushed.set(file.uri, { version: told.version, resultId: told.resultId });
      this.#send(file.uri, told.version, told.items);
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
    return { kind: 'full', resultId, items: told.items, ...relatedDocuments };
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
      others[file.uri] = { kind: 'full', resultId: String(told.resultId), items: told.items };
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
    const items =
      place === undefined
        ? []
        : diagnosticsOf(checked.snapshot, index, this.#limit()).map((diagnostic) =>
            protocolDiagnostic(diagnostic, place, placeOf, this.#abilities),
          );
    const isSame = before !== undefined && sameDiagnostics(before.items, items);
    const told = {
      checked,
      version: file?.version ?? null,
      items: isSame ? before.items : items,
      resultId: isSame ? before.resultId : ++this.#results,
    };
    this.#newest.set(uri, told);
    return told;
  }
}

function sameDiagnostics(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((one, i) => sameDiagnostic(one, b[i] as Diagnostic));
}

/** Cheap things first: after most edits some place differs, and the rest need not be looked at. */
function sameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
  return sameRange(a.range, b.range) && a.code === b.code && a.message === b.message && same(a, b);
}

function sameRange({ start, end }: Diagnostic['range'], other: Diagnostic['range']): boolean {
  return (
    start.line === other.start.line &&
    start.character === other.start.character &&
    end.line === other.end.line &&
    end.character === other.end.character
  );
}

/** Deep equality of plain JSON. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys)
    if (!same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])) return false;
  return true;
}
