// A language server that does nothing but keep the text up to date: the floor against which latency is measured.
// It pushes or answers empty diagnostics, by the same rule as the real server.

import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new Map();
let pulls = false;

connection.onInitialize(({ capabilities, initializationOptions }) => {
  const mode = initializationOptions?.diagnostics?.mode ?? 'auto';
  const canPull =
    capabilities.textDocument?.diagnostic !== undefined &&
    capabilities.workspace?.diagnostics?.refreshSupport === true;
  pulls = mode === 'pull' || (mode === 'auto' && canPull);
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...(pulls && { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }),
    },
  };
});

const publish = (uri, version) => {
  if (!pulls) connection.sendDiagnostics({ uri, version, diagnostics: [] });
};
connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
  documents.set(uri, TextDocument.create(uri, languageId, version, text));
  publish(uri, version);
});
connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
  const document = documents.get(uri);
  if (document === undefined) return;
  documents.set(uri, TextDocument.update(document, contentChanges, version));
  publish(uri, version);
});
connection.onDidCloseTextDocument(({ textDocument: { uri } }) => documents.delete(uri));
connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
connection.listen();
