// What a realm's provisions say together, worked out once however many references ask.

import type { PartWord, Provision, Realm } from './model.ts';

export interface RealmFacts {
  /** Provisions by the word they are called. */
  readonly called: ReadonlyMap<PartWord, number>;
  /** Provisions at the top that prove a numbering, and the highest of them. */
  readonly top: number;
  readonly highest: number;
  /** Provisions at the top with a letter. */
  readonly lettered: number;
  /** Provisions written with all their levels, and those of them with more than one. */
  readonly whole: number;
  readonly wholeBelow: number;
  /** Clauses of two levels written whole, in order, by the first. */
  readonly siblings: ReadonlyMap<string, readonly Provision[]>;
  /** Provisions that prove something, by the path they stand under, as `underKey` writes it. */
  readonly under: ReadonlyMap<string, Family>;
}

/** Provisions under one path, in order. */
export interface Family {
  readonly all: readonly Provision[];
  /** By the value of the last level, with their places in `all`. */
  readonly byValue: ReadonlyMap<number, readonly number[]>;
}

const factsOf = new WeakMap<Realm, RealmFacts>();

/** Of a realm whose outline is whole. */
export function realmFacts(realm: Realm): RealmFacts {
  let facts = factsOf.get(realm);
  if (facts === undefined) {
    facts = gathered(realm);
    factsOf.set(realm, facts);
  }
  return facts;
}

/** The path above a provision's last level; paths of different lengths are apart. */
export function underKey(segments: readonly string[]): string {
  return `${segments.length}:${segments.slice(0, -1).join('.')}`;
}

/** The last level as a number, letters after figures; 0 where it is neither. */
export function lastValue(segments: readonly string[]): number {
  return Number.parseInt(segments[segments.length - 1] ?? '', 36) || 0;
}

function gathered({ provisions }: Realm): RealmFacts {
  const called = new Map<PartWord, number>();
  const siblings = new Map<string, Provision[]>();
  const under = new Map<string, { readonly all: Provision[]; readonly byValue: Map<number, number[]> }>();
  let [top, highest, lettered, whole, wholeBelow] = [0, 0, 0, 0, 0];
  for (const p of provisions) {
    const { segments, word } = p;
    const [first = ''] = segments;
    if (word !== undefined) called.set(word, (called.get(word) ?? 0) + 1);
    if (p.whole) whole++;
    if (p.whole && segments.length > 1) wholeBelow++;
    if (p.weak) continue;
    if (p.parent === undefined && /^[a-z]/.test(first)) lettered++;
    if (segments.length === 1) {
      top++;
      highest = Math.max(highest, p.value);
    }
    if (p.whole && segments.length === 2) added(siblings, first, p);
    const key = underKey(segments);
    const family = under.get(key) ?? { all: [], byValue: new Map<number, number[]>() };
    under.set(key, family);
    added(family.byValue, lastValue(segments), family.all.length);
    family.all.push(p);
  }
  return { called, top, highest, lettered, whole, wholeBelow, siblings, under };
}

function added<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
