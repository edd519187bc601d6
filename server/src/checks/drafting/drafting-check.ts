// What a drafting check is: one file that finds defects which have nothing to do with procurement law. It runs under
// any profile and none. Its words stand in the rule file of the same id.

import type { Rule, Severity } from '../../library/model.ts';
import type { CodedFinding } from '../coded/coded-check.ts';
import type { CriterionResult, Finding, Fix } from '../finding.ts';
import type { PackView } from '../view.ts';

export interface DraftingFinding extends Omit<CodedFinding, 'fixes'> {
  /** What may be put in its place, or how to work that out when it is wanted. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
  /** Fills `{name}` in the rule's message, beside `{match}`. */
  readonly words?: Readonly<Record<string, string>>;
  /** Where this place is more or less serious than the rule file says. */
  readonly severity?: Severity;
}
export interface DraftingContext {
  readonly view: PackView;
  /** The rule file the check belongs to, with its `figures`. */
  readonly rule: Rule;
  /** What the pack is about to be used for; `draft` where the profile does not say. */
  readonly stage: 'draft' | 'publication';
  /** What the risk rules have found already: one defect is told once. */
  readonly told: readonly Finding[];
  /** How the pack stands by the expected criteria. */
  readonly criteria: () => readonly CriterionResult[];
}
export interface DraftingCheck {
  /** Of the rule it belongs to: `DQ-REF-MISSING`. */
  readonly id: string;
  readonly find: (context: DraftingContext) => readonly DraftingFinding[];
}
