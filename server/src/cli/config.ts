// `tenderlint config PATH...`: what holds for documents, and where each value came from.

import type { Pack } from '../checks/pack.ts';
import { settingFor } from '../checks/settings.ts';
import { kebabCase } from '../library/load-kinds.ts';
import type { Library } from '../library/model.ts';
import { parseDocument } from '../markdown/document.ts';
import { positionInText } from '../reports/positions.ts';
import { modelDocument } from '../tender/document.ts';
import { assemblePack } from '../workspace/assemble-pack.ts';
import { joinPath, relativePath } from '../workspace/file-system.ts';
import type { ConfigurationFile } from '../workspace/find-configuration.ts';
import { ignoreTest } from '../workspace/glob.ts';
import { configurationChain, presetInForce, shownConfiguration } from '../workspace/inheritance.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { type PackLayout, withTexts } from '../workspace/resolve-packs.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { pathsFrom } from './checked-packs.ts';
import { readInputs } from './inputs.ts';
import { libraryReader } from './library.ts';
import { write } from './streams.ts';

interface Explained {
  readonly value: string | number | boolean | readonly string[] | null;
  /** `tenderlint.yml:12`, `front matter of itt.md`, `command line`, `library`, `default`. */
  readonly from: string;
}
interface ExplainedPack {
  readonly documents: readonly string[];
  readonly configuration: string | null;
  /** Further tenderlint.yml from which it takes over what it does not say, the nearest first. */
  readonly above: readonly string[];
  readonly facts: Readonly<Record<string, Explained>>;
  readonly law: Explained & { readonly because: readonly string[]; readonly missing: readonly string[] };
  readonly preset: Explained;
  readonly libraries: Explained;
  readonly ignore: Explained;
  /** By document, the severities that are not the library's own. */
  readonly severities: Readonly<Record<string, Readonly<Record<string, Explained>>>>;
}

/** Prints the settings of the packs that the operands name. */
export async function config(
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const { terminal } = context;
  const inputs = await readInputs(operands.length === 0 ? ['.'] : operands, values, context);
  if (inputs === undefined) return 2;
  const libraries = libraryReader(context.library);
  const packs: ExplainedPack[] = [];
  for (const layout of inputs.packs) {
    const source = await withTexts(layout, nodeFileSystem, inputs.options);
    const own = await libraries(layout.configuration, nodeFileSystem);
    const documents = source.documents.map(({ shown, text }) => ({
      shown,
      tender: modelDocument(parseDocument(text), own.compiled.sections),
    }));
    const pack = assemblePack(source, { documents, library: own.library, overrides: inputs.overrides });
    packs.push(explained(layout, pack, own.library, terminal.cwd));
  }
  const text =
    firstValue(values, 'format') === 'json'
      ? `${JSON.stringify({ version: 1, packs }, null, 2)}\n`
      : packs.map(asText).join('\n');
  await write(terminal.stdout, text);
  return inputs.complete ? 0 : 2;
}

function explained(layout: PackLayout, pack: Pack, library: Library, cwd: string): ExplainedPack {
  const shown = pathsFrom(cwd, layout.root);
  const file = layout.configuration;
  const chain = configurationChain(file);
  const name = (one: ConfigurationFile) => pathsFrom(cwd, '/')(one.path.slice(1));
  const { profile, origins, decision } = pack.profile;
  const facts = Object.entries(profile).map(([key, value]) => {
    const origin = origins[key] ?? 'default';
    const giver = chain.find((one) => file !== undefined && shownConfiguration(one, file) === origin);
    const given = giver === file ? layout.facts : giver?.configuration.facts;
    const place = given?.places[key as keyof typeof profile];
    const from =
      giver === undefined
        ? origin
        : place === undefined
          ? `preset of ${name(giver)}`
          : `${name(giver)}:${lineIn(giver, place)}`;
    return [kebabCase(key), { value: value as string | number | boolean, from }] as const;
  });
  const preset = presetInForce(file);
  const libraries = chain.find(({ configuration }) => configuration.libraries !== undefined);
  const ignoring = chain.filter(({ configuration }) => configuration.ignore.length > 0);
  return {
    documents: pack.documents.map((document) => shown(document.path)),
    configuration: file === undefined ? null : name(file),
    above: chain.slice(1).map(name),
    facts: Object.fromEntries(facts),
    law: {
      value: decision.regime?.id ?? null,
      from: profile.regime === undefined ? 'the facts' : (origins.regime ?? 'the facts'),
      because: decision.because,
      missing: decision.regime === undefined ? decision.missing : [],
    },
    preset: { value: preset.preset, from: preset.file === undefined ? 'default' : name(preset.file) },
    libraries: {
      value: libraries?.configuration.libraries?.map(({ path }) => path) ?? [],
      from: libraries === undefined ? 'default' : name(libraries),
    },
    ignore: {
      value: ignoring.flatMap(({ configuration }) => configuration.ignore),
      from: ignoring.length === 0 ? 'default' : ignoring.map(name).join(', '),
    },
    severities: Object.fromEntries(
      pack.documents.map((document) => [
        shown(document.path),
        severitiesOf(document.path, pack, library, chain, name),
      ]),
    ),
  };
}

