// Tenderlint: Set Up the Pack's Profile… Asks in plain words, shows the law that follows, and writes the facts where the pack keeps
// them. With `{ facts }` as an argument it asks nothing.

import {
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  RelativePattern,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { WorkspaceEdit as ProtocolEdit } from 'vscode-languageserver-protocol';
import { type Facts, type Law, type ProfileQuestion, setProfileRequest } from '../requests.ts';
import { askProfile, askQuestion, lawLine, type Questions, questionsOf } from './ask-profile.ts';

interface Written {
  readonly law: Law;
  readonly edit: ProtocolEdit;
  readonly home: string;
  readonly refused?: string;
}

/** The law that governs after the facts were written; undefined where nothing was. */
export async function setProfile(client: BaseLanguageClient, given: unknown): Promise<string | undefined> {
  const document = await documentOfPack();
  if (document === undefined) {
    void window.showInformationMessage(l10n.t('Open a document of the tender pack first.'));
    return undefined;
  }
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const questions = questionsOf(client, uri);
  const facts = factsIn(given) ?? (await asked(client, questions));
  if (facts === undefined) return undefined;
  const written = await client.sendRequest<Written | null>(setProfileRequest, { uri, facts });
  if (written === null || written.refused !== undefined) {
    void window.showErrorMessage(written?.refused ?? l10n.t('The profile could not be written.'));
    return undefined;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(written.edit);
  if (!(await workspace.applyEdit(edit))) return undefined;
  // The pack is laid out from what is on disk; a document that is being edited is left for its author to save.
  for (const [touched] of edit.entries())
    if (/\/tenderlint\.ya?ml$/.test(touched.path)) await (await workspace.openTextDocument(touched)).save();
  void window.showInformationMessage(l10n.t('Written to {0}. {1}', written.home, lawLine(written.law)));
  return lawLine(written.law);
}

function factsIn(given: unknown): Facts | undefined {
  const facts =
    typeof given === 'object' && given !== null ? (given as { facts?: unknown }).facts : undefined;
  return typeof facts === 'object' && facts !== null ? (facts as Facts) : undefined;
}

/** The active document, or for a tenderlint.yml a document beside it. */
async function documentOfPack(): Promise<TextDocument | undefined> {
  const active = window.activeTextEditor?.document;
  if (active?.languageId === 'markdown') return active;
  const folder = active === undefined ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(active.uri, '..');
  if (folder === undefined) return undefined;
  const [beside] = await workspace.findFiles(new RelativePattern(folder, '**/*.md'), undefined, 1);
  return beside === undefined ? undefined : workspace.openTextDocument(beside);
}

interface SummaryItem extends QuickPickItem {
  readonly question?: ProfileQuestion;
}

/** First the questions that are open, then all answers in a list from which one can be changed, until they are to be written. */
async function asked(client: BaseLanguageClient, questions: Questions): Promise<Facts | undefined> {
  let facts = await askProfile(
    client,
    questions,
    {},
    ({ need, answer }) => need === 'needed' && answer === '',
  );
  while (facts !== undefined) {
    const now = await questions(facts);
    if (now === null) return undefined;
    const write: SummaryItem = {
      label: `$(check) ${l10n.t('Write these facts')}`,
      detail: [lawLine(now.law), ...now.law.because].join(' '),
    };
    const rows = now.questions.map(
      (question): SummaryItem => ({
        label: question.ask,
        description: question.answer === '' ? l10n.t('not said') : question.answer,
        question,
      }),
    );
    const separator: SummaryItem = { label: l10n.t('Change an answer'), kind: QuickPickItemKind.Separator };
    const chosen: SummaryItem | undefined = await window.showQuickPick<SummaryItem>(
      [write, separator, ...rows],
      {
        title: lawLine(now.law),
        placeHolder: l10n.t('Choose an answer to change it'),
        ignoreFocusOut: true,
      },
    );
    if (chosen === undefined) return undefined;
    if (chosen.question === undefined) return facts;
    const step = await askQuestion(client, chosen.question, now.law, { at: 0, of: 1 });
    if (step.kind === 'answer') facts = { ...facts, ...step.sets };
  }
  return facts;
}
