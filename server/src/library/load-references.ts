// The second look at a library file: what a schema cannot say. Every id must exist, every rule needs its
// examples, days must be in the calendar. Works on the file's own data, so that each error has its place.

import { citedLaw } from './citation.ts';
import type { Library, Pattern } from './model.ts';
import { nearest } from './nearest.ts';
import type { SchemaKind } from './schema.ts';
import type { YamlPath } from './yaml.ts';

export interface ReferenceError {
  readonly path: YamlPath;
  /** `unusable`: the file is left out. `error`: to be put right, but the file still works. */
  readonly severity: 'unusable' | 'error' | 'warning';
  readonly message: string;
}

/** The ids there are, collected once for all files. */
export interface KnownIds {
  readonly library: Library;
  readonly regimes: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  /** Aliases included. */
  readonly criteria: ReadonlySet<string>;
  readonly clauses: ReadonlySet<string>;
  readonly templates: ReadonlySet<string>;
  readonly templateParts: ReadonlySet<string>;
  /** Says what is wrong with a pattern; undefined where nothing is. */
  readonly patternProblem: ((pattern: Pattern) => string | undefined) | undefined;
}

export function knownIds(library: Library, patternProblem: KnownIds['patternProblem']): KnownIds {
  const ids = (entries: readonly { readonly id: string }[]) => new Set(entries.map((entry) => entry.id));
  return {
    library,
    regimes: ids(library.regimes),
    concepts: ids(library.concepts),
    criteria: new Set(library.criteria.flatMap((criterion) => [criterion.id, ...criterion.aliases])),
    clauses: ids(library.clauses),
    templates: ids(library.templates),
    templateParts: ids(library.templateParts),
    patternProblem,
  };
}

/** Recognised quantities, written `<#percent>` in a pattern. */
export const quantityNames = [
  'number',
  'percent',
  'amount',
  'distance',
  'period',
  'date',
  'postcode',
  'place',
] as const;

/** Errors of one file, in no particular order. */
export function referenceErrors(kind: SchemaKind, data: unknown, known: KnownIds): ReferenceError[] {
  const errors: ReferenceError[] = [];
  const say = (path: YamlPath, message: string, severity: ReferenceError['severity'] = 'unusable') =>
    errors.push({ path, severity, message });
  walk(data, [], (key, value, path) => {
    if (dayKeys.has(key) && typeof value === 'string' && !isDay(value))
      say(path, `"${value}" is not a day of the calendar. Write year-month-day: 2026-02-28.`);
    else if (key === 'from') checkPeriod(data, path, say);
    else if (key === 'citation') checkCitation(value, path, known, say);
    else if (key === 'citations') eachText(value, path, (text, at) => checkCitation(text, at, known, say));
    else if (key === 'regimes')
      eachText(value, path, (text, at) => checkId('regime', text, at, known.regimes, say));
    else if (key === 'regime' && typeof value === 'string')
      checkId('regime', value, path, known.regimes, say);
    else if (key === 'part' && typeof value === 'string')
      checkId('part of a template', value, path, known.templateParts, say);
    else if (key === 'based-on' && typeof value === 'string')
      checkId('template', value, path, known.templates, say);
    else if (key === 'clause' && typeof value === 'string')
      checkId('clause', value, path, known.clauses, say);
    else if (key === 'clauses')
      eachText(value, path, (text, at) => checkId('clause', text, at, known.clauses, say));
    else if (key === 'companions' || key === 'conflicts')
      eachText(value, path, (text, at) => checkId('clause', text, at, known.clauses, say, 'warning'));
    else if (key === 'satisfies')
      eachText(value, path, (text, at) => checkId('criterion', text, at, known.criteria, say, 'warning'));
    else if (patternKeys.has(key) && kind !== 'sectionKinds')
      eachPattern(value, path, (pattern, at) => checkPattern(pattern, at, known, say));
    if (key === 'in') checkScope(data, path, say);
  });
  if (kind === 'rule') checkRule(data, say);
  if (kind === 'draftingCheck') checkExamples(data, say);
  if (kind === 'criterion') checkCriterion(data, say);
  return errors;
}

type Say = (path: YamlPath, message: string, severity?: ReferenceError['severity']) => void;
type Data = Readonly<Record<string, unknown>>;

const dayKeys = new Set(['from', 'until', 'started', 'law-as-at', 'review-by']);
const patternKeys = new Set(['finds', 'unless', 'named', 'elements', 'emptied', 'expressions', 'except']);
/** Keys inside the above whose texts are not patterns. */
const plainKeys = new Set(['id', 'title', 'in', 'stage', 'polarity', 'sections', 'not-sections', 'places']);

