// Coverage in the real editor: the tree, the report page, the code lens of a thread, the status.

import * as vscode from 'vscode';
import { activated, equal, ok, openNew, until } from './editor.ts';
import { suite, test } from './tdd.ts';

const text = `---
tender:
  jurisdiction: england
  authority: local
  contract: services
  value: 6200000
  vat: included
  started: 2026-09-01
  procedure: open
  stage: draft
---

# Invitation to tender

## Award criteria

| Criterion | Weighting |
|---|---|
| Price | 50% |
| Quality | 38% |
| Social value: apprenticeships | 12% |

## Conditions of contract

The Supplier must recruit at least 3 apprentices by 31 March 2028.
`;

suite('coverage', () => {
  test('is a tree of criteria, weights, threads and commitments that leads to the text', async () => {
    const api = await activated();
    const { document } = await openNew(text);
    const roots = await until('a tree', async () => {
      // Before the first check of the document the tree is still that of another.
      const nodes = await api.coverage();
      return nodes.some(({ label }) => label === 'Missing') && nodes;
    });
    const labels = roots.map(({ label }) => label);
    for (const wanted of ['Missing', 'Met', 'Not applicable', 'Golden thread', 'Commitments'])
      ok(labels.includes(wanted), `no “${wanted}” among ${labels.join(', ')}`);
    const share = roots.find(({ label }) => label === 'Social value in the whole score');
    equal(share?.description, '12%', 'share of social value');
    const commitments = roots.find(({ label }) => label === 'Commitments');
    equal(
      commitments?.children.map(({ label }) => label),
      ['3 apprentices'],
      'commitments',
    );
    const thread = roots.find(({ label }) => label === 'Golden thread')?.children[0];
    ok(thread, 'no thread');
    ok(thread.description?.includes('no KPI'), `the thread says ${thread.description}`);
    ok(
      thread.children.some(({ label, place }) => label === 'Promised in the contract' && place !== undefined),
      `the places of the thread: ${thread.children.map(({ label }) => label).join(', ')}`,
    );
    const line = commitments?.children[0]?.place?.line ?? 0;
    await vscode.commands.executeCommand('tenderlint.openPlace', document.uri.toString(), line);
    await until('the cursor on the commitment', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document
        .lineAt(editor.selection.active.line)
        .text.startsWith('The Supplier must recruit');
    });
  });

  test('opens as a page beside the text, which stays where it is', async () => {
    await activated();
    const { document } = await openNew(text);
    const isPage = (tab: vscode.Tab) =>
      tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('tenderlint.coverage');
    const page = await until('the page', async () => {
      await vscode.commands.executeCommand('tenderlint.showCoverage');
      return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isPage);
    });
    equal(page.label, 'Tenderlint: coverage', 'title of the page');
    ok(
      vscode.window.visibleTextEditors.some(
        (editor) => editor.document.uri.toString() === document.uri.toString(),
      ),
      'the text is no longer seen',
    );
    await vscode.window.tabGroups.close(page);
  });

  test('the code lens of a thread lists its places', async () => {
    await activated();
    const { document } = await openNew(text);
    const lens = await until('a code lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        20,
      );
      return lenses.find((one) => one.command?.title.startsWith('Apprenticeships'));
    });
    const { command } = lens;
    ok(command, 'the lens does nothing');
    ok(command.title.includes('1 term, no KPI'), `the lens says ${command.title}`);
    const places = command.arguments?.[2];
    ok(Array.isArray(places) && places.length >= 2, `places: ${JSON.stringify(places)}`);
    // Shows the places beside the text; it must not fail.
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  });

  test('the status says how many expected criteria the pack lacks', async () => {
    const api = await activated();
    const { document } = await openNew(text);
    const said = await until('the state of the pack', () => {
      const line = api.status(document.uri.toString());
      return /expected criteria missing/.test(line) && line;
    });
    ok(
      /Procurement Act 2023.*\d+ errors?, \d+ warnings?, \d+ expected criteria missing/.test(said),
      `the status says ${said}`,
    );
  });
});
