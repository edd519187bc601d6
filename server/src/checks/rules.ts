// From candidates to findings: which basis of law applies, what the message says, which fixes are offered.

import { resolveCitation } from '../library/citation.ts';
import { holds } from '../library/condition.ts';
import type { Basis, Confidence, Library, Rule, Severity } from '../library/model.ts';
import { thresholdFor } from '../library/threshold.ts';
import type { Range } from '../markdown/blocks.ts';
import { codedChecks } from './coded/index.ts';
import type { CompiledLibrary } from './compile.ts';
import type { Finding } from './finding.ts';
import type { Reading } from './local.ts';
import type { ResolvedProfile } from './pack.ts';
import type { PackView } from './view.ts';

/** A rule that could not be judged for want of a fact, and where it would have looked. */
export interface CannotTell {
  readonly rule: Rule;
  readonly missing: readonly string[];
  readonly document: number;
  readonly range: Range;
}
export interface RuleOutcome {
  readonly findings: readonly Finding[];
  readonly cannotTell: readonly CannotTell[];
}

export type Chosen =
  | {
      readonly kind: 'basis';
      readonly basis: Basis;
      readonly severity: Severity;
      readonly because: readonly string[];
      readonly citations: Finding['citations'];
    }
  | { readonly kind: 'unknown'; readonly missing: readonly string[] }
  | { readonly kind: 'silent' };

/** What the coded checks find, which look at the pack as a whole. */
export function checkCodedRules(view: PackView): RuleOutcome {
  const { library, off } = view.compiled;
  const findings: Finding[] = [];
  const cannotTell: CannotTell[] = [];
  const choose = chooserFor(view);
  const threshold = (purpose: string) => thresholdFor(purpose, view.pack.profile.profile, library);
  for (const check of codedChecks) {
    const rule = library.rules.find((r) => r.id === check.id);
    if (!rule || off.has(rule.id)) continue;
    const chosen = choose(rule);
    if (chosen.kind === 'silent') continue;
    for (const found of check.find({ view, rule, threshold })) {
      if (chosen.kind === 'unknown') {
        cannotTell.push({ rule, missing: chosen.missing, document: found.document, range: found.range });
        continue;
      }
      const said = head(rule, chosen, found.match, found.reading);
      findings.push({
        ...said,
        document: found.document,
        range: found.range,
        related: found.related ?? [],
        fixes: found.fixes ?? [],
        because: [...found.because, ...said.because],
      });
    }
  }
  return { findings, cannotTell };
}

/** Which basis of law a rule rests on. */
export type Choose = (rule: Rule) => Chosen;

/** What was chosen under a profile stays chosen: rules belong to one library, which its profile's regime came from. */
const choosers = new WeakMap<ResolvedProfile, WeakMap<CompiledLibrary, Choose>>();

/** How rules choose under the pack's profile; the same function for the same profile and library. */
export function chooserFor({ pack: { profile }, compiled }: PackView): Choose {
  const byLibrary = choosers.get(profile) ?? new WeakMap<CompiledLibrary, Choose>();
  choosers.set(profile, byLibrary);
  let choose = byLibrary.get(compiled);
  if (choose === undefined) {
    const choices = new Map<Rule, Chosen>();
    choose = (rule) => {
      let chosen = choices.get(rule);
      if (!chosen) {
        chosen = chooseBasis(rule, profile, compiled.library);
        choices.set(rule, chosen);
      }
      return chosen;
    };
    byLibrary.set(compiled, choose);
  }
  return choose;
}

/** Whether a rule can have something to say under a profile, if only that a fact is missing. */
export function isRelevant(rule: Rule, profile: ResolvedProfile, library: Library): boolean {
  return chooseBasis(rule, profile, library).kind !== 'silent';
}

/** The first basis whose condition holds; "unknown" only if none holds and a fact is missing. */
function chooseBasis(rule: Rule, resolved: ResolvedProfile, library: Library): Chosen {
  const { profile, decision } = resolved;
  const missing = new Set<string>();
  for (const basis of rule.bases) {
    const held = holds(basis.where, profile, decision.regime?.id, library);
    if (held.answer === 'yes') {
      const citations = basis.citations.map((c) => resolveCitation(c, library));
      return {
        kind: 'basis',
        basis,
        severity: severityOf(basis, resolved),
        because: held.because,
        citations,
      };
    }
    if (held.answer === 'unknown') for (const m of held.missing) missing.add(m);
  }
  // A document that names no jurisdiction at all claims to stand under no law we know: say nothing of law.
  if (profile.jurisdiction === undefined && profile.regime === undefined) return { kind: 'silent' };
  return missing.size > 0 ? { kind: 'unknown', missing: [...missing] } : { kind: 'silent' };
}

const UNSURE: ReadonlySet<Confidence> = new Set(['partial', 'knowledge']);

/**
 * An error says "almost certainly a breach": neither law that was not read in a source nor law that rests on a day nobody gave carries
 * one.
 */
export function severityOf(
  basis: { readonly severity: Severity; readonly confidence: Confidence },
  { isAssumed }: Pick<ResolvedProfile, 'isAssumed'>,
): Severity {
  const isUnsure = UNSURE.has(basis.confidence) || isAssumed === true;
  return basis.severity === 'error' && isUnsure ? 'warning' : basis.severity;
}

export const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  verified: 'The provision was read in its official text.',
  secondary: 'The provision was confirmed in a reliable secondary source.',
  partial: 'The provision was read only in part: check it before relying on this.',
  knowledge:
    'The provision is stated from professional knowledge and was not read: check it before relying on this.',
};

/** By this name the findings by likeness are given a severity, or switched off, all at once. */
export const BY_LIKENESS = 'by-likeness';

/** A loose reading carries a warning at most; see `readingOf` in local.ts. What is only alike is information. */
export function head(
  rule: Rule,
  chosen: Chosen & { kind: 'basis' },
  match: string,
  reading: Reading = 'plain',
) {
  const { basis } = chosen;
  const isLowered = reading === 'loose' && chosen.severity === 'error';
  const isAlike = reading === 'alike';
  const isDoubted = reading === 'doubted';
  const fill = (text: string) => text.replaceAll('{match}', shorten(match)).trim();
  const aliases =
    basis.alias && !rule.aliases.includes(basis.alias) ? [...rule.aliases, basis.alias] : rule.aliases;
  const what = isAlike ? `This may be a case of “${rule.title}”: ${fill(rule.meaning)}` : fill(rule.what);
  return {
    rule: rule.id,
    aliases: isAlike ? [...aliases, BY_LIKENESS] : aliases,
    category: rule.category,
    severity:
      isAlike || isDoubted
        ? atMostInformation(chosen.severity)
        : isLowered
          ? ('warning' as const)
          : chosen.severity,
    title: rule.title,
    message: [what, fill(basis.why ?? rule.why), fill(rule.instead)].filter(Boolean).join(' '),
    citations: chosen.citations,
    suppressed: null,
    because: [
      ...chosen.because,
      ...(isLowered
        ? ['A warning rather than an error, since the wording can be read in more than one way.']
        : []),
      ...(isDoubted && (chosen.severity === 'error' || chosen.severity === 'warning')
        ? ['For information only, since the rest of the sentence reads like lawful passages about the same.']
        : []),
    ],
  } as const;
}

const atMostInformation = (severity: Severity): Severity => (severity === 'hint' ? 'hint' : 'information');

const MOST_QUOTED = 120;
/** Words to quote, on one line and not too many. */
export function shorten(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim();
  return one.length <= MOST_QUOTED ? one : `${one.slice(0, MOST_QUOTED - 1).trimEnd()}…`;
}
