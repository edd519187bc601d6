// The drafting checks, one file each. Their titles, messages, severities and examples: clause-library/rules/dq-….yml.

import { amtClash } from './dq-amt-clash.ts';
import { amtVat } from './dq-amt-vat.ts';
import { dateClash } from './dq-date-clash.ts';
import { dateDay } from './dq-date-day.ts';
import { dateHoliday } from './dq-date-holiday.ts';
import { dateOrder } from './dq-date-order.ts';
import { headSkip } from './dq-head-skip.ts';
import { numWords } from './dq-num-words.ts';
import { sum } from './dq-sum.ts';
import { time } from './dq-time.ts';
import { weightClash } from './dq-weight-clash.ts';
import type { DraftingCheck } from './drafting-check.ts';

export const draftingChecks: readonly DraftingCheck[] = [
  amtClash,
  amtVat,
  dateClash,
  dateDay,
  dateHoliday,
  dateOrder,
  headSkip,
  numWords,
  sum,
  time,
  weightClash,
];
