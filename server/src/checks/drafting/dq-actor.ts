// DQ-ACTOR: a duty in the passive that names nobody who has it.

import { mention } from '../../tender/mentions.ts';
import { leadInText } from '../values/context.ts';
import { isBorrowed } from '../values/duties.ts';
import { inPack, perStatement } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

const passive =
  /\b(?:shall|must|is to|are to)(?: not| also| always| only| at all times| then| first)? be (?:[\p{L}]+ly )?(?:[\p{L}]{2,}ed|made|given|kept|held|sent|paid|done|taken|shown|set|met|borne|built|brought|written|found|known|seen|put|begun|drawn|undertaken|read)\b/giu;
const actor =
  /\b(?:supplier|contractor|provider|tenderer|bidder|applicant|candidate|offeror|authority|council|buyer|client|customer|trust|board|department|party|parties|sub-?contractors?|consultant|operator|employer|you|your|we|our|manager|representative|officer|staff|personnel|employees?|team|panel|government|state|agency|vendor|lead)s?\b/i;
const done = /\bby (?:the |a |an |any |each |its |their |his |both |either )?[\p{L}]/iu;
/** No duties: how a thing is to be read, what happens to a tender. */
const noDuty =
  /^(?:shall|must|is to|are to) be (?:deemed|construed|interpreted|read|treated|governed|considered|regarded|entitled|liable|bound|excluded|rejected|disqualified|awarded|scored|weighted|based|limited)\b/i;

/** No passive without it. */
const be = mention(/^be$/);

const reader = perStatement((statement, model) => {
  if (isBorrowed(statement, model) || statement.section.kind === 'award-criteria') return [];
  const { text } = statement;
  if (
    !/\b(?:shall|must|(?:is|are) to be)\b/i.test(text) ||
    actor.test(text) ||
    actor.test(leadInText(statement.leadIns))
  )
    return [];
  const match = [...text.matchAll(passive)].find(
    (m) => !done.test(text.slice(m.index + m[0].length, m.index + m[0].length + 80)) && !noDuty.test(m[0]),
  );
  return match ? [{ start: match.index, end: match.index + match[0].length, value: match[0] }] : [];
}, be);

export const actorCheck: DraftingCheck = {
  id: 'DQ-ACTOR',
  find: ({ view }) =>
    inPack(view, reader).map(({ document, range, statement, value }) => ({
      document,
      range,
      match: statement?.text ?? value,
      words: { verb: value },
      because: ['No party is named in the sentence or in what it hangs from.'],
    })),
};
