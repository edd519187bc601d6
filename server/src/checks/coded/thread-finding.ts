// What the findings of the golden thread have in common: the place, and the other places of the same thread.

import type { Thread, ThreadPlace } from '../thread/threads.ts';
import type { CodedFinding } from './coded-check.ts';

const stageNames = {
  notice: 'The notice speaks of it here.',
  criterion: 'It is scored here.',
  specification: 'The specification asks for it here.',
  contract: 'The contract binds the supplier here.',
  kpi: 'It is measured here.',
  monitoring: 'It is reported here.',
  remedy: 'What happens if it is missed stands here.',
} as const;

/** A finding names at most so many other places. */
const MOST = 8;

export function threadFinding(
  place: ThreadPlace,
  thread: Thread,
  match: string,
  because: readonly string[],
): CodedFinding {
  return {
    document: place.document,
    range: place.range,
    match,
    related: thread.places
      .filter((other) => other !== place)
      .slice(0, MOST)
      .map(({ document, range, stage }) => ({ document, range, message: stageNames[stage] })),
    because,
  };
}
