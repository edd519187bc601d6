// Requests about the structure of a pack: definition, references, highlights, rename, symbols, folding, links, hints.

import {
  type Connection,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type FoldingRange,
  type InlayHint,
  InlayHintKind,
  type Location,
  LSPErrorCodes,
  ResponseError,
  SymbolKind,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import { definitionsAt } from '../language/definition.ts';
import { referenceLinks } from '../language/document-links.ts';
import { foldingRanges } from '../language/folding.ts';
import { highlightsAt } from '../language/highlights.ts';
import { titleHints } from '../language/inlay-hints.ts';
import { offsetAt, positionAt, positionsOf, rangeOf } from '../language/positions.ts';
import { usesAt } from '../language/references.ts';
import { renamableAt, rename } from '../language/rename.ts';
import type { PackPlace } from '../language/structure-at.ts';
import { type FoundSymbol, symbolsOfPack } from '../language/workspace-symbols.ts';
import { type CheckedPack, placesOf } from './checked-pack.ts';
import { protocolEdit } from './convert.ts';
import type { About, FeaturesSetting } from './features.ts';
import type { Asked } from './items.ts';

const symbolKinds: Readonly<Record<FoundSymbol['kind'], SymbolKind>> = {
  clause: SymbolKind.Field,
  attachment: SymbolKind.File,
  term: SymbolKind.Constant,
};

/** Registers the handlers that answer from the structure of the pack. */
export function registerStructureFeatures(
  connection: Connection,
  setting: FeaturesSetting,
  about: About,
): void {
  connection.onDefinition(({ textDocument, position }, token) =>
    about<Location[]>('looking for a definition', textDocument.uri, token, [], (asked) =>
      locations(
        asked.checked,
        definitionsAt(asked.snapshot, asked.document, offsetAt(asked.markdown, position)),
      ),
    ),
  );

  connection.onReferences(({ textDocument, position, context }, token) =>
    about<Location[]>('looking for references', textDocument.uri, token, [], (asked) => {
      const uses = usesAt(asked.snapshot, asked.document, offsetAt(asked.markdown, position));
      return locations(
        asked.checked,
        context.includeDeclaration ? uses : uses.filter(({ kind }) => kind === 'use'),
      );
    }),
  );

  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    about<DocumentHighlight[]>('highlighting uses', textDocument.uri, token, [], (asked) =>
      highlightsAt(asked.snapshot, asked.document, offsetAt(asked.markdown, position)).map(
        ({ range, kind }) => ({
          range: positionsOf(asked.markdown, range),
          kind: kind === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }),
      ),
    ),
  );

  connection.onPrepareRename(({ textDocument, position }, token) =>
    about('preparing a rename', textDocument.uri, token, null, (asked) => {
      const found = renamableAt(asked.snapshot, asked.document, offsetAt(asked.markdown, position));
      return found
        ? { range: positionsOf(asked.markdown, found.range), placeholder: found.placeholder }
        : null;
    }),
  );

  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    about<WorkspaceEdit | ResponseError<void> | null>('renaming', textDocument.uri, token, null, (asked) =>
      renamed(asked, rename(asked.snapshot, asked.document, offsetAt(asked.markdown, position), newName)),
    ),
  );

  connection.onWorkspaceSymbol(({ query }): WorkspaceSymbol[] => {
    try {
      return (setting.running()?.packs.all() ?? []).flatMap((checked) => symbols(checked, query));
    } catch (error) {
      setting.failed('looking for symbols', error);
      return [];
    }
  });

  connection.onFoldingRanges(({ textDocument }, token) =>
    about<FoldingRange[]>(
      'folding clauses',
      textDocument.uri,
      token,
      [],
      ({ snapshot, document, markdown }) =>
        foldingRanges(snapshot, document).flatMap(({ start, end }) => {
          const startLine = positionAt(markdown, start).line;
          const { line, character } = positionAt(markdown, end);
          const endLine = character === 0 ? line - 1 : line;
          return endLine > startLine ? [{ startLine, endLine }] : [];
        }),
    ),
  );

  connection.onDocumentLinks(({ textDocument }, token) =>
    about<DocumentLink[]>('linking references', textDocument.uri, token, [], (asked) => {
      const place = placesOf(asked.checked);
      return referenceLinks(asked.snapshot, asked.document).flatMap(({ range, to, tip }) => {
        const there = place(to.document);
        if (!there) return [];
        const { line } = there.rangeOf(to.range).start;
        return [
          {
            range: positionsOf(asked.markdown, range),
            target: `${there.uri}#L${line + 1}`,
            ...(tip === '' ? {} : { tooltip: tip }),
          },
        ];
      });
    }),
  );

  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    about<InlayHint[]>('showing titles', textDocument.uri, token, [], (asked) =>
      titleHints(asked.snapshot, asked.document, rangeOf(asked.markdown, range)).map(({ at, title }) => ({
        position: positionAt(asked.markdown, at),
        label: `(${title})`,
        kind: InlayHintKind.Parameter,
        paddingLeft: true,
      })),
    ),
  );
}

function locations(checked: CheckedPack, places: readonly PackPlace[]): Location[] {
  const place = placesOf(checked);
  return places.flatMap(({ document, range }) => {
    const there = place(document);
    return there ? [{ uri: there.uri, range: there.rangeOf(range) }] : [];
  });
}

function renamed(
  { checked, running }: Asked,
  result: ReturnType<typeof rename>,
): WorkspaceEdit | ResponseError<void> | null {
  if ('refused' in result) return new ResponseError(LSPErrorCodes.RequestFailed, result.refused);
  const edits = result.edits.map((edit) => ({ ...edit, expected: '' }));
  return protocolEdit(edits, placesOf(checked), running.abilities) ?? null;
}

function symbols(checked: CheckedPack, query: string): WorkspaceSymbol[] {
  const place = placesOf(checked);
  return symbolsOfPack(checked.snapshot, query).flatMap(({ name, kind, container, document, range }) => {
    const there = place(document);
    return there
      ? [
          {
            name,
            kind: symbolKinds[kind],
            containerName: container,
            location: { uri: there.uri, range: there.rangeOf(range) },
          },
        ]
      : [];
  });
}
