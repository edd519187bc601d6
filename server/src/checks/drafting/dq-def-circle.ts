// DQ-DEF-CIRCLE: a term that is defined by another which is defined by it, with nothing else to hold on to.

import type { PackStructure } from '../../structure/pack-structure.ts';
import { type PlacedDefinition, packTerms, type TermUse, termKey, usesIn } from '../../structure/terms.ts';
import type { ChunkModel } from '../../tender/model.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { structureOf } from './structure-of.ts';

/** Words of its own from which a definition says something without the terms in it. */
const ENOUGH_WORDS = 2;
const LONGEST_LOOP = 4;
const empty = new Set(
  'the a an of to in by for and or any all each which that is are be been as under with from on this these those its such it means mean other than not between accordance respect pursuant relation set out described during while when where period time force applies apply within if after before given specified referred shown made has have'.split(
    ' ',
  ),
);

export const defCircle: DraftingCheck = {
  id: 'DQ-DEF-CIRCLE',
  find: ({ view }) => {
    const pack = structureOf(view);
    const { entries, index } = packTerms(pack);
    const thin = new Map<string, PlacedDefinition>();
    const leads = new Map<string, Set<string>>();
    for (const { key, definitions } of entries.values()) {
      const own = definitions.find(({ definition: d }) => d.how === 'means' && d.meaning.length > 1);
      if (own) thin.set(key, own);
    }
    for (const [other, { document, placed, definition, range }] of thin) {
      const model = pack.documents[document]?.source.tender.models[placed.chunk];
      for (const use of model ? usesIn(model, index) : []) {
        if (!isInDefinition(model, definition.statement, use.statement)) continue;
        if (use.written === 'lower' || use.within) continue;
        if (use.key === other && placed.start + use.range.start === range.start) continue;
        // “Covered Claim” means a Supplier Covered Claim or a Customer Covered Claim
        if (isPartOfName(pack, document, placed.chunk, use, other === use.key)) continue;
        const set = leads.get(other) ?? new Set<string>();
        set.add(use.key);
        leads.set(other, set);
      }
    }
    // A definition that only names itself may still say something in two words.
    for (const [key, { definition }] of thin)
      if (
        wordsOfItsOwn(definition.meaning, [key, ...(leads.get(key) ?? [])]) >
        (leads.get(key)?.has(key) ? ENOUGH_WORDS - 1 : ENOUGH_WORDS)
      )
        leads.delete(key);
    const told = new Set<string>();
    return [...leads.keys()].flatMap((key): DraftingFinding[] => {
      const loop = loopFrom(key, leads);
      if (!loop || loop.some((one) => told.has(one))) return [];
      for (const one of loop) told.add(one);
      const first = thin.get(key) as PlacedDefinition;
      const names = loop.map((one) => `“${entries.get(one)?.term ?? one}”`);
      return [
        {
          document: first.document,
          range: first.range,
          match: entries.get(key)?.term ?? key,
          words: { loop: [...names, names[0] as string].join(' → ') },
          related: loop.slice(1).flatMap((one) => {
            const d = thin.get(one);
            return d
              ? [{ document: d.document, range: d.range, message: 'The next definition of the circle.' }]
              : [];
          }),
          because: ['Each definition says little but the name of the next.'],
        },
      ];
    });
  },
};

/** In the sentence that defines, or in the row of a table of definitions. */
function isInDefinition(model: ChunkModel | undefined, defining: number, statement: number): boolean {
  if (statement === defining) return true;
  const [own, other] = [model?.statements[defining]?.cell, model?.statements[statement]?.cell];
  return own !== undefined && other !== undefined && own.table === other.table && own.row === other.row;
}

/** The works described in the Works Requirements: the name of something else. */
function isPartOfName(
  pack: PackStructure,
  document: number,
  chunk: number,
  { statement, at, key }: TermUse,
  isOwn: boolean,
): boolean {
  const text = pack.documents[document]?.source.tender.models[chunk]?.statements[statement]?.text ?? '';
  const words = /^[\p{L}\p{N}’'&-]+(?:[^\p{L}\p{N}]{1,3}[\p{L}\p{N}’'&-]+)*/u.exec(text.slice(at))?.[0] ?? '';
  const own = words
    .split(/(?<=[\p{L}\p{N}’'&-])(?=[^\p{L}\p{N}’'&-])/u)
    .slice(0, key.split(' ').length)
    .join('');
  if (/^[ \u00a0](?:(?:for|of|to|on)[ \u00a0](?:the[ \u00a0])?)?\p{Lu}/u.test(text.slice(at + own.length)))
    return true;
  return isOwn && /\p{Lu}[\p{L}’'-]*\s$/u.test(text.slice(0, at));
}

function wordsOfItsOwn(meaning: string, keys: readonly string[]): number {
  const names = new Set(keys.flatMap((key) => key.split(' ')));
  const words = meaning.split(/[.;]\s/)[0]?.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  return words.filter((word) => !empty.has(word.toLowerCase()) && !names.has(termKey(word))).length;
}

/** The way from a term back to itself, if there is a short one. */
function loopFrom(
  key: string,
  leads: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] | undefined {
  let ways: readonly (readonly string[])[] = [[key]];
  const seen = new Set([key]);
  for (let length = 0; length < LONGEST_LOOP && ways.length > 0; length++) {
    const further: (readonly string[])[] = [];
    for (const way of ways)
      for (const next of leads.get(way[way.length - 1] as string) ?? []) {
        if (next === key) return way;
        if (seen.has(next)) continue;
        seen.add(next);
        further.push([...way, next]);
      }
    ways = further;
  }
  return undefined;
}
