// What a document ought to be: one parse of the whole text by remark with the same extensions and nothing of ours, and
// comparisons that name the first difference.

import type { Nodes, Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Block, MarkdownDocument } from '../../../server/src/markdown/blocks.ts';
import { labelsOf } from '../../../server/src/markdown/chunk-labels.ts';
import { edgeBefore, sentinelFor } from '../../../server/src/markdown/chunk-starts.ts';
import { parseMarkdown } from '../../../server/src/markdown/syntax.ts';
import { addBlocks } from '../../../server/src/markdown/tree-blocks.ts';

/** The plain processor: as many of GFM's extensions as the product uses. */
export const plainProcessor = unified()
  .use(remarkParse)
  .use(function gfmSubset(this: Processor) {
    const data = this.data();
    data.micromarkExtensions = [gfmTable(), gfmFootnote(), gfmTaskListItem()];
    data.fromMarkdownExtensions = [
      gfmTableFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
    ];
  })
  .freeze();

/** The parser drops one byte order mark at the start of its input. */
function kept(body: string): string {
  return body.startsWith('\uFEFF') ? `\uFEFF${body}` : body;
}

/** Differences between a document and one parse of its whole body; `undefined` if there is none. */
export function differenceFromWholeParse(document: MarkdownDocument): string | undefined {
  const bodyStart = document.starts[0] ?? 0;
  const body = document.text.slice(bodyStart);
  if (document.chunks.map((chunk) => chunk.text).join('') !== body)
    return 'the chunks do not make up the body';
  const whole = plainProcessor.parse(kept(body)).children;
  const traced = parseMarkdown(body, () => false).tree.children;
  const defined = new Set(document.chunks.flatMap((chunk) => labelsOf(chunk).defined));
  const pieces: Root['children'] = [];
  let node = 0;
  for (let i = 0; i < document.chunks.length; i++) {
    const chunk = document.chunks[i];
    if (!chunk) continue;
    const sentinel = sentinelFor(edgeBefore(document.chunks[i + 1]?.text ?? '', 0));
    const { tree } = parseMarkdown(chunk.text + sentinel, (label) => defined.has(label));
    if (sentinel) tree.children.pop();
    const offset = (document.starts[i] ?? 0) - bodyStart;
    const line = (document.lines[i] ?? 0) - (document.lines[0] ?? 0);
    for (const child of tree.children) pieces.push(moved(child, offset, line));
    const blocks: Block[] = [];
    const end = offset + chunk.text.length;
    for (; node < traced.length && (traced[node]?.position?.start.offset ?? 0) < end; node++)
      addBlocks(
        traced[node] as Root['children'][number],
        { text: body, masked: false, base: offset },
        blocks,
      );
    const difference = firstDifference(blocks, chunk.blocks, `blocks of chunk ${i}`);
    if (difference) return difference;
  }
  return firstDifference(whole, withoutTraces(pieces), 'tree');
}

function moved<T extends Nodes>(node: T, offset: number, line: number): T {
  const { position } = node;
  if (position) {
    for (const point of [position.start, position.end]) {
      point.line += line;
      point.offset = (point.offset ?? 0) + offset;
    }
  }
  if ('children' in node) for (const child of node.children) moved(child, offset, line);
  return node;
}

function withoutTraces(nodes: readonly Nodes[]): unknown {
  return JSON.parse(
    JSON.stringify(nodes, (key, value) => (key === 'origins' || key === 'alternative' ? undefined : value)),
  );
}

/** The first difference between two versions of a document that ought to be equal. */
export function differenceOfDocuments(
  expected: MarkdownDocument,
  actual: MarkdownDocument,
): string | undefined {
  return firstDifference(expected, actual, 'document');
}

/** The first place where two plain values differ. */
export function firstDifference(expected: unknown, actual: unknown, path: string): string | undefined {
  if (Object.is(expected, actual)) return undefined;
  if (typeof expected !== 'object' || typeof actual !== 'object' || !expected || !actual)
    return `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
      const found = firstDifference(expected[i], actual[i], `${path}[${i}]`);
      if (found) return found;
    }
    return undefined;
  }
  const left = expected as Record<string, unknown>;
  const right = actual as Record<string, unknown>;
  for (const key in left) {
    const found = firstDifference(left[key], right[key], `${path}.${key}`);
    if (found) return found;
  }
  for (const key in right) {
    if (!(key in left) && right[key] !== undefined) return `${path}.${key}: not expected`;
  }
  return undefined;
}
