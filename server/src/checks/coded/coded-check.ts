// What a coded check is: one file that finds places where data cannot say it. Its metadata, law, messages and
// examples stand in the rule file of the same id, as for every other rule.

import type { Rule, Threshold } from '../../library/model.ts';
import type { Range } from '../../markdown/blocks.ts';
import type { Fix } from '../finding.ts';
import type { PackView } from '../view.ts';

export interface CodedFinding {
  readonly document: number;
  /** In the document. */
  readonly range: Range;
  /** Fills `{match}` in the rule's message. */
  readonly match: string;
  readonly related?: readonly {
    readonly document: number;
    readonly range: Range;
    readonly message: string;
  }[];
  /** `loose`: what was read may mean something else, so it carries no error; plain where it is not given. */
  readonly reading?: 'plain' | 'loose';
  /** The arithmetic or the facts that decided. */
  readonly because: readonly string[];
  /** What may be put in its place; a fix may edit several documents of the pack. */
  readonly fixes?: readonly Fix[];
}
export interface CodedContext {
  readonly view: PackView;
  /** The rule the check belongs to: its `figures` are what the law counts. */
  readonly rule: Rule;
  /** The dated sum of money for a purpose under this pack's profile. */
  readonly threshold: (purpose: string) => Threshold | undefined;
}
export interface CodedCheck {
  /** Of the rule it belongs to. */
  readonly id: string;
  /** Concepts whose places it wants to see as signals. */
  readonly watches?: readonly string[];
  readonly find: (context: CodedContext) => readonly CodedFinding[];
}
