// Where a suppression comment goes so that it covers a place and breaks no list, table or paragraph.

import type { Block, MarkdownDocument, Offset, Range } from '../markdown/blocks.ts';
import type { Directive, TenderDocument } from '../tender/model.ts';
import { modelAt } from './snapshot.ts';

export interface InsertedText extends Range {
  readonly text: string;
  /** The same with the reason as a tab stop. */
  readonly snippet: string;
}

export const suppressionScopes: readonly { readonly scope: Directive['scope']; readonly where: string }[] = [
  { scope: 'next-block', where: 'in this block' },
  { scope: 'section', where: 'in this section' },
  { scope: 'file', where: 'in this document' },
];

const reasonPlaceholder = 'say why this is all right here';

/** The comment that suppresses a rule at a document offset; undefined where the scope does not exist there. */
export function suppressionEdit(
  tender: TenderDocument,
  offset: Offset,
  rule: string,
  scope: Directive['scope'],
): InsertedText | undefined {
  const { markdown } = tender;
  const at = placeFor(tender, offset, scope);
  if (at === undefined) return undefined;
  const eol = lineEndOf(markdown);
  const [before, after] = at.side === 'before-line' ? ['', eol] : [eol, ''];
  const comment = (reason: string): string =>
    `${before}<!-- tenderlint-disable-${scope} ${rule}: ${reason} -->${after}`;
  const snippet = comment(`\${1:${reasonPlaceholder}}`);
  return { start: at.offset, end: at.offset, text: comment(reasonPlaceholder), snippet };
}

interface Place {
  readonly offset: Offset;
  /** Whether the comment goes on a line of its own before the offset's line or after it. */
  readonly side: 'before-line' | 'after-line';
}

function placeFor(tender: TenderDocument, offset: Offset, scope: Directive['scope']): Place | undefined {
  const { markdown } = tender;
  if (scope === 'file') return { offset: bodyStart(markdown), side: 'before-line' };
  if (scope === 'section') return sectionPlace(tender, offset);
  const place = modelAt(tender, offset);
  const block = place && blockAt(place.model.chunk.blocks, offset - place.start);
  if (place === undefined || block === undefined) return undefined;
  return { offset: lineStartBefore(markdown.text, place.start + block.start), side: 'before-line' };
}

/** The top-level block that holds an offset of the chunk, else the next one, else the last. */
function blockAt(blocks: readonly Block[], offset: Offset): Block | undefined {
  return blocks.find((block) => block.end >= offset) ?? blocks.at(-1);
}

/** After the heading that the offset stands under. */
function sectionPlace(tender: TenderDocument, offset: Offset): Place | undefined {
  const from = modelAt(tender, offset);
  if (from === undefined) return undefined;
  for (let index = from.index; index >= 0; index--) {
    const model = tender.models[index];
    const start = tender.markdown.starts[index] as number;
    const heading = model?.headings.findLast(({ range }) => start + range.start <= offset);
    if (model === undefined || heading === undefined) continue;
    const block = blockAt(model.chunk.blocks, heading.range.start);
    const end = start + Math.max(heading.range.end, block?.end ?? 0);
    return { offset: lineEndAfter(tender.markdown.text, end), side: 'after-line' };
  }
  return undefined;
}

/** The first place after front matter and a byte order mark. */
function bodyStart(markdown: MarkdownDocument): Offset {
  const start = markdown.frontMatter === undefined ? 0 : (markdown.starts[0] ?? markdown.frontMatter.end);
  return start === 0 && markdown.text.charCodeAt(0) === 0xfeff ? 1 : start;
}

function lineStartBefore(text: string, offset: Offset): Offset {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r' && text.charCodeAt(at - 1) !== 0xfeff) at--;
  return at;
}

function lineEndAfter(text: string, offset: Offset): Offset {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** The line end that the document uses first. */
export function lineEndOf(markdown: MarkdownDocument): string {
  return /\r\n|\n|\r/.exec(markdown.text)?.[0] ?? '\n';
}
