// URIs as the server compares them. Outside this folder's edge they are opaque: a document's own spelling, as the
// client wrote it, is what the client is told.

import { URI } from 'vscode-uri';

const canonical = new Map<string, string>();
const rememberedAtMost = 10_000;

/** One spelling for all URIs of the same thing (percent-encoding, case of a drive letter). */
export function canonicalUri(uri: string): string {
  let known = canonical.get(uri);
  if (known === undefined) {
    try {
      known = URI.parse(uri).toString();
    } catch {
      known = uri;
    }
    if (canonical.size >= rememberedAtMost) canonical.clear();
    canonical.set(uri, known);
  }
  return known;
}
