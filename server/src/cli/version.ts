// The version of the tool, read from the package it stands in, so that it is written down in one place.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Version of the package `tenderlint` that holds this program; `unknown` if its manifest was taken away. */
export function toolVersion(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const version = versionIn(join(folder, 'package.json'));
    if (version !== undefined) return version;
    if (folder === dirname(folder)) return 'unknown';
  }
}

function versionIn(manifest: string): string | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
    return name === 'tenderlint' && typeof version === 'string' ? version : undefined;
  } catch {
    // Not every folder has one.
    return undefined;
  }
}
