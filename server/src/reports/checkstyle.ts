// `--format checkstyle`: the XML that many CI systems read as the findings of a linter.

import type { Severity } from '../library/model.ts';
import { givenOnce, type Report, shownByPath } from './report.ts';
import type { ResultFinding } from './result.ts';
import { standingLine } from './text.ts';
import { xmlAttributes } from './xml.ts';

const severity: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

/** A `file` element for every document checked, so that one without findings is seen to have been read. */
export const checkstyleReport: Report = (context) => {
  const open = givenOnce(() => '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n');
  return {
    pack: (pack) => {
      const files = [...shownByPath(pack, context)].map(([path, findings]) => {
        const errors = findings.map((finding) => `    <error${attributesOf(finding)}/>\n`).join('');
        return `  <file${xmlAttributes({ name: path })}>\n${errors}  </file>\n`;
      });
      return open() + files.join('');
    },
    end: (tally) => `${open()}<!-- ${standingLine(tally)} -->\n</checkstyle>\n`,
  };
};

function attributesOf(finding: ResultFinding): string {
  const { line, column } = finding.range.start;
  return xmlAttributes({
    line,
    column,
    severity: severity[finding.severity],
    message: finding.message,
    source: `tenderlint.${finding.rule}`,
  });
}
