// The part of a library that a profile makes relevant: a document under the law of England is not searched for what only the law of
// Ireland asks.

import { type CompiledLibrary, compiledPart } from './compile.ts';
import { applies } from './criteria.ts';
import type { ResolvedProfile } from './pack.ts';
import { isRelevant } from './rules.ts';

const known = new WeakMap<ResolvedProfile, WeakMap<CompiledLibrary, CompiledLibrary>>();

const whole = new WeakSet<CompiledLibrary>();

/**
 * Keeps a library in one piece, whatever the profile. The findings are the same; for short texts under many profiles one search for
 * everything costs less than compiling a part for each.
 */
export function keepWhole(compiled: CompiledLibrary): CompiledLibrary {
  whole.add(compiled);
  return compiled;
}

/** The library with the patterns of those rules and criteria that can have something to say under a profile. */
export function relevantPart(compiled: CompiledLibrary, profile: ResolvedProfile): CompiledLibrary {
  if (whole.has(compiled)) return compiled;
  let byLibrary = known.get(profile);
  if (!byLibrary) {
    byLibrary = new WeakMap();
    known.set(profile, byLibrary);
  }
  let part = byLibrary.get(compiled);
  if (!part) {
    const { library } = compiled;
    part = compiledPart(compiled, {
      rules: indexesOf(library.rules, (rule) => isRelevant(rule, profile, library)),
      criteria: indexesOf(library.criteria, (criterion) => applies(criterion, profile, library)),
    });
    byLibrary.set(compiled, part);
  }
  return part;
}

function indexesOf<T>(items: readonly T[], is: (item: T) => boolean): ReadonlySet<number> {
  return new Set(items.flatMap((item, index) => (is(item) ? [index] : [])));
}
