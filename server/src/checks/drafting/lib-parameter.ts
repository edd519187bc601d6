// LIB-PARAMETER: a value that was filled into an inserted clause lies outside the range that the clause is made for.

import type { Parameter } from '../../library/model.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { alignmentWith, type InsertedClause, insertedClauses } from './inserted-clauses.ts';

export const libParameter: DraftingCheck = {
  id: 'LIB-PARAMETER',
  find: ({ view }) =>
    insertedClauses(view).flatMap((inserted) =>
      inserted.clause.parameters.flatMap((parameter): DraftingFinding[] => {
        const found = filledIn(parameter.name, inserted);
        const fault = found && faultOf(found.text, parameter);
        if (!found || fault === undefined) return [];
        return [
          {
            document: inserted.document,
            range: found.range,
            match: found.text,
            words: {
              clause: inserted.clause.id,
              parameter: parameter.name.replaceAll('-', ' '),
              range: fault,
            },
            because: [parameter.ask],
          },
        ];
      }),
    ),
};

/** What stands in the text; where its place is not to be told, what the marker says. */
function filledIn(name: string, inserted: InsertedClause) {
  const { wording, start, marker, range } = inserted;
  const alignment = wording && alignmentWith(inserted, wording);
  const filled = alignment?.values.find((value) => value.name === name);
  if (filled)
    return { text: filled.text, range: { start: start + filled.range.start, end: start + filled.range.end } };
  if (wording?.body.includes(name) !== true) return undefined;
  const said = Object.hasOwn(marker.parameters, name) ? marker.parameters[name] : undefined;
  return said === undefined ? undefined : { text: said, range };
}

const numeric: ReadonlySet<Parameter['type']> = new Set(['integer', 'number', 'percent', 'money']);

/** Words and blanks are left alone: only a plain figure can be compared. */
function faultOf(text: string, { type, min, max }: Parameter): string | undefined {
  if (!numeric.has(type)) return undefined;
  const figure = /^[£€]?(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,4})?%?$/.exec(text.trim());
  if (!figure) return undefined;
  const value = Number((figure[1] ?? '').replaceAll(',', '') + (figure[2] ?? ''));
  const shown = (bound: number) => bound.toLocaleString('en-GB');
  if (min !== undefined && value < min)
    return max === undefined ? `at least ${shown(min)}` : `from ${shown(min)} to ${shown(max)}`;
  if (max !== undefined && value > max)
    return min === undefined ? `at most ${shown(max)}` : `from ${shown(min)} to ${shown(max)}`;
  return undefined;
}
