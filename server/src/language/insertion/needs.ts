// What a clause needs beside it: definitions of its terms, and the criterion, indicator, monitoring and remedy it leans on, as far
// as the pack has neither them nor words of its own that do the same.

import { variantFor, type WantedWording } from '../../library/clause-text.ts';
import type { Clause, ClauseVariant } from '../../library/model.ts';
import { termKey } from '../../structure/terms.ts';
import { clausesInPack, offeredStatuses } from '../clause-offers.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ReceivingTerms } from './receiving-terms.ts';

export interface Need {
  readonly clause: Clause;
  readonly variant: ClauseVariant;
  readonly kind: 'definition' | 'companion';
  /** One sentence. */
  readonly why: string;
  /** `needed`: something is missing without it; `useful`: it is named as a companion, and the pack may do without. */
  readonly weight: 'needed' | 'useful';
}

/** What a clause needs, definitions first, each once. */
export function needsOf(
  clause: Clause,
  variant: ClauseVariant,
  snapshot: Snapshot,
  terms: ReceivingTerms,
): readonly Need[] {
  const present = clausesInPack(snapshot);
  const companions = companionsOf(clause, variant, snapshot, present);
  const found = new Map<string, Need>();
  const lookAt = [{ clause, variant }, ...companions.filter(({ weight }) => weight === 'needed')];
  for (let next = lookAt.shift(); next !== undefined; next = lookAt.shift())
    for (const need of definitionsFor(next.clause, next.variant, snapshot, terms, present)) {
      if (found.has(need.clause.id) || need.clause.id === clause.id) continue;
      found.set(need.clause.id, need);
      if (need.weight === 'needed') lookAt.push(need);
    }
  const definitions = [...found.values()].sort((a, b) => (a.clause.id < b.clause.id ? -1 : 1));
  return [...definitions, ...companions.filter((need) => !found.has(need.clause.id))];
}

/** The terms of a wording that the pack does not define and nobody else brings. */
export function undefinedTerms(
  clause: Clause,
  variant: ClauseVariant,
  terms: ReceivingTerms,
): readonly string[] {
  const body = variant.body.replace(/\s+/g, ' ');
  return clause.usesTerms.filter(
    (term) =>
      body.includes(term) && !terms.defines(term) && !terms.parties.has(term) && !introduces(clause, term),
  );
}

export function introduces(clause: Clause, term: string): boolean {
  return clause.introducesTerms.some((one) => termKey(one) === termKey(term)) || defines(clause, term);
}

/** Some definitions stand in a clause without being listed: **"Commitment"** means … */
function defines({ variants }: Clause, term: string): boolean {
  return variants.some(
    ({ body }) => body.includes(`**"${term}"** means`) || body.includes(`**"${term}"** has`),
  );
}

function definitionsFor(
  clause: Clause,
  variant: ClauseVariant,
  snapshot: Snapshot,
  terms: ReceivingTerms,
  present: ReadonlySet<string>,
): readonly Need[] {
  const { library } = snapshot;
  const brought = library.clauses.filter(({ id }) => present.has(id));
  const lacking = undefinedTerms(clause, variant, terms).filter(
    (term) => !brought.some((one) => introduces(one, term)),
  );
  const byDefiner = new Map<string, { need: Omit<Need, 'why'>; terms: string[] }>();
  for (const term of lacking) {
    const definer = definerOf(term, clause, snapshot, variant);
    if (definer === undefined) continue;
    const known = byDefiner.get(definer.clause.id);
    if (known) known.terms.push(term);
    else
      byDefiner.set(definer.clause.id, {
        need: { ...definer, kind: 'definition', weight: weightOf(definer.clause, snapshot) },
        terms: [term],
      });
  }
  return [...byDefiner.values()].map(({ need, terms: missing }) => ({
    ...need,
    why: `${clause.id} uses ${missing.map((term) => `“${term}”`).join(', ')}, which the pack does not define.`,
  }));
}

