// What may stand where in a file of a clause library: keys as its schema has them, values of a key, ids of the library.

import { splitFrontMatter } from '../library/load-clause.ts';
import type { Library } from '../library/model.ts';
import type { SchemaKind } from '../library/schema.ts';
import { type Schema, schemaAt } from '../library/schema-outline.ts';
import type { Offset, Range } from '../markdown/blocks.ts';

export interface LibraryCompletion {
  readonly kind: 'key' | 'value' | 'id';
  readonly label: string;
  readonly detail: string;
  readonly range: Range;
  readonly text: string;
}

/** What may be written at an offset, in the order of the schema. */
export function libraryCompletions(
  text: string,
  offset: Offset,
  kind: SchemaKind,
  library: Library,
): readonly LibraryCompletion[] {
  const split = kind === 'clause' || kind === 'template' ? splitFrontMatter(text) : undefined;
  if (kind === 'clause' || kind === 'template') {
    if (split === undefined || offset < split.yamlStart) return [];
    if (offset > split.yamlStart + split.yaml.length) return slotCompletions(text, offset, split.yaml);
  }
  const start = split?.yamlStart ?? 0;
  const place = placeAt(text.slice(start, split ? start + split.yaml.length : text.length), offset - start);
  const found = schemaAt(kind, place.path);
  if (found === undefined) return [];
  const range = { start: offset - place.typed.length, end: offset };
  if (place.at === 'key') return keyCompletions(found, place, range);
  return valueCompletions(found, place.path, library, range);
}

interface YamlPlace {
  readonly at: 'key' | 'value';
  /** Keys from the top; list entries as `[]`. The key whose value is written is the last one. */
  readonly path: readonly string[];
  /** What was typed of the key or value. */
  readonly typed: string;
  /** Keys that stand beside it already. */
  readonly beside: readonly string[];
}

interface Line {
  readonly indent: number;
  readonly key: string | undefined;
  readonly dash: boolean;
}

/** Reads a line of YAML: how far it is moved in, whether an entry of a list opens, which key stands there. */
function lineOf(text: string): Line {
  const match = /^( *)((?:- +)*)(?:([\w-]+) *:(?:\s|$))?/.exec(text);
  const spaces = match?.[1]?.length ?? 0;
  const dashes = match?.[2]?.length ?? 0;
  return { indent: spaces + dashes, key: match?.[3], dash: dashes > 0 };
}

