// `tenderlint config PATH...`: what holds for documents, and where each value came from.

import type { Pack } from '../checks/pack.ts';
import { settingFor } from '../checks/settings.ts';
import { kebabCase } from '../library/load-kinds.ts';
import type { Library } from '../library/model.ts';
import { parseDocument } from '../markdown/document.ts';
import { positionInText } from '../reports/positions.ts';
import { modelDocument } from '../tender/document.ts';
import { assemblePack } from '../workspace/assemble-pack.ts';
import type { ConfigurationFile } from '../workspace/find-configuration.ts';
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
  const path = file === undefined ? undefined : pathsFrom(cwd, '/')(file.path.slice(1));
  const where = (range: { readonly start: number } | undefined) =>
    file === undefined || range === undefined
      ? 'default'
      : `${path}:${positionInText(file.text, range.start).line}`;
  const { profile, origins, decision } = pack.profile;
  const facts = Object.entries(profile).map(([key, value]) => {
    const place = layout.facts?.places[key as keyof typeof profile];
    const origin = origins[key] ?? 'default';
    const isFile = file !== undefined && origin === file.path.slice(file.folder.length + 1);
    const from = isFile ? (place === undefined ? `preset of ${path}` : where(place)) : origin;
    return [kebabCase(key), { value: value as string | number | boolean, from }] as const;
  });
  const configuration = file?.configuration;
  const list = (paths: readonly string[]): Explained => ({
    value: paths,
    from: paths.length === 0 ? 'default' : (path ?? 'default'),
  });
  return {
    documents: pack.documents.map((document) => shown(document.path)),
    configuration: path ?? null,
    facts: Object.fromEntries(facts),
    law: {
      value: decision.regime?.id ?? null,
      from: profile.regime === undefined ? 'the facts' : (origins.regime ?? 'the facts'),
      because: decision.because,
      missing: decision.regime === undefined ? decision.missing : [],
    },
    preset: {
      value: configuration?.preset ?? 'recommended',
      from: file !== undefined && /^\s*preset\s*:/m.test(file.text) ? (path ?? 'default') : 'default',
    },
    libraries: list(configuration?.libraries.map((entry) => entry.path) ?? []),
    ignore: list(configuration?.ignore ?? []),
    severities: Object.fromEntries(
      pack.documents.map((document) => [
        shown(document.path),
        severitiesOf(document.path, pack, library, file, where),
      ]),
    ),
  };
}

function severitiesOf(
  path: string,
  pack: Pack,
  library: Library,
  file: ConfigurationFile | undefined,
  where: (range: { readonly start: number } | undefined) => string,
): Readonly<Record<string, Explained>> {
  if (file === undefined) return {};
  const { severityPlaces, overrides } = file.configuration;
  const asked = new Set(
    [severityPlaces, ...overrides.map((override) => override.severityPlaces)].flatMap((places) =>
      Object.keys(places),
    ),
  );
  const namesOf = new Map<string, readonly string[]>();
  for (const entry of [...library.rules, ...library.criteria])
    for (const name of [entry.id, ...entry.aliases])
      namesOf.set(name.toLowerCase(), [entry.id, ...entry.aliases]);
  const rows = [...asked].sort().flatMap((name) => {
    const names = namesOf.get(name.toLowerCase()) ?? [name];
    const setting = settingFor(pack.settings, names, path);
    if (setting === undefined) return [];
    // The last override that fits, else the general severities: as the setting itself is found.
    const sources = overrides.filter((_, index) => pack.settings.overrides?.[index]?.matches(path));
    const places = [severityPlaces, ...sources.map((source) => source.severityPlaces)];
    const isName = (key: string) => names.some((other) => other.toLowerCase() === key.toLowerCase());
    const range = places.flatMap((place) => Object.entries(place).filter(([key]) => isName(key))).at(-1)?.[1];
    return [[names[0] as string, { value: setting, from: where(range) }] as const];
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
