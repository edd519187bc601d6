// DQ-MODAL: "should" or "may wish to" in a requirement that is mandatory.

import { mention } from '../../tender/mentions.ts';
import { isBorrowed, isGate, isQuoted } from '../values/duties.ts';
import { inPack, perStatement } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

const weak =
  /\b(?:should|may wish to|might (?:wish|want) to|may want to|are (?:invited|encouraged|asked|urged) to try to|ought to|it (?:would|will) be (?:good|helpful|useful|desirable|an advantage|preferable|ideal|better|beneficial) (?:if|for|to|that)|(?:would|should) like (?:you|tenderers|bidders|suppliers|them) to|would (?:welcome|prefer)|hopes? (?:that|to)|are (?:invited|encouraged) to|is (?:invited|encouraged) to|ideally|preferably|would be expected to|it is desirable)\b/gi;
/** Not a wish: a condition ("should the Supplier fail"), what somebody ought to know. */
const other =
  /^[ \u00a0]*(?:any|the|a|an|you|it|there|this|these|either|one)\b|^[ \u00a0](?:note|be aware|refer|read|review|consult|visit|familiaris|see|contact|ensure that they (?:read|understand))\b/i;

const mayBeWeak = mention(
  /should|ought|wish|want|invited|encouraged|ideal|preferabl|prefer$|welcome|expected|desirable|good|helpful|useful|advantage|better|beneficial|like|hopes?|asked|urged/,
);

const reader = perStatement((statement, model) => {
  if (isBorrowed(statement, model) || !isGate(statement)) return [];
  const saysMandatory = /\b(?:mandatory|minimum|pass|must|required|requirement)\b/i.test(statement.text);
  if (
    !saysMandatory &&
    !/^(?:the |each |all |any )?(?:tenderers?|bidders?|suppliers?|contractors?|applicants?|candidates?|offerors?|providers?|staff|services?|equipment|system|solution|product|you|your \p{L}+|it would)\b/iu.test(
      statement.text,
    )
  )
    return [];
  return [...statement.text.matchAll(weak)]
    .filter((match) => !isQuoted(statement.text, match.index))
    .filter(
      (match) =>
        !(
          /^should$/i.test(match[0]) &&
          (match.index === 0 || other.test(statement.text.slice(match.index + match[0].length)))
        ),
    )
    .slice(0, 1)
    .map((match) => ({ start: match.index, end: match.index + match[0].length, value: match[0] }));
}, mayBeWeak);

export const modal: DraftingCheck = {
  id: 'DQ-MODAL',
  find: ({ view }) =>
    inPack(view, reader).map(({ document, range, statement, value }) => ({
      document,
      range,
      match: statement?.text ?? value,
      words: { word: value },
      because: ['Its heading or its words make it a requirement that tenders pass or fail by.'],
      fixes: /^should$/i.test(value)
        ? [
            {
              title: `Change “${value}” to “must”`,
              kind: 'wording' as const,
              edits: [{ document, ...range, text: 'must' }],
            },
          ]
        : [],
    })),
};
