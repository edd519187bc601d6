// The sections of a document as places where a clause may go: from their headings, with where they end and what they are for.

import type { PackDocument } from '../../checks/pack.ts';
import type { Offset } from '../../markdown/blocks.ts';
import type { SectionKind } from '../../tender/model.ts';
import { lengthOf } from '../positions.ts';

export interface SectionPlace {
  readonly title: string;
  /** Of its Markdown heading, 1 to 6. */
  readonly level: number;
  readonly kind: SectionKind;
  /** `own`: its heading says what it is for; `inherited`: a heading above it does. */
  readonly says: 'own' | 'inherited';
  /** It opens a schedule or an annex, which numbers its own paragraphs. */
  readonly attached: boolean;
  /** Document offsets: of the heading, of the first text below it, of the next heading, of the next heading that is no part of it. */
  readonly start: Offset;
  readonly bodyStart: Offset;
  readonly ownEnd: Offset;
  readonly end: Offset;
  readonly parent: SectionPlace | undefined;
}

const attachmentNumber = /^(?:schedule|annexe?|appendix|attachment|exhibit|form|atodlen|atodiad)\b/i;
const known = new WeakMap<PackDocument['tender'], readonly SectionPlace[]>();

/** The sections of a document in the order of the text; bold lines used as headings are text. */
export function sectionPlaces({ tender }: Pick<PackDocument, 'tender'>): readonly SectionPlace[] {
  const before = known.get(tender);
  if (before) return before;
  const { markdown, models } = tender;
  const headings = models.flatMap((model, index) =>
    model.headings.flatMap(({ section, range }) => {
      const start = (markdown.starts[index] as number) + range.start;
      return section.depth > 6
        ? []
        : [{ section, start, bodyStart: (markdown.starts[index] as number) + range.end }];
    }),
  );
  const length = lengthOf(markdown);
  const places: SectionPlace[] = [];
  const ends = endsOf(
    headings.map(({ section }) => section.depth),
    headings.map(({ start }) => start),
    length,
  );
  const open: SectionPlace[] = [];
  for (const [index, { section, start, bodyStart }] of headings.entries()) {
    while ((open.at(-1)?.level ?? 0) >= section.depth) open.pop();
    const place: SectionPlace = {
      title: section.title,
      level: section.depth,
      kind: section.kind,
      says: section.kind !== 'other' && section.kind !== (open.at(-1)?.kind ?? 'other') ? 'own' : 'inherited',
      attached: attachmentNumber.test(section.number ?? section.title),
      start,
      bodyStart,
      ownEnd: headings[index + 1]?.start ?? length,
      end: ends[index] ?? length,
      parent: open.at(-1),
    };
    places.push(place);
    open.push(place);
  }
  known.set(tender, places);
  return places;
}

/** For each heading, where the next one of its depth or a lesser one starts. */
function endsOf(depths: readonly number[], starts: readonly Offset[], length: Offset): readonly Offset[] {
  const ends: Offset[] = new Array(depths.length).fill(length);
  const open: number[] = [];
  for (const [index, depth] of depths.entries()) {
    while (open.length > 0 && (depths[open.at(-1) as number] as number) >= depth)
      ends[open.pop() as number] = starts[index] as number;
    open.push(index);
  }
  return ends;
}

/** The section that an offset stands in. */
export function sectionAt(sections: readonly SectionPlace[], offset: Offset): SectionPlace | undefined {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle] as SectionPlace).start <= offset) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1];
}

/** Sections of its level below the same heading, itself among them, without schedules. */
export function siblingsOf(
  sections: readonly SectionPlace[],
  { level, parent }: SectionPlace,
): readonly SectionPlace[] {
  return sections.filter((one) => one.level === level && one.parent === parent && !one.attached);
}
