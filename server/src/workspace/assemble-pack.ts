// A pack ready to be checked: its documents modelled, its profile worked out, and every problem of its files.

import type { CheckSettings, Pack } from '../checks/pack.ts';
import type { Library, Profile } from '../library/model.ts';
import { nearest } from '../library/nearest.ts';
import type { Problem } from '../library/problem.ts';
import type { Range } from '../markdown/blocks.ts';
import type { TenderDocument } from '../tender/model.ts';
import { documentKind } from './document-kind.ts';
import type { ConfigurationFile } from './find-configuration.ts';
import { type FrontMatterFacts, readFrontMatter } from './front-matter.ts';
import {
  configurationChain,
  factsInForce,
  librariesInForce,
  presetInForce,
  settingsInForce,
  shownConfiguration,
} from './inheritance.ts';
import type { OtherFile } from './read-libraries.ts';
import type { PackLayout } from './resolve-packs.ts';
import { type ConfigurationFacts, resolveProfile } from './resolve-profile.ts';

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
    configurationFacts(layout),
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
      ...configurationChain(configuration).map((one) => ({
        path: shownConfiguration(one, configuration ?? one),
        text: one.text,
      })),
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

/** What the files say, the farthest first. The preset for publication takes the stage to be that, where nothing says otherwise. */
function configurationFacts({ configuration, facts }: PackLayout): readonly ConfigurationFacts[] {
  if (configuration === undefined || facts === undefined) return [];
  const given = factsInForce(configuration, facts).map((one) => ({
    path: shownConfiguration(one.file, configuration),
    facts: one.facts,
  }));
  const { preset, file } = presetInForce(configuration);
  if (preset !== 'publication' || file === undefined) return given;
  const stage = { profile: { stage: 'publication' as const }, places: {} };
  return [{ path: shownConfiguration(file, configuration), facts: stage }, ...given];
}

const settings = new WeakMap<ConfigurationFile, CheckSettings>();

function settingsOf(file: ConfigurationFile | undefined): CheckSettings {
  if (file === undefined) return noSettings;
  const known = settings.get(file) ?? settingsInForce(file);
  settings.set(file, known);
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
  // A file above that is read with another library is told by packs that have that one.
  const libraries = librariesInForce(file)?.file;
  const told = configurationChain(file).filter((one) => librariesInForce(one)?.file === libraries);
  return told.flatMap((one) => {
    const { severityPlaces, overrides } = one.configuration;
    const places = [severityPlaces, ...overrides.map((override) => override.severityPlaces)];
    return places.flatMap(Object.entries<Range>).flatMap(([id, range]) => {
      if (lower.has(id.toLowerCase()) || ownIds.has(id)) return [];
      const near = nearest(id, [...names]);
      return [
        {
          id: 'config-unknown-rule',
          severity: 'warning',
          path: shownConfiguration(one, file),
          range,
          message: `There is no rule or criterion "${id}", so this line changes nothing. ${near === undefined ? 'Remove it.' : `Did you mean "${near}"?`}`,
        },
      ];
    });
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
