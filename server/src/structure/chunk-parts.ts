// All that a chunk says of the structure, worked out once for each chunk model.

import type { ChunkModel } from '../tender/model.ts';
import { definitionsOf } from './definitions.ts';
import type { ChunkParts } from './model.ts';
import { linksOf, referencesOf } from './references.ts';
import { unitsOf } from './units.ts';

const known = new WeakMap<ChunkModel, ChunkParts>();

/** The parts of one chunk; offsets count in it. */
export function chunkParts(model: ChunkModel): ChunkParts {
  let parts = known.get(model);
  if (!parts) {
    parts = {
      ...unitsOf(model),
      references: referencesOf(model),
      links: linksOf(model),
      definitions: definitionsOf(model),
    };
    known.set(model, parts);
  }
  return parts;
}
