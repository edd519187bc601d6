// YAML read into plain data, with the place of every value kept. Parsing gives a value and errors in plain
// words; it never throws, and hostile input (alias bombs, deep nesting, megabytes) has a budget.

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLParseError,
} from 'yaml';
import type { Range } from '../markdown/blocks.ts';

export type YamlPath = readonly (string | number)[];

export interface YamlError {
  readonly range: Range;
  readonly message: string;
}

export interface YamlSource {
  /** Plain data; undefined where the text could not be read. An empty text gives null. */
  readonly value: unknown;
  readonly errors: readonly YamlError[];
  /** Where the value at a path stands; the nearest enclosing value where there is none. */
  readonly rangeOf: (path: YamlPath) => Range;
  /** Where the key that leads to a path stands. */
  readonly keyRangeOf: (path: YamlPath) => Range;
}

/** Longest YAML text that is read, in UTF-16 units. */
export const yamlLimit = 250_000;
const deepest = 40;
const mostAliases = 50;

const LONE_RETURN = /\r(?!\n)/;
const LONE_RETURNS = /\r(?!\n)/g;

/** Reads one YAML 1.2 document. All ranges are shifted by `offset`, where the text starts in its file. */
export function readYaml(text: string, offset = 0): YamlSource {
  // The parser counts a byte order mark as indentation of the first line.
  if (text.startsWith('\uFEFF')) return readYaml(text.slice(1), offset + 1);
  // The parser takes a lone carriage return for text; same length, so every place stays right.
  if (LONE_RETURN.test(text)) return readYaml(text.replace(LONE_RETURNS, '\n'), offset);
  const whole: Range = { start: offset, end: offset + text.length };
  if (text.length > yamlLimit)
    return unreadable(
      { start: offset, end: offset + 1 },
      `This YAML text has ${text.length.toLocaleString('en-GB')} characters; at most ${yamlLimit.toLocaleString('en-GB')} are read. Move what does not belong here elsewhere.`,
    );
  const control = controlCharacter(text);
  if (control !== undefined) {
    const code = text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0');
    return unreadable(
      { start: offset + control, end: offset + control + 1 },
      `A control character (U+${code}) stands here, which YAML does not allow. Remove it; the file may be damaged or not a text.`,
    );
  }
  const nesting = tooDeep(text);
  if (nesting !== undefined)
    return unreadable(
      { start: offset + nesting, end: offset + nesting + 1 },
      `Brackets or indentations are nested more than ${deepest} deep here. Check for a missing closing bracket.`,
    );
  try {
    return read(text, offset, whole);
  } catch (error) {
    // The parser recurses into nested collections; a text that exhausts it is hostile or broken.
    const reason = error instanceof Error ? error.message : String(error);
    return unreadable(whole, `This YAML text could not be read (${reason}).`);
  }
}

function read(text: string, offset: number, whole: Range): YamlSource {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    // The parser compares every key with every other; keys are compared below in one pass.
    uniqueKeys: false,
    version: '1.2',
    schema: 'core',
    customTags: [],
    logLevel: 'error',
  });
  const errors: YamlError[] = [];
  // What follows the first syntax error mostly follows from it.
  for (const error of [...document.errors.slice(0, 1), ...document.warnings])
    errors.push({ range: shift(placeOf(error, text), offset, text.length), message: sentence(error, text) });
  const root = document.contents as Node | null;
  const hasAliases = collectDuplicates(root, offset, text.length, document.errors.length > 0 ? [] : errors);
  const place = (path: YamlPath) => find(root, path);
  const source = {
    rangeOf: (path: YamlPath) => rangeOfNode(place(path).value, offset, text.length) ?? whole,
    keyRangeOf: (path: YamlPath) => {
      const found = place(path);
      return rangeOfNode(found.key ?? found.value, offset, text.length) ?? whole;
    },
  };
  if (document.errors.length > 0) return { value: undefined, errors: errors.slice(0, 20), ...source };
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    // Written out, aliases are shared no longer, and one that holds itself cannot be written out.
    const plain: unknown = hasAliases ? JSON.parse(JSON.stringify(value)) : value;
    return { value: plain, errors: errors.slice(0, 20), ...source };
  } catch {
    errors.push({
      range: whole,
      message: `The aliases (*name) in this YAML text expand too far or name an anchor (&name) that does not exist. Write the values out instead.`,
    });
    return { value: undefined, errors: errors.slice(0, 20), ...source };
  }
}

