// The questions of a profile as quick picks, one after the other, each under the law that follows from the answers so far. What is
// asked, and what an answer sets, comes from the server.

import { l10n, QuickInputButtons, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type Facts,
  type Law,
  type ProfileQuestion,
  type ProfileQuestionsAnswer,
  profileQuestionsRequest,
  type ReadAnswer,
  readAnswerRequest,
} from '../requests.ts';

/** Asks the server for the questions as the given facts would answer them. */
export type Questions = (facts: Facts) => Promise<ProfileQuestionsAnswer | null>;

export function questionsOf(client: BaseLanguageClient, uri: string | undefined): Questions {
  return (facts) =>
    client.sendRequest<ProfileQuestionsAnswer | null>(profileQuestionsRequest, {
      ...(uri === undefined ? {} : { uri }),
      facts,
    });
}

type Step =
  | { readonly kind: 'answer'; readonly sets: Facts }
  | { readonly kind: 'back' }
  | { readonly kind: 'stop' };

/** The law that follows so far, in one line. */
export function lawLine({ title, missing }: Law): string {
  return title ?? l10n.t('The law that governs: not yet known ({0})', missing.join(', '));
}

/**
 * Asks the questions that a test picks, in order, with a way back; the facts given and answered, or undefined where the
 * user stopped.
 */
export async function askProfile(
  client: BaseLanguageClient,
  questions: Questions,
  given: Facts,
  wanted: (question: ProfileQuestion) => boolean,
): Promise<Facts | undefined> {
  let facts = given;
  const first = await questions(facts);
  const keys = first?.questions.filter(wanted).map(({ key }) => key) ?? [];
  for (let at = 0; at < keys.length; ) {
    const now = await questions(facts);
    const question = now?.questions.find(({ key }) => key === keys[at]);
    if (now === null || now === undefined || question === undefined) return undefined;
    const step = await askQuestion(client, question, now.law, { at, of: keys.length });
    if (step.kind === 'stop') return undefined;
    if (step.kind === 'back') at = Math.max(0, at - 1);
    else {
      facts = { ...facts, ...step.sets };
      at += 1;
    }
  }
  return facts;
}

interface Progress {
  readonly at: number;
  readonly of: number;
}

export function askQuestion(
  client: BaseLanguageClient,
  question: ProfileQuestion,
  law: Law,
  progress: Progress,
): Promise<Step> {
  return question.options.length > 0
    ? askChoice(question, law, progress)
    : askText(client, question, law, progress);
}

interface Choice extends QuickPickItem {
  readonly sets?: Facts;
}

function askChoice(question: ProfileQuestion, law: Law, progress: Progress): Promise<Step> {
  const picker = window.createQuickPick<Choice>();
  const items = question.options.map(
    ({ label, detail, sets, state }): Choice => ({
      label,
      ...(state === 'chosen' ? { description: l10n.t('as it is now') } : {}),
      ...(detail === '' ? {} : { detail }),
      sets,
    }),
  );
  const skip: readonly Choice[] =
    question.need === 'needed' ? [] : [{ label: l10n.t('Leave it open'), sets: {} }];
  picker.items = [...items, ...skip, { label: lawLine(law), kind: QuickPickItemKind.Separator }];
  const chosen = items[question.options.findIndex(({ state }) => state === 'chosen')];
  if (chosen !== undefined) picker.activeItems = [chosen];
  picker.title = `${question.ask} – ${lawLine(law)}`;
  picker.placeholder = question.help;
  picker.step = progress.at + 1;
  picker.totalSteps = progress.of;
  picker.ignoreFocusOut = true;
  if (progress.at > 0) picker.buttons = [QuickInputButtons.Back];
  return new Promise<Step>((resolve) => {
    const end = (step: Step): void => {
      resolve(step);
      picker.dispose();
    };
    picker.onDidAccept(() => {
      const sets = picker.selectedItems[0]?.sets;
      if (sets !== undefined) end({ kind: 'answer', sets });
    });
    picker.onDidTriggerButton(() => end({ kind: 'back' }));
    picker.onDidHide(() => end({ kind: 'stop' }));
    picker.show();
  });
}

function askText(
  client: BaseLanguageClient,
  question: ProfileQuestion,
  law: Law,
  progress: Progress,
): Promise<Step> {
  const box = window.createInputBox();
  box.value = question.answer;
  box.title = `${question.ask} – ${lawLine(law)}`;
  box.prompt = question.help;
  box.step = progress.at + 1;
  box.totalSteps = progress.of;
  box.ignoreFocusOut = true;
  if (progress.at > 0) box.buttons = [QuickInputButtons.Back];
  return new Promise<Step>((resolve) => {
    const end = (step: Step): void => {
      resolve(step);
      box.dispose();
    };
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    });
    box.onDidAccept(async () => {
      const text = box.value.trim();
      if (text === '' && question.need !== 'needed')
        return end({ kind: 'answer', sets: { [question.key]: null } });
      const read = await client.sendRequest<ReadAnswer | null>(readAnswerRequest, {
        key: question.key,
        text,
      });
      if (read?.sets !== undefined) return end({ kind: 'answer', sets: read.sets });
      box.validationMessage = read?.error ?? question.help;
    });
    box.onDidTriggerButton(() => end({ kind: 'back' }));
    box.onDidHide(() => end({ kind: 'stop' }));
    box.show();
  });
}
