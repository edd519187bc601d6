// Inserting clauses and explaining rules, in the real editor.

import * as vscode from 'vscode';
import { activated, equal, fileOf, ok, open, replace, revert, until } from './editor.ts';
import { suite, test } from './tdd.ts';

const marker = /<!-- tenderlint:clause ([A-Z]+-\d+) \d+\.\d+\.\d+ sha256:[0-9a-f]+/;

async function atTheEnd(editor: vscode.TextEditor): Promise<vscode.Position> {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
  return end;
}

/** An item of completion whose snippet carries a clause marker. */
function offersClause(item: vscode.CompletionItem): boolean {
  const text = typeof item.insertText === 'string' ? item.insertText : item.insertText?.value;
  return text?.includes('tenderlint:clause') === true;
}

suite('clauses', () => {
  test('are offered by completion and inserted when one is accepted', async () => {
    await activated();
    const editor = await open('conditions.md');
    const at = await atTheEnd(editor);
    const offered = await until('a clause in the list', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        at,
        undefined,
        200,
      );
      return list.items.find(offersClause);
    });
    const label = typeof offered.label === 'string' ? offered.label : offered.label.label;
    // Type the id, so that the widget's first item is the one that was found, and accept it by the keyboard's command.
    const id = /^\S+/.exec(label)?.[0] ?? '';
    await vscode.commands.executeCommand('type', { text: id });
    await until('the clause and its marker in the text', async () => {
      if (marker.test(editor.document.getText())) return true;
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await new Promise((done) => setTimeout(done, 500));
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return marker.test(editor.document.getText());
    });
    const text = editor.document.getText();
    ok(
      /shall|must|will/.test(text.slice(text.indexOf('## 1. Social value'))),
      `no clause text was inserted: ${text}`,
    );
    ok(!/\$\{\d/.test(text), 'tab stops were inserted as text');
    await revert(editor);
  });

  test('are inserted by the command', async () => {
    const editor = await open('conditions.md');
    const at = await atTheEnd(editor);
    const list = await until('the list of clauses', async () => {
      const items = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        at,
        undefined,
        200,
      );
      return items.items.some(offersClause) && items;
    });
    const item = list.items.find(offersClause);
    const snippet = typeof item?.insertText === 'string' ? item.insertText : item?.insertText?.value;
    const id = /tenderlint:clause ([A-Z]+-\d+)/.exec(snippet ?? '')?.[1];
    await vscode.commands.executeCommand('tenderlint.insertClause', id);
    await until('the marker', () => marker.test(editor.document.getText()));
    equal(marker.exec(editor.document.getText())?.[1], id, 'clause inserted');
    await revert(editor);
  });
});

suite('the clause library', () => {
  test('goes in with what it needs, in two documents, and one undo takes it back', async () => {
    await activated();
    const editor = await open('insertion/specification.md');
    const before = editor.document.getText();
    const at = new vscode.Position(editor.document.lineCount - 1, 0);
    editor.selection = new vscode.Selection(at, at);
    const done = await until('the insertion', () =>
      vscode.commands.executeCommand<{ applied: boolean; concerns: unknown[] } | undefined>(
        'tenderlint.insertClause',
        {
          clause: 'TRT-01',
          bring: ['DEF-02', 'DEF-03'],
        },
      ),
    );
    ok(done.applied, `not applied: ${JSON.stringify(done)}`);
    const other = await vscode.workspace.openTextDocument(fileOf('insertion/contract-terms.md'));
    await until('the clause in the specification', () =>
      editor.document.getText().includes('tenderlint:clause TRT-01 '),
    );
    await until('the definitions in the conditions', () =>
      ['DEF-02', 'DEF-03'].every((id) => other.getText().includes(`tenderlint:clause ${id} `)),
    );
    ok(
      /^2\.2 The Supplier must provide at least 322 Person-Weeks/m.test(editor.document.getText()),
      'the numbers do not go on',
    );
    ok(!/\$\{\d/.test(editor.document.getText()), 'tab stops were inserted as text');
    await vscode.commands.executeCommand('undo');
    await until('the text as it was', () => editor.document.getText() === before);
    await until('the conditions as they were', () => !other.getText().includes('tenderlint:clause'));
    await vscode.window.showTextDocument(other);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await revert(editor);
  });

  test('is shown by theme, searched, and opened as source', async () => {
    const api = await activated();
    await open('conditions.md');
    const themes = await until('the themes', async () => {
      const nodes = await api.library();
      return nodes.length > 20 && nodes;
    });
    ok(
      themes.some(({ theme }) => theme === 'empowerment'),
      'no theme “empowerment”',
    );
    await vscode.commands.executeCommand('tenderlint.searchLibrary', 'person-weeks');
    const found = await api.library();
    const ids = found.flatMap(({ clauses }) => clauses.map(({ id }) => id));
    ok(ids.includes('TRT-01') && ids.length < 40, `found ${ids.join(', ')}`);
    await vscode.commands.executeCommand('tenderlint.searchLibrary', '');
    await vscode.commands.executeCommand('tenderlint.showClause', 'TRT-01');
    await vscode.commands.executeCommand('tenderlint.openClauseSource', 'TRT-01');
    const source = await until('the source', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'tenderlint-source'),
    );
    ok(source.getText().includes('## variant: england'), 'the source has no wording');
    equal(vscode.languages.getDiagnostics(source.uri).length, 0, 'findings in the source');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('is compared with an inserted clause whose words were changed', async () => {
    const editor = await open('conditions.md');
    await vscode.commands.executeCommand('tenderlint.insertClause', { clause: 'TRT-04', bring: 'nothing' });
    await until('the marker', () => marker.test(editor.document.getText()));
    const line = editor.document.positionAt(editor.document.getText().search(marker)).line;
    const uri = editor.document.uri.toString();
    const compare = () =>
      vscode.commands.executeCommand<{ kind: string } | undefined>('tenderlint.compareClause', uri, line);
    equal((await until('an answer', compare)).kind, 'same', 'the clause as it was inserted');
    await replace(editor, ' must ', ' may perhaps ');
    await until('the difference', async () => (await compare())?.kind === 'changed');
    await until('the diff', () =>
      vscode.workspace.textDocuments.find(({ uri: shown }) => shown.scheme === 'tenderlint-library'),
    );
    await revert(editor);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

suite('rules', () => {
  test('Explain Rule opens a read-only explanation that is not itself checked', async () => {
    await activated();
    await vscode.commands.executeCommand('tenderlint.explainRule', 'local-presence-at-bid');
    const document = await until('the explanation', () =>
      vscode.workspace.textDocuments.find((one) => one.uri.scheme === 'tenderlint-rule'),
    );
    const text = await until(
      'its text',
      () => document.getText().includes('Procurement Act 2023') && document.getText(),
    );
    ok(
      text.includes('local-presence-at-bid'),
      `the explanation does not name the rule: ${text.slice(0, 200)}`,
    );
    equal(vscode.languages.getDiagnostics(document.uri).length, 0, 'findings in the explanation');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
