// Turns the inline part of a syntax tree into a run of text; comments found on the way are handed back apart.

import type { PhrasingContent } from 'mdast';
import type { CommentBlock, MarkKind, Offset, TextRun } from './blocks.ts';
import { RunBuilder } from './run-builder.ts';
import type { Traced } from './traced-tree.ts';

/** The run of some inline nodes, and the comments that stood among them. */
export interface InlineContent {
  readonly run: TextRun;
  readonly comments: readonly CommentBlock[];
}

/**
 * The text of `nodes` as a reader sees it. `base` is the offset of the chunk in the text that was parsed; `start` the
 * offset at which the run stands if it has no text.
 */
export function inlineContent(nodes: readonly PhrasingContent[], base: Offset, start: Offset): InlineContent {
  const builder = new RunBuilder(base, start);
  const comments: CommentBlock[] = [];
  addNodes(nodes, builder, comments, base);
  return { run: builder.finish(), comments };
}

function addNodes(
  nodes: readonly PhrasingContent[],
  builder: RunBuilder,
  comments: CommentBlock[],
  base: Offset,
): void {
  for (const node of nodes) addNode(node, builder, comments, base);
}

function addNode(
  node: PhrasingContent & Traced,
  builder: RunBuilder,
  comments: CommentBlock[],
  base: Offset,
): void {
  const start = node.position?.start.offset ?? base;
  const end = node.position?.end.offset ?? start;
  switch (node.type) {
    case 'text':
      addValue(node.value, node.origins, start, end, builder);
      return;
    case 'break':
      builder.addBreak(start);
      return;
    case 'inlineCode':
      inMark('code', start, undefined, builder, () =>
        addValue(node.value, node.origins, start, end, builder),
      );
      return;
    case 'html':
      addHtml(node.value, start, end, builder, comments, base);
      return;
    case 'footnoteReference':
      inMark('footnote-reference', start, node.label ?? node.identifier, builder, nothing);
      return;
    case 'image':
    case 'imageReference':
      inMark(
        'image',
        start,
        node.type === 'image' ? node.url : (node.label ?? node.identifier),
        builder,
        () => addNodes(node.alternative ?? [], builder, comments, base),
      );
      return;
    case 'link':
    case 'linkReference':
      inMark('link', start, node.type === 'link' ? node.url : (node.label ?? node.identifier), builder, () =>
        addNodes(node.children, builder, comments, base),
      );
      return;
    case 'strong':
    case 'emphasis':
      inMark(node.type, start, undefined, builder, () => addNodes(node.children, builder, comments, base));
      return;
    default:
      if ('children' in node) addNodes(node.children, builder, comments, base);
  }
}

function nothing(): void {}

function inMark(
  kind: MarkKind,
  start: Offset,
  target: string | undefined,
  builder: RunBuilder,
  addContent: () => void,
): void {
  const mark = builder.openMark(kind, start, target);
  addContent();
  builder.closeMark(mark);
}

function addValue(
  value: string,
  origins: Traced['origins'],
  start: Offset,
  end: Offset,
  builder: RunBuilder,
): void {
  if (!origins) {
    builder.add(value, start, end - start);
    return;
  }
  for (let piece = 0; piece < origins.length; piece += 3) {
    const at = origins[piece] ?? 0;
    builder.add(
      value.slice(at, origins[piece + 3] ?? value.length),
      origins[piece + 1] ?? start,
      origins[piece + 2] ?? 0,
    );
  }
}

function addHtml(
  value: string,
  start: Offset,
  end: Offset,
  builder: RunBuilder,
  comments: CommentBlock[],
  base: Offset,
): void {
  if (value.startsWith('<!--')) {
    comments.push({ kind: 'comment', start: start - base, end: end - base, text: value.slice(4, -3) });
    builder.reach(start);
    return;
  }
  builder.closeMark(builder.openMark('html', start, value));
  if (LINE_BREAK.test(value)) builder.addBreak(start);
}

const LINE_BREAK = /^<br[\s/>]/i;
