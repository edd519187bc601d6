// The commitments of a pack, in the order of the text.

import type { CommitmentLine } from '../pack.ts';
import { chunksHolding, type PackView, placed } from '../view.ts';

/** Every quantified commitment; ranges count in the document. */
export function commitmentLines(view: PackView): readonly CommitmentLine[] {
  return view.documents.flatMap((document) =>
    chunksHolding(document, 'commitments').flatMap((chunk) =>
      chunk.local.commitments.map(
        ({ range, quantity, unit, text, details }): CommitmentLine => ({
          document: document.index,
          range: placed(chunk, range),
          ...{ quantity, unit, text },
          ...details,
        }),
      ),
    ),
  );
}
