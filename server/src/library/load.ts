// Loads a clause library from the texts of its files: pure, never throws. A file that does not fit is left
// out with a problem that names place and remedy; the rest keeps working.

import { weakestConfidence } from './citation.ts';
import { frontMatterRemedy, nameRemedy, unreadRemedy } from './file-places.ts';
import { mergeLibraries } from './layers.ts';
import { type ClauseBody, clauseBody, clauseFrom, type RawClause, splitFrontMatter } from './load-clause.ts';
import { clauseErrors } from './load-clause-check.ts';
import {
  baseName,
  camelKeys,
  conceptFrom,
  criterionFrom,
  draftingCheckFrom,
  fileKind,
  instrumentFrom,
  type RawConcept,
  type RawCriterion,
  type RawDraftingCheck,
  type RawInstrument,
  type RawRegime,
  type RawRule,
  type RawThreshold,
  type RawVatRate,
  regimeFrom,
  ruleFrom,
  thresholdFrom,
  vatRateFrom,
} from './load-kinds.ts';
import { conceptCycles, type KnownIds, knownIds, referenceErrors } from './load-references.ts';
import {
  partErrors,
  type RawTemplate,
  type RawTemplatePart,
  templateFrom,
  templatePartFrom,
} from './load-template.ts';
import type { Library, Pattern } from './model.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { type SchemaKind, shapeErrors } from './schema.ts';
import { readYaml, type YamlSource } from './yaml.ts';

export interface LibraryFile {
  /** Inside the library, with `/`: `rules/local-presence-at-bid.yml`. */
  readonly path: string;
  readonly text: string;
}

export interface LoadOptions {
  /** For a layer: the library it will be laid over, whose ids it may name. */
  readonly base?: Library;
  /** Says what is wrong with a pattern; undefined where nothing is. Without it patterns are only searched for concepts. */
  readonly patternProblem?: (pattern: Pattern) => string | undefined;
}

export interface LoadedLibrary {
  readonly library: Library;
  /** In the order of the files, then of their text. */
  readonly problems: readonly Problem[];
}

/** A file whose data fits the schema of its kind. */
interface Entry {
  readonly path: string;
  readonly kind: SchemaKind;
  readonly id: string;
  readonly source: YamlSource;
  /** The data with its keys in camelCase. */
  readonly data: unknown;
  readonly body: ClauseBody | undefined;
  readonly text: string;
}

/** Longest file of a library that is read, in UTF-16 units. */
const longestFile = 500_000;

/** Files that name files that name files with mistakes fall out round by round; no library is as deep as this. */
const mostRounds = 20;

const tangled: Problem = {
  id: 'library-invalid',
  severity: 'error',
  path: 'library.yml',
  range: { start: 0, end: 0 },
  message: `The files of this library name each other more than ${mostRounds} deep, down to one with a mistake, and none of them is read. Put the mistakes right that are named first.`,
};

/** Loads the files of one library. Files that belong to no kind (notes, schemas) are passed over. */
export function loadLibrary(files: readonly LibraryFile[], options: LoadOptions = {}): LoadedLibrary {
  const problems: Problem[] = [];
  const read: Entry[] = [];
  for (const file of files) {
    const entry = readEntry(file, problems);
    if (entry !== undefined) read.push(entry);
  }
  let kept = withoutTwins(read, problems);
  if (!read.some((entry) => entry.kind === 'library') && !files.some((file) => file.path === 'library.yml'))
    problems.push({
      id: 'library-invalid',
      severity: 'error',
      path: 'library.yml',
      range: { start: 0, end: 0 },
      message: 'The library has no library.yml. Add one with name, version, law-as-at and licence.',
    });
  // Leaving one file out may leave another without what it names, so look until nothing more falls out.
  for (let round = 1; ; round++) {
    if (round > mostRounds) {
      problems.push(tangled);
      kept = kept.filter(({ kind }) => kind === 'library');
    }
    const library = assemble(kept);
    const whole = options.base === undefined ? library : mergeLibraries(options.base, [library]).library;
    const known = knownIds(whole, options.patternProblem);
    const cycles = conceptCycles(
      kept.filter((e) => e.kind === 'concept').map((e) => ({ id: e.id, data: e.source.value })),
    );
    const checked = kept.map((entry) => ({
      entry,
      errors: [
        ...errorsOf(entry, known),
        ...cycleErrors(entry, cycles),
        ...offErrors(entry, library, options.base),
      ],
    }));
    const sound = checked.filter(({ errors }) => !errors.some(({ unusable }) => unusable));
    const told = sound.length === kept.length ? checked : checked.filter((one) => !sound.includes(one));
    for (const { errors } of told) problems.push(...errors.map((error) => error.problem));
    if (sound.length === kept.length) return { library, problems: inFileOrder(problems, files) };
    kept = sound.map(({ entry }) => entry);
  }
}

