// From an empty folder to a pack without an error that meets every criterion, by an officer's steps alone: new pack, fill the blanks,
// insert a clause, say that it is about to be published.

import * as vscode from 'vscode';
import { exemplaryBuyer, exemplaryFacts, exemplaryTitle, filled } from '../support/exemplary-answers.ts';
import { activated, equal, fileOf, findings, ok, ruleOf, until } from './editor.ts';
import { suite, test } from './tdd.ts';

const documents = [
  'notice.md',
  'invitation-to-tender.md',
  'specification.md',
  'conditions-of-contract.md',
  'pricing-schedule.md',
  'kpi-schedule.md',
  'monitoring-return.md',
  'equality-statement.md',
];
const inPack = (name: string): vscode.Uri => fileOf(`new-pack/${name}`);
const text = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

async function show(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(inPack(name));
  return vscode.window.showTextDocument(document, { preview: false });
}

/** Writes what the officer knows over each blank of a document, as typing would, and saves. */
async function fillBlanks(name: string): Promise<void> {
  const editor = await show(name);
  const { document } = editor;
  const before = document.getText();
  const after = filled(name, before);
  if (after === before) return;
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(before.length));
  ok(await editor.edit((edit) => edit.replace(whole, after)), `${name} was not edited`);
  await document.save();
}

suite('a new pack', () => {
  test('is built from an empty folder to one that meets every criterion', async () => {
    const api = await activated();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const order = {
      folder: inPack('').toString().replace(/\/$/, ''),
      facts: exemplaryFacts,
      title: exemplaryTitle,
      buyer: exemplaryBuyer,
    };
    const made = await vscode.commands.executeCommand<vscode.Uri | undefined>('tenderlint.newPack', order);
    ok(made, 'no pack was made');
    equal(made.path.split('/').at(-1), 'invitation-to-tender.md', 'the document that opens');
    ok(
      (await text(inPack('tenderlint.yml'))).includes('jurisdiction: england'),
      'the profile is not written',
    );
    equal(
      await vscode.commands.executeCommand<vscode.Uri | undefined>('tenderlint.newPack', order),
      undefined,
      'a pack over a pack',
    );

    await until(
      'the law that governs, and no error in a draft',
      () => api.status(made.toString())?.startsWith('Procurement Act 2023: 0 errors, 0 warnings'),
      90_000,
    );
    await until('blanks as hints', () =>
      findings(made).some(
        (one) => ruleOf(one) === 'DQ-BLANK' && one.severity === vscode.DiagnosticSeverity.Hint,
      ),
    );

    const law = await vscode.commands.executeCommand<string | undefined>('tenderlint.setProfile', {
      facts: { stage: 'publication' },
    });
    equal(law, 'Procurement Act 2023', 'the law after the profile was changed');
    ok((await text(inPack('tenderlint.yml'))).includes('stage: publication'), 'the stage is not written');
    await until(
      'blanks as errors at publication',
      () => /: [1-9]\d* errors?, /.test(api.status(made.toString())),
      90_000,
    );

    for (const name of documents) await fillBlanks(name);

    const specification = await show('specification.md');
    const at = specification.document.getText().indexOf('tenderlint:clause TRT-01 ');
    ok(at >= 0, 'the specification has no recruitment clause to insert beside');
    const place = specification.document.positionAt(at);
    specification.selection = new vscode.Selection(place, place);
    const inserted = await until('the insertion', () =>
      vscode.commands.executeCommand<{ readonly applied: boolean } | undefined>('tenderlint.insertClause', {
        clause: 'WEX-01',
        bring: 'needed',
      }),
    );
    ok(inserted.applied, 'the clause was not inserted');
    await until('the clause in the text', () =>
      specification.document.getText().includes('tenderlint:clause WEX-01 '),
    );
    await vscode.workspace.saveAll();

    for (const name of documents)
      await until(
        `no error in ${name}; there are ${findings(inPack(name)).map(ruleOf).join(', ')}`,
        () => / 0 errors, /.test(api.status(inPack(name).toString())),
        90_000,
      );
    const criteria = await until('the coverage', async () => {
      const answer = await api.covered(specification.document.uri.toString());
      return answer?.coverage.criteria;
    });
    equal(
      criteria
        .filter(({ outcome }) => outcome !== 'met' && outcome !== 'not-applicable')
        .map(({ title, outcome, why }) => `${title}: ${outcome}: ${why}`),
      [],
      'criteria that are not met',
    );
    ok(criteria.filter(({ outcome }) => outcome === 'met').length >= 30, 'too few criteria were asked for');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  }, 400_000);
});
