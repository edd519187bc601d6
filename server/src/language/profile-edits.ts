// The edit that adds missing facts to the profile in a document's front matter, with the choices as tab stops.

import { escapeSnippet } from '../library/clause-text.ts';
import type { Library } from '../library/model.ts';
import type { MarkdownDocument } from '../markdown/blocks.ts';
import { frontMatterLines } from './front-matter-lines.ts';
import { type ProfileKey, profileKeys } from './profile-keys.ts';
import { type InsertedText, lineEndOf } from './suppression-edits.ts';

/**
 * Adds keys of the profile under `tender:`, making front matter where there is none. `facts` are keys as written or
 * names of facts; undefined where none of them is known or the front matter is not plain enough to add a line to.
 */
export function missingFactsEdit(
  markdown: MarkdownDocument,
  facts: readonly string[],
  library: Library,
): { readonly keys: readonly string[]; readonly edit: InsertedText } | undefined {
  const known = profileKeys(library);
  const keys = facts
    .map((fact) => known.find((key) => key.key === fact || key.fact === fact))
    .filter((key) => key !== undefined);
  if (keys.length === 0) return undefined;
  const eol = lineEndOf(markdown);
  const made = { keys: keys.map(({ key }) => key) };
  const { frontMatter } = markdown;

  if (frontMatter === undefined) {
    const at = markdown.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const [before, after] = [`---${eol}tender:${eol}`, `${eol}---${eol}${eol}`];
    return { ...made, edit: insertion(at, keys, '  ', eol, before, after) };
  }
  const lines = frontMatterLines(frontMatter);
  const head = lines.find(({ key, parent }) => key === 'tender' && parent === undefined);
  if (head === undefined)
    return { ...made, edit: insertion(frontMatter.yamlStart, keys, '  ', eol, `tender:${eol}`, eol) };
  if (head.value !== '') return undefined;
  const child = lines.find(({ parent, key }) => parent === 'tender' && key !== '');
  const indent = ' '.repeat(child?.indent ?? head.indent + 2);
  return { ...made, edit: insertion(head.range.end, keys, indent, eol, eol, '') };
}

function insertion(
  at: number,
  keys: readonly ProfileKey[],
  indent: string,
  eol: string,
  before: string,
  after: string,
): InsertedText {
  const lines = (value: (key: ProfileKey, stop: number) => string): string =>
    keys.map((key, index) => `${indent}${key.key}: ${value(key, index + 1)}`).join(eol);
  return {
    start: at,
    end: at,
    text: `${before}${lines(() => '')}${after}`,
    snippet: `${before}${lines(tabStop)}${after}`,
  };
}

/** A tab stop for the value of a key: a choice where the values are known, else a sample to type over. */
export function tabStop(key: ProfileKey, stop: number): string {
  if (key.values.length === 0) return `\${${stop}:${escapeSnippet(key.sample)}}`;
  const choices = key.values.map(({ value }) => value.replace(/[\\,|]/g, '\\$&'));
  return `\${${stop}|${choices.join(',')}|}`;
}