function cycleErrors(entry: Entry, cycles: ReadonlyMap<string, readonly string[]>): readonly EntryError[] {
  const cycle = entry.kind === 'concept' ? cycles.get(entry.id) : undefined;
  if (cycle === undefined) return [];
  const way = cycle.map((id) => `<${id}>`).join(' → ');
  const message = `This concept leads back to itself: ${way}. Take one of them out.`;
  return [{ unusable: true, problem: problem(entry, 'error', ['expressions'], message) }];
}

function inFileOrder(problems: readonly Problem[], files: readonly LibraryFile[]): readonly Problem[] {
  const order = new Map(files.map((file, index) => [file.path, index]));
  const place = ({ path }: Problem) => order.get(path) ?? -1;
  return [...problems].sort((a, b) => place(a) - place(b) || a.range.start - b.range.start);
}

function readEntry(file: LibraryFile, problems: Problem[]): Entry | undefined {
  const { path, text } = file;
  const kind = fileKind(path);
  const say = (start: number, end: number, message: string, severity: 'error' | 'warning' = 'error') =>
    problems.push({
      id: severity === 'error' ? 'library-invalid' : 'library-unknown-file',
      severity,
      path,
      range: { start, end },
      message,
    });
  if (kind === undefined) {
    const remedy = unreadRemedy(path);
    if (remedy !== undefined) say(0, 0, remedy, 'warning');
    return undefined;
  }
  if (text.length > longestFile) {
    say(
      0,
      0,
      `This file has ${text.length.toLocaleString('en-GB')} characters; at most ${longestFile.toLocaleString('en-GB')} are read. A clause is a page or two: move the rest elsewhere.`,
    );
    return undefined;
  }
  const hasBody = kind === 'clause' || kind === 'templatePart';
  const split = hasBody ? splitFrontMatter(text) : undefined;
  if (split === undefined && hasBody) {
    say(0, Math.min(3, text.length), frontMatterRemedy(text));
    return undefined;
  }
  const source = split === undefined ? readYaml(text) : readYaml(split.yaml, split.yamlStart);
  for (const error of source.errors)
    problems.push({
      id: 'library-yaml',
      severity: 'error',
      path,
      range: error.range,
      message: error.message,
    });
  if (source.errors.length > 0) return undefined;
  const errors = shapeErrors(kind, source);
  for (const error of errors) say(error.range.start, error.range.end, error.message);
  if (errors.length > 0) return undefined;
  const name = baseName(path);
  const id = kind === 'draftingCheck' ? name.toUpperCase() : name;
  const written = (source.value as { readonly id?: string }).id;
  const range = source.rangeOf(['id']);
  if (written !== undefined && written !== id) {
    say(
      range.start,
      range.end,
      `The id "${written}" is not the name of the file. Call the file ${kind === 'draftingCheck' ? written.toLowerCase() : written}.${path.endsWith('.md') ? 'md' : 'yml'}, or write "id: ${id}".`,
    );
    return undefined;
  }
  const entry: Entry = {
    path,
    kind,
    id,
    source,
    data: camelKeys(source.value),
    body: split !== undefined ? clauseBody(split.body, split.bodyStart) : undefined,
    text: split?.body ?? text,
  };
  return namedAfterFile(entry, say) ? entry : undefined;
}