function walk(
  value: unknown,
  path: YamlPath,
  visit: (key: string, value: unknown, path: YamlPath) => void,
): void {
  if (Array.isArray(value)) {
    value.forEach((inner, index) => {
      walk(inner, [...path, index], visit);
    });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    visit(key, inner, [...path, key]);
    walk(inner, [...path, key], visit);
  }
}

function eachText(value: unknown, path: YamlPath, visit: (text: string, path: YamlPath) => void): void {
  if (typeof value === 'string') visit(value, path);
  if (!Array.isArray(value)) return;
  value.forEach((text, index) => {
    if (typeof text === 'string') visit(text, [...path, index]);
  });
}

function eachPattern(value: unknown, path: YamlPath, visit: (text: string, path: YamlPath) => void): void {
  if (typeof value === 'string') visit(value, path);
  else if (Array.isArray(value))
    value.forEach((inner, index) => {
      eachPattern(inner, [...path, index], visit);
    });
  else if (typeof value === 'object' && value !== null)
    // Keys such as `unless` inside a find are visited by the walk on their own.
    for (const [key, inner] of Object.entries(value))
      if (!plainKeys.has(key) && !patternKeys.has(key)) eachPattern(inner, [...path, key], visit);
}

/** A day in the calendar: the thirtieth of February is none. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function checkPeriod(data: unknown, path: YamlPath, say: Say): void {
  const parent = valueAt(data, path.slice(0, -1)) as Data;
  const { from, until } = parent;
  if (typeof from === 'string' && typeof until === 'string' && until <= from)
    say(
      [...path.slice(0, -1), 'until'],
      `"until" (${until}) must be later than "from" (${from}): it is the first day that no longer counts.`,
    );
}

/** The file still works: a finding then shows the reference as written, without a link. */
function checkCitation(value: unknown, path: YamlPath, known: KnownIds, say: Say): void {
  if (typeof value !== 'string' || citedLaw(value, known.library) !== undefined) return;
  const id = value.split('/', 1)[0] ?? '';
  const { instruments } = known.library;
  const instrument = instruments.find((candidate) => candidate.id === id);
  const message =
    instrument === undefined
      ? `"${value}" cites the instrument "${id}", which is not in law/instruments.${hint(
          id,
          instruments.map((one) => one.id),
        )}`
      : `"${value}" cites a provision that is not listed in law/instruments/${id}.yml.${hint(
          value.slice(id.length + 1),
          instrument.provisions.map((provision) => provision.id),
        )} Cite one that tenderlint explain ${id} lists, or add it there with what it says.`;
  say(path, message, 'error');
}

function checkId(
  what: string,
  id: string,
  path: YamlPath,
  ids: ReadonlySet<string>,
  say: Say,
  severity: ReferenceError['severity'] = 'unusable',
): void {
  if (ids.has(id)) return;
  const remedy = hint(id, [...ids]) || ` ${lists[what] ?? 'Check the spelling, or remove it.'}`;
  say(path, `There is no ${what} "${id}" in the library.${remedy}`, severity);
}

/** Where whoever named an id that is not there finds those that are. */
const lists: Readonly<Record<string, string>> = {
  criterion: 'tenderlint criteria lists them: correct it, or remove it.',
  clause: 'tenderlint clauses lists them: correct it, or remove it.',
  rule: 'tenderlint rules lists them: correct it, or remove it.',
};

