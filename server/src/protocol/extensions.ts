// What the server says and answers beyond the standard. All of it is optional: every feature works in a client that
// knows none of these. A client may copy the names and shapes; they are plain JSON.

import type { Range, WorkspaceEdit } from 'vscode-languageserver';
import type { Concern } from '../language/insertion/concerns.ts';
import type { FilledValue } from '../language/insertion/values.ts';
import type { ClauseDetails } from '../language/library-overview.ts';
import type { FactChanges, LawAnswer, Question } from '../language/profile-questions.ts';

/** Notification to the client, when the state of an open document's pack has changed. */
export const statusNotification = 'tenderlint/status';
export interface Status {
  readonly uri: string;
  readonly version: number;
  /** Title and id of the body of law that governs; absent where it cannot be told. */
  readonly regime?: string;
  readonly regimeId?: string;
  /** Keys of the profile without which the regime cannot be told. */
  readonly missing: readonly string[];
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
  /** Expected criteria of the pack by outcome. */
  readonly criteria: { readonly missing: number; readonly named: number; readonly met: number };
  readonly pack: {
    readonly root: string;
    /** Paths relative to the root. */
    readonly documents: readonly string[];
  };
}

/** Request `{textDocument: {uri}, position?, theme?, jurisdiction?, search?}`: the clauses that may be inserted, best first. */
export const clausesRequest = 'tenderlint/clauses';
export interface ClauseEntry {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly theme: string;
  /** One line that helps to choose. */
  readonly detail: string;
  readonly jurisdictionFits: 'yes' | 'no' | 'unknown';
  /** Why it comes where it comes: what it is for, and whether the pack lacks it. */
  readonly group: 'missing-here' | 'here' | 'missing' | 'other';
  readonly why: readonly string[];
  /** It stands in the pack already. */
  readonly inPack: boolean;
  /** With tab stops and the marker comment, ready for an editor's snippet insertion. */
  readonly snippet: string;
  /** Markdown. */
  readonly documentation: string;
}

/**
 * Request `{textDocument: {uri}, position, clause, variant?, level?, register?, values?, bring?, where?}`: what inserting a clause at
 * a place does. `bring` says what goes in with it: `needed` (default), `nothing`, or a list of ids. `where` is `section-end`
 * (default), `at-cursor`, or `where-it-belongs`: in the section of the pack that holds such things. Nothing is changed; a client applies `edit`, or shows `snippet` with its tab stops where that is given.
 */
export const insertClauseRequest = 'tenderlint/insertClause';
export interface InsertionAnswer {
  readonly id: string;
  readonly title: string;
  /** Id of the wording that was chosen, and those that may be used under the profile, best first. */
  readonly variant: string;
  readonly variants: readonly {
    readonly id: string;
    readonly title: string;
    readonly level: string;
    readonly register: string;
  }[];
  /** Markdown: what to look at, the wording as it will stand, how figures were worked out, note and law. */
  readonly preview: string;
  /** The same as HTML without a script, and its look. */
  readonly page: { readonly body: string; readonly style: string };
  /** What was looked at before insertion, gravest first; it should not go in where one is an `error`. */
  readonly concerns: readonly Concern[];
  /** Definitions and companions that the pack lacks, and where they go or would go. */
  readonly needs: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: 'definition' | 'companion';
    readonly weight: 'needed' | 'useful';
    readonly why: string;
    readonly brought: boolean;
    readonly uri: string;
    /** Title of the section. */
    readonly section: string;
  }[];
  readonly values: readonly FilledValue[];
  /** The document the clause goes into. */
  readonly uri: string;
  /** Of one or several documents, versioned: one undoable step. */
  readonly edit?: WorkspaceEdit;
  /** Given where the clause goes in alone and no number moves. */
  readonly snippet?: { readonly range: Range; readonly text: string };
  /** Why there is nothing to insert; everything else is empty then. */
  readonly refused?: string;
}

/**
 * Command with the parameters of {@link insertClauseRequest}: inserts the clause with `workspace/applyEdit`. It fails where a concern
 * is an error, unless `despite: 'everything'` is given. Not announced to a client that has a command of this name of its own
 * (`initializationOptions: { commands: 'client' }`).
 */
export const insertClauseCommand = 'tenderlint.insertClause';
export interface InsertionOutcome {
  readonly applied: boolean;
  readonly concerns: readonly Concern[];
}

/**
 * Request `{uri?, theme?, jurisdiction?, search?}`: the clause library by theme, of the document's pack or as it comes with the server.
 */
export const libraryRequest = 'tenderlint/library';

/** Request `{id, uri?}`: one clause in full, for a page; null if unknown. */
export const clauseRequest = 'tenderlint/clause';
export interface ClauseAnswer extends ClauseDetails {
  readonly style: string;
  /** URIs at which its file may stand in libraries of the workspace, likeliest first; `source` is for where none does. */
  readonly files: readonly string[];
}

