// What a report is made of: packs come in one by one, pieces of text go out, so that a long run needs no more memory
// than its largest pack (or, for formats that must sort, than what they may hold).

import type { Severity } from '../library/model.ts';
import type { ResultFinding, ResultPack, ResultTool } from './result.ts';
import type { RulePage } from './rule-page.ts';
import { isShown, type Tally } from './tally.ts';
import type { Paint } from './text.ts';

export interface ReportContext {
  readonly tool: ResultTool;
  /** Least severity shown. */
  readonly least: Severity;
  /** Least severity that fails the run. */
  readonly failOn: Severity | 'never';
  /** What the library says about a rule; undefined for an id that it does not have. */
  readonly rulePage: (id: string) => RulePage | undefined;
  readonly paint: Paint;
  /** Columns of the page. */
  readonly width: number;
  /** `2/5`, where the run is one part of several. */
  readonly shard?: string;
}

/** Gives the pieces of one report, in order. */
export interface ReportWriter {
  readonly pack: (pack: ResultPack) => string;
  readonly end: (tally: Tally) => string;
}
export type Report = (context: ReportContext) => ReportWriter;

/** The findings of a pack that a report shows. */
export function shownFindings(pack: ResultPack, { least }: ReportContext): readonly ResultFinding[] {
  return pack.findings.filter((finding) => isShown(finding, least));
}

/**
 * The same by document, each document of the pack first, so that one without findings is seen to have been read. Configuration files
 * that findings speak of come after them.
 */
export function shownByPath(
  pack: ResultPack,
  context: ReportContext,
): ReadonlyMap<string, readonly ResultFinding[]> {
  const byPath = new Map<string, ResultFinding[]>(pack.documents.map((path) => [path, []]));
  for (const finding of shownFindings(pack, context)) {
    const list = byPath.get(finding.path);
    if (list === undefined) byPath.set(finding.path, [finding]);
    else list.push(finding);
  }
  return byPath;
}

/** Gives the head of a report the first time it is called, and nothing after that. */
export function givenOnce(head: () => string): () => string {
  let given = false;
  return () => {
    if (given) return '';
    given = true;
    return head();
  };
}
