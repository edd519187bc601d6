// DQ-ANDOR: "and/or".

import { SLASH } from '../../tender/mentions.ts';
import { isBorrowed, isDuty, isGate, isQuoted } from '../values/duties.ts';
import { inPack, perStatement } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

const reader = perStatement((statement, model) => {
  const { text } = statement;
  if (!/and ?\/ ?or/i.test(text) || isBorrowed(statement, model)) return [];
  // Where nothing is required of anybody it does no harm.
  const binds =
    isDuty(statement) ||
    isGate(statement) ||
    statement.section.kind === 'definitions' ||
    statement.section.kind === 'award-criteria' ||
    statement.section.kind === 'specification' ||
    statement.section.kind === 'contract-conditions' ||
    /\b(?:may|means|entitled|liable|reserves?)\b/i.test(text);
  if (!binds) return [];
  const match = /\band ?\/ ?or\b/i.exec(text);
  return match && !isQuoted(text, match.index)
    ? [{ start: match.index, end: match.index + match[0].length, value: match[0] }]
    : [];
}, SLASH);

export const andOr: DraftingCheck = {
  id: 'DQ-ANDOR',
  find: ({ view }) =>
    inPack(view, reader).map(({ document, range, statement, value }) => ({
      document,
      range,
      match: statement?.text ?? value,
      because: ['It stands in a duty, a right, a definition or a test.'],
    })),
};
