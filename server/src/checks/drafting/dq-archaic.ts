// DQ-ARCHAIC: legalisms that a plain word says as well.

import { mention } from '../../tender/mentions.ts';
import { isBorrowed, isQuoted } from '../values/duties.ts';
import { inPack, perStatement } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

const plain: Readonly<Record<string, string>> = {
  hereinafter: 'from here on',
  hereinbefore: 'above',
  hereby: '',
  herein: 'in this document',
  hereof: 'of this document',
  hereto: 'to this document',
  hereunder: 'under this document',
  herewith: 'with this',
  heretofore: 'until now',
  thereof: 'of it',
  therein: 'in it',
  thereto: 'to it',
  thereunder: 'under it',
  therefor: 'for it',
  therefrom: 'from it',
  thereafter: 'after that',
  whereof: 'of which',
  wherein: 'in which',
  whereas: 'because',
  aforesaid: 'this',
  aforementioned: 'this',
  forthwith: 'at once',
  notwithstanding: 'despite',
  witnesseth: '',
  'in witness whereof': '',
  'inter alia': 'among other things',
  'mutatis mutandis': 'with the changes needed',
  'null and void': 'void',
  'for the avoidance of doubt': '',
  'save that': 'except that',
  'pursuant to': 'under',
  'prior to': 'before',
  'in the event that': 'if',
  'at such time as': 'when',
};
const words = new RegExp(`(?<![\\p{L}])(?:${Object.keys(plain).join('|')})(?![\\p{L}])`, 'giu');

/** A word of each, or the whole of it. */
const mayBeArchaic = mention(
  /^(?:here|there|where)|^(?:aforesaid|aforementioned|forthwith|notwithstanding|witnesseth|alia|mutatis|void|avoidance|save|pursuant|prior|event|such)$/,
);

const reader = perStatement((statement, model) => {
  if (isBorrowed(statement, model)) return [];
  return [...statement.text.matchAll(words)]
    .filter((match) => !isQuoted(statement.text, match.index))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, value: match[0] }));
}, mayBeArchaic);

export const archaic: DraftingCheck = {
  id: 'DQ-ARCHAIC',
  find: ({ view }) =>
    inPack(view, reader).map(({ document, range, value }) => {
      const better = plain[value.toLowerCase()] ?? '';
      return {
        document,
        range,
        match: value,
        words: { better: better === '' ? 'leave it out' : `write “${better}”` },
        because: ['A plain word says the same.'],
      };
    }),
};
