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
