// The result for a person at a terminal: findings grouped by document, each with its source line, the law and
// the fix offered, and the lines that sum up the run.

import type { Citation, Finding, Fix } from '../checks/finding.ts';
import type { Pack, PackResult } from '../checks/pack.ts';
import type { Severity } from '../library/model.ts';
import { displayWidth, printable, shorten, wrap } from './display.ts';
import { excerpt } from './excerpt.ts';
import { type PackFile, packFile } from './pack-files.ts';
import type { ResultTool, ShownPath } from './result.ts';
import { isShown, outcomes, severities, type Tally } from './tally.ts';

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

export interface TextOptions {
  readonly paint: Paint;
  /** Columns of the page. */
  readonly width: number;
  /** Least severity shown. */
  readonly least: Severity;
}

const margin = 4;

/** The findings of one pack that are shown, under the name of the document they stand in; empty if there are none. */
export function packText(pack: Pack, result: PackResult, shown: ShownPath, options: TextOptions): string {
  const { paint } = options;
  const parts: string[] = [];
  let open: number | undefined;
  let shownBefore: Finding | undefined;
  for (const finding of result.findings) {
    if (!isShown(finding, options.least)) continue;
    const file = packFile(pack, finding.document);
    if (file === undefined) continue;
    if (open !== finding.document) {
      const regime = pack.profile.decision.regime;
      const law = regime === undefined ? '' : paint.dim(`   ${printable(regime.title)}`);
      parts.push(`${paint.bold(printable(shown(file.path)))}${law}\n\n`);
      open = finding.document;
    }
    const isRepeated = shownBefore !== undefined && isSamePlace(shownBefore, finding);
    const lines = isRepeated ? [] : excerptText(finding, file, options);
    parts.push(`${findingText(finding, file, lines, pack, shown, options)}\n\n`);
    shownBefore = finding;
  }
  return parts.join('');
}

/** One line for each finding that is shown: `path:line:column: severity rule: title`. */
export function packLines(pack: Pack, result: PackResult, shown: ShownPath, options: TextOptions): string {
  let lines = '';
  for (const finding of result.findings) {
    const file = packFile(pack, finding.document);
    if (file === undefined || !isShown(finding, options.least)) continue;
    const { line, column } = file.positionAt(finding.range.start);
    const title = printable(finding.title).replace(/\s+/g, ' ').trim();
    lines += `${printable(shown(file.path))}:${line}:${column}: ${severityText(finding.severity, options.paint)} ${finding.rule}: ${title}\n`;
  }
  return lines;
}

/** Of several findings at one place only the first needs the source under it. */
function isSamePlace(first: Finding, second: Finding): boolean {
  return (
    first.document === second.document &&
    first.range.start === second.range.start &&
    first.range.end === second.range.end
  );
}

function findingText(
  finding: Finding,
  file: PackFile,
  source: readonly string[],
  pack: Pack,
  shown: ShownPath,
  options: TextOptions,
): string {
  const { paint } = options;
  const { line, column } = file.positionAt(finding.range.start);
  const lines = [
    `  ${paint.dim(`${line}:${column}`)}  ${severityText(finding.severity, paint)}  ${paint.bold(finding.rule)}`,
  ];
  lines.push(...source, '');
  const width = options.width - margin;
  for (const text of wrap(printable(finding.message), width)) lines.push(indent(text));
  const rows = [
    ...labelled(
      'See',
      finding.related.flatMap((related) => {
        const other = packFile(pack, related.document);
        if (other === undefined) return [];
        const place = other.positionAt(related.range.start);
        return [`${shown(other.path)}:${place.line}:${place.column}: ${related.message}`];
      }),
      width,
      paint,
    ),
    ...labelled('Law', finding.citations.map(citationText), width, paint),
    ...labelled('Fix', finding.fixes.map(fixText), width, paint),
  ];
  if (rows.length > 0) lines.push('', ...rows);
  return lines.join('\n');
}

function excerptText(finding: Finding, file: PackFile, options: TextOptions): readonly string[] {
  const { paint } = options;
  const firstLine = file.positionAt(finding.range.start).line;
  const lastNumber = String(firstLine + 2).length;
  const gutter = Math.max(4, lastNumber);
  const shown = excerpt(file.text, finding.range, options.width - gutter - 6);
  const colour = severityPaint(finding.severity, paint);
  const lines: string[] = [];
  for (const part of shown.lines) {
    const number = String(firstLine + part.after).padStart(gutter);
    lines.push(`  ${paint.dim(`${number} │`)} ${part.before}${part.marked}${part.rest}`);
    lines.push(
      `  ${paint.dim(`${' '.repeat(gutter)} │`)} ${' '.repeat(part.indent)}${colour('^'.repeat(part.width))}`,
    );
  }
  if (shown.more > 0)
    lines.push(`  ${paint.dim(`${' '.repeat(gutter)} │ … ${count(shown.more, 'more line')}`)}`);
  return lines;
}

/** How far a statement of law was checked, where it was not read in its primary text. */
const confidenceWords: Readonly<Record<string, string>> = {
  secondary: ' (from a secondary source)',
  partial: ' (read in part)',
  knowledge: ' (not yet checked against the text)',
};

function citationText(citation: Citation): string {
  return `${citation.title}${confidenceWords[citation.confidence ?? ''] ?? ''} ${citation.url}`.trimEnd();
}

/** What the fix is called and, where it is a sentence or two, what it would write. */
function fixText(fix: Fix): string {
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
  if (tally.belowSeverity > 0) found.push(`${tally.belowSeverity} below ${options.least} not shown`);
  const lines = [`${read}: ${[...found, `${tally.suppressed} suppressed`].join(', ')}`];
  const criteria = outcomes.map((outcome) => `${tally.criteria[outcome]} ${outcomeWords[outcome]}`);
  lines.push(`Expected criteria: ${criteria.join(', ')}`);
  lines.push(...notCheckedLines(tally).map((line) => paint.yellow(line)));
  lines.push(`Law as at ${tool.lawAsAt} (clause library ${tool.library}). Legal information, not advice.`);
  return `${lines.flatMap((line) => wrapPainted(line, options.width)).join('\n')}\n`;
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
  for (const [facts, packs] of [...tally.undecided].sort(byText)) {
    const missing = facts === '' ? 'the facts given fit no body of law in the library' : `missing: ${facts}`;
    lines.push(
      `Not checked: the law that governs ${count(packs, 'pack')} cannot be told (${missing}). Say it in front matter, in tenderlint.yml or with --set.`,
    );
  }
  for (const [why, times] of [...tally.unchecked].sort(byText))
    lines.push(`Not checked: ${count(times, 'passage')}: ${printable(why)}`);
  if (tally.attachments > 0)
    lines.push(
      `Not checked: ${count(tally.attachments, 'attachment')} that ${tally.attachments === 1 ? 'is' : 'are'} no Markdown.`,
    );
  return lines;
}

function byText(first: readonly [string, number], second: readonly [string, number]): number {
  return first[0] < second[0] ? -1 : first[0] > second[0] ? 1 : 0;
}

/** Long plain lines are wrapped; a painted one is left alone, since its escape sequences are no text. */
function wrapPainted(line: string, width: number): readonly string[] {
  return line.includes('\u001b') || displayWidth(line) <= width ? [line] : wrap(line, width);
}

/** `1 document`, `2 documents`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
