// `--format checkstyle`: the XML that many CI systems read as the findings of a linter.

import type { Severity } from '../library/model.ts';
import { type Report, shownFindings } from './report.ts';
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
  let opened = false;
  const open = () => {
    const head = opened ? '' : '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';
    opened = true;
    return head;
  };
  return {
    pack: (pack) => {
      const byPath = new Map<string, ResultFinding[]>(pack.documents.map((path) => [path, []]));
      for (const finding of shownFindings(pack, context)) {
        const list = byPath.get(finding.path);
        if (list === undefined) byPath.set(finding.path, [finding]);
        else list.push(finding);
      }
      const files = [...byPath].map(([path, findings]) => {
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
