// Questions that a councillor asks of a tender pack, each with the answer found, its place and what is missing.

import type { Coverage, CoverageCriterion } from '../coverage/coverage.ts';
import type { ResultPlace } from '../result.ts';

export interface Question {
  readonly ask: string;
  /** Ids or aliases of the criteria that answer it; the rest is answered by `say`. */
  readonly criteria: readonly string[];
  /** An answer from weights, threads and commitments. */
  readonly say?: (coverage: Coverage) => Answered;
}
export interface Answered {
  readonly state: 'yes' | 'partly' | 'no' | 'unknown';
  readonly answer: string;
  readonly where: readonly ResultPlace[];
  readonly missing: string;
}
export interface Answer extends Answered {
  readonly ask: string;
}
export interface QuestionGroup {
  readonly title: string;
  readonly questions: readonly Question[];
}
export interface AnsweredGroup {
  readonly title: string;
  readonly answers: readonly Answer[];
}

export const stateNames: Readonly<Record<Answered['state'], string>> = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  unknown: 'Cannot tell',
};

/** The questions that arise for this pack, answered; a question whose criteria do not apply is left out. */
export function answersOf(groups: readonly QuestionGroup[], coverage: Coverage): readonly AnsweredGroup[] {
  return groups.flatMap(({ title, questions }) => {
    const answers = questions.flatMap((question): readonly Answer[] => {
      const answered = question.say ? question.say(coverage) : fromCriteria(question.criteria, coverage);
      return answered ? [{ ask: question.ask, ...answered }] : [];
    });
    return answers.length === 0 ? [] : [{ title, answers }];
  });
}

function fromCriteria(ids: readonly string[], { criteria }: Coverage): Answered | undefined {
  const own = ids.flatMap((id) => criteria.filter((c) => c.id === id || c.aliases.includes(id)));
  const asked = own.filter((c) => c.outcome !== 'not-applicable');
  if (asked.length === 0) return undefined;
  const is = (outcome: CoverageCriterion['outcome']) => asked.filter((c) => c.outcome === outcome);
  const lacking = [...is('missing'), ...is('named')];
  const state =
    is('met').length === asked.length
      ? 'yes'
      : is('cannot-tell').length === asked.length
        ? 'unknown'
        : is('missing').length === asked.length
          ? 'no'
          : 'partly';
  return {
    state,
    answer: asked.map((c) => `${c.title}: ${c.why}`).join(' '),
    where: asked.flatMap((c) => c.where.slice(0, 2)),
    missing: [...lacking.map((c) => c.fix), ...is('cannot-tell').map((c) => c.why)].join(' '),
  };
}
