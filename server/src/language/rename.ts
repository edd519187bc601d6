// Rename of a defined term, with its plurals, and of a numbered clause, with all that refers to it. What would clash with
// another term or number is refused with a reason.

import type { Offset, Range } from '../markdown/blocks.ts';
import { type DocumentStructure, textBetween } from '../structure/document-structure.ts';
import { readingsOfSegment, segmentsOf } from '../structure/labels.ts';
import type { Provision } from '../structure/model.ts';
import { type PackEdit, renumberEdits } from '../structure/renumber.ts';
import { termKey } from '../structure/terms.ts';
import { usesAt } from './references.ts';
import type { Snapshot } from './snapshot.ts';
import { structureAt, structureIn, targetOf, termsIn } from './structure-at.ts';

export interface Renamable {
  /** What is renamed, in the document. */
  readonly range: Range;
  readonly placeholder: string;
}
export type Renamed = { readonly edits: readonly PackEdit[] } | { readonly refused: string };

/** What can be renamed at an offset; undefined where nothing can. */
export function renamableAt(snapshot: Snapshot, document: number, offset: Offset): Renamable | undefined {
  const at = structureAt(snapshot, document, offset);
  if (!at) return undefined;
  if (at.kind === 'term') return { range: at.range, placeholder: at.entry.term };
  const provision = provisionMeant(snapshot, document, at);
  if (!provision?.typed) return undefined;
  const structure = structureIn(snapshot).documents[document] as DocumentStructure;
  const range =
    at.kind === 'number'
      ? at.range
      : {
          start: at.placed.start + at.reference.labelRange.start,
          end: at.placed.start + at.reference.labelRange.end,
        };
  return { range, placeholder: textBetween(structure, range) };
}

/** The edits of a rename, or why it cannot be done. */
export function rename(snapshot: Snapshot, document: number, offset: Offset, name: string): Renamed {
  const at = structureAt(snapshot, document, offset);
  if (!at) return { refused: 'There is neither a defined term nor a numbered clause here.' };
  const wanted = name.trim();
  if (at.kind === 'term') return renameTerm(snapshot, document, offset, at.entry.term, wanted);
  const provision = provisionMeant(snapshot, document, at);
  if (!provision?.typed) return { refused: 'The number of this clause is not typed in the text.' };
  return renameNumber(snapshot, provision, wanted);
}

function provisionMeant(
  snapshot: Snapshot,
  document: number,
  at: Exclude<NonNullable<ReturnType<typeof structureAt>>, { kind: 'term' }>,
): Provision | undefined {
  if (at.kind === 'number') return at.provision;
  const target = targetOf(snapshot, document, at.placed);
  return target?.kind === 'provision' ? target.provision : undefined;
}

function renameTerm(
  snapshot: Snapshot,
  document: number,
  offset: Offset,
  term: string,
  wanted: string,
): Renamed {
  if (!/\p{L}/u.test(wanted) || /[\n\r“”"]/.test(wanted))
    return { refused: 'A term needs a letter, and holds no quotation marks or line breaks.' };
  const key = termKey(wanted);
  if (key !== termKey(term) && termsIn(snapshot).entries.has(key))
    return { refused: `“${wanted}” is already a defined term of this pack.` };
  const { documents } = structureIn(snapshot);
  const formed = new Map<string, string>();
  const formOf = (written: string): string => {
    const before = formed.get(written);
    if (before !== undefined) return before;
    const text = formedLike(written, term, wanted);
    formed.set(written, text);
    return text;
  };
  return {
    edits: usesAt(snapshot, document, offset).map((use) => ({
      document: use.document,
      ...use.range,
      text: formOf(textBetween(documents[use.document] as DocumentStructure, use.range)),
    })),
  };
}

/** The new term in the number and capitals of the words it replaces. */
function formedLike(written: string, term: string, wanted: string): string {
  const isPlural = /s$/i.test(written) && !/s$/i.test(term);
  const isSingular = /s$/i.test(term) && !/s$/i.test(written);
  const plural = /(?:[^aeiou]y)$/i.test(wanted)
    ? `${wanted.slice(0, -1)}ies`
    : /(?:s|x|z|ch|sh)$/i.test(wanted)
      ? `${wanted}es`
      : `${wanted}s`;
  const formed = isPlural ? plural : isSingular ? wanted.replace(/s$/i, '') : wanted;
  return written === written.toUpperCase() && term !== term.toUpperCase() ? formed.toUpperCase() : formed;
}

function renameNumber(snapshot: Snapshot, provision: Provision, wanted: string): Renamed {
  const own = provision.segments;
  const segments = segmentsOf(wanted);
  const last = segments[segments.length - 1];
  if (last === undefined) return { refused: `“${wanted}” is no number of a clause.` };
  const isSame =
    segments.length === 1 ||
    segments.slice(0, -1).every((segment, i) => segment === own[own.length - segments.length + i]);
  if (!isSame || segments.length > own.length)
    return { refused: `A clause keeps its place: only the last part of ${provision.label} can be changed.` };
  const reading = readingsOfSegment(last).find(
    ({ style }) =>
      style === provision.style ||
      ((provision.style === 'decimal' || provision.style === 'digit') && style === 'digit'),
  );
  if (!reading) return { refused: `${provision.label} is numbered in another style than “${wanted}”.` };
  const pack = structureIn(snapshot);
  const run = pack.documents[provision.document]?.runs[provision.run] ?? [];
  if (run.some((other) => other !== provision && other.value === reading.value))
    return { refused: `“${wanted}” is already the number of another provision. Renumber that one first.` };
  return { edits: renumberEdits(pack, new Map([[provision, reading.value]])) };
}
