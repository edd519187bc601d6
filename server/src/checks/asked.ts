// What an analysis of a chunk asked of its surroundings, and whether other surroundings answer the same: then the analysis holds
// there too.

import type { LeadIn, Section, Statement } from '../tender/model.ts';
import type { CompiledLibrary } from './compile.ts';
import { matches } from './match.ts';
import type { Node } from './pattern.ts';
import { kindsOf, sameStages } from './stage.ts';

export interface Asked {
  readonly previous: boolean;
  readonly next: boolean;
  /** The stage of a statement, to which the section adds. */
  readonly stages: boolean;
  /** The titles themselves. */
  readonly wording: boolean;
  /** Patterns: whether the title of a statement's section, or of one around it, says them. */
  readonly titles: ReadonlySet<Node>;
  /** Sets of kinds of section: whether a statement's own section is of one of them, or stands under one. */
  readonly own: ReadonlySet<ReadonlySet<string>>;
  readonly around: ReadonlySet<ReadonlySet<string>>;
}
/** While it is being found out. */
export interface Asking {
  previous: boolean;
  next: boolean;
  stages: boolean;
  wording: boolean;
  readonly titles: Set<Node>;
  readonly own: Set<ReadonlySet<string>>;
  readonly around: Set<ReadonlySet<string>>;
}
export const nothingAsked = (): Asking => ({
  previous: false,
  next: false,
  stages: false,
  wording: false,
  titles: new Set(),
  own: new Set(),
  around: new Set(),
});
export const isUnder = (kinds: ReadonlySet<string>, section: Section): boolean => {
  for (const kind of kindsOf(section)) if (kinds.has(kind)) return true;
  return false;
};

/** Whether a section answers all that was asked as another one did. */
export function answersTheSame(asked: Asked, was: Section, is: Section, compiled: CompiledLibrary): boolean {
  if (was === is) return true;
  if (asked.stages && !sameStages(was, is)) return false;
  if (asked.wording && !sameTitles(was, is)) return false;
  for (const kinds of asked.own) if (kinds.has(is.kind) !== kinds.has(was.kind)) return false;
  for (const kinds of asked.around) if (isUnder(kinds, is) !== isUnder(kinds, was)) return false;
  for (const node of asked.titles)
    if (isInTitles(node, is, compiled) !== isInTitles(node, was, compiled)) return false;
  return true;
}

function sameTitles(a: Section | undefined, b: Section | undefined): boolean {
  for (let [one, other] = [a, b]; one !== other; one = one.parent, other = other.parent)
    if (one === undefined || other === undefined || one.title !== other.title) return false;
  return true;
}

/** The same sentence with the same lead-ins, for all that matters here. */
export function sameWords(a: Statement | undefined, b: Statement | undefined): boolean {
  if (a === b) return true;
  return (
    a !== undefined &&
    b !== undefined &&
    a.run === b.run &&
    a.runStart === b.runStart &&
    a.text === b.text &&
    a.place === b.place &&
    a.group === b.group &&
    sameLeadIns(a.leadIns, b.leadIns)
  );
}

/** A chunk that was read again under other headings has lead-ins of its own that say the same. */
function sameLeadIns(a: readonly LeadIn[], b: readonly LeadIn[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every(({ kind, text }, i) => {
        const other = b[i];
        return other !== undefined && kind === other.kind && text === other.text;
      }))
  );
}

/** Whether the title of a section, or of one around it, says a pattern. */
export function isInTitles(node: Node, section: Section, compiled: CompiledLibrary): boolean {
  for (let at: Section | undefined = section; at; at = at.parent)
    if (at.title && matches(node, compiled.matcher.shortText(at.title))) return true;
  return false;
}
