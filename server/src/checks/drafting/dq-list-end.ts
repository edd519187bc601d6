// DQ-LIST-END: enumerated conditions with neither "and" nor "or" before the last of them.

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import type { Statement } from '../../tender/model.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { perDocument } from './per-document.ts';

const decides =
  /\b(?:any|all|each|every|both|either|one|none|neither|following|in this order|as follows|at least|include[sd]?|including|comprises?|such as|for example|namely|means|definitions?|listed|list of|documents?|information|details|items?)\b/i;
const duty =
  /\b(?:if|unless|where|provided|shall|must|will|may|when)\b[^.]{0,80}$|\b(?:declares?|confirms?|warrants?|undertakes?|certif(?:y|ies)|agrees?|acknowledges?)\b[^.]{0,40}\bthat\b[^.]{0,20}$/i;
const FEWEST = 3;

interface EnumerationEnd {
  readonly start: number;
  readonly end: number;
  readonly match: string;
  /** The last item. */
  readonly last: Range;
}

export const listEnd: DraftingCheck = {
  id: 'DQ-LIST-END',
  find: ({ view }) =>
    view.documents.flatMap(({ index, document }) =>
      endsOf(document).map(
        ({ start, end, match, last }): DraftingFinding => ({
          document: index,
          range: { start, end },
          match,
          related: [{ document: index, range: last, message: 'The last item.' }],
          because: ['No item says whether all or one of them is meant.'],
        }),
      ),
    ),
};

const endsOf = perDocument((models, { starts }) => {
  const found: EnumerationEnd[] = [];
  let run: { readonly statement: Statement; readonly start: number }[] = [];
  const finish = () => {
    const end = endOf(run);
    if (end) found.push(end);
    run = [];
  };
  for (const [i, model] of models.entries())
    for (const statement of model.statements) {
      const last = run[run.length - 1]?.statement;
      const isItem =
        statement.number !== undefined &&
        statement.leadIns.length > 0 &&
        /^\(|^[a-z]{1,4}[.)]/.test(statement.number);
      if (!isItem || (last && leadOf(last) !== leadOf(statement))) finish();
      if (isItem) run.push({ statement, start: starts[i] as number });
    }
  finish();
  return found;
});

function leadOf({ leadIns }: Statement): string {
  return leadIns[leadIns.length - 1]?.text ?? '';
}

function endOf(
  run: readonly { readonly statement: Statement; readonly start: number }[],
): EnumerationEnd | undefined {
  if (run.length < FEWEST) return undefined;
  const texts = run.map(({ statement }) => statement.text.trim());
  const [first] = run;
  const lead = first ? leadOf(first.statement) : '';
  if (decides.test(lead) || !duty.test(lead)) return undefined;
  if (!texts.slice(0, -1).every((text) => /[;,]$/.test(text))) return undefined;
  if (texts.some((text) => /\b(?:and|or|and\/or)[;,]?$/i.test(text))) return undefined;
  const last = run[run.length - 2] as (typeof run)[number];
  return { ...placeOf(last), match: lead, last: placeOf(run[run.length - 1] as (typeof run)[number]) };
}

function placeOf({ statement, start }: { readonly statement: Statement; readonly start: number }): Range {
  const range = sourceRange(statement.run, statement.runStart, statement.runStart + statement.text.length);
  return { start: start + range.start, end: start + range.end };
}
