// Findings in the real editor: they appear, follow the text, and say which law they rest on.

import * as vscode from 'vscode';
import { activated, equal, finding, noFinding, ok, open, replace, revert, until } from './editor.ts';
import { suite, test } from './tdd.ts';

const rule = 'local-presence-at-bid';

suite('findings', () => {
  test('appear in an opened document, on the words they are about', async () => {
    const editor = await open('itt.md');
    const found = await finding(editor.document.uri, rule);
    equal(found.severity, vscode.DiagnosticSeverity.Error, 'severity');
    ok(
      editor.document.getText(found.range).includes('depot within the borough'),
      `the finding stands on “${editor.document.getText(found.range)}”`,
    );
    ok(
      typeof found.code === 'object' && /^https:\/\//.test(found.code.target.toString()),
      'no link on the code',
    );
  });

  test('change with an edit, and come back when it is undone', async () => {
    const editor = await open('itt.md');
    await finding(editor.document.uri, rule);
    await replace(
      editor,
      'must already operate a depot within the borough at the date of tender',
      'must hold the licences that the law requires',
    );
    await noFinding(editor.document.uri, rule);
    await vscode.commands.executeCommand('undo');
    await finding(editor.document.uri, rule);
    await revert(editor);
  });

  test('move with the lines above them', async () => {
    const editor = await open('itt.md');
    const before = await finding(editor.document.uri, rule);
    await replace(editor, '## 1. Background\n', '## 1. Background\n\nMore about it.\n');
    await until('the finding two lines lower', async () => {
      const now = await finding(editor.document.uri, rule);
      return (
        now.range.start.line === before.range.start.line + 2 && now.range.isEqual(before.range) === false
      );
    });
    await revert(editor);
  });

  test('are shown in a new document that was never saved', async () => {
    const text = (await vscode.workspace.openTextDocument((await open('itt.md')).document.uri)).getText();
    const untitled = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
    await finding(untitled.uri, rule);
  });

  test('explain themselves in a hover, with a link to the law', async () => {
    const editor = await open('itt.md');
    const found = await finding(editor.document.uri, rule);
    const text = await until('a hover with a link', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        found.range.start,
      );
      const all = hovers
        .flatMap((hover) => hover.contents)
        .map((part) => (typeof part === 'string' ? part : part.value))
        .join('\n');
      return /\]\(https:\/\/[^)]+\)/.test(all) && all;
    });
    ok(text.includes('Procurement Act 2023'), `the hover does not name the Act: ${text}`);
    // The editor shows the message itself.
    ok(!text.includes(found.message.slice(0, 60)), `the hover repeats the message: ${text}`);
  });

  test('are gone after a quick fix', async () => {
    const editor = await open('itt.md');
    const found = await finding(editor.document.uri, rule);
    const action = await until('a quick fix with an edit', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        found.range,
        vscode.CodeActionKind.QuickFix.value,
        20,
      );
      // The suppressions that are offered as well are of a kind below it.
      return actions.find((one) => one.edit && one.kind?.value === vscode.CodeActionKind.QuickFix.value);
    });
    ok(action.edit && (await vscode.workspace.applyEdit(action.edit)), 'the fix was refused');
    await noFinding(editor.document.uri, rule);
    ok(!editor.document.getText().includes('must already operate a depot'), 'the text did not change');
    await revert(editor);
  });

  test('can be suppressed in a comment, with a reason', async () => {
    const editor = await open('itt.md');
    await finding(editor.document.uri, rule);
    await replace(
      editor,
      'Bidders must',
      `<!-- tenderlint-disable-next-block ${rule}: the depot belongs to the Council -->\n\nBidders must`,
    );
    await noFinding(editor.document.uri, rule);
    await revert(editor);
  });
});

suite('the profile', () => {
  test('says in the status item which law governs', async () => {
    const api = await activated();
    const editor = await open('itt.md');
    await finding(editor.document.uri, rule);
    await until('the Act in the status', () =>
      api.status(editor.document.uri.toString()).includes('Procurement Act 2023'),
    );
  });

  test('decides: without the facts the status says which are missing', async () => {
    const api = await activated();
    const editor = await open('itt.md');
    await finding(editor.document.uri, rule);
    await replace(editor, '  jurisdiction: england\n', '');
    const line = await until('a missing fact in the status', () => {
      const said = api.status(editor.document.uri.toString());
      return said.includes('jurisdiction') && said;
    });
    ok(!line.includes('Procurement Act 2023'), `the status still names the Act: ${line}`);
    await revert(editor);
    await finding(editor.document.uri, rule);
  });
});
