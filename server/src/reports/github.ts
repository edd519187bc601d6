// `--format github`: workflow commands that GitHub Actions turns into annotations on the changed files.

import type { Severity } from '../library/model.ts';
import { type Report, shownFindings } from './report.ts';
import type { ResultFinding } from './result.ts';
import { severities, type Tally } from './tally.ts';
import { count, oneLine, standingLine } from './text.ts';

/** GitHub shows so many annotations of a kind for each step; the rest stands in the log as plain lines. */
const mostOfAKind = 10;
type Kind = 'error' | 'warning' | 'notice';
const kinds: Readonly<Record<Severity, Kind>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** The gravest first, as many as GitHub shows; the others as lines of the log. */
export const githubReport: Report = (context) => {
  const kept: { readonly [severity in Severity]: { readonly annotation: string; readonly plain: string }[] } =
    {
      error: [],
      warning: [],
      information: [],
      hint: [],
    };
  return {
    pack: (pack) => {
      for (const finding of shownFindings(pack, context)) {
        const list = kept[finding.severity];
        list.push({
          annotation: list.length < mostOfAKind ? annotation(finding) : '',
          plain: plainLine(finding),
        });
      }
      return '';
    },
    end: (tally) => {
      const used: Record<Kind, number> = { error: 0, warning: 0, notice: 0 };
      const commands: string[] = [];
      const rest: string[] = [];
      for (const severity of severities)
        for (const { annotation: command, plain } of kept[severity]) {
          const kind = kinds[severity];
          used[kind] += 1;
          if (used[kind] <= mostOfAKind) commands.push(command);
          else rest.push(plain);
        }
      return [...commands, ...overflow(rest), `tenderlint: ${standingLine(tally)}`, ...failed(tally)]
        .map((text) => `${text}\n`)
        .join('');
    },
  };
};

function overflow(rest: readonly string[]): readonly string[] {
  if (rest.length === 0) return [];
  return [
    `::group::${count(rest.length, 'further finding')}, beyond the ${mostOfAKind} of each kind that GitHub shows as annotations`,
    ...rest,
    '::endgroup::',
  ];
}

function failed({ notChecked }: Tally): readonly string[] {
  return notChecked.failedPacks === 0
    ? []
    : [`::error::${count(notChecked.failedPacks, 'pack')} could not be read or checked; see the log.`];
}

function annotation({ severity, path, range, rule, title, message, citations }: ResultFinding): string {
  const properties: (readonly [string, string | number])[] = [
    ['file', path],
    ['line', range.start.line],
    ['endLine', range.end.line],
  ];
  // GitHub takes columns only within one line.
  if (range.start.line === range.end.line && range.end.column > range.start.column)
    properties.push(['col', range.start.column], ['endColumn', range.end.column]);
  properties.push(['title', `${rule}: ${oneLine(title)}`]);
  const law = citations.map((citation) => `${citation.title} ${citation.url}`.trim());
  const text = law.length === 0 ? message : `${message}\n\nLaw: ${law.join('; ')}`;
  const list = properties.map(([name, value]) => `${name}=${escapedProperty(String(value))}`).join(',');
  return `::${kinds[severity]} ${list}::${escapedText(text)}`;
}

/** No `::` may open a line of the log: text from a document is not to command the runner. */
function plainLine({ path, range, severity, rule, title }: ResultFinding): string {
  const text = `${path}:${range.start.line}:${range.start.column}: ${severity} ${rule}: ${title}`;
  return ` ${oneLine(text)}`;
}

function escapedText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
