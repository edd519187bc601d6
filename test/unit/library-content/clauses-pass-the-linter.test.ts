// The library passes its own linter: every wording of every clause, filled with its defaults, in each section it may
// stand in, under a profile of each nation it is for, gives no risk finding and meets the criteria it claims.

import { describe, expect, it } from 'vitest';
import { checkPack } from '../../../server/src/checks/check-pack.ts';
import type { PackResult } from '../../../server/src/checks/pack.ts';
import { type ClauseValues, renderVariant } from '../../../server/src/library/clause-text.ts';
import { holds } from '../../../server/src/library/condition.ts';
import {
  type Clause,
  type ClauseVariant,
  type Criterion,
  jurisdictions,
  type Profile,
  type ProfileCondition,
} from '../../../server/src/library/model.ts';
import { decideRegime } from '../../../server/src/library/regime.ts';
import { packOf } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { compiled, problems } = sourceLibrary();
const { library } = compiled;

/** What a clause stands under, by the kind of section. */
const titles: Readonly<Record<string, string>> = {
  notice: 'Contract notice',
  instructions: 'Instructions to tenderers',
  'conditions-of-participation': 'Conditions of participation',
  'award-criteria': 'Award criteria',
  specification: 'Specification',
  'contract-conditions': 'Conditions of contract',
  kpi: 'Key performance indicators',
  monitoring: 'Monitoring and reporting',
  definitions: 'Definitions',
  pricing: 'Pricing schedule',
  'social-value': 'Social value',
  equality: 'Equality',
  lots: 'Lots',
  background: 'Background',
};

/** Procurements to try, the usual ones first: a council's services, then other authorities, kinds, sizes and dates. */
const candidates: readonly Profile[] = jurisdictions.flatMap((jurisdiction) =>
  (
    [
      {},
      { authority: 'central' },
      { authority: 'central', value: 30_000_000 },
      { authority: 'nhs' },
      { contract: 'works' },
      { contract: 'goods' },
      { contract: 'works', value: 1_500_000 },
      { value: 100_000 },
      { value: 100_000, authority: 'central' },
      { started: '2024-06-03' },
      { started: '2024-06-03', authority: 'central' },
      { lightTouch: true },
      { started: '2024-06-03', lightTouch: true },
      { procedure: 'competitive-flexible' },
      { procedure: 'competitive-flexible', lightTouch: true },
      { procedure: 'framework' },
    ] satisfies readonly Profile[]
  ).map(
    (difference): Profile => ({
      jurisdiction,
      authority: 'local',
      contract: 'services',
      value: 6_200_000,
      vat: jurisdiction === 'ireland' || jurisdiction === 'eu' ? 'excluded' : 'included',
      started: '2026-09-01',
      years: 4,
      ...difference,
    }),
  ),
);

const regimes = new Map(candidates.map((profile) => [profile, decideRegime(profile, library).regime?.id]));

/** The first procurement of each group for which the wording may be used and of which the criterion, if given, is asked. */
function profilesFor(
  variant: ClauseVariant,
  groupOf: (profile: Profile) => string,
  criterion?: Criterion,
): readonly Profile[] {
  const first = new Map<string, Profile>();
  for (const profile of candidates) {
    const group = groupOf(profile);
    const met = (where: ProfileCondition) =>
      holds(where, profile, regimes.get(profile), library).answer === 'yes';
    if (first.has(group) || !met(variant.where)) continue;
    if (criterion === undefined || criterion.applies.some(({ where }) => met(where)))
      first.set(group, profile);
  }
  return [...first.values()];
}
const byNation = ({ jurisdiction }: Profile) => `${jurisdiction}`;
const byAuthority = ({ jurisdiction, authority }: Profile) => `${jurisdiction}, ${authority}`;

