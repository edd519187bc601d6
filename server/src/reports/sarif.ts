// `--format sarif`: SARIF 2.1.0, within what GitHub's code scanning takes and shows.

import type { Severity } from '../library/model.ts';
import { type Report, type ReportContext, shownFindings } from './report.ts';
import type { ResultFinding, ResultFix, ResultPack } from './result.ts';
import { markdownLink, pageOfFinding, type RulePage } from './rule-page.ts';
import { atLeast, severities, type Tally } from './tally.ts';
import { count, standingLine } from './text.ts';

/** GitHub shows the first 5,000 results of a file, the gravest first. */
const mostResults = 5_000;
/** UTF-16 units of results; GitHub takes 10 MB when packed, other readers 25 MB as it is. */
const mostLength = 20_000_000;
/** GitHub shows ten tags of a rule. */
const mostTags = 10;

const level: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

interface KeptResult {
  readonly severity: Severity;
  readonly rule: string;
  readonly json: string;
}

/** One run. Of more results than may be shown the gravest are kept, and a notification says how many are not. */
export const sarifReport: Report = (context) => {
  const pages = new Map<string, RulePage>();
  let kept: KeptResult[] = [];
  let dropped = 0;
  const limit = () => {
    const { within, over } = gravest(kept);
    kept = within;
    dropped += over;
  };
  return {
    pack: (pack) => {
      for (const finding of inReport(pack, context)) {
        if (!pages.has(finding.rule))
          pages.set(finding.rule, context.rulePage(finding.rule) ?? pageOfFinding(finding));
        kept.push({
          severity: finding.severity,
          rule: finding.rule,
          json: JSON.stringify(resultOf(finding)),
        });
      }
      if (kept.length > 2 * mostResults) limit();
      return '';
    },
    end: (tally) => {
      limit();
      return `${logText(kept, dropped, pages, tally, context)}\n`;
    },
  };
};

/** What is shown, and what was silenced with a reason: that is for SARIF to say. */
function inReport(pack: ResultPack, context: ReportContext): readonly ResultFinding[] {
  const shown = new Set(shownFindings(pack, context));
  return pack.findings.filter(
    (finding) =>
      shown.has(finding) ||
      (finding.suppressed !== null &&
        finding.suppressed.by !== 'change' &&
        atLeast(finding.severity, context.least)),
  );
}

/** Order stays as it was; results of equal gravity go from the end. */
function gravest(results: readonly KeptResult[]): { within: KeptResult[]; over: number } {
  let room = mostResults;
  let length = mostLength;
  const chosen = new Set<KeptResult>();
  for (const severity of severities)
    for (const result of results) {
      if (result.severity !== severity || room === 0 || result.json.length > length) continue;
      room -= 1;
      length -= result.json.length;
      chosen.add(result);
    }
  return { within: results.filter((result) => chosen.has(result)), over: results.length - chosen.size };
}

function logText(
  kept: readonly KeptResult[],
  dropped: number,
  pages: ReadonlyMap<string, RulePage>,
  tally: Tally,
  { tool }: ReportContext,
): string {
  const ids = [...new Set(kept.map(({ rule }) => rule))].sort();
  const number = new Map(ids.map((id, index) => [id, index]));
  const head = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
  };
  const notes = [
    { level: 'note', message: { text: `${standingLine(tally)}.` } },
    ...(dropped === 0
      ? []
      : [
          {
            level: 'warning',
            message: {
              text: `${count(dropped, 'result')} of the lightest left out: a file may hold ${mostResults.toLocaleString('en-GB')}. --format json holds them all.`,
            },
          },
        ]),
  ];
  const run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        properties: { library: tool.library, lawAsAt: tool.lawAsAt },
        rules: ids.map((id) => ruleOf(pages.get(id) as RulePage)),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that paths count from.' } } },
    invocations: [
      { executionSuccessful: tally.notChecked.failedPacks === 0, toolExecutionNotifications: notes },
    ],
    properties: { summary: tally },
  };
  const results = kept.map(({ json, rule }) => `${json.slice(0, -1)},"ruleIndex":${number.get(rule)}}`);
  const open = JSON.stringify(head).slice(0, -1);
  return `${open},"runs":[${JSON.stringify(run).slice(0, -1)},"results":[\n${results.join(',\n')}\n]}]}`;
}

function ruleOf(page: RulePage): object {
  return {
    id: page.id,
    name: page.id,
    shortDescription: { text: page.title },
    fullDescription: { text: page.meaning },
    help: { text: page.markdown, markdown: page.markdown },
    ...(page.url === '' ? {} : { helpUri: page.url }),
    defaultConfiguration: { level: level[page.severity] },
    properties: {
      tags: ['procurement', page.category].slice(0, mostTags),
      'problem.severity':
        page.severity === 'error' || page.severity === 'warning' ? page.severity : 'recommendation',
    },
  };
}

function resultOf(finding: ResultFinding): object {
  const law = finding.citations.filter(({ url }) => url !== '').map(markdownLink);
  const text = escapedMessage(finding.message);
  return {
    ruleId: finding.rule,
    level: level[finding.severity],
    message: { text: law.length === 0 ? text : `${text}\nLaw: ${law.join('; ')}` },
    locations: [locationOf(finding)],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((related, id) => ({
            id,
            ...locationOf(related),
            message: { text: escapedMessage(related.message) },
          })),
        }),
    partialFingerprints: {
      'tenderlint/v1': finding.fingerprint,
    },
    ...(finding.fixes.length === 0 ? {} : { fixes: finding.fixes.map(fixOf) }),
    // Where one result says that it is suppressed, the others have to say that they are not.
    suppressions:
      finding.suppressed === null
        ? []
        : [
            {
              kind: finding.suppressed.by === 'comment' ? 'inSource' : 'external',
              status: 'accepted',
              justification: finding.suppressed.reason,
            },
          ],
    properties: { severity: finding.severity, category: finding.category },
  };
}

/** In a SARIF message `[text](0)` is a link and `{0}` a placeholder; text of ours is neither. */
function escapedMessage(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&');
}

function locationOf({ path, range }: Pick<ResultFinding, 'path' | 'range'>): object {
  return { physicalLocation: { artifactLocation: artifact(path), region: regionOf(range) } };
}

function artifact(path: string): object {
  return { uri: uriOf(path), uriBaseId: 'SRCROOT' };
}

/** A relative reference: each part of the path escaped, so that `#`, `%` and spaces stay part of a name. */
export function uriOf(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}

function regionOf({ start, end }: ResultFinding['range']): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function fixOf({ title, edits }: ResultFix): object {
  const paths = [...new Set(edits.map(({ path }) => path))];
  return {
    description: { text: escapedMessage(title) },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifact(path),
      replacements: edits
        .filter((edit) => edit.path === path)
        .map(({ range, text }) => ({ deletedRegion: regionOf(range), insertedContent: { text } })),
    })),
  };
}
