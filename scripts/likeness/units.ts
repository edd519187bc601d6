// What likeness is learned from, as units: a statement, or the cells of a row, with the words around it. Risky ones bear the rules that
// a reader may name; lawful ones bear none.

import type { CompiledLibrary } from '../../server/src/checks/compile.ts';
import { stretchesOf, titlesOf, unitsOf } from '../../server/src/checks/likeness/units.ts';
import { sourceRange } from '../../server/src/markdown/blocks.ts';
import { parseDocument } from '../../server/src/markdown/document.ts';
import { positionAt } from '../../server/src/reports/positions.ts';
import { modelDocument } from '../../server/src/tender/document.ts';
import type { Statement } from '../../server/src/tender/model.ts';
import { documentOf, type Passage } from '../../test/evaluation/passage.ts';

export interface Unit {
  readonly stretches: readonly string[];
  readonly titles: readonly string[];
  /** Rules that a reader may name: the first is learned, the others are neither learned nor unlearned. */
  readonly rules: readonly string[];
}
interface Placed {
  readonly statements: readonly Statement[];
  /** Lines from 1, of each of the statements. */
  readonly lines: readonly number[];
}

function placedUnits(text: string, compiled: CompiledLibrary): readonly Placed[] {
  const markdown = parseDocument(text);
  const { models } = modelDocument(markdown, compiled.sections);
  return models.flatMap(({ statements }, chunk) =>
    unitsOf(statements).map((unit) => ({
      statements: unit,
      lines: unit.map(({ run, runStart, text: own }) => {
        const { start } = sourceRange(run, runStart, runStart + own.length);
        return positionAt(markdown, (markdown.starts[chunk] ?? 0) + start).line;
      }),
    })),
  );
}

const unit = ({ statements }: Placed, rules: readonly string[]): Unit => ({
  stretches: stretchesOf(statements),
  titles: titlesOf((statements[0] as Statement).section),
  rules,
});

/** The units of a text that asks for nothing that a rule is about. */
export function lawfulUnits(text: string, compiled: CompiledLibrary): readonly Unit[] {
  return placedUnits(text, compiled).map((placed) => unit(placed, []));
}

/** The units of a labelled passage; of a risky one only those on its line. `idOf` gives the rule that goes by a name. */
export function passageUnits(
  passage: Passage,
  compiled: CompiledLibrary,
  idOf: (name: string) => string | undefined,
): readonly Unit[] {
  const { text, linesBefore } = documentOf(passage);
  const units = placedUnits(text, compiled);
  if (passage.label === 'lawful') return units.map((placed) => unit(placed, []));
  // Nothing on the line says what is absent from the rest.
  if (passage.anywhere) return [];
  const named = [passage.rule ?? '', ...(passage.accept ?? [])].flatMap((name) => idOf(name) ?? []);
  if (named.length === 0) return [];
  const on = (slack: number) =>
    units.filter(({ lines }) => lines.some((line) => Math.abs(line - linesBefore - passage.line) <= slack));
  const exact = on(0);
  return (exact.length > 0 ? exact : on(1)).map((placed) => unit(placed, [...new Set(named)]));
}
