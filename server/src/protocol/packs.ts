// The packs that the open documents belong to (by canonical URI): laid out by configuration, read from disk where a document is not
// open, checked again when something in them has changed.

import { checkPack } from '../checks/check-pack.ts';
import type { PackDocument, Problem } from '../checks/pack.ts';
import { lengthOf } from '../language/positions.ts';
import type { Library } from '../library/model.ts';
import { parseDocument } from '../markdown/document.ts';
import { modelDocument } from '../tender/document.ts';
import type { TenderDocument } from '../tender/model.ts';
import type { CheckedPack, PackFile } from './checked-pack.ts';
import type { OpenDocument } from './open-documents.ts';
import type { PackLayout, PackMember, PackReader, ReadText } from './pack-reader.ts';
import { isConfigurationName, isMarkdownName } from './uris.ts';

/**
 * Why a pack was checked: the client's own edit, a pause after edits in a large pack, or something that the client does not know of
 * (configuration, a file on disk).
 */
export type Cause = 'edit' | 'pause' | 'elsewhere';

/** In a pack of more characters than this the checks of the whole pack wait for a pause in typing; in a smaller one they take no time. */
const LARGE = 60_000;
const PAUSE_MS = 300;
/** Somebody who types without a pause sees their findings renewed this often. */
const LONGEST_WAIT_MS = 5_000;
/** Looking anew takes at most this share of the time of somebody who types without a pause. */
const SHARE = 0.02;

interface Entry {
  layout: PackLayout;
  /** Documents that are not open, as last read. */
  readonly onDisk: Map<string, ReadText>;
  readonly models: Map<string, TenderDocument>;
  readonly documents: Map<string, PackDocument>;
  checked: CheckedPack | undefined;
  stale: Cause | undefined;
  /** Since when findings on the whole pack have been carried along, and how to call off their renewal. */
  waiting: { readonly since: number; readonly cancel: () => void } | undefined;
  /** How long it took to look anew when that was last done. */
  renewalMs: number;
}

export interface PacksOptions {
  readonly reader: PackReader;
  readonly open: ReadonlyMap<string, OpenDocument>;
  /** Runs a task when the messages that are already waiting have been read (`setImmediate`). */
  readonly later: (task: () => void) => void;
  /** Runs a task after a time; the function given back calls it off. */
  readonly after: (milliseconds: number, task: () => void) => () => void;
  readonly failed: (what: string, error: unknown) => void;
  readonly checked: (pack: CheckedPack, cause: Cause) => void;
  /** No open document needs this file any more. */
  readonly released: (uri: string) => void;
}

export class Packs {
  readonly #options: PacksOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #entryOf = new Map<string, Entry>();
  /** One thing at a time: laying out and reading are asynchronous, checking is not. */
  #queue: Promise<void> = Promise.resolve();
  #layoutsAreOld = false;
  #changes = 0;
  #checkIsDue = false;

  constructor(options: PacksOptions) {
    this.#options = options;
  }

