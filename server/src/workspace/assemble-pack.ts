// A pack ready to be checked: its documents modelled, its profile worked out, and every problem of its files.

import type { CheckSettings, Pack } from '../checks/pack.ts';
import type { Library, Profile } from '../library/model.ts';
import { nearest } from '../library/nearest.ts';
import type { Problem } from '../library/problem.ts';
import type { Range } from '../markdown/blocks.ts';
import type { TenderDocument } from '../tender/model.ts';
import type { Configuration } from './configuration.ts';
import { documentKind } from './document-kind.ts';
import { nameOf } from './file-system.ts';
import type { ConfigurationFile } from './find-configuration.ts';
import { type FrontMatterFacts, readFrontMatter } from './front-matter.ts';
import { ignoreTest } from './glob.ts';
import type { ProfileFacts } from './profile-facts.ts';
import type { OtherFile } from './read-libraries.ts';
import type { PackLayout } from './resolve-packs.ts';
import { resolveProfile } from './resolve-profile.ts';

export interface AssembledFrom {
  /** The documents that could be read, in the order of the pack; `shown` is relative to its root. */
  readonly documents: readonly { readonly shown: string; readonly tender: TenderDocument }[];
  /** With the pack's own layers laid over it. */
  readonly library: Library;
  /** Facts from the command line or the editor: they win over everything. */
  readonly overrides: Profile;
  /** Problems found beside the layout (in reading texts or libraries), and the files they stand in. */
  readonly problems?: readonly Problem[];
  readonly otherFiles?: readonly OtherFile[];
}

/** Puts a pack together. The same input gives an equal pack. */
export function assemblePack(layout: PackLayout, from: AssembledFrom): Pack {
  const facts = from.documents.map(({ shown, tender }) => ({
    path: shown,
    facts: frontMatterFacts(shown, tender),
  }));
  const configuration = layout.configuration;
  const { resolved, problems } = resolveProfile(
    facts,
    configuration === undefined || layout.facts === undefined
      ? undefined
      : { path: nameOf(configuration.path), facts: underPreset(layout.facts, configuration) },
    from.overrides,
    from.library,
  );
  return {
    root: layout.root,
    documents: from.documents.map(({ shown, tender }, index) => ({
      path: shown,
      kind: facts[index]?.facts.document ?? documentKind(shown, tender),
      tender,
    })),
    attachments: layout.attachments,
    profile: resolved,
    settings: settingsOf(configuration),
    otherFiles: [
      ...(configuration === undefined
        ? []
        : [{ path: nameOf(configuration.path), text: configuration.text }]),
      ...(from.otherFiles ?? []),
    ],
    problems: [
      ...layout.problems,
      ...(from.problems ?? []),
      ...severityProblems(configuration, from.library),
      ...facts.flatMap((document) => document.facts.problems),
      ...problems,
    ],
  };
}

/** The preset for publication takes the stage to be that, where nothing says otherwise. */
function underPreset(facts: ProfileFacts, { configuration }: ConfigurationFile): ProfileFacts {
  return configuration.preset === 'publication' && facts.profile.stage === undefined
    ? { ...facts, profile: { ...facts.profile, stage: 'publication' } }
    : facts;
}

const settings = new WeakMap<Configuration, CheckSettings>();

function settingsOf(file: ConfigurationFile | undefined): CheckSettings {
  if (file === undefined) return noSettings;
  const { configuration } = file;
  let known = settings.get(configuration);
  if (known === undefined) {
    const { preset, severities, overrides } = configuration;
    known = {
      preset,
      severities,
      overrides: overrides.map((override) => ({
        matches: ignoreTest(override.paths),
        severities: override.severities,
      })),
    };
    settings.set(configuration, known);
  }
  return known;
}
const noSettings: CheckSettings = { severities: {} };

/** Front matter is read again only when its text has changed: most edits are elsewhere in the document. */
const known = new Map<
  string,
  { readonly yaml: string; readonly start: number; readonly facts: FrontMatterFacts }
>();
const mostKnown = 500;

function frontMatterFacts(path: string, tender: TenderDocument): FrontMatterFacts {
  const { frontMatter } = tender.markdown;
  if (frontMatter === undefined) return readFrontMatter(undefined, path);
  const before = known.get(path);
  if (before?.yaml === frontMatter.yaml && before.start === frontMatter.yamlStart) return before.facts;
  const facts = readFrontMatter(frontMatter, path);
  if (known.size >= mostKnown) known.clear();
  known.set(path, { yaml: frontMatter.yaml, start: frontMatter.yamlStart, facts });
  return facts;
}

/** Severities set for rules that the library does not have. */
function severityProblems(file: ConfigurationFile | undefined, library: Library): readonly Problem[] {
  if (file === undefined) return [];
  const names = new Set<string>();
  for (const rule of [...library.rules, ...library.criteria])
    for (const name of [rule.id, ...rule.aliases]) names.add(name);
  for (const { id } of library.off) names.add(id);
  const lower = new Set([...names].map((name) => name.toLowerCase()));
  const { severityPlaces, overrides } = file.configuration;
  const places = [severityPlaces, ...overrides.map((override) => override.severityPlaces)];
  return places.flatMap(Object.entries<Range>).flatMap(([id, range]) => {
    if (lower.has(id.toLowerCase()) || ownIds.has(id)) return [];
    const near = nearest(id, [...names]);
    return [
      {
        id: 'config-unknown-rule',
        severity: 'warning',
        path: nameOf(file.path),
        range,
        message: `There is no rule or criterion "${id}", so this line changes nothing. ${near === undefined ? 'Remove it.' : `Did you mean "${near}"?`}`,
      },
    ];
  });
}

/** Findings that come from no file of the library; their severity can be set as well. */
const ownIds: ReadonlySet<string> = new Set([
  'cannot-tell',
  'profile-missing',
  'profile-contradiction',
  'profile-unknown-key',
  'profile-unknown-value',
  'profile-normalised',
  'front-matter-yaml',
  'file-encoding',
  'not-checked',
  'unused-suppression',
  'unknown-rule-in-suppression',
]);
