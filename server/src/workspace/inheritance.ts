// What a tenderlint.yml takes over from those above it: whatever it does not say itself. Libraries and the preset come whole from the
// nearest file that gives them, facts and severities one by one; what any of them ignores is ignored.

import type { CheckSettings, Preset } from '../checks/pack.ts';
import type { Configuration, PlacedPath } from './configuration.ts';
import { isInside, joinPath, pathSeenFrom, relativePath } from './file-system.ts';
import type { ConfigurationFile } from './find-configuration.ts';
import { ignoreTest, type PathTest } from './glob.ts';
import type { ProfileFacts } from './profile-facts.ts';

/** The file and those it takes over from, the nearest first. */
export function configurationChain(file: ConfigurationFile | undefined): readonly ConfigurationFile[] {
  const chain: ConfigurationFile[] = [];
  for (let next = file; next !== undefined; next = next.above) chain.push(next);
  return chain;
}

/** The file whose `libraries` hold, with these; undefined where no library of an organisation's own does. */
export function librariesInForce(
  file: ConfigurationFile | undefined,
): { readonly file: ConfigurationFile; readonly libraries: readonly PlacedPath[] } | undefined {
  for (const one of configurationChain(file)) {
    const { libraries } = one.configuration;
    if (libraries !== undefined) return libraries.length === 0 ? undefined : { file: one, libraries };
  }
  return undefined;
}

/** The preset that holds, and the file that says so; none: the usual one. */
export function presetInForce(file: ConfigurationFile | undefined): {
  readonly preset: Preset;
  readonly file: ConfigurationFile | undefined;
} {
  const from = configurationChain(file).find(({ configuration }) => configuration.preset !== undefined);
  return { preset: from?.configuration.preset ?? 'recommended', file: from };
}

/** Facts of a procurement as one tenderlint.yml gives them. */
export interface FactsOfFile {
  readonly file: ConfigurationFile;
  readonly facts: ProfileFacts;
}

/**
 * The facts that hold for a pack, the farthest first: those nearer win. `own` are the pack's in its own file. Facts of a file above
 * that declares one pack of its own are that pack's, and are not taken over.
 */
export function factsInForce(file: ConfigurationFile, own: ProfileFacts): readonly FactsOfFile[] {
  const above = configurationChain(file.above)
    .filter(({ configuration }) => configuration.packs.every(({ name }) => name !== undefined))
    .map((one) => ({ file: one, facts: one.configuration.facts }));
  return [{ file, facts: own }, ...above].reverse();
}

/** Severities as they hold in the folder of the file: nearer files win, in each its overrides over its general ones. */
export function settingsInForce(file: ConfigurationFile): CheckSettings {
  const [farthest, ...nearer] = [...configurationChain(file)].reverse();
  const overridesOf = (one: ConfigurationFile): NonNullable<CheckSettings['overrides']> =>
    one.configuration.overrides.map(({ paths, severities }) => {
      const fits = ignoreTest(paths);
      return {
        severities,
        matches: (path) => fits(one === file ? path : relativePath(joinPath(file.folder, path), one.folder)),
      };
    });
  return {
    preset: presetInForce(file).preset,
    severities: farthest?.configuration.severities ?? {},
    overrides: [
      ...(farthest === undefined ? [] : overridesOf(farthest)),
      ...nearer.flatMap((one) => [
        ...(Object.keys(one.configuration.severities).length === 0
          ? []
          : [{ matches: () => true, severities: one.configuration.severities }]),
        ...overridesOf(one),
      ]),
    ],
  };
}

/** The tenderlint.yml that ignores a file or folder (absolute path); undefined where none does. */
export function ignoredBy(path: string, file: ConfigurationFile): ConfigurationFile | undefined {
  return configurationChain(file).find(({ configuration, folder }) =>
    ignoreTestOf(configuration)(relativePath(path, folder)),
  );
}

const ignoreTests = new WeakMap<Configuration, PathTest>();

/** Compiled once: it is asked about every file of a folder. */
function ignoreTestOf(configuration: Configuration): PathTest {
  const known = ignoreTests.get(configuration) ?? ignoreTest(configuration.ignore);
  ignoreTests.set(configuration, known);
  return known;
}

/** The tenderlint.yml that names a clause library in which a path lies: what stands there is data, no tender. */
export function libraryHolder(path: string, file: ConfigurationFile): ConfigurationFile | undefined {
  return configurationChain(file).find(({ configuration, folder }) =>
    (configuration.libraries ?? []).some((library) => isInside(path, joinPath(folder, library.path))),
  );
}

/** How problems of a pack in the folder of `file` name one of its tenderlint.yml: `tenderlint.yml`, `../tenderlint.yml`. */
export function shownConfiguration(one: ConfigurationFile, file: ConfigurationFile): string {
  return pathSeenFrom(one.path, file.folder);
}
