// DQ-REF-TITLE: a reference gives a number and a title, and the title belongs to another place than the number.

import type { Range } from '../../markdown/blocks.ts';
import { type DocumentStructure, placedRange, textBetween } from '../../structure/document-structure.ts';
import type { PackStructure } from '../../structure/pack-structure.ts';
import { isAttachmentWord } from '../../structure/part-words.ts';
import type { Target } from '../../structure/targets.ts';
import { targetRange, targetTitle } from '../../structure/targets.ts';
import { packTerms, termKey } from '../../structure/terms.ts';
import { sameTitle, titleKey, titleWords } from '../../structure/titles.ts';
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
      const named = reference.title;
      const misplaced = () =>
        foreign(
          document.index,
          range,
          placedRange(placed.start, named.range),
          textUnder(document, range),
          named.text,
          target,
        );
      const title = targetTitle(target);
      if (title === '') {
        const under = elsewhereByHeading(pack, target, reference.title.text);
        if (under)
          found.push({
            ...misplaced(),
            words: {
              title: reference.title.text,
              own: under.own,
              other: `the heading of other clauses (from ${under.first})`,
            },
            because: [`${targetNumber(target)} stands under “${under.own}”.`],
          });
        continue;
      }
      if (sameTitle(reference.title.text, title)) continue;
      const others = (numberedByTitle(pack).get(titleKey(reference.title.text)) ?? []).filter(
        (other) =>
          isAttachmentWord(reference.word) === (other.kind === 'attachment') &&
          targetNumber(other) !== targetNumber(target) &&
          !isInside(target, other),
      );
      const [other] = others;
      if (!other) {
        if (isForeign(reference.title.text, target, pack)) found.push(misplaced());
        continue;
      }
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

/**
 * Clauses without titles of their own stand under headings without numbers: the heading of the clause meant, and the first
 * clause under the heading that the reference names, where that is another one.
 */
function elsewhereByHeading(
  pack: PackStructure,
  target: Target,
  named: string,
): { readonly own: string; readonly first: string } | undefined {
  if (target.kind !== 'provision' || target.provision.parent) return undefined;
  const { provision } = target;
  const document = pack.documents[provision.document] as DocumentStructure;
  const plain = document.headings.filter(({ number, title }) => number === undefined && title !== '');
  const own = plain.findLast(({ range }) => range.start < provision.range.start);
  const wanted = titleKey(named);
  const other = plain.find(({ title }) => titleKey(title) === wanted);
  if (!own || !other || other === own || sameTitle(named, own.title)) return undefined;
  const said = new Set(
    titleWords(textBetween(document, { start: provision.range.start, end: provision.end })),
  );
  if (titleWords(named).some((word) => said.has(word))) return undefined;
  const next = plain[plain.indexOf(other) + 1]?.range.start ?? Number.POSITIVE_INFINITY;
  const first = document.provisions.find(
    ({ range, parent, realm, kind }) =>
      range.start > other.range.start &&
      range.start < next &&
      !parent &&
      realm === provision.realm &&
      kind === provision.kind,
  );
  return first && { own: own.title, first: first.label };
}

/** What brackets hold beside titles. */
const remark =
  /\b(?:only|see|if|where|when|unless|includ\w+|exclud\w+|amended|inclusive|above|below|applies|apply|attached|enclosed|optional|mandatory|draft|revised|version|new|both|all|any|each|is|are|shall|must|may|not)\b/i;

/** Written as a title, of words that neither the place nor anything above or in it is called by. */
function isForeign(text: string, target: Target, pack: PackStructure): boolean {
  if (target.kind !== 'provision') return false;
  const words = text.split(/[ \u00a0]+/);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  const small = /^(?:of|and|the|for|to|in|on|or|a|an|&|with|by)$/;
  const isTitleCase = words.every((word) => /^\p{Lu}/u.test(word) || small.test(word)) && capitals.length > 1;
  const isPhrase =
    words.length > 1 &&
    words.length < 6 &&
    capitals.length === 1 &&
    /^[\p{L}\s\u00a0’'&-]+$/u.test(text) &&
    !remark.test(text);
  if (!isTitleCase && !isPhrase) return false;
  const carrying = new Set(titleWords(text));
  const shares = (title: string) => titleWords(title).some((word) => carrying.has(word));
  if (numberedByTitle(pack).has(titleKey(text)) || packTerms(pack).entries.has(termKey(text))) return false;
  for (let one: typeof target.provision | undefined = target.provision; one; one = one.parent)
    if (shares(one.title)) return false;
  const inside = [...target.provision.children];
  for (let child = inside.pop(); child; child = inside.pop()) {
    if (shares(child.title)) return false;
    inside.push(...child.children);
  }
  return !pack.documents.some(({ headings }) =>
    headings.some(({ title }) => titleKey(title) === titleKey(text)),
  );
}

function foreign(
  document: number,
  range: Range,
  titleRange: Range,
  match: string,
  title: string,
  target: Target,
): DraftingFinding {
  const at = targetRange(target);
  return {
    document,
    range: { start: range.start, end: Math.max(range.end, titleRange.end) },
    match,
    severity: 'warning',
    words: { title, own: targetTitle(target), other: 'the title of no numbered place of the pack' },
    related: at ? [{ ...at, message: `The number leads here: ${targetName(target)}.` }] : [],
    because: [`${targetNumber(target)} is titled “${targetTitle(target)}”.`],
  };
}

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
