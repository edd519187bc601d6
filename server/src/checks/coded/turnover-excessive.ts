// turnover-excessive: the least turnover asked for is more than the cap times the (annual) value of the contract,
// or a credit score alone decides.

import type { AmountFact } from '../../tender/model.ts';
import { numberWord, numberWordsAt } from '../values/number-words.ts';
import { chunksSeeing, placed, statementRange } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';
import { statementsWith } from './seen-statements.ts';

/** "three times the annual contract value", "5x the value". */
const TIMES =
  /\b(\d{1,2}(?:\.\d)?|two|three|four|five|six|seven|eight|nine|ten|double|twice|treble|triple|quadruple)\s*(?:\(\d{1,2}\)\s*)?(?:x\b|times\b|×)?/gi;
/** A turnover that must not be passed says who is small; it asks for no turnover. */
const CEILING =
  /\bturnover\b.{0,40}\b(?:not exceed|not exceeding|no more than|less than or equal|at most)\b/i;
const FACTORS: Readonly<Record<string, number>> = {
  two: 2,
  double: 2,
  twice: 2,
  three: 3,
  treble: 3,
  triple: 3,
  four: 4,
  quadruple: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const ONE_WORD = new Set(['double', 'twice', 'treble', 'triple', 'quadruple']);

/** Where a turnover is told and not asked for. */
const SILENT: readonly string[] = ['background', 'definitions', 'contract-conditions', 'monitoring'];

export const turnoverExcessive: CodedCheck = {
  id: 'turnover-excessive',
  watches: [
    'turnover-demanded',
    'turnover-justified',
    'contract-value',
    'modern-slavery-statement',
    'credit-score',
    'credit-alone',
    'turned-away',
    'waived',
    'accounts-alternative',
  ],
  find: ({ view, rule }) => {
    const cap = rule.figures?.multiple;
    if (cap === undefined) return [];
    const { value, years } = view.pack.profile.profile;
    const annual = value === undefined ? undefined : years && years > 1 ? value / years : value;
    const basis =
      years && years > 1
        ? `annual value of ${pounds(annual)} (${pounds(value)} over ${years} years)`
        : `contract value of ${pounds(value)}`;
    const out: CodedFinding[] = [];
    for (const document of view.documents) {
      for (const seen of statementsWith(document, 'credit-score'))
        if (
          seen.concepts.has('turned-away') &&
          !seen.concepts.has('waived') &&
          (seen.concepts.has('credit-alone') || seen.near.has('credit-alone')) &&
          !seen.concepts.has('accounts-alternative')
        )
          out.push({
            document: document.index,
            range: seen.range,
            match: seen.statement.text,
            reading: 'loose',
            because: ['A credit score alone decides, whatever else shows financial capacity.'],
          });
      for (const chunk of chunksSeeing(document, 'turnover-demanded')) {
        const asked = chunk.local.signals.filter((s) => s.concept === 'turnover-demanded');
        for (const { statement: index } of asked) {
          const statement = chunk.model.statements[index];
          if (!statement || SILENT.includes(statement.section.kind) || CEILING.test(statement.text)) continue;
          const near = chunk.local.signals.some(
            (s) => s.concept === 'turnover-justified' && Math.abs(s.statement - index) <= 1,
          );
          if (near || chunk.local.signals.some((s) => isDutyOnSlavery(s.concept) && s.statement === index))
            continue;
          const factor = chunk.local.signals.some(
            (s) => s.concept === 'contract-value' && s.statement === index,
          )
            ? factorIn(statement.text)
            : undefined;
          if (factor !== undefined && factor > cap) {
            out.push({
              document: document.index,
              range: statementRange(chunk, statement),
              match: statement.text,
              because: [`${factor} times the value of the contract; the cap is ${cap} times.`],
            });
            continue;
          }
          const amount = chunk.model.facts.find(
            (f): f is AmountFact => f.kind === 'amount' && f.statement === index,
          );
          const value = amount?.value ?? amountInWords(statement.text);
          if (factor === undefined && value !== undefined && annual !== undefined && value > cap * annual)
            out.push({
              document: document.index,
              range: amount ? placed(chunk, amount.range) : statementRange(chunk, statement),
              match: statement.text,
              because: [`${pounds(value)} is more than ${cap} times the ${basis}.`],
            });
        }
      }
    }
    return out;
  },
};

/** The turnover from which a statement on slavery is due is no turnover that the buyer asks for. */
const isDutyOnSlavery = (concept: string) => concept === 'modern-slavery-statement';

/** "five million pounds"; undefined where no sum of money stands in words. */
function amountInWords(text: string): number | undefined {
  for (const { index } of text.matchAll(numberWord)) {
    const number = numberWordsAt(text, index);
    if (number && number.value >= 1_000 && /^\s*(?:pounds|euros?|sterling)\b/i.test(text.slice(number.end)))
      return number.value;
  }
  return undefined;
}

function factorIn(text: string): number | undefined {
  for (const m of text.matchAll(TIMES)) {
    const word = (m[1] as string).toLowerCase();
    if (!ONE_WORD.has(word) && !/(x|times|×)$/i.test(m[0].trim())) continue;
    return FACTORS[word] ?? Number(word);
  }
  return undefined;
}

const pounds = (n: number | undefined) =>
  n === undefined ? 'unknown' : Math.round(n).toLocaleString('en-GB');
