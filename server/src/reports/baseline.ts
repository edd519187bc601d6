// Findings that are known: an entry for each, recognised by what it says and not by where it stands. The same matching
// serves a baseline kept in a file and the findings of an earlier revision.

import type { ResultFinding, ResultPack, Suppressed } from './result.ts';

export interface BaselineEntry {
  readonly rule: string;
  readonly path: string;
  /** What the finding was called, for people who read the file. */
  readonly title: string;
  /** Why it is left as it is; may be empty. */
  readonly reason: string;
  readonly fingerprint: string;
  readonly wordsFingerprint: string;
}

export interface Matched {
  /** The packs with known findings marked. */
  readonly packs: readonly ResultPack[];
  /** By finding: the entry that knows it. */
  readonly entryOf: ReadonlyMap<ResultFinding, BaselineEntry>;
  /** Entries that no finding answers to, in their order. */
  readonly unused: readonly BaselineEntry[];
}

export interface MatchOptions {
  readonly by: 'baseline' | 'change';
  readonly reasonOf: (entry: BaselineEntry) => string;
  /** Whether a document that was not checked in this run is there no more, so that what it held may have moved. */
  readonly isGone: (path: string) => boolean;
}

/**
 * Marks the findings that entries know. Each entry knows one finding: a second copy of known words is new. Exact
 * places go first; then the same words elsewhere in the document; then the same words in another document, below
 * the same headings first, if the document that had them was checked as well, or is gone.
 */
export function matchEntries(
  packs: readonly ResultPack[],
  entries: readonly BaselineEntry[],
  options: MatchOptions,
): Matched {
  const checked = new Set(packs.flatMap((pack) => pack.documents));
  const mayMove = (entry: BaselineEntry) => checked.has(entry.path) || options.isGone(entry.path);
  const left = new Set(entries);
  const entryOf = new Map<ResultFinding, BaselineEntry>();
  const open = packs.flatMap((pack) => pack.findings.filter(({ suppressed }) => suppressed === null));
  const absent = (of: BaselineEntry | ResultFinding) => of.wordsFingerprint === '';
  const steps: readonly {
    readonly key: (of: BaselineEntry | ResultFinding) => string | undefined;
    readonly takes: (entry: BaselineEntry) => boolean;
  }[] = [
    { key: (of) => JSON.stringify([of.path, of.fingerprint]), takes: () => true },
    {
      key: (of) => (absent(of) ? undefined : JSON.stringify([of.path, of.wordsFingerprint])),
      takes: () => true,
    },
    { key: (of) => (absent(of) ? undefined : of.fingerprint), takes: mayMove },
    { key: (of) => (absent(of) ? undefined : of.wordsFingerprint), takes: mayMove },
    // Of what is absent only the document may have another name.
    { key: (of) => of.fingerprint, takes: (entry) => absent(entry) && options.isGone(entry.path) },
  ];
  for (const { key, takes } of steps) {
    const byKey = new Map<string, BaselineEntry[]>();
    for (const entry of left) {
      const name = takes(entry) ? key(entry) : undefined;
      if (name === undefined) continue;
      const list = byKey.get(name);
      if (list === undefined) byKey.set(name, [entry]);
      else list.push(entry);
    }
    for (const lists of byKey.values()) lists.reverse();
    for (const finding of open) {
      if (entryOf.has(finding)) continue;
      const entry = byKey.get(key(finding) ?? '')?.pop();
      if (entry === undefined) continue;
      entryOf.set(finding, entry);
      left.delete(entry);
    }
  }
  const marked = (finding: ResultFinding): ResultFinding => {
    const entry = entryOf.get(finding);
    if (entry === undefined) return finding;
    const suppressed: Suppressed = { reason: options.reasonOf(entry), by: options.by };
    return { ...finding, suppressed };
  };
  return {
    packs: packs.map((pack) => ({ ...pack, findings: pack.findings.map(marked) })),
    entryOf,
    unused: [...left],
  };
}

/** The entry that would know a finding. */
export function entryFor(finding: ResultFinding, reason: string): BaselineEntry {
  const { rule, path, title, fingerprint, wordsFingerprint } = finding;
  return { rule, path, title, reason, fingerprint, wordsFingerprint };
}

/** The file: entries in a fixed order, one to a line, so that two branches that add some merge without conflict. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const order = (entry: BaselineEntry) => [entry.path, entry.rule, entry.fingerprint, entry.reason];
  const sorted = [...entries].sort((one, other) => {
    const [first, second] = [order(one), order(other)];
    const differs = first.findIndex((part, index) => part !== second[index]);
    return differs < 0 ? 0 : (first[differs] ?? '') < (second[differs] ?? '') ? -1 : 1;
  });
  const lines = sorted.map(({ path, rule, title, reason, fingerprint, wordsFingerprint }) =>
    JSON.stringify({ path, rule, title, reason, fingerprint, wordsFingerprint }),
  );
  return `{\n"version": 1,\n"entries": [\n${lines.join(',\n')}\n]\n}\n`;
}

/** Reads the file, or says what is wrong with it. */
export function readBaseline(
  text: string,
): { readonly entries: readonly BaselineEntry[] } | { readonly wrong: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { wrong: `it is no JSON (${error instanceof Error ? error.message : error})` };
  }
  const { version, entries } = (value ?? {}) as { readonly version?: unknown; readonly entries?: unknown };
  if (version !== 1) return { wrong: 'it is no baseline of version 1' };
  if (!Array.isArray(entries)) return { wrong: 'it has no list of entries' };
  const wrong = entries.findIndex((entry) => !isEntry(entry));
  if (wrong >= 0)
    return { wrong: `entry ${wrong + 1} needs path, rule, title, reason, fingerprint and wordsFingerprint` };
  return { entries: entries as readonly BaselineEntry[] };
}

function isEntry(value: unknown): value is BaselineEntry {
  const entry = (value ?? {}) as Readonly<Record<string, unknown>>;
  return ['path', 'rule', 'title', 'reason', 'fingerprint', 'wordsFingerprint'].every(
    (name) => typeof entry[name] === 'string',
  );
}
