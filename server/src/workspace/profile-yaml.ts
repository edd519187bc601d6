// Facts written into the YAML of a tenderlint.yml (`profile:`) or of front matter (`tender:`): only the values that change are
// touched, so that comments, order and everything else in the file stay as they are.

import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';

export interface YamlEdit {
  /** Offsets in the text given. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
/** Facts by their key as written; null takes one away. */
type Changes = Readonly<Record<string, string | number | boolean | null>>;

/** The edits, in order and not overlapping; undefined where the YAML is broken or not a block of keys. */
export function profileEdits(
  yaml: string,
  block: 'profile' | 'tender',
  changes: Changes,
): readonly YamlEdit[] | undefined {
  const wanted = Object.entries(changes);
  const eol = yaml.includes('\r\n') ? '\r\n' : '\n';
  const document = parseDocument(yaml, { uniqueKeys: false });
  if (document.errors.length > 0) return undefined;
  const top: unknown = document.contents;
  const added = wanted.filter(([, value]) => value !== null);
  const lines = (indent: string) => added.map(([key, value]) => `${indent}${key}: ${value}${eol}`).join('');
  const append = (): readonly YamlEdit[] => {
    if (added.length === 0) return [];
    const before = yaml === '' || /\n$/.test(yaml) ? '' : eol;
    return [{ start: yaml.length, end: yaml.length, text: `${before}${block}:${eol}${lines('  ')}` }];
  };
  if (top === null || (isScalar(top) && top.value === null)) return append();
  if (!isMap(top) || top.flow === true) return undefined;
  const pair = pairOf(top, block);
  if (pair === undefined) return append();
  const inner: unknown = pair.value;
  if (inner === null || (isScalar(inner) && inner.value === null)) {
    const at = lineEnd(yaml, endOf(pair.key));
    const before = at === yaml.length && !/\n$/.test(yaml) ? eol : '';
    return added.length === 0 ? [] : [{ start: at, end: at, text: before + lines('  ') }];
  }
  if (!isMap(inner)) return undefined;
  const edits = wanted.flatMap(([key, value]) => editOf(yaml, inner, key, value));
  const missing = added.filter(([key]) => pairOf(inner, key) === undefined);
  if (missing.length > 0) edits.push(additionTo(yaml, inner, missing, eol));
  return edits.sort((a, b) => a.start - b.start);
}

/** The text after the edits. */
export function applyYamlEdits(yaml: string, edits: readonly YamlEdit[]): string {
  return edits.reduceRight(
    (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
    yaml,
  );
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
}

/** Offset after a node of the parsed text. */
function endOf(node: unknown): number {
  return rangeOf(node)?.[1] ?? 0;
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  const range = (node as { readonly range?: readonly [number, number, number] | null } | null)?.range;
  return range ?? undefined;
}

/** Changes or takes away one fact that stands there; nothing for one that does not, or is the same. */
function editOf(
  yaml: string,
  map: YAMLMap,
  key: string,
  value: string | number | boolean | null,
): YamlEdit[] {
  const pair = pairOf(map, key);
  const keyRange = rangeOf(pair?.key);
  if (pair === undefined || keyRange === undefined) return [];
  const range = rangeOf(pair.value);
  const isEmpty = range === undefined || range[0] === range[1];
  const colon = yaml.indexOf(':', keyRange[1]) + 1;
  const end = isEmpty ? colon : range[1];
  if (value === null)
    return [map.flow === true ? flowRemoval(yaml, keyRange[0], end) : lineRemoval(yaml, keyRange[0], end)];
  if (isEmpty) return [{ start: colon, end: colon, text: ` ${value}` }];
  const written: unknown = isScalar(pair.value) ? pair.value.value : undefined;
  if (written === value) return [];
  return [{ start: range[0], end: range[1], text: String(value) }];
}

function lineRemoval(yaml: string, start: number, end: number): YamlEdit {
  return { start: yaml.lastIndexOf('\n', start - 1) + 1, end: lineEnd(yaml, end), text: '' };
}

function flowRemoval(yaml: string, start: number, end: number): YamlEdit {
  const after = /^\s*,\s*/.exec(yaml.slice(end))?.[0].length ?? 0;
  if (after > 0) return { start, end: end + after, text: '' };
  const before = /,\s*$/.exec(yaml.slice(0, start))?.[0].length ?? 0;
  return { start: start - before, end, text: '' };
}

function additionTo(
  yaml: string,
  map: YAMLMap,
  missing: readonly (readonly [string, unknown])[],
  eol: string,
): YamlEdit {
  const last = map.items.at(-1);
  const at = Math.max(endOf(last?.value), endOf(last?.key));
  if (map.flow === true) {
    const inside = last === undefined ? (rangeOf(map)?.[0] ?? 0) + 1 : at;
    const text = missing.map(([key, value]) => `${key}: ${value}`).join(', ');
    return { start: inside, end: inside, text: last === undefined ? text : `, ${text}` };
  }
  const first = rangeOf(map.items[0]?.key)?.[0] ?? 0;
  const indent = yaml.slice(yaml.lastIndexOf('\n', first - 1) + 1, first);
  const end = lineEnd(yaml, at);
  const before = end === yaml.length && !/\n$/.test(yaml) ? eol : '';
  return {
    start: end,
    end,
    text: before + missing.map(([key, value]) => `${indent}${key}: ${value}${eol}`).join(''),
  };
}

/** After the line end that follows an offset; the end of the text where there is none. */
function lineEnd(yaml: string, offset: number): number {
  const end = yaml.indexOf('\n', offset);
  return end < 0 ? yaml.length : end + 1;
}
