// The tables of a chunk as grids of text, wherever they stand, with the way back to the source.

import {
  type Block,
  type Range,
  sourceRange,
  type TableBlock,
  type TableCell,
} from '../../markdown/blocks.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { keptPerChunk } from './per-chunk.ts';

export interface Grid {
  readonly block: TableBlock;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** A pipe table: its rows are as the writer typed them. */
  readonly isPiped: boolean;
}

const DEEPEST = 40;

/** The tables of a chunk in order. */
export const tablesIn = keptPerChunk((model: ChunkModel): readonly Grid[] => {
  const found: Grid[] = [];
  collect(model.chunk.blocks, model, found, 0);
  return found;
});

function collect(blocks: readonly Block[], model: ChunkModel, found: Grid[], depth: number): void {
  if (depth > DEEPEST) return;
  for (const block of blocks) {
    if (block.kind === 'table') found.push(gridOf(block, model));
    else if (block.kind === 'list')
      for (const item of block.items) collect(item.children, model, found, depth + 1);
    else if (block.kind === 'quote' || block.kind === 'html' || block.kind === 'footnote')
      collect(block.children, model, found, depth + 1);
  }
}

function gridOf(block: TableBlock, model: ChunkModel): Grid {
  const texts = (cells: readonly TableCell[]) => cells.map((cell) => cell.run.text.trim());
  return {
    block,
    header: texts(block.header),
    rows: block.rows.map(texts),
    isPiped: !/^\s*</.test(model.chunk.text.slice(block.start, block.start + 20)),
  };
}

/** Where the text of a cell stands in the chunk; the cell itself where it is empty. */
export function cellRange(cell: TableCell): Range {
  const { text } = cell.run;
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  return to <= from ? { start: cell.start, end: cell.end } : sourceRange(cell.run, from, to);
}

export interface CellNumber {
  readonly value: number;
  readonly decimals: number;
  readonly unit: 'money' | 'percent' | 'plain';
}

const cellNumber =
  /^\(?[ \u00a0]*(£|€|\$|GBP|EUR)?[ \u00a0]?(-|–|−)?[ \u00a0]?(\d{1,3}(?:[, \u00a0]\d{3})+|\d+)(?:\.(\d+))?[ \u00a0]?(%|per cent|m|million|k|marks?|points?|hours?|days?|units?|GBP|EUR)?[ \u00a0]*\)?\*?$/i;

/** The number a cell holds and nothing else; undefined for any other text. */
export function numberOf(text: string): CellNumber | undefined {
  if (text.length > 24) return undefined;
  const match = cellNumber.exec(text);
  if (!match) return undefined;
  const [, currency, minus, whole = '', fraction = '', unit = ''] = match;
  const scale = /^m/i.test(unit) && !/^marks?$/i.test(unit) ? 1e6 : /^k$/i.test(unit) ? 1e3 : 1;
  const sign = minus !== undefined || /^\(.*\)$/.test(text) ? -1 : 1;
  const value = sign * Number(`${whole.replace(/[, \u00a0]/g, '')}.${fraction || '0'}`) * scale;
  return {
    value: Math.round(value * 1e6) / 1e6,
    decimals: scale === 1 ? fraction.length : 0,
    unit:
      currency !== undefined || /^(?:GBP|EUR)$/i.test(unit)
        ? 'money'
        : /^(?:%|per)/i.test(unit)
          ? 'percent'
          : 'plain',
  };
}
