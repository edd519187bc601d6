// reserved-contract-misstated: a reservation to supported employment or to mutuals that says another share, another
// length, another procedure or another kind of body than the governing law.

import type { RegimeId } from '../../library/model.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';
import { denials, isDenied, type SeenStatement, statementsWith } from './seen-statements.ts';

const RESERVED = 'supported-reservation';
const MUTUAL = 'mutual-reservation';

export const reservedContractMisstated: CodedCheck = {
  id: 'reserved-contract-misstated',
  watches: [
    RESERVED,
    MUTUAL,
    'sheltered-workshop',
    'disabled-only',
    'open-procedure',

    ...denials,
  ],
  find: ({ view, rule }) => {
    const regime = view.pack.profile.decision.regime?.id;
    const figures = rule.figures;
    if (regime === undefined || figures === undefined) return [];
    const years = longest(regime, figures);
    const out: CodedFinding[] = [];
    for (const document of view.documents) {
      const taken = new Set<number>();
      const report = (seen: SeenStatement, because: string | undefined) => {
        if (because === undefined || taken.has(seen.range.start)) return;
        taken.add(seen.range.start);
        out.push({
          document: document.index,
          range: seen.range,
          match: seen.statement.text,
          because: [because],
        });
      };
      for (const seen of statementsWith(document, RESERVED))
        if (!isDenied(seen)) report(seen, supportedDefect(seen, regime, figures.share));
      for (const seen of statementsWith(document, MUTUAL))
        if (!isDenied(seen)) report(seen, mutualDefect(seen, regime, years));
    }
    return out;
  },
};

function longest(regime: RegimeId, figures: Readonly<Record<string, number>>): number | undefined {
  if (regime === 'procurement-act-2023') return figures.yearsAct;
  return regime === 'pcr-2015' || regime === 'eu-2014-24' ? figures.yearsRegulations : undefined;
}

function supportedDefect(seen: SeenStatement, regime: RegimeId, share: number | undefined) {
  const { concepts } = seen;
  const text = fullText(seen);
  const said = ADVANTAGE.test(text) ? undefined : shareIn(text);
  if (said !== undefined && share !== undefined && said !== share)
    return `The text says ${said}%; the law says ${share}%.`;
  if (concepts.has('disabled-only')) return 'The law counts disabled and disadvantaged people alike.';
  if (regime !== 'procurement-act-2023') return undefined;
  if (concepts.has('sheltered-workshop')) return 'The Act speaks of supported employment providers.';
  if (seen.near.has('open-procedure'))
    return 'The Act allows the reservation in a competitive flexible procedure only.';
  return undefined;
}

function mutualDefect(seen: SeenStatement, regime: RegimeId, years: number | undefined) {
  const said = yearsIn(fullText(seen)) ?? yearsIn(termAfter(seen));
  if (said !== undefined && years !== undefined && said > years)
    return `The text says ${said} years; the law allows ${years}.`;
  if (regime === 'procurement-act-2023' && seen.near.has('open-procedure'))
    return 'The Act allows the reservation in a competitive flexible procedure only.';
  return undefined;
}

/** "The contract will run for seven years": the next sentence, where it speaks of a length. */
function termAfter({ next }: SeenStatement): string {
  return next && /\b(?:term|runs?|lasts?|ends?|duration|length|period|awarded for|years?)\b/i.test(next.text)
    ? next.text
    : '';
}

const fullText = (seen: SeenStatement) =>
  [...seen.statement.leadIns.map((leadIn) => leadIn.text), seen.statement.text].join(' ');

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  quarter: 25,
  third: 33,
  half: 50,
  majority: 51,
};
const SHARE =
  /\b(\d{1,3}(?:\.\d+)?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten)\s?(?:%|per cent|percent)|\b(half|majority|quarter(?=\sof)|third(?=\sof))\b/i;
/** A percentage that is an advantage in the marking, not the share of the workforce. */
const ADVANTAGE = /\b(?:uplift|bonus|marks?|points?|scored?|discount|advantage|weight(?:ing)?)\b/i;
const YEARS =
  /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s?\(\d{1,2}\))?[\s-]years?\b/gi;
/** "has not been awarded a contract in the past three years" is the rule itself, not the length of the contract. */
const PAST_YEARS = /\b(?:previous|past|preceding|the last|within|prior)\s(?:\w+\s)?$/i;

function shareIn(text: string): number | undefined {
  const found = SHARE.exec(text);
  const word = (found?.[1] ?? found?.[2])?.toLowerCase();
  return word === undefined ? undefined : (WORDS[word] ?? Number(word));
}

function yearsIn(text: string): number | undefined {
  for (const found of text.matchAll(YEARS)) {
    if (PAST_YEARS.test(text.slice(0, found.index))) continue;
    const word = (found[1] as string).toLowerCase();
    return WORDS[word] ?? Number(word);
  }
  return undefined;
}
