// DQ-REVIEW: remarks to colleagues and changes under review, which must not go out with the documents.

import type { Block, Range } from '../../markdown/blocks.ts';
import { placeOf } from '../../tender/facts/found.ts';
import { mention, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { isHistory } from '../values/context.ts';
import { type InChunk, inPack, keptPerChunk } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

const reader = keptPerChunk((model: ChunkModel): readonly InChunk<string>[] => {
  const { text } = model.chunk;
  const found: InChunk<string>[] = [];
  const add = (range: Range, statement: number, value: string) => {
    if (!found.some((other) => range.start < other.range.end && range.end > other.range.start))
      found.push({ range, statement, value });
  };
  const code: Range[] = [];
  if (/<!--|```|~~~|^ {4}/m.test(text))
    walk(model.chunk.blocks, (block) => {
      if (block.kind === 'code') code.push(block);
      if (block.kind === 'comment' && isRemark(block.text)) add(block, -1, 'a comment');
    });
  if (text.includes('<!--') || /\{[+\-~=>]{2}/.test(text)) {
    for (const match of text.matchAll(inlineComment))
      if (isRemark(match[1] ?? '') && !isWithin(match.index, code))
        add({ start: match.index, end: match.index + match[0].length }, -1, 'a comment');
    for (const match of text.matchAll(criticMarkup))
      if (!isWithin(match.index, code))
        add(
          { start: match.index, end: match.index + match[0].length },
          -1,
          kinds[match[0].slice(0, 3)] ?? 'a change',
        );
  }
  const mentions = mentionsOf(model);
  if (mentions.any(internalWord) && mayBeInternal.test(text))
    model.statements.forEach((statement, index) => {
      if (!mentions.in(index, internalWord)) return;
      if (statement.place === 'quote' || statement.text.length > MOST || isHistory(statement)) return;
      const match = internal.exec(statement.text);
      if (match)
        add(
          placeOf(statement, match.index, match.index + match[0].length),
          index,
          'a mark of an internal paper',
        );
    });
  return found;
});
const MOST = 300;

const inlineComment = /<!--([\s\S]{0,2000}?)-->/g;
const criticMarkup =
  /\{\+\+[^{}]{1,800}?\+\+\}|\{--[^{}]{1,800}?--\}|\{~~[^{}]{1,800}?~~\}|\{==[^{}]{1,800}?==\}|\{>>[^{}]{1,800}?<<\}/g;
const kinds: Readonly<Record<string, string>> = {
  '{++': 'an insertion under review',
  '{--': 'a deletion under review',
  '{~~': 'a change under review',
  '{==': 'a marked passage',
  '{>>': 'a comment',
};
/** One word of each of those below. */
const internalWord = mention(
  /^(?:internal|publication|circulation|distribution|release|issue|delete|remove|privileged|draft|comment|commented)$/,
);
const mayBeInternal = /internal|not for|draft|delete|remove|privileged|Comment/i;
const internal =
  /\b(?:for internal use(?: only)?|internal use only|internal (?:draft|working) (?:document|paper|draft)|not for (?:publication|circulation|distribution|release|issue)|(?:delete|remove) (?:this )?(?:\w+ ){0,3}before (?:issue|issuing|publication|publishing|release)|legally privileged|privileged and confidential|draft[ –—-]+(?:not for \w+|for (?:comment|review|discussion|approval)))\b|^Comment(?:ed)? \[[A-Z]{1,4}\d{1,3}\]/i;

/** Prose for a reader: marks for tools, and for lists that would run together, are none. */
function isRemark(comment: string): boolean {
  const text = comment.trim();
  if (
    /^(?:tenderlint|prettier|markdownlint|vale|cspell|spell|eslint|lint|toc|\/?toc|textlint|pandoc|SPDX|copyright|licen[cs]e)\b/i.test(
      text,
    )
  )
    return false;
  if (
    /^(?:end list|end of list|page ?break|new ?page|more|start|end|begin|table of contents|omit.*toc)$/i.test(
      text,
    )
  )
    return false;
  return (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2;
}

function isWithin(at: number, ranges: readonly Range[]): boolean {
  return ranges.some((range) => at >= range.start && at < range.end);
}

const DEEPEST = 40;
function walk(blocks: readonly Block[], visit: (block: Block) => void, depth = 0): void {
  if (depth > DEEPEST) return;
  for (const block of blocks) {
    visit(block);
    if (block.kind === 'list') for (const item of block.items) walk(item.children, visit, depth + 1);
    else if (block.kind === 'quote' || block.kind === 'html' || block.kind === 'footnote')
      walk(block.children, visit, depth + 1);
  }
}

export const review: DraftingCheck = {
  id: 'DQ-REVIEW',
  find: ({ view }) =>
    inPack(view, reader).map(({ document, range, chunk, value }) => {
      const text = chunk.model.chunk.text.slice(range.start - chunk.start, range.end - chunk.start);
      const isMark = text.startsWith('<!--') || text.startsWith('{>>');
      return {
        document,
        range,
        match: text,
        words: { kind: value },
        because: [`It is ${value}.`],
        fixes: isMark
          ? [
              {
                title: 'Take the comment out',
                kind: 'wording' as const,
                edits: [{ document, ...range, text: '' }],
              },
            ]
          : [],
      };
    }),
};
