// What the rest of the house sees of Markdown: blocks and runs of text, with a way back to the source.
// Nothing here knows remark; nothing outside markdown/ knows remark either.

/**
 * A UTF-16 offset. Inside a {@link Chunk} it counts from the chunk's first character; inside a document
 * from the document's first character (a byte order mark counts as one).
 */
export type Offset = number;

/** Half open: `start` is inside, `end` is not. */
export interface Range {
  readonly start: Offset;
  readonly end: Offset;
}

export type MarkKind = 'strong' | 'emphasis' | 'code' | 'link' | 'image' | 'footnote-reference' | 'html';

/** Formatting over a part of a run; offsets count in {@link TextRun.text}. */
export interface Mark extends Range {
  readonly kind: MarkKind;
  /** The address of a link or image, the label of a reference, the source of inline HTML. */
  readonly target?: string;
}

/**
 * Text as a reader sees it: markers, entities and escapes resolved, soft breaks and `<br>` one space,
 * image alternatives included, HTML comments left out.
 */
export interface TextRun {
  readonly text: string;
  /**
   * Triples (offset in `text`, offset in the chunk, length in the chunk), ascending. Where a triple's
   * length equals the number of text characters up to the next triple the characters correspond one to
   * one; otherwise (an entity, an escape, a soft break) the whole piece of text stands for the whole piece
   * of source.
   */
  readonly segments: readonly number[];
  readonly marks: readonly Mark[];
}

interface BlockBase extends Range {}

export interface HeadingBlock extends BlockBase {
  readonly kind: 'heading';
  /** 1 to 6. */
  readonly depth: number;
  readonly run: TextRun;
}
export interface ParagraphBlock extends BlockBase {
  readonly kind: 'paragraph';
  readonly run: TextRun;
}
export interface ListItem extends Range {
  readonly children: readonly Block[];
  /** The marker as written: `-`, `3.`, `2)`. */
  readonly marker: string;
  /** For ordered lists the number a renderer shows; otherwise undefined. */
  readonly number?: number;
  /** For task lists. */
  readonly checked?: boolean;
}
export interface ListBlock extends BlockBase {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}
export interface QuoteBlock extends BlockBase {
  readonly kind: 'quote';
  readonly children: readonly Block[];
}
export interface TableCell extends Range {
  readonly run: TextRun;
}
/** A GFM or an HTML table. The first row is the header row (empty cells where HTML has none). */
export interface TableBlock extends BlockBase {
  readonly kind: 'table';
  readonly header: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
}
export interface CodeBlock extends BlockBase {
  readonly kind: 'code';
  readonly language?: string;
}
/** An HTML comment standing as a block or inside a paragraph; `text` is what is between `<!--` and `-->`. */
export interface CommentBlock extends BlockBase {
  readonly kind: 'comment';
  readonly text: string;
}
/** Any other raw HTML, already turned into blocks as well as it can be. */
export interface HtmlBlock extends BlockBase {
  readonly kind: 'html';
  readonly children: readonly Block[];
}
/** `[label]: address "title"`. */
export interface DefinitionBlock extends BlockBase {
  readonly kind: 'definition';
  readonly label: string;
  readonly target: string;
}
export interface FootnoteBlock extends BlockBase {
  readonly kind: 'footnote';
  readonly label: string;
  readonly children: readonly Block[];
}
export interface ThematicBreakBlock extends BlockBase {
  readonly kind: 'thematic-break';
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | QuoteBlock
  | TableBlock
  | CodeBlock
  | CommentBlock
  | HtmlBlock
  | DefinitionBlock
  | FootnoteBlock
  | ThematicBreakBlock;

/** A stretch that was not analysed, and why: shown to the user as a finding, never silent. */
export interface Unchecked extends Range {
  readonly why: string;
}

/**
 * A piece of a document that parses on its own: some whole top-level blocks and the blank lines after them.
 * Immutable and free of its place in the document, so that its identity can key caches.
 */
export interface Chunk {
  readonly text: string;
  /** Number of line ends (`\n`, `\r\n`, `\r`) in `text`. */
  readonly lineEnds: number;
  readonly blocks: readonly Block[];
  readonly unchecked: readonly Unchecked[];
}

/** YAML front matter: taken off before Markdown is parsed. */
export interface FrontMatter extends Range {
  /** The YAML between the fences, and where it starts in the document. */
  readonly yaml: string;
  readonly yamlStart: Offset;
}

/** One version of a document. Immutable; versions share the chunks that an edit left alone. */
export interface MarkdownDocument {
  readonly text: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly chunks: readonly Chunk[];
  /** Document offset of each chunk's first character, and one more entry: the end. */
  readonly starts: readonly number[];
  /** Line (from 0) of each chunk's first character, and one more entry. */
  readonly lines: readonly number[];
}

export interface TextEdit extends Range {
  readonly text: string;
}

/** Where in the run's chunk a piece of the run's text stands. An empty piece gives an empty range. */
export function sourceRange(run: TextRun, start: number, end: number): Range {
  const from = sourceOf(run, start, 'start');
  return { start: from, end: end <= start ? from : sourceOf(run, end - 1, 'end') };
}

function sourceOf(run: TextRun, at: number, edge: 'start' | 'end'): Offset {
  const s = run.segments;
  if (s.length === 0) return 0;
  let low = 0;
  let high = s.length / 3 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((s[middle * 3] as number) <= at) low = middle;
    else high = middle - 1;
  }
  const textStart = s[low * 3] as number;
  const sourceStart = s[low * 3 + 1] as number;
  const sourceLength = s[low * 3 + 2] as number;
  const textEnd = low * 3 + 3 < s.length ? (s[low * 3 + 3] as number) : run.text.length;
  if (textEnd - textStart === sourceLength)
    return sourceStart + Math.min(at - textStart + (edge === 'end' ? 1 : 0), sourceLength);
  return edge === 'start' ? sourceStart : sourceStart + sourceLength;
}