/** Defaults; what has none stays a visible blank. */
function defaults(clause: Clause): ClauseValues {
  return Object.fromEntries(
    clause.parameters.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The wording in a section of this kind, read once: what does not hang on the profile is kept with the reading. */
function readIn(clause: Clause, variant: ClauseVariant, kind: string): (profile: Profile) => PackResult {
  const pack = packOf(
    [
      `# ${titles[kind]}\n\n${renderVariant(variant, clause.parameters, defaults(clause))}\n${besides(variant, kind)}`,
    ],
    {},
    kind === 'notice' ? 'notice' : 'whole-pack',
    compiled,
  );
  return (profile) =>
    checkPack(
      { ...pack, profile: { profile, decision: decideRegime(profile, library), origins: {} } },
      compiled,
    );
}

/** A Scottish notice of this size is not without its summary of community benefits, whatever else it holds. */
function besides(variant: ClauseVariant, kind: string): string {
  if (
    kind !== 'notice' ||
    profilesFor(variant, byNation).some(({ jurisdiction }) => jurisdiction !== 'scotland')
  )
    return '';
  const summary = library.clauses.find((clause) => clause.id === 'PME-04');
  const wording = summary?.variants.find(({ id }) => id === 'scotland');
  return summary === undefined || wording === undefined || wording === variant
    ? ''
    : `\n${renderVariant(wording, summary.parameters, defaults(summary))}\n`;
}

/** The place and words of each risk that is more than a remark. */
function risks({ findings }: PackResult, where: string): readonly string[] {
  return findings
    .filter(
      ({ category, severity }) => category === 'risk' && (severity === 'error' || severity === 'warning'),
    )
    .map(({ rule, message }) => `${where}: ${rule}: ${message}`);
}

it('finds the clauses, and a section to put each into', () => {
  expect(problems).toEqual([]);
  expect(library.clauses.length).toBeGreaterThanOrEqual(20);
  expect(
    library.clauses.flatMap((clause) => clause.placement).filter((kind) => titles[kind] === undefined),
  ).toEqual([]);
});

describe.each(library.clauses.map((clause) => [clause.id, clause] as const))('%s', (_, clause) => {
  it.each(clause.variants.map((variant, index) => [variant.id, variant, index] as const))(
    '%s gives no risk finding',
    (_, variant, index) => {
      const profiles = profilesFor(variant, byNation);
      expect(profiles.length, 'no procurement of any nation may use it').toBeGreaterThan(0);
      const [meant = '', ...others] = clause.placement;
      // The section it is meant for under each nation; of the others one for each wording, in turn.
      const other = others[index % Math.max(others.length, 1)];
      const found = (other === undefined ? [meant] : [meant, other]).flatMap((kind) => {
        const check = readIn(clause, variant, kind);
        return profiles
          .slice(0, kind === meant ? undefined : 1)
          .flatMap((profile) => risks(check(profile), `${profile.jurisdiction}, ${kind}`));
      });
      expect(found).toEqual([]);
    },
  );

  if (clause.satisfies.length > 0)
    it('meets the criteria that it claims', () => {
      const known = new Map(
        library.criteria.flatMap((criterion) =>
          [criterion.id, ...criterion.aliases].map((name) => [name, criterion] as const),
        ),
      );
      const unmet: string[] = [];
      const met = new Set<string>();
      for (const variant of clause.variants) {
        const check = readIn(clause, variant, clause.placement[0] ?? '');
        for (const name of clause.satisfies) {
          for (const profile of profilesFor(variant, byAuthority, known.get(name))) {
            const { criteria } = check(profile);
            const result = criteria.find((criterion) => criterion.id === known.get(name)?.id);
            if (result?.outcome === 'met') met.add(name);
            else if (result?.outcome !== 'not-applicable' && result?.outcome !== 'cannot-tell')
              unmet.push(
                `${variant.id}, ${byAuthority(profile)}: ${name} ${result?.outcome}: ${result?.why}`,
              );
          }
        }
      }
      expect(unmet).toEqual([]);
      expect([...met].sort()).toEqual([...clause.satisfies].sort());
    });
});
