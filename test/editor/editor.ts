// What the editor tests do with VS Code: open documents of the workspace, wait for what must come, ask the providers.

import * as vscode from 'vscode';

export const extensionId = 'tenderlint.tenderlint-vscode';

/** A line of the view of coverage. */
export interface CoverageNode {
  readonly label: string;
  readonly description?: string;
  readonly place?: { readonly path: string; readonly line: number };
  readonly children: readonly CoverageNode[];
}

interface Tenderlint {
  readonly ready: () => Promise<void>;
  readonly status: (uri: string) => string;
  readonly coverage: () => Promise<readonly CoverageNode[]>;
  readonly covered: (uri: string) => Promise<{
    readonly coverage: {
      readonly criteria: readonly {
        readonly title: string;
        readonly outcome: string;
        readonly why: string;
      }[];
    };
  } | null>;
  readonly library: () => Promise<
    readonly { readonly theme: string; readonly clauses: readonly { readonly id: string }[] }[]
  >;
}

export function equal<T>(found: T, expected: T, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: found ${a}, expected ${b}`);
}

export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/**
 * Asks again and again until there is an answer; a failed question counts as none, because queries of providers are
 * cancelled whenever another extension registers one.
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | null | Thenable<T | undefined | false | null>,
  milliseconds = 40_000,
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  let last: unknown = 'nothing yet';
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(
    `${what}: not within ${milliseconds} ms (last: ${last instanceof Error ? last.message : JSON.stringify(last)})`,
  );
}

export function fileOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no workspace folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

export async function activated(): Promise<Tenderlint> {
  const extension = vscode.extensions.getExtension<Tenderlint>(extensionId);
  ok(extension, `the extension ${extensionId} is not there`);
  const api = await extension.activate();
  await api.ready();
  return api;
}

export async function open(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileOf(name));
  return vscode.window.showTextDocument(document, { preview: false });
}

/** A new Markdown document with this text. */
export async function openNew(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  return vscode.window.showTextDocument(document, { preview: false });
}

export function ruleOf(finding: vscode.Diagnostic): string {
  const code = typeof finding.code === 'object' ? finding.code.value : finding.code;
  return String(code);
}

export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((finding) => finding.source === 'tenderlint');
}

/** The finding of a rule, once it is there. */
export function finding(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return until(`a finding of ${rule}; there are ${rulesText(uri)}`, () =>
    findings(uri).find((one) => ruleOf(one) === rule),
  );
}

export async function noFinding(uri: vscode.Uri, rule: string): Promise<void> {
  await until(`no finding of ${rule}`, () => !findings(uri).some((one) => ruleOf(one) === rule));
}

function rulesText(uri: vscode.Uri): string {
  return findings(uri).map(ruleOf).join(', ') || 'none';
}

/** Replaces the first occurrence of some words, as an edit by hand would. */
export async function replace(editor: vscode.TextEditor, words: string, by: string): Promise<void> {
  const at = editor.document.getText().indexOf(words);
  ok(at >= 0, `“${words}” is not in the document`);
  const range = new vscode.Range(
    editor.document.positionAt(at),
    editor.document.positionAt(at + words.length),
  );
  ok(await editor.edit((edit) => edit.replace(range, by)), 'the edit was refused');
}

export async function revert(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
