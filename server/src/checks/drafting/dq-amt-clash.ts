// DQ-AMT-CLASH: one sum (the value of the contract, an insurance, a limit of liability) with different figures in the pack.

import { clashes } from '../values/clashes.ts';
import { amountName, amountText, type PackAmount, packAmounts } from '../values/pack-amounts.ts';
import { whereIs } from '../values/pack-dates.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

export const amtClash: DraftingCheck = {
  id: 'DQ-AMT-CLASH',
  find: ({ view, rule }) => {
    const rates = Object.entries(rule.figures ?? {})
      .filter(([name]) => name.startsWith('vat'))
      .map(([, rate]) => 1 + rate / 100);
    return clashes(packAmounts(view), keyOf, (a, b) => agree(a, b, rates)).flatMap(
      ({ odd, against, isFirstOfTie }) => {
        // A sum and a part of it may stand in one sentence.
        const others = against.filter((other) => other.statement !== odd.statement);
        if (others.length === 0) return [];
        return [{ ...finding(odd, others), ...(isFirstOfTie ? { severity: 'information' as const } : {}) }];
      },
    );
  },
};

function keyOf({ label, limit }: PackAmount): string | undefined {
  return limit.includes('excess') || /\beach\b/.test(limit)
    ? undefined
    : `${label.kind}|${limit}|${label.fact.currency}`;
}

/** Equal, equal but for VAT, or equal as far as a rough figure goes. */
function agree(a: PackAmount, b: PackAmount, rates: readonly number[]): boolean {
  const [x, y] = [a.label.fact.value, b.label.fact.value];
  if (Math.abs(x - y) < 1) return true;
  const [m, n] = [a.label.months, b.label.months];
  if (a.label.kind.endsWith('-value') && m !== undefined && n !== undefined && m !== n) return true;
  const [big, little] = x > y ? [a, b] : [b, a];
  const [bigBasis, littleBasis] = [big.label.vat, little.label.vat];
  // Nobody adds tax to insurance, damages or a limit.
  const isTaxed = /value|budget|other/.test(a.label.kind);
  if (isTaxed && (bigBasis !== littleBasis || bigBasis === undefined)) {
    // Within a pound of the same sum with VAT and without.
    const isVat = rates.some(
      (rate) =>
        Math.abs(little.label.fact.value * rate - big.label.fact.value) <
        Math.max(2, big.label.fact.value * 1e-6),
    );
    if (isVat && bigBasis !== 'excluded' && littleBasis !== 'included') return true;
    // One with VAT and one without cannot be compared.
    if (bigBasis !== undefined && littleBasis !== undefined) return true;
  }
  if (a.label.isRough || b.label.isRough) {
    const step = 10 ** Math.floor(Math.log10(Math.max(1, Math.min(x, y))));
    if (Math.abs(x - y) <= step / 2) return true;
  }
  return false;
}

function finding(odd: PackAmount, against: readonly PackAmount[]): DraftingFinding {
  const other = against[0] as PackAmount;
  return {
    document: odd.document.index,
    range: odd.range,
    match: amountText(odd),
    words: { name: amountName(odd), other: amountText(other), where: whereIs(other, odd) },
    related: against.map((amount) => ({
      document: amount.document.index,
      range: amount.range,
      message: `The ${amountName(amount)} is ${amountText(amount)} here.`,
    })),
    because: [odd, ...against].map((amount) => `${amount.document.document.path}: ${amountText(amount)}.`),
    fixes: against.slice(0, 2).map((amount) => ({
      title: `Change to ${amountText(amount)}`,
      kind: 'wording',
      edits: [{ document: odd.document.index, ...odd.range, text: amountText(amount) }],
    })),
  };
}
