// The scrutiny checklist: what a panel of councillors may ask about community benefit in a tender pack.

import { type Coverage, eachOnce } from '../coverage/coverage.ts';
import { counted } from '../register.ts';
import type { Answered, QuestionGroup } from './answers.ts';

export const scrutinyQuestions: readonly QuestionGroup[] = [
  {
    title: 'Before the tender',
    questions: [
      {
        ask: 'Was it considered, before the procurement began, how it could improve well-being?',
        criteria: ['sv-act-consideration', 'sc-c03', 'wa-c12', 'ie-c16', 'sc-cb-summary-in-notice'],
      },
      {
        ask: 'Were the people concerned asked what they need?',
        criteria: ['sv-act-consultation-considered'],
      },
      {
        ask: 'Is it said why these benefits are asked for in this contract?',
        criteria: ['public-benefit-rationale', 'sv-act-relevant-proportionate', 'wa-c13'],
      },
      { ask: 'Has the effect on equality been looked at?', criteria: ['psed-evidence', 'ni-c08', 'ie-c19'] },
      {
        ask: 'Can small firms and voluntary bodies take part?',
        criteria: ['sme-barriers-considered', 'lots-considered', 'ie-c17'],
      },
    ],
  },
  {
    title: 'How tenders are scored',
    questions: [
      {
        ask: 'Does community benefit count in the score?',
        criteria: ['sv-award-criterion-present', 'sc-c07'],
      },
      { ask: 'Is it clear how much of the whole score it is?', criteria: [], say: weightOfSocialValue },
      {
        ask: 'Are all weights and sub-criteria published?',
        criteria: ['relative-importance', 'sub-criteria-disclosed'],
      },
      { ask: 'Is it clear what earns high and low marks?', criteria: ['assessment-methodology'] },
      { ask: 'Is what is asked tied to delivering this contract?', criteria: ['subject-matter-link'] },
      {
        ask: 'Are bidders asked how much, for whom, by when and how it will be shown?',
        criteria: ['measurable-commitment'],
      },
    ],
  },
  {
    title: 'What the contract holds the supplier to',
    questions: [
      {
        ask: 'Do the promises of the winner become terms of the contract?',
        criteria: ['commitments-in-contract'],
      },
      { ask: 'Are quantities fixed?', criteria: [], say: quantitiesFixed },
      {
        ask: 'Does anything help community groups themselves to grow stronger?',
        criteria: [],
        say: communityCapacity,
      },
      {
        ask: 'Are workers on the contract treated fairly?',
        criteria: ['living-wage-scoped', 'ni-living-wage-condition', 'sc-c08', 'ni-c05', 'wa-c10'],
      },
      {
        ask: 'Are small firms in the supply chain paid on time?',
        criteria: ['thirty-day-payment-and-flow-down'],
      },
    ],
  },
  {
    title: 'After the award',
    questions: [
      { ask: 'Is each benefit measured?', criteria: ['kpis-set'] },
      {
        ask: 'Is it said who reports, how often and with what evidence?',
        criteria: ['reporting-and-evidence'],
      },
      { ask: 'Is it said what happens if a promise is missed?', criteria: ['proportionate-remedies'] },
      { ask: 'Does each promise run through from scoring to remedy?', criteria: [], say: threadsUnbroken },
      {
        ask: 'Will the public see the result?',
        criteria: ['kpi-assessment-and-publication', 'transparency-clause'],
      },
    ],
  },
];

function weightOfSocialValue({ socialValue }: Coverage): Answered {
  const { kind, percent, to, steps, where } = socialValue;
  if (kind === 'known')
    return {
      state: socialValue.differs.length > 0 ? 'partly' : 'yes',
      answer: arithmeticOf(`${percent}${to === undefined ? '' : ` to ${to}`}%`, steps),
      where: where.slice(0, 3),
      missing: socialValue.differs
        .map((d) => `Another place gives ${d.percent}%: ${d.path}, line ${d.line}.`)
        .join(' '),
    };
  return {
    state: kind === 'none' ? 'no' : 'unknown',
    answer: steps.join(' '),
    where: where.slice(0, 3),
    missing:
      kind === 'none'
        ? 'Consider a weight for social value.'
        : 'State each weight as a share of the whole score.',
  };
}

/** The share, and how it was worked out where that says more. */
function arithmeticOf(share: string, steps: readonly string[]): string {
  const said = `${share} of the whole score.`;
  return [said, ...steps.filter((step) => step !== `Social value is ${said}`)].join(' ');
}

function quantitiesFixed({ commitments }: Coverage): Answered {
  const said = commitments.map((r) => [counted(r), r.period, r.by].filter((x) => x !== '').join(' '));
  return {
    state: commitments.length > 0 ? 'yes' : 'no',
    answer: commitments.length === 0 ? 'None was found.' : `${said.join('; ')}.`,
    where: eachOnce(commitments.flatMap((r) => r.places.slice(0, 1))).slice(0, 6),
    missing:
      commitments.length > 0
        ? ''
        : 'State quantities, or how each tenderer’s own quantities become part of the contract.',
  };
}

function communityCapacity({ threads }: Coverage): Answered {
  const thread = threads.find((t) => t.theme === 'theme-community');
  return thread
    ? { state: 'yes', answer: thread.summary, where: thread.places.slice(0, 3), missing: '' }
    : {
        state: 'no',
        answer: 'No term on community groups was found.',
        where: [],
        missing:
          'Consider hours of skilled support, a say in the service, or an asset for groups close to the contract.',
      };
}

function threadsUnbroken({ threads }: Coverage): Answered {
  const broken = threads.filter((t) => /\bno (?:criterion|term|KPI|monitoring|remedy)\b/.test(t.summary));
  return {
    state: threads.length === 0 ? 'unknown' : broken.length === 0 ? 'yes' : 'partly',
    answer:
      threads.map((t) => `${t.title}: ${t.summary}.`).join(' ') ||
      'No benefit was found that could be followed.',
    where: threads.flatMap((t) => t.places.slice(0, 1)).slice(0, 6),
    missing: broken.map((t) => `${t.title}: ${t.summary}.`).join(' '),
  };
}
