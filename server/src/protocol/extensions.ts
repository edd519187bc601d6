// What the server says and answers beyond the standard. All of it is optional: every feature works in a client that
// knows none of these. A client may copy the names and shapes; they are plain JSON.

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
  readonly pack: {
    readonly root: string;
    /** Paths relative to the root. */
    readonly documents: readonly string[];
  };
}

/** Request `{textDocument: {uri}, position?}` or `{uri}`: the clauses of the library, best first. */
export const clausesRequest = 'tenderlint/clauses';
export interface ClauseEntry {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly theme: string;
  /** One line that helps to choose. */
  readonly detail: string;
  readonly jurisdictionFits: 'yes' | 'no' | 'unknown';
  /** With tab stops and the marker comment, ready for an editor's snippet insertion. */
  readonly snippet: string;
  /** Markdown. */
  readonly documentation: string;
}

/** Request `{id}`: what the library says about a rule, criterion, clause or instrument, by id or alias; null if unknown. */
export const explainRequest = 'tenderlint/explain';
export interface Explained {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** Which of the requests below this server answers: `capabilities.experimental.tenderlint`. */
export const offeredRequests = { clauses: true, coverage: true, explain: true, profile: true } as const;

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
