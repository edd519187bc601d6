// What is looked at before a clause goes in: its standing, the law it is made for, terms that are missing or defined twice, clauses
// that it does not go with. Plain sentences; nothing is changed here.

import { holds } from '../../library/condition.ts';
import type { Clause, ClauseVariant } from '../../library/model.ts';
import { dayInWords } from '../../library/threshold.ts';
import type { SectionKind } from '../../tender/model.ts';
import { clausesInPack } from '../clause-offers.ts';
import { positionAt } from '../positions.ts';
import type { Snapshot } from '../snapshot.ts';
import { introduces, type Need, undefinedTerms } from './needs.ts';
import type { ReceivingTerms } from './receiving-terms.ts';
import type { FilledValue } from './values.ts';

export interface Concern {
  readonly id:
    | 'status'
    | 'law'
    | 'law-unknown'
    | 'review-due'
    | 'already-there'
    | 'conflict'
    | 'term-clash'
    | 'undefined-term'
    | 'companion'
    | 'value'
    | 'blank'
    | 'reference'
    | 'section';
  /** `error`: it should not go in like this; `warning`: somebody should look; `information`: good to know. */
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
}

/** What speaks against inserting a wording as it is, gravest first. */
export function concernsOf(
  clause: Clause,
  variant: ClauseVariant,
  {
    snapshot,
    terms,
    values,
    brought,
    left,
    section,
  }: {
    readonly snapshot: Snapshot;
    readonly terms: ReceivingTerms;
    readonly values: readonly FilledValue[];
    /** Needs that go in with it, and those that are left out. */
    readonly brought: readonly Need[];
    readonly left: readonly Need[];
    readonly section: SectionKind | undefined;
  },
): readonly Concern[] {
  const concerns: Concern[] = [
    ...standing(clause, variant, snapshot),
    ...otherClauses(clause, brought, snapshot),
    ...clashes(
      [clause, ...brought.map((need) => need.clause)],
      [variant, ...brought.map((need) => need.variant)],
      snapshot,
      terms,
    ),
    ...missingTerms(clause, variant, terms, brought, left),
    ...values.flatMap(({ ask, value, wrong }): Concern[] =>
      wrong === undefined
        ? []
        : [{ id: 'value', severity: 'error', message: `${ask} “${value}” is given; expected ${wrong}.` }],
    ),
  ];
  const blanks = values.filter(({ value }) => value === undefined);
  if (blanks.length > 0)
    concerns.push({
      id: 'blank',
      severity: 'information',
      message: `Left blank: ${blanks.map(({ ask }) => ask).join(' ')}`,
    });
  const referring = values.filter(
    ({ from, value }) => from === 'default' && numberedPlace.test(String(value ?? '')),
  );
  if (referring.length > 0)
    concerns.push({
      id: 'reference',
      severity: 'information',
      message: `Check the number: ${referring.map(({ value }) => `“${value}”`).join(', ')} is the library's example.`,
    });
  if (section !== undefined && section !== 'other' && !clause.placement.includes(section))
    concerns.push({
      id: 'section',
      severity: 'information',
      message: `${clause.id} usually stands under ${clause.placement.map(kindInWords).join(', ')}; this section is one of ${kindInWords(section)}.`,
    });
  const grave = { error: 0, warning: 1, information: 2 };
  return concerns.sort((a, b) => grave[a.severity] - grave[b.severity]);
}

const numberedPlace = /\b(?:section|schedule|clause|paragraph|annex|appendix) \d/i;

export function kindInWords(kind: string): string {
  return kind === 'kpi' ? 'key performance indicators' : kind.replaceAll('-', ' ');
}

