// How the server asks the workspace for a pack: which documents it has, its configuration, its library.

import type { CompiledLibrary } from '../checks/check-pack.ts';
import type { Pack } from '../checks/pack.ts';
import type { TenderDocument } from '../tender/model.ts';

/** A pack as configuration lays it out, before its documents' texts are known. */
export interface PackLayout {
  /** Equal for layouts of the same pack. */
  readonly key: string;
  readonly rootUri: string;
  /** In the order of the pack. */
  readonly documents: readonly { readonly uri: string }[];
  /** Of the pack's other files, in the order of `Pack.otherFiles`. */
  readonly otherFileUris: readonly string[];
  readonly compiled: CompiledLibrary;
  /** The pack with its profile worked out, from the documents that could be read, in order. */
  readonly assemble: (
    documents: readonly { readonly uri: string; readonly tender: TenderDocument }[],
  ) => Pack;
}

export interface PackReader {
  /** The pack that a document belongs to; a pack of one where nothing else is said. */
  readonly layoutFor: (uri: string) => Promise<PackLayout>;
  /** Text of a document that is not open; undefined where it cannot be read. */
  readonly readDocument: (uri: string) => Promise<string | undefined>;
  /** What was read from disk may have changed. */
  readonly forget: () => void;
}
