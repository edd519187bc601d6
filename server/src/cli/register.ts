// `tenderlint register`: the quantified commitments of packs, for whoever manages the contract.

import { registerCsv, registerJson } from '../reports/register.ts';
import { firstValue, type OptionValues } from './arguments.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { reportPacks, writeReport } from './report-output.ts';

export async function register(
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const format = firstValue(values, 'format') ?? 'csv';
  const output = firstValue(values, 'output');
  if (format === 'xlsx' && output === undefined && context.terminal.stdout.isTTY === true) {
    context.notice('A workbook does not belong on a screen: --output FILE.xlsx says where to write it.');
    return 2;
  }
  const read = await reportPacks('register', operands, values, context);
  if (read === undefined) return 2;
  const content =
    format === 'xlsx'
      ? await import('./register-workbook.ts').then(({ registerWorkbook }) => registerWorkbook(read.packs))
      : format === 'json'
        ? registerJson(read.packs)
        : registerCsv(read.packs);
  return writeReport(content, output, read.complete, context);
}
