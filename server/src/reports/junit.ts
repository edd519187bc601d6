// `--format junit`: a test suite per document, a test case per finding, for CI systems that show test results.

import { givenOnce, type Report, type ReportContext, shownByPath } from './report.ts';
import type { ResultFinding } from './result.ts';
import { atLeast } from './tally.ts';
import { oneLine, standingLine } from './text.ts';
import { xmlAttributes, xmlText } from './xml.ts';

/** A finding that fails the run is a failure; a lighter one is a passed test that says what it has to say. */
export const junitReport: Report = (context) => {
  const open = givenOnce(() => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="tenderlint">\n');
  return {
    pack: (pack) => {
      return (
        open() +
        [...shownByPath(pack, context)].map(([path, findings]) => suite(path, findings, context)).join('')
      );
    },
    end: (tally) => `${open()}<!-- ${standingLine(tally)} -->\n</testsuites>\n`,
  };
};

function suite(path: string, findings: readonly ResultFinding[], context: ReportContext): string {
  const cases =
    findings.length === 0
      ? `    <testcase${xmlAttributes({ classname: path, name: 'no findings' })}/>\n`
      : findings.map((finding) => testCase(finding, context)).join('');
  const failures = findings.filter((finding) => isFailure(finding, context)).length;
  const attributes = xmlAttributes({
    name: path,
    tests: Math.max(1, findings.length),
    failures,
    errors: 0,
    skipped: 0,
  });
  return `  <testsuite${attributes}>\n${cases}  </testsuite>\n`;
}

function isFailure({ severity }: ResultFinding, { failOn }: ReportContext): boolean {
  return failOn !== 'never' && atLeast(severity, failOn);
}

function testCase(finding: ResultFinding, context: ReportContext): string {
  const { path, range, rule, title, severity } = finding;
  const { line, column } = range.start;
  const head = xmlAttributes({ classname: path, name: `${rule} at ${line}:${column}`, file: path, line });
  const law = finding.citations.map((citation) => `${citation.title} ${citation.url}`.trim());
  const text = [`${path}:${line}:${column}`, finding.message, ...law.map((entry) => `Law: ${entry}`)].join(
    '\n',
  );
  const body = isFailure(finding, context)
    ? `<failure${xmlAttributes({ type: severity, message: oneLine(title) })}>${xmlText(text)}</failure>`
    : `<system-out>${xmlText(`${severity}: ${text}`)}</system-out>`;
  return `    <testcase${head}>${body}</testcase>\n`;
}
