// The one Markdown processor: unified, remark-parse and the syntax of this product (CommonMark with GFM tables,
// footnotes and task lists), asked about labels it was not given.

import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Construct, Extension as SyntaxExtension, TokenizeContext } from 'micromark-util-types';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { tracedTree } from './traced-tree.ts';

/**
 * A label somebody defines or asks for. A footnote's label starts with a space, which no link's label can.
 */
export type Label = string;

/** What the labels of footnotes start with. */
export const FOOTNOTE = ' ';

/** A label met while parsing, and the offset (in the text parsed) of a bracket in the same block. */
export interface MetLabel {
  readonly at: number;
  readonly label: Label;
}

/** A label asked for, and whether it was found to be defined, here or elsewhere. */
export interface AskedLabel extends MetLabel {
  readonly answer: boolean;
}

/** What one parse gave. */
export interface ParsedText {
  readonly tree: Root;
  /** Labels this text defines. */
  readonly defined: readonly MetLabel[];
  /** Labels whose being defined decided how this text was read. */
  readonly asked: readonly AskedLabel[];
}

/** Says whether a label is defined elsewhere in the document. */
export type IsDefined = (label: Label) => boolean;

/**
 * Parses a text as one Markdown document. `definedElsewhere` stands for the definitions of the rest of the document the text
 * was cut from. Offsets count from the first character; a byte order mark is a character like any other.
 */
export function parseMarkdown(text: string, definedElsewhere: IsDefined): ParsedText {
  const met = new MetLabels(definedElsewhere);
  labels = met;
  // The parser swallows one mark at the start without counting it, so a text that starts with one is given another.
  const tree = processor.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? `\uFEFF${text}` : text);
  return { tree, defined: met.defined, asked: met.asked };
}

const BYTE_ORDER_MARK = 0xfeff;

class MetLabels {
  /** Offset of the bracket seen last, and whether a definition may start there. */
  at = 0;
  inDefinition = false;
  readonly defined: MetLabel[] = [];
  readonly asked: AskedLabel[] = [];
  readonly links = new LabelList(this, '');
  readonly footnotes = new LabelList(this, FOOTNOTE);
  readonly #own = new Set<Label>();
  readonly #definedElsewhere: IsDefined;

  constructor(definedElsewhere: IsDefined) {
    this.#definedElsewhere = definedElsewhere;
  }

  define(label: Label): void {
    this.#own.add(label);
    this.defined.push({ at: this.at, label });
  }

  ask(label: Label): boolean {
    // A definition asks whether it is on the list so as not to put it there twice; each is counted here.
    if (this.inDefinition) return false;
    // No definition can have an empty label, and the parser does not come to an end when told that one has.
    if (label === '' || label === FOOTNOTE) return false;
    const answer = this.#own.has(label) || this.#definedElsewhere(label);
    this.asked.push({ at: this.at, label, answer });
    return answer;
  }
}

class LabelList extends Array<string> {
  readonly #met: MetLabels;
  readonly #prefix: string;

  constructor(met: MetLabels, prefix: string) {
    super();
    this.#met = met;
    this.#prefix = prefix;
  }

  override push(...added: string[]): number {
    for (const label of added) this.#met.define(this.#prefix + label);
    return added.length;
  }

  override includes(label: string): boolean {
    return this.#met.ask(this.#prefix + label);
  }
}

/** Of the parse under way: parsing is synchronous. */
let labels = new MetLabels(() => false);

/**
 * A construct that never matches. It stands before every construct that starts at a bracket, to put our lists of labels in
 * place of the parser's and to note where in the text the parser is.
 */
function atBracket(place: 'definition' | 'text'): Construct {
  return {
    partial: true,
    tokenize(this: TokenizeContext, _effects, _ok, nok) {
      this.parser.defined = labels.links;
      this.parser.gfmFootnotes = labels.footnotes;
      labels.at = this.now().offset;
      labels.inDefinition = place === 'definition';
      return nok;
    },
  };
}

const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;
const beforeDefinition = atBracket('definition');
const inText = atBracket('text');
const labelSyntax: SyntaxExtension = {
  document: { [OPENING_BRACKET]: beforeDefinition },
  contentInitial: { [OPENING_BRACKET]: beforeDefinition },
  text: { [OPENING_BRACKET]: inText, [CLOSING_BRACKET]: inText },
};

/** The plugin that teaches the parser our syntax: neither autolinks nor strikethrough, which a tender does not need. */
function tenderSyntax(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [gfmTable(), gfmFootnote(), gfmTaskListItem(), labelSyntax];
  data.fromMarkdownExtensions = [
    gfmTableFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
    tracedTree,
  ];
}

const processor = unified().use(remarkParse).use(tenderSyntax).freeze();
