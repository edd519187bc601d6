// DQ-DEF-MAYBE: a phrase in capitals that is used like a defined term and that nothing defines.

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import { packTerms, termKey } from '../../structure/terms.ts';
import { titleKey } from '../../structure/titles.ts';
import { CAPITAL_PAIR, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { keptPerChunk } from '../values/per-chunk.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { insertDefinition } from './insert-definition.ts';
import { perDocument } from './per-document.ts';
import { structureOf } from './structure-of.ts';

const FEWEST_USES = 3;
/** A pack that defines less marks its terms in another way. */
const FEWEST_DEFINITIONS = 3;
const phrase =
  /(?<=\b(?:[Tt]he|[Aa]n?|[Ee]ach|[Aa]ny|any|each|a|an|this|such|its|that|all|of|with|under|by|in|from|to|for|and|or|on|per|use)[ \u00a0])(\p{Lu}\p{Ll}{2,}(?:[ \u00a0-]\p{Lu}\p{Ll}{2,}){1,3})(?![ \u00a0]\p{Lu})/gu;
const named =
  /\b(?:Acts?|Regulations?|Order|Directive|Council|Authority|Authorities|Board|Office|Officer|Department|Ministry|Agency|Commission|Committee|Court|Trust|University|College|School|Hospital|Institute|Association|Society|Group|Limited|Company|Bank|Manager|Director|Lead|Leader|Head|Minister|Secretary|Chair|Executive|Coordinator|Inspector|Advisor|Adviser|Government|Parliament|Assembly|Union|United|Kingdom|England|Wales|Scotland|Ireland|Northern|European|Street|Road|Lane|House|Park|Square|Avenue|City|County|Borough|Town|Region|Centre|Station|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Wage|Standard|Code|Charter|Convention|Treaty|Framework|Statement|Policy|Strategy|Guidance|Schedule|Annex|Appendix|Section|Part|Form|Lot|Gazette|Journal|Service|System|Portal|Platform|Microsoft|Google|Official|Public|National|Royal|Find|Contracts)\b/;

interface Phrase {
  readonly text: string;
  readonly range: Range;
  /** It is a part of the name of an Act: "Procurement Reform (Scotland) Act 2014". */
  readonly isOfAct: boolean;
}

export const defMaybe: DraftingCheck = {
  id: 'DQ-DEF-MAYBE',
  find: ({ view }) => {
    const pack = structureOf(view);
    const { entries } = packTerms(pack);
    if (entries.size < FEWEST_DEFINITIONS) return [];
    const titles = new Set<string>();
    for (const { headings } of pack.documents) for (const { title } of headings) titles.add(titleKey(title));
    for (const { title } of pack.attachments) titles.add(titleKey(title));
    const uses = new Map<
      string,
      { readonly text: string; readonly document: number; readonly range: Range }[]
    >();
    for (const { index, document } of view.documents)
      for (const { key, text, range } of phrasesOf(document)) {
        const list = uses.get(key) ?? [];
        list.push({ text, document: index, range });
        uses.set(key, list);
      }
    const ofActs = new Set<string>();
    for (const { document } of view.documents) for (const key of namesOf(document)) ofActs.add(key);
    return [...uses].flatMap(([key, all]): DraftingFinding[] => {
      const [first] = all;
      const isSpread = all.length > 1 && all.some(({ document }) => document !== first?.document);
      if (
        !first ||
        (all.length < FEWEST_USES && !isSpread) ||
        entries.has(key) ||
        titles.has(titleKey(first.text))
      )
        return [];
      // "Future Generations" of an Act's name is no term of the contract, wherever else it stands.
      if (ofActs.has(key)) return [];
      if (
        key.split(' ').some((word) => entries.has(word)) ||
        [...entries.keys()].some((one) => one.includes(key))
      )
        return [];
      return [
        {
          document: first.document,
          range: first.range,
          match: first.text,
          words: { times: String(all.length) },
          related: all.slice(1, 6).map(({ document, range }) => ({ document, range, message: 'Used here.' })),
          because: ['Looked for a definition in every document of the pack.'],
          fixes: () => insertDefinition(pack, first.text),
        },
      ];
    });
  },
};

/** The phrases of a document, in its offsets. */
const phrasesOf = perDocument((models, { starts }) =>
  models.flatMap((model, i) => {
    const at = starts[i] as number;
    return phrasesIn(model).map(({ text, range }) => ({
      key: termKey(text),
      text,
      range: { start: at + range.start, end: at + range.end },
    }));
  }),
);

/** Keys of the phrases that are part of the name of an Act in a document. */
const namesOf = perDocument((models) =>
  models.flatMap((model) => phrasesIn(model).flatMap((one) => (one.isOfAct ? [termKey(one.text)] : []))),
);

const actNames = new Set([
  'Act',
  'Acts',
  'Regulations',
  'Order',
  'Measure',
  'Directive',
  'Rules',
  'Code',
  'Bill',
]);
const MOST_WORDS = 12;
/** A word of a title: capitals, a bracketed word such as (Scotland), or one that joins. */
const titleWord =
  /[ \u00a0]+(?:(\p{Lu}[\p{L}’'-]{0,30})|\([\p{L} ]{1,40}\)|and|of|the|for|at|in|on|to|etc\.?)(?=[ \u00a0,.;)]|$),?/uy;

/** Whether a title goes on after a place in a text to end as that of an Act does: "… (Scotland) Act 2014". */
function goesOnToAct(text: string, from: number): boolean {
  titleWord.lastIndex = from;
  for (let count = 0; count < MOST_WORDS; count++) {
    const word = titleWord.exec(text);
    if (word === null) return false;
    if (actNames.has(word[1] ?? '')) return true;
  }
  return false;
}

const phrasesIn = keptPerChunk((model: ChunkModel): readonly Phrase[] => {
  const out: Phrase[] = [];
  const mentions = mentionsOf(model);
  for (const [index, { text, run, runStart, place }] of model.statements.entries()) {
    if (!mentions.in(index, CAPITAL_PAIR)) continue;
    if (place === 'heading' || place === 'cell' || place === 'quote') continue;
    for (const match of text.matchAll(phrase)) {
      if (named.test(match[0])) continue;
      out.push({
        text: match[0],
        range: sourceRange(run, runStart + match.index, runStart + match.index + match[0].length),
        isOfAct: goesOnToAct(text, match.index + match[0].length),
      });
    }
  }
  return out;
}, CAPITAL_PAIR);
