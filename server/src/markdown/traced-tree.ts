// Handlers that build the same syntax tree as remark does and also note on its nodes which characters of
// the source each piece of a value came from.

import type { Html, Image, InlineCode, Link, Nodes, Parents, PhrasingContent, Text } from 'mdast';
import type { CompileContext, Extension, Handle, Token } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import type { Point } from 'unist';

/**
 * Where the characters of a value came from: triples (offset in the value, offset in the source, length in
 * the source). Where the lengths agree the characters correspond one to one.
 */
export type Origins = readonly number[];

/** What our handlers leave on a node of the tree. */
export interface Traced {
  /** On a text without origins the value is the source as it stands. */
  readonly origins?: Origins;
  /** Of an image: the nodes its alternative text was made of. */
  readonly alternative?: readonly PhrasingContent[];
}

/** A node while it is being built. */
interface Tracing {
  origins?: number[];
  alternative?: readonly PhrasingContent[];
}

/** Use after the extensions for tables and task lists, two of whose handlers are wrapped here. */
export const tracedTree: Extension = {
  enter: { characterReferenceValue: enterReferenceValue },
  exit: {
    data: exitData,
    characterEscapeValue: exitEscape,
    codeTextData: exitData,
    htmlFlowData: exitData,
    characterReference: exitReference,
    lineEnding: exitLineEnding,
    codeText: exitCodeText,
    htmlFlow: exitHtmlFlow,
    label: exitLabel,
    paragraph: exitParagraph,
  },
};

function exitData(this: CompileContext, token: Token): undefined {
  const text = this.stack.pop() as Text & Tracing;
  const at = text.value.length;
  text.value += this.sliceSerialize(token);
  extend(text, at, token.start.offset, token.end);
}

/** The character stands for the backslash before it too. */
function exitEscape(this: CompileContext, token: Token): undefined {
  const text = this.stack.pop() as Text & Tracing;
  const at = text.value.length;
  text.value += this.sliceSerialize(token);
  extend(text, at, token.start.offset - 1, token.end);
}

/** Value length before the character reference that is being read; references do not nest. */
let beforeReference = 0;

function enterReferenceValue(this: CompileContext): undefined {
  beforeReference = (this.stack[this.stack.length - 1] as Text).value.length;
}

function exitReference(this: CompileContext, token: Token): undefined {
  extend(this.stack.pop() as Text & Tracing, beforeReference, token.start.offset, token.end);
}

/** Notes that everything in `text` from `at` on came from the source from `start` to `end`, and moves its end there. */
function extend(text: Text & Tracing, at: number, start: number, end: Token['end']): void {
  const position = text.position;
  if (!position) return;
  const length = end.offset - start;
  const before = at === 0 ? (position.start.offset ?? 0) : position.end?.offset;
  position.end = pointOf(end);
  if (text.origins === undefined) {
    if (text.value.length - at === length && start === before) return;
    text.origins = at === 0 ? [] : [0, position.start.offset ?? 0, at];
  }
  text.origins.push(at, start, length);
}

function exitLineEnding(this: CompileContext, token: Token): undefined {
  const parent = this.stack[this.stack.length - 1] as Parents;
  if (this.data.atHardBreak) {
    const hardBreak = parent.children[parent.children.length - 1];
    if (hardBreak?.position) hardBreak.position.end = pointOf(token.end);
    this.data.atHardBreak = undefined;
    return;
  }
  if (this.data.setextHeadingSlurpLineEnding || !this.config.canContainEols.includes(parent.type)) return;
  const siblings = parent.children as Nodes[];
  let text = siblings[siblings.length - 1];
  if (text?.type !== 'text') {
    text = { type: 'text', value: '', position: { start: pointOf(token.start), end: pointOf(token.start) } };
    siblings.push(text);
  }
  this.stack.push(text);
  exitData.call(this, token);
}

