// Random edits of hostile documents, each compared with a parse from scratch; a failure is made as small as it can be.

import type { MarkdownDocument, TextEdit } from '../../../server/src/markdown/blocks.ts';
import { editDocument, parseDocument } from '../../../server/src/markdown/document.ts';
import { applied, hostileDocument, hostileEdit, type Random, randomFrom } from './hostile-text.ts';
import { differenceFromWholeParse, differenceOfDocuments } from './oracle.ts';

/** Something that went wrong, and the least that shows it. */
export interface Mismatch {
  readonly seed: number;
  readonly what: string;
  readonly text: string;
  readonly edit: TextEdit | undefined;
}

/** How long a document is worked on, in edits, before the next one is made. */
const EDITS_PER_DOCUMENT = 40;
const LONGEST_DOCUMENT = 1500;

/** Makes `edits` edits from `seed` on. Every `wholeEvery`-th result is also compared with one parse of the whole document. */
export function fuzz(
  seed: number,
  edits: number,
  wholeEvery: number,
  onProgress: (done: number) => void = () => {},
): Mismatch[] {
  const found: Mismatch[] = [];
  for (let done = 0, n = 0; done < edits; n++) {
    const documentSeed = seed + n * 7919;
    const random = randomFrom(documentSeed);
    const count = Math.min(EDITS_PER_DOCUMENT, edits - done);
    const mismatch = editRandomly(documentSeed, random, hostileDocument(random), count, wholeEvery);
    if (mismatch) found.push(mismatch);
    done += count;
    onProgress(done);
    if (found.length >= 20) break;
  }
  return found;
}

/** Makes random edits of one text until something is wrong. */
export function editRandomly(
  seed: number,
  random: Random,
  start: string,
  edits: number,
  wholeEvery: number,
  longest = LONGEST_DOCUMENT,
): Mismatch | undefined {
  let text = start;
  let document = parseDocument(text);
  for (let i = 0; i < edits; i++) {
    const edit = hostileEdit(random, text, longest);
    const before = text;
    text = applied(text, edit);
    const wrong = wrongAfterEdit(document, edit, text);
    if (typeof wrong === 'string') return { seed, what: wrong, ...smallest(before, edit, wrongEdit) };
    document = wrong;
    if (i % wholeEvery !== wholeEvery - 1) continue;
    const difference = wrongText(text);
    if (difference) return { seed, what: difference, text: smallestText(text), edit: undefined };
  }
  return undefined;
}

/** The edited document, or what is wrong with it. */
function wrongAfterEdit(document: MarkdownDocument, edit: TextEdit, text: string): MarkdownDocument | string {
  try {
    const result = editDocument(document, edit);
    const difference = differenceOfDocuments(parseDocument(text), result.document);
    if (difference) return difference;
    const { chunks } = result.document;
    const same =
      chunks.length === document.chunks.length - result.removed + result.added &&
      chunks.every((chunk, i) => {
        if (i < result.from) return chunk === document.chunks[i];
        return i < result.from + result.added || chunk === document.chunks[i - result.added + result.removed];
      });
    return same ? result.document : 'chunks outside the replaced stretch are not the same objects';
  } catch (error) {
    return String(error);
  }
}

function wrongEdit(text: string, edit: TextEdit): boolean {
  return typeof wrongAfterEdit(parseDocument(text), edit, applied(text, edit)) === 'string';
}

function wrongText(text: string): string | undefined {
  try {
    return differenceFromWholeParse(parseDocument(text));
  } catch (error) {
    return String(error);
  }
}

/** Takes out of the text around an edit whatever the failure does not need. */
function smallest(
  text: string,
  edit: TextEdit,
  fails: (text: string, edit: TextEdit) => boolean,
): { text: string; edit: TextEdit } {
  if (!fails(text, edit)) return { text, edit };
  let current = { text, edit };
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let at = 0; at < current.text.length; ) {
      const to = Math.min(current.text.length, at + size);
      const { edit: e } = current;
      const smaller = {
        text: current.text.slice(0, at) + current.text.slice(to),
        edit: { start: without(e.start, at, to), end: without(e.end, at, to), text: e.text },
      };
      if (fails(smaller.text, smaller.edit)) current = smaller;
      else at = to;
    }
  }
  for (let at = 0; at < current.edit.text.length; ) {
    const inserted = current.edit.text.slice(0, at) + current.edit.text.slice(at + 1);
    const smaller = { text: current.text, edit: { ...current.edit, text: inserted } };
    if (fails(smaller.text, smaller.edit)) current = smaller;
    else at++;
  }
  return current;
}

/** Where `at` is after the characters from `from` to `to` are gone. */
function without(at: number, from: number, to: number): number {
  return at <= from ? at : at >= to ? at - (to - from) : from;
}

function smallestText(text: string): string {
  const nowhere = { start: 0, end: 0, text: '' };
  return smallest(text, nowhere, (smaller) => wrongText(smaller) !== undefined).text;
}
