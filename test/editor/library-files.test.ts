// The files of an organisation's own library while they are written, without any other extension: what is wrong stands in the file, what
// may stand where is offered; and its clauses are offered in a pack below.

import * as vscode from 'vscode';
import { activated, fileOf, findings, ok, open, replace, revert, until } from './editor.ts';
import { suite, test } from './tdd.ts';

const write = (name: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(fileOf(name), new TextEncoder().encode(text));

const clause = `---
name: Word to Friends groups
title: Friends groups hear of works before they start
version: 1.0.0
status: live
placement: specification
basis:
  - citation: pa-2023/s.23(2)
note: Telling them costs little.
law-as-at: 2026-11-22
review-by: 2028-05-22
variants:
  - {id: usual}
---

## variant: usual

### Friends groups

1. The Supplier must tell the Friends group of a site what will be done.
`;

async function offered(document: vscode.TextDocument, words: string): Promise<readonly string[]> {
  const at = document.positionAt(document.getText().indexOf(words) + words.length);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

const said = (uri: vscode.Uri): string =>
  findings(uri)
    .map(({ range, message }) => `${range.start.line + 1}: ${message}`)
    .join('\n');

suite("an organisation's library", () => {
  test('is checked and completed while it is written, YAML and Markdown', async () => {
    await activated();
    await write('own/library.yml', 'name: Ours\nversion: 1.0.0\nlaw-as-at: 2026-11-22\nlicence: CC0-1.0\n');
    await write('own/clauses/green-space/MER-01.md', clause);
    const card = await open('own/library.yml');
    await replace(card, 'licence:', 'license:');
    await until('the mistake in the card, in its line', () =>
      said(card.document.uri).includes('4: Unknown key "license". Did you mean "licence"?'),
    );
    await replace(card, 'license: CC0-1.0\n', 'li');
    await until('the key', async () => (await offered(card.document, '\nli')).includes('licence'));
    await revert(card);
    await until('the card without a mistake', () => said(card.document.uri) === '');

    const editor = await open('own/clauses/green-space/MER-01.md');
    await replace(editor, 'status: live', 'status: lve');
    await until('the mistake in the clause, in its line', () =>
      said(editor.document.uri).includes('5: "lve" is not a value of status. Did you mean "live"?'),
    );
    await replace(editor, 'status: lve', 'status: ');
    await until('the values', async () => (await offered(editor.document, 'status: ')).includes('withdrawn'));
    await revert(editor);
    await until('the clause without a mistake', () => said(editor.document.uri) === '');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('that a tenderlint.yml above names is offered in a pack with its own', async () => {
    const api = await activated();
    await write(
      'under/ours/library.yml',
      'name: Ours\nversion: 1.0.0\nlaw-as-at: 2026-11-22\nlicence: CC0-1.0\n',
    );
    await write('under/ours/clauses/green-space/MER-01.md', clause);
    await write('under/tenderlint.yml', 'libraries: [ours]\n');
    await write('under/pack/tenderlint.yml', 'profile:\n  jurisdiction: england\ndocuments: [a.md]\n');
    await write('under/pack/a.md', '# Specification\n\nThe Supplier must clean.\n');
    const editor = await open('under/pack/a.md');
    await until('the clause in the view of the library', async () =>
      (await api.library()).some(({ clauses }) => clauses.some(({ id }) => id === 'MER-01')),
    );
    const at = new vscode.Position(editor.document.lineCount - 1, 0);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('tenderlint.insertClause', { clause: 'MER-01', bring: 'nothing' });
    await until('the clause in the text', () =>
      editor.document.getText().includes('tell the Friends group of a site'),
    );
    await revert(editor);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('quick fix: the clause that a criterion lacks comes with what it needs, in one step', async () => {
    await activated();
    const editor = await open('insertion/specification.md');
    const { document } = editor;
    const before = document.getText();
    const action = await until('the fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.find(({ title }) => /\(FWK-01\), with what it needs$/.test(title));
    });
    ok(action.command, 'the fix is no command');
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    const terms = await vscode.workspace.openTextDocument(fileOf('insertion/contract-terms.md'));
    await until('the clause among the terms', () => terms.getText().includes('tenderlint:clause FWK-01 '));
    ok(/tenderlint:clause DEF-\d+ /.test(terms.getText()), 'no definition came with it');
    await vscode.window.showTextDocument(terms);
    await vscode.commands.executeCommand('undo');
    await until(
      'both documents as they were',
      () => !terms.getText().includes('tenderlint:clause') && document.getText() === before,
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await revert(editor);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