function standing(clause: Clause, variant: ClauseVariant, { pack, library }: Snapshot): readonly Concern[] {
  const { profile, decision } = pack.profile;
  const concerns: Concern[] = [];
  if (clause.status === 'withdrawn')
    concerns.push({
      id: 'status',
      severity: 'error',
      message: `The library has withdrawn ${clause.id}. Choose another clause.`,
    });
  if (clause.status === 'superseded')
    concerns.push({
      id: 'status',
      severity: 'error',
      message: `Another clause has replaced ${clause.id} in the library. Choose that one.`,
    });
  const held = holds(variant.where, profile, decision.regime?.id, library);
  const name = variant.title ?? variant.id;
  if (held.answer === 'no')
    concerns.push({
      id: 'law',
      severity: 'error',
      message:
        `The wording “${name}” is made for another nation, authority or body of law than this pack's. ${held.because.join(' ')}`.trim(),
    });
  if (held.answer === 'unknown')
    concerns.push({
      id: 'law-unknown',
      severity: 'information',
      message: `Cannot tell whether the wording “${name}” fits: the profile lacks ${held.missing.join(', ') || 'facts'}.`,
    });
  if (clause.reviewBy !== '' && profile.started !== undefined && profile.started > clause.reviewBy)
    concerns.push({
      id: 'review-due',
      severity: 'information',
      message: `${clause.id} was to be reviewed by ${dayInWords(clause.reviewBy)}, before this procurement began. Check its law.`,
    });
  return concerns;
}

function otherClauses(clause: Clause, brought: readonly Need[], snapshot: Snapshot): readonly Concern[] {
  const present = clausesInPack(snapshot);
  const concerns: Concern[] = [];
  if (present.has(clause.id))
    concerns.push({
      id: 'already-there',
      severity: 'warning',
      message: `${clause.id} stands in the pack already. Say it once.`,
    });
  const together = [clause, ...brought.map((need) => need.clause)];
  for (const one of together)
    for (const id of one.conflicts)
      if (present.has(id) || together.some((other) => other.id === id))
        concerns.push({
          id: 'conflict',
          severity: 'warning',
          message: `${one.id} does not go together with ${id}, which ${present.has(id) ? 'stands in the pack' : 'would go in as well'}. Keep one of them.`,
        });
  return concerns;
}

/** Terms that a wording defines and the pack has defined already. */
function clashes(
  clauses: readonly Clause[],
  variants: readonly ClauseVariant[],
  { pack }: Snapshot,
  terms: ReceivingTerms,
): readonly Concern[] {
  return clauses.flatMap((clause, index): readonly Concern[] => {
    const body = variants[index]?.body ?? '';
    const defined = [...body.matchAll(/\*\*"([^"*]{1,80})"\*\* (?:means|has)/g)].map(
      ([, term]) => term ?? '',
    );
    const twice = defined.filter((term) => terms.defines(term));
    if (twice.length === 0) return [];
    const places = twice.map((term) => {
      const where = terms.whereDefined(term);
      const document = where && pack.documents[where.document];
      if (where === undefined || document === undefined) return `“${term}”`;
      return `“${term}” (${document.path}, line ${positionAt(document.tender.markdown, where.at).line + 1})`;
    });
    return [
      {
        id: 'term-clash',
        severity: 'warning',
        message: `${clause.id} defines what the pack defines already: ${places.join(', ')}. Keep one definition of each.`,
      },
    ];
  });
}

function missingTerms(
  clause: Clause,
  variant: ClauseVariant,
  terms: ReceivingTerms,
  brought: readonly Need[],
  left: readonly Need[],
): readonly Concern[] {
  const lacking = undefinedTerms(clause, variant, terms).filter(
    (term) => !brought.some((need) => introduces(need.clause, term)),
  );
  const definable = lacking.filter((term) => left.some((need) => introduces(need.clause, term)));
  const others = lacking.filter((term) => !definable.includes(term));
  const quoted = (list: readonly string[]): string => list.map((term) => `“${term}”`).join(', ');
  const concerns: Concern[] = [];
  if (definable.length > 0)
    concerns.push({
      id: 'undefined-term',
      severity: 'warning',
      message: `The pack does not define ${quoted(definable)}, which ${clause.id} uses. ${left
        .filter(({ kind }) => kind === 'definition')
        .map((need) => need.clause.id)
        .join(', ')} would.`,
    });
  if (others.length > 0)
    concerns.push({
      id: 'undefined-term',
      severity: 'information',
      message: `The pack does not define ${quoted(others)}. Define what the parties need, or use the pack's own words.`,
    });
  const companions = left.filter(({ kind, weight }) => kind === 'companion' && weight === 'needed');
  if (companions.length > 0)
    concerns.push({
      id: 'companion',
      severity: 'warning',
      message: `Left out: ${companions.map((need) => `${need.clause.id} “${need.clause.title}”`).join(', ')}. A duty that is not scored, measured or followed up may come to nothing.`,
    });
  return concerns;
}
