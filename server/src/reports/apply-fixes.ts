// Fixes of findings applied to texts: each whole or not at all, none over another, and only where the text is still
// what the finding saw.

import { edited } from '../markdown/edited.ts';
import type { PositionRange } from './positions.ts';
import type { ResultFinding, ResultFix } from './result.ts';

export interface AppliedFixes {
  /** The texts that changed, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly applied: readonly { readonly finding: ResultFinding; readonly fix: ResultFix }[];
  /** Fixes that would have changed what another one changes, or text that is not there any more. */
  readonly left: number;
}

interface PlacedEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Applies, of each finding, the first fix that is wanted, in the order of the findings. Edits that touch without
 * overlapping both count, but of two insertions at one place only the first.
 */
export function applyFixes(
  findings: readonly ResultFinding[],
  isWanted: (fix: ResultFix) => boolean,
  textOf: (path: string) => string | undefined,
): AppliedFixes {
  const texts = new Map<string, TextLines>();
  const linesOf = (path: string): TextLines | undefined => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const text = textOf(path);
    if (text === undefined) return undefined;
    const lines = textLines(text);
    texts.set(path, lines);
    return lines;
  };
  const taken = new Map<string, PlacedEdit[]>();
  const applied: { finding: ResultFinding; fix: ResultFix }[] = [];
  let left = 0;
  for (const finding of findings) {
    const fix = finding.fixes.find(isWanted);
    if (fix === undefined) continue;
    const own = linesOf(finding.path);
    const edits = fix.edits.map((edit) => placedEdit(edit, linesOf(edit.path)));
    const isThere = own !== undefined && isUnchanged(finding, own);
    if (!isThere || edits.some((edit) => edit === undefined || clashes(edit, taken.get(edit.path) ?? []))) {
      left += 1;
      continue;
    }
    for (const edit of edits) {
      if (edit === undefined) continue;
      const list = taken.get(edit.path);
      if (list === undefined) taken.set(edit.path, [edit]);
      else list.push(edit);
    }
    applied.push({ finding, fix });
  }
  const changed = [...taken].map(
    ([path, edits]) => [path, edited(texts.get(path)?.text ?? '', edits)] as const,
  );
  return { texts: new Map(changed), applied, left };
}

function clashes(edit: PlacedEdit, others: readonly PlacedEdit[]): boolean {
  return others.some(
    (other) =>
      (edit.start < other.end && other.start < edit.end) ||
      (edit.start === other.start && (edit.start === edit.end || other.start === other.end)),
  );
}

interface TextLines {
  readonly text: string;
  /** Offset of the first character of each line; after a byte order mark. */
  readonly starts: readonly number[];
  readonly lineEnd: string;
}

function textLines(text: string): TextLines {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  const ends = new Map<string, number>();
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
    starts.push(index + end.length);
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const [most] = [...ends].sort((one, other) => other[1] - one[1]);
  return { text, starts, lineEnd: most?.[0] ?? '\n' };
}

function offsets({ text, starts }: TextLines, { start, end }: PositionRange): [number, number] {
  const offset = ({ line, column }: PositionRange['start']) =>
    Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  return [offset(start), offset(end)];
}

function placedEdit(edit: ResultFix['edits'][number], lines: TextLines | undefined): PlacedEdit | undefined {
  if (lines === undefined) return undefined;
  const [start, end] = offsets(lines, edit.range);
  return { path: edit.path, start, end, text: edit.text.replace(/\r\n|\r|\n/g, lines.lineEnd) };
}

/** The text around the finding is what it was when the finding was made. */
function isUnchanged({ range, source }: ResultFinding, lines: TextLines): boolean {
  const [start] = offsets(lines, range);
  return lines.text.startsWith(source.text, start - source.start);
}
