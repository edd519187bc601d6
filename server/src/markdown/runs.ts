// Turns the inline part of a syntax tree into a run of text; comments found on the way are handed back apart.

import type { PhrasingContent } from 'mdast';
import type { CommentBlock, MarkKind, Offset, TextRun } from './blocks.ts';
import { RunBuilder } from './run-builder.ts';
import type { Traced } from './traced-tree.ts';

/** The text a tree was made from. */
export interface TreeSource {
  readonly text: string;
  /** Whether some of its markup was hidden from the parser, so that values in the tree are not what is written. */
  readonly masked: boolean;
  /** Offset in it of the chunk that the blocks belong to. */
  readonly base: Offset;
}

/** The run of some inline nodes, and the comments that stood among them. */
export interface InlineContent {
  readonly run: TextRun;
  readonly comments: readonly CommentBlock[];
}

/** The text of `nodes` as a reader sees it; `start` is the offset in the source at which the run stands if it has no text. */
export function inlineContent(
  nodes: readonly PhrasingContent[],
  source: TreeSource,
  start: Offset,
): InlineContent {
  const builder = new RunBuilder(source.base, start, source.masked ? source.text : undefined);
  const comments: CommentBlock[] = [];
  addNodes(nodes, builder, comments, source);
  return { run: builder.finish(), comments };
}

function addNodes(
  nodes: readonly PhrasingContent[],
  builder: RunBuilder,
  comments: CommentBlock[],
  source: TreeSource,
): void {
  for (const node of nodes) addNode(node, builder, comments, source);
}

function addNode(
  node: PhrasingContent & Traced,
  builder: RunBuilder,
  comments: CommentBlock[],
  source: TreeSource,
): void {
  const start = node.position?.start.offset ?? source.base;
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
      addHtml(
        source.masked ? source.text.slice(start, end) : node.value,
        start,
        end,
        builder,
        comments,
        source,
      );
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
        () => addNodes(node.alternative ?? [], builder, comments, source),
      );
      return;
    case 'link':
    case 'linkReference':
      inMark('link', start, node.type === 'link' ? node.url : (node.label ?? node.identifier), builder, () =>
        addNodes(node.children, builder, comments, source),
      );
      return;
    case 'strong':
    case 'emphasis':
      inMark(node.type, start, undefined, builder, () => addNodes(node.children, builder, comments, source));
      return;
    default:
      if ('children' in node) addNodes(node.children, builder, comments, source);
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
  source: TreeSource,
): void {
  if (value.startsWith('<!--')) {
    comments.push({
      kind: 'comment',
      start: start - source.base,
      end: end - source.base,
      text: value.slice(4, -3),
    });
    builder.reach(start);
    return;
  }
  builder.closeMark(builder.openMark('html', start, value));
  if (LINE_BREAK.test(value)) builder.addBreak(start);
}

const LINE_BREAK = /^<br[\s/>]/i;