function exitCodeText(this: CompileContext, token: Token): undefined {
  const text = bufferedText(this);
  const value = this.resume();
  const code = this.stack[this.stack.length - 1] as InlineCode & Tracing;
  const origins = originsOf(text);
  if (this.data.inTable && value.includes('\\')) unescapePipes(code, value, origins);
  else {
    code.value = value;
    code.origins = origins;
  }
  this.exit(token);
}

/** In a table a pipe inside code is escaped for the table's sake; a backslash before anything else stays. */
function unescapePipes(code: InlineCode & Tracing, value: string, origins: readonly number[]): void {
  const unescaped: number[] = [];
  let text = '';
  for (let piece = 0; piece < origins.length; piece += 3) {
    const pieceStart = origins[piece] ?? 0;
    const source = origins[piece + 1] ?? 0;
    const pieceEnd = origins[piece + 3] ?? value.length;
    let from = pieceStart;
    for (let at = pieceStart; at < pieceEnd - 1; at++) {
      if (value[at] !== '\\') continue;
      if (value[at + 1] === '|') {
        if (at > from) unescaped.push(text.length, source + from - pieceStart, at - from);
        text += value.slice(from, at);
        unescaped.push(text.length, source + at - pieceStart, 2);
        text += '|';
        from = at + 2;
        at++;
      } else if (value[at + 1] === '\\') at++;
    }
    if (pieceEnd > from) unescaped.push(text.length, source + from - pieceStart, pieceEnd - from);
    text += value.slice(from, pieceEnd);
  }
  code.value = text;
  code.origins = unescaped;
}

function exitHtmlFlow(this: CompileContext, token: Token): undefined {
  const origins = originsOf(bufferedText(this));
  const value = this.resume();
  const html = this.stack[this.stack.length - 1] as Html & Tracing;
  html.value = value;
  html.origins = origins;
  this.exit(token);
}

/** The one text in the fragment on top of the stack. */
function bufferedText(context: CompileContext): (Text & Tracing) | undefined {
  const fragment = context.stack[context.stack.length - 1] as Parents;
  const text = fragment.children[0];
  return text?.type === 'text' ? text : undefined;
}

function originsOf(text: (Text & Tracing) | undefined): number[] {
  if (!text) return [];
  return text.origins ?? [0, text.position?.start.offset ?? 0, text.value.length];
}

function exitLabel(this: CompileContext): undefined {
  const fragment = this.stack[this.stack.length - 1] as Parents;
  const value = this.resume();
  const node = this.stack[this.stack.length - 1] as Link | (Image & Tracing);
  this.data.inReference = true;
  if (node.type === 'link') node.children = fragment.children as PhrasingContent[];
  else {
    node.alt = value;
    node.alternative = fragment.children as PhrasingContent[];
  }
}

const exitTaskParagraph: Handle | null | undefined = gfmTaskListItemFromMarkdown().exit?.paragraph;

/** The extension takes the space after `[x]` off the text: so do we off its origins. */
function exitParagraph(this: CompileContext, token: Token): undefined {
  const paragraph = this.stack[this.stack.length - 1] as Parents;
  const head = paragraph.children[0] as (Text & Tracing) | undefined;
  const length = head?.type === 'text' ? head.value.length : 0;
  if (exitTaskParagraph) exitTaskParagraph.call(this, token);
  else this.exit(token);
  if (head?.type === 'text' && head.value.length < length && head.origins)
    head.origins = withoutFirst(head.origins);
}

function withoutFirst(origins: readonly number[]): number[] {
  const rest: number[] = [];
  for (let piece = 0; piece < origins.length; piece += 3) {
    const at = origins[piece] ?? 0;
    const source = origins[piece + 1] ?? 0;
    const length = origins[piece + 2] ?? 0;
    const next = origins[piece + 3];
    if (at > 0) rest.push(at - 1, source, length);
    else if (next === undefined || next > 1) {
      // Only a plain piece starts with the space: what is left of it still corresponds one to one.
      rest.push(0, source + 1, length - 1);
    }
  }
  return rest;
}

function pointOf(point: Point): Point {
  return { line: point.line, column: point.column, offset: point.offset };
}
