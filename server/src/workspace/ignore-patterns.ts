// The patterns of .gitignore, as git reads them. Matching takes time in proportion to pattern times path, whatever
// stands in the pattern.

export interface IgnorePattern {
  /** What a match says: leave out, or (`!`) take in again. */
  readonly says: 'out' | 'in';
  readonly folderOnly: boolean;
  /** Parts of the path from the folder of the file; `**` stands for any number of folders. */
  readonly parts: readonly ('**' | readonly Token[])[];
}
type Token =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'any' | 'star' }
  | {
      readonly kind: 'class';
      readonly negated: boolean;
      readonly ranges: readonly (readonly [string, string])[];
    };

/** Reads the lines of an ignore file; what stands for nothing is left out. */
export function readIgnorePatterns(text: string): readonly IgnorePattern[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line) => readLine(line) ?? []);
}

function readLine(line: string): IgnorePattern | undefined {
  let pattern = withoutTrailingSpaces(line);
  if (pattern === '' || pattern.startsWith('#')) return undefined;
  const says = pattern.startsWith('!') ? 'in' : 'out';
  if (says === 'in') pattern = pattern.slice(1);
  const folderOnly = pattern.endsWith('/');
  if (folderOnly) pattern = pattern.slice(0, -1);
  const isAnchored = pattern.includes('/');
  if (pattern.startsWith('/')) pattern = pattern.slice(1);
  if (pattern === '') return undefined;
  const parts: ('**' | readonly Token[])[] = [];
  for (const part of partsOf(pattern)) {
    const tokens = part === '**' ? part : tokensOf(part);
    if (tokens === undefined) return undefined;
    if (tokens !== '**' || parts.at(-1) !== '**') parts.push(tokens);
  }
  if (!isAnchored) parts.unshift('**');
  // At the end it stands for what is inside, not for the folder.
  else if (parts.at(-1) === '**') parts.push([{ kind: 'star' }]);
  return { says, folderOnly, parts };
}

/** Cut at slashes, but not at those within brackets: to git these are part of a class, if one that matches nothing. */
function partsOf(pattern: string): readonly string[] {
  const letters = [...pattern];
  const parts = [''];
  const add = (from: number, to: number) => {
    parts[parts.length - 1] += letters.slice(from, to + 1).join('');
  };
  for (let at = 0; at < letters.length; at += 1) {
    if (letters[at] === '/') {
      parts.push('');
      continue;
    }
    const end = letters[at] === '\\' ? at + 1 : letters[at] === '[' ? (classAt(letters, at)?.end ?? at) : at;
    add(at, end);
    at = end;
  }
  return parts;
}

function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') end -= 1;
  if (end === line.length) return line;
  let slashes = 0;
  while (slashes < end && line[end - 1 - slashes] === '\\') slashes += 1;
  return line.slice(0, slashes % 2 === 1 ? end + 1 : end);
}

/** Undefined for a part that can match nothing: a backslash at the end, a bracket that is not closed. */
function tokensOf(part: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const letters = [...part];
  for (let at = 0; at < letters.length; at += 1) {
    const character = letters[at] as string;
    if (character === '\\') {
      at += 1;
      if (at === letters.length) return undefined;
      tokens.push({ kind: 'character', character: letters[at] as string });
    } else if (character === '*') {
      if (tokens.at(-1)?.kind !== 'star') tokens.push({ kind: 'star' });
    } else if (character === '?') tokens.push({ kind: 'any' });
    else if (character === '[') {
      const read = classAt(letters, at);
      if (read === undefined) return undefined;
      tokens.push(read.token);
      at = read.end;
    } else tokens.push({ kind: 'character', character });
  }
  return tokens;
}

/** `[a-z]`, `[!abc]`, `[[:digit:]]`; a bracket that stands first belongs to the class. */
function classAt(
  letters: readonly string[],
  start: number,
): { readonly token: Token; readonly end: number } | undefined {
  let at = start + 1;
  const negated = letters[at] === '!' || letters[at] === '^';
  if (negated) at += 1;
  const ranges: (readonly [string, string])[] = [];
  const first = at;
  for (; at < letters.length; at += 1) {
    const character = letters[at] as string;
    if (character === ']' && at > first) return { token: { kind: 'class', negated, ranges }, end: at };
    if (character === '[' && letters[at + 1] === ':') {
      const close = letters.indexOf(']', at + 2);
      // Without the end of a name the bracket is a character like any other.
      if (close > at + 2 && letters[close - 1] === ':') {
        const members = namedClasses[letters.slice(at + 2, close - 1).join('')];
        if (members === undefined) return undefined;
        ranges.push(...members);
        at = close;
        continue;
      }
    }
    const from = character === '\\' ? letters[++at] : character;
    if (from === undefined) return undefined;
    if (letters[at + 1] === '-' && letters[at + 2] !== undefined && letters[at + 2] !== ']') {
      at += 2;
      const to = letters[at] === '\\' ? letters[++at] : letters[at];
      if (to === undefined) return undefined;
      ranges.push([from, to]);
    } else ranges.push([from, from]);
  }
  return undefined;
}

const namedClasses: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  digit: [['0', '9']],
  lower: [['a', 'z']],
  upper: [['A', 'Z']],
  alpha: [
    ['a', 'z'],
    ['A', 'Z'],
  ],
  alnum: [
    ['0', '9'],
    ['a', 'z'],
    ['A', 'Z'],
  ],
  xdigit: [
    ['0', '9'],
    ['a', 'f'],
    ['A', 'F'],
  ],
  space: [
    [' ', ' '],
    ['\t', '\r'],
  ],
  blank: [
    [' ', ' '],
    ['\t', '\t'],
  ],
  punct: [
    ['!', '/'],
    [':', '@'],
    ['[', '`'],
    ['{', '~'],
  ],
};

/** What the last pattern that matches says of a path; undefined where none does. */
export function verdict(
  patterns: readonly IgnorePattern[],
  path: string,
  kind: 'file' | 'folder',
): IgnorePattern['says'] | undefined {
  const names = path.split('/').map((name) => [...name]);
  return patterns.findLast(
    (pattern) => (!pattern.folderOnly || kind === 'folder') && matchesParts(pattern.parts, names),
  )?.says;
}

/** One row of "the pattern so far can end here" for each part of the pattern. */
function matchesParts(parts: IgnorePattern['parts'], names: readonly (readonly string[])[]): boolean {
  let open = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    if (part === '**') for (let end = Math.min(...open); end <= names.length; end += 1) next.add(end);
    else
      for (const at of open) {
        const name = names[at];
        if (name !== undefined && matchesName(part, name)) next.add(at + 1);
      }
    open = next;
    if (open.size === 0) return false;
  }
  return open.has(names.length);
}

/** Greedy: only the last star is ever taken back. */
function matchesName(tokens: readonly Token[], name: readonly string[]): boolean {
  let t = 0;
  let n = 0;
  let star = -1;
  let starAt = 0;
  while (n < name.length) {
    const token = tokens[t];
    if (token?.kind === 'star') {
      star = t++;
      starAt = n;
    } else if (token !== undefined && matchesCharacter(token, name[n] as string)) {
      t += 1;
      n += 1;
    } else if (star >= 0) {
      t = star + 1;
      n = ++starAt;
    } else return false;
  }
  while (tokens[t]?.kind === 'star') t += 1;
  return t === tokens.length;
}

function matchesCharacter(token: Token, character: string): boolean {
  switch (token.kind) {
    case 'character':
      return token.character === character;
    case 'class':
      return token.ranges.some(([from, to]) => from <= character && character <= to) !== token.negated;
    default:
      return true;
  }
}
