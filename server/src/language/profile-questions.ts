// The profile as questions that a procurement officer can answer: who buys, where, what, how much, since when. Each answer
// sets facts; the law that follows from the answers so far stands beside them.

import type { Library, Profile } from '../library/model.ts';
import { decideRegime } from '../library/regime.ts';
import { currencyOf } from '../library/threshold.ts';
import { readFact } from '../workspace/profile-facts.ts';

export type FactValue = string | number | boolean;
/** Facts by their key as written (`light-touch`); null takes a fact away. */
export type FactChanges = Readonly<Record<string, FactValue | null>>;

export interface AnswerOption {
  readonly label: string;
  readonly detail: string;
  readonly sets: FactChanges;
  /** `chosen`: what the profile says now. */
  readonly state: 'chosen' | 'open';
}
export interface Question {
  /** The fact it is mainly about, as written. */
  readonly key: string;
  readonly ask: string;
  readonly help: string;
  /** `choice`: one of the options; the others are typed, and read as people write them. */
  readonly kind: 'choice' | 'amount' | 'day' | 'years';
  readonly options: readonly AnswerOption[];
  /** The answer the profile holds now, in words; empty where it holds none. */
  readonly answer: string;
  /** `needed`: the law cannot be told without it, or a pack not made well. */
  readonly need: 'needed' | 'may-be-left-out';
}

/** The questions in the order in which they are best asked, with the present answers chosen. */
export function profileQuestions(profile: Profile): readonly Question[] {
  const euro = currencyOf(profile.jurisdiction) === 'EUR';
  return [
    choice(
      'jurisdiction',
      profile,
      'Where is the buyer?',
      'The nation decides whose procurement law applies.',
      [
        ['England', 'or a United Kingdom body that buys for the whole country', { jurisdiction: 'england' }],
        ['Wales', 'a body with Welsh functions', { jurisdiction: 'wales' }],
        ['Scotland', 'a body with Scottish functions', { jurisdiction: 'scotland' }],
        ['Northern Ireland', 'a body with transferred functions', { jurisdiction: 'northern-ireland' }],
        ['Ireland', '', { jurisdiction: 'ireland' }],
        ['Another state of the European Union', 'the directives alone', { jurisdiction: 'eu' }],
      ],
    ),
    choice('authority', profile, 'Who buys?', 'Thresholds and duties depend on the kind of body.', [
      ['A council or combined authority', '', { authority: 'local' }],
      ['A department or agency of central government', '', { authority: 'central' }],
      ['A body of the health service', '', { authority: 'nhs' }],
      ['A housing association', '', { authority: 'housing' }],
      ['A school, college or university', '', { authority: 'education' }],
      ['A police or fire authority', '', { authority: 'police-fire' }],
      ['A utility', 'water, energy, transport or post', { authority: 'utility' }],
      ['Another public body', '', { authority: 'other' }],
    ]),
    choice('contract', profile, 'What is bought?', 'If it is several things, the one that is worth most.', [
      [
        'Services',
        'cleaning, grounds, advice, software, transport',
        { contract: 'services', 'light-touch': null },
      ],
      [
        'Care, health, education or similar services',
        'services under the light touch regime',
        { contract: 'services', 'light-touch': true },
      ],
      ['Works', 'building, civil engineering, major repair', { contract: 'works', 'light-touch': null }],
      ['Goods', 'supplies, with or without delivery', { contract: 'goods', 'light-touch': null }],
    ]),
    typed(
      'value',
      'amount',
      profile.value,
      'How much is the contract worth in all?',
      `Over its whole life, with extensions and options, in ${euro ? 'euro' : 'pounds'}: 6200000, 6.2m or £6,200,000.`,
      'needed',
    ),
    choice(
      'vat',
      profile,
      'Does that figure include VAT?',
      'Thresholds in the United Kingdom include VAT, others do not.',
      [
        ['It includes VAT', '', { vat: 'included' }],
        ['VAT comes on top', '', { vat: 'excluded' }],
      ],
    ),
    typed(
      'started',
      'day',
      profile.started,
      'When did the procurement begin, or when will it?',
      'The day of the first notice or first step: 2026-09-01 or 1 September 2026. It decides which law applies.',
      'needed',
    ),
    typed(
      'years',
      'years',
      profile.years,
      'How long will the contract run?',
      'In years, without extensions: 4. What is in proportion depends on it.',
      'may-be-left-out',
    ),
    {
      ...choice(
        'procedure',
        profile,
        'How will the contract be awarded?',
        'Some duties depend on the procedure.',
        [
          ['Open procedure', 'anyone may tender', { procedure: 'open' }],
          [
            'Competitive flexible procedure',
            'of the Procurement Act 2023',
            { procedure: 'competitive-flexible' },
          ],
          ['Restricted procedure', 'suppliers are selected, then invited', { procedure: 'restricted' }],
          ['A framework is set up', '', { procedure: 'framework' }],
          ['Call-off under a framework', '', { procedure: 'framework-call-off' }],
          ['Dynamic market', '', { procedure: 'dynamic-market' }],
          ['Request for quotations', 'small contracts', { procedure: 'quotation' }],
          ['Direct award', '', { procedure: 'direct-award' }],
          ['Concession', 'the supplier is paid by users', { procedure: 'concession' }],
          ['Another way', '', { procedure: 'other' }],
        ],
      ),
      need: 'may-be-left-out',
    },
    {
      ...choice(
        'stage',
        profile,
        'How far are the documents?',
        'Blanks are hints in a draft and errors at publication.',
        [
          ['A draft', 'blanks may stand', { stage: 'draft' }],
          ['About to be published', 'nothing may be left open', { stage: 'publication' }],
        ],
      ),
      need: 'may-be-left-out',
    },
  ];
}

