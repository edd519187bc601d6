// What is worked out of a chunk's model once and kept with it, for as long as the model lives.

import type { ChunkModel } from './model.ts';

/** By model one row, and in it a place for everything that is kept: many weak maps would cost more than the work they save. */
const rows = new WeakMap<ChunkModel, unknown[]>();
let places = 0;

let lastModel: ChunkModel | undefined;
let lastRow: unknown[] = [];

function rowOf(model: ChunkModel): unknown[] {
  if (model === lastModel) return lastRow;
  let row = rows.get(model);
  if (row === undefined) {
    row = new Array(places).fill(undefined);
    rows.set(model, row);
  }
  lastModel = model;
  lastRow = row;
  return row;
}

/** Makes a function of a chunk's model that does its work once for each model. */
export function keptWithModel<T extends object>(work: (model: ChunkModel) => T): (model: ChunkModel) => T {
  const place = places++;
  return (model) => {
    const known = rowOf(model)[place] as T | undefined;
    if (known !== undefined) return known;
    const value = work(model);
    rowOf(model)[place] = value;
    return value;
  };
}
