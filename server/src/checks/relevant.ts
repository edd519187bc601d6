// The part of a library that a profile makes relevant: a document under the law of England is not searched for what only the law of
// Ireland asks.

import { type CompiledLibrary, compiledPart } from './compile.ts';
import { applies } from './criteria.ts';
import type { ResolvedProfile } from './pack.ts';
import { isRelevant } from './rules.ts';

const known = new WeakMap<ResolvedProfile, WeakMap<CompiledLibrary, CompiledLibrary>>();

/** The library with the patterns of those rules and criteria that can have something to say under a profile. */
export function relevantPart(compiled: CompiledLibrary, profile: ResolvedProfile): CompiledLibrary {
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
