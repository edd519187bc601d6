// DQ-AMT-VAT: the value of the contract without a word on VAT.

import { amountName, amountText, hasVatBasis, packAmounts } from '../values/pack-amounts.ts';
import type { DraftingCheck } from './drafting-check.ts';

const values: ReadonlySet<string> = new Set(['contract-value', 'annual-value', 'framework-value', 'budget']);

export const amtVat: DraftingCheck = {
  id: 'DQ-AMT-VAT',
  find: ({ view }) => {
    const amounts = packAmounts(view).filter(({ label }) => values.has(label.kind));
    const first = amounts.find(({ label }) => label.vat === undefined);
    if (first === undefined || amounts.some(({ label }) => label.vat !== undefined) || hasVatBasis(view))
      return [];
    return [
      {
        document: first.document.index,
        range: first.range,
        match: amountText(first),
        words: { name: amountName(first) },
        because: ['No place in the pack says whether VAT is included.'],
      },
    ];
  },
};
