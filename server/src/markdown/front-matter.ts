// Finds YAML front matter before Markdown is parsed, so that a fence nobody closed changes nothing in the text below it.

import type { FrontMatter } from './blocks.ts';
import { nextLineStart } from './lines.ts';

/** Longest front matter, in UTF-16 units from the start of the document: what comes later is not looked at after each edit. */
export const FRONT_MATTER_LIMIT = 64 * 1024;

/**
 * The front matter at the very start of a document (after a byte order mark, if any): a line `---`, closed by a line `---`
 * or `...`. A fence that nobody closes is not front matter.
 */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const start = documentStart(text);
  const head = text.slice(start, start + FRONT_MATTER_LIMIT);
  if (!head.startsWith('---')) return undefined;
  const opening = nextLineStart(head, 0);
  if (opening >= LONGEST_FENCE || !OPENING.test(head.slice(0, opening))) return undefined;
  for (let line = opening; line < head.length; ) {
    const next = nextLineStart(head, line);
    if (next === head.length && start + next < text.length) return undefined;
    if (next - line < LONGEST_FENCE && CLOSING.test(head.slice(line, next)))
      return { start, end: start + next, yaml: head.slice(opening, line), yamlStart: start + opening };
    line = next;
  }
  return undefined;
}

/** Offset after a byte order mark. */
export function documentStart(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** A fence may have spaces after it; longer lines are not worth a look. */
const LONGEST_FENCE = 100;
const OPENING = /^---[ \t]*[\r\n]/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:[\r\n]|$)/;
