// The result for a person at a terminal: findings grouped by document, each with its source line, the law and
// the fix offered, and the lines that sum up the run.

import type { Severity } from '../library/model.ts';
import { capital, displayWidth, printable, shorten, wrap } from './display.ts';
import { excerpt } from './excerpt.ts';
import type { Report, ReportContext } from './report.ts';
import type { ResultCitation, ResultFinding, ResultFix, ResultPack, ResultTool } from './result.ts';
import { isShown, notCheckedInAll, outcomes, severities, shownInAll, type Tally } from './tally.ts';

/** Colours, or none: each function gives its text back, with or without escape sequences around it. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly green: (text: string) => string;
}

const same = (text: string) => text;
export const noPaint: Paint = {
  bold: same,
  dim: same,
  red: same,
  yellow: same,
  blue: same,
  cyan: same,
  green: same,
};

export type TextOptions = Pick<ReportContext, 'paint' | 'width' | 'least'>;

/** Findings with their source, law and fixes, and the summary. */
export const textReport: Report = (context) => ({
  pack: (pack) => packText(pack, context),
  end: (tally) => (tally.packs > 0 ? summaryText(tally, context.tool, context) : ''),
});

/** One line per finding, and no summary. */
export const linesReport: Report = (context) => ({
  pack: (pack) => packLines(pack, context),
  end: () => '',
});

const margin = 4;

/** The findings of one pack that are shown, under the name of the document they stand in; empty if there are none. */
export function packText(pack: ResultPack, options: TextOptions): string {
  const { paint } = options;
  const parts: string[] = [];
  let open: string | undefined;
  let shownBefore: ResultFinding | undefined;
  for (const finding of pack.findings) {
    if (!isShown(finding, options.least)) continue;
    if (open !== finding.path) {
      const law = pack.regimeTitle === null ? '' : paint.dim(`   ${printable(pack.regimeTitle)}`);
      parts.push(`${paint.bold(printable(finding.path))}${law}\n\n`);
      open = finding.path;
    }
    const isRepeated = shownBefore !== undefined && isSamePlace(shownBefore, finding);
    const lines = isRepeated ? [] : excerptText(finding, options);
    parts.push(`${findingText(finding, lines, options)}\n\n`);
    shownBefore = finding;
  }
  return parts.join('');
}

/** One line for each finding that is shown: `path:line:column: severity rule: title`. */
export function packLines(pack: ResultPack, options: TextOptions): string {
  let lines = '';
  for (const finding of pack.findings) {
    if (!isShown(finding, options.least)) continue;
    const { line, column } = finding.range.start;
    lines += `${printable(finding.path)}:${line}:${column}: ${severityText(finding.severity, options.paint)} ${finding.rule}: ${oneLine(finding.title)}\n`;
  }
  return lines;
}

/** A text on one line, without control characters. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** Of several findings at one place only the first needs the source under it. */
function isSamePlace(first: ResultFinding, second: ResultFinding): boolean {
  const ends = ({ path, range }: ResultFinding) =>
    JSON.stringify([path, range.start.line, range.start.column, range.end.line, range.end.column]);
  return ends(first) === ends(second);
}

function findingText(finding: ResultFinding, source: readonly string[], options: TextOptions): string {
  const { paint } = options;
  const { line, column } = finding.range.start;
  const lines = [
    `  ${paint.dim(`${line}:${column}`)}  ${severityText(finding.severity, paint)}  ${paint.bold(finding.rule)}`,
  ];
  lines.push(...source, '');
  const width = options.width - margin;
  for (const text of wrap(printable(finding.message), width)) lines.push(indent(text));
  const rows = [
    ...labelled(
      'See',
      finding.related.map(
        ({ path, range, message }) => `${path}:${range.start.line}:${range.start.column}: ${message}`,
      ),
      width,
      paint,
    ),
    ...labelled('Law', finding.citations.map(citationText), width, paint),
    ...labelled('Fix', finding.fixes.map(fixText), width, paint),
  ];
  if (rows.length > 0) lines.push('', ...rows);
  return lines.join('\n');
}

function excerptText(finding: ResultFinding, options: TextOptions): readonly string[] {
  const { paint } = options;
  const firstLine = finding.range.start.line;
  const lastNumber = String(firstLine + 2).length;
  const gutter = Math.max(4, lastNumber);
  const shown = excerpt(finding.source.text, finding.source, options.width - gutter - 6);
  const colour = severityPaint(finding.severity, paint);
  const lines: string[] = [];
  for (const part of shown.lines) {
    const number = String(firstLine + part.after).padStart(gutter);
    lines.push(`  ${paint.dim(`${number} │`)} ${part.before}${part.marked}${part.rest}`);
    lines.push(
      `  ${paint.dim(`${' '.repeat(gutter)} │`)} ${' '.repeat(part.indent)}${colour('^'.repeat(part.width))}`,
    );
  }
  const more = shown.more + finding.source.more;
  if (more > 0) lines.push(`  ${paint.dim(`${' '.repeat(gutter)} │ … ${count(more, 'more line')}`)}`);
  return lines;
}

