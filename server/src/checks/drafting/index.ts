// The drafting checks, one file each. Their titles, messages, severities and examples: clause-library/rules/dq-….yml.

import { amtClash } from './dq-amt-clash.ts';
import { amtVat } from './dq-amt-vat.ts';
import { attMissing } from './dq-att-missing.ts';
import { attOrphan } from './dq-att-orphan.ts';
import { dateClash } from './dq-date-clash.ts';
import { dateDay } from './dq-date-day.ts';
import { dateHoliday } from './dq-date-holiday.ts';
import { dateOrder } from './dq-date-order.ts';
import { headEmpty } from './dq-head-empty.ts';
import { headSkip } from './dq-head-skip.ts';
import { listEnd } from './dq-list-end.ts';
import { listOrder } from './dq-list-order.ts';
import { numDup } from './dq-num-dup.ts';
import { numGap } from './dq-num-gap.ts';
import { numMix } from './dq-num-mix.ts';
import { numWords } from './dq-num-words.ts';
import { refDrift } from './dq-ref-drift.ts';
import { refMissing } from './dq-ref-missing.ts';
import { refTitle } from './dq-ref-title.ts';
import { refVague } from './dq-ref-vague.ts';
import { sum } from './dq-sum.ts';
import { time } from './dq-time.ts';
import { weightClash } from './dq-weight-clash.ts';
import type { DraftingCheck } from './drafting-check.ts';

export const draftingChecks: readonly DraftingCheck[] = [
  amtClash,
  amtVat,
  attMissing,
  attOrphan,
  dateClash,
  dateDay,
  dateHoliday,
  dateOrder,
  headEmpty,
  headSkip,
  listEnd,
  listOrder,
  numDup,
  numGap,
  numMix,
  numWords,
  refDrift,
  refMissing,
  refTitle,
  refVague,
  sum,
  time,
  weightClash,
];
