// What a client can do, read once from its capabilities, and what the server offers it in return.

import {
  type ClientCapabilities,
  CodeActionKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { actionKinds } from '../language/code-actions.ts';
import { insertClauseCommand, newPackCommand, offeredRequests, setProfileCommand } from './extensions.ts';
import { isRecord, type Settings } from './settings.ts';

export interface Abilities {
  readonly diagnostics: 'push' | 'pull';
  readonly refreshesDiagnostics: boolean;
  readonly takesRelatedDocuments: boolean;
  readonly takesRelatedInformation: boolean;
  readonly takesVersionedDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly watchesRelativePatterns: boolean;
  readonly hasWorkspaceFolders: boolean;
  readonly insertsSnippets: boolean;
  readonly editsSnippets: boolean;
  readonly editsDocumentChanges: boolean;
  readonly createsFiles: boolean;
  readonly resolvesCodeActions: boolean;
  readonly nestsSymbols: boolean;
  readonly hoverFormat: 'markdown' | 'plaintext';
  readonly completionFormat: 'markdown' | 'plaintext';
  readonly readsFiles: boolean;
  /** It has commands of its own under the names of ours. */
  readonly hasOwnCommands: boolean;
}

/** Reads a client's capabilities; a missing one means the client cannot. */
export function abilitiesOf(
  capabilities: ClientCapabilities,
  options: unknown,
  settings: Settings,
): Abilities {
  const { textDocument, workspace } = capabilities;
  const canPull = textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true;
  const completionItem = textDocument?.completion?.completionItem;
  return {
    diagnostics: settings.diagnosticsMode === 'auto' ? (canPull ? 'pull' : 'push') : settings.diagnosticsMode,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    takesRelatedDocuments: textDocument?.diagnostic?.relatedDocumentSupport === true,
    takesRelatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    takesVersionedDiagnostics: textDocument?.publishDiagnostics?.versionSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesRelativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    hasWorkspaceFolders: workspace?.workspaceFolders === true,
    insertsSnippets: completionItem?.snippetSupport === true,
    editsSnippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    editsDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    resolvesCodeActions:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    hoverFormat: textDocument?.hover?.contentFormat?.[0] === 'plaintext' ? 'plaintext' : 'markdown',
    completionFormat:
      completionItem?.documentationFormat?.includes('markdown') === false ? 'plaintext' : 'markdown',
    readsFiles: isRecord(options) && options.fileSystem === true,
    hasOwnCommands: isRecord(options) && options.commands === 'client',
  };
}

/** What the server offers to a client with these abilities. */
export function serverCapabilities(abilities: Abilities, settings: Settings): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    inlayHintProvider: true,
    codeLensProvider: {},
    completionProvider: { triggerCharacters: ['/', '<', ':', ' ', '#'], resolveProvider: true },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, ...actionKinds.filter((kind) => kind !== 'quickfix')],
      resolveProvider: true,
    },
    documentSymbolProvider: settings.outline === 'on' ? { label: 'Tenderlint' } : false,
    ...(!abilities.hasOwnCommands && {
      executeCommandProvider: { commands: [insertClauseCommand, newPackCommand, setProfileCommand] },
    }),
    ...(abilities.diagnostics === 'pull' && {
      diagnosticProvider: {
        identifier: 'tenderlint',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      },
    }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    experimental: { tenderlint: offeredRequests },
  };
}
