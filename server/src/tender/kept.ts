// What is worked out of a chunk's model once and kept with it, for as long as the model lives.

import type { ChunkModel } from './model.ts';

/** What is kept with one model: a place for each kind. */
interface Row {
  readonly model: ChunkModel | undefined;
  readonly kept: unknown[];
  /** The row that was asked for after this one the last time: readers go through the models in order, one reader after the other. */
  next: Row | undefined;
}

/** By model one row: many weak maps would cost more than the work they save, and even one is asked as seldom as can be. */
const rows = new WeakMap<ChunkModel, Row>();
let places = 0;

let last: Row = { model: undefined, kept: [], next: undefined };

function rowOf(model: ChunkModel): Row {
  if (last.model === model) return last;
  const next = last.next;
  if (next?.model === model) {
    last = next;
    return next;
  }
  let row = rows.get(model);
  if (row === undefined) {
    row = { model, kept: new Array(places).fill(undefined), next: undefined };
    rows.set(model, row);
  }
  last.next = row;
  last = row;
  return row;
}

/** Makes a function of a chunk's model that does its work once for each model. */
export function keptWithModel<T extends object>(work: (model: ChunkModel) => T): (model: ChunkModel) => T {
  const place = places++;
  return (model) => {
    const { kept } = rowOf(model);
    const known = kept[place] as T | undefined;
    if (known !== undefined) return known;
    const value = work(model);
    kept[place] = value;
    return value;
  };
}
