// The nearest word of a list to one that was mistyped, for "did you mean". Nothing is proposed that is not
// clearly near.

const longest = 60;

/** The option nearest to `word`, if it differs by no more than a third of its letters; case is ignored. */
export function nearest(word: string, options: readonly string[]): string | undefined {
  if (word.length === 0 || word.length > longest) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const option of options) {
    if (Math.abs(option.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), option.toLowerCase());
    if (distance < bestDistance) {
      best = option;
      bestDistance = distance;
    }
  }
  return best ?? options.find((option) => sameParts(word, option));
}

/** `lighttouch`, `light_touch` and `Light Touch` are all `light-touch`. */
function sameParts(word: string, option: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '');
  return bare(word) === bare(option);
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
