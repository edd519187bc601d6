// DQ-DEF-UNUSED: a term that is defined and used nowhere in the pack outside its definition.

import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { structureOf } from './structure-of.ts';
import { countedUses } from './term-uses.ts';

export const defUnused: DraftingCheck = {
  id: 'DQ-DEF-UNUSED',
  find: ({ view }) => {
    const pack = structureOf(view);
    const { terms, uses } = countedUses(pack);
    const used = new Set<string>();
    for (const [key, all] of uses) {
      const definitions = terms.entries.get(key)?.definitions ?? [];
      const isOutside = all.some(
        ({ document, chunk, use }) =>
          (use.written !== 'lower' || key.includes(' ')) &&
          !definitions.some(
            (d) =>
              d.document === document && d.placed.chunk === chunk && d.definition.statement === use.statement,
          ),
      );
      if (isOutside) used.add(key);
    }
    // “Key Performance Indicator” or “KPI”: one of the two is enough
    const together = new Set<string>();
    for (const key of used)
      for (const { document, placed, definition } of terms.entries.get(key)?.definitions ?? [])
        together.add(`${document}:${placed.chunk}:${definition.statement}`);
    return [...terms.entries.values()].flatMap(({ key, term, definitions }): DraftingFinding[] => {
      const [first] = definitions;
      if (!first || used.has(key)) return [];
      if (definitions.some((d) => together.has(`${d.document}:${d.placed.chunk}:${d.definition.statement}`)))
        return [];
      return [
        {
          document: first.document,
          range: first.range,
          match: term,
          because: [
            'Looked for it in the singular, the plural and the possessive in every document of the pack.',
          ],
        },
      ];
    });
  },
};
