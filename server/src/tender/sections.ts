// Opens sections: where a heading nests, which kind it has. Equal sections are one object, so that a section
// can be compared by identity although a document is modelled piece by piece.

import type { Section } from './model.ts';
import { type SectionVocabulary, titleOf } from './section-vocabulary.ts';

/** A heading as found in the text. `depth` 1 to 6 for Markdown headings, 7 for a line used as one. */
export interface HeadingLine {
  readonly title: string;
  readonly depth: number;
  readonly number: string | undefined;
}

/** Longer titles are cut: a heading of a megabyte must not travel with every statement. */
const LONGEST_TITLE = 400;

/** The place before the first heading. Every document has its own, so that its sections go when it goes. */
export function rootSection(): Section {
  return { title: '', depth: 0, kind: 'other' };
}

/** The section a heading opens when it follows `open`. */
export function openSection(open: Section, line: HeadingLine, vocabulary: SectionVocabulary): Section {
  const parent = parentFor(open, line);
  const title = line.title.slice(0, LONGEST_TITLE).replace(/[\s:.]+$/, '');
  const { kind, describes } = titleOf(title, vocabulary) ?? parent;
  return intern(parent, {
    title,
    depth: line.depth,
    ...(line.number === undefined ? {} : { number: line.number }),
    kind,
    ...(describes ? { describes: true as const } : {}),
    parent,
  });
}

/** Equal if and only if the section and all above it are equal. */
export function sectionKey(section: Section): string {
  const known = keys.get(section);
  if (known !== undefined) return known;
  // Lengths before texts: no text, whatever is in it, can be taken for another.
  const number = section.number ?? '';
  const own = `${section.depth}/${section.number === undefined ? '-' : number.length}/${number}/${section.kind}${section.describes ? '+' : ''}/${section.title.length}/${section.title}`;
  const key = section.parent ? `${sectionKey(section.parent)}${own}` : own;
  keys.set(section, key);
  return key;
}

function parentFor(open: Section, line: HeadingLine): Section {
  let at = open;
  while (at.parent) {
    // "4.1" under "4", whatever depth a converter gave them
    if (at.depth <= line.depth && isDescendantNumber(at.number, line.number)) return at;
    if (line.depth < 7 ? at.depth < line.depth : takesTypedHeading(at, line)) return at;
    at = at.parent;
  }
  return at;
}

/** Does a line used as a heading nest below this open section? */
function takesTypedHeading(open: Section, line: HeadingLine): boolean {
  const above = rankOf(open.number);
  const own = rankOf(line.number);
  return open.depth === 7 ? above < own : above < own || above === UNNUMBERED || own === UNNUMBERED;
}

const UNNUMBERED = 30;

/** How high a number stands: "Schedule 3" above "4", "4" above "4.2", that above "(a)", all above none. */
function rankOf(number: string | undefined): number {
  if (number === undefined || number === '') return UNNUMBERED;
  const first = number.charCodeAt(0);
  if (first >= 48 && first <= 57) return 1 + number.split('.').length;
  if (/^(?:part|rhan|cuid)\b/i.test(number)) return 1;
  if (/^\p{L}{3,}/u.test(number) && number.includes(' ')) return 0;
  if (/^[IVX]+\.\d/.test(number)) return 1 + number.split('.').length;
  if (/^[A-Z]/.test(number)) return 10;
  return /^\(?[ivx]+[).]/.test(number) ? 22 : 21;
}

function isDescendantNumber(above: string | undefined, number: string | undefined): boolean {
  if (above === undefined || number === undefined || number.length <= above.length) return false;
  return /^[0-9IVX]/.test(above) && number.startsWith(above) && number.charAt(above.length) === '.';
}

const keys = new WeakMap<Section, string>();
const children = new WeakMap<Section, Map<string, WeakRef<Section>>>();

function intern(parent: Section, section: Section): Section {
  let siblings = children.get(parent);
  if (!siblings) {
    siblings = new Map();
    children.set(parent, siblings);
  }
  const key = sectionKey(section);
  const known = siblings.get(key)?.deref();
  if (known) return known;
  siblings.set(key, new WeakRef(section));
  return section;
}
