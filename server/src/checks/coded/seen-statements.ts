// Statements in which a coded check's concept was seen, with all watched concepts of the same statement.

import type { Range } from '../../markdown/blocks.ts';
import type { Statement } from '../../tender/model.ts';
import { kindsOf } from '../stage.ts';
import { chunksSeeing, type DocumentView, statementRange } from '../view.ts';

export interface SeenStatement {
  readonly statement: Statement;
  /** The statement after it in the same chunk, if there is one. */
  readonly next: Statement | undefined;
  /** In the document. */
  readonly range: Range;
  /** Watched concepts seen in it, lead-in included. */
  readonly concepts: ReadonlySet<string>;
  /** Watched concepts seen in it or in the statements of the same chunk just before and after. */
  readonly near: ReadonlySet<string>;
  /** The kinds of section it stands under. */
  readonly kinds: ReadonlySet<string>;
}

/** Concepts of the stages, for checks that must not fire on denials and recitals. */
export const denials = ['stage-disclaimer', 'stage-recital'] as const;

/** Statements of a document in which a concept was seen; quotations are left out. */
export function statementsWith(document: DocumentView, concept: string): readonly SeenStatement[] {
  const out: SeenStatement[] = [];
  for (const chunk of chunksSeeing(document, concept)) {
    const at = new Map<number, Set<string>>();
    for (const signal of chunk.local.signals) {
      const seen = at.get(signal.statement);
      if (seen) seen.add(signal.concept);
      else at.set(signal.statement, new Set([signal.concept]));
    }
    const rows = new Set<string>();
    for (const [index, concepts] of at) {
      const statement = chunk.model.statements[index];
      if (!concepts.has(concept) || !statement || statement.place === 'quote') continue;
      // The other cells of a row hang from its first: they would say the same again.
      if (statement.cell) {
        const row = `${statement.cell.table}:${statement.cell.row}`;
        if (rows.has(row)) continue;
        rows.add(row);
      }
      out.push({
        statement,
        next: chunk.model.statements[index + 1],
        range: statementRange(chunk, statement),
        concepts,
        near: new Set([...(at.get(index - 1) ?? []), ...concepts, ...(at.get(index + 1) ?? [])]),
        kinds: kindsOf(statement.section),
      });
    }
  }
  return out;
}

/** Whether a statement denies or reports what its words would otherwise ask. */
export const isDenied = (seen: SeenStatement): boolean => denials.some((d) => seen.concepts.has(d));
