// How far a long run is, for somebody who watches a terminal; never in a log or a file.

import type { Terminal } from './streams.ts';

export interface Progress {
  readonly advance: (documents: number) => void;
  /** Clears the line, so that what follows starts on an empty one. */
  readonly clear: () => void;
}

/** Runs with fewer documents are over before anyone wonders. */
const fewDocuments = 30;
const millisecondsBetween = 100;

/** A line on standard error that is written over as documents are done. */
export function progressOn({ stderr, stdout, env }: Terminal, documents: number): Progress {
  // Where the report scrolls over the same screen it is progress enough.
  const isWatched =
    stderr.isTTY === true && stdout.isTTY !== true && (env.CI ?? '') === '' && env.TERM !== 'dumb';
  if (!isWatched || documents < fewDocuments) return { advance: () => undefined, clear: () => undefined };
  let done = 0;
  let shownAt = 0;
  let isShown = false;
  return {
    advance: (more) => {
      done += more;
      const now = performance.now();
      if (now - shownAt < millisecondsBetween) return;
      shownAt = now;
      isShown = true;
      const count = (number: number) => number.toLocaleString('en-GB');
      stderr.write(`\r\u001b[Ktenderlint: ${count(done)} of ${count(documents)} documents`);
    },
    clear: () => {
      if (isShown) stderr.write('\r\u001b[K');
      isShown = false;
    },
  };
}
