// `--fix`: safe fixes written to the documents, nothing else. `--fix-suggestions`: the others as a unified diff.

import { createTwoFilesPatch } from 'diff';
import { type AppliedFixes, applyFixes } from '../reports/apply-fixes.ts';
import type { ResultFinding, ResultFix, ResultPack } from '../reports/result.ts';
import { decodeText } from '../workspace/decode.ts';
import { encodeLike } from '../workspace/encode.ts';
import { joinPath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { isMarkdown } from '../workspace/resolve-packs.ts';
import { reason } from '../workspace/walk.ts';
import { writeWhole } from './atomic-file.ts';
import type { CheckContext } from './check.ts';

const isSafe = (fix: ResultFix) => fix.kind === 'safe';
const isForPeople = (fix: ResultFix) => fix.kind !== 'safe';

export interface Fixed {
  /** How many fixes were applied. */
  readonly applied: number;
  /** Whether every changed document could be written. */
  readonly complete: boolean;
}

/** Writes the safe fixes of a pack's open findings; the documents are read again, and left alone if they have changed. */
export async function fixPack(pack: ResultPack, { terminal, notice }: CheckContext): Promise<Fixed> {
  const read = await readTexts(pack, terminal.cwd);
  const fixes = applied(pack, read, isSafe);
  let complete = true;
  let written = fixes.applied.length;
  for (const [path, text] of fixes.texts) {
    const bytes = encodeLike(read.get(path)?.bytes ?? new Uint8Array(), text);
    try {
      if (bytes === undefined) throw new Error('it holds bytes that are no UTF-8');
      await writeWhole(joinPath(terminal.cwd, path), bytes);
    } catch (error) {
      notice(`${path} was not fixed: ${reason(error)}.`);
      complete = false;
      written -= fixes.applied.filter(({ finding }) => finding.path === path).length;
    }
  }
  return { applied: Math.max(0, written), complete };
}

/** Wording that is offered for a person to judge, as a diff that `git apply` or `patch -p1` takes. Nothing is written. */
export async function suggestionsDiff(pack: ResultPack, { terminal }: CheckContext): Promise<string> {
  const read = await readTexts(pack, terminal.cwd);
  const fixes = applied(pack, read, isForPeople);
  return [...fixes.texts]
    .map(([path, text]) =>
      createTwoFilesPatch(`a/${path}`, `b/${path}`, read.get(path)?.text ?? '', text, undefined, undefined, {
        context: 3,
        stripTrailingCr: false,
      }).replace(/^=+\n/, ''),
    )
    .join('');
}

function applied(
  pack: ResultPack,
  read: ReadonlyMap<string, ReadText>,
  isWanted: (fix: ResultFix) => boolean,
): AppliedFixes {
  const open = pack.findings.filter((finding: ResultFinding) => finding.suppressed === null);
  // A fix changes documents, never configuration or a library.
  const within = (fix: ResultFix) =>
    isWanted(fix) && fix.edits.length > 0 && fix.edits.every(({ path }) => read.has(path));
  return applyFixes(open, within, (path) => read.get(path)?.text);
}

interface ReadText {
  readonly bytes: Uint8Array;
  readonly text: string;
}

async function readTexts(pack: ResultPack, cwd: string): Promise<ReadonlyMap<string, ReadText>> {
  const read = new Map<string, ReadText>();
  for (const path of pack.documents) {
    if (!isMarkdown(path)) continue;
    const bytes = await nodeFileSystem.readFile(joinPath(cwd, path)).catch(() => undefined);
    if (bytes !== undefined) read.set(path, { bytes, text: decodeText(bytes).text });
  }
  return read;
}
