// DQ-REF-TITLE: a reference gives a number and a title, and the title belongs to another place than the number.

import { placedRange, textBetween } from '../../structure/document-structure.ts';
import { isAttachmentWord } from '../../structure/part-words.ts';
import type { Target } from '../../structure/targets.ts';
import { targetRange, targetTitle } from '../../structure/targets.ts';
import { sameTitle, titleKey } from '../../structure/titles.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { resolvedReferences, structureOf, targetName, targetNumber, textUnder } from './structure-of.ts';
import { numberedByTitle } from './titles-of.ts';

export const refTitle: DraftingCheck = {
  id: 'DQ-REF-TITLE',
  find: ({ view }) => {
    const pack = structureOf(view);
    const found: DraftingFinding[] = [];
    for (const { document, reference, range, labelRange, placed, resolution } of resolvedReferences(pack)) {
      if (!reference.title || resolution.kind !== 'found') continue;
      const { target } = resolution;
      const title = targetTitle(target);
      if (title === '' || sameTitle(reference.title.text, title)) continue;
      const others = (numberedByTitle(pack).get(titleKey(reference.title.text)) ?? []).filter(
        (other) =>
          isAttachmentWord(reference.word) === (other.kind === 'attachment') &&
          targetNumber(other) !== targetNumber(target) &&
          !isInside(target, other),
      );
      const [other] = others;
      if (!other) continue;
      const titleRange = placedRange(placed.start, reference.title.range);
      const at = targetRange(other);
      found.push({
        document: document.index,
        range: { start: range.start, end: Math.max(range.end, titleRange.end) },
        match: textUnder(document, range),
        words: { title: reference.title.text, own: title, other: targetName(other) },
        related: [
          ...(at ? [{ ...at, message: `This is ${targetName(other)}.` }] : []),
          ...[targetRange(target)].flatMap((t) =>
            t ? [{ ...t, message: `The number leads here: ${targetName(target)}.` }] : [],
          ),
        ],
        because: [
          `${targetNumber(target)} is titled “${title}”; “${reference.title.text}” is the title of ${targetNumber(other)}.`,
        ],
        fixes: [
          {
            title: `Refer to ${targetName(other)}`,
            kind: 'wording',
            edits: [
              { document: document.index, ...labelRange, text: targetNumber(other) },
              ...linkEdits(
                textBetween(document, { start: range.end, end: range.end + 260 }),
                document.index,
                range.end,
                target,
                other,
              ),
            ],
          },
          {
            title: `Correct the title to “${title}”`,
            kind: 'wording',
            edits: [
              {
                document: document.index,
                ...titleRange,
                text: titleIn(textBetween(document, titleRange), reference.title.text, title),
              },
            ],
          },
        ],
      });
    }
    return found;
  },
};

/** A label that names the parent of the place with the title, or a place in it, is no mistake. */
function isInside(a: Target, b: Target): boolean {
  if (a.kind !== 'provision' || b.kind !== 'provision') return false;
  for (let one: typeof a.provision | undefined = b.provision; one; one = one.parent)
    if (one === a.provision) return true;
  for (let one: typeof a.provision | undefined = a.provision; one; one = one.parent)
    if (one === b.provision) return true;
  return false;
}

/** The range of a title may reach over its quotation marks: only the title is replaced. */
function titleIn(written: string, before: string, after: string): string {
  return written.includes(before) ? written.replace(before, () => after) : after;
}

/** Where the link's address is the number, it is put right as well. */
function linkEdits(text: string, document: number, from: number, target: Target, other: Target) {
  const close = /^[^[\]\n]{0,160}\]\(#([^()\s]{1,80})\)/.exec(text);
  if (!close?.[1] || close[1] !== targetNumber(target)) return [];
  const start = from + close[0].length - 1 - close[1].length;
  return [{ document, start, end: start + close[1].length, text: targetNumber(other) }];
}
