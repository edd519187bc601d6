// The commitments of one chunk: its sentences, list items and tables.

import type { Fact, Section, Statement } from '../../tender/model.ts';
import type { Commitment, Words } from './commitment.ts';
import { commitmentsInSentence } from './in-sentence.ts';
import { type Cell, commitmentsInTable, isWeighed, type Row } from './in-table.ts';

export interface ChunkReading {
  readonly statements: readonly Statement[];
  readonly facts: readonly Fact[];
  readonly words: Words;
  /** Whether a statement obliges somebody to do what it says, and neither denies nor reports it. */
  readonly isBinding: (index: number) => boolean;
  /** Whether a statement, with what it hangs from, speaks of benefits or of social value. */
  readonly speaks: (index: number) => boolean;
  /** Whether a statement's own section is of one of these kinds. */
  readonly isUnder: (kinds: ReadonlySet<string>, statement: Statement) => boolean;
  /** Told when an answer depends on the headings above. */
  readonly asksTitles: () => void;
}

const outside: ReadonlySet<string> = new Set([
  'definitions',
  'timetable',
  'pricing',
  'conditions-of-participation',
]);

/** All commitments, in the order of their statements. */
export function commitmentsInChunk(reading: ChunkReading): readonly Commitment[] {
  const { statements, facts } = reading;
  if (statements.every((s) => !/\d/.test(s.text) && !numberWord.test(s.text))) return [];
  const byStatement = new Map<number, Fact[]>();
  for (const fact of facts) {
    const list = byStatement.get(fact.statement);
    if (list) list.push(fact);
    else byStatement.set(fact.statement, [fact]);
  }
  const among = benefitSections(reading);
  const tables = new Map<number, Map<number, Cell[]>>();
  const found: Commitment[] = [];
  for (const [index, statement] of statements.entries()) {
    const { cell, place, text } = statement;
    if (cell) {
      if (cell.row >= 0) addCell(tables, statement, index);
      continue;
    }
    if (place === 'heading' || place === 'quote' || place === 'footnote') continue;
    if (!/\d/.test(text) && !numberWord.test(text)) continue;
    if (reading.isUnder(outside, statement)) continue;
    reading.asksTitles();
    if (!reading.isBinding(index) && !(youDo.test(text) && among(statement))) continue;
    const beside = () =>
      statements.filter((s, i) => i !== index && s.group === statement.group && !s.cell).map((s) => s.text);
    found.push(
      ...commitmentsInSentence({
        statement,
        index,
        facts: byStatement.get(index) ?? [],
        isBinding: true,
        isAmongBenefits: among(statement),
        speaks: reading.speaks(index),
        beside,
        words: reading.words,
      }),
    );
  }
  for (const rows of tables.values()) found.push(...inTable(rows, reading, among));
  return found.sort((a, b) => a.statement - b.statement);
}

const numberWord =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)\b/i;

/** Whether a statement stands under a heading or a lead-in that speaks of benefits. */
function benefitSections({ words }: ChunkReading): (statement: Statement) => boolean {
  const titles = new Map<Section, boolean>();
  const speaks = (text: string) =>
    (words.isBenefit(text) && !staffTitle.test(text)) || words.isSocialValue(text) || forCommunity.test(text);
  const isTitled = (section: Section): boolean => {
    let known = titles.get(section);
    if (known === undefined) {
      known =
        section.kind === 'social-value' ||
        speaks(section.title) ||
        (section.parent !== undefined && section.depth > 1 && isTitled(section.parent));
      titles.set(section, known);
    }
    return known;
  };
  return (statement) =>
    isTitled(statement.section) ||
    statement.leadIns.some((l) => (l.kind === 'lead-in' || l.kind === 'table-caption') && speaks(l.text));
}

/** Agreements in plain words bind in the present tense: "Each year you take on three trainees". */
const youDo =
  /^(?:[^.;:?]{0,60}[ ,])?you (?:also )?(?:take on|give|provide|offer|employ|train|run|host|recruit|deliver|plant|pay|support|hold|lend|create|make)\b/i;

/** "E. People" is about those who do the work. */
const staffTitle =
  /^\W*(?:[A-Z\d][\d.]{0,6}\W+)?(?:the )?(?:people|persons?|staff|workforce|working people)\W*$/i;

/** Titles in plain words: "What you will do for the community", "Giving something back", "Community". */
const forCommunity =
  /\b(?:for|to|with) (?:the |our |your )?(?:local )?communit(?:y|ies)\b|\bgiv(?:e|ing) (?:something )?back\b|^[\d.() ]*communit(?:y|ies)(?: (?:investment|support|involvement|engagement|commitments?|offers?|obligations?))?:?$/i;

function addCell(tables: Map<number, Map<number, Cell[]>>, statement: Statement, index: number): void {
  const { table, row, column } = statement.cell as NonNullable<Statement['cell']>;
  const rows = tables.get(table) ?? new Map<number, Cell[]>();
  tables.set(table, rows);
  const cells = rows.get(row) ?? [];
  rows.set(row, cells);
  // A cell of several sentences counts with its first.
  if (cells.some((c) => c.statement.cell?.column === column)) return;
  const header = statement.leadIns.find((l) => l.kind === 'column-header')?.text ?? '';
  cells.push({ header, statement, index });
}

function inTable(
  rows: ReadonlyMap<number, readonly Cell[]>,
  reading: ChunkReading,
  among: (statement: Statement) => boolean,
): readonly Commitment[] {
  const list: Row[] = [...rows.values()].map((cells) => ({ cells }));
  const first = list[0]?.cells[0]?.statement;
  if (!first) return [];
  reading.asksTitles();
  if (outside.has(first.section.kind) || first.section.kind === 'award-criteria') return [];
  const isAmong = among(first);
  const found = commitmentsInTable(list, isAmong, reading.words);
  if (found.length > 0 || isWeighed(list)) return found;
  // No column of figures: they stand in the words of the cells.
  return list.flatMap(({ cells }) => {
    for (const { statement, index } of cells) {
      const own = commitmentsInSentence({
        statement,
        index,
        facts: reading.facts.filter((f) => f.statement === index),
        isBinding: isAmong || reading.isBinding(index),
        isAmongBenefits: isAmong,
        speaks: reading.speaks(index),
        beside: () => cells.filter((c) => c.index !== index).map((c) => `${c.header}: ${c.statement.text}`),
        words: reading.words,
      });
      if (own.length > 0) return own;
    }
    return [];
  });
}
