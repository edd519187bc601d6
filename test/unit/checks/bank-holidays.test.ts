// The computed holidays against those that the governments have published (gov.uk and gov.ie lists of single years).

import { describe, expect, it } from 'vitest';
import { holidayOn, holidaysOf } from '../../../server/src/checks/values/bank-holidays.ts';
import { calendarDay, dayNumber } from '../../../server/src/checks/values/calendar.ts';
import type { Jurisdiction } from '../../../server/src/library/model.ts';

const published: readonly (readonly [Jurisdiction, number, string])[] = [
  ['england', 2024, '1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12'],
  ['england', 2025, '1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12'],
  ['wales', 2026, '1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12'],
  ['england', 2027, '1/1 26/3 29/3 3/5 31/5 30/8 27/12 28/12'],
  ['scotland', 2025, '1/1 2/1 18/4 5/5 26/5 4/8 1/12 25/12 26/12'],
  ['scotland', 2026, '1/1 2/1 3/4 4/5 25/5 15/6 3/8 30/11 25/12 28/12'],
  ['scotland', 2027, '1/1 4/1 26/3 3/5 31/5 2/8 30/11 27/12 28/12'],
  ['northern-ireland', 2026, '1/1 17/3 3/4 6/4 4/5 25/5 13/7 31/8 25/12 28/12'],
  ['northern-ireland', 2024, '1/1 18/3 29/3 1/4 6/5 27/5 12/7 26/8 25/12 26/12'],
  ['ireland', 2026, '1/1 2/2 17/3 6/4 4/5 1/6 3/8 26/10 25/12 26/12'],
  ['ireland', 2030, '1/1 1/2 17/3 22/4 6/5 3/6 5/8 28/10 25/12 26/12'],
];

describe('bank and public holidays', () => {
  it.each(published)('%s %i', (jurisdiction, year, days) => {
    const computed = holidaysOf(year, jurisdiction).map(({ number }) => {
      const { day, month } = calendarDay(number);
      return `${day}/${month}`;
    });
    expect(computed.join(' ')).toBe(days);
  });
  it('knows none where no jurisdiction is declared', () => {
    expect(holidayOn(dayNumber(2026, 12, 25) ?? 0, 2026, undefined)).toBeUndefined();
  });
});
