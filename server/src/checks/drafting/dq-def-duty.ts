// DQ-DEF-DUTY: a definition that lays down a duty ("shall", "must"), where nobody looks for one.

import { packTerms } from '../../structure/terms.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { structureOf } from './structure-of.ts';

const duty =
  /(?:^|[\s(])(shall|must)\b(?! (?:mean|be (?:construed|interpreted|read|deemed|taken)|include|have the (?:same )?meaning))/i;
/** "the obligations which a party must perform": the duty is what is defined. */
const aboutDuties =
  /\b(?:(?<!\b(?:after|upon|on|following|by|under) )which|that|who|whom|where|when|whether|as)\b[^,;]{0,70}$|^(?:the |any |all )?(?:obligations?|dut(?:y|ies))\b/i;

export const defDuty: DraftingCheck = {
  id: 'DQ-DEF-DUTY',
  find: ({ view }) =>
    [...packTerms(structureOf(view)).entries.values()].flatMap(({ term, definitions }) =>
      definitions.flatMap(({ document, range, definition }): DraftingFinding[] => {
        if (definition.how !== 'means') return [];
        const match = duty.exec(definition.meaning);
        if (!match || aboutDuties.test(definition.meaning.slice(0, match.index))) return [];
        return [
          {
            document,
            range,
            match: term,
            words: { word: (match[1] ?? '').toLowerCase() },
            because: [`The definition says “${match[1]}”.`],
          },
        ];
      }),
    ),
};
