// The structure of a pack: numbered provisions, attachments, anchors, references, definitions. Read from the tender
// model chunk by chunk; what stands in a chunk counts offsets there, what is placed in a document counts them there.

import type { Offset, Range } from '../markdown/blocks.ts';
import type { TenderDocument } from '../tender/model.ts';

/** What the structure is read from: a document under its name in the pack. */
export interface StructureSource {
  readonly path: string;
  readonly tender: TenderDocument;
}

/** Words for a part of a document that carries a number. */
export type PartWord =
  | 'clause'
  | 'section'
  | 'paragraph'
  | 'article'
  | 'condition'
  | 'chapter'
  | 'part'
  | 'item'
  | 'table'
  | 'figure'
  | AttachmentWord;
/** Words for a document or a part of one that is attached and numbers its own paragraphs. */
export type AttachmentWord =
  | 'schedule'
  | 'annex'
  | 'appendix'
  | 'attachment'
  | 'exhibit'
  | 'form'
  | 'volume'
  | 'document';

/** The style a number is written in; numbers of one run of siblings share it. */
export type NumberStyle = 'decimal' | 'digit' | 'letter' | 'LETTER' | 'roman' | 'ROMAN' | 'list' | 'word';

/** One way to read a number: its style and its place among its siblings, from 1. */
export interface NumberReading {
  readonly style: NumberStyle;
  readonly value: number;
}

/** A line of a chunk that says something of the outline. Offsets count in the chunk. */
export interface Unit {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'body';
  /** Headings: 1 to 6, 7 for a bold or typed line. Items: how deep the list is nested, from 1. Otherwise 0. */
  readonly depth: number;
  readonly range: Range;
  /** The number as written, without its word: `4.2`, `(b)`, `3`. Absent where none is written. */
  readonly number?: string;
  readonly numberRange?: Range;
  /** `Schedule` of "Schedule 3 - Prices". */
  readonly word?: PartWord;
  /** `4.2.1` as its levels, without leading noughts; of a single number or letter only where it is decimal. */
  readonly levels?: readonly string[];
  readonly readings: readonly NumberReading[];
  /** Ordered list items: the number shown, and the one written before the text. */
  readonly shown?: number;
  readonly marker?: number;
  /** Number of the list in the chunk. */
  readonly list?: number;
  readonly title: string;
  readonly titleRange: Range;
  /** Bulleted: what it holds cannot be told apart by number. */
  readonly bulleted?: boolean;
  /** The line says that the number is not used. */
  readonly unused?: boolean;
  /** Cells: the rows of the table are clauses. */
  readonly isClause?: boolean;
}

/** A name that links can lead to: `{#id}`, `<a name>`, `id=""`. */
export interface Anchor {
  readonly name: string;
  readonly range: Range;
}

/** "Table 3: Weights" above or below a table or figure. */
export interface Caption {
  readonly word: 'table' | 'figure';
  readonly label: string;
  readonly title: string;
  readonly range: Range;
}

/** What a reference says it stands in: "… of Schedule 2", "… of this Annex", "… of the Specification". */
export type Container =
  | { readonly kind: 'attachment' | 'part'; readonly word: PartWord; readonly label: string }
  | { readonly kind: 'this'; readonly word: string }
  | { readonly kind: 'named'; readonly name: string };

export interface Reference {
  readonly word: PartWord;
  /** The number as written: `4.2(b)`; empty for "this clause". */
  readonly label: string;
  readonly segments: readonly string[];
  /** "(f) of that clause": the levels of the clause, with which `segments` begins. */
  readonly within?: readonly string[];
  /** With its word where it is the first of a list; the number alone otherwise. */
  readonly range: Range;
  readonly labelRange: Range;
  /** `clauses 4 to 7`: this is the 7, and `from` is the 4. */
  readonly rangeFrom?: string;
  /** Innermost first: "paragraph 3 of Part 2 of Schedule 1" has the part, then the schedule. */
  readonly containers: readonly Container[];
  /** The title given with it: "section 7.05 (Right of Rejection)". */
  readonly title?: { readonly text: string; readonly range: Range };
  /** It leads out of the pack, and why that is so. */
  readonly outside?: string;
  /** Not sure to be a reference to this pack at all: found targets count, missing ones do not. */
  readonly doubt?: string;
  /** The address of the link it stands in. */
  readonly link?: string;
  /** Index in the chunk's statements. */
  readonly statement: number;
}

