// DQ-REF-DRIFT: the text of a link names another number than the place it leads to has now.

import type { DocumentStructure } from '../../structure/document-structure.ts';
import { pathKey, segmentsOf } from '../../structure/labels.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { resolvedReferences, structureOf, textUnder } from './structure-of.ts';

export const refDrift: DraftingCheck = {
  id: 'DQ-REF-DRIFT',
  find: ({ view }) => {
    const pack = structureOf(view);
    const found: DraftingFinding[] = [];
    const numbers = new Map<DocumentStructure, readonly Numbered[]>();
    for (const { document, reference, range, labelRange } of resolvedReferences(pack)) {
      if (!reference.link?.startsWith('#') || reference.outside !== undefined) continue;
      const anchor = document.anchors.get(reference.link.slice(1));
      if (!anchor) continue;
      const known = numbers.get(document) ?? numberedPlaces(document);
      numbers.set(document, known);
      const there = placeOn(known, anchor);
      if (!there) {
        const under = headingWithout(document, known, anchor, reference.segments);
        if (under)
          found.push({
            document: document.index,
            range,
            match: textUnder(document, range),
            words: { number: under.numbers, title: under.title },
            related: [{ document: document.index, range: anchor, message: 'The link leads here.' }],
            because: [`Under “${under.title}” stand ${under.numbers}.`],
          });
        continue;
      }
      const own = reference.segments;
      const other = segmentsOf(there.label);
      if (own.length === 0 || pathKey(own) === pathKey(other)) continue;
      // The parent's number on a link to its first child, and the other way round
      if (isBeginning(own, other) || isBeginning(other, own)) continue;
      if ((there.word !== undefined && there.word !== reference.word) || reference.title) continue;
      found.push({
        document: document.index,
        range,
        match: textUnder(document, range),
        words: { number: there.label, title: there.title },
        related: [{ document: document.index, range: there.range, message: 'The link leads here.' }],
        because: [`The link leads to ${there.label}.`],
        fixes: [
          {
            title: `Write ${there.label}`,
            kind: 'safe',
            edits: [{ document: document.index, ...labelRange, text: there.label }],
          },
        ],
      });
    }
    return found;
  },
};

interface Numbered {
  readonly label: string;
  readonly word: string | undefined;
  readonly title: string;
  readonly range: { readonly start: number; readonly end: number };
}

/** Numbered places in the order of the text. */
function numberedPlaces(document: DocumentStructure): readonly Numbered[] {
  const provisions = document.provisions.filter(({ kind }) => kind !== 'cell');
  const attachments = document.realms.flatMap(({ kind, label, word, title, range }) =>
    kind === 'attachment' && label !== undefined ? [{ label, word, title, range }] : [],
  );
  return [
    ...provisions.map(({ label, word, title, range }) => ({ label, word, title, range })),
    ...attachments,
  ].sort((a, b) => a.range.start - b.range.start);
}

/** A link to a heading under which numbered clauses stand, but not the one that the link names. */
function headingWithout(
  { headings, provisions }: DocumentStructure,
  places: readonly Numbered[],
  anchor: { readonly start: number },
  segments: readonly string[],
): { readonly numbers: string; readonly title: string } | undefined {
  const at = headings.findIndex(({ range }) => range.start === anchor.start);
  const heading = headings[at];
  if (!heading || heading.number !== undefined || segments.length === 0) return undefined;
  const next = headings.slice(at + 1).find(({ depth }) => depth <= heading.depth);
  const to = next?.range.start ?? Number.POSITIVE_INFINITY;
  const inside = places.filter(({ range }) => range.start > anchor.start && range.start < to);
  const top = inside.filter(({ label }) => segmentsOf(label).length === 1);
  const isKnown = provisions.some((p) => pathKey(p.segments) === pathKey(segments.slice(0, 1)));
  const [first, last] = [top[0], top[top.length - 1]];
  if (!first || !last || !isKnown) return undefined;
  if (inside.some(({ label }) => pathKey(segmentsOf(label).slice(0, 1)) === segments[0])) return undefined;
  return { numbers: first === last ? first.label : `${first.label} to ${last.label}`, title: heading.title };
}

/** The numbered place on whose line an anchor stands. */
function placeOn(places: readonly Numbered[], anchor: { readonly start: number }): Numbered | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as Numbered).range.start <= anchor.start) low = middle + 1;
    else high = middle;
  }
  const place = places[low - 1];
  return place && anchor.start < place.range.end ? place : undefined;
}

function isBeginning(a: readonly string[], b: readonly string[]): boolean {
  return a.length < b.length && a.every((segment, i) => segment === b[i]);
}
