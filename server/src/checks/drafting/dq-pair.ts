// DQ-PAIR: a bracket or quotation mark without its partner.

import { marksIn, placeOf } from '../../tender/facts/found.ts';
import { BRACKET, mentionsOf, QUOTATION } from '../../tender/mentions.ts';
import type { ChunkModel, Statement } from '../../tender/model.ts';
import { type InChunk, inPack, keptPerChunk } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

/** Text that is no prose, or too long to be a paragraph. */
const LONGEST = 5000;

const reader = keptPerChunk((model: ChunkModel): readonly InChunk<string>[] => {
  if (!/[()[\]“”"]/.test(model.chunk.text)) return [];
  const mentions = mentionsOf(model);
  if (!mentions.any(BRACKET) && !mentions.any(QUOTATION)) return [];
  // A bracket may open in one sentence and close in another of the same paragraph: the group is the unit.
  const groups = new Map<number, { statement: Statement; index: number }[]>();
  model.statements.forEach((statement, index) => {
    const group = groups.get(statement.group);
    if (group) group.push({ statement, index });
    else groups.set(statement.group, [{ statement, index }]);
  });
  return [...groups.values()].flatMap(unpaired);
});

interface Open {
  readonly mark: string;
  readonly statement: Statement;
  readonly index: number;
  readonly at: number;
}

const partner: Readonly<Record<string, string>> = { ')': '(', ']': '[', '”': '“' };
const openers: ReadonlySet<string> = new Set(['(', '[', '“']);

/** `(`, `)`, `[`, `]`, `“`, `”`, `"`. */
function isMark(code: number): boolean {
  return (
    code === 40 ||
    code === 41 ||
    code === 91 ||
    code === 93 ||
    code === 0x201c ||
    code === 0x201d ||
    code === 34
  );
}

function unpaired(
  group: readonly { readonly statement: Statement; readonly index: number }[],
): readonly InChunk<string>[] {
  const length = group.reduce((sum, { statement }) => sum + statement.text.length, 0);
  if (length > LONGEST || group.some(({ statement }) => statement.place === 'quote')) return [];
  const open: Open[] = [];
  const loose: Open[] = [];
  const straight: Open[] = [];
  for (const { statement, index } of group) {
    const { text } = statement;
    if (!/[()[\]“”"]/.test(text)) continue;
    for (let at = 0; at < text.length; at++) {
      if (!isMark(text.charCodeAt(at)) || isAside(statement, at)) continue;
      const mark = text.charAt(at);
      const place = { mark, statement, index, at };
      if (mark === '"') {
        // Inches and seconds.
        if (!/\d/.test(text.charAt(at - 1)) || straight.length % 2 === 1) straight.push(place);
      } else if (openers.has(mark)) {
        open.push(place);
      } else {
        const last = open.findLastIndex((other) => other.mark === partner[mark]);
        if (last >= 0) open.splice(last, 1);
        else if (mark === '”' && /\d/.test(text.charAt(at - 1))) continue;
        else if (!isListMark(text, at, mark) && !closesAbove(statement, mark)) loose.push(place);
      }
    }
  }
  const ends = (group.at(-1) as (typeof group)[number]).statement.text;
  const left = open.filter(
    ({ mark }) =>
      // The partner may stand at the end of the list that the paragraph opens; a quotation may go on.
      !/[:;,–—-]$|\b(?:and|or)$/.test(ends) && !(mark === '“' && opensQuotation(ends, open)),
  );
  // “ and " in one pair are a matter of taste.
  const isMixed =
    straight.length % 2 === 1 && [...left, ...loose].some(({ mark }) => mark === '“' || mark === '”');
  const odd = straight.length % 2 === 1 && !isMixed && !/[:;,]$/.test(ends) ? straight.slice(-1) : [];
  const single = [...left, ...loose].filter(({ mark }) => !isMixed || (mark !== '“' && mark !== '”'));
  return [...single, ...odd].map(({ mark, statement, index, at }) => ({
    range: placeOf(statement, at, at + 1),
    statement: index,
    value: mark,
  }));
}

/** In code, in a link's address, a smiley, an interval. */
function isAside(statement: Statement, at: number): boolean {
  const { text, runStart } = statement;
  if (
    /[:;]-?$/.test(text.slice(Math.max(0, at - 2), at)) &&
    !/\s/.test(text.charAt(at - 1)) &&
    text.charAt(at) === ')'
  )
    return /(?:^|\s)[:;]-?$/.test(text.slice(Math.max(0, at - 3), at));
  if (
    /[([][ \u00a0]?[\d.]{1,6}[ \u00a0]?,[ \u00a0][\d∞.]{1,6}$/.test(text.slice(Math.max(0, at - 18), at)) &&
    /[)\]]/.test(text.charAt(at))
  )
    return true;
  if (/^\[[ \u00a0]?[\d.]{1,6}[ \u00a0]?,[ \u00a0]?[\d.∞]{1,6}[)\]]/.test(text.slice(at, at + 20)))
    return true;
  return marksIn(statement, 'code').some((mark) => at + runStart >= mark.start && at + runStart < mark.end);
}

/** "a) one", "… (b) two; 3) three": the mark of an item, not the end of a bracket. */
function isListMark(text: string, at: number, mark: string): boolean {
  if (mark !== ')') return false;
  const before = text.slice(Math.max(0, at - 12), at);
  if (/(?:^|[\s(])(?:[a-z]|[ivx]{2,5}|[A-Z])$/.test(before)) return true;
  return /(?:^|[;:,.–—(|-][\s]{0,2}|\b(?:and|or)\s)(?:\d{1,3}|[a-z]{1,2}|[A-Z]|\d{1,2}[a-z]|\d{1,2}(?:\.\d{1,2}){1,4})$/i.test(
    before,
  );
}

/** The bracket was opened in the words the statement hangs from. */
function closesAbove(statement: Statement, mark: string): boolean {
  const opener = partner[mark] ?? '';
  return statement.leadIns.some(({ text }) => count(text, opener) > count(text, mark));
}

function count(text: string, mark: string): number {
  let found = 0;
  for (const character of text) if (character === mark) found++;
  return found;
}

/** A quotation of several paragraphs has a mark at the head of each and one at the end of the last. */
function opensQuotation(ends: string, open: readonly Open[]): boolean {
  return open.every(({ at, mark }) => mark !== '“' || at === 0) && !ends.includes('”');
}

const names: Readonly<Record<string, string>> = {
  '(': 'opening bracket',
  ')': 'closing bracket',
  '[': 'opening square bracket',
  ']': 'closing square bracket',
  '“': 'opening quotation mark',
  '”': 'closing quotation mark',
  '"': 'quotation mark',
};

export const pair: DraftingCheck = {
  id: 'DQ-PAIR',
  find: ({ view }) =>
    inPack(view, reader).map(({ document, range, statement, value }) => ({
      document,
      range,
      match: statement?.text ?? value,
      words: { mark: names[value] ?? 'mark' },
      because: [`No partner of “${value}” was found in the paragraph.`],
    })),
};
