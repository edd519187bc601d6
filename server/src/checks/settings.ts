// Severities as a team sets them: a preset for all, then rule by rule, then rule by rule for some of the documents.
// The last that says something wins.

import type { Severity } from '../library/model.ts';
import type { Finding } from './finding.ts';
import type { CheckSettings, Pack } from './pack.ts';

type Setting = Severity | 'off';

/** What is set for a rule in a document; undefined where only the preset has a say. `names` are its id and aliases. */
export function settingFor(
  settings: CheckSettings,
  names: readonly string[],
  path: string,
): Setting | undefined {
  const own = (settings.overrides ?? []).findLast(
    (override) => override.matches(path) && named(override.severities, names) !== undefined,
  );
  return named(own?.severities ?? settings.severities, names);
}

/** Whether a rule is to be looked for: not where it is off everywhere. `usual` is what holds where nothing is set. */
export function isAsked(
  settings: CheckSettings,
  names: readonly string[],
  usual: 'off' | undefined,
): boolean {
  const everywhere = named(settings.severities, names) ?? usual;
  return (
    everywhere !== 'off' ||
    (settings.overrides ?? []).some(({ severities }) => (named(severities, names) ?? 'off') !== 'off')
  );
}

/** The findings with their severities as set; those that are off are left out. `usuallyOff` holds ids of rules. */
export function applySettings(
  findings: readonly Finding[],
  pack: Pack,
  usuallyOff: ReadonlySet<string>,
): readonly Finding[] {
  const { settings } = pack;
  const isPlain =
    Object.keys(settings.severities).length === 0 &&
    (settings.overrides ?? []).length === 0 &&
    (settings.preset ?? 'recommended') === 'recommended';
  if (isPlain) return findings;
  return findings.flatMap((finding) => {
    const path = (
      pack.documents[finding.document] ?? pack.otherFiles?.[finding.document - pack.documents.length]
    )?.path;
    const set =
      settingFor(settings, [finding.rule, ...finding.aliases], path ?? '') ??
      (usuallyOff.has(finding.rule) ? 'off' : underPreset(finding, settings));
    return set === 'off' ? [] : [set === finding.severity ? finding : { ...finding, severity: set }];
  });
}

const graver: Readonly<Record<Severity, Severity>> = {
  error: 'error',
  warning: 'error',
  information: 'warning',
  hint: 'information',
};

/** `strict`: everything one step graver; `publication`: what is not known yet has to be settled. */
function underPreset({ rule, severity }: Finding, { preset }: CheckSettings): Severity {
  if (preset === 'strict') return graver[severity];
  if (preset === 'publication' && (rule === 'cannot-tell' || rule === 'profile-missing'))
    return severity === 'error' ? 'error' : 'warning';
  return severity;
}

const lowered = new WeakMap<CheckSettings['severities'], ReadonlyMap<string, Setting>>();

function named(severities: CheckSettings['severities'], names: readonly string[]): Setting | undefined {
  let known = lowered.get(severities);
  if (known === undefined) {
    known = new Map(Object.entries(severities).map(([name, setting]) => [name.toLowerCase(), setting]));
    lowered.set(severities, known);
  }
  for (const name of names) {
    const setting = known.get(name.toLowerCase());
    if (setting !== undefined) return setting;
  }
  return undefined;
}