type Row = readonly [label: string, detail: string, sets: FactChanges];

function choice(key: string, profile: Profile, ask: string, help: string, rows: readonly Row[]): Question {
  const facts: Readonly<Record<string, unknown>> = { ...profile, 'light-touch': profile.lightTouch };
  const holds = (name: string, value: FactValue | null): boolean =>
    value === null ? facts[name] === undefined || facts[name] === false : facts[name] === value;
  const options = rows.map(([label, detail, sets]): AnswerOption => {
    const isChosen = Object.entries(sets).every(([name, value]) => holds(name, value));
    return { label, detail, sets, state: isChosen ? 'chosen' : 'open' };
  });
  const answer = options.find(({ state }) => state === 'chosen')?.label ?? '';
  return { key, ask, help, kind: 'choice', options, answer, need: 'needed' };
}

function typed(
  key: string,
  kind: Question['kind'],
  value: string | number | undefined,
  ask: string,
  help: string,
  need: Question['need'],
): Question {
  return { key, ask, help, kind, options: [], answer: value === undefined ? '' : String(value), need };
}

/** What a typed answer sets, or why it cannot be read. */
export function readAnswer(
  key: string,
  text: string,
): { readonly sets: FactChanges } | { readonly error: string } {
  const read = readFact(key, text.trim());
  return 'error' in read ? read : { sets: { [key]: read.value } };
}

/** The profile with some facts changed; keys as written. */
export function withFacts(profile: Profile, changes: FactChanges): Profile {
  const facts: Record<string, FactValue> = { ...profile };
  for (const [key, value] of Object.entries(changes)) {
    const read = value === null ? undefined : readFact(key, String(value));
    if (read === undefined)
      delete facts[key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
    else if (!('error' in read)) facts[read.key] = read.value;
  }
  return facts as Profile;
}

export interface LawAnswer {
  /** Title of the body of law that governs; null where it cannot be told. */
  readonly title: string | null;
  readonly id: string | null;
  /** The value beside the thresholds, and how the one was found from the other. */
  readonly because: readonly string[];
  /** Keys of facts that would decide. */
  readonly missing: readonly string[];
}

/** Which law governs, and why, in words. */
export function lawAnswer(profile: Profile, library: Library): LawAnswer {
  const { regime, because, missing } = decideRegime(profile, library);
  return { title: regime?.title ?? null, id: regime?.id ?? null, because, missing };
}
