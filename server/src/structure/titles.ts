// Titles compared as a lawyer reads them: case, "&", punctuation and small words do not count.

const small = new Set(['the', 'a', 'an', 'of', 'for', 'to', 'and', 'in', 'on', 'or', 'by', 'with', 'under']);

/** The words of a title that carry it, in order. */
export function titleWords(title: string): readonly string[] {
  const words = title
    .toLowerCase()
    .replace(/&/g, ' and ')
    .match(/[\p{L}\p{N}]+/gu);
  const carrying = (words ?? []).filter((word) => !small.has(word)).map(withoutPlural);
  return carrying.length > 0 ? carrying : (words ?? []);
}

function withoutPlural(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** One text for a title, for maps. */
export function titleKey(title: string): string {
  return titleWords(title).join(' ');
}

/** Whether two titles may name the same thing: equal, or one a shortened form of the other. */
export function sameTitle(a: string, b: string): boolean {
  const one = titleWords(a);
  const other = titleWords(b);
  if (one.length === 0 || other.length === 0) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const rest = new Set(long);
  const shared = short.filter((word) => rest.has(word) || [...rest].some((w) => isBeginning(w, word)));
  return shared.length === short.length || shared.length * 3 >= long.length * 2;
}

function isBeginning(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short);
}

/** GitHub's way to make an address of a heading: lower case, spaces to hyphens, other marks left out. */
export function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}
