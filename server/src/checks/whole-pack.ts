// The checks that look at a pack as a whole: coded rules, expected criteria and drafting checks. They are looked for anew, or
// taken over from an earlier version in their new places.

import { carriedFindings, carriedPlaces, carriedSince, type History, historyTo } from './carried.ts';
import { checkCriteria } from './criteria.ts';
import { checkDrafting } from './drafting-findings.ts';
import type { CriterionResult, Finding } from './finding.ts';
import { inOrder } from './order.ts';
import { checkCodedRules, type RuleOutcome } from './rules.ts';
import type { PackView } from './view.ts';

export interface WholePack {
  readonly view: PackView;
  readonly coded: RuleOutcome;
  readonly criteria: Criteria;
  readonly drafting: readonly Finding[];
  /** The edits since the drafting checks looked, or the oldest of the others. */
  readonly history: History | undefined;
}
interface Criteria {
  /** As they were found, and the newest edit at that time. */
  readonly found: readonly CriterionResult[];
  readonly since: History | undefined;
  readonly findings: readonly Finding[];
}

/** Looks at everything. `worded` is what the rules that are said in words have found. */
export function lookAtWhole(view: PackView, worded: RuleOutcome): WholePack {
  const coded = checkCodedRules(view);
  const criteria = criteriaOf(view, undefined);
  const told = [...worded.findings, ...coded.findings];
  const drafting = [...checkDrafting(view, told, () => criteria.found)].sort(inOrder);
  return { view, coded, criteria, drafting, history: undefined };
}

/**
 * What was found in an earlier version, without what an edit has cut into. Undefined if the pack has other documents than it
 * had; where its profile has changed, what depends on it is looked for anew.
 */
export function carriedWhole(view: PackView, before: WholePack): WholePack | undefined {
  const led = historyTo(view, before.view, before.history);
  if (led === undefined) return undefined;
  const { history } = led;
  const hasSameProfile = view.pack.profile === before.view.pack.profile;
  if (history === undefined || history === before.history)
    return hasSameProfile
      ? { ...before, view }
      : { ...before, view, coded: checkCodedRules(view), criteria: criteriaOf(view, history) };
  return {
    view,
    coded: hasSameProfile
      ? {
          findings: carriedFindings(before.coded.findings, history),
          cannotTell: carriedPlaces(before.coded.cannotTell, history),
        }
      : checkCodedRules(view),
    criteria: hasSameProfile
      ? { ...before.criteria, findings: carriedFindings(before.criteria.findings, history, ANY) }
      : criteriaOf(view, history),
    drafting: carriedFindings(before.drafting, history),
    history,
  };
}

/** A criterion is about the pack: an edit within the place it speaks of leaves it be, however short that is. */
const ANY = 0;

function criteriaOf(view: PackView, since: History | undefined): Criteria {
  const { results, findings } = checkCriteria(view);
  return { found: results, since, findings };
}

/** The outcomes of the criteria, with their places in the version of the pack that was looked at. */
export function criterionResults({
  criteria: { found, since },
  history,
}: WholePack): readonly CriterionResult[] {
  if (history === since) return found;
  return found.map((result) => ({
    id: result.id,
    aliases: result.aliases,
    title: result.title,
    outcome: result.outcome,
    get where() {
      return carriedSince(result.where, since, history, ANY);
    },
    why: result.why,
    asks: result.asks,
    instead: result.instead,
    ...(result.force !== undefined && { force: result.force }),
    citations: result.citations,
  }));
}
