// What client and server say to each other beyond the Language Server Protocol: names of messages and the shape
// of their data, as server/src/protocol/extensions.ts has them. The client works, with less, against a server that
// lacks them.

import type { Range, WorkspaceEdit } from 'vscode-languageserver-protocol';

/** Server → client, after each check: why the findings of a document are what they are. */
export const statusNotification = 'tenderlint/status';
export interface DocumentStatus {
  readonly uri: string;
  /** Title of the body of law that governs; absent when it cannot be told. */
  readonly regime?: string;
  /** Facts of the profile without which the regime cannot be told: `jurisdiction`, `value`, … */
  readonly missing?: readonly string[];
  readonly errors: number;
  readonly warnings: number;
  /** Expected criteria of the pack by outcome. */
  readonly criteria?: { readonly missing: number; readonly named: number; readonly met: number };
}

/** Client → server: the clauses that may be inserted at a place, best first. */
export const clausesRequest = 'tenderlint/clauses';
export interface ClausesParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  readonly theme?: string;
  readonly jurisdiction?: string;
}
export interface ClauseOffer {
  readonly id: string;
  readonly title: string;
  readonly theme: string;
  readonly detail?: string;
  readonly jurisdictionFits?: 'yes' | 'no' | 'unknown';
  /** Why it comes where it comes: for this section, missing in the pack. */
  readonly group?: 'missing-here' | 'missing' | 'here' | 'other';
  readonly why?: readonly string[];
  readonly inPack?: boolean;
}

/** Client → server: what inserting a clause does; the client applies the edit. */
export const insertClauseRequest = 'tenderlint/insertClause';
export interface InsertClauseParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  readonly clause: string;
  readonly variant?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly bring?: 'needed' | 'nothing' | readonly string[];
  readonly where?: 'section-end' | 'at-cursor' | 'where-it-belongs';
}
export interface InsertionConcern {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
}
export interface InsertionAnswer {
  readonly id: string;
  /** The document the clause goes into. */
  readonly uri: string;
  readonly title: string;
  readonly variant: string;
  readonly variants: readonly {
    readonly id: string;
    readonly title: string;
    readonly level: string;
    readonly register: string;
  }[];
  /** What inserting does, as the body of a page with its look. */
  readonly page: { readonly body: string; readonly style: string };
  readonly concerns: readonly InsertionConcern[];
  readonly needs: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: 'definition' | 'companion';
    readonly why: string;
    readonly brought: boolean;
    readonly uri: string;
    readonly section: string;
  }[];
  readonly edit?: WorkspaceEdit;
  readonly snippet?: { readonly range: Range; readonly text: string };
  readonly refused?: string;
}

/** Client → server: the clause library by theme; of the pack of a document where one is given. */
export const libraryRequest = 'tenderlint/library';
export interface LibraryAnswer {
  readonly name: string;
  readonly version: string;
  readonly lawAsAt: string;
  readonly themes: readonly { readonly theme: string; readonly clauses: readonly ClauseSummary[] }[];
}
export interface ClauseSummary {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly status: string;
  readonly nations: readonly string[];
  readonly note: string;
  readonly inPack: boolean;
}

/** Client → server: one clause in full, as the body of a page and as a file; null if unknown. */
export const clauseRequest = 'tenderlint/clause';
export interface ClauseAnswer {
  readonly id: string;
  readonly title: string;
  readonly theme: string;
  readonly body: string;
  readonly style: string;
  readonly source: string;
  readonly files: readonly string[];
}

/** Client → server: an inserted clause beside the library's wording; null where there is none. */
export const compareClauseRequest = 'tenderlint/compareClause';
export interface ComparisonAnswer {
  readonly id: string;
  readonly kind: 'changed' | 'newer' | 'law' | 'same' | 'unknown';
  readonly message: string;
  readonly title: string;
  readonly text: string;
  readonly edit?: WorkspaceEdit;
}

/** Client → server: a rule, criterion or clause in Markdown, by id or alias; null where there is none. */
export const explainRequest = 'tenderlint/explain';
export interface ExplainParams {
  readonly id: string;
}
export interface Explanation {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** Server → client: files that are not on a disk the server can read. Null where there is no such thing. */
export const readFileRequest = 'tenderlint/readFile';
export const readDirectoryRequest = 'tenderlint/readDirectory';
export interface FileParams {
  readonly uri: string;
}
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
}

/** Client → server: what the pack of a document covers and lacks; null where there is no such document. */
export const coverageRequest = 'tenderlint/coverage';
export interface CoveragePlace {
  readonly path: string;
  /** From 1. */
  readonly line: number;
}
export interface CoverageAnswer {
  readonly coverage: {
    readonly criteria: readonly {
      readonly title: string;
      readonly outcome: string;
      readonly force: string;
      readonly why: string;
      readonly fix: string;
      readonly where: readonly CoveragePlace[];
    }[];
    readonly socialValue: {
      readonly percent?: number;
      readonly to?: number;
      readonly steps: readonly string[];
      readonly where: readonly CoveragePlace[];
    };
    readonly weights: readonly { readonly label: string; readonly percent: number }[];
    readonly threads: readonly {
      readonly title: string;
      readonly summary: string;
      readonly places: readonly (CoveragePlace & { readonly stage: string })[];
    }[];
    readonly commitments: readonly {
      readonly quantity: number;
      readonly unit: string;
      readonly period: string;
      readonly by: string;
      readonly commitment: string;
      readonly places: readonly CoveragePlace[];
    }[];
  };
  /** The body of a page, its look, and the URIs of the paths that places name. */
  readonly body: string;
  readonly style: string;
  readonly uris: Readonly<Record<string, string>>;
}

/** Client → server: packs to start from, the questions of the profile, and the edits that follow from the answers. */
export const packTemplatesRequest = 'tenderlint/packTemplates';
export interface PackTemplate {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly band: string;
}
/** Facts by their key as written; null takes one away. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;
export const newPackRequest = 'tenderlint/newPack';
export interface NewPackParams {
  /** URI of the folder the pack goes into. */
  readonly folder: string;
  readonly facts: Facts;
  readonly title?: string;
  readonly buyer?: string;
  readonly template?: string;
}
export interface NewPackAnswer {
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  readonly blanks: number;
  readonly next: readonly string[];
  readonly refused?: string;
}
export const profileQuestionsRequest = 'tenderlint/profileQuestions';
export interface ProfileQuestion {
  readonly key: string;
  readonly ask: string;
  readonly help: string;
  readonly kind: 'choice' | 'amount' | 'day' | 'years';
  readonly options: readonly {
    readonly label: string;
    readonly detail: string;
    readonly sets: Facts;
    readonly state: 'chosen' | 'open';
  }[];
  readonly answer: string;
  readonly need: 'needed' | 'may-be-left-out';
}
export interface Law {
  readonly title: string | null;
  readonly because: readonly string[];
  readonly missing: readonly string[];
}
export interface ProfileQuestionsAnswer {
  readonly questions: readonly ProfileQuestion[];
  readonly law: Law;
}
export const readAnswerRequest = 'tenderlint/readAnswer';
export interface ReadAnswer {
  readonly sets?: Facts;
  readonly error?: string;
}
export const setProfileRequest = 'tenderlint/setProfile';