function unreadable(range: Range, message: string): YamlSource {
  return { value: undefined, errors: [{ range, message }], rangeOf: () => range, keyRangeOf: () => range };
}

/** The parser's own message, with the remedy for the mistakes people make. */
function sentence(error: Pick<YAMLParseError, 'code' | 'message' | 'pos'>, text: string): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'A tab stands at the start of this line. YAML takes spaces only: replace the tab by two spaces.';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY': {
      const glued = gluedKey(text, error.pos[0]);
      if (glued !== undefined)
        return `There is no space after the colon. Write "${glued.key}: ${glued.value}".`;
      const deeper = deeperKey(text, error.pos[0]);
      if (deeper !== undefined)
        return `The line "${deeper}:" is indented further than the line it follows, as if it were part of it. Begin both in the same column.`;
      return 'This line reads like a key inside a text, often because the text holds a colon and a space. Put the whole text in double quotes, or write it on the next lines after |.';
    }
    case 'BAD_INDENT': {
      const open = openBracket(text, error.pos[0]);
      if (open !== undefined)
        return `The bracket ${open.bracket} that opens here is not closed. Write ${open.bracket === '[' ? ']' : '}'} at the end of the list.`;
      return 'This line is indented differently from the lines it belongs to. Give lines of one list or block the same number of leading spaces.';
    }
    case 'MISSING_CHAR':
      if (/sequence item without - indicator/i.test(error.message))
        return 'This line is indented differently from the lines it belongs to. Give it as many leading spaces as the line above it that it goes with.';
      if (/closing ["']/i.test(error.message))
        return 'A quotation mark opens in this text and is not closed. Write it at the end of the text as well.';
      return `A character is missing here: ${lowerFirst(error.message)}. Close what was opened, or put the text in quotes.`;
    case 'BAD_ALIAS':
    case 'BAD_SCALAR_START':
    case 'UNEXPECTED_TOKEN':
      return `This text starts with or holds a character that means something in YAML (${JSON.stringify(text.slice(error.pos[0], error.pos[0] + 1))}). Put the text in quotes.`;
    case 'TAG_RESOLVE_FAILED':
      return 'A text that starts with ! is a tag in YAML, and tags are not used here. Put the text in quotes.';
    case 'MULTIPLE_DOCS':
      return 'A second document starts here (---). Only one is read: remove the line or what follows.';
    default:
      return `This is not valid YAML: ${lowerFirst(error.message)}.`;
  }
}

/** The place where the mistake is, where the parser says where it noticed. */
function placeOf(
  error: Pick<YAMLParseError, 'code' | 'message' | 'pos'>,
  text: string,
): readonly [number, number] {
  const open = error.code === 'BAD_INDENT' ? openBracket(text, error.pos[0]) : undefined;
  return open === undefined ? error.pos : [open.at, open.at + 1];
}

/** A list in brackets that ends in the middle: the bracket on the line of an error or the one before it. */
function openBracket(
  text: string,
  at: number,
): { readonly bracket: '[' | '{'; readonly at: number } | undefined {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const before = lineStart === 0 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
  const open: { readonly bracket: '[' | '{'; readonly at: number }[] = [];
  let quote = '';
  for (let i = before; i < at; i++) {
    const c = text.charAt(i);
    if (quote !== '') quote = c === quote ? '' : quote;
    else if ((c === '"' || c === "'") && /[\s:,[{]/.test(text.charAt(i - 1))) quote = c;
    else if (c === '[' || c === '{') open.push({ bracket: c, at: i });
    else if (c === ']' || c === '}') open.pop();
  }
  return open.at(-1);
}

const lineAt = (text: string, at: number): string => {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end).replace(/\r$/, '');
};

/** `status:live` on the line of an error. */
function gluedKey(text: string, at: number): { readonly key: string; readonly value: string } | undefined {
  const found = /^ {0,80}(?:- )?([a-z][a-z-]{1,40}):([^\s:/][^\n]{0,60})$/.exec(lineAt(text, at));
  return found === null ? undefined : { key: found[1] ?? '', value: (found[2] ?? '').trimEnd() };
}

/** The key of the line after that of an error, where it is indented further than a line that holds a text already. */
function deeperKey(text: string, at: number): string | undefined {
  const line = lineAt(text, at);
  const next = text.indexOf('\n', at);
  if (next < 0) return undefined;
  const after = /^( {0,80})([a-z][a-z-]{1,40}):(?: |$)/.exec(lineAt(text, next + 1));
  const isDeeper = after !== null && (after[1] ?? '').length > line.search(/\S/);
  return isDeeper && /^ {0,80}(?:- )?[a-z-]{1,40}: +[^\s|>&]/.test(line) ? after[2] : undefined;
}

function lowerFirst(text: string): string {
  const line = (text.split('\n')[0] ?? '').replace(/\.$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}

function controlCharacter(text: string): number | undefined {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0d) return i;
  }
  return undefined;
}

