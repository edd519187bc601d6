// DQ-REF-MISSING: a reference to a clause, section, paragraph, part, table or anchor that the pack does not have.

import { type DocumentStructure, placedRange } from '../../structure/document-structure.ts';
import type { PackStructure } from '../../structure/pack-structure.ts';
import { isAttachmentWord } from '../../structure/part-words.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { missingReference } from './missing-reference.ts';
import { resolvedReferences, structureOf } from './structure-of.ts';

export const refMissing: DraftingCheck = {
  id: 'DQ-REF-MISSING',
  find: ({ view }) => {
    const pack = structureOf(view);
    const found: DraftingFinding[] = [];
    const told = new Set<string>();
    for (const one of resolvedReferences(pack)) {
      if (one.resolution.kind !== 'missing' || isAttachmentWord(one.reference.word)) continue;
      // The link leads somewhere: that its number is another is for DQ-REF-DRIFT to say.
      const { link } = one.reference;
      if (link?.startsWith('#') && hasAnchor(one.document, link.slice(1))) continue;
      found.push(missingReference(pack, one, one.resolution));
      told.add(`${one.document.index}:${one.range.end}`);
    }
    for (const document of pack.documents) found.push(...deadLinks(pack, document, told));
    return found;
  },
};

/** Links to an anchor that is in no document. */
function deadLinks(
  pack: PackStructure,
  document: DocumentStructure,
  told: ReadonlySet<string>,
): readonly DraftingFinding[] {
  return document.links.flatMap(({ item, start }): DraftingFinding[] => {
    const [path = '', fragment] = item.target.split('#');
    if (fragment === undefined || fragment === '') return [];
    const into =
      path === ''
        ? document
        : pack.documents.find((d) => d.source.path === relativeTo(document.source.path, path));
    if (!into || hasAnchor(into, fragment)) return [];
    const range = placedRange(start, item.range);
    if (told.has(`${document.index}:${range.end}`)) return [];
    return [
      {
        document: document.index,
        range,
        match: item.text === '' ? item.target : item.text,
        words: {
          why: `The link leads to #${fragment}, and ${path === '' ? 'this document' : path} has no heading or anchor of that name.`,
        },
        because: [`No heading, {#id} or <a name> gives “${fragment}”.`],
      },
    ];
  });
}

function hasAnchor({ anchors }: DocumentStructure, fragment: string): boolean {
  let name = fragment;
  try {
    name = decodeURIComponent(fragment);
  } catch {
    // A stray % is part of the name.
  }
  if (anchors.has(name) || anchors.has(name.toLowerCase())) return true;
  return plainNames(anchors).has(plainName(name));
}

const plainNamesOf = new WeakMap<object, ReadonlySet<string>>();
function plainNames(anchors: DocumentStructure['anchors']): ReadonlySet<string> {
  let names = plainNamesOf.get(anchors);
  if (!names) {
    names = new Set([...anchors.keys()].map(plainName));
    plainNamesOf.set(anchors, names);
  }
  return names;
}

/** Makers of addresses differ in hyphens, points and leading numbers. */
function plainName(name: string): string {
  const letters = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return letters.replace(/^\d+(?=\p{L})/u, '');
}

/** A link's path as the pack writes its documents. */
function relativeTo(from: string, path: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
