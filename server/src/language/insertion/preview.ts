// A clause before it goes in, as Markdown: what should be looked at, what goes with it, its wording in the numbers of the place,
// how its figures were worked out, its note and its law.

import { resolveCitation } from '../../library/citation.ts';
import type { Clause, Library } from '../../library/model.ts';
import { escapeMarkdown, markdownLink } from '../markdown-text.ts';
import type { Snapshot } from '../snapshot.ts';
import type { InsertionPlan } from './plan.ts';

const graveWords = { error: 'Stop', warning: 'Check', information: 'Know' } as const;

/** The plan in Markdown, for a person who decides. */
export function previewMarkdown(plan: InsertionPlan, { pack, library }: Snapshot): string {
  const { clause, variant, blocks, concerns, needs } = plan;
  const [own, ...others] = blocks;
  const place = (one: {
    readonly place: { readonly document: number; readonly section: { readonly title: string } | undefined };
  }): string => {
    const path = pack.documents[one.place.document]?.path ?? '';
    return one.place.section === undefined ? path : `${path}, “${one.place.section.title}”`;
  };
  const lines = [
    `# ${escapeMarkdown(clause.id)} ${escapeMarkdown(clause.title)}`,
    '',
    `${escapeMarkdown(variant.title ?? variant.id)} · version ${escapeMarkdown(clause.version)} · ${clause.status} · law as at ${clause.lawAsAt}`,
  ];
  if (concerns.length > 0)
    lines.push(
      '',
      '## Before it goes in',
      '',
      ...concerns.map(({ severity, message }) => `- **${graveWords[severity]}:** ${escapeMarkdown(message)}`),
    );
  if (needs.length > 0)
    lines.push(
      ...['', '## With it', ''],
      ...needs.map((need) => {
        const goes = need.brought ? `goes into ${place(need)}` : 'is left out';
        return `- **${need.clause.id} ${escapeMarkdown(need.clause.title)}** ${escapeMarkdown(goes)}. ${escapeMarkdown(need.why)}`;
      }),
    );
  if (own) {
    lines.push('', `## Wording, for ${escapeMarkdown(place(own))}`, '', quoted(withoutMarker(own.text)));
    if (own.values.length > 0)
      lines.push(
        ...['', '## Blanks', '', '| Question | Here | Why |', '| --- | --- | --- |'],
        ...own.values.map(({ ask, value, unit, from, steps, wrong }) => {
          const here =
            value === undefined
              ? '_blank_'
              : `${cell(String(typeof value === 'number' ? value.toLocaleString('en-GB') : value))}${unit === undefined ? '' : ` ${cell(unit)}`}`;
          const why = wrong === undefined ? (steps ?? fromWords[from]) : `expected ${wrong}`;
          return `| ${cell(ask)} | ${here} | ${cell(why)} |`;
        }),
      );
  }
  for (const block of others)
    lines.push(
      '',
      `## ${block.clause.id}, for ${escapeMarkdown(place(block))}`,
      '',
      quoted(withoutMarker(block.text)),
    );
  lines.push(...aboutClause(clause, library));
  return `${lines.join('\n')}\n`;
}

const fromWords = {
  chosen: 'chosen',
  proportion: 'in proportion to the contract',
  default: 'the library’s default',
  blank: 'to be filled in',
} as const;

/** Note, pitfalls, measure and law of a clause, in Markdown lines. */
export function aboutClause(clause: Clause, library: Library): readonly string[] {
  const lines: string[] = [];
  if (clause.note !== '') lines.push('', '## Drafting note', '', escapeMarkdown(clause.note.trim()));
  if (clause.pitfalls.length > 0)
    lines.push('', '## Mind', '', ...clause.pitfalls.map((one) => `- ${escapeMarkdown(one)}`));
  if (clause.measure) lines.push('', '## Measure', '', escapeMarkdown(clause.measure));
  if (clause.basis.length > 0)
    lines.push(
      ...['', '## Law', ''],
      ...clause.basis.map(({ citation }) => {
        const { title, url, says } = resolveCitation(citation, library);
        return `- ${markdownLink(title, url)}${says ? `: ${escapeMarkdown(says)}` : ''}`;
      }),
    );
  return lines;
}

function cell(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' '));
}

function withoutMarker(text: string): string {
  return text.replace(/^<!--[^\n]*-->\n/, '');
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}