/** A name that comes from the file must be an id, like one that is written. */
function namedAfterFile(
  entry: Entry,
  say: (start: number, end: number, message: string) => unknown,
): boolean {
  if (entry.kind === 'library' || entry.kind === 'thresholds' || entry.kind === 'draftingCheck') return true;
  const fits = entry.kind === 'clause' ? /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/ : /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
  if (fits.test(entry.id)) return true;
  say(0, 0, nameRemedy(entry.path, entry.kind === 'clause' ? 'clause' : 'other'));
  return false;
}

/** Ids and aliases are unique; the first file in order keeps them. */
function withoutTwins(entries: readonly Entry[], problems: Problem[]): Entry[] {
  const owners = new Map<string, string>();
  return entries.filter((entry) => {
    const twin = owners.get(`${entry.kind} ${entry.id}`);
    if (twin !== undefined) {
      problems.push(
        problem(
          entry,
          'error',
          [],
          `The ${wordOf(entry.kind)} "${entry.id}" stands in ${twin} as well. Rename one of the files.`,
        ),
      );
      return false;
    }
    owners.set(`${entry.kind} ${entry.id}`, entry.path);
    return takesAliases(entry, owners, problems);
  });
}

function takesAliases(entry: Entry, owners: Map<string, string>, problems: Problem[]): boolean {
  if (entry.kind !== 'rule' && entry.kind !== 'draftingCheck' && entry.kind !== 'criterion') return true;
  const { aliases = [] } = entry.data as { readonly aliases?: readonly string[] };
  let unique = true;
  const take = (name: string, path: readonly (string | number)[]) => {
    const owner = owners.get(`name ${name}`);
    if (owner !== undefined && owner !== entry.path) {
      problems.push(
        problem(
          entry,
          'error',
          path,
          `"${name}" is already the id or an alias in ${owner}. No two rules or criteria may share a name: choose another.`,
        ),
      );
      unique = false;
    } else owners.set(`name ${name}`, entry.path);
  };
  take(entry.id, []);
  aliases.forEach((alias, index) => {
    take(alias, ['aliases', index]);
  });
  return unique;
}

/** Ids to switch off that nothing below or in the library has. */
function offErrors(entry: Entry, library: Library, base: Library | undefined): readonly EntryError[] {
  if (entry.kind !== 'library' || base === undefined) return [];
  const { off = [] } = entry.data as Manifest;
  const all = [base, library].flatMap(({ rules, criteria, clauses }) => [...rules, ...criteria, ...clauses]);
  // A library that is read over itself has switched it off already.
  const ids = new Set([...all.map(({ id }) => id), ...base.off.map(({ id }) => id)]);
  return off.flatMap(({ id }, index): readonly EntryError[] => {
    if (ids.has(id)) return [];
    const named = all.find((one) => 'aliases' in one && one.aliases.includes(id))?.id;
    const near = named ?? nearest(id, [...ids]);
    const message = `There is no rule, criterion or clause "${id}" to switch off, so this changes nothing. ${near === undefined ? 'Correct the id, or remove it.' : `Did you mean "${near}"?`}`;
    return [{ unusable: false, problem: problem(entry, 'warning', ['off', index, 'id'], message) }];
  });
}

/** What is wrong with an entry in the light of the whole library. */
function errorsOf(entry: Entry, known: KnownIds): readonly EntryError[] {
  const errors: EntryError[] = referenceErrors(entry.kind, entry.source.value, known).map((error) => ({
    unusable: error.severity === 'unusable',
    problem: problem(entry, error.severity === 'warning' ? 'warning' : 'error', error.path, error.message),
  }));
  if (entry.body !== undefined)
    for (const error of entry.kind === 'clause'
      ? clauseErrors(entry.path, entry.id, entry.data as RawClause, entry.body, entry.source)
      : partErrors(entry.data as RawTemplatePart, entry.body, entry.source))
      errors.push({
        unusable: true,
        problem: { id: 'library-invalid', severity: 'error', path: entry.path, ...error },
      });
  return errors;
}

