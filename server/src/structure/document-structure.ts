// The structure of one document: its outline, and what its chunks hold, placed. Worked out anew for each version, from the
// parts of the chunks, most of which it shares with the version before.

import type { Offset, Range } from '../markdown/blocks.ts';
import type { ChunkModel } from '../tender/model.ts';
import { chunkParts } from './chunk-parts.ts';
import type {
  Anchor,
  Caption,
  ChunkParts,
  Definition,
  InternalLink,
  Reference,
  StructureSource,
} from './model.ts';
import { buildOutline, type Outline, type PlacedUnit } from './outline.ts';
import { slugOf } from './titles.ts';

/** Something of a chunk, with the chunk it stands in. */
export interface Placed<T> {
  readonly item: T;
  readonly chunk: number;
  /** Where its chunk starts. */
  readonly start: Offset;
}

export interface DocumentStructure extends Outline {
  readonly index: number;
  readonly source: StructureSource;
  readonly references: readonly Placed<Reference>[];
  readonly links: readonly Placed<InternalLink>[];
  readonly definitions: readonly Placed<Definition>[];
  readonly captions: readonly Placed<Caption>[];
  /** Places that links can lead to, by name: anchors as written, headings by their slugs. */
  readonly anchors: ReadonlyMap<string, Range>;
}

const known = new WeakMap<readonly ChunkModel[], DocumentStructure>();

/** The structure of a document; kept for as long as its model lives. */
export function documentStructure(source: StructureSource, index: number): DocumentStructure {
  const { models, markdown } = source.tender;
  const before = known.get(models);
  if (before && before.index === index && before.source.tender === source.tender)
    return before.source.path === source.path ? before : { ...before, source };
  const units: PlacedUnit[] = [];
  const references: Placed<Reference>[] = [];
  const links: Placed<InternalLink>[] = [];
  const definitions: Placed<Definition>[] = [];
  const captions: Placed<Caption>[] = [];
  const anchors: Placed<Anchor>[] = [];
  for (const [chunk, model] of models.entries()) {
    const start = markdown.starts[chunk] as number;
    const parts: ChunkParts = chunkParts(model);
    for (const unit of parts.units) units.push({ unit, start });
    for (const item of parts.references) references.push({ item, chunk, start });
    for (const item of parts.links) links.push({ item, chunk, start });
    for (const item of parts.definitions) definitions.push({ item, chunk, start });
    for (const item of parts.captions) captions.push({ item, chunk, start });
    for (const item of parts.anchors) anchors.push({ item, chunk, start });
  }
  const outline = buildOutline(index, units, markdown.starts[models.length] ?? 0);
  const structure: DocumentStructure = {
    ...outline,
    index,
    source,
    references,
    links,
    definitions,
    captions,
    anchors: anchorsOf(source, anchors, units),
  };
  known.set(models, structure);
  return structure;
}

function anchorsOf(
  { tender }: StructureSource,
  anchors: readonly Placed<Anchor>[],
  units: readonly PlacedUnit[],
): ReadonlyMap<string, Range> {
  const found = new Map<string, Range>();
  for (const { item, start } of anchors)
    if (!found.has(item.name)) found.set(item.name, placedRange(start, item.range));
  const counts = new Map<string, number>();
  for (const { unit, start } of units) {
    if (unit.kind !== 'heading') continue;
    const range = placedRange(start, unit.range);
    const slug = slugOf(headingText(tender.models, unit, start, tender.markdown.starts));
    const times = counts.get(slug) ?? 0;
    counts.set(slug, times + 1);
    const name = times === 0 ? slug : `${slug}-${times}`;
    if (!found.has(name)) found.set(name, range);
  }
  return found;
}

/** The words of a heading as a reader sees them, number and all. */
function headingText(
  models: readonly ChunkModel[],
  unit: PlacedUnit['unit'],
  start: Offset,
  starts: readonly number[],
): string {
  let low = 0;
  let high = models.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= start) low = middle;
    else high = middle - 1;
  }
  const block = models[low]?.chunk.blocks.find((b) => b.start === unit.range.start);
  const text = block && 'run' in block ? block.run.text : unit.title;
  return text.replace(/\s*\{#[^{}]*\}\s*$/, '');
}

/** A range of a chunk in the document. */
export function placedRange(start: Offset, range: Range): Range {
  return { start: start + range.start, end: start + range.end };
}

/** The text of a document under a range, read from its chunks: the whole text is not put together. */
export function textBetween({ source }: DocumentStructure, { start, end }: Range): string {
  const { starts, chunks } = source.tender.markdown;
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= start) low = middle;
    else high = middle - 1;
  }
  let text = '';
  for (let i = low; i < chunks.length && (starts[i] as number) < end; i++) {
    const from = starts[i] as number;
    text += (chunks[i] as (typeof chunks)[number]).text.slice(Math.max(0, start - from), end - from);
  }
  return text;
}
