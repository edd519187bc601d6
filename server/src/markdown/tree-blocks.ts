// Turns the syntax tree of some whole top-level blocks into blocks; the tree is not kept.

import type { BlockContent, DefinitionContent, ListItem as ListItemNode, RootContent, TableRow } from 'mdast';
import type { Block, ListItem, Offset, TableBlock, TableCell } from './blocks.ts';
import { htmlBlocks } from './html-blocks.ts';
import { unmasked } from './html-source.ts';
import { inlineContent, type TreeSource } from './runs.ts';
import type { Traced } from './traced-tree.ts';

type FlowNode = (RootContent | BlockContent | DefinitionContent) & Traced;

/** Adds the blocks of one node. */
export function addBlocks(node: FlowNode, source: TreeSource, blocks: Block[]): void {
  const { base } = source;
  const from = node.position?.start.offset ?? base;
  const to = node.position?.end.offset ?? from;
  const start = from - base;
  const end = to - base;
  switch (node.type) {
    case 'paragraph': {
      const { run, comments } = inlineContent(node.children, source, from);
      // A paragraph that is nothing but comments is no paragraph.
      if (comments.length === 0 || run.text.trim() !== '' || run.marks.length > 0)
        blocks.push({ kind: 'paragraph', start, end, run });
      addAll(comments, blocks);
      return;
    }
    case 'heading': {
      const { run, comments } = inlineContent(node.children, source, from);
      blocks.push({ kind: 'heading', start, end, depth: node.depth, run });
      addAll(comments, blocks);
      return;
    }
    case 'list': {
      const first = node.ordered ? (node.start ?? 1) : undefined;
      const items = node.children.map((item, index) =>
        listItem(item, source, first === undefined ? undefined : first + index),
      );
      blocks.push({ kind: 'list', start, end, ordered: node.ordered === true, items });
      return;
    }
    case 'blockquote':
      blocks.push({ kind: 'quote', start, end, children: childBlocks(node.children, source) });
      return;
    case 'table':
      addTable(node.children, start, end, source, blocks);
      return;
    case 'code':
      blocks.push(
        node.lang ? { kind: 'code', start, end, language: node.lang } : { kind: 'code', start, end },
      );
      return;
    case 'html': {
      const origins = node.origins ?? [0, from, node.value.length];
      const value = source.masked ? unmasked(node.value, origins, source.text) : node.value;
      addAll(htmlBlocks(value, origins, base, { start, end }), blocks);
      return;
    }
    case 'definition':
      blocks.push({ kind: 'definition', start, end, label: node.label ?? node.identifier, target: node.url });
      return;
    case 'footnoteDefinition':
      blocks.push({
        kind: 'footnote',
        start,
        end,
        label: node.label ?? node.identifier,
        children: childBlocks(node.children, source),
      });
      return;
    case 'thematicBreak':
      blocks.push({ kind: 'thematic-break', start, end });
      return;
    default:
  }
}

function childBlocks(nodes: readonly FlowNode[], source: TreeSource): Block[] {
  const blocks: Block[] = [];
  for (const node of nodes) addBlocks(node, source, blocks);
  return blocks;
}

const MARKER = /[-+*]|\d{1,9}[.)]/y;

function listItem(node: ListItemNode, source: TreeSource, number: number | undefined): ListItem {
  const { base } = source;
  const from = node.position?.start.offset ?? base;
  MARKER.lastIndex = from;
  const marker = MARKER.exec(source.text)?.[0] ?? '';
  return {
    start: from - base,
    end: (node.position?.end.offset ?? from) - base,
    children: childBlocks(node.children, source),
    marker,
    ...(number === undefined ? {} : { number }),
    ...(typeof node.checked === 'boolean' ? { checked: node.checked } : {}),
  };
}

function addTable(
  rows: readonly TableRow[],
  start: Offset,
  end: Offset,
  source: TreeSource,
  blocks: Block[],
): void {
  const { base } = source;
  const after: Block[] = [];
  const cells = rows.map((row) =>
    row.children.map((cell): TableCell => {
      const from = cell.position?.start.offset ?? base;
      const { run, comments } = inlineContent(cell.children, source, from);
      addAll(comments, after);
      return { start: from - base, end: (cell.position?.end.offset ?? from) - base, run };
    }),
  );
  const table: TableBlock = { kind: 'table', start, end, header: cells[0] ?? [], rows: cells.slice(1) };
  blocks.push(table);
  addAll(after, blocks);
}

/** There may be more of them than a call takes arguments. */
function addAll(added: readonly Block[], blocks: Block[]): void {
  for (const block of added) blocks.push(block);
}
