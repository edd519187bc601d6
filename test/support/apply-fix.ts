// Applies a fix to the texts of a pack, for tests.

import type { Fix } from '../../server/src/checks/finding.ts';

/** The text of one document after a fix. */
export function applyFix(fix: Fix, texts: readonly string[], document: number): string {
  let text = texts[document] ?? '';
  const edits = fix.edits.filter((edit) => edit.document === document);
  for (const edit of [...edits].sort((a, b) => b.start - a.start))
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text;
}
