// DQ-ATT-MISSING: a schedule, annex, appendix, form or other attachment is cited that the pack does not have.

import { isAttachmentWord } from '../../structure/part-words.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { missingReference } from './missing-reference.ts';
import { resolvedReferences, structureOf } from './structure-of.ts';

export const attMissing: DraftingCheck = {
  id: 'DQ-ATT-MISSING',
  find: ({ view }) => {
    const pack = structureOf(view);
    const found: DraftingFinding[] = [];
    for (const one of resolvedReferences(pack))
      if (one.resolution.kind === 'missing' && isAttachmentWord(one.reference.word))
        found.push(missingReference(pack, one, one.resolution));
    return found;
  },
};
