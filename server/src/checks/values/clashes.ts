// Values that should be one: what is stated of the same thing across a pack, and which statements stand against the rest.

export interface Clash<T> {
  /** States another value than most do; where no value prevails, each of them. */
  readonly odd: T;
  /** One statement of each other value, those that most agree on first. */
  readonly against: readonly T[];
  /**
   * No value prevails, and this one was stated first: the others are told of as contradicting it, and this place only points to
   * them, so that one defect is not counted twice.
   */
  readonly isFirstOfTie: boolean;
}

/** More different values than these are a series (a date for each site), not a contradiction. */
const MOST_VALUES = 2;

/**
 * The statements of each key that contradict others of the same key. `keyOf` says what a value is of, undefined for nothing
 * that can be compared; `isSame` holds for two values that agree, and is to be an equivalence as nearly as rounding allows.
 */
export function clashes<T>(
  values: readonly T[],
  keyOf: (value: T) => string | undefined,
  isSame: (a: T, b: T) => boolean,
): readonly Clash<T>[] {
  const byKey = new Map<string, T[][]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    let groups = byKey.get(key);
    if (groups === undefined) {
      groups = [];
      byKey.set(key, groups);
    }
    const group = groups.find(([first]) => first !== undefined && isSame(first, value));
    if (group) group.push(value);
    else groups.push([value]);
  }
  const found: Clash<T>[] = [];
  for (const groups of byKey.values()) {
    if (groups.length < 2 || groups.length > MOST_VALUES + 1) continue;
    const sorted = [...groups].sort((a, b) => b.length - a.length);
    const most = (sorted[0] as T[]).length;
    const prevails = (sorted[1] as T[]).length < most;
    // Three values of which none prevails are a series as well.
    if (groups.length > MOST_VALUES && !prevails) continue;
    for (const group of sorted) {
      if (prevails && group === sorted[0]) continue;
      for (const odd of group)
        found.push({
          odd,
          against: sorted.filter((other) => other !== group).map((other) => other[0] as T),
          isFirstOfTie: !prevails && group === groups[0],
        });
    }
  }
  return found;
}
