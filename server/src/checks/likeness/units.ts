// What is judged as one: a sentence, an item, or a row of a table with all its cells.

import type { Section, Statement } from '../../tender/model.ts';

/** Headings name a subject, quotations and footnotes say what others said: they are not judged. */
const UNJUDGED: ReadonlySet<Statement['place']> = new Set(['heading', 'quote', 'footnote']);

/** The units of a chunk's statements, in their order. */
export function unitsOf(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const units: Statement[][] = [];
  for (const statement of statements) {
    const { cell, place } = statement;
    if (UNJUDGED.has(place) || (cell && cell.row < 0)) continue;
    const open = units[units.length - 1];
    const before = open?.[0]?.cell;
    if (open && cell && before && before.table === cell.table && before.row === cell.row)
      open.push(statement);
    else units.push([statement]);
  }
  return units;
}

/** The stretches of text of a unit, each once: lead-ins and headers, then what the statements say. */
export function stretchesOf(unit: readonly Statement[]): readonly string[] {
  const [first] = unit;
  if (unit.length === 1 && first && first.leadIns.length === 0) return [first.text];
  return [
    ...new Set([
      ...unit.flatMap(({ leadIns }) => leadIns.map(({ text }) => text)),
      ...unit.map((s) => s.text),
    ]),
  ];
}

/** The titles above, the nearest first. */
export function titlesOf(section: Section): readonly string[] {
  const titles: string[] = [];
  for (let at: Section | undefined = section; at; at = at.parent) if (at.title) titles.push(at.title);
  return titles;
}
