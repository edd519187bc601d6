// Checks a file's data against the schema of its kind and says what is wrong in plain sentences with a place.
// The validators are compiled when the project is built, so that nothing is evaluated at run time.

import * as validators from '../generated/validators.js';
import type { Range } from '../markdown/blocks.ts';
import { nearest } from './nearest.ts';
import type { YamlPath, YamlSource } from './yaml.ts';

export type SchemaKind =
  | 'instrument'
  | 'thresholds'
  | 'vatRates'
  | 'regime'
  | 'sectionKinds'
  | 'concept'
  | 'rule'
  | 'draftingCheck'
  | 'criterion'
  | 'clause'
  | 'template'
  | 'templatePart'
  | 'library'
  | 'configuration';

export interface ShapeError {
  readonly path: YamlPath;
  readonly range: Range;
  readonly message: string;
}

/** One error as the compiled validators report it. */
interface RawError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}
interface Validator {
  (data: unknown): boolean;
  readonly errors?: readonly RawError[] | null;
}

const validatorOf: Readonly<Record<SchemaKind, Validator>> = {
  instrument: validators.instrument,
  thresholds: validators.thresholds,
  vatRates: validators.vatRates,
  regime: validators.regime,
  sectionKinds: validators.sectionKinds,
  concept: validators.concept,
  rule: validators.rule,
  draftingCheck: validators.draftingCheck,
  criterion: validators.criterion,
  clause: validators.clause,
  template: validators.template,
  templatePart: validators.templatePart,
  library: validators.library,
  configuration: validators.configuration,
};

const mostErrors = 20;

/** What in `source` does not fit the schema of its kind, in the order of the file. */
export function shapeErrors(kind: SchemaKind, source: YamlSource): ShapeError[] {
  const validate = validatorOf[kind];
  if (validate(source.value)) return [];
  const found = new Map<string, ShapeError>();
  for (const error of telling(validate.errors ?? [])) {
    const said = sentence(error, source);
    const key = `${said.path.join('/')}\n${said.message}`;
    if (!found.has(key)) found.set(key, said);
    if (found.size >= mostErrors) break;
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

/**
 * Leaves out what only echoes another error: a value that may be a text or a list fails both ways, and only
 * the way its author meant is worth saying.
 */
function telling(errors: readonly RawError[]): RawError[] {
  const choices = new Set(errors.filter((e) => e.keyword === 'anyOf').map((e) => e.instancePath));
  const precise = new Set<string>();
  for (const error of errors)
    if (error.keyword !== 'anyOf' && error.keyword !== 'type')
      for (const choice of choices) if (within(error.instancePath, choice)) precise.add(choice);
  const deeperTypes = errors.filter((e) => e.keyword === 'type');
  for (const error of deeperTypes)
    for (const choice of choices)
      if (error.instancePath !== choice && within(error.instancePath, choice)) precise.add(choice);
  const deeper = new Set(
    errors
      .filter(({ keyword }) => keyword === 'enum')
      .flatMap(({ instancePath }) =>
        [...choices].filter((choice) => instancePath !== choice && within(instancePath, choice)),
      ),
  );
  const kept: RawError[] = [];
  const merged = new Map<string, RawError>();
  for (const error of errors) {
    const atChoice = choices.has(error.instancePath);
    if (error.keyword === 'anyOf') continue;
    if (atChoice && error.keyword === 'required') {
      merge(merged, error, 'oneOfRequired', error.params.missingProperty);
      continue;
    }
    // A list of words fails as one word too: only the word that is wrong is worth saying.
    if (atChoice && error.keyword === 'enum' && deeper.has(error.instancePath)) continue;
    if (atChoice && error.keyword === 'type') {
      if (!precise.has(error.instancePath)) merge(merged, error, 'type', error.params.type);
      continue;
    }
    kept.push(error);
  }
  return [...kept, ...merged.values()];
}

function merge(merged: Map<string, RawError>, error: RawError, keyword: string, value: unknown): void {
  const known = merged.get(error.instancePath);
  const values = known === undefined ? [] : (known.params.values as unknown[]);
  if (!values.includes(value)) values.push(value);
  merged.set(error.instancePath, { ...error, keyword, params: { values } });
}

function within(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

function sentence(error: RawError, source: YamlSource): ShapeError {
  const path = pathOf(error.instancePath);
  const value = valueAt(source.value, path);
  const name = nameOf(path);
  const here = (message: string): ShapeError => ({ path, range: source.rangeOf(path), message });
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params.additionalProperty);
      const known = Object.keys(record(error.parentSchema?.properties));
      const near = nearest(key, known);
      return {
        path: [...path, key],
        range: source.keyRangeOf([...path, key]),
        message: `Unknown key "${key}"${path.length > 0 ? ` in ${name}` : ''}. ${near === undefined ? `Expected one of ${list(known)}.` : `Did you mean "${near}"?`}`,
      };
    }
    case 'required':
      return here(`${capital(name)} lacks "${String(error.params.missingProperty)}". Add it.`);
    case 'oneOfRequired':
      return here(
        `${capital(name)} lacks what it needs. Give one of ${list(error.params.values as string[])}.`,
      );
    case 'enum':
      return here(outsideEnum(name, value, (error.params.allowedValues as unknown[]) ?? []));
    case 'type':
      return here(wrongType(name, value, types(error.params), error.parentSchema));
    case 'minLength':
      return here(`${capital(name)} is empty. Write it, or remove the key.`);
    case 'minItems':
      return here(
        `${capital(name)} has ${Array.isArray(value) ? value.length : 0} entries; at least ${String(error.params.limit)} are needed.`,
      );
    case 'pattern':
      return here(
        `${show(value)} does not fit ${name}. ${String(error.parentSchema?.description ?? 'Check its form.')}`,
      );
    case 'minimum':
    case 'maximum':
      return here(
        `${capital(name)} is ${show(value)}; expected ${String(error.params.comparison)} ${String(error.params.limit)}.`,
      );
    default:
      return here(`${capital(name)} ${error.message ?? 'does not fit'}.`);
  }
}

