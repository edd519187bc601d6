// Applies a fix to the texts of a pack, for tests.

import type { Fix } from '../../server/src/checks/finding.ts';
import { edited } from '../../server/src/markdown/edited.ts';

/** The text of one document after a fix. */
export function applyFix(fix: Fix, texts: readonly string[], document: number): string {
  return edited(
    texts[document] ?? '',
    fix.edits.filter((edit) => edit.document === document),
  );
}
