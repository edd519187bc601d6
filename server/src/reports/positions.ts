// Lines and columns as a person counts them: from 1, columns in UTF-16 units. A byte order mark takes no
// column, since no editor shows one.

import * as language from '../language/positions.ts';
import type { MarkdownDocument, Offset } from '../markdown/blocks.ts';

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}
export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

const byteOrderMark = 0xfeff;

/** Line and column of an offset in a document. Offsets outside are brought to the nearest end. */
export function positionAt(document: MarkdownDocument, offset: Offset): Position {
  return fromOne(language.positionAt(document, offset), document.text);
}

/** Line and column in any text: a configuration file, a library file. Costs a walk over the text. */
export function positionInText(text: string, offset: Offset): Position {
  return fromOne(language.positionInText(text, offset), text);
}

function fromOne({ line, character }: language.Position, text: string): Position {
  const mark = line === 0 && character > 0 && text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  return { line: line + 1, column: character - mark + 1 };
}
