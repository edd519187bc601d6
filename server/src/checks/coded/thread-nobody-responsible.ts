// thread-nobody-responsible: benefits are fixed, and neither a subject of the sentence nor a named role must deliver them.

import { kindsOf } from '../stage.ts';
import { hasContract, threadWatches } from '../thread/threads.ts';
import { chunksHolding, chunksSeeing, type DocumentView, placed } from '../view.ts';
import type { CodedCheck } from './coded-check.ts';

const PERSON = 'accountable-person';

export const threadNobodyResponsible: CodedCheck = {
  id: 'thread-nobody-responsible',
  watches: [...threadWatches, PERSON],
  find: ({ view }) => {
    if (!hasContract(view)) return [];
    const held = view.documents.filter((d) => d.document.kind !== 'notice');
    if (held.some(namesPerson)) return [];
    const all = held.flatMap((document) =>
      chunksHolding(document, 'commitments').flatMap((chunk) =>
        chunk.local.commitments.map((commitment) => ({ document, chunk, commitment })),
      ),
    );
    const [first] = all;
    if (!first || all.some(({ commitment }) => commitment.details.who !== undefined)) return [];
    return [
      {
        document: first.document.index,
        range: placed(first.chunk, first.commitment.range),
        match: `${first.commitment.quantity} ${first.commitment.unit}`,
        because: [
          `${all.length === 1 ? 'One quantity is' : `${all.length} quantities are`} fixed in the passive voice, and the pack names no person or role that answers for them.`,
        ],
      },
    ];
  },
};

/** "Contract management" among the award criteria names nobody. */
function namesPerson(document: DocumentView): boolean {
  return chunksSeeing(document, PERSON).some(({ local, model }) =>
    local.signals.some(({ concept, statement }) => {
      const s = model.statements[statement];
      return concept === PERSON && s !== undefined && !kindsOf(s.section).has('award-criteria');
    }),
  );
}
