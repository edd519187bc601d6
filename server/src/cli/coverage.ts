// `tenderlint coverage`: what packs cover and lack.

import { type Coverage, coverageOf } from '../reports/coverage/coverage.ts';
import { coverageHtml } from '../reports/coverage/html.ts';
import { coverageMarkdown } from '../reports/coverage/markdown.ts';
import { coverageText } from '../reports/coverage/text.ts';
import { noPaint } from '../reports/text.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { reportPacks, writeReport } from './report-output.ts';
import { pageWidth, paintFor } from './streams.ts';

export async function coverage(
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const read = await reportPacks('coverage', operands, values, context);
  if (read === undefined) return 2;
  const packs = read.packs.map((pack) => coverageOf(pack, context.tool));
  const output = firstValue(values, 'output');
  return writeReport(textOf(packs, values, context, output), output, read.complete, context);
}

function textOf(
  packs: readonly Coverage[],
  values: OptionValues,
  { terminal }: CheckContext,
  output: string | undefined,
): string {
  switch (firstValue(values, 'format')) {
    case 'markdown':
      return coverageMarkdown(packs);
    case 'html':
      return coverageHtml(packs);
    case 'json':
      return `${JSON.stringify({ version: 1, packs }, null, 2)}\n`;
    default:
      return coverageText(
        packs,
        output === undefined
          ? { paint: paintFor(values, terminal), width: pageWidth(terminal) }
          : { paint: noPaint, width: 100 },
      );
  }
}
