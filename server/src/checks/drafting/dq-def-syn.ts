// DQ-DEF-SYN: two words for one party: the Supplier shall …, the Contractor shall ….

import { sourceRange } from '../../markdown/blocks.ts';
import { packTerms, termKey } from '../../structure/terms.ts';
import { mention, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { keptPerChunk } from '../values/per-chunk.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { perDocument } from './per-document.ts';
import { structureOf } from './structure-of.ts';

const groups: readonly (readonly string[])[] = [
  [
    'Supplier',
    'Contractor',
    'Provider',
    'Service Provider',
    'Consultant',
    'Vendor',
    'Builder',
    'Operator',
    'Caterer',
  ],
  [
    'Authority',
    'Council',
    'Buyer',
    'Customer',
    'Client',
    'Employer',
    'Purchaser',
    'Contracting Authority',
    'Trust',
    'University',
    'Department',
    'Commissioner',
  ],
];
const roles = groups.flat().sort((a, b) => b.length - a.length);
/** "Sub-contractor", "Training Provider" and "Leeds City Council" are other things. */
const role = new RegExp(`\\b[Tt]he[ \\u00a0](${roles.join('|')})(?=[’']s?\\b|[ \\u00a0.,;:)]|$)`, 'g');
const roleWord = mention(
  new RegExp(`^(?:${roles.map((name) => name.split(' ').at(-1)?.toLowerCase()).join('|')})$`),
);
const acting =
  /^(?:[’']s)?[ \u00a0](?:shall|must|will|may|is|has|agrees|undertakes|warrants|and|bears|pays|gives|keeps|provides|delivers|ensures|replaces|supplies|accepts|appoints|maintains|performs|notifies|submits|remains|indemnifies|complies|makes|holds|sends|takes)\b/;
/** A word this much rarer than the other is a slip. */
const TIMES_RARER = 3;

interface RoleUse {
  readonly role: string;
  readonly start: number;
  readonly end: number;
  readonly isActing: boolean;
}

export const defSyn: DraftingCheck = {
  id: 'DQ-DEF-SYN',
  find: ({ view }) => {
    const pack = structureOf(view);
    const { entries } = packTerms(pack);
    return view.documents.flatMap(({ index, document }) => {
      const counts = countsIn(document);
      return groups.flatMap((group): DraftingFinding[] => {
        const used = group.flatMap((name) => {
          const uses = counts.get(name);
          return uses ? [{ name, uses, isDefined: entries.has(termKey(name)) }] : [];
        });
        used.sort((a, b) => Number(b.isDefined) - Number(a.isDefined) || b.uses.length - a.uses.length);
        const [usual, ...others] = used;
        if (!usual) return [];
        return others.flatMap(({ name, uses, isDefined }): DraftingFinding[] => {
          const [first] = uses;
          if (
            isDefined ||
            !first ||
            uses.length * TIMES_RARER > usual.uses.length ||
            !uses.some((u) => u.isActing)
          )
            return [];
          // "Service Provider" beside "Provider" is a longer name for the same.
          if (name.endsWith(usual.name) || usual.name.endsWith(name)) return [];
          return [
            {
              document: index,
              range: first,
              match: name,
              words: { usual: usual.name },
              related: uses
                .slice(1, 10)
                .map(({ start, end }) => ({ document: index, range: { start, end }, message: 'And here.' })),
              because: [
                `“the ${usual.name}” stands ${usual.uses.length} times, “the ${name}” ${uses.length === 1 ? 'once' : `${uses.length} times`}.`,
              ],
              fixes: [
                {
                  title: `Write “${usual.name}” ${uses.length === 1 ? 'here' : 'everywhere'}`,
                  kind: 'wording',
                  edits: uses.map(({ start, end }) => ({ document: index, start, end, text: usual.name })),
                },
              ],
            },
          ];
        });
      });
    });
  },
};

/** The uses of each word in a document, in its offsets. */
const countsIn = perDocument((models, { starts }) => {
  const counts = new Map<string, RoleUse[]>();
  for (const [i, model] of models.entries())
    for (const use of rolesIn(model)) {
      const at = starts[i] as number;
      const list = counts.get(use.role) ?? [];
      list.push({ ...use, start: at + use.start, end: at + use.end });
      counts.set(use.role, list);
    }
  return counts;
});

const rolesIn = keptPerChunk((model: ChunkModel): readonly RoleUse[] => {
  const out: RoleUse[] = [];
  const mentions = mentionsOf(model);
  for (const [index, { text, run, runStart, place }] of model.statements.entries()) {
    if (place === 'heading' || place === 'quote' || !mentions.in(index, roleWord)) continue;
    for (const match of text.matchAll(role)) {
      const end = match.index + match[0].length;
      const start = end - (match[1] as string).length;
      // "the Council Tax", "the Client Manager": a longer name
      if (/^[ \u00a0]\p{Lu}/u.test(text.slice(end, end + 2))) continue;
      const range = sourceRange(run, runStart + start, runStart + end);
      out.push({ role: match[1] as string, ...range, isActing: acting.test(text.slice(end, end + 20)) });
    }
  }
  return out;
}, roleWord);
