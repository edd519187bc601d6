// An inserted clause beside the library's wording of it: what was changed, or what a newer version or another nation's wording would
// change, as edits that bring the library's words. The checks have found them; here they are only brought together.

import type { Finding, Fix } from '../checks/finding.ts';
import type { Offset, Range } from '../markdown/blocks.ts';
import type { Snapshot } from './snapshot.ts';

export interface ClauseComparison {
  readonly id: string;
  /** `changed`: the words differ from the version that was inserted; `newer`: the library has a newer one; `law`: another wording fits. */
  readonly kind: 'changed' | 'newer' | 'law' | 'same' | 'unknown';
  /** What was found, in words. */
  readonly message: string;
  /** Of the marker, in the document. */
  readonly marker: Range;
  readonly fix: Fix | undefined;
}

const kinds = { 'LIB-OUTDATED': 'newer', 'LIB-JURIS': 'law', 'LIB-CHANGED': 'changed' } as const;

/** The clause that was inserted last before an offset, compared; undefined where none was. */
export function clauseComparison(
  snapshot: Snapshot,
  document: number,
  offset: Offset,
): ClauseComparison | undefined {
  const found = markerBefore(snapshot, document, offset);
  if (found === undefined) return undefined;
  const { marker, id } = found;
  const said = snapshot.result.findings.filter(
    (finding) =>
      finding.document === document && Object.hasOwn(kinds, finding.rule) && isAbout(finding, marker),
  );
  for (const rule of ['LIB-OUTDATED', 'LIB-JURIS', 'LIB-CHANGED'] as const) {
    const finding = said.find((one) => one.rule === rule);
    if (finding !== undefined)
      return {
        ...{ id, marker, kind: kinds[rule], message: finding.message },
        fix: finding.fixes.find(({ kind }) => kind === 'wording'),
      };
  }
  const isKnown = snapshot.library.clauses.some((clause) => clause.id === id || clause.name === id);
  return {
    ...{ id, marker, fix: undefined },
    kind: isKnown ? 'same' : 'unknown',
    message: isKnown
      ? `${id} stands here as the library has it.`
      : `${id} is not in the clause library that is loaded here.`,
  };
}

function markerBefore(
  { pack }: Snapshot,
  document: number,
  offset: Offset,
): { readonly marker: Range; readonly id: string } | undefined {
  const tender = pack.documents[document]?.tender;
  let found: { marker: Range; id: string } | undefined;
  for (const [index, { clauseMarkers }] of (tender?.models ?? []).entries()) {
    const start = tender?.markdown.starts[index] ?? 0;
    if (start > offset) break;
    for (const { range, id } of clauseMarkers)
      if (start + range.start <= offset)
        found = { marker: { start: start + range.start, end: start + range.end }, id };
  }
  return found;
}

/** A finding stands on the marker, or names it as where the clause was inserted. */
function isAbout(finding: Finding, marker: Range): boolean {
  const places = [finding, ...finding.related];
  return places.some(
    ({ document, range }) =>
      document === finding.document && range.start === marker.start && range.end === marker.end,
  );
}
