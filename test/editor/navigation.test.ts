// The ways through a pack in the real editor: definitions, references, rename, symbols, folding, links, hints, completion and the
// code actions of the drafting checks.

import * as vscode from 'vscode';
import { equal, finding, ok, open, replace, revert, until } from './editor.ts';
import { suite, test } from './tdd.ts';

/** A place in some words of an editor: `Contract Ma|nager` is between “Ma” and “nager”. */
function placeIn(editor: vscode.TextEditor, words: string): vscode.Position {
  const at = editor.document.getText().indexOf(words.replace('|', ''));
  ok(at >= 0, `“${words}” is not in the document`);
  return editor.document.positionAt(at + words.indexOf('|'));
}

function ask<T>(command: string, editor: vscode.TextEditor, ...more: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, editor.document.uri, ...more);
}

const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

async function textAt({ uri, range }: vscode.Location): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).lineAt(range.start.line).text;
}

type Place = vscode.Location | vscode.LocationLink;

async function definitionLine(editor: vscode.TextEditor, words: string): Promise<string> {
  const [found] = await until(`a definition of ${words}`, async () => {
    const places = await ask<Place[]>('vscode.executeDefinitionProvider', editor, placeIn(editor, words));
    return places.length > 0 && places;
  });
  ok(found, 'no definition');
  return textAt(
    found instanceof vscode.Location ? found : new vscode.Location(found.targetUri, found.targetRange),
  );
}

async function hoverText(editor: vscode.TextEditor, words: string): Promise<string> {
  return until(`a hover on ${words}`, async () => {
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', editor, placeIn(editor, words));
    return hovers
      .flatMap((hover) => hover.contents)
      .map((part) => (typeof part === 'string' ? part : part.value))
      .join('\n');
  });
}

async function renamed(
  editor: vscode.TextEditor,
  words: string,
  name: string,
): Promise<readonly (readonly [string, vscode.TextEdit[]])[]> {
  const edit = await until(`a rename of ${words}`, () =>
    ask<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', editor, placeIn(editor, words), name),
  );
  return edit.entries().map(([uri, edits]) => [nameOf(uri), edits] as const);
}

suite('through a pack', () => {
  test('a term leads to its definition from another document, and its hover says what it means', async () => {
    const editor = await open('navigation/specification.md');
    const line = await definitionLine(editor, 'the Contract Ma|nager');
    ok(line.includes('means the person named'), `the definition is “${line}”`);
    const text = await hoverText(editor, 'the Contract Ma|nager');
    ok(text.includes('the person named in the award letter'), `the hover says “${text}”`);
  });

  test('a reference leads to its clause, and its hover shows the text', async () => {
    const editor = await open('navigation/terms.md');
    const line = await definitionLine(editor, 'as clause 2|.1 allows');
    ok(line.startsWith('2.1 The Supplier'), `the clause is “${line}”`);
    const text = await hoverText(editor, 'as clause 2|.1 allows');
    ok(text.includes('Contract Manager of each delay'), `the hover says “${text}”`);
  });

  test('the uses of a term are found in every document', async () => {
    const editor = await open('navigation/terms.md');
    const places = await until('four places', async () => {
      const found = await ask<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        editor,
        placeIn(editor, 'Contract Ma|nager” means'),
      );
      return found.length === 4 && found;
    });
    equal(
      [...new Set(places.map(({ uri }) => nameOf(uri)))].sort(),
      ['specification.md', 'terms.md'],
      'documents',
    );
  });

  test('rename of a term reaches every document and keeps the plural', async () => {
    const editor = await open('navigation/terms.md');
    const edits = await renamed(editor, 'Service Cr|edit” means', 'Performance Deduction');
    const texts = edits.flatMap(([name, own]) => own.map(({ newText }) => `${name}: ${newText}`)).sort();
    equal(
      texts,
      [
        'specification.md: Performance Deduction',
        'terms.md: Performance Deduction',
        'terms.md: Performance Deduction',
        'terms.md: Performance Deductions',
      ],
      'edits',
    );
  });

  test('rename of a clause takes its references along, in the other document too', async () => {
    const editor = await open('navigation/terms.md');
    const edits = await renamed(editor, '3|.2 The Authority may', '3.4');
    const texts = edits.flatMap(([name, own]) => own.map(({ newText }) => `${name}: ${newText}`)).sort();
    equal(texts, ['specification.md: 3.4', 'terms.md: 3.4', 'terms.md: 3.4'], 'edits');
  });

  test('symbols carry clause numbers, in the document and in the workspace', async () => {
    const editor = await open('navigation/terms.md');
    const symbols = await until('an outline with clause 3.2', async () => {
      const found = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', editor);
      const names = (list: readonly vscode.DocumentSymbol[]): string[] =>
        list.flatMap((one) => [one.name, ...names(one.children ?? [])]);
      const all = names(found);
      return all.some((name) => name.startsWith('3.2')) && all;
    });
    ok(
      symbols.some((name) => /Schedule 1/.test(name)),
      `no schedule among ${symbols.join(', ')}`,
    );
    await until('clause 2.1 in the workspace', async () =>
      (
        await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          '2.1',
        )
      ).some(({ location }) => nameOf(location.uri) === 'terms.md'),
    );
  });

  test('clauses fold, and references are links', async () => {
    const editor = await open('navigation/terms.md');
    const start = placeIn(editor, '## 3|. Payment').line;
    await until('a fold of clause 3', async () =>
      (await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', editor)).some(
        (one) => one.start === start && one.end > start,
      ),
    );
    const schedule = placeIn(editor, '## Sche|dule 1').line;
    await until('a link to Schedule 1', async () =>
      (await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', editor)).some(
        ({ target }) => target?.path.endsWith('/terms.md') && target.fragment === `L${schedule + 1}`,
      ),
    );
  });

  test('a hint shows the title of a clause that is referred to', async () => {
    const editor = await open('navigation/terms.md');
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await until('a hint', async () =>
      (await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', editor, all)).some(({ label }) =>
        /Reports/.test(typeof label === 'string' ? label : label.map(({ value }) => value).join('')),
      ),
    );
  });

  test('the clauses are offered after “clause ”', async () => {
    const editor = await open('navigation/terms.md');
    await replace(editor, 'within 30 days.', 'within 30 days under clause ');
    const at = placeIn(editor, 'under clause |');
    await until('clause 2.1 among the completions', async () => {
      const list = await ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', editor, at, ' ');
      return list.items.some(({ label }) =>
        (typeof label === 'string' ? label : label.label).startsWith('2.1'),
      );
    });
    await revert(editor);
  });

  test('a reference that leads nowhere is put right by its quick fix', async () => {
    const editor = await open('navigation/terms.md');
    const found = await finding(editor.document.uri, 'DQ-REF-MISSING');
    ok(editor.document.getText(found.range).includes('9.9'), 'the finding stands elsewhere');
    await replace(editor, 'clause 9.9', 'clause 2.9');
    const action = await until('a nearest target', async () => {
      const now = await finding(editor.document.uri, 'DQ-REF-MISSING');
      const actions = await ask<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor,
        now.range,
        vscode.CodeActionKind.QuickFix.value,
        20,
      );
      return actions.find(({ edit, title }) => edit && /2\.\d/.test(title));
    });
    ok(action.edit && (await vscode.workspace.applyEdit(action.edit)), 'the fix was refused');
    await until('no reference to 2.9', () => !editor.document.getText().includes('clause 2.9'));
    await revert(editor);
  });
});
