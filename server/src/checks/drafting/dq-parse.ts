// DQ-PARSE: a place that may have been misread: definitions that define nothing, a schedule without text.

import type { DocumentStructure } from '../../structure/document-structure.ts';
import type { DocumentView } from '../view.ts';
import { familyEnd, headingRange, lineage } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { structureOf, textUnder } from './structure-of.ts';

const definitions =
  /^(?:definitions?(?: and interpretation)?|interpretation and definitions|defined terms|glossary(?: of terms)?|definitions (?:of|for|used in) .{3,40})$/i;
const criteria =
  /^(?:\d+[\d.]*\s+)?(?:the )?(?:contract )?(?:award|evaluation|assessment|scoring) criteria(?: and (?:weightings?|sub-?criteria|scoring|methodology))?$/i;
/** What names a criterion or says where the criteria stand. */
const namesCriteria =
  /\d|\b(?:price|cost|quality|social value|lowest|per cent|weight\w*|annex\w*|appendi\w+|schedule|attachment|document|section|paragraph|clause|table|below|above|elsewhere|separate\w*|portal)\b/i;
const meantEmpty =
  /\b(?:not used|reserved|deleted|omitted|blank|attached|separate|see|to follow|template|provision|form of)\b/i;

export const parse: DraftingCheck = {
  id: 'DQ-PARSE',
  find: ({ view }) => {
    const pack = structureOf(view);
    return view.documents.flatMap((document) => {
      const structure = pack.documents[document.index] as DocumentStructure;
      return [
        ...emptyDefinitions(document, structure),
        ...emptyCriteria(document, structure),
        ...emptySchedules(document, structure),
      ];
    });
  },
};

function emptyDefinitions(document: DocumentView, structure: DocumentStructure): readonly DraftingFinding[] {
  const { starts } = document.document.tender.markdown;
  const end = starts[starts.length - 1] ?? 0;
  return document.sections.flatMap((section): DraftingFinding[] => {
    if (section.ordinal === 0 || !definitions.test(section.section.title)) return [];
    // A part of a larger section of definitions
    if (
      lineage(document, section.ordinal)
        .slice(1)
        .some((o) => definitions.test(document.sections[o]?.section.title ?? ''))
    )
      return [];
    const heading = headingRange(document, section);
    const next = document.sections[familyEnd(document, section.ordinal)];
    const to = next ? headingRange(document, next).start : end;
    const isDefined = structure.definitions.some(
      ({ item, start }) => start + item.range.start >= heading.end && start + item.range.start < to,
    );
    const text = wordsBetween(structure, heading.end, to);
    if (
      isDefined ||
      text.length < 80 ||
      (/\b(?:Schedule|Annex|Appendix|conditions|contract|agreement|glossary)\b/i.test(text.slice(0, 400)) &&
        text.length < 600)
    )
      return [];
    return [
      {
        document: document.index,
        range: heading,
        match: section.section.title,
        words: { what: 'no definition was recognised under it' },
        because: ['No quoted or bold term, table or “term: meaning” was found.'],
      },
    ];
  });
}

/** A section of award criteria under which no criterion, weight, list or table was recognised. */
function emptyCriteria(document: DocumentView, structure: DocumentStructure): readonly DraftingFinding[] {
  const { starts } = document.document.tender.markdown;
  const end = starts[starts.length - 1] ?? 0;
  return document.sections.flatMap((section): DraftingFinding[] => {
    if (section.ordinal === 0 || !criteria.test(section.section.title)) return [];
    const heading = headingRange(document, section);
    const next = document.sections[familyEnd(document, section.ordinal)];
    const to = next ? headingRange(document, next).start : end;
    const text = wordsBetween(structure, heading.end, to);
    if (text.length < FEWEST_LETTERS || namesCriteria.test(text)) return [];
    return [
      {
        document: document.index,
        range: heading,
        match: section.section.title,
        words: { what: 'no criterion was recognised under it' },
        because: ['Neither a weight, a price, a list of criteria nor a reference to them was found.'],
      },
    ];
  });
}
const FEWEST_LETTERS = 40;

function wordsBetween({ source }: DocumentStructure, from: number, to: number): string {
  const { models, markdown } = source.tender;
  let text = '';
  for (const [i, model] of models.entries()) {
    const start = markdown.starts[i] as number;
    if (start >= to) break;
    if ((markdown.starts[i + 1] ?? 0) <= from) continue;
    for (const statement of model.statements) if (statement.place !== 'heading') text += ` ${statement.text}`;
    if (text.length > 2000) break;
  }
  return text.trim();
}

function emptySchedules(document: DocumentView, structure: DocumentStructure): readonly DraftingFinding[] {
  const { realms, headings, links } = structure;
  return realms.flatMap((realm): DraftingFinding[] => {
    if (realm.kind !== 'attachment' || meantEmpty.test(realm.title)) return [];
    const at = headings.findIndex(({ range }) => range.start === realm.range.start);
    const heading = headings[at];
    const next = headings[at + 1];
    if (!heading || heading.hasBody || (next && next.depth > heading.depth) || realm.provisions.length > 0)
      return [];
    // The heading links to the file
    if (
      links.some(
        ({ item, start }) =>
          start + item.range.start >= realm.range.start && start + item.range.end <= realm.range.end,
      )
    )
      return [];
    if (/\]\(|https?:/.test(textUnder(structure, realm.range))) return [];
    // "SCHEDULE 1" on one line and its title on the next
    if (next && next.number === undefined && next.hasBody) return [];
    return [
      {
        document: document.index,
        range: realm.range,
        match: `${heading.number ?? ''} ${heading.title}`.trim(),
        words: { what: 'no text was found under it' },
        because: ['Another heading, or the end of the document, follows at once.'],
      },
    ];
  });
}
