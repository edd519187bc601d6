// Where a clause goes: at the cursor, at the end of the section the cursor stands in, or, for what it brings with it, in the
// section of the pack that holds such things.

import type { DocumentKind, PackDocument } from '../../checks/pack.ts';
import type { Clause } from '../../library/model.ts';
import type { MarkdownDocument, Offset } from '../../markdown/blocks.ts';
import type { SectionKind } from '../../tender/model.ts';
import { lengthOf } from '../positions.ts';
import { type SectionPlace, sectionAt, sectionPlaces, siblingsOf } from './sections.ts';

export interface Place {
  /** Index in the pack. */
  readonly document: number;
  /** Document offset, after the text that the clause follows. */
  readonly at: Offset;
  /**
   * `section`: with a heading beside that of `section`; `subsection`: with one below it; `run-in`: its title opens its first
   * paragraph, because text of the section follows.
   */
  readonly form: 'section' | 'subsection' | 'run-in';
  readonly section: SectionPlace | undefined;
}

/** Where a clause goes that is asked for at an offset: `at-cursor` on a line of its own, else whole, at the end of a section. */
export function placeForCursor(
  document: PackDocument,
  index: number,
  offset: Offset,
  where: 'at-cursor' | 'section-end',
): Place {
  const { markdown } = document.tender;
  const sections = sectionPlaces(document);
  const section = sectionAt(sections, offset);
  if (section === undefined) {
    const at = where === 'at-cursor' ? offset : (sections[0]?.start ?? lengthOf(markdown));
    return { document: index, at: trimmedEnd(markdown, at), form: 'section', section: undefined };
  }
  const place = placeInSection(sections, section, markdown);
  if (where === 'section-end' || isBlank(markdown, offset, section.ownEnd)) {
    const at = where === 'at-cursor' ? offset : trimmedEnd(markdown, place.at);
    return { ...place, at, document: index };
  }
  return { document: index, at: offset, form: 'run-in', section };
}

/** As a part of a section that is there for such things, or as a section after it. */
function placeInSection(
  sections: readonly SectionPlace[],
  section: SectionPlace,
  markdown: MarkdownDocument,
): Omit<Place, 'document'> {
  const siblings = siblingsOf(sections, section);
  const children = sections.filter(({ parent, attached }) => parent === section && !attached);
  const isEmpty = isBlank(markdown, section.bodyStart, section.ownEnd);
  if (section.attached) return { at: section.ownEnd, form: 'subsection', section };
  if (section.level === 1 && siblings.length < 2 && children.length > 0)
    return { at: (children.at(-1) as SectionPlace).end, form: 'subsection', section };
  if (section.level >= 3) return { at: section.end, form: 'section', section };
  if (section.says === 'inherited' && siblings.length > 1 && !isEmpty)
    return { at: section.end, form: 'section', section };
  return { at: section.ownEnd, form: 'subsection', section };
}

/** Which documents hold sections of a kind, best first. */
const documentsFor: Readonly<Record<SectionKind, readonly DocumentKind[]>> = {
  notice: ['notice'],
  instructions: ['instructions'],
  'conditions-of-participation': ['instructions'],
  'award-criteria': ['instructions'],
  specification: ['specification'],
  'contract-conditions': ['contract'],
  kpi: ['specification', 'contract', 'schedule'],
  'social-value': ['specification'],
  pricing: ['pricing'],
  definitions: ['contract', 'instructions'],
  background: ['specification'],
  lots: ['instructions'],
  timetable: ['instructions'],
  monitoring: ['contract', 'specification'],
  equality: ['specification'],
  other: [],
};

/**
 * Where in the pack a clause belongs: in a section whose heading says so, in the order of the clause's placements, else at the end of
 * a document of the right kind. Undefined where the pack has neither.
 */
export function placeForClause(documents: readonly PackDocument[], clause: Clause): Place | undefined {
  for (const wanted of clause.placement as readonly SectionKind[]) {
    const found = documents.flatMap((document, index) =>
      sectionPlaces(document)
        .filter(({ kind, says, attached }) => kind === wanted && says === 'own' && !attached)
        .map((section) => ({ document, index, section })),
    );
    const right = documentsFor[wanted] ?? [];
    const isRight = ({ document }: (typeof found)[number]) => right.includes(document.kind);
    const best = found.find(isRight) ?? found[0];
    if (best !== undefined) return placeAtEnd(best.document, best.index, best.section);
    for (const kind of right) {
      const index = documents.findIndex((document) => document.kind === kind);
      const document = documents[index];
      if (document === undefined) continue;
      const first = sectionPlaces(document)[0];
      return first === undefined
        ? {
            document: index,
            at: trimmedEnd(document.tender.markdown, lengthOf(document.tender.markdown)),
            form: 'section',
            section: undefined,
          }
        : placeAtEnd(document, index, first);
    }
  }
  return undefined;
}

function placeAtEnd(document: PackDocument, index: number, section: SectionPlace): Place {
  const { markdown } = document.tender;
  const sections = sectionPlaces(document);
  if (section.level > 1) {
    const inside = sections.filter(({ parent }) => parent === section);
    const end = inside.find(({ attached }) => attached)?.start ?? section.end;
    return { document: index, at: trimmedEnd(markdown, end), form: 'subsection', section };
  }
  return { ...placeInSection(sections, section, markdown), document: index };
}

/** The end of the text before an offset, without the white space that follows it. */
export function trimmedEnd(markdown: MarkdownDocument, offset: Offset): Offset {
  const least = markdown.starts[0] ?? 0;
  let at = offset;
  const text = markdown.text;
  while (at > least && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

function isBlank(markdown: MarkdownDocument, start: Offset, end: Offset): boolean {
  return markdown.text.slice(start, end).trim() === '';
}
