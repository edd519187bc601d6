// Settings, tenderlint.yml and the commands, in the real editor.

import * as vscode from 'vscode';
import {
  activated,
  equal,
  fileOf,
  finding,
  findings,
  noFinding,
  ok,
  open,
  replace,
  revert,
  ruleOf,
  until,
} from './editor.ts';
import { suite, test } from './tdd.ts';

const rule = 'local-presence-at-bid';

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileOf(name), new TextEncoder().encode(text));
}

suite('tenderlint.yml', () => {
  test('is read again when it changes', async () => {
    const editor = await open('pack/itt.md');
    await finding(editor.document.uri, rule);
    await write('pack/tenderlint.yml', `documents:\n  - itt.md\nseverities:\n  ${rule}: off\n`);
    await noFinding(editor.document.uri, rule);
    await write('pack/tenderlint.yml', `documents:\n  - itt.md\nseverities:\n  ${rule}: warning\n`);
    await until('a warning', () =>
      findings(editor.document.uri).some(
        (one) => ruleOf(one) === rule && one.severity === vscode.DiagnosticSeverity.Warning,
      ),
    );
    await write('pack/tenderlint.yml', 'documents:\n  - itt.md\n');
    await until('an error again', () =>
      findings(editor.document.uri).some(
        (one) => ruleOf(one) === rule && one.severity === vscode.DiagnosticSeverity.Error,
      ),
    );
  });
});

suite('settings', () => {
  /** Runs a test under a value of a setting and takes the value back, whatever happens. */
  async function under(name: string, value: unknown, body: () => Promise<void>): Promise<void> {
    const set = (to: unknown) =>
      vscode.workspace.getConfiguration('tenderlint').update(name, to, vscode.ConfigurationTarget.Workspace);
    await set(value);
    try {
      await body();
    } finally {
      await set(undefined);
    }
  }

  test('severityFloor and maxFindings decide what is shown', async () => {
    const { uri } = (await open('itt.md')).document;
    await finding(uri, rule);
    const isError = (one: vscode.Diagnostic) => one.severity === vscode.DiagnosticSeverity.Error;
    await until('findings below error', () => !findings(uri).every(isError));
    const all = findings(uri).length;
    await under('severityFloor', 'error', async () => {
      await until('errors only', () => findings(uri).length > 0 && findings(uri).every(isError));
    });
    await until('all again', () => findings(uri).length === all);
    await under('maxFindings', 1, async () => {
      await until('one finding, the error, and a word about the others', () => {
        const rules = findings(uri).map(ruleOf);
        return rules.length === 2 && rules.includes(rule) && rules.includes('findings-not-shown');
      });
    });
    await until('all again', () => findings(uri).length === all);
  });

  test('run: onSave holds findings back until the document is saved', async () => {
    const editor = await open('itt.md');
    const { uri } = editor.document;
    const original = editor.document.getText();
    await finding(uri, rule);
    await under('run', 'onSave', async () => {
      await replace(
        editor,
        'must already operate a depot within the borough at the date of tender',
        'must hold the licences that the law requires',
      );
      // The server answers an edit within milliseconds; a second is ample for a wrong change to be seen.
      await new Promise((done) => setTimeout(done, 1000));
      ok(
        findings(uri).some((one) => ruleOf(one) === rule),
        'the finding went before the document was saved',
      );
      ok(await editor.document.save(), 'the document was not saved');
      await noFinding(uri, rule);
    });
    await write('itt.md', original);
    await until('the text of before', () => editor.document.getText() === original);
    await finding(uri, rule);
  });

  test('enable: false stops the checks, true brings them back', async () => {
    const { uri } = (await open('itt.md')).document;
    await finding(uri, rule);
    await under('enable', false, async () => {
      await until('no findings', () => findings(uri).length === 0);
    });
    await finding(uri, rule);
  });
});

suite('commands', () => {
  test('are all there', async () => {
    await activated();
    const known = await vscode.commands.getCommands(true);
    const extension = vscode.extensions.getExtension('tenderlint.tenderlint-vscode');
    const declared: string[] = extension?.packageJSON.contributes.commands.map(
      (one: { command: string }) => one.command,
    );
    equal(
      declared.filter((command) => !known.includes(command)),
      [],
      'commands without code',
    );
    ok(declared.length >= 5, 'fewer commands than expected');
  });

  test('Restart Server: findings come again and follow edits', async () => {
    const editor = await open('itt.md');
    await finding(editor.document.uri, rule);
    await vscode.commands.executeCommand('tenderlint.restartServer');
    await finding(editor.document.uri, rule);
    await replace(
      editor,
      'must already operate a depot within the borough at the date of tender',
      'must hold the licences that the law requires',
    );
    await noFinding(editor.document.uri, rule);
    await revert(editor);
    await finding(editor.document.uri, rule);
  });

  test('Open Example Pack: opens a copy with findings', async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri | undefined>('tenderlint.openExamplePack');
    ok(uri, 'nothing was opened');
    ok(!uri.toString().includes('/extensions/'), `the original was opened: ${uri}`);
    await until('findings', () =>
      findings(uri).some((one) => one.severity === vscode.DiagnosticSeverity.Error),
    );
    equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString(), 'active document');
  });
});
