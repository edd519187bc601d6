// kpi-fewer-than-three: a contract that must have at least three key performance indicators sets fewer.

import type { Range } from '../../markdown/blocks.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { type LocalAnalysis, sectionIndex } from '../local.ts';
import { sectionsBefore } from '../section-marks.ts';
import { keptPerChunk } from '../values/per-chunk.ts';
import {
  chunksWith,
  type DocumentView,
  familyEnd,
  headingRange,
  type PackView,
  statementRange,
} from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

const LABEL = /\bKPI\s*-?\s*(\d{1,2})\b/gi;

export const kpiFewerThanThree: CodedCheck = {
  id: 'kpi-fewer-than-three',
  find: ({ view, rule }) => {
    const least = rule.figures?.least;
    if (least === undefined) return [];
    const counted = view.documents.map(count);
    const total = counted.reduce((sum, c) => sum + c.kpis, 0);
    const heading = counted.find((c) => c.heading)?.heading;
    // No section on indicators at all is a matter for the criterion "kpis-set", not for this rule.
    if (total === 0 || !heading) return said(view, least);
    if (total >= least) return [];
    const finding: CodedFinding = {
      document: heading.document,
      range: heading.range,
      match: total === 1 ? 'one key performance indicator' : `${total} key performance indicators`,
      because: [
        `Counted under headings on key performance indicators: ${total}; at least ${least} are asked for.`,
      ],
    };
    return [finding];
  },
};

/** "two key performance indicators" where the text sets them, not where it says how many of them were missed. */
const NUMBERED =
  /\b(?:(one|two|1|2)(?:\s+\([12]\))?|(?:a|the)\s+(single|sole|only))\s+(?:(?:key|main|headline|contractual|agreed|published)\s+)*(?:performance\s+indicators?|KPIs?)\b/i;
const OF_MORE =
  /\b(?:at least|no fewer than|minimum of|more than|up to|any|every|each|further|additional|another|other|last|first|of the|fails?|failed|failing|miss(?:es|ed)?|breach(?:es|ed)?|between|or)\s+$/i;
const OF_ONE_KIND =
  /^\s*(?:\(?or more|for (?:each|every)|per\b|in each|under each|on (?:social|community)|(?:of|to) which|(?:are|is|were|was) (?:missed|failed|breached)|(?:must|shall|will) (?:relate|concern|be about|cover)|relat|concern|about|below|in (?:any|a|one|the same|two|three|consecutive))/i;

interface Said {
  readonly index: number;
  readonly words: string;
}
const numberedIn = keptPerChunk((model: ChunkModel): readonly Said[] =>
  model.statements.flatMap(({ text, place, section }, index): readonly Said[] => {
    if (place === 'heading' || place === 'quote' || section.kind === 'definitions') return [];
    const found = NUMBERED.exec(text);
    if (!found || OF_MORE.test(text.slice(0, found.index))) return [];
    if (OF_ONE_KIND.test(text.slice(found.index + found[0].length))) return [];
    return [{ index, words: found[0] }];
  }),
);

/** Where no list or table is counted, what a sentence says of their number. */
function said(view: PackView, least: number): readonly CodedFinding[] {
  for (const document of view.documents)
    for (const chunk of chunksWith(document, numberedIn)) {
      const [first] = numberedIn(chunk.model);
      const statement = first && chunk.model.statements[first.index];
      if (!first || !statement) continue;
      return [
        {
          document: document.index,
          range: statementRange(chunk, statement),
          match: first.words,
          because: [`The text sets ${first.words}; at least ${least} are asked for.`],
        },
      ];
    }
  return [];
}

function count(document: DocumentView): {
  readonly kpis: number;
  readonly heading: { readonly document: number; readonly range: Range } | undefined;
} {
  const own = document.sections.filter((s) => s.section.kind === 'kpi' && s.ordinal > 0);
  const heading = own[0];
  if (!heading) return { kpis: 0, heading: undefined };
  const families = own.map(({ ordinal }) => ({ from: ordinal, to: familyEnd(document, ordinal) }));
  const rows = new Set<string>();
  const items = new Set<string>();
  const labels = new Set<string>();
  const subheadings = new Set<number>();
  const beside = new Set(own.filter(({ parent }) => parent === heading.parent).map(({ ordinal }) => ordinal));
  for (const { from, to } of families) {
    for (let ordinal = from; ordinal < to; ordinal++) if (!beside.has(ordinal)) subheadings.add(ordinal);
    const first = document.sections[from]?.chunk ?? 0;
    const last = document.sections[to]?.chunk ?? document.locals.length - 1;
    for (let index = first; index <= last; index++) {
      const before = sectionsBefore(document.sections, index);
      for (const seen of indicatorsIn((document.locals[index] as LocalAnalysis).model)) {
        const section = before + seen.section;
        if (section < from || section >= to) continue;
        if (seen.row !== undefined) rows.add(`${index}:${seen.row}`);
        if (seen.item !== undefined) items.add(`${index}:${seen.item}`);
        for (const label of seen.labels) labels.add(label);
      }
    }
  }
  return {
    kpis:
      rows.size > 0
        ? rows.size
        : Math.max(labels.size, items.size, labels.size + items.size === 0 ? subheadings.size : 0),
    heading: { document: document.index, range: headingRange(document, heading) },
  };
}

/** What of one statement may count as an indicator. */
interface Indicator {
  /** 0: the section open where the chunk begins; n: the one that the chunk's n-th heading opens. */
  readonly section: number;
  readonly row: string | undefined;
  readonly item: number | undefined;
  readonly labels: readonly string[];
}
const indicators = new WeakMap<ChunkModel, readonly Indicator[]>();

function indicatorsIn(model: ChunkModel): readonly Indicator[] {
  let known = indicators.get(model);
  if (known === undefined) {
    known = model.statements.flatMap((statement): readonly Indicator[] => {
      const { cell, place, leadIns, group, text } = statement;
      const row = cell?.column === 0 && cell.row >= 0 ? `${cell.table}:${cell.row}` : undefined;
      // Parts of one indicator ("(a) …" under it) hang from it and are not counted again.
      const item = place === 'item' && leadIns.length <= 1 ? group : undefined;
      const labels = [...text.matchAll(LABEL)].map((label) => label[1] as string);
      if (row === undefined && item === undefined && labels.length === 0) return [];
      return [{ section: sectionIndex(model, statement), row, item, labels }];
    });
    indicators.set(model, known);
  }
  return known;
}
