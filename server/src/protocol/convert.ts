// From the plain data of the language features to the shapes of the protocol, and nothing else.

import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type MarkupContent,
  type Range as ProtocolRange,
  type SnippetTextEdit,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { PlainEdit } from '../language/code-actions.ts';
import type { PlainDiagnostic } from '../language/diagnostics.ts';
import type { PlainSymbol } from '../language/document-symbols.ts';
import { plainText } from '../language/markdown-text.ts';
import type { Severity } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import type { Abilities } from './abilities.ts';

/** A file of a pack as the protocol names it, with the way from its offsets to positions. */
export interface Place {
  readonly uri: string;
  /** Of the open document; null for one that is only on disk. */
  readonly version: number | null;
  readonly rangeOf: (range: Range) => ProtocolRange;
}
/** The file with this index in the pack: its documents, then its other files. */
export type PlaceOf = (document: number) => Place | undefined;

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A diagnostic of the document at `place`. */
export function protocolDiagnostic(
  diagnostic: PlainDiagnostic,
  place: Place,
  placeOf: PlaceOf,
  abilities: Abilities,
): Diagnostic {
  const related = abilities.takesRelatedInformation
    ? diagnostic.related.flatMap(({ document, range, message }) => {
        const other = placeOf(document);
        return other === undefined
          ? []
          : [{ location: { uri: other.uri, range: other.rangeOf(range) }, message }];
      })
    : [];
  return {
    range: place.rangeOf(diagnostic.range),
    severity: severities[diagnostic.severity],
    code: diagnostic.code,
    source: 'tenderlint',
    message: diagnostic.message,
    ...(diagnostic.link !== undefined && { codeDescription: { href: diagnostic.link } }),
    ...(diagnostic.tags.length > 0 && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related.length > 0 && { relatedInformation: related }),
  };
}

/** Edits as one workspace edit: versioned, with tab stops where the client can show them. */
export function protocolEdit(
  edits: readonly PlainEdit[],
  placeOf: PlaceOf,
  abilities: Abilities,
): WorkspaceEdit | undefined {
  const byPlace = new Map<string, { place: Place; edits: PlainEdit[] }>();
  for (const edit of edits) {
    const place = placeOf(edit.document);
    if (place === undefined) return undefined;
    const entry = byPlace.get(place.uri) ?? { place, edits: [] };
    entry.edits.push(edit);
    byPlace.set(place.uri, entry);
  }
  const entries = [...byPlace.values()];
  if (!abilities.editsDocumentChanges) {
    const changes: Record<string, TextEdit[]> = {};
    for (const { place, edits: own } of entries)
      changes[place.uri] = own.map((edit) => ({ range: place.rangeOf(edit), newText: edit.text }));
    return { changes };
  }
  const documentChanges = entries.map(
    ({ place, edits: own }): TextDocumentEdit => ({
      textDocument: { uri: place.uri, version: place.version },
      edits: own.map((edit): TextEdit | SnippetTextEdit =>
        edit.snippet !== undefined && abilities.editsSnippets
          ? { range: place.rangeOf(edit), snippet: { kind: 'snippet', value: edit.snippet } }
          : { range: place.rangeOf(edit), newText: edit.text },
      ),
    }),
  );
  return { documentChanges };
}

const symbolKinds: Record<PlainSymbol['kind'], SymbolKind> = {
  section: SymbolKind.String,
  paragraph: SymbolKind.Field,
  clause: SymbolKind.Interface,
};

/** The outline, nested. */
export function protocolSymbols(symbols: readonly PlainSymbol[], place: Place): DocumentSymbol[] {
  return symbols.map((symbol) => ({
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKinds[symbol.kind],
    range: place.rangeOf(symbol.range),
    selectionRange: place.rangeOf(symbol.selection),
    children: protocolSymbols(symbol.children, place),
  }));
}

/** The outline as a flat list, for clients that cannot nest. */
export function flatSymbols(
  symbols: readonly PlainSymbol[],
  place: Place,
  container: string | undefined = undefined,
): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    {
      name: symbol.name,
      kind: symbolKinds[symbol.kind],
      location: { uri: place.uri, range: place.rangeOf(symbol.range) },
      ...(container !== undefined && { containerName: container }),
    },
    ...flatSymbols(symbol.children, place, symbol.name),
  ]);
}

/** Markdown in the format that a client can show. */
export function markup(markdown: string, format: 'markdown' | 'plaintext'): MarkupContent {
  return { kind: format, value: format === 'markdown' ? markdown : plainText(markdown) };
}
