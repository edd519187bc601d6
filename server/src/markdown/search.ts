// Finding a place among ascending ones.

/** Index of the last of the ascending `starts` that is not after `at`; 0 if all are. */
export function indexAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = Math.max(0, starts.length - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