/**
 * Request `{uri, position}`: the clause inserted at or before a place beside the library's wording; null where there is none. `text` is the
 * document as it would be with the library's words, `edit` brings them. Nothing is changed.
 */
export const compareClauseRequest = 'tenderlint/compareClause';
export interface ComparisonAnswer {
  readonly id: string;
  readonly kind: 'changed' | 'newer' | 'law' | 'same' | 'unknown';
  readonly message: string;
  readonly title: string;
  readonly text: string;
  readonly edit?: WorkspaceEdit;
}

/** Command of a code action, `[uri, line]` (from 0), for a client with commands of its own: shows the comparison as a diff. */
export const compareClauseCommand = 'tenderlint.compareClause';

/** Request `{id}`: what the library says about a rule, criterion, clause or instrument, by id or alias; null if unknown. */
export const explainRequest = 'tenderlint/explain';
export interface Explained {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** Request `{facts}`: the templates of packs to start from, those that fit the facts (by key as written), best first. */
export const packTemplatesRequest = 'tenderlint/packTemplates';
export interface PackTemplate {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** Size of contract, in words. */
  readonly band: string;
}

/**
 * Request `{folder, facts, title?, buyer?, template?}`: a whole new pack. `folder` is the URI of the folder it goes into. Nothing is
 * written; a client applies `edit`, which fails where a file is there already, or writes `files` where it cannot make files in an edit.
 */
export const newPackRequest = 'tenderlint/newPack';
export interface NewPackAnswer {
  /** tenderlint.yml first, then the documents in order. */
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  readonly clauses: readonly string[];
  /** Places still to be filled. */
  readonly blanks: number;
  /** What to do next, one sentence each. */
  readonly next: readonly string[];
  readonly edit: WorkspaceEdit;
  /** Why there is no pack; everything else is empty then. */
  readonly refused?: string;
}
/** Command with the parameters of {@link newPackRequest}: makes the pack with `workspace/applyEdit`. */
export const newPackCommand = 'tenderlint.newPack';

/**
 * Request `{uri?, facts?}`: the questions that make a profile, with the present answers of the document's pack chosen, as `facts`
 * would change them; and the law that follows.
 */
export const profileQuestionsRequest = 'tenderlint/profileQuestions';
export interface ProfileQuestionsAnswer {
  readonly questions: readonly Question[];
  readonly law: LawAnswer;
}
/** Request `{key, text}`: what a typed answer sets (`{sets}`), or why it cannot be read (`{error}`). */
export const readAnswerRequest = 'tenderlint/readAnswer';
export interface ReadAnswer {
  readonly sets?: FactChanges;
  readonly error?: string;
}

/** Request `{uri, facts}`: the edit that writes facts where the document's pack keeps them; null takes one away. */
export const setProfileRequest = 'tenderlint/setProfile';
export interface SetProfileAnswer {
  readonly law: LawAnswer;
  readonly edit: WorkspaceEdit;
  /** The file the facts go into, relative to the pack. */
  readonly home: string;
  readonly refused?: string;
}
/** Command with the parameters of {@link setProfileRequest}: writes them with `workspace/applyEdit`. */
export const setProfileCommand = 'tenderlint.setProfile';

/** Which of the requests below this server answers: `capabilities.experimental.tenderlint`. */
export const offeredRequests = {
  clause: true,
  clauses: true,
  compareClause: true,
  coverage: true,
  explain: true,
  newPack: true,
  insertClause: true,
  library: true,
  profile: true,
} as const;

/** Request `{uri}`: what the document's pack covers and lacks, as data and as the body of a page; null if unknown. */
export const coverageRequest = 'tenderlint/coverage';

/** Command of a thread's code lens: `[uri, position, locations]`. A client that does not know it shows the words alone. */
export const showThreadCommand = 'tenderlint.showThread';

/** Request `{uri}`: the profile that applies to a document, where each fact came from, and the regime; null if unknown. */
export const profileRequest = 'tenderlint/profile';
export interface ProfileAnswer {
  readonly profile: Readonly<Record<string, unknown>>;
  readonly origins: Readonly<Record<string, string>>;
  readonly regime: string | null;
  readonly regimeTitle: string | null;
  readonly because: readonly string[];
  readonly missing: readonly string[];
}

/**
 * Requests to the client, for documents that are not on a disk this server can read. A client that answers them says
 * so with `initializationOptions: { fileSystem: true }`. Both take `{uri}`; null means there is no such thing.
 */
export const readFileRequest = 'tenderlint/readFile';
export const readDirectoryRequest = 'tenderlint/readDirectory';
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
}
