// The formats a result can be printed in, by the name `--format` takes.

import { checkstyleReport } from './checkstyle.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { htmlReport } from './html.ts';
import { jsonLinesReport, jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { rdjsonReport } from './rdjson.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

export const formatNames = [
  'text',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
  'html',
] as const;
export type FormatName = (typeof formatNames)[number];

export const reports: Readonly<Record<FormatName, Report>> = {
  text: textReport,
  json: jsonReport,
  jsonl: jsonLinesReport,
  sarif: sarifReport,
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
  checkstyle: checkstyleReport,
  rdjson: rdjsonReport,
  html: htmlReport,
};

/** Formats whose reader sees the summary in the report itself; for the others it is told beside it. */
export const carriesSummary: ReadonlySet<FormatName> = new Set([
  'text',
  'json',
  'jsonl',
  'sarif',
  'github',
  'html',
]);
