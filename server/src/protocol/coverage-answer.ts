// What a pack covers, for a client to show: the data, and the same as a page's body with its look.

import { type Coverage, coverageOf } from '../reports/coverage/coverage.ts';
import { coverageBody } from '../reports/coverage/html.ts';
import { pageStyle } from '../reports/html-page.ts';
import { resultPack } from '../reports/result.ts';
import type { CheckedPack } from './checked-pack.ts';

export interface CoverageAnswer {
  readonly coverage: Coverage;
  /** HTML without a script; places are links with `data-path` and `data-line`. */
  readonly body: string;
  readonly style: string;
  /** The paths that places name, as URIs. */
  readonly uris: Readonly<Record<string, string>>;
}

export function coverageAnswer({ snapshot, files }: CheckedPack, version: string): CoverageAnswer {
  const { pack, result, library } = snapshot;
  const coverage = coverageOf(resultPack(pack, result), {
    name: 'tenderlint',
    version,
    library: library.version,
    lawAsAt: library.lawAsAt,
  });
  const named = {
    ...coverage,
    root:
      pack.root
        .split('/')
        .filter((part) => part !== '')
        .at(-1) ?? pack.root,
  };
  const uris = Object.fromEntries(
    pack.documents.flatMap(({ path }, index) => {
      const uri = files[index]?.uri;
      return uri === undefined ? [] : [[path, uri]];
    }),
  );
  return { coverage: named, body: coverageBody([named]), style: pageStyle, uris };
}