function checkPattern(pattern: string, path: YamlPath, known: KnownIds, say: Say): void {
  for (const [, hash = '', name = ''] of pattern.matchAll(/<(#?)([^<>]*)>/g)) {
    if (hash === '#') {
      if (!(quantityNames as readonly string[]).includes(name))
        say(
          path,
          `"<#${name}>" is not a recognised quantity. Use one of ${quantityNames.map((q) => `<#${q}>`).join(', ')}.`,
        );
    } else if (!known.concepts.has(name))
      say(path, `There is no concept "${name}" in concepts.${hint(name, [...known.concepts])}`);
  }
  const problem = known.patternProblem?.(pattern);
  if (problem !== undefined) say(path, `This pattern cannot be read: ${problem}.`);
}

/** A whole section, document or pack is only searched for bare concepts. */
function checkScope(data: unknown, path: YamlPath, say: Say): void {
  const scopes = valueAt(data, path);
  const wide = (Array.isArray(scopes) ? scopes : [scopes]).filter(
    (s) => s === 'section' || s === 'document' || s === 'pack',
  );
  if (wide.length === 0) return;
  const parent = path.slice(0, -1);
  const condition = valueAt(data, parent) as Data;
  for (const key of ['any', 'all', 'none'])
    eachText(condition[key], [...parent, key], (pattern, at) => {
      if (!/^<[a-z][a-z0-9-]*>$/.test(pattern))
        say(
          at,
          `In a whole ${String(wide[0])} only a bare concept can be looked for: <name>. Make "${pattern}" an expression of a concept and name that.`,
        );
    });
}

function checkRule(data: unknown, say: Say): void {
  const rule = data as Data;
  const byCheck = rule.by === 'check';
  if (!byCheck && length(rule.finds) === 0)
    say(['finds'], 'A rule by words needs at least one entry under "finds"; otherwise write "by: check".');
  const bases = (rule.bases ?? []) as readonly Data[];
  if ((rule.category ?? 'risk') === 'risk')
    bases.forEach((basis, index) => {
      // A structural defect may be told under any law, but then never as an error.
      if (
        length(basis.citations) === 0 &&
        (basis.severity === 'error' || Object.keys(basis.where ?? {}).length > 0)
      )
        say(
          ['bases', index],
          'A risk must cite the law it applies: add "citations" with at least one provision.',
        );
    });
  checkExamples(data, say);
}

function checkExamples(data: unknown, say: Say): void {
  const { examples: given, bases = [], severity, 'severity-at': severityAt } = data as Data;
  const examples = given as Data;
  if (length(examples.flags) === 0)
    say(['examples', 'flags'], 'A rule needs at least one passage that it flags under "examples: flags".');
  const severities = [
    severity,
    ...Object.values((severityAt ?? {}) as Data),
    ...(bases as readonly Data[]).map((basis) => basis.severity),
  ];
  const needed = severities.includes('error') ? 2 : 1;
  if (length(examples.lawful) < needed)
    say(
      ['examples', 'lawful'],
      `A rule ${needed === 2 ? 'that can give an error needs at least two lawful near-misses' : 'needs at least one lawful near-miss'} under "examples: lawful": passages that look alike and must not be flagged.`,
    );
}

function checkCriterion(data: unknown, say: Say): void {
  const criterion = data as Data;
  const isWeighed = criterion['social-value-share'] !== undefined;
  if ((length(criterion.elements) === 0 && !isWeighed) || length(criterion.named) === 0)
    say(
      [length(criterion.named) === 0 ? 'named' : 'elements'],
      'A criterion needs "named" (what touches the subject) and "elements" (what makes it operative).',
    );
  const examples = criterion.examples as Data;
  if (length(examples.meets) === 0)
    say(['examples', 'meets'], 'A criterion needs at least one text that meets it under "examples: meets".');
  if (length(examples.names) + length(examples.misses) === 0)
    say(
      ['examples'],
      'A criterion needs at least one near-miss: a text that only names the subject ("names") or is about something else ("misses").',
    );
  const applies = (criterion.applies ?? []) as readonly Data[];
  applies.forEach((entry, index) => {
    if (entry.force !== 'good-practice' && length(entry.citations) === 0)
      say(
        ['applies', index],
        `What is expected by ${String(entry.force)} must cite it: add "citations", or write "force: good-practice".`,
      );
  });
}

function length(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function hint(id: string, ids: readonly string[]): string {
  const near = nearest(id, ids);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let at: unknown = value;
  for (const step of path) at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  return at;
}

/** Concepts whose expressions lead back to themselves, each with the way round. */
export function conceptCycles(
  concepts: readonly { readonly id: string; readonly data: unknown }[],
): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, readonly string[]>();
  for (const { id, data } of concepts) {
    const named = new Set<string>();
    const expressions = (data as Data).expressions;
    eachPattern([expressions, (data as Data).except], [], (pattern) => {
      for (const [, name = ''] of pattern.matchAll(/<([a-z][a-z0-9-]*)>/g)) named.add(name);
    });
    uses.set(id, [...named]);
  }
  const cycles = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const visit = (id: string, way: readonly string[]): void => {
    const start = way.indexOf(id);
    if (start >= 0) {
      const cycle = [...way.slice(start), id];
      for (const member of cycle) if (!cycles.has(member)) cycles.set(member, cycle);
      return;
    }
    if (done.has(id)) return;
    for (const next of uses.get(id) ?? []) visit(next, [...way, id]);
    done.add(id);
  };
  for (const id of uses.keys()) visit(id, []);
  return cycles;
}
