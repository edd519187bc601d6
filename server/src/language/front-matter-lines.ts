// Keys and values of front matter by line, read so simply that it also works while the YAML is being typed.

import type { FrontMatter, Offset, Range } from '../markdown/blocks.ts';

export interface FrontMatterLine {
  /** Document offsets of the line without its line end. */
  readonly range: Range;
  readonly indent: number;
  /** The key before the colon; on a line without a colon the words typed so far. */
  readonly key: string;
  readonly keyRange: Range;
  /** The value after the colon without a comment; undefined on a line without a colon. */
  readonly value: string | undefined;
  readonly valueRange: Range;
  /** The nearest key above that is indented less. */
  readonly parent: string | undefined;
}

/** The lines between the fences, blank and comment lines included (with an empty key). */
export function frontMatterLines(frontMatter: FrontMatter): readonly FrontMatterLine[] {
  const lines: FrontMatterLine[] = [];
  const parents: { indent: number; key: string }[] = [];
  let at: Offset = frontMatter.yamlStart;
  for (const piece of frontMatter.yaml.split(/(?<=\r\n|\n|\r(?!\n))/)) {
    const text = piece.replace(/[\r\n]+$/, '');
    const indent = text.length - text.trimStart().length;
    const isComment = text.trimStart().startsWith('#');
    const colon = isComment ? -1 : text.indexOf(':');
    const key = isComment ? '' : (colon < 0 ? text : text.slice(0, colon)).trim();
    if (key !== '') while (parents.length > 0 && (parents.at(-1)?.indent ?? 0) >= indent) parents.pop();
    const afterColon = colon < 0 ? '' : text.slice(colon + 1);
    const comment = afterColon.search(/(^|\s)#/);
    const value = comment < 0 ? afterColon : afterColon.slice(0, comment);
    const valueStart = at + colon + 1 + (value.length - value.trimStart().length);
    lines.push({
      range: { start: at, end: at + text.length },
      indent,
      key,
      keyRange: { start: at + indent, end: at + indent + key.length },
      value: colon < 0 ? undefined : value.trim(),
      valueRange: { start: valueStart, end: valueStart + value.trim().length },
      parent: parents.findLast((open) => open.indent < indent)?.key,
    });
    if (colon >= 0 && key !== '') parents.push({ indent, key });
    at += piece.length;
  }
  return lines;
}

/** The line of front matter that holds a document offset. */
export function frontMatterLineAt(frontMatter: FrontMatter, offset: Offset): FrontMatterLine | undefined {
  if (offset < frontMatter.yamlStart || offset > frontMatter.yamlStart + frontMatter.yaml.length)
    return undefined;
  return frontMatterLines(frontMatter).findLast((line) => line.range.start <= offset);
}