/** Where brackets, or the indentation of block lists on one line (`- - - -`), go beyond the budget. */
function tooDeep(text: string): number | undefined {
  let brackets = 0;
  let dashes = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) brackets++;
    else if ((c === 0x5d || c === 0x7d) && brackets > 0) brackets--;
    else if (c === 0x0a) dashes = 0;
    else if ((c === 0x2d || c === 0x3f) && text.charCodeAt(i + 1) === 0x20) dashes++;
    if (brackets > deepest || dashes > 4 * deepest) return i;
  }
  return indentedTooDeep(text);
}

/** Each deeper line of a staircase of indentations is one more level for the parser. */
function indentedTooDeep(text: string): number | undefined {
  const open: number[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/);
    if (indent >= 0) {
      while (open.length > 0 && (open[open.length - 1] ?? 0) >= indent) open.pop();
      open.push(indent);
      if (open.length > deepest) return at;
    }
    at += line.length + 1;
  }
  return undefined;
}

/** Reports keys that stand twice in one block; says whether there are aliases. */
function collectDuplicates(root: Node | null, offset: number, length: number, errors: YamlError[]): boolean {
  let hasAliases = false;
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (isAlias(node)) hasAliases = true;
    if (isSeq(node)) open.push(...node.items);
    if (!isMap(node)) continue;
    const seen = new Set<string>();
    for (const pair of node.items) {
      open.push(pair.value);
      const key = keyText(pair);
      if (key === undefined) {
        errors.push({
          range: rangeOfNode(pair.key, offset, length) ?? { start: offset, end: offset },
          message: 'A key must be a plain word. Put a text that starts with [ or { in quotes.',
        });
        continue;
      }
      if (seen.has(key))
        errors.push({
          range: rangeOfNode(pair.key, offset, length) ?? { start: offset, end: offset },
          message: `"${key}" stands twice here; the later one would win. Remove one of them.`,
        });
      seen.add(key);
    }
  }
  return hasAliases;
}

function keyText(pair: Pair): string | undefined {
  if (isScalar(pair.key)) return String(pair.key.value);
  return undefined;
}

function find(root: Node | null, path: YamlPath): { key: unknown; value: unknown } {
  let key: unknown;
  let value: unknown = root;
  for (const step of path) {
    if (isMap(value)) {
      const pair = value.items.find((item) => keyText(item) === String(step));
      if (pair === undefined) return { key, value };
      key = pair.key;
      value = pair.value ?? pair.key;
    } else if (isSeq(value)) {
      const item: unknown = value.items[Number(step)];
      if (item === undefined) return { key, value };
      key = item;
      value = item;
    } else return { key, value };
  }
  return { key, value };
}

/** The parser may place the end of a broken text beyond it: no range goes further than `length`. */
function rangeOfNode(node: unknown, offset: number, length: number): Range | undefined {
  if (!(isScalar(node) || isMap(node) || isSeq(node) || isAlias(node))) return undefined;
  const range = node.range;
  if (range === undefined || range === null) return undefined;
  return shift([range[0], range[1]], offset, length);
}

function shift(position: readonly [number, number], offset: number, length: number): Range {
  const start = Math.min(position[0], length);
  return { start: start + offset, end: Math.min(Math.max(position[1], start), length) + offset };
}
