// The pickers as an officer uses them, with the keyboard: a clause is searched, filtered, looked at and inserted; a new pack is asked
// for; the profile is changed.

import * as vscode from 'vscode';
import { activated, equal, fileOf, ok, open, revert, until } from './editor.ts';
import { choose, hand, hasHand } from './hand.ts';
import { suite, test } from './tdd.ts';

const text = async (name: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf(name)));
const tabs = (): readonly string[] =>
  vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

// Nobody can type on a desktop that a test runner starts; there these tests are not.
if (hasHand())
  suite('with the keyboard', () => {
    test('a clause is searched, filtered by theme, looked at and inserted with what it needs', async () => {
      await activated();
      const editor = await open('insertion/specification.md');
      const before = editor.document.getText();
      const at = new vscode.Position(editor.document.lineCount - 1, 0);
      editor.selection = new vscode.Selection(at, at);
      const done = vscode.commands.executeCommand<{ applied: boolean } | undefined>(
        'tenderlint.insertClause',
      );
      hand(
        { sees: 'Insert clause' },
        { click: 'Only one theme…' },
        { sees: 'Only clauses of this theme' },
        ...choose('employment'),
        { sees: 'Insert clause · employment' },
        { type: 'TRT-01' },
        { row: 'TRT-01' },
        { look: 'Preview' },
      );
      await until('the preview beside the text', () => tabs().some((label) => label.includes('TRT-01')));
      hand(
        { row: 'TRT-01' },
        { press: 'Enter' },
        // What goes in with it: definitions and companions, the needed ones ticked.
        { sees: 'TRT-01 · ' },
        { row: 'DEF-02' },
        { press: 'Enter' },
      );
      ok((await done)?.applied, 'the clause was not inserted');
      const other = await vscode.workspace.openTextDocument(fileOf('insertion/contract-terms.md'));
      await until('the clause in the specification', () =>
        /^2\.2 The Supplier must provide at least 322 Person-Weeks/m.test(editor.document.getText()),
      );
      await until('the definitions in the conditions', () =>
        other.getText().includes('tenderlint:clause DEF-02 '),
      );
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('undo');
      await until('the text as it was', () => editor.document.getText() === before);
      await until('the conditions as they were', () => !other.getText().includes('tenderlint:clause'));
      await vscode.window.showTextDocument(other);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await revert(editor);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }, 120_000);

    test('nothing is inserted where the picker is left', async () => {
      const editor = await open('insertion/specification.md');
      const before = editor.document.getText();
      const done = vscode.commands.executeCommand('tenderlint.insertClause');
      hand({ sees: 'Insert clause' }, { press: 'Escape' });
      equal(await done, undefined, 'an answer of a picker that was left');
      equal(editor.document.getText(), before, 'the text');
      await revert(editor);
    });

    test('a new pack is asked for in plain words, under the law that follows', async () => {
      await activated();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const made = vscode.commands.executeCommand<vscode.Uri | undefined>('tenderlint.newPack');
      hand(
        { sees: 'What is the contract called?' },
        { type: 'Playgrounds of Merrowdale' },
        { press: 'Enter' },
        { sees: 'Who buys, by name?' },
        { type: 'Merrowdale District Council' },
        { press: 'Enter' },
        { sees: 'Where is the buyer?' },
        ...choose('England'),
        { sees: 'Who buys?' },
        ...choose('A council'),
        { sees: 'What is bought?' },
        ...choose('Goods'),
        { sees: 'How much is the contract worth in all?' },
        // What cannot be read is answered, and asked again.
        { type: 'a lot' },
        { press: 'Enter' },
        { sees: 'a lot' },
        { type: '£90,000' },
        { press: 'Enter' },
        { sees: 'Does that figure include VAT?' },
        ...choose('It includes VAT'),
        { sees: 'When did the procurement begin, or when will it?' },
        { type: '1 December 2026' },
        { press: 'Enter' },
        { sees: 'How long will the contract run?' },
        { type: '' },
        { press: 'Enter' },
        { sees: 'How will the contract be awarded?' },
        ...choose('Leave it open'),
        { sees: 'Folder of the pack' },
        { press: 'Enter' },
      );
      const first = await made;
      ok(first, 'no pack was made');
      ok(first.path.includes('/playgrounds-of-merrowdale/'), `it stands in ${first.path}`);
      const facts = await text('playgrounds-of-merrowdale/tenderlint.yml');
      for (const line of ['jurisdiction: england', 'contract: goods', 'value: 90000', 'started: 2026-12-01'])
        ok(facts.includes(line), `${line} is not in ${facts}`);
      ok(
        vscode.window.activeTextEditor?.document.getText().includes('Merrowdale District Council'),
        'the buyer is not named in the document that opens',
      );
    }, 180_000);

    test('the profile is opened again and one answer changed', async () => {
      await until(
        'the document of the new pack',
        () => vscode.window.activeTextEditor?.document.languageId === 'markdown',
      );
      const law = vscode.commands.executeCommand<string | undefined>('tenderlint.setProfile');
      hand(
        { row: 'Write these facts' },
        ...choose('How much is', 'How much is the contract worth in all?'),
        { sees: 'Over its whole life' },
        { type: '6.2m' },
        { press: 'Enter' },
        ...choose('Write these', 'Write these facts'),
      );
      equal(await law, 'Procurement Act 2023', 'the law after the value was changed');
      await until('the value in the file', async () =>
        (await text('playgrounds-of-merrowdale/tenderlint.yml')).includes('value: 6200000'),
      );
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }, 120_000);
  });
