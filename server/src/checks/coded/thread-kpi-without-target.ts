// thread-kpi-without-target: a row of a table of indicators is about social value and has no figure to reach.

import type { ChunkModel, Statement } from '../../tender/model.ts';
import type { LocalAnalysis } from '../local.ts';
import { kindsOf } from '../stage.ts';
import { threadWatches } from '../thread/threads.ts';
import { type ChunkView, chunksHolding, statementRange } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

const targetHeader = /\b(?:target|level|threshold|standard|required|measure of success|good|pass)\b/i;
const unsettled = /^(?:tbc|tba|n\/?a|-|–|—|\?|to be (?:agreed|confirmed|set|decided)[^.]*)?\.?$/i;
const figure =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred|all|every|each|none|no|full)\b/i;

export const threadKpiWithoutTarget: CodedCheck = {
  id: 'thread-kpi-without-target',
  watches: threadWatches,
  find: ({ view }) =>
    view.documents.flatMap((document) =>
      chunksHolding(document, 'signals').flatMap((chunk) =>
        rowsOnBenefits(chunk).flatMap((cells): readonly CodedFinding[] => {
          const target = cells.find((s) => targetHeader.test(headerOf(s)));
          const [first] = cells;
          if (!first) return [];
          const isMissing = target === undefined ? isTargetless(cells) : isUnsettled(target.text);
          if (!isMissing) return [];
          const name = cells.find((s) => /\p{L}{4}/u.test(s.text))?.text ?? first.text;
          return [
            {
              document: document.index,
              range: statementRange(chunk, target ?? first),
              match: name.slice(0, 80),
              because: [
                target === undefined
                  ? 'No cell of the row holds a figure.'
                  : `The target reads “${target.text.trim() || 'nothing'}”.`,
              ],
            },
          ];
        }),
      ),
    ),
};

const isUnsettled = (text: string) => unsettled.test(text.trim()) || !figure.test(text);
const headerOf = (s: Statement) => s.leadIns.find((l) => l.kind === 'column-header')?.text ?? '';

/** No column for targets: a figure anywhere but in the number of the row will do. */
const isTargetless = (cells: readonly Statement[]) =>
  cells.length > 1 && cells.every((s) => !figure.test(s.text.replace(/^(?:KPI ?)?\d{1,2}$/i, '')));

type Rows = readonly (readonly Statement[])[];
const known = new WeakMap<LocalAnalysis, Rows>();

/** The rows of tables below headings on indicators in which social value or a theme of it is named. */
function rowsOnBenefits({ local, model }: ChunkView): Rows {
  let rows = known.get(local);
  if (rows === undefined) {
    rows = findRows(local, model);
    known.set(local, rows);
  }
  return rows;
}

function findRows(local: LocalAnalysis, model: ChunkModel): Rows {
  const wanted = new Set<string>();
  for (const { concept, statement } of local.signals) {
    const s = model.statements[statement];
    if (!s?.cell || s.cell.row < 0 || !kindsOf(s.section).has('kpi')) continue;
    if (concept.startsWith('theme-') || concept === 'social-value-at-stake')
      wanted.add(`${s.cell.table}:${s.cell.row}`);
  }
  if (wanted.size === 0) return [];
  const rows = new Map<string, Statement[]>();
  for (const s of model.statements) {
    if (!s.cell) continue;
    const key = `${s.cell.table}:${s.cell.row}`;
    if (wanted.has(key)) rows.set(key, [...(rows.get(key) ?? []), s]);
  }
  return [...rows.values()];
}
