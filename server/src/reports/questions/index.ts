// The reports that ask questions, by the name the command line takes.

import { equalityQuestions } from './equality.ts';
import type { Questionnaire } from './print.ts';
import { scrutinyQuestions } from './scrutiny.ts';

export const questionnaireNames = ['scrutiny', 'equality'] as const;
export type QuestionnaireName = (typeof questionnaireNames)[number];

export const questionnaires: Readonly<Record<QuestionnaireName, Questionnaire>> = {
  scrutiny: {
    title: 'Scrutiny checklist',
    intro:
      'Questions about community benefit and social value in a tender pack, each with what the documents say, where, and what is missing.',
    groups: scrutinyQuestions,
  },
  equality: {
    title: 'Equality impact statement',
    intro:
      'What a tender pack says about equality, for the authority’s own assessment to refer to. It is no assessment itself.',
    groups: equalityQuestions,
  },
};
