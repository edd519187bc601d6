// The outline of a document: sections by number and title, numbered paragraphs and library clauses beneath them.

import type { Range } from '../markdown/blocks.ts';
import type { TenderDocument } from '../tender/model.ts';
import { lengthOf } from './positions.ts';

export interface PlainSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'paragraph' | 'clause';
  /** Document offsets: the whole of it, and the part that names it. */
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly PlainSymbol[];
}

interface Open {
  readonly depth: number;
  readonly symbol: Omit<PlainSymbol, 'range' | 'children'>;
  readonly start: number;
  end: number;
  readonly children: Open[];
}

// A numbered paragraph nests deeper than any heading; its own depth follows from the parts of its number.
const paragraphDepth = 10;
const clauseDepth = 100;
const nameAtMost = 80;

/** Sections, numbered paragraphs and inserted clauses of a document, nested, in the order of the text. */
export function documentSymbols(tender: TenderDocument): readonly PlainSymbol[] {
  const length = lengthOf(tender.markdown);
  const root: Open = {
    depth: -1,
    symbol: { name: '', detail: '', kind: 'section', selection: { start: 0, end: 0 } },
    start: 0,
    end: length,
    children: [],
  };
  const open: Open[] = [root];
  const add = (
    depth: number,
    kind: PlainSymbol['kind'],
    name: string,
    detail: string,
    selection: Range,
  ): void => {
    while (open.length > 1 && (open.at(-1) as Open).depth >= depth)
      (open.pop() as Open).end = selection.start;
    const symbol: Open = {
      depth,
      symbol: { name, detail, kind, selection },
      start: selection.start,
      end: selection.end,
      children: [],
    };
    (open.at(-1) as Open).children.push(symbol);
    open.push(symbol);
  };

  for (const [index, model] of tender.models.entries()) {
    const start = tender.markdown.starts[index] as number;
    for (const entry of entriesOf(model)) {
      const selection = { start: start + entry.range.start, end: start + entry.range.end };
      add(entry.depth, entry.kind, entry.name, entry.detail, selection);
    }
  }
  for (const symbol of open) symbol.end = length;
  return root.children.map(finish);
}

function finish(open: Open): PlainSymbol {
  return {
    ...open.symbol,
    range: { start: open.start, end: Math.max(open.end, open.symbol.selection.end) },
    children: open.children.map(finish),
  };
}

interface Entry {
  readonly range: Range;
  readonly depth: number;
  readonly kind: PlainSymbol['kind'];
  readonly name: string;
  readonly detail: string;
}

function entriesOf(model: TenderDocument['models'][number]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const { section, range } of model.headings)
    entries.push({
      range,
      depth: section.depth,
      kind: 'section',
      name: named(section.number, section.title),
      detail: section.kind === 'other' ? '' : section.kind,
    });
  let group = -1;
  for (const statement of model.statements) {
    const isFirst = statement.group !== group;
    group = statement.group;
    if (!isFirst || statement.place !== 'paragraph' || !/^\d+\.\d/.test(statement.number ?? '')) continue;
    entries.push({
      range: statementRange(statement.run.segments),
      depth: paragraphDepth + (statement.number as string).split('.').filter((part) => part !== '').length,
      kind: 'paragraph',
      name: named(statement.number, statement.text),
      detail: '',
    });
  }
  for (const marker of model.clauseMarkers)
    entries.push({
      range: marker.range,
      depth: clauseDepth,
      kind: 'clause',
      name: `${marker.id} ${marker.version}`,
      detail: 'clause library',
    });
  return entries.sort((a, b) => a.range.start - b.range.start);
}

function named(number: string | undefined, title: string): string {
  const whole = [number ?? '', title].filter((part) => part !== '').join(' ');
  if (whole === '') return '(untitled)';
  return whole.length <= nameAtMost ? whole : `${whole.slice(0, nameAtMost - 1).trimEnd()}…`;
}

/** The stretch of the chunk that a run was read from. */
function statementRange(segments: readonly number[]): Range {
  if (segments.length === 0) return { start: 0, end: 0 };
  const last = segments.length - 3;
  return {
    start: segments[1] as number,
    end: (segments[last + 1] as number) + (segments[last + 2] as number),
  };
}
