// The weights that are shipped, ready for use.

import { learnedLikeness } from '../../library/learned-likeness.ts';
import { type Learned, readLearned } from './weights.ts';

let read: Learned | undefined;

/** The same object each time. */
export function shippedWeights(): Learned {
  read ??= readLearned(learnedLikeness());
  return read;
}
