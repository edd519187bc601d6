// `--format gitlab`: a Code Quality report, which GitLab shows in the merge request.

import type { Severity } from '../library/model.ts';
import { type Report, shownFindings } from './report.ts';
import type { ResultFinding } from './result.ts';

const severity: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  information: 'minor',
  hint: 'info',
};

/** One array; each entry has a fingerprint that no other entry of the report has. */
export const gitlabReport: Report = (context) => {
  let printed = 0;
  const seen = new Map<string, number>();
  const unique = ({ path, fingerprint }: ResultFinding) => {
    // Equal texts in two documents are two findings.
    const key = `${fingerprint}-${path}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}-${times}`;
  };
  return {
    pack: (pack) => {
      const entries = shownFindings(pack, context).map((finding) => {
        const { start, end } = finding.range;
        const entry = {
          description: `${finding.title}. ${finding.message}`,
          check_name: finding.rule,
          fingerprint: unique(finding),
          severity: severity[finding.severity],
          location: {
            path: finding.path,
            positions: {
              begin: { line: start.line, column: start.column },
              end: { line: end.line, column: end.column },
            },
            lines: { begin: start.line, end: end.line },
          },
        };
        const before = printed === 0 ? '[\n' : ',\n';
        printed += 1;
        return before + JSON.stringify(entry);
      });
      return entries.join('');
    },
    end: () => (printed === 0 ? '[]\n' : '\n]\n'),
  };
};
