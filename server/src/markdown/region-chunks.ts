// The chunks of a region: one parse, cut where chunks start, with the plain blocks put back in their places.

import type { Nodes, Root } from 'mdast';
import type { Block, Chunk, Offset, Unchecked } from './blocks.ts';
import { affordable } from './budget.ts';
import { setLabels } from './chunk-labels.ts';
import { isChunkStart, sentinelFor } from './chunk-starts.ts';
import { countLineEnds, isBlank } from './lines.ts';
import type { Part, Region } from './regions.ts';
import { indexAt } from './search.ts';
import { type IsDefined, type Label, type ParsedText, parseMarkdown } from './syntax.ts';
import { addBlocks } from './tree-blocks.ts';

/**
 * Adds the chunks of a region of `text` that are complete. Returns where in the text the first one starts that is not, or where
 * the region ends. May throw what the parser throws; then nothing was added.
 */
export function addChunks(text: string, region: Region, isDefined: IsDefined, chunks: Chunk[]): Offset {
  const given = affordable(region.text);
  const parsed = isBlank(region.text)
    ? NOTHING
    : parseMarkdown(given.text + sentinelFor(region.edge), isDefined);
  const nodes = parsed.tree.children;
  const { starts, closed } = closedChunks(nodes, region);
  const numbers: number[] = [];
  const addPlain = plainAdder(region, chunks);
  const masked = given.text !== region.text;
  let node = 0;
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1] ?? closed;
    const from = positionInText(region.parts, start);
    addPlain(from);
    const blocks: Block[] = [];
    for (; node < nodes.length && startOf(nodes[node]) < end; node++)
      addBlocks(nodes[node] as Root['children'][number], { text: region.text, masked, base: start }, blocks);
    const chunkText = text.slice(from, from + end - start);
    const unchecked = masked ? uncheckedBetween(given.unchecked, start, end) : NONE_UNCHECKED;
    numbers.push(chunks.length);
    chunks.push({ text: chunkText, lineEnds: countLineEnds(chunkText), blocks, unchecked });
  }
  shareOutLabels(parsed, starts, (i) => chunks[numbers[i] ?? -1], closed);
  const reached = closed < region.text.length ? positionInText(region.parts, closed) : region.end;
  addPlain(reached);
  return reached;
}

const NOTHING: ParsedText = { tree: { type: 'root', children: [] }, defined: [], asked: [] };
const NONE_UNCHECKED: readonly Unchecked[] = [];

/** Where complete chunks start in the text of a region, and where the last of them ends. */
interface ClosedChunks {
  readonly starts: readonly Offset[];
  readonly closed: Offset;
}

function closedChunks(nodes: readonly Nodes[], { text, parts, edge }: Region): ClosedChunks {
  const starts: Offset[] = text === '' ? [] : [0];
  // Blank lines before the first block belong to its chunk.
  let previous = startOf(nodes[0]);
  for (const node of nodes) {
    const start = startOf(node);
    // A heading can be said to start where the definition before it does.
    if (start > previous && start < text.length && isChunkStart(text, start)) starts.push(start);
    previous = Math.max(previous, start);
  }
  const last = nodes[nodes.length - 1];
  const isOpen = !isBlank(text) && edge !== 'end-of-document' && (!last || startOf(last) !== text.length);
  const closed = isOpen ? (starts.pop() ?? 0) : text.length;
  // Where a block was left out, the next part must come out as a block of its own.
  let i = 0;
  for (const { at } of parts) {
    if (at >= closed) break;
    while (i < starts.length && (starts[i] ?? 0) < at) i++;
    if (starts[i] === at) continue;
    const open = starts[Math.max(0, i - 1)] ?? 0;
    return { starts: starts.slice(0, Math.max(0, i - 1)), closed: open };
  }
  return { starts, closed };
}

/** Where in the whole text a character of the region's text is. */
function positionInText(parts: readonly Part[], at: Offset): Offset {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const part = parts[low];
  return part ? part.start + at - part.at : at;
}

/** Adds, each time it is called, the plain blocks that come before a place in the text. */
function plainAdder(region: Region, chunks: Chunk[]): (before: Offset) => void {
  let i = 0;
  return (before) => {
    for (; i < region.units.length; i++) {
      const unit = region.units[i];
      if (!unit || unit.start >= before) return;
      if (unit.plain) chunks.push(unit.plain);
    }
  };
}

function startOf(node: Nodes | undefined): Offset {
  return node?.position?.start.offset ?? 0;
}

function uncheckedBetween(unchecked: readonly Unchecked[], start: Offset, end: Offset): readonly Unchecked[] {
  return unchecked
    .filter((stretch) => stretch.start >= start && stretch.start < end)
    .map((stretch) => ({ ...stretch, start: stretch.start - start, end: stretch.end - start }));
}

interface GatheredLabels {
  readonly defined: Set<Label>;
  readonly takenAsDefined: Set<Label>;
  readonly takenAsUndefined: Set<Label>;
}

/** Gives each chunk the labels met in it. */
function shareOutLabels(
  { defined, asked }: ParsedText,
  starts: readonly Offset[],
  chunkAt: (index: number) => Chunk | undefined,
  closed: Offset,
): void {
  if (defined.length === 0 && asked.length === 0) return;
  const gathered = new Map<number, GatheredLabels>();
  const gatheredAt = (at: Offset): GatheredLabels => {
    const index = indexAt(starts, at);
    let labels = gathered.get(index);
    if (!labels) {
      labels = { defined: new Set(), takenAsDefined: new Set(), takenAsUndefined: new Set() };
      gathered.set(index, labels);
    }
    return labels;
  };
  for (const { at, label } of defined) if (at < closed) gatheredAt(at).defined.add(label);
  for (const { at, label, answer } of asked) {
    if (at >= closed) continue;
    const labels = gatheredAt(at);
    if (answer) labels.takenAsDefined.add(label);
    else labels.takenAsUndefined.add(label);
  }
  for (const [index, labels] of gathered) {
    const chunk = chunkAt(index);
    if (!chunk) continue;
    setLabels(chunk, {
      defined: [...labels.defined],
      takenAsDefined: [...labels.takenAsDefined],
      takenAsUndefined: [...labels.takenAsUndefined],
    });
  }
}