function outsideEnum(name: string, value: unknown, allowed: readonly unknown[]): string {
  const options = allowed.map(String);
  if (typeof value === 'object')
    return `${capital(name)} is ${kindOf(value)}; expected one of ${list(options)}.`;
  const near = nearest(String(value), options);
  const remedy = near === undefined ? `Expected one of ${list(options)}.` : `Did you mean "${near}"?`;
  return `${show(value)} is not a value of ${name}. ${remedy}`;
}

function types(params: Readonly<Record<string, unknown>>): string[] {
  const given = params.values ?? params.type;
  return (Array.isArray(given) ? given : [given]).map(String);
}

function wrongType(
  name: string,
  value: unknown,
  expected: readonly string[],
  schema: RawError['parentSchema'],
): string {
  const words = [...new Set(expected.flatMap((type) => type.split(',')))].map(
    (type) => typeWords[type] ?? type,
  );
  const start = `${capital(name)} is ${kindOf(value)}; expected ${words.join(' or ')}.`;
  if (value === null && name === 'this file') {
    const needed = Array.isArray(schema?.required) ? (schema.required as unknown[]).map(String) : [];
    return needed.length === 0
      ? 'This file is empty. Write something into it, or delete it.'
      : `This file is empty. Write into it at least ${list(needed)}, each on a line of its own with a colon and a value, or delete it.`;
  }
  // A version such as 1.0 is read as a number, and says 1.
  if (
    typeof value === 'number' &&
    typeof schema?.pattern === 'string' &&
    typeof schema.description === 'string'
  )
    return `${capital(name)} is a number here. ${schema.description}`;
  if (value === null) return `${start} Write a value after the colon, or remove the key.`;
  if (Array.isArray(value) && expected.includes('string'))
    return `${start} A text that starts with [ must stand in quotes.`;
  if (typeof value === 'object' && expected.includes('string'))
    return `${start} A text that holds a colon and a space, or starts with {, must stand in quotes.`;
  if (expected.includes('string') && typeof value !== 'string')
    return `${start} Put it in quotes if it is meant as text.`;
  if (expected.includes('array')) return `${start} Start each entry on its own line with "- ".`;
  if (expected.includes('boolean')) return `${start} Write true or false.`;
  return start;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a block of keys',
};

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a block of keys';
  if (typeof value === 'string') return `the text ${show(value)}`;
  return show(value);
}

function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a block of keys';
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}

function list(options: readonly string[]): string {
  return options.map((option) => `"${option}"`).join(', ');
}

/** `bases[2].severity`, with entries counted from 1 as people do; `this file` for the whole. */
function nameOf(path: YamlPath): string {
  if (path.length === 0) return 'this file';
  let name = '';
  for (const step of path)
    name += typeof step === 'number' ? `[${step + 1}]` : name === '' ? step : `.${step}`;
  return name;
}

function capital(name: string): string {
  return name === 'this file' ? 'This file' : `"${name}"`;
}

function pathOf(pointer: string): (string | number)[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => {
      const plain = step.replace(/~1/g, '/').replace(/~0/g, '~');
      return /^\d+$/.test(plain) ? Number(plain) : plain;
    });
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let at: unknown = value;
  for (const step of path) at = Array.isArray(at) ? at[Number(step)] : record(at)[String(step)];
  return at;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
