// DQ-VAGUE: measures without a measure ("adequate", "as appropriate", "etc.") in a test or a duty.

import { mention } from '../../tender/mentions.ts';
import { isBorrowed, isDuty, isGate, isQuoted } from '../values/duties.ts';
import { type InStatement, inPack, perStatement } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

interface Vague {
  readonly word: string;
  readonly where: typeof gateWords | 'a test that tenders are scored by' | 'a duty';
}
const gateWords = 'a requirement that tenders pass or fail by';

/** In a test that tenders pass or fail by. */
const inGate =
  /\b(?:adequate(?:ly)?|sufficient(?:ly)?|(?<!where |as |if )appropriate(?:ly)?|suitabl[ey]|satisfactory|satisfactorily|reasonable|substantial|significant|robust|good quality|high quality|good standing|well established|extensive|relevant experience|proven track record|etc\.?|and so on|state of the art|best practice|where possible|as appropriate|as necessary)(?![\p{L}])/giu;
/** In any duty: what ends in nothing definite. */
const inDuty =
  /\betc\.?(?![\p{L}])|\band so (?:on|forth)\b|\bas (?:and when )?(?:appropriate|necessary|required|needed)\b(?! by)|\bwhere(?:ver)? (?:possible|practicable|appropriate)\b|\bif possible\b|\bin a timely manner\b|\bas soon as possible\b|\bstate of the art\b|\buser[- ]friendly\b|\bto a high standard\b/giu;
/** What a score is said to depend on. */
const howScored =
  /\b(?:scored|marked|assessed|evaluated|judged)\b[^.;]{0,30}\bhow (?:well )?((?:[\p{L}]+ )?(?:adequate|appropriate|suitable|sufficient|satisfactory|robust|good|strong|convincing))\b/iu;
/** Words that make it definite, or that the law itself uses. */
const defined =
  /\b(?:means|defined|accordance with|as set out|specified|listed|at least|minimum of|no(?:t)? less than|not more than|evidenced by|such as|that is|namely|in the form|standard \d|ISO|BS EN|reasonable (?:adjustments?|endeavours?|notice|steps|opinion|skill|care|time|request|costs?|grounds?)|all reasonable|reasonably)\b|\d/i;

/** A cheap look before the rest. */
const mayBeVague =
  /adequate|sufficient|appropriate|suitabl|satisfactor|reasonable|substantial|significant|robust|quality|standing|establish|experience|record|etc|and so|state of|practice|possible|necessary|required|needed|practicable|timely|soon|friendly|high standard/i;
/** The same in single words. */
const mentionsVague = mention(
  /adequate|sufficient|appropriate|suitabl|satisfactor|reasonable|substantial|significant|robust|quality|standing|establish|experience|record|etc|^so|state|practice|possible|necessary|required|needed|practicable|timely|soon|friendly|standard/,
);

const reader = perStatement((statement, model): readonly InStatement<Vague>[] => {
  if (!mayBeVague.test(statement.text) || isBorrowed(statement, model)) return [];
  const { text } = statement;
  const gate =
    isGate(statement) &&
    !/\b(?:the )?(?:authority|council|buyer|trust|panel|evaluators?)\b[^.;]{0,60}\b(?:may|will|shall|reserves?)\b/i.test(
      text,
    );
  if (
    gate &&
    !defined.test(text.replace(/\b(?:stage|part|section|question|lot) \d+/gi, '')) &&
    (isDuty(statement) || statement.place === 'cell')
  ) {
    const match = [...text.matchAll(inGate)].find((m) => !isQuoted(text, m.index));
    return match ? [piece(match, gateWords)] : [];
  }
  const scored = howScored.exec(text);
  if (scored && !defined.test(text)) {
    const at = scored.index + scored[0].length - (scored[1] as string).length;
    return [
      {
        start: at,
        end: at + (scored[1] as string).length,
        value: { word: scored[1] as string, where: 'a test that tenders are scored by' },
      },
    ];
  }
  if (!isDuty(statement)) return [];
  const match = [...text.matchAll(inDuty)].find((m) => !isQuoted(text, m.index));
  return match ? [piece(match, 'a duty')] : [];
}, mentionsVague);

function piece(match: RegExpExecArray, where: Vague['where']): InStatement<Vague> {
  return { start: match.index, end: match.index + match[0].length, value: { word: match[0], where } };
}

export const vague: DraftingCheck = {
  id: 'DQ-VAGUE',
  find: ({ view }) =>
    inPack(view, reader).map(({ document, range, statement, value }) => ({
      document,
      range,
      match: statement?.text ?? value.word,
      words: {
        word: value.word,
        where: value.where,
      },
      ...(value.where === gateWords ? {} : { severity: value.where === 'a duty' ? 'hint' : 'information' }),
      because: [`It stands in ${value.where}.`],
    })),
};