/** Where in the tree of keys an offset stands, going by indentation alone: the text may be unfinished. */
function placeAt(yaml: string, offset: Offset): YamlPlace {
  const lineStart = yaml.lastIndexOf('\n', offset - 1) + 1;
  const before = yaml.slice(lineStart, offset);
  const lines = yaml.slice(0, lineStart).split('\n').slice(0, -1);
  const own = /^( *)((?:- +)*)(?:([\w-]+) *:(?= |$) ?)?(.*)$/.exec(before);
  const spaces = own?.[1]?.length ?? 0;
  const dash = (own?.[2] ?? '') !== '';
  const indent = spaces + (own?.[2]?.length ?? 0);
  const key = own?.[3];
  const rest = own?.[4] ?? '';
  const above = pathAbove(lines, indent, dash, spaces);
  const beside = siblings(yaml, lineStart, lines, indent, dash);
  if (key === undefined && !/^[[{"']/.test(rest) && !rest.includes(': ')) {
    // An entry of a list of plain values, or a key that is being typed.
    return { at: 'key', path: above, typed: rest, beside };
  }
  const path = key === undefined ? above : [...above, key];
  const typed = /[^\s[\]{},:"']*$/.exec(rest)?.[0] ?? '';
  const flow = inBrackets(rest);
  return { at: flow.at, path: [...path, ...flow.path], typed, beside: flow.beside };
}

/** Where the end of `{jurisdiction: [england, …` stands: the keys that are open, and whether the next thing is a key or a value. */
function inBrackets(text: string): Pick<YamlPlace, 'at' | 'path' | 'beside'> {
  const open: { readonly kind: 'map' | 'list'; key: string | undefined; readonly keys: string[] }[] = [];
  let token = '';
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const top = open.at(-1);
    if (char === '{' || char === '[') {
      open.push({ kind: char === '{' ? 'map' : 'list', key: undefined, keys: [] });
      token = '';
    } else if (char === '}' || char === ']') {
      open.pop();
      token = '';
    } else if (char === ',') {
      if (top?.kind === 'map') top.key = undefined;
      token = '';
    } else if (char === ':' && top?.kind === 'map' && /^(?:\s|$)/.test(text.slice(index + 1))) {
      top.key = token.trim();
      top.keys.push(top.key);
      token = '';
    } else token += char;
  }
  const top = open.at(-1);
  const path = open.flatMap((one, index) => {
    if (one.kind === 'map') return one.key === undefined ? [] : [one.key];
    return open[index + 1]?.kind === 'map' ? ['[]'] : [];
  });
  const isKey = top?.kind === 'map' && top.key === undefined;
  return { at: isKey ? 'key' : 'value', path, beside: isKey ? top.keys : [] };
}

/** The keys above a line, outermost first. */
function pathAbove(
  lines: readonly string[],
  indent: number,
  dash: boolean,
  spaces: number,
): readonly string[] {
  const path: string[] = dash ? ['[]'] : [];
  let limit = dash ? spaces + 1 : indent;
  for (let i = lines.length - 1; i >= 0 && limit > 0; i--) {
    const text = lines[i] ?? '';
    if (text.trim() === '' || text.trim().startsWith('#')) continue;
    const line = lineOf(text);
    const start = /^ */.exec(text)?.[0].length ?? 0;
    if (line.dash && start < limit && line.indent >= limit && limit !== indent + 1) {
      // The entry this line belongs to opened here: "- name: x" above "  type: y".
      path.unshift('[]');
      limit = start + 1;
      continue;
    }
    if (line.dash && line.indent === limit && path[0] !== '[]') {
      path.unshift('[]');
      limit = start + 1;
      continue;
    }
    if (line.key !== undefined && line.indent < limit) {
      path.unshift(line.key);
      if (line.dash) {
        path.unshift('[]');
        limit = start + 1;
      } else limit = line.indent;
    }
  }
  return path;
}

/** Keys at the same indentation of the same block, above and below. */
function siblings(
  yaml: string,
  lineStart: Offset,
  above: readonly string[],
  indent: number,
  dash: boolean,
): readonly string[] {
  const keys: string[] = [];
  if (!dash)
    for (let i = above.length - 1; i >= 0; i--) {
      const text = above[i] ?? '';
      if (text.trim() === '') continue;
      const line = lineOf(text);
      if (line.indent < indent) break;
      if (line.indent === indent && line.key !== undefined) keys.push(line.key);
      if (line.indent === indent && line.dash) break;
    }
  const below = yaml.slice(lineStart).split('\n').slice(1);
  for (const text of below) {
    if (text.trim() === '') continue;
    const line = lineOf(text);
    const start = /^ */.exec(text)?.[0].length ?? 0;
    if (start < indent || (line.dash && start <= indent)) break;
    if (line.indent === indent && line.key !== undefined) keys.push(line.key);
  }
  return keys;
}

function keyCompletions(schema: Schema, place: YamlPlace, range: Range): readonly LibraryCompletion[] {
  const keys = Object.entries(schema.properties ?? {}).filter(([key]) => !place.beside.includes(key));
  const required = new Set(schema.required ?? []);
  return keys
    .sort(([a], [b]) => Number(required.has(b)) - Number(required.has(a)))
    .map(([key, value]) => ({
      kind: 'key' as const,
      label: key,
      detail: `${required.has(key) ? 'needed. ' : ''}${value.description ?? ''}`,
      range,
      text: `${key}: `,
    }));
}

function valueCompletions(
  schema: Schema,
  path: readonly string[],
  library: Library,
  range: Range,
): readonly LibraryCompletion[] {
  const key = path.findLast((step) => step !== '[]') ?? '';
  const values = (schema.enum ?? []).map(String);
  if (values.length > 0 || schema.type === 'boolean')
    return (values.length > 0 ? values : ['true', 'false']).map((value) => ({
      kind: 'value' as const,
      label: value,
      detail: '',
      range,
      text: value,
    }));
  return idsFor(key, library).map(([id, detail]) => ({
    kind: 'id' as const,
    label: id,
    detail,
    range,
    text: id,
  }));
}

/** Ids of the library that a key takes, with what they are. */
function idsFor(key: string, library: Library): readonly (readonly [string, string])[] {
  const titled = (list: readonly { readonly id: string; readonly title: string }[]) =>
    list.map(({ id, title }) => [id, title] as const);
  switch (key) {
    case 'citation':
    case 'citations':
      return library.instruments.flatMap(({ id, provisions }) =>
        provisions.map((provision) => [`${id}/${provision.id}`, provision.says] as const),
      );
    case 'regimes':
      return titled(library.regimes);
    case 'companions':
    case 'conflicts':
    case 'clauses':
    case 'clause':
      return titled(library.clauses);
    case 'satisfies':
      return titled(library.criteria);
    case 'placement':
    case 'belongs-in':
    case 'sections':
    case 'not-sections':
      return library.sectionKinds.map(({ kind }) => [kind, ''] as const);
    case 'uses-terms':
      return library.clauses.flatMap(({ id, introducesTerms }) =>
        introducesTerms.map((term) => [term, `defined by ${id}`] as const),
      );
    case 'id':
      return titled([...library.rules, ...library.criteria, ...library.clauses]);
    case 'yields-to':
      return titled(library.rules);
    default:
      return [];
  }
}

/** Below the front matter of a clause: its blanks after {{. */
function slotCompletions(text: string, offset: Offset, yaml: string): readonly LibraryCompletion[] {
  const typed = /\{\{([\w-]{0,60})$/.exec(text.slice(Math.max(0, offset - 70), offset))?.[1];
  if (typed === undefined) return [];
  const names = [...yaml.matchAll(/^ *- +name: *([\w-]+)/gm)].map(([, name]) => name ?? '');
  const closing = text.startsWith('}}', offset) ? '' : '}}';
  return names.map((name) => ({
    kind: 'value' as const,
    label: name,
    detail: 'a blank of this clause',
    range: { start: offset - typed.length, end: offset },
    text: `${name}${closing}`,
  }));
}
