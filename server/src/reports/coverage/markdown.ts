// Coverage as Markdown, for a file beside the pack or a message.

import type { ResultPlace } from '../result.ts';
import { type Coverage, outcomeNames, outcomeOrder } from './coverage.ts';

export function coverageMarkdown(packs: readonly Coverage[]): string {
  return packs.map(packMarkdown).join('\n');
}

function packMarkdown(c: Coverage): string {
  const lines = [
    `# Coverage: ${escaped(c.root)}`,
    '',
    `${escaped(c.law)}. Law as at ${c.tool.lawAsAt} (clause library ${c.tool.library}, tenderlint ${c.tool.version}). Legal information, not advice.`,
    '',
    ...rows(
      ['Fact', 'Value'],
      c.profile.map(([fact, value]) => [fact, escaped(value)]),
    ),
    '',
    '## Expected criteria',
    '',
    ...rows(
      outcomeOrder.map((o) => outcomeNames[o]),
      [outcomeOrder.map((o) => String(c.counts[o]))],
    ),
    '',
  ];
  for (const outcome of outcomeOrder) {
    const own = c.criteria.filter((criterion) => criterion.outcome === outcome);
    if (own.length === 0) continue;
    lines.push(`### ${outcomeNames[outcome]}`, '');
    const open = outcome === 'missing' || outcome === 'named';
    lines.push(
      ...rows(
        ['Criterion', 'Where', 'Authority', open ? 'What to do' : 'Why'],
        own.map((criterion) => [
          `${escaped(criterion.title)} (\`${criterion.id}\`)`,
          places(criterion.where),
          escaped(
            [criterion.force, ...criterion.citations.map((x) => x.title)].filter((x) => x !== '').join('; '),
          ),
          escaped(open ? `${criterion.why} ${criterion.fix}` : criterion.why),
        ]),
      ),
      '',
    );
  }
  lines.push('## Weights', '', ...weightLines(c), '');
  if (c.threads.length > 0)
    lines.push(
      '## Golden thread',
      '',
      ...rows(
        ['Theme', 'In short', 'Places'],
        c.threads.map((t) => [escaped(t.title), t.summary, places(t.places.slice(0, 6))]),
      ),
      '',
    );
  if (c.commitments.length > 0)
    lines.push(
      '## Commitments',
      '',
      ...rows(
        ['No', 'Quantity', 'Unit', 'Period', 'By when', 'Where'],
        c.commitments.map((r) => [
          String(r.number),
          String(r.quantity),
          escaped(r.unit),
          escaped(r.period),
          escaped(r.by),
          places(r.places),
        ]),
      ),
      '',
    );
  lines.push('## Risks', '');
  lines.push(
    ...(c.risks.length === 0
      ? ['No risk was found in the wording.']
      : rows(
          ['Severity', 'Finding', 'Where'],
          c.risks.map((r) => [r.severity, `${escaped(r.title)} (\`${r.rule}\`)`, places([r])]),
        )),
    '',
  );
  if (c.suppressed > 0) lines.push(`Suppressed with a reason: ${c.suppressed}.`, '');
  lines.push('## Not checked', '');
  lines.push(
    ...(c.notChecked.length === 0
      ? ['Everything was checked.']
      : rows(
          ['What', 'Why', 'Where'],
          c.notChecked.map((g) => [escaped(g.what), escaped(g.why), g.where ? places([g.where]) : '']),
        )),
    '',
  );
  return lines.join('\n');
}

function weightLines(c: Coverage): readonly string[] {
  const { socialValue } = c;
  const share =
    socialValue.percent === undefined
      ? []
      : [
          `Social value is ${socialValue.percent}${socialValue.to === undefined ? '' : ` to ${socialValue.to}`}% of the whole score.`,
          '',
        ];
  return [
    ...share,
    ...socialValue.steps.map((step) => `- ${escaped(step)}`),
    ...socialValue.differs.map((d) => `- Elsewhere it is ${d.percent}% (${places([d])}).`),
    ...(c.weights.length === 0
      ? []
      : [
          '',
          ...rows(
            ['Criterion', 'Of the whole score'],
            c.weights.map((w) => [escaped(w.label), `${w.percent}%`]),
          ),
        ]),
  ];
}

export function rows(header: readonly string[], body: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...body.map(line)];
}

export function places(where: readonly ResultPlace[]): string {
  return where
    .slice(0, 4)
    .map(({ path, line }) => `${escaped(path)}:${line}`)
    .join(', ');
}

/** Text of a document between marks of our own: nothing in it makes a cell, a link or a heading. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~#]/g, '\\$&');
}
