// The drafting checks, one file each. Their titles, messages, severities and examples: clause-library/rules/dq-….yml.

import { dateClash } from './dq-date-clash.ts';
import { headSkip } from './dq-head-skip.ts';
import type { DraftingCheck } from './drafting-check.ts';

export const draftingChecks: readonly DraftingCheck[] = [dateClash, headSkip];
