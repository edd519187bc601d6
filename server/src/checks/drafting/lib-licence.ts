// LIB-LICENCE: a clause or a measure stands in the pack whose licence may forbid that: a clause of a library that is for internal use,
// or measures copied from a published set under terms that allow no changes or no commercial use.

import { DIGIT, mention } from '../../tender/mentions.ts';
import { isQuoted } from '../values/duties.ts';
import { inPack, perStatement } from '../values/per-chunk.ts';
import type { PackView } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { insertedClauses } from './inserted-clauses.ts';

/** Words of a licence that keep a text out of a document that others copy, change or sell services with. */
const restricts =
  /internal use|all rights reserved|proprietary|confidential|non-?commercial|no-?deriv|\bNC\b|\bND\b/i;

/** "NT1", "NT10a": how the measures of the National TOMs are numbered. */
const measures = perStatement(
  ({ text }) => {
    const match = /\bNT\d{1,3}[a-z]?\b/.exec(text);
    return match && !isQuoted(text, match.index)
      ? [{ start: match.index, end: match.index + match[0].length, value: match[0] }]
      : [];
  },
  mention(/^nt$/),
  DIGIT,
);
const names = perStatement(
  ({ text }) => {
    const match = /\bTOMs?\b/.exec(text);
    return match ? [{ start: match.index, end: match.index + match[0].length, value: match[0] }] : [];
  },
  mention(/^toms?$/),
);

export const libLicence: DraftingCheck = {
  id: 'LIB-LICENCE',
  find: ({ view }) => [...restrictedClauses(view), ...copiedMeasures(view)],
};

function restrictedClauses(view: PackView): readonly DraftingFinding[] {
  return insertedClauses(view).flatMap(({ clause, document, range }): DraftingFinding[] =>
    restricts.test(clause.licence)
      ? [
          {
            document,
            range,
            match: clause.id,
            words: { licence: `the library gives it the licence “${clause.licence}”` },
            severity: 'warning',
            because: [`Licence of ${clause.id}: ${clause.licence}.`],
          },
        ]
      : [],
  );
}

/** One finding a document: where the first of them stands. The letters alone may mean anything. */
function copiedMeasures(view: PackView): readonly DraftingFinding[] {
  if (inPack(view, names).length === 0) return [];
  const told = new Set<number>();
  return inPack(view, measures).flatMap(({ document, range, value }): DraftingFinding[] => {
    if (told.has(document)) return [];
    told.add(document);
    return [
      {
        document,
        range,
        match: value,
        words: { licence: 'the publisher of this set of measures allows no commercial use and no changes' },
        because: ['The pack speaks of TOMs, and this is how their measures are numbered.'],
      },
    ];
  });
}
