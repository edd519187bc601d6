// The documents a client has open: their text as the client says it is, and their Markdown, kept in step edit by
// edit. Positions become offsets here, once, when a change arrives.

import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rangeOf } from '../language/positions.ts';
import type { MarkdownDocument, TextEdit } from '../markdown/blocks.ts';
import { editDocument, parseDocument } from '../markdown/document.ts';

/** How a document is read: as a tender, or as a configuration or library file beside it. */
export type DocumentRole = 'tender' | 'settings-file';

/**
 * One open document. Its text is a TextDocument. Where a tender is edited a character at a time, the Markdown's own lines
 * turn the position into an offset, and the TextDocument, which copies the whole text for each change, follows when the
 * text is asked for.
 */
export class OpenDocument {
  readonly uri: string;
  readonly role: DocumentRole;
  #text: TextDocument;
  #version: number;
  #markdown: MarkdownDocument | undefined;
  /** Edits that the Markdown has not seen yet, in order. */
  #pending: TextEdit[] = [];
  /** Changes that the text has not seen yet, in order; the Markdown has. */
  #behind: TextDocumentContentChangeEvent[] = [];

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.role = roleOf(uri, languageId);
    this.#version = version;
    this.#text = TextDocument.create(uri, languageId, version, text);
  }

  get version(): number {
    return this.#version;
  }

  get text(): string {
    return this.textDocument.getText();
  }

  /** The text with its line starts, as the client counts them. */
  get textDocument(): TextDocument {
    if (this.#behind.length > 0) {
      this.#text =
        this.#behind.length <= replayedAtMost
          ? TextDocument.update(this.#text, this.#behind, this.#version)
          : TextDocument.create(this.uri, this.#text.languageId, this.#version, this.markdown().text);
      this.#behind = [];
    } else if (this.#text.version !== this.#version) {
      this.#text = TextDocument.update(this.#text, [], this.#version);
    }
    return this.#text;
  }

  /** Applies the changes of one notification, in order. */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.#version = version;
    if (this.#markdown !== undefined && changes.length <= smallAtMost && changes.every(isSmall)) {
      for (const change of changes) this.#changeMarkdown(change);
      return;
    }
    for (const change of changes) {
      const before = this.textDocument;
      if ('range' in change && change.range !== undefined) {
        const a = before.offsetAt(change.range.start);
        const b = before.offsetAt(change.range.end);
        this.#remember({ start: Math.min(a, b), end: Math.max(a, b), text: change.text });
      } else {
        this.#remember(wholeTextEdit(before.getText(), change.text));
      }
      this.#text = TextDocument.update(before, [change], version);
    }
  }

  #changeMarkdown(change: TextDocumentContentChangeEvent): void {
    if (!('range' in change) || change.range === undefined) return;
    const { start, end } = rangeOf(this.markdown(), change.range);
    this.#remember({ start, end, text: change.text });
    this.#behind.push(change);
  }

  /** The Markdown of the current text; parses only what the edits since the last call can have changed. */
  markdown(): MarkdownDocument {
    const edits = this.#pending;
    this.#pending = [];
    this.#markdown =
      this.#markdown === undefined
        ? parseDocument(this.text)
        : edits.reduce((markdown, edit) => editDocument(markdown, edit).document, this.#markdown);
    return this.#markdown;
  }

  #remember(edit: TextEdit): void {
    if (this.#markdown === undefined) return;
    const last = this.#pending.at(-1);
    const joined = last && joinedEdit(last, edit);
    if (joined !== undefined) this.#pending[this.#pending.length - 1] = joined;
    else this.#pending.push(edit);
    if (this.#pending.length > pendingAtMost) {
      // Many scattered edits (replace all): one pass over the stretch they cover is cheaper than one for each.
      const covering = coveringEdit(this.#markdown.text, this.#pending);
      this.#pending = [covering];
    }
  }
}

const pendingAtMost = 64;
/** More changes than this in one notification go through the text. */
const smallAtMost = 8;
/** More changes than this are not made again one by one. */
const replayedAtMost = 4;

/** Whether a change is one of a stretch, at a position that is one. */
function isSmall(change: TextDocumentContentChangeEvent): boolean {
  if (!('range' in change) || change.range === undefined) return false;
  const { start, end } = change.range;
  return [start.line, start.character, end.line, end.character].every(Number.isSafeInteger);
}

/** Two edits as one where the second touches what the first inserted. */
export function joinedEdit(first: TextEdit, second: TextEdit): TextEdit | undefined {
  const firstEnd = first.start + first.text.length;
  if (second.end < first.start || second.start > firstEnd) return undefined;
  const kept = first.text.slice(0, Math.max(0, second.start - first.start));
  const rest = first.text.slice(Math.max(0, second.end - first.start));
  return {
    start: Math.min(first.start, second.start),
    end: first.end + Math.max(0, second.end - firstEnd),
    text: kept + second.text + rest,
  };
}

/** Edits made one after the other to a text, as one edit of it over the stretch they cover. */
export function coveringEdit(text: string, edits: readonly TextEdit[]): TextEdit {
  let start = text.length;
  let untouched = text.length;
  let length = text.length;
  for (const edit of edits) {
    start = Math.min(start, edit.start);
    untouched = Math.min(untouched, length - edit.end);
    length += edit.text.length - (edit.end - edit.start);
  }
  untouched = Math.max(0, Math.min(untouched, text.length - start, length - start));
  let stretch = text.slice(start, text.length - untouched);
  for (const edit of edits)
    stretch = stretch.slice(0, edit.start - start) + edit.text + stretch.slice(edit.end - start);
  return { start, end: text.length - untouched, text: stretch };
}

/** The smallest edit that makes one text the other, as far as equal beginnings and ends show it. */
export function wholeTextEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

function roleOf(uri: string, languageId: string): DocumentRole {
  return /^ya?ml$/i.test(languageId) || /\.ya?ml$/i.test(uri) ? 'settings-file' : 'tender';
}
