// A reference that leads nowhere, as a finding: why it is so, the likeliest places it may have meant, and the edits to them.

import type { PackStructure } from '../../structure/pack-structure.ts';
import type { Resolution, Target } from '../../structure/targets.ts';
import { targetRange } from '../../structure/targets.ts';
import { titleKey } from '../../structure/titles.ts';
import type { Fix } from '../finding.ts';
import type { DraftingFinding } from './drafting-check.ts';
import { type ResolvedReference, targetName, targetNumber, textUnder } from './structure-of.ts';
import { numberedByTitle } from './titles-of.ts';

export function missingReference(
  pack: PackStructure,
  { document, reference, range, labelRange }: ResolvedReference,
  { why, near }: Extract<Resolution, { kind: 'missing' }>,
): DraftingFinding {
  const titled = reference.title ? (numberedByTitle(pack).get(titleKey(reference.title.text)) ?? []) : [];
  const likely = [
    ...titled,
    ...near.filter((target) => !titled.some((t) => targetNumber(t) === targetNumber(target))),
  ].slice(0, 3);
  return {
    document: document.index,
    range,
    match: textUnder(document, range),
    words: { why },
    related: likely.flatMap((target) => {
      const at = targetRange(target);
      return at ? [{ ...at, message: `It may mean ${targetName(target)}.` }] : [];
    }),
    because: [why],
    // Of "(f) of that clause" the letter alone is written.
    fixes: reference.within ? [] : likely.map((target) => useTarget(document.index, labelRange, target)),
  };
}

function useTarget(document: number, labelRange: ResolvedReference['labelRange'], target: Target): Fix {
  return {
    title: `Refer to ${targetName(target)}`,
    kind: 'wording',
    edits: [{ document, ...labelRange, text: targetNumber(target) }],
  };
}
