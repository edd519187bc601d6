// From what the drafting checks found to findings. They do not ask which law governs; severity may depend on the stage.

import type { Rule, Severity } from '../library/model.ts';
import type { DraftingFinding } from './drafting/drafting-check.ts';
import { draftingChecks } from './drafting/index.ts';
import type { CriterionResult, Finding } from './finding.ts';
import { lazyFinding } from './lazy-finding.ts';
import { isAsked } from './settings.ts';
import type { PackView } from './view.ts';

/**
 * The findings of all drafting checks that are not switched off by the library, the settings or their default. `told` is what the
 * risk rules have found, `criteria` what the pack meets.
 */
export function checkDrafting(
  view: PackView,
  told: readonly Finding[],
  criteria: () => readonly CriterionResult[],
): readonly Finding[] {
  const { library, off } = view.compiled;
  const stage = view.pack.profile.profile.stage ?? 'draft';
  const findings: Finding[] = [];
  for (const check of draftingChecks) {
    const rule = library.rules.find(({ id }) => id === check.id);
    if (!rule || off.has(rule.id)) continue;
    if (!isAsked(view.pack.settings, [rule.id, ...rule.aliases], rule.default)) continue;
    const severity = rule.severityAt?.[stage] ?? (rule.bases[0]?.severity as Severity);
    for (const found of check.find({ view, rule, stage, told, criteria }))
      findings.push(findingOf(rule, severity, found));
  }
  return findings;
}

function findingOf(rule: Rule, severity: Severity, found: DraftingFinding): Finding {
  const words: Readonly<Record<string, string>> = { ...found.words, match: found.match };
  const fill = (text: string) =>
    text.replace(/\{([a-z][a-zA-Z]*)\}/g, (slot, name: string) => shorten(words[name] ?? slot)).trim();
  const said = {
    rule: rule.id,
    aliases: rule.aliases,
    category: rule.category,
    severity: found.severity ?? severity,
    document: found.document,
    range: found.range,
    title: rule.title,
    message: [fill(rule.what), fill(rule.why), fill(rule.instead)].filter(Boolean).join(' '),
    citations: none,
    related: found.related ?? none,
    because: found.because,
    suppressed: null,
  };
  const { fixes } = found;
  return typeof fixes === 'function' ? lazyFinding(said, { make: fixes }) : { ...said, fixes: fixes ?? none };
}

const none: readonly never[] = [];
const MOST_QUOTED = 160;
function shorten(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim();
  return one.length <= MOST_QUOTED ? one : `${one.slice(0, MOST_QUOTED - 1).trimEnd()}…`;
}
