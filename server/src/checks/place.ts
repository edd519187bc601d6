// Where the patterns of a find stand in a statement: all of them, and close enough together to be about one thing.

import type { Read } from './chunk-reading.ts';
import { eachMatch, firstMatch, matches } from './match.ts';
import type { Node } from './pattern.ts';

/** Token indexes in the annotated text, end excluded. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** So many matches of one pattern in one sentence are looked at: enough for any that a person wrote. */
const MOST_MATCHES = 64;

/**
 * The match that gives the place of a finding: of the first pattern that reaches the statement's own text. Undefined unless every pattern
 * matches, one of them in the own text (what stands wholly in the lead-in belongs to the statement that the lead-in is), and those of the
 * own text within so many words of each other. What the lead-in or the headers of a table say counts as near.
 */
export function placeOf(patterns: readonly Node[], within: number, read: Read): Place | undefined {
  const { annotation, own } = read;
  let placed: Place | undefined;
  for (const pattern of patterns) {
    const match = placed ? undefined : firstMatch(pattern, annotation, own);
    if (match) placed = match;
    else if (!matches(pattern, annotation)) return undefined;
  }
  if (!placed || patterns.length === 1 || annotation.tokens.count - own <= within) return placed;
  return nearest(patterns, within, read);
}

/** The same in a long statement: by the first window of so many words in which all that the lead-in lacks is found. */
function nearest(patterns: readonly Node[], within: number, { annotation, own }: Read): Place | undefined {
  const spans: { readonly pattern: number; readonly start: number; readonly end: number }[] = [];
  let wanted = 0;
  for (const [pattern, node] of patterns.entries()) {
    let isInLeadIn = false;
    let count = 0;
    const before = spans.length;
    eachMatch(node, annotation, (start, end) => {
      if (end <= own) {
        isInLeadIn = true;
        return false;
      }
      // Of the matches that start at one token the shortest comes first and says enough.
      if (spans.length > before && spans.at(-1)?.start === start) return false;
      spans.push({ pattern, start, end });
      return ++count >= MOST_MATCHES;
    });
    if (!isInLeadIn) wanted |= 1 << pattern;
  }
  if (wanted === 0) wanted = 1 << (spans[0]?.pattern ?? 0);
  spans.sort((one, other) => one.start - other.start);
  for (const [index, { start }] of spans.entries()) {
    let held = 0;
    let place: Place | undefined;
    let first = patterns.length;
    for (let i = index; i < spans.length; i++) {
      const span = spans[i] as (typeof spans)[number];
      if (span.end - Math.max(start, own) > within) {
        if (span.start - start > within) break;
        continue;
      }
      held |= 1 << span.pattern;
      if (span.pattern < first) {
        first = span.pattern;
        place = span;
      }
    }
    if ((held & wanted) === wanted && place) return place;
  }
  return undefined;
}
