// sct-missing-cb-statement: a Scottish contract notice at or over the figure says nothing of community benefits.

import { type DocumentView, statementRange } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

export const sctMissingCbStatement: CodedCheck = {
  id: 'sct-missing-cb-statement',
  watches: ['community-benefit', 'empty-answer', 'reason-given'],
  find: ({ view }) => view.documents.filter((d) => d.document.kind === 'notice').flatMap((d) => judge(d)),
};

function judge(document: DocumentView): readonly CodedFinding[] {
  let emptied: CodedFinding | undefined;
  for (const chunk of document.chunks)
    for (const signal of chunk.local.signals) {
      if (signal.concept !== 'community-benefit') continue;
      const statement = chunk.model.statements[signal.statement];
      if (!statement) continue;
      // The answer stands in the same field: in the same sentence or the one after.
      const answer = signalAt(document, chunk, signal.statement, 'empty-answer');
      const reason = signalAt(document, chunk, signal.statement, 'reason-given');
      if (!answer || reason) return [];
      emptied ??= {
        document: document.index,
        range: statementRange(chunk, statement),
        match: statement.text,
        because: [
          'The notice names community benefits only to leave the field empty, and gives no reason of this contract’s own.',
        ],
      };
    }
  if (emptied) return [emptied];
  const title = document.sections[1]?.range ?? { start: 0, end: 0 };
  return [
    {
      document: document.index,
      range: title,
      match: 'no mention of community benefits',
      because: ['No sentence of the notice speaks of community benefits.'],
    },
  ];
}

type Chunk = DocumentView['chunks'][number];

/** Whether a concept was seen in a statement or in the one after it. */
function signalAt(document: DocumentView, chunk: Chunk, statement: number, concept: string): boolean {
  const seen = (c: Chunk, at: number) =>
    c.local.signals.some((s) => s.concept === concept && s.statement === at);
  if (seen(chunk, statement)) return true;
  if (statement + 1 < chunk.model.statements.length) return seen(chunk, statement + 1);
  for (let i = document.chunks.indexOf(chunk) + 1; i < document.chunks.length; i++) {
    const next = document.chunks[i] as Chunk;
    if (next.model.statements.length > 0) return seen(next, 0);
  }
  return false;
}
