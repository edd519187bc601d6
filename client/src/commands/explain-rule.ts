// Tenderlint: Explain Rule. Shows what a rule or criterion looks for, its law and its examples, as a read-only
// document of a scheme of its own, so that its risky examples are not themselves checked.

import {
  commands,
  l10n,
  languages,
  type QuickPickItem,
  type TextDocumentContentProvider,
  Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ExplainParams, type Explanation, explainRequest } from '../requests.ts';

export const explanationScheme = 'tenderlint-rule';

/** The texts behind `tenderlint-rule:/<id>.md`, from the server of the moment. */
export function explanations(client: () => BaseLanguageClient | undefined): TextDocumentContentProvider {
  return {
    provideTextDocumentContent: async (uri, token) => {
      const id = uri.path.replace(/^\/|\.md$/g, '');
      const params: ExplainParams = { id };
      const answer = await client()?.sendRequest<Explanation | null>(explainRequest, params, token);
      return answer?.markdown ?? l10n.t('There is no rule or criterion “{0}”.', id);
    },
  };
}

/** Explains the rule of the given id; without one, asks, offering the rules that speak in the open document. */
export async function explainRule(given: string | undefined): Promise<void> {
  const id = given ?? (await askForRule());
  if (!id) return;
  const uri = Uri.from({ scheme: explanationScheme, path: `/${id.trim()}.md` });
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // Without the built-in preview the text itself will do.
    await window.showTextDocument(uri, { preview: true });
  }
}

async function askForRule(): Promise<string | undefined> {
  const document = window.activeTextEditor?.document;
  const rules = new Map<string, string>();
  for (const finding of document ? languages.getDiagnostics(document.uri) : []) {
    const code = typeof finding.code === 'object' ? finding.code.value : finding.code;
    if (finding.source === 'tenderlint' && typeof code === 'string' && !rules.has(code))
      rules.set(code, finding.message);
  }
  const other: QuickPickItem = { label: l10n.t('Another rule…'), alwaysShow: true };
  const items = [...rules].map(([label, detail]): QuickPickItem => ({ label, detail }));
  const title = l10n.t('Explain rule');
  const chosen = items.length > 0 ? await window.showQuickPick([...items, other], { title }) : other;
  if (chosen !== other) return chosen?.label;
  return window.showInputBox({
    title,
    prompt: l10n.t('Id of a rule or criterion, for example local-presence-at-bid'),
  });
}