/** The clause that defines a term: one it names as a companion before another. */
function definerOf(
  term: string,
  clause: Clause,
  snapshot: Snapshot,
  wanted: WantedWording,
): Pick<Need, 'clause' | 'variant'> | undefined {
  const candidates = snapshot.library.clauses
    .filter((one) => one.id !== clause.id && offeredStatuses.has(one.status) && introduces(one, term))
    .sort((a, b) => rank(a, clause) - rank(b, clause));
  for (const candidate of candidates) {
    const variant = wordingFor(candidate, snapshot, wanted, term);
    if (variant !== undefined) return { clause: candidate, variant };
  }
  return undefined;
}

/** A clause that does more than define is not brought for its term alone where the pack has its own words for the rest. */
function weightOf(definer: Clause, { result }: Snapshot): Need['weight'] {
  const isMet = result.criteria.some(
    ({ id, aliases, outcome }) =>
      outcome === 'met' && definer.satisfies.some((one) => one === id || aliases.includes(one)),
  );
  return definer.theme !== 'definitions' && isMet ? 'useful' : 'needed';
}

function rank(candidate: Clause, { companions }: Clause): number {
  return (companions.includes(candidate.id) ? 0 : 2) + (candidate.theme === 'definitions' ? 0 : 1);
}

/** The wording for this pack; of those that may be used one that has the term. */
function wordingFor(
  clause: Clause,
  { pack, library }: Snapshot,
  { level, register }: WantedWording,
  term?: string,
): ClauseVariant | undefined {
  const { profile, decision } = pack.profile;
  const wanted = { ...(level ? { level } : {}), ...(register ? { register } : {}) };
  const best = variantFor(clause, profile, decision.regime?.id, library, wanted);
  if (best === undefined || term === undefined || best.body.includes(`"${term}"`)) return best;
  const other = variantFor(clause, profile, decision.regime?.id, library);
  return other?.body.includes(`"${term}"`) === true ? other : undefined;
}

/** The stage of the golden thread that clauses of a theme serve. */
const stageOfTheme: Readonly<Record<string, string>> = {
  award: 'criterion',
  performance: 'kpi',
  monitoring: 'monitoring',
  remedies: 'remedy',
};

function companionsOf(
  clause: Clause,
  variant: ClauseVariant,
  snapshot: Snapshot,
  present: ReadonlySet<string>,
): readonly Need[] {
  const outcomes = new Map(
    snapshot.result.criteria.flatMap(({ id, aliases, outcome }) =>
      [id, ...aliases].map((one) => [one, outcome] as const),
    ),
  );
  const stages = new Set(
    snapshot.result.threads.flatMap(({ places }) => places.map(({ stage }) => stage as string)),
  );
  return clause.companions.flatMap((id): Need[] => {
    const companion = snapshot.library.clauses.find((one) => one.id === id);
    if (companion === undefined || present.has(id) || companion.theme === 'definitions') return [];
    if (!offeredStatuses.has(companion.status)) return [];
    const wording = wordingFor(companion, snapshot, variant);
    if (wording === undefined) return [];
    const need = { clause: companion, variant: wording, kind: 'companion' } as const;
    const said = companion.satisfies.map((one) => [one, outcomes.get(one)] as const);
    if (said.some(([, outcome]) => outcome === 'met')) return [];
    const unmet = said.flatMap(([one, outcome]) =>
      outcome === 'missing' || outcome === 'named' ? [one] : [],
    );
    if (unmet.length > 0)
      return [
        {
          ...need,
          weight: 'needed',
          why: `The pack does not meet ${unmet.join(', ')}, which it serves.`,
        },
      ];
    const stage = stageOfTheme[companion.theme];
    if (stage === undefined)
      return [{ ...need, weight: 'useful', why: `${clause.id} names it as a companion.` }];
    if (stages.has(stage)) return [];
    const what = {
      criterion: 'scores it',
      kpi: 'measures it',
      monitoring: 'follows it up',
      remedy: 'says what follows if it is not done',
    };
    return [{ ...need, weight: 'needed', why: `Nothing in the pack ${what[stage as keyof typeof what]}.` }];
  });
}
