// tenderlint.yml: which documents belong together, the facts of the procurement, further libraries, severities
// and what is not checked. Reading gives a configuration and problems with their places; it never throws.

import type { Preset } from '../checks/pack.ts';
import type { Severity } from '../library/model.ts';
import type { Problem } from '../library/problem.ts';
import { shapeErrors } from '../library/schema.ts';
import { readYaml, type YamlPath, type YamlSource } from '../library/yaml.ts';
import type { Range } from '../markdown/blocks.ts';
import { isAbsolute } from './file-system.ts';
import { noFacts, type ProfileFacts, readProfileFacts } from './profile-facts.ts';

/** Names of the file, best first. */
export const configurationNames: readonly string[] = ['tenderlint.yml', 'tenderlint.yaml'];

/** A path or glob as written, with its place in tenderlint.yml. */
export interface PlacedPath {
  readonly path: string;
  readonly range: Range;
}

export interface DeclaredPack {
  /** Undefined for the one pack declared at the top of the file. */
  readonly name: string | undefined;
  readonly documents: readonly PlacedPath[];
  readonly attachments: readonly PlacedPath[];
  /** The pack's own facts over those at the top, each with its place. */
  readonly facts: ProfileFacts;
}

export interface Configuration {
  readonly facts: ProfileFacts;
  readonly packs: readonly DeclaredPack[];
  /** Undefined where the file does not say; an empty list says that there are none. */
  readonly libraries: readonly PlacedPath[] | undefined;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Places of the severities, by rule id as written. */
  readonly severityPlaces: Readonly<Record<string, Range>>;
  /** Severities for documents that some globs fit, in the order written. */
  readonly overrides: readonly SeverityOverride[];
  /** Undefined where the file does not say. */
  readonly preset: Preset | undefined;
  readonly ignore: readonly string[];
  /** `top`: what files above this one say does not hold beneath it. */
  readonly root: 'top' | 'inherits';
}

/** Severities for some of the documents, with their places by rule id as written. */
export interface SeverityOverride {
  readonly paths: readonly string[];
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly severityPlaces: Readonly<Record<string, Range>>;
}

export const noConfiguration: Configuration = {
  facts: noFacts,
  packs: [],
  libraries: undefined,
  severities: {},
  severityPlaces: {},
  overrides: [],
  preset: undefined,
  ignore: [],
  root: 'inherits',
};

interface RawPack {
  readonly name?: string;
  readonly documents?: string | readonly string[];
  readonly attachments?: string | readonly string[];
  readonly profile?: unknown;
}
interface RawConfiguration extends RawPack {
  readonly packs?: readonly RawPack[];
  readonly pack?: RawPack;
  readonly libraries?: string | readonly string[];
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly overrides?: readonly {
    readonly paths?: string | readonly string[];
    readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  }[];
  readonly preset?: Preset;
  readonly ignore?: string | readonly string[];
  readonly root?: boolean;
}

