// What several style checks ask of a sentence: whether it lays down a duty, and whether it is part of a test that a tender
// passes or fails.

import type { ChunkModel, Section, Statement } from '../../tender/model.ts';
import { leadInText, titlesAbove } from './context.ts';

const duty =
  /\b(?:shall|must|is (?:required|obliged) to|are (?:required|obliged) to|undertakes? to|agrees? to)\b/i;

/** A duty in its own words or in those it hangs from. */
export function isDuty(statement: Statement): boolean {
  return (
    duty.test(statement.text) || (statement.place === 'item' && duty.test(leadInText(statement.leadIns)))
  );
}

const gateTitle =
  /\b(?:pass\/? ?fail|mandatory|minimum (?:requirements?|standards?|criteria|levels?)|selection criteria|conditions of participation|exclusion|essential (?:requirements?|criteria)|compliance requirements?|gateway|what (?:must (?:I|we|you)|you must) have|must[- ]haves?)\b/i;
const gateText =
  /\b(?:pass\/? ?fail|mandatory|minimum requirement|will be (?:excluded|disqualified|rejected)|shall be (?:excluded|disqualified|rejected)|to pass\b|must (?:pass|meet|satisfy) (?:each|all|every)|not (?:look at|evaluate|consider) (?:the rest|your)|fail\w* (?:to meet )?any of (?:these|the following))/i;

/** A requirement that a tender passes or fails by: its heading, its column or its words say so. */
export function isGate({ text, section, leadIns }: Statement): boolean {
  if (gateText.test(text)) return true;
  if (leadIns.some((leadIn) => leadIn.text.length < 400 && gateText.test(leadIn.text))) return true;
  return isGateSection(section);
}

const known = new WeakMap<Section, boolean>();
function isGateSection(section: Section): boolean {
  let is = known.get(section);
  if (is === undefined) {
    // The nearest heading that says what it is for decides.
    is =
      section.kind === 'conditions-of-participation' ||
      titlesAbove(section).some((title) => gateTitle.test(title));
    known.set(section, is);
  }
  return is;
}

/** Quoted law, a heading, a definition or an example: nobody drafts these here. */
export function isBorrowed(statement: Statement, model: ChunkModel): boolean {
  if (statement.place === 'quote' || statement.place === 'heading' || statement.place === 'footnote')
    return true;
  if (
    /\b(?:Act|Regulations?|Directive) (?:19|20)\d\d (?:says|provides|states|reads|defines)\b/.test(
      statement.text,
    )
  )
    return true;
  return model.chunk.text.length === 0;
}

/** Where in a text words stand inside quotation marks. */
export function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return (
    (before.match(/[“]/g)?.length ?? 0) > (before.match(/[”]/g)?.length ?? 0) ||
    (before.match(/"/g)?.length ?? 0) % 2 === 1
  );
}
