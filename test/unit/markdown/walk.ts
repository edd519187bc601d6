// Walks over blocks, for tests.

import type { Block, TextRun } from '../../../server/src/markdown/blocks.ts';

/** Every block, outermost first, in the order of the source. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'list':
        return [block, ...block.items.flatMap((item) => allBlocks(item.children))];
      case 'quote':
      case 'html':
      case 'footnote':
        return [block, ...allBlocks(block.children)];
      default:
        return [block];
    }
  });
}

/** Every run of text in some blocks. */
export function runsIn(blocks: readonly Block[]): TextRun[] {
  return allBlocks(blocks).flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return [block.run];
    return block.kind === 'table' ? [block.header, ...block.rows].flat().map((cell) => cell.run) : [];
  });
}
