// Parses stretches of text into chunks. A stretch that is not the end of the document is parsed with one more
// paragraph after it; if that does not come out by itself, something is still open and the stretch must grow.

import type { Nodes, RootContent } from 'mdast';
import type { Block, Chunk, Offset } from './blocks.ts';
import { setLabels } from './chunk-labels.ts';
import { type Edge, edgeBefore, isChunkStart, nextPossibleStart, sentinelFor } from './chunk-starts.ts';
import { countLineEnds } from './lines.ts';
import { type AskedLabel, type IsDefined, type Label, type MetLabel, parseMarkdown } from './syntax.ts';
import { addBlocks } from './tree-blocks.ts';

/**
 * How much text is handed to the parser at once when much of it is new, in UTF-16 units. The parser's time grows faster than the
 * text; below some 4,000 starting it costs more than is saved.
 */
export const REGION_LENGTH = 12_000;

/** Chunks of the start of a text, and what is left because a block in it is still open. */
export interface ParsedStretch {
  readonly chunks: readonly Chunk[];
  readonly rest: string;
  readonly charactersParsed: number;
}

/**
 * Parses a text that starts where a chunk starts. `firstLength` is how much of it to try first. Unless at the end of the document the
 * text must end with a blank line.
 */
export function parseStretch(
  text: string,
  edge: Edge,
  isDefined: IsDefined,
  firstLength = REGION_LENGTH,
): ParsedStretch {
  const chunks: Chunk[] = [];
  let charactersParsed = 0;
  let length = firstLength;
  for (let from = 0; from < text.length; ) {
    const to = nextPossibleStart(text, from + length);
    const regionEdge = to === text.length ? edge : edgeBefore(text, to);
    const region = text.slice(from, to);
    const closed = parseRegion(region, regionEdge, isDefined, chunks);
    charactersParsed += region.length + sentinelFor(regionEdge).length;
    from += closed;
    if (closed === region.length) length = REGION_LENGTH;
    else if (to === text.length) return { chunks, rest: text.slice(from), charactersParsed };
    else length = Math.max(REGION_LENGTH, 2 * (to - from));
  }
  return { chunks, rest: '', charactersParsed };
}

/** Parses one chunk again. */
export function parseChunk(text: string, edge: Edge, isDefined: IsDefined): Chunk | undefined {
  const chunks: Chunk[] = [];
  parseRegion(text, edge, isDefined, chunks);
  return chunks.length === 1 ? chunks[0] : undefined;
}

/** Adds the chunks of `text` that are complete; returns where the first that is not starts, or the length of the text. */
function parseRegion(text: string, edge: Edge, isDefined: IsDefined, chunks: Chunk[]): Offset {
  const { tree, defined, asked } = parseMarkdown(text + sentinelFor(edge), isDefined);
  const nodes = tree.children;
  const starts = [0];
  for (const node of nodes.slice(1)) {
    const start = startOf(node);
    // A heading can be said to start where the definition before it does.
    const previous = starts[starts.length - 1] ?? 0;
    if (start > previous && start < text.length && isChunkStart(text, start)) starts.push(start);
  }
  const last = nodes[nodes.length - 1];
  const open = edge !== 'end-of-document' && (!last || startOf(last) !== text.length);
  const closed = open ? (starts.pop() ?? 0) : text.length;
  starts.push(closed);
  let node = 0;
  const firstChunk = chunks.length;
  for (let i = 0; i + 1 < starts.length; i++) {
    const start = starts[i] ?? 0;
    const end = starts[i + 1] ?? closed;
    const blocks: Block[] = [];
    for (; node < nodes.length && startOf(nodes[node]) < end; node++)
      addBlocks(nodes[node] as RootContent, text, start, blocks);
    const chunkText = text.slice(start, end);
    chunks.push({ text: chunkText, lineEnds: countLineEnds(chunkText), blocks, unchecked: [] });
  }
  if (defined.length > 0 || asked.length > 0) shareOutLabels(chunks, firstChunk, starts, defined, asked);
  return closed;
}

function startOf(node: Nodes | undefined): Offset {
  return node?.position?.start.offset ?? 0;
}

interface GatheredLabels {
  readonly defined: Set<Label>;
  readonly takenAsDefined: Set<Label>;
  readonly takenAsUndefined: Set<Label>;
}

/** Gives each chunk the labels met in it. */
function shareOutLabels(
  chunks: readonly Chunk[],
  firstChunk: number,
  starts: readonly Offset[],
  defined: readonly MetLabel[],
  asked: readonly AskedLabel[],
): void {
  const gathered = new Map<Chunk, GatheredLabels>();
  const gatheredAt = (at: Offset): GatheredLabels | undefined => {
    const chunk = chunks[firstChunk + indexAt(starts, at)];
    if (!chunk) return undefined;
    let labels = gathered.get(chunk);
    if (!labels) {
      labels = { defined: new Set(), takenAsDefined: new Set(), takenAsUndefined: new Set() };
      gathered.set(chunk, labels);
    }
    return labels;
  };
  for (const { at, label } of defined) gatheredAt(at)?.defined.add(label);
  for (const { at, label, answer } of asked) {
    const labels = gatheredAt(at);
    if (answer) labels?.takenAsDefined.add(label);
    else labels?.takenAsUndefined.add(label);
  }
  for (const [chunk, labels] of gathered)
    setLabels(chunk, {
      defined: [...labels.defined],
      takenAsDefined: [...labels.takenAsDefined],
      takenAsUndefined: [...labels.takenAsUndefined],
    });
}

/** Index of the last of the ascending `starts` that is not after `at`. */
export function indexAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
