// URIs as the server compares them. Outside this folder's edge they are opaque: a document's own spelling, as the
// client wrote it, is what the client is told.

import { URI } from 'vscode-uri';
import { configurationNames } from '../workspace/configuration.ts';

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

/** Scheme and authority as they stand before the path, and the path with its percent-encoding resolved. */
export function uriParts(uri: string): { readonly scheme: string; readonly path: string } {
  try {
    const { scheme, path } = URI.parse(uri);
    return { scheme, path };
  } catch {
    return { scheme: '', path: uri };
  }
}

/** Canonical URI of another path of the same scheme and authority. */
export function siblingUri(uri: string, path: string): string {
  try {
    return canonicalUri(
      URI.parse(uri)
        .with({ path: path.startsWith('/') ? path : `/${path}`, query: '', fragment: '' })
        .toString(),
    );
  } catch {
    return uri;
  }
}

/** Whether a name, path or URI is that of a Markdown file. */
export function isMarkdownName(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name);
}

/** Whether a name, path or URI is that of a configuration file. */
export function isConfigurationName(name: string): boolean {
  return configurationNames.some((known) => name === known || name.endsWith(`/${known}`));
}
