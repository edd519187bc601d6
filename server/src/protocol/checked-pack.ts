// A pack that has been checked, with the way from its file numbers and offsets to the client's URIs and positions.

import { positionInText, positionsOf } from '../language/positions.ts';
import type { Snapshot } from '../language/snapshot.ts';
import type { MarkdownDocument } from '../markdown/blocks.ts';
import type { ConfigurationFile } from '../workspace/find-configuration.ts';
import type { Place, PlaceOf } from './convert.ts';

/** A file of a pack: its documents in order, then other files that findings speak of. */
export interface PackFile {
  readonly uri: string;
  /** Undefined for files that are not tender documents. */
  readonly markdown: MarkdownDocument | undefined;
  /** Put together when it is asked for. */
  readonly text: string;
  /** Of the open document; null for a file that is only on disk. */
  readonly version: number | null;
}

export interface CheckedPack {
  readonly snapshot: Snapshot;
  /** By the document numbers of findings. */
  readonly files: readonly PackFile[];
  /** URIs at which a path of a clause library may stand in the libraries that the pack's configuration names, the last named first. */
  readonly libraryFiles?: (path: string) => readonly string[];
  /** The tenderlint.yml that applies. */
  readonly configuration: ConfigurationFile | undefined;
}

/** Number of a document in its pack; -1 if it is not one of its documents. */
export function documentNumber(checked: CheckedPack, uri: string): number {
  return checked.files.findIndex((file) => file.uri === uri && file.markdown !== undefined);
}

/** Where the files of a pack are, for turning plain data into the protocol's. */
export function placesOf(checked: CheckedPack): PlaceOf {
  const places: (Place | undefined)[] = [];
  return (document) => {
    const file = checked.files[document];
    if (file === undefined) return undefined;
    places[document] ??= placeOf(file);
    return places[document];
  };
}

function placeOf(file: PackFile): Place {
  const { uri, version, markdown } = file;
  if (markdown !== undefined) return { uri, version, rangeOf: (range) => positionsOf(markdown, range) };
  return {
    uri,
    version,
    rangeOf: ({ start, end }) => ({
      start: positionInText(file.text, start),
      end: positionInText(file.text, end),
    }),
  };
}