/** Reads the text of a tenderlint.yml. Parts that do not fit are left out, each with a problem; the rest counts. */
export function readConfiguration(
  text: string,
  path: string,
): { readonly configuration: Configuration; readonly problems: readonly Problem[] } {
  const source = readYaml(text);
  const problems: Problem[] = source.errors.map((error) => ({
    id: 'config-yaml',
    severity: 'error',
    path,
    ...error,
  }));
  if (source.value === undefined || source.value === null)
    return { configuration: noConfiguration, problems };
  const broken: YamlPath[] = [];
  for (const error of shapeErrors('configuration', source)) {
    // Facts are read more patiently than the schema asks.
    if (isProfile(error.path)) continue;
    broken.push(error.path);
    problems.push({
      id: 'config-invalid',
      severity: 'error',
      path,
      range: error.range,
      message: error.message,
    });
  }
  if (broken.some((at) => at.length === 0)) return { configuration: noConfiguration, problems };
  const sound = (at: YamlPath) => !broken.some((bad) => at.every((step, index) => bad[index] === step));
  const raw = source.value as RawConfiguration;
  const paths = (at: YamlPath, value: string | readonly string[] | undefined): readonly PlacedPath[] => {
    if (value === undefined || !sound(at)) return [];
    const entries =
      typeof value === 'string'
        ? [{ path: value, at }]
        : value.map((entry, i) => ({ path: entry, at: [...at, i] }));
    return entries.flatMap((entry) => {
      const place = { path: entry.path.replace(/^\.\//, ''), range: source.rangeOf(entry.at) };
      const wrong = outside(entry.path);
      if (wrong === undefined) return [place];
      problems.push({ id: 'config-outside', severity: 'error', path, range: place.range, message: wrong });
      return [];
    });
  };
  const facts = (at: YamlPath, value: unknown): ProfileFacts => {
    const read = readProfileFacts(source, at, value, path);
    problems.push(...read.problems);
    return read.facts;
  };
  const top = facts(['profile'], raw.profile);
  const pack = (at: YamlPath, value: RawPack): DeclaredPack => {
    const own = at.length === 0 ? noFacts : facts([...at, 'profile'], value.profile);
    return {
      name: value.name,
      documents: paths([...at, 'documents'], value.documents),
      attachments: paths([...at, 'attachments'], value.attachments),
      facts: { profile: { ...top.profile, ...own.profile }, places: { ...top.places, ...own.places } },
    };
  };
  const [used, ...unused] = (['packs', 'pack', 'documents'] as const).filter((key) => raw[key] !== undefined);
  for (const key of unused)
    problems.push({
      id: 'config-invalid',
      severity: 'warning',
      path,
      range: source.keyRangeOf([key]),
      message: `This file has both "${used}" and "${key}"; ${key === 'documents' ? 'the documents at the top are' : 'the pack is'} not used. Make it an entry of "packs".`,
    });
  const declared = Array.isArray(raw.packs)
    ? raw.packs.flatMap((entry, i) => (sound(['packs', i]) ? [pack(['packs', i], entry)] : []))
    : isBlock(raw.pack) && sound(['pack'])
      ? [pack(['pack'], raw.pack)]
      : raw.documents !== undefined
        ? [pack([], raw)]
        : [];
  const overrides = Array.isArray(raw.overrides)
    ? (raw.overrides as NonNullable<RawConfiguration['overrides']>).flatMap((entry, i) =>
        sound(['overrides', i])
          ? [
              {
                paths: paths(['overrides', i, 'paths'], entry.paths).map(({ path: glob }) => glob),
                ...soundSeverities(entry.severities, ['overrides', i, 'severities'], source, sound),
              },
            ]
          : [],
      )
    : [];
  return {
    configuration: {
      facts: top,
      packs: declared,
      libraries:
        raw.libraries === undefined || raw.libraries === null || !sound(['libraries'])
          ? undefined
          : paths(['libraries'], raw.libraries),
      ...soundSeverities(raw.severities, ['severities'], source, sound),
      overrides,
      preset: sound(['preset']) ? raw.preset : undefined,
      ignore: paths(['ignore'], raw.ignore).map((entry) => entry.path),
      root: raw.root === true ? 'top' : 'inherits',
    },
    problems,
  };
}

function soundSeverities(
  raw: RawConfiguration['severities'],
  at: YamlPath,
  source: YamlSource,
  sound: (at: YamlPath) => boolean,
): Pick<Configuration, 'severities' | 'severityPlaces'> {
  const given = typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
  const kept = given.filter(([id]) => sound([...at, id]));
  return {
    severities: Object.fromEntries(kept),
    severityPlaces: Object.fromEntries(kept.map(([id]) => [id, source.keyRangeOf([...at, id])])),
  };
}

function isProfile(path: YamlPath): boolean {
  const [first, second, third] = path;
  return (
    first === 'profile' ||
    (first === 'pack' && second === 'profile') ||
    (first === 'packs' && third === 'profile')
  );
}

const isBlock = (value: unknown): value is RawPack =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Why a path of the configuration may not be read; undefined where it may. */
function outside(path: string): string | undefined {
  if (path.includes('\\')) return `"${path}" holds a backslash. Write / between the parts of a path.`;
  if (path.includes('\0')) return 'This path holds a character that no file name has. Remove it.';
  if (isAbsolute(path))
    return `"${path}" is an absolute path. Paths count from the folder of tenderlint.yml: write it from there.`;
  if (path.split('/').includes('..'))
    return `"${path}" leads out of the folder of tenderlint.yml, and nothing outside is read. Move the file into the folder, or tenderlint.yml to a folder above both.`;
  return undefined;
}
