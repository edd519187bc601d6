// LIB-OUTDATED: the library has a newer version of an inserted clause, or has withdrawn or replaced it.

import { markerFor, variantFor } from '../../library/clause-text.ts';
import type { Severity } from '../../library/model.ts';
import type { PackView } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { fixWith, type InsertedClause, insertedClauses, valuesOf } from './inserted-clauses.ts';

export const libOutdated: DraftingCheck = {
  id: 'LIB-OUTDATED',
  find: ({ view }) =>
    insertedClauses(view).flatMap((inserted): DraftingFinding[] => {
      const { clause, marker, document, range } = inserted;
      const found = judge(inserted);
      if (!found) return [];
      return [
        {
          document,
          range,
          match: `${clause.id} ${marker.version}`.trim(),
          words: { state: found.state },
          ...(found.severity === undefined ? {} : { severity: found.severity }),
          because: [`The library has ${clause.id} ${clause.version} (${clause.status}).`],
          fixes: () => (found.newer ? newerWording(inserted, view) : []),
        },
      ];
    }),
};

interface Judged {
  readonly state: string;
  readonly severity?: Severity;
  readonly newer: boolean;
}

function judge({ clause, marker, wording }: InsertedClause): Judged | undefined {
  if (clause.status === 'withdrawn')
    return { state: 'the library has withdrawn it', severity: 'error', newer: false };
  if (clause.status === 'superseded') return { state: 'another clause has replaced it', newer: false };
  // The same words in a newer version leave nothing to do.
  if (wording) return undefined;
  if (isOlder(marker.version, clause.version))
    return { state: `the library has version ${clause.version}`, newer: true };
  if (marker.version === clause.version && marker.hash !== '')
    return { state: 'the library words it otherwise now, under the same version', newer: true };
  return undefined;
}

/** False as well where one of them is no version. */
function isOlder(one: string, other: string): boolean {
  const parts = (version: string) => /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(version)?.slice(1).map(Number);
  const a = parts(one);
  const b = parts(other);
  if (!a || !b) return false;
  for (const [i, part] of a.entries()) if (part !== b[i]) return part < (b[i] ?? 0);
  return false;
}

function newerWording(inserted: InsertedClause, view: PackView) {
  const { clause, marker } = inserted;
  const { profile, decision } = view.pack.profile;
  const variant =
    clause.variants.find(({ id }) => id === marker.parameters.variant) ??
    variantFor(clause, profile, decision.regime?.id, view.compiled.library);
  if (!variant) return [];
  return fixWith(
    inserted,
    variant,
    `Put the wording of version ${clause.version} in its place`,
    markerFor(clause, variant, valuesOf(marker)),
  );
}
