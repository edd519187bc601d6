// What the checks say: findings and the outcomes of expected criteria. Plain data; offsets, never lines.

import type { Citation } from '../library/citation.ts';
import type { Category, Severity } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';

export type { Citation };

/** A piece of text to put in place of another. Offsets count in the document. */
export interface Edit extends Range {
  readonly document: number;
  readonly text: string;
}
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** `safe`: meaning unchanged (a format, a number); `wording`: legal wording, for a person to judge; `draft`: holds blanks. */
  readonly kind: 'safe' | 'wording' | 'draft';
  /** It inserts a clause of the library: an editor may bring what the clause needs as well, each into its place. */
  readonly inserts?: InsertedByFix;
}

export interface InsertedByFix {
  /** Id of the clause. */
  readonly clause: string;
  /** Where the pack keeps such things, or at the place of the edit. */
  readonly where: 'where-it-belongs' | 'section-end';
}

export interface Finding {
  readonly rule: string;
  readonly aliases: readonly string[];
  readonly category: Category;
  readonly severity: Severity;
  /** Index of the document in the pack. */
  readonly document: number;
  /** Offsets in the document. */
  readonly range: Range;
  /** What is in the text, why it may matter, what to do: plain British English. */
  readonly message: string;
  /** The short form of the message, for a list. */
  readonly title: string;
  readonly citations: readonly Citation[];
  readonly related: readonly { readonly document: number; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly Fix[];
  /** What decided: the facts of the profile and the words. */
  readonly because: readonly string[];
  readonly suppressed: { readonly reason: string; readonly by: 'comment' | 'configuration' } | null;
}

export type CriterionOutcome = 'met' | 'named' | 'missing' | 'not-applicable' | 'cannot-tell';
export interface CriterionResult {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly outcome: CriterionOutcome;
  readonly where: readonly { readonly document: number; readonly range: Range }[];
  readonly why: string;
  /** What the pack should contain, and what to do where it does not. */
  readonly asks: string;
  readonly instead: string;
  readonly force?: string;
  readonly citations: readonly Citation[];
}
