// DQ-HEAD-EMPTY: a heading without words, or a numbered or lower heading with nothing under it.

import type { DocumentStructure } from '../../structure/document-structure.ts';
import type { HeadingEntry } from '../../structure/model.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { structureOf, textUnder } from './structure-of.ts';

const meantEmpty =
  /\b(?:not used|reserved|deleted|omitted|blank|withdrawn|attached|separate(?:ly)?|see|to follow|contents|enclosed|signature|end of)\b/i;
const BOLD_LINE = 7;
/** Headings of one level with text that show what is usual. */
const FEWEST_ALIKE = 2;

export const headEmpty: DraftingCheck = {
  id: 'DQ-HEAD-EMPTY',
  find: ({ view }) =>
    structureOf(view).documents.flatMap((document) =>
      document.headings.flatMap((heading, i): DraftingFinding[] => {
        const isBlank = heading.title === '' && heading.number === undefined;
        if (!isBlank && !hasNothing(document, heading, i)) return [];
        return [
          {
            document: document.index,
            range: heading.range,
            match: isBlank
              ? 'A heading without words'
              : `“${textUnder(document, heading.range)
                  .replace(/^#+\s*/, '')
                  .trim()}”`,
            words: { state: isBlank ? 'stands here' : 'has nothing under it' },
            because: [
              isBlank
                ? 'The heading holds no text.'
                : 'The next heading of the same or a higher level follows at once.',
            ],
            fixes: isBlank
              ? [
                  {
                    title: 'Delete the empty heading',
                    kind: 'safe',
                    edits: [{ document: document.index, ...heading.range, text: '' }],
                  },
                ]
              : [],
          },
        ];
      }),
    ),
};

function isFollowed({ number, depth }: HeadingEntry, next: HeadingEntry | undefined): boolean {
  if (number === undefined || next?.number === undefined || next.depth !== depth) return false;
  const [own, other] = [number, next.number].map((text) => /^(.*?)(\d{1,3})$/.exec(text));
  return own !== null && other?.[1] === own?.[1] && Number(other?.[2]) === Number(own?.[2]) + 1;
}

/** A heading of text with neither text nor lower headings before the next; a title page is meant so. */
function hasNothing({ headings }: DocumentStructure, heading: HeadingEntry, i: number): boolean {
  if (heading.hasBody || i < 2) return false;
  // A bold line is a heading for certain where the next one carries the next number.
  if (heading.depth >= BOLD_LINE && !isFollowed(heading, headings[i + 1])) return false;
  // A title at the top of a document is no clause; a numbered one among numbered ones is.
  if (heading.depth < 2 && (heading.number === undefined || headings[i - 1]?.number === undefined))
    return false;
  if (meantEmpty.test(heading.title) || /[.:;]$/.test(heading.title) || heading.title.length > 90)
    return false;
  const next = headings[i + 1];
  if (next && (next.depth > heading.depth || next.number?.startsWith(`${heading.number}.`))) return false;
  // Several in a row stand under one another by their look rather than by their level.
  const before = headings[i - 1];
  const isAlone =
    before?.hasBody === true && (next === undefined || next.hasBody || next.depth < heading.depth);
  if (!isAlone) return false;
  return heading.number !== undefined || isOneOfMany(headings, heading, next);
}

/** A heading in words among others of its level that all have text: "Complaints about the process". */
function isOneOfMany(
  headings: readonly HeadingEntry[],
  heading: HeadingEntry,
  next: HeadingEntry | undefined,
): boolean {
  if (heading.depth >= BOLD_LINE || (next && next.depth !== heading.depth)) return false;
  if (/^(?:part|schedule|annexe?|appendix|section|chapter|volume|lot)\b/i.test(heading.title)) return false;
  if (!/\p{Ll}{2}.*\s\p{L}/u.test(heading.title) || next?.number !== undefined) return false;
  const alike = headings.filter((one) => one.depth === heading.depth && one.number === undefined);
  return alike.filter((one) => one.hasBody).length >= Math.max(FEWEST_ALIKE, alike.length - 2);
}
