// All that a chunk says of the structure, worked out once for each chunk model.

import { keptWithModel } from '../tender/kept.ts';
import type { ChunkModel } from '../tender/model.ts';
import { definitionsOf } from './definitions.ts';
import type { ChunkParts } from './model.ts';
import { linksOf, referencesOf } from './references.ts';
import { unitsOf } from './units.ts';

/** The parts of one chunk; offsets count in it. */
export const chunkParts = keptWithModel(
  (model: ChunkModel): ChunkParts => ({
    ...unitsOf(model),
    references: referencesOf(model),
    links: linksOf(model),
    definitions: definitionsOf(model),
  }),
);
