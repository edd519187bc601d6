// The headings of a notice that come again for each lot: "Description of the lot", "Award criteria". What one lot says is no
// contradiction of another.

import { headingRange, type PackView } from '../view.ts';

/** Offsets of such headings in a notice, in order; none in any other document. */
export function lotHeadings(view: PackView, index: number): readonly number[] {
  const document = view.documents[index];
  if (document?.document.kind !== 'notice') return [];
  const headings = document.sections.filter(({ ordinal }) => ordinal > 0);
  const counts = new Map<string, number>();
  for (const { section } of headings) counts.set(section.title, (counts.get(section.title) ?? 0) + 1);
  return headings
    .filter(({ section }) => (counts.get(section.title) ?? 0) > 1)
    .map((section) => headingRange(document, section).start);
}