  /** An open document has been opened: resolves when its pack is known. */
  opened(uri: string): Promise<void> {
    return this.#next(`laying out the pack of ${uri}`, async () => {
      await this.#place(uri);
    });
  }

  /** The text of an open document has changed. */
  changed(uri: string): void {
    this.#changes++;
    const entry = this.#entryOf.get(uri);
    if (entry !== undefined) this.#makeStale(entry, 'edit');
  }

  /** A document is no longer open: its pack goes on with what is on disk, or ends with it. */
  closed(uri: string): Promise<void> {
    return this.#next(`closing ${uri}`, async () => {
      const entry = this.#entryOf.get(uri);
      this.#entryOf.delete(uri);
      if (entry === undefined || this.#options.open.has(uri)) return;
      await this.#read(entry, uri);
      this.#makeStale(entry, 'elsewhere');
      this.#releaseUnused();
    });
  }

  /** Files outside the editor have changed: `content` where their text has, `existence` where they came or went. */
  changedOnDisk(uris: readonly string[], what: 'content' | 'existence'): Promise<void> {
    const { reader, open } = this.#options;
    const settle = (uri: string): boolean => isConfigurationName(uri) || reader.isLibraryFile(uri);
    if (uris.some((uri) => settle(uri) || (what === 'existence' && isMarkdownName(uri))))
      return this.layOutAgain(uris);
    return this.#next('reading changed files', async () => {
      for (const entry of this.#entries.values())
        for (const uri of uris) {
          if (open.has(uri) || !entry.onDisk.has(uri)) continue;
          await this.#read(entry, uri);
          this.#makeStale(entry, 'elsewhere');
        }
    });
  }

  /** Configuration, a library or the settings have changed: every open document's pack is laid out and checked again. */
  layOutAgain(changed?: readonly string[]): Promise<void> {
    this.#options.reader.forget(changed);
    if (this.#layoutsAreOld) return this.#queue;
    this.#layoutsAreOld = true;
    return this.#next('laying out packs again', async () => {
      this.#layoutsAreOld = false;
      for (const uri of this.#options.open.keys()) await this.#place(uri);
      this.#releaseUnused();
      for (const entry of this.#entries.values()) this.#makeStale(entry, 'elsewhere');
    });
  }

  /** Whether the document's pack is known, so that {@link check} answers at once. */
  isPlaced(uri: string): boolean {
    return this.#entryOf.has(uri);
  }

  /** Resolves when everything asked for so far has been laid out and read. */
  settled(): Promise<void> {
    return this.#queue;
  }

  /** The library that holds in a folder; without one, of some open document's pack, or else in the workspace. */
  async libraryAt(folder?: string): Promise<Library> {
    const ofOpen = this.#entries.values().next().value?.layout.compiled.library;
    return folder === undefined && ofOpen !== undefined ? ofOpen : this.#options.reader.libraryAt(folder);
  }

  /** The document's pack, checked in its current state; undefined while its pack is not known. */
  check(uri: string): CheckedPack | undefined {
    const entry = this.#entryOf.get(uri);
    return entry && this.#check(entry);
  }

  /** Every pack of an open document, checked in its current state. */
  all(): readonly CheckedPack[] {
    return [...this.#entries.values()].flatMap((entry) => this.#check(entry) ?? []);
  }

  #check(entry: Entry): CheckedPack | undefined {
    if (entry.stale === undefined) return entry.checked;
    const cause = entry.stale;
    entry.stale = undefined;
    const before = entry.checked;
    const isLarge = cause === 'edit' && before !== undefined && charactersIn(entry) > LARGE;
    try {
      entry.checked = this.#checkNow(entry, isLarge ? 'carried' : 'anew');
    } catch (error) {
      this.#options.failed('checking a pack', error);
      return before;
    }
    if (isLarge) this.#renewAfterPause(entry);
    else {
      entry.waiting?.cancel();
      entry.waiting = undefined;
    }
    const { checked } = entry;
    if (before !== undefined && cause === 'elsewhere') this.#release(before.files);
    this.#options.later(() => {
      // A newer check tells what this one would have told.
      if (entry.checked === checked && checked !== undefined) this.#options.checked(checked, cause);
    });
    return checked;
  }

  #renewAfterPause(entry: Entry): void {
    const now = Date.now();
    const since = entry.waiting?.since ?? now;
    entry.waiting?.cancel();
    const longest = Math.max(LONGEST_WAIT_MS, entry.renewalMs / SHARE);
    const wait = Math.max(0, Math.min(PAUSE_MS, since + longest - now));
    const cancel = this.#options.after(wait, () => {
      entry.waiting = undefined;
      if (this.#entries.get(entry.layout.key) !== entry || entry.checked === undefined) return;
      // A change that was not looked at yet is looked at now as well.
      entry.stale = entry.stale === 'elsewhere' ? 'elsewhere' : 'pause';
      const start = Date.now();
      this.#check(entry);
      entry.renewalMs = Date.now() - start;
    });
    entry.waiting = { since, cancel };
  }

  #checkNow(entry: Entry, wholePack: 'anew' | 'carried'): CheckedPack {
    const { layout } = entry;
    const read: { member: PackMember; tender: TenderDocument; open: OpenDocument | undefined }[] = [];
    const problems: Problem[] = [];
    for (const member of layout.documents) {
      const open = this.#options.open.get(member.uri);
      const tender = this.#tender(entry, member.uri, open);
      if (tender !== undefined) read.push({ member, tender, open });
      const problem = open === undefined ? entry.onDisk.get(member.uri)?.problem : undefined;
      if (problem !== undefined) problems.push(problem);
    }
    const assembled = layout.assemble(read, problems);
    const files: PackFile[] = read.map(({ member, tender, open }) => ({
      uri: open?.uri ?? member.uri,
      markdown: tender.markdown,
      get text() {
        return tender.markdown.text;
      },
      version: open?.version ?? null,
    }));
    for (const { path, text } of assembled.otherFiles ?? []) {
      const open = this.#options.open.get(layout.uriOf(path));
      files.push({ uri: open?.uri ?? layout.uriOf(path), markdown: undefined, text, version: null });
    }
    const pack = {
      ...assembled,
      documents: assembled.documents.map((document) => sameAsBefore(entry, document)),
    };
    const result = checkPack(pack, layout.compiled, entry.checked?.snapshot.result, wholePack);
    return {
      snapshot: { pack, result, library: layout.compiled.library },
      files,
      libraryFiles: layout.libraryFiles,
      configuration: layout.configuration,
    };
  }

  #tender(entry: Entry, uri: string, open: OpenDocument | undefined): TenderDocument | undefined {
    const before = entry.models.get(uri);
    const { sections } = entry.layout.compiled;
    if (open !== undefined) {
      const markdown = open.markdown();
      if (before?.markdown === markdown) return before;
      const tender = modelDocument(markdown, sections, before);
      entry.models.set(uri, tender);
      return tender;
    }
    const text = entry.onDisk.get(uri)?.text;
    if (text === undefined) return undefined;
    if (before !== undefined && lengthOf(before.markdown) === text.length && before.markdown.text === text)
      return before;
    const tender = modelDocument(parseDocument(text), sections);
    entry.models.set(uri, tender);
    return tender;
  }

  async #place(uri: string): Promise<void> {
    if (!this.#options.open.has(uri)) return;
    const layout = await this.#options.reader.layoutFor(uri);
    let entry = this.#entries.get(layout.key);
    if (entry === undefined) {
      entry = {
        layout,
        onDisk: new Map(),
        models: new Map(),
        documents: new Map(),
        checked: undefined,
        stale: undefined,
        waiting: undefined,
        renewalMs: 0,
      };
      this.#entries.set(layout.key, entry);
    } else if (entry.layout !== layout) {
      if (entry.layout.compiled !== layout.compiled) entry.models.clear();
      entry.layout = layout;
    }
    for (const document of layout.documents)
      if (!this.#options.open.has(document.uri)) await this.#read(entry, document.uri);
    // The client may have closed the document meanwhile.
    if (this.#options.open.has(uri)) this.#entryOf.set(uri, entry);
    this.#makeStale(entry, 'elsewhere');
  }

  async #read(entry: Entry, uri: string): Promise<void> {
    const member = entry.layout.documents.find((document) => document.uri === uri);
    if (member !== undefined) entry.onDisk.set(uri, await this.#options.reader.readDocument(member));
  }

  #releaseUnused(): void {
    const used = new Set(this.#entryOf.values());
    const gone: CheckedPack[] = [];
    for (const [key, entry] of this.#entries) {
      if (used.has(entry)) continue;
      this.#entries.delete(key);
      if (entry.checked !== undefined) gone.push(entry.checked);
    }
    for (const checked of gone) this.#release(checked.files);
  }

  /** Files that a pack no longer has are released, unless another pack has them. */
  #release(files: readonly PackFile[]): void {
    const kept = new Set<string>();
    for (const { layout, checked } of this.#entries.values()) {
      for (const { uri } of checked?.files ?? []) kept.add(uri);
      // A pack that was just laid out will say something of its documents when it has been checked.
      for (const { uri } of layout.documents) kept.add(this.#options.open.get(uri)?.uri ?? uri);
    }
    for (const { uri } of files) if (!kept.has(uri)) this.#options.released(uri);
  }

  #makeStale(entry: Entry, cause: Cause): void {
    entry.stale = entry.stale === 'elsewhere' ? 'elsewhere' : cause;
    if (this.#checkIsDue) return;
    this.#checkIsDue = true;
    this.#checkWhenQuiet(-1);
  }

  // Each message is handled in a turn of its own, and a task asked for in one turn comes before the next message. Only
  // when a whole turn has passed without a further change have all changes been applied that were already waiting.
  #checkWhenQuiet(seen: number): void {
    this.#options.later(() => {
      if (this.#changes !== seen) {
        this.#checkWhenQuiet(this.#changes);
        return;
      }
      this.#checkIsDue = false;
      for (const entry of this.#entries.values()) this.#check(entry);
    });
  }

  #next(what: string, step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(step).catch((error: unknown) => this.#options.failed(what, error));
    return this.#queue;
  }
}

function charactersIn({ models }: Entry): number {
  let characters = 0;
  for (const { markdown } of models.values()) characters += lengthOf(markdown);
  return characters;
}

/** A document as it was at the check before, if it is the same: checks keep what they know of it by its identity. */
function sameAsBefore(entry: Entry, document: PackDocument): PackDocument {
  const before = entry.documents.get(document.path);
  const isSame = before?.tender === document.tender && before.kind === document.kind;
  if (!isSame) entry.documents.set(document.path, document);
  return isSame ? before : document;
}
