// Periods of time: "30 days", "five working days", "thirty (30) calendar days", "a 24-month term".

import type { PeriodFact } from '../model.ts';
import { isTaken, placeOf, type Searched, type Taken } from './found.ts';
import type { NumberInText } from './numbers.ts';

const unitAfter =
  /[ \u00a0-]{1,2}(?:(working|business|clear working|consecutive|calendar|clear|full|whole|further|additional|consecutive calendar)[ \u00a0])?(hour|day|week|month|year)s?(?![A-Za-z])/iy;

/** Finds the periods among the numbers of a statement. */
export function findPeriods(
  searched: Searched,
  numbers: readonly NumberInText[],
  taken: readonly Taken[],
): void {
  const { text } = searched.statement;
  for (const number of numbers) {
    unitAfter.lastIndex = number.end;
    const match = unitAfter.exec(text);
    if (!match || isTaken(taken, number.start, number.end)) continue;
    const kind = (match[1] ?? '').toLowerCase();
    const unit = (match[2] ?? '').toLowerCase() as 'hour' | 'day' | 'week' | 'month' | 'year';
    const isWorking = unit === 'day' && (kind.includes('working') || kind === 'business');
    const fact: PeriodFact = {
      kind: 'period',
      range: placeOf(searched.statement, number.start, unitAfter.lastIndex),
      statement: searched.index,
      value: number.value,
      unit: isWorking ? 'working-day' : unit,
    };
    searched.facts.push(fact);
  }
}
