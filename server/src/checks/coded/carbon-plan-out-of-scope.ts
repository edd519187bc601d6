// carbon-plan-out-of-scope: a carbon plan of the firm is asked for where the policy does not reach, or asks for
// more than the policy does.

import { moneyInWords, reaches } from '../../library/threshold.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';
import { type SeenStatement, statementsWith } from './seen-statements.ts';

const PLAN = 'firm-carbon-plan';
const EARLY = 'net-zero-early';
const SCOPE_THREE = 'scope-three';
const GATE_KINDS = ['conditions-of-participation'];
const SILENT = ['definitions', 'background'];

export const carbonPlanOutOfScope: CodedCheck = {
  id: 'carbon-plan-out-of-scope',
  watches: [
    PLAN,
    EARLY,
    SCOPE_THREE,
    'contract-emissions',
    'carbon-plan-conditional',
    'firm-word',
    'stage-gate',
    'stage-scored',
    'stage-obligation',
    'stage-encouragement',
    'stage-recital',
    'turned-away',
    'waived',
  ],
  find: ({ view, threshold }) => {
    const { profile } = view.pack.profile;
    const policy =
      profile.authority === 'central'
        ? reaches('carbon-reduction-plan-per-year', profile, view.compiled.library).answer
        : profile.authority === 'nhs'
          ? 'yes'
          : 'no';
    const figure = threshold('carbon-reduction-plan-per-year');
    const outside =
      profile.authority === 'central' && figure
        ? `The policy asks for a plan in contracts of more than ${moneyInWords(figure.amount, figure.currency)} a year; this one is below.`
        : 'The policy on carbon reduction plans binds central government, not this authority.';
    const out: CodedFinding[] = [];
    for (const document of view.documents) {
      const taken = new Set<number>();
      const report = (seen: SeenStatement, because: string) => {
        if (taken.has(seen.range.start)) return;
        taken.add(seen.range.start);
        out.push({
          document: document.index,
          range: seen.range,
          match: seen.statement.text,
          because: [because],
        });
      };
      for (const seen of statementsWith(document, EARLY))
        if (isDemand(seen) && seen.concepts.has('firm-word'))
          report(seen, 'The policy asks for net zero by 2050, not sooner.');
      for (const seen of statementsWith(document, SCOPE_THREE))
        if (isDemand(seen) && seen.concepts.has('firm-word') && policy !== 'yes')
          report(seen, 'Emissions of the whole value chain are asked of the firm.');
      for (const seen of statementsWith(document, PLAN))
        if (isDemand(seen) && (policy === 'no' || (isScored(seen) && policy === 'yes')))
          report(
            seen,
            policy === 'no'
              ? outside
              : 'The policy makes the plan a condition of participation, not a matter for marks.',
          );
    }
    return out;
  },
};

const isScored = (seen: SeenStatement) =>
  seen.concepts.has('stage-scored') || seen.kinds.has('award-criteria');

/** Somebody must have it to be let in, to gain marks or to perform, and nothing ties it to this contract. */
function isDemand(seen: SeenStatement): boolean {
  if (SILENT.includes(seen.statement.section.kind) || seen.concepts.has('stage-recital')) return false;
  if (seen.concepts.has('waived')) return false;
  if (seen.concepts.has('contract-emissions') || seen.near.has('carbon-plan-conditional')) return false;
  const duty = ['stage-obligation', 'stage-gate', 'turned-away'].some((word) => seen.concepts.has(word));
  if (seen.concepts.has('stage-encouragement') && !duty) return false;
  return duty || isScored(seen) || GATE_KINDS.some((kind) => seen.kinds.has(kind));
}
