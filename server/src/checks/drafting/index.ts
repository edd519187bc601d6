// The drafting checks, one file each. Their titles, messages, severities and examples: clause-library/rules/dq-….yml and
// lib-….yml, those about clauses that were inserted from the library.

import { abbr } from './dq-abbr.ts';
import { actorCheck } from './dq-actor.ts';
import { amtClash } from './dq-amt-clash.ts';
import { amtVat } from './dq-amt-vat.ts';
import { andOr } from './dq-andor.ts';
import { archaic } from './dq-archaic.ts';
import { attMissing } from './dq-att-missing.ts';
import { attOrphan } from './dq-att-orphan.ts';
import { bilingual } from './dq-bilingual.ts';
import { blank } from './dq-blank.ts';
import { dateClash } from './dq-date-clash.ts';
import { dateDay } from './dq-date-day.ts';
import { dateHoliday } from './dq-date-holiday.ts';
import { dateOrder } from './dq-date-order.ts';
import { defCase } from './dq-def-case.ts';
import { defCircle } from './dq-def-circle.ts';
import { defConflict } from './dq-def-conflict.ts';
import { defDuty } from './dq-def-duty.ts';
import { defMarked } from './dq-def-marked.ts';
import { defMaybe } from './dq-def-maybe.ts';
import { defOrder } from './dq-def-order.ts';
import { defSyn } from './dq-def-syn.ts';
import { defUnused } from './dq-def-unused.ts';
import { dupClause } from './dq-dup-clause.ts';
import { dur } from './dq-dur.ts';
import { headEmpty } from './dq-head-empty.ts';
import { headSkip } from './dq-head-skip.ts';
import { link } from './dq-link.ts';
import { listEnd } from './dq-list-end.ts';
import { listOrder } from './dq-list-order.ts';
import { long } from './dq-long.ts';
import { modal } from './dq-modal.ts';
import { numDup } from './dq-num-dup.ts';
import { numGap } from './dq-num-gap.ts';
import { numMix } from './dq-num-mix.ts';
import { numWords } from './dq-num-words.ts';
import { pair } from './dq-pair.ts';
import { parse } from './dq-parse.ts';
import { party } from './dq-party.ts';
import { precedence } from './dq-precedence.ts';
import { refDrift } from './dq-ref-drift.ts';
import { refMissing } from './dq-ref-missing.ts';
import { refTitle } from './dq-ref-title.ts';
import { refVague } from './dq-ref-vague.ts';
import { review } from './dq-review.ts';
import { sum } from './dq-sum.ts';
import { table } from './dq-table.ts';
import { time } from './dq-time.ts';
import { vague } from './dq-vague.ts';
import { version } from './dq-version.ts';
import { weightClash } from './dq-weight-clash.ts';
import type { DraftingCheck } from './drafting-check.ts';
import { libChanged } from './lib-changed.ts';
import { libCompanion } from './lib-companion.ts';
import { libJuris } from './lib-juris.ts';
import { libLicence } from './lib-licence.ts';
import { libOutdated } from './lib-outdated.ts';
import { libParameter } from './lib-parameter.ts';
import { libReviewDue } from './lib-review-due.ts';
import { libUndefined } from './lib-undefined.ts';

export const draftingChecks: readonly DraftingCheck[] = [
  abbr,
  actorCheck,
  amtClash,
  amtVat,
  andOr,
  archaic,
  attMissing,
  attOrphan,
  bilingual,
  blank,
  dateClash,
  dateDay,
  dateHoliday,
  dateOrder,
  defCase,
  defCircle,
  defConflict,
  defDuty,
  defMarked,
  defMaybe,
  defOrder,
  defSyn,
  defUnused,
  dupClause,
  dur,
  headEmpty,
  headSkip,
  link,
  listEnd,
  listOrder,
  long,
  modal,
  numDup,
  numGap,
  numMix,
  numWords,
  pair,
  parse,
  party,
  precedence,
  refDrift,
  refMissing,
  refTitle,
  refVague,
  review,
  sum,
  table,
  time,
  vague,
  version,
  weightClash,
  libChanged,
  libCompanion,
  libJuris,
  libLicence,
  libOutdated,
  libParameter,
  libReviewDue,
  libUndefined,
];
