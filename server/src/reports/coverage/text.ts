// Coverage for the terminal.

import { displayWidth, printable, shorten, wrap } from '../display.ts';
import { counted } from '../register.ts';
import type { ResultPlace } from '../result.ts';
import type { Paint } from '../text.ts';
import { type Coverage, type CoverageCriterion, outcomeNames, outcomeOrder } from './coverage.ts';

export interface CoverageTextOptions {
  readonly paint: Paint;
  readonly width: number;
}

const BAR = 40;

export function coverageText(packs: readonly Coverage[], options: CoverageTextOptions): string {
  return packs.map((pack) => packText(pack, options)).join('\n');
}

function packText(c: Coverage, { paint, width }: CoverageTextOptions): string {
  const lines: string[] = [paint.bold(printable(c.root)), printable(c.law), ''];
  const heading = (text: string) => lines.push(paint.bold(text));
  const said = (text: string, indent: string) =>
    lines.push(...wrap(printable(text), width - indent.length).map((line) => indent + line));

  heading(
    `Expected criteria: ${outcomeOrder
      .filter((o) => c.counts[o] > 0)
      .map((o) => `${c.counts[o]} ${outcomeNames[o].toLowerCase()}`)
      .join(', ')}`,
  );
  for (const outcome of outcomeOrder.slice(0, 4)) {
    for (const criterion of c.criteria.filter((one) => one.outcome === outcome)) {
      lines.push(`  ${marks[outcome]} ${criterionLine(criterion, paint, width)}`);
      if (outcome === 'missing' || outcome === 'named') said(`${criterion.why} ${criterion.fix}`, '      ');
    }
  }
  lines.push('');
  heading('Weights');
  const widest = Math.max(0, ...c.weights.map((w) => Math.min(40, displayWidth(w.label))));
  for (const { label, percent, socialValue } of c.weights) {
    const name = printable(shorten(label, 40));
    const bar = '█'.repeat(Math.round((percent / 100) * BAR));
    lines.push(
      `  ${name}${' '.repeat(Math.max(0, widest - displayWidth(name)))}  ${socialValue ? paint.bold(bar) : bar} ${percent}%`,
    );
  }
  for (const step of c.socialValue.steps) said(step, '  ');
  for (const d of c.socialValue.differs) said(`Elsewhere it is ${d.percent}% (${place(d)}).`, '  ');
  if (c.threads.length > 0) {
    lines.push('');
    heading('Golden thread');
    for (const thread of c.threads) said(`${thread.title}: ${thread.summary}`, '  ');
  }
  if (c.commitments.length > 0) {
    lines.push('');
    heading(`Commitments: ${c.commitments.length}`);
    for (const row of c.commitments) {
      const details = [row.period, row.by].filter((x) => x !== '').join(', ');
      said(
        `${counted(row)}${details === '' ? '' : `, ${details}`} (${row.places.map(place).join(', ')})`,
        '  ',
      );
    }
  }
  lines.push('');
  heading(c.risks.length === 0 ? 'Risks: none found in the wording' : `Risks: ${c.risks.length}`);
  for (const risk of c.risks) said(`${risk.severity}: ${risk.title} (${place(risk)})`, '  ');
  lines.push('');
  heading(c.notChecked.length === 0 ? 'Everything was checked' : 'Not checked');
  for (const gap of c.notChecked) said(`${gap.what}: ${gap.why}`, '  ');
  lines.push(
    '',
    ...wrap(
      `Law as at ${c.tool.lawAsAt} (clause library ${c.tool.library}). Legal information, not advice.`,
      width,
    ),
    '',
  );
  return lines.join('\n');
}

const marks = { missing: '✗', named: '~', 'cannot-tell': '?', met: '✓', 'not-applicable': '-' } as const;

function criterionLine(criterion: CoverageCriterion, paint: Paint, width: number): string {
  const [first] = criterion.where;
  const tail = [criterion.force, first ? place(first) : ''].filter((x) => x !== '').join(', ');
  const title = printable(shorten(criterion.title, width - 40));
  return tail === '' ? title : `${title} ${paint.dim(`(${tail})`)}`;
}

const place = ({ path, line }: ResultPlace) => `${path}:${line}`;
