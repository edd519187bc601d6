// `--format rdjson`: the Reviewdog Diagnostic Format. Its columns count the bytes of UTF-8.

import type { Severity } from '../library/model.ts';
import { type Report, shownFindings } from './report.ts';
import type { ResultEdit, ResultFinding } from './result.ts';
import { bytesOf } from './source-window.ts';

const severity: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFO',
  hint: 'INFO',
};

/** One object; fixes that replace text of the finding's own lines are suggestions. */
export const rdjsonReport: Report = (context) => {
  let printed = 0;
  const open = () =>
    printed === 0 ? `{"source":${JSON.stringify({ name: context.tool.name })},"diagnostics":[` : '';
  return {
    pack: (pack) =>
      shownFindings(pack, context)
        .map((finding) => {
          const text = `${open()}${printed === 0 ? '\n' : ',\n'}${JSON.stringify(diagnostic(finding))}`;
          printed += 1;
          return text;
        })
        .join(''),
    end: () => `${open()}\n]}\n`,
  };
};

function diagnostic(finding: ResultFinding): object {
  const url = finding.citations.find((citation) => citation.url !== '')?.url;
  return {
    message: finding.message,
    location: { path: finding.path, range: byteRange(finding, finding.range) },
    severity: severity[finding.severity],
    code: { value: finding.rule, ...(url === undefined ? {} : { url }) },
    suggestions: finding.fixes.flatMap(({ edits }) => {
      // A suggestion is one edit, and one that may be taken whole.
      const edit = edits.length === 1 ? edits[0] : undefined;
      const range = edit && isWithin(finding, edit) ? byteRange(finding, edit.range) : undefined;
      return edit && range ? [{ range, text: edit.text }] : [];
    }),
  };
}

type Places = ResultFinding['range'];

function isWithin({ path, range, source }: ResultFinding, edit: ResultEdit): boolean {
  if (edit.path !== path || edit.range.start.line !== range.start.line) return false;
  const before = range.start.column - edit.range.start.column;
  return before <= source.start && offsetOf({ range, source }, edit.range.end) !== undefined;
}

function byteRange(finding: Pick<ResultFinding, 'range' | 'source'>, places: Places): Places {
  return { start: byteColumn(finding, places.start), end: byteColumn(finding, places.end) };
}

function byteColumn(
  { range, source }: Pick<ResultFinding, 'range' | 'source'>,
  place: Places['start'],
): Places['start'] {
  const at = offsetOf({ range, source }, place);
  // Beyond what is at hand: the start of the line is right in any unit.
  if (at === undefined) return { line: place.line, column: 1 };
  if (place.line === range.start.line) {
    const bytes =
      at < source.start ? -bytesOf(source.text, at, source.start) : bytesOf(source.text, source.start, at);
    return { line: place.line, column: source.byteColumn + bytes };
  }
  const lineStart = at - (place.column - 1);
  return { line: place.line, column: 1 + bytesOf(source.text, lineStart, at) };
}

/** Where a place of the document stands in the window of its finding; undefined outside it. */
function offsetOf(
  { range, source }: Pick<ResultFinding, 'range' | 'source'>,
  { line, column }: Places['start'],
): number | undefined {
  if (line === range.start.line) {
    const at = source.start + column - range.start.column;
    return at >= 0 && at <= source.text.length ? at : undefined;
  }
  let start = source.start;
  for (let now = range.start.line; now < line; now += 1) {
    const end = /\r\n|\r|\n/g;
    end.lastIndex = start;
    if (end.exec(source.text) === null) return undefined;
    start = end.lastIndex;
  }
  const at = start + column - 1;
  return at <= source.text.length ? at : undefined;
}
