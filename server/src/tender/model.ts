// The tender model: sections, statements and facts. It knows the words of the trade, not the rules.

import type { Chunk, MarkdownDocument, Range, TextRun } from '../markdown/blocks.ts';

/** What a section is for. The vocabulary that recognises them is data: clause-library/section-kinds.yml. */
export type SectionKind =
  | 'notice'
  | 'instructions'
  | 'conditions-of-participation'
  | 'award-criteria'
  | 'specification'
  | 'contract-conditions'
  | 'kpi'
  | 'social-value'
  | 'pricing'
  | 'definitions'
  | 'background'
  | 'lots'
  | 'timetable'
  | 'monitoring'
  | 'equality'
  | 'other';

/**
 * A heading and the place it opens; immutable and shared by all statements beneath it. Within the versions of one
 * document equal sections are one object, so two headings of the same text below the same heading share it:
 * where a section starts is in {@link ChunkModel.headings}.
 */
export interface Section {
  /** Heading text without its typed number; the document's own level is an empty string with depth 0. */
  readonly title: string;
  /** 0 for the document itself, 1 to 6 for Markdown headings, 7 for a bold line or typed heading used as one. */
  readonly depth: number;
  /** `4.2`, `Schedule 3`, `A`: the number as typed, if any. */
  readonly number?: string;
  /** Own kind, or the nearest ancestor's when the heading says nothing. */
  readonly kind: SectionKind;
  /** The section tells what is bought, as a notice does; what stands there is a duty by its own words alone. */
  readonly describes?: true;
  readonly parent?: Section;
}

/** Where a statement stands in the text. */
export type StatementPlace = 'heading' | 'paragraph' | 'item' | 'cell' | 'quote' | 'footnote';

/** A stretch of text a statement hangs from, outermost first. */
export interface LeadIn {
  readonly kind: 'lead-in' | 'column-header' | 'row-header' | 'table-caption';
  readonly text: string;
}

/**
 * The smallest unit a lawyer would cite: one sentence, list item or table cell, with the lead-in it hangs
 * from. Positions count in the chunk it stands in.
 */
export interface Statement {
  /** Own text, one sentence, as the reader sees it. */
  readonly text: string;
  /** The run it was cut from and where in the run it starts: `sourceRange(run, runStart + i, …)` leads to the chunk. */
  readonly run: TextRun;
  readonly runStart: number;
  readonly leadIns: readonly LeadIn[];
  readonly section: Section;
  readonly place: StatementPlace;
  /** `4.2.1`, `(b)`, `iii.`: number or letter typed before the text, not part of `text`. */
  readonly number?: string;
  /** Statements cut from one paragraph, cell, or item (all its own paragraphs) share a group number; it counts within the chunk. */
  readonly group: number;
  /** For a cell: row (from 0; the header row is -1) and column (from 0), and the table's group. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
}

export type Fact =
  | WeightFact
  | AmountFact
  | QuantityFact
  | DateFact
  | PeriodFact
  | DefinitionFact
  | ReferenceFact
  | BlankFact;

interface FactBase {
  /** In the chunk. */
  readonly range: Range;
  /** Index in {@link ChunkModel.statements} of the statement that holds it, or -1. */
  readonly statement: number;
}
/** A share of the evaluation: "Quality 60%", a table row "Social value | 10". */
export interface WeightFact extends FactBase {
  readonly kind: 'weight';
  /** What is weighted, as written. */
  readonly label: string;
  readonly value: number;
  /** Upper end where the text gives a range ("10-15%"); `value` is the lower. */
  readonly to?: number;
  readonly unit: 'percent' | 'points';
  /**
   * Weights of one table column, one list or one paragraph share a group; `total` rows carry `isTotal`. A group that
   * starts with `section:` (headings such as "Quality (60%)" below one heading) runs through the whole
   * document, every other one counts within its chunk.
   */
  readonly group: string;
  readonly isTotal: boolean;
  /** The label of the criterion this is a part of ("of the quality score"), if the text says so. */
  readonly parent?: string;
}
export interface AmountFact extends FactBase {
  readonly kind: 'amount';
  readonly value: number;
  readonly currency: 'GBP' | 'EUR' | 'USD';
  readonly vat?: 'included' | 'excluded';
}
/** "two apprentices", "26 weeks of paid work experience", "within 10 miles", "12%". */
export interface QuantityFact extends FactBase {
  readonly kind: 'quantity';
  readonly value: number;
  readonly unit: string;
}
export interface DateFact extends FactBase {
  readonly kind: 'date';
  /** ISO 8601 day. */
  readonly date: string;
  /** `HH:MM` if a time stands beside it. */
  readonly time?: string;
  readonly weekday?: string;
}
export interface PeriodFact extends FactBase {
  readonly kind: 'period';
  readonly value: number;
  readonly unit: 'hour' | 'day' | 'working-day' | 'week' | 'month' | 'year';
}
export interface DefinitionFact extends FactBase {
  readonly kind: 'definition';
  readonly term: string;
}
export interface ReferenceFact extends FactBase {
  readonly kind: 'reference';
  readonly target:
    | 'clause'
    | 'section'
    | 'paragraph'
    | 'schedule'
    | 'annex'
    | 'appendix'
    | 'part'
    | 'table'
    | 'lot';
  readonly number: string;
  /** It cites an Act, a regulation or a standard rather than this pack. */
  readonly external: boolean;
}
export interface BlankFact extends FactBase {
  readonly kind: 'blank';
  /** Who fills it: decided by the words in it and the place it stands in. */
  readonly filler: 'buyer' | 'bidder' | 'unknown';
  readonly prompt: string;
}

/** `<!-- tenderlint-disable-next-block rule-id: reason -->` and its kin, as written. */
export interface Directive {
  readonly range: Range;
  readonly scope: 'next-block' | 'section' | 'file';
  readonly rules: readonly string[];
  readonly reason: string;
}
/** `<!-- tenderlint:clause TRT-01 1.0.0 sha256:0123456789ab -->`. */
export interface ClauseMarker {
  readonly range: Range;
  readonly id: string;
  readonly version: string;
  /** The hexadecimal digits after `sha256:`; like the others empty when the comment lacks it. */
  readonly hash: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What flows from one chunk into the next. `key` is equal if and only if the context is. */
export interface ModelContext {
  readonly key: string;
  readonly section: Section;
  /** Lead-ins still open at the end of the chunk ("The Tenderer shall:" before typed paragraphs "(a) …"). */
  readonly openLeadIns: readonly { readonly text: string; readonly level: string }[];
}

/** The model of one chunk in one context. Immutable. */
export interface ChunkModel {
  readonly chunk: Chunk;
  readonly before: ModelContext;
  readonly after: ModelContext;
  readonly statements: readonly Statement[];
  /** Sections opened in this chunk, with the range of the heading. */
  readonly headings: readonly { readonly section: Section; readonly range: Range }[];
  readonly facts: readonly Fact[];
  readonly directives: readonly Directive[];
  readonly clauseMarkers: readonly ClauseMarker[];
}

/** One version of a document and its model, chunk by chunk (`models[i].chunk === markdown.chunks[i]`). */
export interface TenderDocument {
  readonly markdown: MarkdownDocument;
  readonly models: readonly ChunkModel[];
}
