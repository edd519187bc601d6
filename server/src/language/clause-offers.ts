// The clauses of the library as they may be inserted at a place: the wording that fits the profile, ranked by the section at the
// cursor, by what the pack still lacks and by what it has already.

import { variantsFor } from '../library/clause-text.ts';
import { holds } from '../library/condition.ts';
import type { Clause, ClauseVariant, Jurisdiction, Library, Profile } from '../library/model.ts';
import type { Offset } from '../markdown/blocks.ts';
import type { SectionKind, TenderDocument } from '../tender/model.ts';
import { modelAt, type Snapshot } from './snapshot.ts';

export interface ClauseOffer {
  readonly clause: Clause;
  readonly variant: ClauseVariant;
  /** Whether the wording is made for this profile, as far as the facts tell. */
  readonly fits: 'yes' | 'no' | 'unknown';
  /** Why it comes where it comes. */
  readonly group: 'missing-here' | 'missing' | 'here' | 'other';
  /** Short reasons, in words: the criteria of the pack that it would help to meet. */
  readonly why: readonly string[];
  readonly inPack: boolean;
}

export interface ClauseFilter {
  readonly theme?: string;
  /** Clauses with a wording for this nation, whatever the profile says. */
  readonly jurisdiction?: Jurisdiction;
  /** Words that all occur in id, name, title, theme, note or measure. */
  readonly search?: string;
}

/** Clauses of these standings are offered; the others only explain what stands in a document. */
export const offeredStatuses: ReadonlySet<Clause['status']> = new Set(['draft', 'reviewed', 'live']);

/** Clauses with a wording that may be used, best first for a section of this kind. */
export function clauseOffers(
  snapshot: Snapshot,
  section: SectionKind | undefined,
  filter: ClauseFilter = {},
): readonly ClauseOffer[] {
  const { library } = snapshot;
  const { decision } = snapshot.pack.profile;
  const profile = profileFor(snapshot.pack.profile.profile, filter);
  const regime = filter.jurisdiction === undefined ? decision.regime?.id : profile.regime;
  const lacking = lackingCriteria(snapshot);
  const present = clausesInPack(snapshot);
  const wantedBy = companionsWanted(snapshot, present);
  const offers: { readonly offer: ClauseOffer; readonly rank: readonly number[] }[] = [];
  for (const clause of library.clauses) {
    if (!offeredStatuses.has(clause.status) || !passes(clause, filter)) continue;
    const variant = variantsFor(clause, profile, regime, library)[0];
    if (variant === undefined) continue;
    const fits = holds(variant.where, profile, regime, library).answer;
    const gaps = clause.satisfies.flatMap((id) => lacking.get(id) ?? []);
    const place = section === undefined ? -1 : clause.placement.indexOf(section);
    const inPack = present.has(clause.id);
    const isMissing = !inPack && (gaps.length > 0 || wantedBy.has(clause.id));
    const group = isMissing
      ? place >= 0
        ? 'missing-here'
        : 'missing'
      : place >= 0 && !inPack
        ? 'here'
        : 'other';
    const why = [
      ...gaps.slice(0, 2),
      ...(wantedBy.get(clause.id) ?? []).slice(0, 2).map((id) => `${id} leans on it`),
    ];
    offers.push({
      offer: { clause, variant, fits, group, why, inPack },
      // Within a group: what belongs here first of all places, what fills most gaps, what surely fits.
      rank: [
        groups.indexOf(group),
        inPack ? 1 : 0,
        place < 0 ? 99 : place,
        -gaps.length,
        fits === 'yes' ? 0 : 1,
      ],
    });
  }
  return offers
    .sort((a, b) => compare(a.rank, b.rank) || (a.offer.clause.id < b.offer.clause.id ? -1 : 1))
    .map(({ offer }) => offer);
}

const groups: readonly ClauseOffer['group'][] = ['missing-here', 'here', 'missing', 'other'];

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The facts to look with: of another nation's profile only what does not depend on the nation. */
function profileFor(profile: Profile, { jurisdiction }: ClauseFilter): Profile {
  if (jurisdiction === undefined || jurisdiction === profile.jurisdiction) return profile;
  const { regime: _, aboveThreshold: __, ...rest } = profile;
  return { ...rest, jurisdiction };
}

/** Expected criteria that the pack does not meet → their titles. */
function lackingCriteria({ result }: Snapshot): ReadonlyMap<string, string> {
  return new Map(
    result.criteria.flatMap(({ id, aliases, title, outcome }) =>
      outcome === 'missing' || outcome === 'named'
        ? [id, ...aliases].map((one) => [one, title] as const)
        : [],
    ),
  );
}

/** The ids of the clauses that are marked in the pack. */
export function clausesInPack({ pack, library }: Snapshot): ReadonlySet<string> {
  const names = namesOf(library);
  const found = new Set<string>();
  for (const { tender } of pack.documents)
    for (const { clauseMarkers } of tender.models)
      for (const { id } of clauseMarkers) found.add(names.get(id) ?? id);
  return found;
}

const namesByLibrary = new WeakMap<Library, ReadonlyMap<string, string>>();

function namesOf(library: Library): ReadonlyMap<string, string> {
  let names = namesByLibrary.get(library);
  if (names === undefined) {
    names = new Map(library.clauses.map(({ id, name }) => [name, id]));
    namesByLibrary.set(library, names);
  }
  return names;
}

/** Companions of clauses in the pack that are not there → the clauses that name them. */
function companionsWanted(
  { library }: Snapshot,
  present: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, string[]>();
  for (const { id, companions } of library.clauses) {
    if (!present.has(id)) continue;
    for (const companion of companions)
      if (!present.has(companion)) wanted.set(companion, [...(wanted.get(companion) ?? []), id]);
  }
  return wanted;
}

/** Whether a clause passes the filter by theme and search; its nation is looked at with its wordings. */
export function passes(clause: Clause, { theme, search }: ClauseFilter): boolean {
  if (theme !== undefined && clause.theme !== theme) return false;
  const words = search?.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
  if (words.length === 0) return true;
  const { id, name, title, note, measure = '' } = clause;
  const text = `${id} ${name} ${title} ${clause.theme} ${note} ${measure}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Kind of the section that a document offset stands in. */
export function sectionKindAt(tender: TenderDocument, offset: Offset): SectionKind | undefined {
  const place = modelAt(tender, offset);
  if (place === undefined) return undefined;
  const heading = place.model.headings.findLast(({ range }) => place.start + range.start <= offset);
  return (heading?.section ?? place.model.before.section).kind;
}
