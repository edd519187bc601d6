// The equality impact statement of a tender pack: what it says about equality, for an assessment to refer to.

import { type Coverage, eachOnce } from '../coverage/coverage.ts';
import { counted } from '../register.ts';
import type { Answered, QuestionGroup } from './answers.ts';

export const equalityQuestions: readonly QuestionGroup[] = [
  {
    title: 'The duty',
    questions: [
      {
        ask: 'Does the pack show that the effect on equality was considered, and where that is recorded?',
        criteria: ['psed-evidence', 'ni-c08', 'ie-c19'],
      },
      { ask: 'Is the service usable by disabled people?', criteria: ['eu-c06', 'psed-evidence'] },
    ],
  },
  {
    title: 'The benefits',
    questions: [
      {
        ask: 'Are opportunities aimed at people by their need, in ways that the law allows?',
        criteria: ['equality-safe-targets'],
      },
      { ask: 'Is it said who benefits from what is fixed?', criteria: [], say: beneficiaries },
      {
        ask: 'Is the area that benefits defined, without limiting who may tender or work?',
        criteria: ['benefit-area-defined'],
      },
      { ask: 'Does any wording risk treating people or suppliers unequally?', criteria: [], say: risks },
    ],
  },
  {
    title: 'The workforce',
    questions: [
      {
        ask: 'Is fair pay asked of the workers on this contract?',
        criteria: ['living-wage-scoped', 'ni-living-wage-condition', 'sc-c08'],
      },
      { ask: 'Are fair terms asked for?', criteria: ['sc-c07', 'ni-c05', 'wa-c18', 'wa-c10'] },
      {
        ask: 'Is unlawful discrimination guarded against in performing the contract?',
        criteria: ['ni-c06', 'labour-law-compliance-condition', 'ni-c09'],
      },
      { ask: 'Are risks of modern slavery dealt with?', criteria: ['modern-slavery-risk', 'ni-c13'] },
    ],
  },
  {
    title: 'Follow-up',
    questions: [{ ask: 'Will it be known who benefited?', criteria: ['reporting-and-evidence'] }],
  },
];

function beneficiaries({ commitments }: Coverage): Answered {
  const said = commitments.filter((r) => r.beneficiaries !== '');
  const silent = commitments.length - said.length;
  return {
    state: commitments.length === 0 ? 'unknown' : said.length === 0 ? 'no' : silent === 0 ? 'yes' : 'partly',
    answer:
      said.length === 0
        ? commitments.length === 0
          ? 'No quantity of a benefit is fixed.'
          : 'The quantities do not say for whom.'
        : `${said.map((r) => `${counted(r)}: ${r.beneficiaries}`).join('; ')}.`,
    where: eachOnce(said.flatMap((r) => r.places.slice(0, 1))).slice(0, 6),
    missing:
      silent > 0 && commitments.length > 0
        ? `${silent} of ${commitments.length} quantities do not say for whom.`
        : '',
  };
}

const equalityRules =
  /nationality|protected-characteristic|age-limited|community-background|citizen|equality|peace-line|welsh-speakers|residence-quota|diversity|unpaid-work/;

function risks(coverage: Coverage): Answered {
  const own = coverage.risks.filter((r) => equalityRules.test(r.rule));
  return {
    state: own.length === 0 ? 'no' : 'yes',
    answer:
      own.length === 0
        ? 'No wording of that kind was found.'
        : own.map((r) => `${r.title} (${r.rule}).`).join(' '),
    where: own.slice(0, 6),
    missing: own.map((r) => r.message).join(' '),
  };
}
