// Amounts of money: "£1.2m", "EUR 5 404 000", "GBP 10 million", with the VAT basis the words beside them give.

import type { AmountFact, Statement } from '../model.ts';
import { placeOf, type Searched, type Taken } from './found.ts';
import type { NumberInText } from './numbers.ts';

const symbolBefore = /(?:£|€|\$|(?:GBP|EUR|USD|Euros?|euros?)[ \u00a0]?[£€$]?)[ \u00a0]?$/;
const scaleAfter = /[ \u00a0]?(?:(million|mn|m|M)|(billion|bn)|(thousand|k|K))(?![A-Za-z0-9²³])/y;
const currencyAfter = /[ \u00a0]?(GBP|EUR|USD|euros?\b|Euros?\b|pounds? sterling\b|pounds\b|€|£)/y;

/** Finds the amounts among the numbers of a statement, and notes what they were read from. */
export function findAmounts(searched: Searched, numbers: readonly NumberInText[], taken: Taken[]): void {
  const { text } = searched.statement;
  for (const number of numbers) {
    const before = symbolBefore.exec(text.slice(Math.max(0, number.start - 8), number.start))?.[0];
    let { end, value } = number;
    scaleAfter.lastIndex = end;
    const scale = scaleAfter.exec(text);
    if (scale) {
      value *= scale[1] ? 1e6 : scale[2] ? 1e9 : 1e3;
      end = scaleAfter.lastIndex;
    }
    let currency = before === undefined ? undefined : currencyOf(before);
    currencyAfter.lastIndex = end;
    const after = currency ? undefined : currencyAfter.exec(text);
    if (after) {
      currency = currencyOf(after[1] ?? '');
      end = currencyAfter.lastIndex;
    }
    if (!currency) continue;
    const start = number.start - (before?.length ?? 0);
    const vat = vatBasis(searched.statement, start, end);
    taken.push({ start, end });
    const fact: AmountFact = {
      kind: 'amount',
      range: placeOf(searched.statement, start, end),
      statement: searched.index,
      // 1.1 * 1e6 is not a whole number of pounds in binary
      value: Math.round(value * 100) / 100,
      currency,
      ...(vat === undefined ? {} : { vat }),
    };
    searched.facts.push(fact);
  }
}

function currencyOf(written: string): AmountFact['currency'] {
  if (/€|eur/i.test(written)) return 'EUR';
  return /\$|usd/i.test(written) ? 'USD' : 'GBP';
}

const excluded =
  /\b(?:excluding|exclusive of|excl\.?|ex\.?|excludes|net of|without|plus|before|not including|not inclusive of)[ \u00a0]+(?:of )?(?:any )?(?:applicable )?(?:VAT|value added tax)|\bVAT[- ](?:exclusive|excluded)|\bnet of VAT|\+ ?VAT/i;
const included =
  /\b(?:including|inclusive of|incl\.?|inc\.?|includes|with|gross of)[ \u00a0]+(?:of )?(?:any )?(?:applicable )?(?:VAT|value added tax)|\bVAT[- ](?:inclusive|included)/i;

/** The basis in the words after the amount, else before it, else in what the statement hangs from. */
function vatBasis(statement: Statement, start: number, end: number): AmountFact['vat'] {
  const { text } = statement;
  return (
    basisIn(text.slice(end, end + 60)) ??
    basisIn(text.slice(Math.max(0, start - 60), start)) ??
    statement.leadIns.reduce<AmountFact['vat']>((basis, leadIn) => basisIn(leadIn.text) ?? basis, undefined)
  );
}

function basisIn(words: string): AmountFact['vat'] {
  if (!/VAT|value added tax/i.test(words)) return undefined;
  if (excluded.test(words)) return 'excluded';
  return included.test(words) ? 'included' : undefined;
}
