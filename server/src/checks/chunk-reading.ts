// A chunk's statements read against the concepts of a library, and what is asked of their sections.

import type { Statement } from '../tender/model.ts';
import { operativeText, operativeWords } from '../tender/operative-text.ts';
import { type Asking, isUnder } from './asked.ts';
import type { CompiledLibrary } from './compile.ts';
import type { Annotation } from './matcher.ts';
import { joinTokens, type Tokens } from './tokens.ts';

/** The reading, and what it has asked so far. */
export interface ChunkReading {
  readonly compiled: CompiledLibrary;
  readonly statements: readonly Statement[];
  readonly annotations: readonly Read[];
  readonly outside: { readonly previous: Statement | undefined; readonly next: Statement | undefined };
  readonly tokens: (text: string) => Tokens;
  /** The annotation of a neighbour's statement. */
  readonly outsider: (statement: Statement) => Annotation;
  readonly asked: Asking;
}
/** A statement read: its annotation, and where its own words begin. */
export interface Read {
  readonly annotation: Annotation;
  /** First token of the own text. */
  readonly own: number;
  /** Offset of the own text in the annotated text. */
  readonly shift: number;
}

export function readStatement(
  statement: Statement,
  compiled: CompiledLibrary,
  tokens: (text: string) => Tokens,
): Read {
  const parts = [
    ...statement.leadIns.map((l) => tokens(operativeWords(l.text))),
    tokens(operativeText(statement)),
  ];
  const joined = joinTokens(parts);
  const shift = parts.slice(0, -1).reduce((sum, p) => sum + p.text.length + 1, 0);
  return { annotation: compiled.matcher.annotate(joined.tokens), own: joined.own, shift };
}

/** Whether a statement's section is of one of these kinds. */
export function isOwn(kinds: ReadonlySet<string>, { section }: Statement, { asked }: ChunkReading): boolean {
  asked.own.add(kinds);
  return kinds.has(section.kind);
}

/** Whether a statement's section, or one around it, is of one of these kinds. */
export function isAround(
  kinds: ReadonlySet<string>,
  { section }: Statement,
  { asked }: ChunkReading,
): boolean {
  asked.around.add(kinds);
  return isUnder(kinds, section);
}
