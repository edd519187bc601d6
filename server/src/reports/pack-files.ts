// The files that findings of a pack stand in: its documents, and the configuration and library files beside them.

import type { Pack } from '../checks/pack.ts';
import type { Offset, Range } from '../markdown/blocks.ts';
import { type Position, type PositionRange, positionAt, positionInText } from './positions.ts';

export interface PackFile {
  /** Relative to the pack's root. */
  readonly path: string;
  readonly text: string;
  readonly positionAt: (offset: Offset) => Position;
}

/** The file a finding's `document` counts to: documents first, then the other files; undefined beyond them. */
export function packFile(pack: Pack, index: number): PackFile | undefined {
  const document = pack.documents[index];
  if (document !== undefined) {
    const { markdown } = document.tender;
    return {
      path: document.path,
      text: markdown.text,
      positionAt: (offset) => positionAt(markdown, offset),
    };
  }
  const other = pack.otherFiles?.[index - pack.documents.length];
  if (other === undefined) return undefined;
  return { ...other, positionAt: (offset) => positionInText(other.text, offset) };
}

/** Both ends of a range in a file; the first character of a file that is not known. */
export function rangeIn(file: PackFile | undefined, range: Range): PositionRange {
  if (file === undefined) return { start: beginning, end: beginning };
  return { start: file.positionAt(range.start), end: file.positionAt(range.end) };
}

const beginning: Position = { line: 1, column: 1 };