/** How far a statement of law was checked, where it was not read in its primary text. */
const confidenceWords: Readonly<Record<string, string>> = {
  secondary: ' (from a secondary source)',
  partial: ' (read in part)',
  knowledge: ' (not yet checked against the text)',
};

function citationText(citation: ResultCitation): string {
  return `${citation.title}${confidenceWords[citation.confidence ?? ''] ?? ''} ${citation.url}`.trimEnd();
}

/** What the fix is called and, where it is a sentence or two, what it would write. */
function fixText(fix: ResultFix): string {
  const text = (fix.edits[0]?.text ?? '').trim();
  const isShort =
    text !== '' && !/[\r\n]/.test(text) && !text.startsWith('<!--') && !fix.title.includes(text);
  return isShort ? `${fix.title}: “${shorten(text, 240)}”` : fix.title;
}

/** Texts under one label, each wrapped; the label stands before the first. */
function labelled(label: string, texts: readonly string[], width: number, paint: Paint): readonly string[] {
  const blank = ' '.repeat(label.length + 2);
  const lines = texts.flatMap((text, index) =>
    wrap(printable(text), width - blank.length).map((line, number) => ({
      line,
      isFirst: number === 0,
      index,
    })),
  );
  return lines.map(({ line, isFirst, index }) =>
    indent(
      isFirst && index === 0
        ? `${paint.cyan(label)}  ${line}`
        : `${blank}${isFirst || texts.length === 1 ? '' : '  '}${line}`,
    ),
  );
}

function indent(text: string): string {
  return text === '' ? '' : ' '.repeat(margin) + text;
}

function severityPaint(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'error') return paint.red;
  if (severity === 'warning') return paint.yellow;
  return severity === 'information' ? paint.blue : paint.dim;
}

function severityText(severity: Severity, paint: Paint): string {
  return severityPaint(severity, paint)(severity);
}

/** The lines at the end of a run: what was read, what was found, what was not checked and why, how fresh the law is. */
export function summaryText(tally: Tally, tool: ResultTool, options: TextOptions): string {
  const { paint } = options;
  const read = `${count(tally.documents, 'document')} in ${count(tally.packs, 'pack')}`;
  const found = severities.map((severity) => {
    const text =
      severity === 'information'
        ? `${tally.shown[severity]} information`
        : count(tally.shown[severity], severity);
    return tally.shown[severity] > 0 ? severityPaint(severity, paint)(text) : text;
  });
  const lines = [`${read}: ${found.join(', ')}`, `${capital(standingLine(tally))}.`];
  const criteria = outcomes.map((outcome) => `${tally.criteria[outcome]} ${outcomeWords[outcome]}`);
  lines.push(`Expected criteria: ${criteria.join(', ')}`);
  lines.push(...notCheckedLines(tally).map((line) => paint.yellow(line)));
  lines.push(`Law as at ${tool.lawAsAt} (clause library ${tool.library}). Legal information, not advice.`);
  return `${lines.flatMap((line) => wrapPainted(line, options.width)).join('\n')}\n`;
}

/** What became of every finding, in one line: `41 shown, 2 suppressed, …`. The same words under every format. */
export function standingLine(tally: Tally): string {
  return [
    `${shownInAll(tally)} shown`,
    `${tally.belowSeverity} below the severity asked for`,
    `${tally.suppressed} suppressed`,
    `${tally.inBaseline} in baseline`,
    `${tally.outsideChange} outside the change`,
    `${notCheckedInAll(tally)} not checked`,
  ].join(', ');
}

const outcomeWords: Readonly<Record<(typeof outcomes)[number], string>> = {
  met: 'met',
  named: 'only named',
  missing: 'missing',
  'cannot-tell': 'cannot be told',
  'not-applicable': 'not applicable',
};

function notCheckedLines(tally: Tally): readonly string[] {
  const lines: string[] = [];
  const { notChecked } = tally;
  for (const [facts, packs] of Object.entries(notChecked.undecided)) {
    const missing = facts === '' ? 'the facts given fit no body of law in the library' : `missing: ${facts}`;
    lines.push(
      `Not checked: the law that governs ${count(packs, 'pack')} cannot be told (${missing}). Say it in front matter, in tenderlint.yml or with --set.`,
    );
  }
  for (const [why, times] of Object.entries(notChecked.passages))
    lines.push(`Not checked: ${count(times, 'passage')}: ${printable(why)}`);
  if (notChecked.attachments > 0)
    lines.push(
      `Not checked: ${count(notChecked.attachments, 'attachment')} that ${notChecked.attachments === 1 ? 'is' : 'are'} no Markdown.`,
    );
  if (notChecked.unchangedDocuments > 0)
    lines.push(
      `Not checked: ${count(notChecked.unchangedDocuments, 'document')} of packs that the change does not touch.`,
    );
  if (notChecked.failedPacks > 0)
    lines.push(`Not checked: ${count(notChecked.failedPacks, 'pack')} that could not be read or checked.`);
  return lines;
}

/** Long plain lines are wrapped; a painted one is left alone, since its escape sequences are no text. */
function wrapPainted(line: string, width: number): readonly string[] {
  return line.includes('\u001b') || displayWidth(line) <= width ? [line] : wrap(line, width);
}

/** `1 document`, `2 documents`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