function lineIn(file: ConfigurationFile, range: { readonly start: number }): number {
  return positionInText(file.text, range.start).line;
}

function severitiesOf(
  path: string,
  pack: Pack,
  library: Library,
  chain: readonly ConfigurationFile[],
  name: (file: ConfigurationFile) => string,
): Readonly<Record<string, Explained>> {
  const namesOf = new Map<string, readonly string[]>();
  for (const entry of [...library.rules, ...library.criteria])
    for (const known of [entry.id, ...entry.aliases])
      namesOf.set(known.toLowerCase(), [entry.id, ...entry.aliases]);
  // The farthest first; in each file the general severities before the overrides that fit: the last that says something wins.
  const places = [...chain].reverse().flatMap((file) => {
    const { severityPlaces, overrides } = file.configuration;
    const seen = relativePath(joinPath(pack.root, path), file.folder);
    const fitting = overrides.filter(({ paths }) => ignoreTest(paths)(seen));
    return [severityPlaces, ...fitting.map((override) => override.severityPlaces)].flatMap((one) =>
      Object.entries(one).map(([key, range]) => ({ key, from: `${name(file)}:${lineIn(file, range)}` })),
    );
  });
  const asked = [...new Set(places.map(({ key }) => key))].sort();
  const rows = asked.flatMap((key) => {
    const names = namesOf.get(key.toLowerCase()) ?? [key];
    const setting = settingFor(pack.settings, names, path);
    if (setting === undefined) return [];
    const from = places.findLast((place) =>
      names.some((other) => other.toLowerCase() === place.key.toLowerCase()),
    )?.from;
    return [[names[0] as string, { value: setting, from: from ?? 'default' }] as const];
  });
  return Object.fromEntries(rows);
}

function asText(pack: ExplainedPack): string {
  const rows: (readonly [string, Explained])[] = [
    ...Object.entries(pack.facts),
    ['law', pack.law],
    ['preset', pack.preset],
    ...(['libraries', 'ignore'] as const).flatMap((name) =>
      pack[name].from === 'default' ? [] : [[name, pack[name]] as const],
    ),
  ];
  const lines = [
    pack.documents.join(', '),
    `  configuration: ${pack.configuration ?? 'none, every value is a default'}`,
    ...pack.above.map((path) => `    and above it: ${path}`),
    ...table(rows),
    ...pack.law.because.map((why) => `      ${why}`),
    ...(pack.law.missing.length > 0 ? [`      missing: ${pack.law.missing.join(', ')}`] : []),
  ];
  for (const [path, severities] of Object.entries(pack.severities)) {
    const entries = Object.entries(severities);
    if (entries.length > 0) lines.push(`  severities of ${path}`, ...table(entries));
  }
  return `${lines.join('\n')}\n`;
}

function table(rows: readonly (readonly [string, Explained])[]): readonly string[] {
  const cells = rows.map(
    ([name, { value, from }]) => [name, String(value ?? 'cannot be told'), from] as const,
  );
  const width = (column: 0 | 1) => Math.max(0, ...cells.map((row) => row[column].length));
  return cells.map(([name, value, from]) =>
    `    ${name.padEnd(width(0))}  ${value.padEnd(width(1))}  ${from}`.trimEnd(),
  );
}
