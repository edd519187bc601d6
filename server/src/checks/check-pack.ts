// Checking a pack: the one function that language server, command line and tests call.

import { commitmentLines } from './commitments/commitment-lines.ts';
import type { CompiledLibrary } from './compile.ts';
import type { CriterionResult, Finding } from './finding.ts';
import { inOrder, mergedInOrder } from './order.ts';
import type { CommitmentLine, Pack, PackResult, Problem, WeightLine } from './pack.ts';
import { relevantPart } from './relevant.ts';
import type { CannotTell } from './rules.ts';
import { applySettings } from './settings.ts';
import { applySuppressions } from './suppressions.ts';
import { threadLines } from './thread/summary.ts';
import { chunksHolding, type PackView, placed, viewPack } from './view.ts';
import { socialValueWeight } from './weights/social-value-weight.ts';
import { weightLines } from './weights/weight-lines.ts';
import { carriedWhole, criterionResults, lookAtWhole, type WholePack } from './whole-pack.ts';
import { checkWordedRules } from './worded-rules.ts';

export { type CompiledLibrary, compileLibrary } from './compile.ts';

/** What is behind a result, so that the next check of the pack can start from it. */
const basesOf = new WeakMap<PackResult, WholePack>();

/**
 * Findings, criteria, weights and commitments of a pack. Pure: the same pack and library give the same result. With
 * `previous`, the result for an earlier version of the pack, only what has changed is looked at again.
 *
 * Some checks look at the pack as a whole, which takes its time in a large one. `carried` takes what they found over from
 * `previous`, in its new places, for an editor in which somebody is typing: it asks for it `anew` later.
 */
export function checkPack(
  pack: Pack,
  compiled: CompiledLibrary,
  previous?: PackResult,
  wholePack: 'anew' | 'carried' = 'anew',
): PackResult {
  const base = previous && basesOf.get(previous);
  const view = viewPack(pack, relevantPart(compiled, pack.profile), base?.view);
  const worded = checkWordedRules(view);
  const whole =
    (wholePack === 'carried' && base ? carriedWhole(view, base) : undefined) ?? lookAtWhole(view, worded);
  const few = [
    ...pack.problems.map((p) => problemFinding(p, pack)),
    ...whole.coded.findings.map(alsoNamed),
    ...cannotTellFindings([...worded.cannotTell, ...whole.coded.cannotTell]),
    ...whole.criteria.findings,
    ...uncheckedFindings(view),
  ];
  const all = mergedInOrder(few.sort(inOrder), mergedInOrder(worded.findings, whole.drafting));
  const findings = applySettings(applySuppressions(all, view), pack, usuallyOff(compiled));
  let criteria: readonly CriterionResult[] | undefined;
  // An editor asks for neither weights nor commitments: they are listed when they are wanted.
  let weights: readonly WeightLine[] | undefined;
  let commitments: readonly CommitmentLine[] | undefined;
  const result: PackResult = {
    findings: findings === all ? all : [...findings].sort(inOrder),
    get criteria() {
      criteria ??= criterionResults(whole);
      return criteria;
    },
    get weights() {
      weights ??= weightLines(view);
      return weights;
    },
    get socialValueWeight() {
      return socialValueWeight(view);
    },
    get commitments() {
      commitments ??= commitmentLines(view);
      return commitments;
    },
    get threads() {
      return threadLines(view);
    },
  };
  basesOf.set(result, whole);
  return result;
}

const offByDefault = new WeakMap<CompiledLibrary, ReadonlySet<string>>();

function usuallyOff(compiled: CompiledLibrary): ReadonlySet<string> {
  let known = offByDefault.get(compiled);
  if (known === undefined) {
    const rules = compiled.library.rules.filter((rule) => rule.default === 'off');
    known = new Set(rules.map((rule) => rule.id));
    offByDefault.set(compiled, known);
  }
  return known;
}

const plain = { aliases: [], citations: [], related: [], fixes: [], because: [], suppressed: null } as const;

function problemFinding(problem: Problem, pack: Pack): Finding {
  const files = [...pack.documents.map((d) => d.path), ...(pack.otherFiles ?? []).map((f) => f.path)];
  const document = Math.max(0, files.indexOf(problem.path));
  return {
    ...plain,
    rule: problem.id,
    category: 'profile',
    severity: problem.severity,
    document,
    range: problem.range,
    title: problem.message.split(/(?<=\.)\s/)[0] ?? problem.message,
    message: problem.message,
  };
}

/** Weights that miss their total are told of once, by the rule that knows the law on them; who asks for the drafting check finds it. */
function alsoNamed(finding: Finding): Finding {
  return finding.rule === 'weights-do-not-sum' && !finding.aliases.includes('DQ-SUM')
    ? (Object.defineProperties(
        {},
        {
          ...Object.getOwnPropertyDescriptors(finding),
          aliases: { value: [...finding.aliases, 'DQ-SUM'], enumerable: true },
        },
      ) as Finding)
    : finding;
}

/** One finding for each rule that could not be judged, at the first place it would have spoken of. */
function cannotTellFindings(cases: readonly CannotTell[]): readonly Finding[] {
  const byRule = new Map<string, CannotTell[]>();
  for (const c of cases) {
    const list = byRule.get(c.rule.id);
    if (list) list.push(c);
    else byRule.set(c.rule.id, [c]);
  }
  return [...byRule.values()].map((list): Finding => {
    const first = list[0] as CannotTell;
    const facts = first.missing.join(', ');
    return {
      ...plain,
      rule: 'cannot-tell',
      category: 'profile',
      severity: 'information',
      document: first.document,
      range: first.range,
      title: `Cannot tell: ${first.rule.title}`,
      message: `This may be a case of “${first.rule.title}” (${first.rule.id}), but whether it is depends on facts that the profile does not give: ${facts}. Add them to the front matter or to tenderlint.yml.`,
      related: list
        .slice(1, 10)
        .map((c) => ({ document: c.document, range: c.range, message: 'The same question arises here.' })),
      because: [`Missing: ${facts}.`],
    };
  });
}

function uncheckedFindings(view: PackView): readonly Finding[] {
  const out: Finding[] = [];
  for (const document of view.documents)
    for (const chunk of chunksHolding(document, 'unchecked'))
      for (const u of chunk.model.chunk.unchecked)
        out.push({
          ...plain,
          rule: 'not-checked',
          category: 'profile',
          severity: 'information',
          document: document.index,
          range: placed(chunk, u),
          title: 'A part was not checked',
          message: `This part was not checked: ${u.why}. Everything else was.`,
        });
  return out;
}
