// sct-missing-cb-statement: a Scottish contract notice at or over the figure says nothing of community benefits.

import type { Statement } from '../../tender/model.ts';
import type { LocalAnalysis } from '../local.ts';
import { type ChunkView, chunksSeeing, type DocumentView, statementRange, titleRange } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

/** Characters: an answer longer than this says more than that there is nothing. */
const LONGEST_EMPTY_ANSWER = 100;

export const sctMissingCbStatement: CodedCheck = {
  id: 'sct-missing-cb-statement',
  watches: ['community-benefit', 'empty-answer', 'reason-given'],
  find: ({ view }) => view.documents.filter((d) => d.document.kind === 'notice').flatMap((d) => judge(d)),
};

function judge(document: DocumentView): readonly CodedFinding[] {
  let emptied: CodedFinding | undefined;
  for (const chunk of chunksSeeing(document, 'community-benefit'))
    for (const signal of chunk.local.signals) {
      if (signal.concept !== 'community-benefit') continue;
      const statement = chunk.model.statements[signal.statement];
      if (!statement) continue;
      // The answer stands in the same field: in the same sentence or the one after.
      const answer = signalAt(document, chunk, signal.statement, 'empty-answer');
      const reason = signalAt(document, chunk, signal.statement, 'reason-given');
      if (!answer || reason) return [];
      // Under a heading the empty answer is the place to mend.
      const place =
        (statement.place === 'heading' ? answerAfter(document, chunk, signal.statement) : undefined) ??
        placeOf(chunk, statement);
      // "None: the licences are delivered once, by download" says why without a word for it.
      if (place.match.length > LONGEST_EMPTY_ANSWER) return [];
      emptied ??= {
        document: document.index,
        ...place,
        because: [
          'The notice names community benefits only to leave the field empty, and gives no reason of this contract’s own.',
        ],
      };
    }
  if (emptied) return [emptied];
  return [
    {
      document: document.index,
      range: titleRange(document),
      match: 'no mention of community benefits',
      because: ['No sentence of the notice speaks of community benefits.'],
    },
  ];
}

const placeOf = (chunk: ChunkView, statement: Statement) => ({
  range: statementRange(chunk, statement),
  match: statement.text,
});

/** The first empty answer after a statement. */
function answerAfter(document: DocumentView, chunk: ChunkView, after: number) {
  for (const later of chunksSeeing(document, 'empty-answer')) {
    if (later.index < chunk.index) continue;
    const answer = later.local.signals.find(
      (s) => s.concept === 'empty-answer' && (later.index > chunk.index || s.statement > after),
    );
    const statement = answer && later.model.statements[answer.statement];
    if (statement) return placeOf(later, statement);
  }
  return undefined;
}

/** Whether a concept was seen in a statement or in the one after it. */
function signalAt(document: DocumentView, chunk: ChunkView, statement: number, concept: string): boolean {
  const seen = (local: LocalAnalysis, at: number) =>
    local.signals.some((s) => s.concept === concept && s.statement === at);
  if (seen(chunk.local, statement)) return true;
  if (statement + 1 < chunk.model.statements.length) return seen(chunk.local, statement + 1);
  for (let i = chunk.index + 1; i < document.locals.length; i++) {
    const next = document.locals[i] as LocalAnalysis;
    if (next.model.statements.length > 0) return seen(next, 0);
  }
  return false;
}