/** A Markdown link that leads to a place in the pack: `#frag`, `file.md#frag`, `file.pdf`. */
export interface InternalLink {
  readonly target: string;
  readonly text: string;
  readonly range: Range;
  readonly statement: number;
}

/** A defined term where it is defined. */
export interface Definition {
  readonly term: string;
  readonly range: Range;
  /** What it is said to mean, to the end of its paragraph, item or row. */
  readonly meaning: string;
  /** `means`: a definition of its own; `called`: a name given in brackets, (the “Council”). */
  readonly how: 'means' | 'called';
  /** It says that it holds for this schedule, part or clause only, for this document only, or for this contract with its schedules. */
  readonly local: 'no' | 'contract' | 'document' | 'part';
  readonly statement: number;
}

/** All that one chunk says of the structure. */
export interface ChunkParts {
  readonly units: readonly Unit[];
  readonly anchors: readonly Anchor[];
  readonly captions: readonly Caption[];
  readonly references: readonly Reference[];
  readonly links: readonly InternalLink[];
  readonly definitions: readonly Definition[];
}

// ------------------------------------------------------------------------------------ in a document

/** A stretch of a document with numbering of its own: the body, a schedule, a part, what follows a restart. */
export interface Realm {
  readonly index: number;
  readonly document: number;
  readonly parent: number;
  readonly kind: 'body' | 'attachment' | 'part' | 'restart';
  readonly word?: PartWord;
  readonly label?: string;
  readonly title: string;
  /** Of its heading; empty at the start for the body. */
  readonly range: Range;
  /** Provisions by path, as `pathKey` writes it. */
  readonly byPath: ReadonlyMap<string, readonly Provision[]>;
  readonly provisions: readonly Provision[];
}

/** A numbered place that can be referred to. */
export interface Provision {
  readonly realm: number;
  readonly document: number;
  /** From the top of its realm: `['4', '2', 'b']`. */
  readonly segments: readonly string[];
  /** As a lawyer writes it: `4.2(b)`. */
  readonly label: string;
  readonly word?: PartWord;
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell';
  readonly style: NumberStyle;
  readonly value: number;
  /** The number is written in the text, not made by a list. */
  readonly typed: boolean;
  /** Written with all its levels: `4.2.1` rather than `(b)`. */
  readonly whole: boolean;
  /** Of a loose list: gives targets but proves no absence. Settled when the outline is whole. */
  weak: boolean;
  readonly depth: number;
  readonly title: string;
  readonly titleRange: Range;
  /** Its line, in the document. */
  readonly range: Range;
  readonly numberRange: Range;
  readonly parent: Provision | undefined;
  /** Mutable while the outline is built. */
  readonly children: Provision[];
  /** It or what stands in it has bullets or lines that carry no number. */
  hasBullets: boolean;
  readonly unused: boolean;
  /** Where what belongs to it ends, in the document. */
  end: Offset;
  /** Number of the run of siblings it belongs to. */
  readonly run: number;
  /** The number as written: `4.2`, `(b)`. */
  readonly written: string;
  /** The marker of an ordered list as written, where it is not the number shown. */
  readonly marker?: number;
}

/** A heading as it stands in the document, numbered or not. */
export interface HeadingEntry {
  readonly title: string;
  readonly number: string | undefined;
  readonly depth: number;
  readonly range: Range;
  /** Something other than headings stands between it and the next heading. */
  hasBody: boolean;
}
