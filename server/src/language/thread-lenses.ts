// A line above each place where a theme of benefits begins in a document: how far its thread runs through the pack.

import type { Range } from '../markdown/blocks.ts';
import { type Snapshot, tenderAt } from './snapshot.ts';

export interface ThreadLens {
  /** In the document. */
  readonly range: Range;
  /** "Apprenticeships: 1 criterion, 2 terms, no KPI". */
  readonly title: string;
  /** Every place of the thread, in the order of the documents. */
  readonly places: readonly { readonly document: number; readonly range: Range }[];
}

/** One for each theme that a document scores, asks for or promises, at its first place in the document. */
export function threadLenses(snapshot: Snapshot, document: number): readonly ThreadLens[] {
  if (tenderAt(snapshot, document) === undefined) return [];
  return snapshot.result.threads.flatMap((thread): readonly ThreadLens[] => {
    const own = thread.places.filter((place) => !place.isGeneral);
    const first = own.find((place) => place.document === document);
    if (!first) return [];
    return [
      {
        range: first.range,
        title: `${thread.title}: ${thread.summary}`,
        places: thread.places.map(({ document: other, range }) => ({ document: other, range })),
      },
    ];
  });
}
