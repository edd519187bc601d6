// What requests beyond the standard are about, read from parameters that may be anything.

import type { ClauseFilter } from '../language/clause-offers.ts';
import type { Position } from '../language/positions.ts';
import { jurisdictions } from '../library/model.ts';
import { isRecord } from './settings.ts';

/** `{textDocument: {uri}}` or `{uri}`. */
export function uriIn(params: unknown): unknown {
  if (!isRecord(params)) return undefined;
  return isRecord(params.textDocument) ? params.textDocument.uri : params.uri;
}

/** `{position: {line, character}}`. */
export function positionIn(params: unknown): Position | undefined {
  const position = isRecord(params) ? params.position : undefined;
  if (!isRecord(position)) return undefined;
  const { line, character } = position;
  return typeof line === 'number' && typeof character === 'number' ? { line, character } : undefined;
}

/** `{theme?, jurisdiction?, search?}`; what is not a value of the library counts as not given. */
export function filterIn(params: unknown): ClauseFilter {
  if (!isRecord(params)) return {};
  const { theme, search } = params;
  const jurisdiction = jurisdictions.find((one) => one === params.jurisdiction);
  return {
    ...(typeof theme === 'string' ? { theme } : {}),
    ...(typeof search === 'string' ? { search } : {}),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
  };
}
