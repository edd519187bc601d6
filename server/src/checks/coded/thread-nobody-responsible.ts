// thread-nobody-responsible: benefits are fixed, and neither a subject of the sentence nor a named role must deliver them.

import { hasContract, threadWatches } from '../thread/threads.ts';
import { chunksHolding, isSeen, placed } from '../view.ts';
import type { CodedCheck } from './coded-check.ts';

const PERSON = 'accountable-person';

export const threadNobodyResponsible: CodedCheck = {
  id: 'thread-nobody-responsible',
  watches: [...threadWatches, PERSON],
  find: ({ view }) => {
    if (!hasContract(view)) return [];
    const held = view.documents.filter((d) => d.document.kind !== 'notice');
    if (held.some((document) => isSeen(document, PERSON))) return [];
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
