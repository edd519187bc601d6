// The title of a referenced clause, shown after its number.

import type { Offset, Range } from '../markdown/blocks.ts';
import { targetTitle } from '../structure/targets.ts';
import type { Snapshot } from './snapshot.ts';
import { structureIn, targetOf } from './structure-at.ts';

export interface TitleHint {
  /** After the number, in the document. */
  readonly at: Offset;
  readonly title: string;
}

const LONGEST = 40;

/** Hints for the references of a document that stand in a range and give no title themselves. */
export function titleHints(snapshot: Snapshot, document: number, range: Range): readonly TitleHint[] {
  const structure = structureIn(snapshot).documents[document];
  return (structure?.references ?? []).flatMap((placed): TitleHint[] => {
    const at = placed.start + placed.item.labelRange.end;
    if (at < range.start || at > range.end || placed.item.title || placed.item.link !== undefined) return [];
    const target = targetOf(snapshot, document, placed);
    const title = target ? targetTitle(target) : '';
    return title === ''
      ? []
      : [{ at, title: title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title }];
  });
}
