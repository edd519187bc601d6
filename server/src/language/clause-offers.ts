// The clauses of the library as they may be inserted into a document: the wording that fits its profile, as a snippet
// with the marker comment above it, ranked by the section at the cursor and by what the pack still lacks.

import { type ClauseValues, markerFor, snippetFor, variantsFor } from '../library/clause-text.ts';
import { holds } from '../library/condition.ts';
import type { Clause, ClauseVariant } from '../library/model.ts';
import { suggestion } from '../library/proportion.ts';
import type { Offset } from '../markdown/blocks.ts';
import type { SectionKind, TenderDocument } from '../tender/model.ts';
import { modelAt, type Snapshot } from './snapshot.ts';

export interface ClauseOffer {
  readonly clause: Clause;
  readonly variant: ClauseVariant;
  /** Whether the wording is made for this profile, as far as the facts tell. */
  readonly fits: 'yes' | 'no' | 'unknown';
  /** Lower is better. */
  readonly rank: number;
  /** Marker comment and wording, with a tab stop for each parameter. */
  readonly snippet: string;
}

const offered: ReadonlySet<Clause['status']> = new Set(['draft', 'reviewed', 'live']);

/** Clauses whose wording may be used under the snapshot's profile, best first for a section of this kind. */
export function clauseOffers(snapshot: Snapshot, section: SectionKind | undefined): readonly ClauseOffer[] {
  const { library } = snapshot;
  const { profile, decision } = snapshot.pack.profile;
  const lacking = new Set(
    snapshot.result.criteria
      .filter(({ outcome }) => outcome === 'missing' || outcome === 'named')
      .flatMap(({ id, aliases }) => [id, ...aliases]),
  );
  const offers: ClauseOffer[] = [];
  for (const clause of library.clauses) {
    if (!offered.has(clause.status)) continue;
    const variant = variantsFor(clause, profile, decision.regime?.id, library)[0];
    if (variant === undefined) continue;
    const fits = holds(variant.where, profile, decision.regime?.id, library).answer;
    const belongsHere = section !== undefined && clause.placement.includes(section);
    const fillsGap = clause.satisfies.some((id) => lacking.has(id));
    const rank = (belongsHere ? 0 : 4) + (fillsGap ? 0 : 2) + (fits === 'yes' ? 0 : 1);
    offers.push({ clause, variant, fits, rank, snippet: snippetOf(clause, variant, snapshot) });
  }
  return offers.sort((a, b) => a.rank - b.rank || (a.clause.id < b.clause.id ? -1 : 1));
}

function snippetOf(clause: Clause, variant: ClauseVariant, snapshot: Snapshot): string {
  const suggested: Record<string, number> = {};
  for (const parameter of clause.parameters) {
    const amount = suggestion(parameter, snapshot.pack.profile.profile);
    if (amount !== undefined) suggested[parameter.name] = amount;
  }
  return `${markerOf(clause, variant)}\n${snippetFor(variant, clause.parameters, suggested satisfies ClauseValues)}`;
}

const markers = new WeakMap<ClauseVariant, string>();

/** The marker comment; its hash is worked out once for each wording. */
function markerOf(clause: Clause, variant: ClauseVariant): string {
  let marker = markers.get(variant);
  if (marker === undefined) {
    marker = markerFor(clause, variant, {});
    markers.set(variant, marker);
  }
  return marker;
}

/** Kind of the section that a document offset stands in. */
export function sectionKindAt(tender: TenderDocument, offset: Offset): SectionKind | undefined {
  const place = modelAt(tender, offset);
  if (place === undefined) return undefined;
  const heading = place.model.headings.findLast(({ range }) => place.start + range.start <= offset);
  return (heading?.section ?? place.model.before.section).kind;
}
