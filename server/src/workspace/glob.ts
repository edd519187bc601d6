// Globs of tenderlint.yml: `*` and `?` within a name, `**` for any folders, `{a,b}` for either. Matching takes
// time in proportion to pattern times path, whatever stands in the pattern.

export type PathTest = (path: string) => boolean;

const mostAlternatives = 64;

/** Whether a text means more than one path. */
export function isGlob(text: string): boolean {
  return /[*?{]/.test(text);
}

/** Tests paths relative to the folder the pattern counts from. */
export function globTest(pattern: string): PathTest {
  const ways = alternatives(pattern).map((way) => segments(way));
  return (path) => {
    const names = segments(path);
    return ways.some((way) => matchSegments(way, names));
  };
}

/**
 * Tests for paths that are left out: a pattern that names a folder takes all beneath it, and one without a
 * slash matches at any depth, as in .gitignore.
 */
export function ignoreTest(patterns: readonly string[]): PathTest {
  const ways = patterns.flatMap((pattern) =>
    alternatives(pattern).map((way) => {
      const names = segments(way);
      return names.length === 1 ? ['**', ...names] : names;
    }),
  );
  return (path) => {
    const names = segments(path);
    return ways.some((way) => names.some((_, end) => matchSegments(way, names.slice(0, end + 1))));
  };
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

/** Dynamic programming over the parts: one row of "the pattern so far can end here" per part of the pattern. */
function matchSegments(way: readonly string[], names: readonly string[]): boolean {
  let open = new Set([0]);
  for (const part of way) {
    const next = new Set<number>();
    if (part === '**') for (let end = Math.min(...open); end <= names.length; end++) next.add(end);
    else for (const at of open) if (at < names.length && matchName(part, names[at] ?? '')) next.add(at + 1);
    open = next;
    if (open.size === 0) return false;
  }
  return open.has(names.length);
}

/** Greedy: only the last star is ever taken back. */
function matchName(part: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let starAt = 0;
  while (n < name.length) {
    if (p < part.length && part[p] === '*') {
      star = p++;
      starAt = n;
    } else if (p < part.length && (part[p] === '?' || part[p] === name[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++starAt;
    } else return false;
  }
  while (part[p] === '*') p++;
  return p === part.length;
}

/** `{a,b}/c` → `a/c`, `b/c`; beyond the budget the braces stand for themselves. */
function alternatives(pattern: string): readonly string[] {
  let ways = [pattern];
  for (;;) {
    const next = ways.flatMap((way) => {
      const found = /\{([^{}]*)\}/.exec(way);
      if (found === null || !found[1]?.includes(',')) return [way];
      return found[1]
        .split(',')
        .map((choice) => way.slice(0, found.index) + choice + way.slice(found.index + found[0].length));
    });
    if (next.length > mostAlternatives) return ways;
    if (next.length === ways.length) return next;
    ways = next;
  }
}
