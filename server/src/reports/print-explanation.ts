// An explanation as a Markdown page or as text for a terminal.

import { capital, printable, wrap } from './display.ts';
import type { Explanation } from './explain.ts';
import type { Paint } from './text.ts';

/** The explanation as a Markdown page. */
export function explanationMarkdown(from: Explanation): string {
  const also =
    from.aliases.length === 0 ? '' : ` Also: ${from.aliases.map((alias) => `\`${alias}\``).join(', ')}.`;
  const parts = [`# ${from.title}`, `${capital(from.kind)} \`${from.id}\`.${also}`];
  for (const part of from.sections) {
    parts.push(`## ${part.heading}`);
    for (const block of part.blocks) {
      if (block.kind === 'text') parts.push(block.text);
      else if (block.kind === 'list') parts.push(block.items.map((item) => `- ${item}`).join('\n'));
      else {
        parts.push(quoted(block.text));
        if (block.note !== undefined) parts.push(`*${capital(block.note)}*`);
      }
    }
  }
  return `${parts.join('\n\n')}\n`;
}

function quoted(passageText: string): string {
  return passageText
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** The explanation for a terminal of `width` columns. */
export function explanationText(from: Explanation, width: number, paint: Paint): string {
  const lines = [...wrap(from.title, width).map(paint.bold), ''];
  const also = from.aliases.length === 0 ? '' : `, also ${from.aliases.join(', ')}`;
  lines.push(...wrap(`${from.kind} ${from.id}${also}`, width).map(paint.dim));
  for (const part of from.sections) {
    lines.push('', ...wrap(part.heading, width).map(paint.bold));
    for (const block of part.blocks) {
      if (block.kind === 'text') lines.push(...hanging(block.text, '  ', '  ', width));
      else if (block.kind === 'list')
        lines.push(...block.items.flatMap((item) => hanging(item, '  - ', '    ', width)));
      else {
        lines.push(
          ...block.text.split('\n').map((line) => `  ${paint.dim('│')} ${printable(line)}`.trimEnd()),
        );
        if (block.note !== undefined)
          lines.push(...hanging(block.note, '    ', '    ', width).map(paint.dim));
        lines.push('');
      }
    }
    if (lines.at(-1) === '') lines.pop();
  }
  return `${lines.join('\n')}\n`;
}

function hanging(content: string, first: string, rest: string, width: number): readonly string[] {
  return wrap(printable(content), width - first.length).map((line, number) =>
    line === '' ? '' : `${number === 0 ? first : rest}${line}`,
  );
}
