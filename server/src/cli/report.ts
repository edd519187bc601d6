// `tenderlint report scrutiny` and `report equality`: questions and answers for people who do not use the tool.

import { coverageOf } from '../reports/coverage/coverage.ts';
import { questionnaireNames, questionnaires } from '../reports/questions/index.ts';
import { questionnaireHtml, questionnaireMarkdown } from '../reports/questions/print.ts';
import { either, firstValue, meant, type OptionValues } from './arguments.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { reportPacks, writeReport } from './report-output.ts';

export async function report(
  [name, ...operands]: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const known = questionnaireNames.find((one) => one === name);
  if (known === undefined) {
    const said = name === undefined ? 'none' : `“${name}”`;
    context.notice(
      `report takes ${either(questionnaireNames)}, then a PATH, not ${said}.${meant(name ?? '', questionnaireNames)}`,
    );
    return 2;
  }
  const read = await reportPacks(`report ${known}`, operands, values, context);
  if (read === undefined) return 2;
  const packs = read.packs.map((pack) => coverageOf(pack, context.tool));
  const print = firstValue(values, 'format') === 'html' ? questionnaireHtml : questionnaireMarkdown;
  return writeReport(
    print(questionnaires[known], packs),
    firstValue(values, 'output'),
    read.complete,
    context,
  );
}
