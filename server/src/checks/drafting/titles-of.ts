// The numbered places of a pack by their titles.

import type { PackStructure } from '../../structure/pack-structure.ts';
import type { Target } from '../../structure/targets.ts';
import { titleKey } from '../../structure/titles.ts';

const known = new WeakMap<PackStructure, ReadonlyMap<string, readonly Target[]>>();

/** Provisions and attachments that carry a number, by the words of their titles. */
export function numberedByTitle(pack: PackStructure): ReadonlyMap<string, readonly Target[]> {
  const before = known.get(pack);
  if (before) return before;
  const found = new Map<string, Target[]>();
  const add = (title: string, target: Target) => {
    if (title === '') return;
    const key = titleKey(title);
    const there = found.get(key);
    if (there) there.push(target);
    else found.set(key, [target]);
  };
  for (const attachment of pack.attachments)
    if (attachment.word) add(attachment.title, { kind: 'attachment', attachment });
  for (const document of pack.documents)
    for (const provision of document.provisions) add(provision.title, { kind: 'provision', provision });
  known.set(pack, found);
  return found;
}