interface EntryError {
  /** The entry is left out. */
  readonly unusable: boolean;
  readonly problem: Problem;
}

function problem(
  entry: Entry,
  severity: 'error' | 'warning',
  path: readonly (string | number)[],
  message: string,
): Problem {
  const range =
    path.length === 0
      ? { start: entry.source.rangeOf([]).start, end: entry.source.rangeOf([]).start }
      : entry.source.rangeOf(path);
  return {
    id: severity === 'error' ? 'library-invalid' : 'library-reference',
    severity,
    path: entry.path,
    range,
    message,
  };
}

function wordOf(kind: SchemaKind): string {
  if (kind === 'draftingCheck') return 'drafting check';
  if (kind === 'templatePart') return 'part of a template';
  return kind === 'sectionKinds' ? 'list of section kinds' : kind === 'vatRates' ? 'list of VAT rates' : kind;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly lawAsAt: string;
  readonly licence: string;
  readonly off?: Library['off'];
}

/** The library of these entries; they fit their schemas. */
function assemble(entries: readonly Entry[]): Library {
  const of = <Raw, T>(kind: SchemaKind, build: (id: string, raw: Raw, entry: Entry) => T): T[] =>
    entries.filter((entry) => entry.kind === kind).map((entry) => build(entry.id, entry.data as Raw, entry));
  const manifest = of('library', (_, raw: Manifest) => raw)[0];
  const instruments = of(
    'instrument',
    instrumentFrom as (id: string, raw: RawInstrument) => ReturnType<typeof instrumentFrom>,
  );
  const law = { instruments };
  const licence = manifest?.licence ?? '';
  return {
    ...(manifest === undefined ? {} : { name: manifest.name, licence }),
    version: manifest?.version ?? '0.0.0',
    lawAsAt: manifest?.lawAsAt ?? '',
    instruments,
    thresholds: of('thresholds', (_, raw: { readonly thresholds: readonly RawThreshold[] }) =>
      raw.thresholds.map(thresholdFrom),
    ).flat(),
    vatRates: of('vatRates', (_, raw: { readonly vatRates: readonly RawVatRate[] }) =>
      raw.vatRates.map(vatRateFrom),
    ).flat(),
    regimes: of('regime', (id, raw: RawRegime) => regimeFrom(id, raw)).sort((a, b) => a.order - b.order),
    concepts: of('concept', (id, raw: RawConcept) => conceptFrom(id, raw)),
    sectionKinds: of('sectionKinds', (_, raw: Library['sectionKinds']) => raw).flat(),
    rules: [
      ...of('rule', (id, raw: RawRule) => {
        const rule = ruleFrom(id, raw);
        return {
          ...rule,
          bases: rule.bases.map((basis, i) => ({
            ...basis,
            confidence: raw.bases[i]?.confidence ?? weakestConfidence(basis.citations, law),
          })),
        };
      }),
      ...of('draftingCheck', (_, raw: RawDraftingCheck) => draftingCheckFrom(raw)),
    ],
    criteria: of('criterion', (id, raw: RawCriterion) => {
      const criterion = criterionFrom(id, raw);
      return {
        ...criterion,
        applies: criterion.applies.map((entry, i) => ({
          ...entry,
          confidence: raw.applies[i]?.confidence ?? weakestConfidence(entry.citations, law),
        })),
      };
    }),
    clauses: of('clause', (id, raw: RawClause, entry) => {
      const theme = entry.path.split('/')[1] ?? '';
      const clause = clauseFrom(id, theme, raw, entry.body ?? { sections: [], stray: undefined }, licence);
      return {
        ...clause,
        basis: clause.basis.map((b, i) => ({
          ...b,
          confidence: raw.basis[i]?.confidence ?? weakestConfidence([b.citation], law),
        })),
      };
    }),
    templates: of('template', (id, raw: RawTemplate) => templateFrom(id, raw)),
    templateParts: of('templatePart', (id, raw: RawTemplatePart, entry) =>
      templatePartFrom(id, raw, entry.body ?? { sections: [], stray: undefined }, entry.text),
    ),
    off: manifest?.off ?? [],
  };
}
