// A text with some places replaced.

import type { Offset } from './blocks.ts';

/**
 * The text with every edit made. Offsets count UTF-16 units in the text as given, whatever the order of the edits; edits must not
 * overlap, and of two insertions at one place the first given comes first.
 */
export function edited(
  text: string,
  edits: readonly { readonly start: Offset; readonly end: Offset; readonly text: string }[],
): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((one, other) => one.start - other.start || one.end - other.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
