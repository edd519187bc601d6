// The weights that are shipped.

import { likenessText } from '../../generated/likeness-text.js';
import { type Learned, type LearnedFile, readLearned } from './weights.ts';

let read: Learned | undefined;

/** The same object each time. */
export function shippedWeights(): Learned {
  read ??= readLearned(JSON.parse(likenessText) as LearnedFile);
  return read;
}
