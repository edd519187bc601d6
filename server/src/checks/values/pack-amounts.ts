// The labelled sums of money of a whole pack, and whether one sentence gives the VAT basis of all of them.

import type { Range } from '../../markdown/blocks.ts';
import type { ChunkModel, Statement } from '../../tender/model.ts';
import { type ChunkView, chunksWith, type DocumentView, type PackView, placed } from '../view.ts';
import { type AmountKind, amountNames } from './amount-kinds.ts';
import { limitIn } from './context.ts';
import { type LabelledAmount, labelledAmounts } from './labelled-amounts.ts';
import { keptPerChunk } from './per-chunk.ts';

export interface PackAmount {
  readonly document: DocumentView;
  readonly chunk: ChunkView;
  readonly statement: Statement;
  readonly label: LabelledAmount;
  /** In the document. */
  readonly range: Range;
  readonly limit: string;
}

const known = new WeakMap<PackView, readonly PackAmount[]>();

/** Every labelled sum of the pack in order; those of records and examples are left out. */
export function packAmounts(view: PackView): readonly PackAmount[] {
  let amounts = known.get(view);
  if (amounts === undefined) {
    amounts = view.documents.flatMap((document) => {
      const fromName = limitIn(document.document.path.replaceAll(/[-_.]/g, ' '));
      return chunksWith(document, labelledAmounts).flatMap((chunk) =>
        labelledAmounts(chunk.model)
          .filter((label) => !label.isPast)
          .map(
            (label): PackAmount => ({
              document,
              chunk,
              statement: chunk.model.statements[label.statement] as Statement,
              label,
              range: placed(chunk, label.range),
              limit: [label.limit, label.limit === '' ? fromName : ''].join(''),
            }),
          ),
      );
    });
    known.set(view, amounts);
  }
  return amounts;
}

export function amountName({ label }: PackAmount): string {
  return amountNames[label.kind as AmountKind] ?? label.kind;
}

/** As it is written: "£6.2m". */
export function amountText({ chunk, label }: PackAmount): string {
  return chunk.model.chunk.text.slice(label.range.start, label.range.end).replace(/\s+/g, ' ');
}

const globalBasis =
  /\b(?:all|any|the|unless otherwise (?:stated|indicated))\b[^.;]{0,60}\b(?:prices?|values?|figures?|amounts?|sums?|costs?|rates?|charges|budgets?)\b[^.;]{0,80}\b(?:(?:exclu\w+|inclu\w+|net|gross)\b[^.;]{0,20}\b(?:VAT|value added tax)|VAT)/i;

/** The form a tenderer signs speaks of its own sum. */
const tenderSum = /^(?:I|we)\b[^.;]{0,60}\boffer\b|\bfor the (?:sum|price) of\b/i;

/** Sentences that say for all sums of the pack whether VAT is in them. */
export const vatStatements = keptPerChunk((model: ChunkModel): readonly Statement[] =>
  /VAT|value added tax/i.test(model.chunk.text)
    ? model.statements.filter(({ text }) => globalBasis.test(text) && !tenderSum.test(text))
    : [],
);

export function hasVatBasis(view: PackView): boolean {
  return view.documents.some((document) => chunksWith(document, vatStatements).length > 0);
}
