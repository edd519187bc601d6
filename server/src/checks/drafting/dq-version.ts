// DQ-VERSION: the cover, the front matter and the footer of one document give different versions.

import type { Range } from '../../markdown/blocks.ts';
import { placeOf } from '../../tender/facts/found.ts';
import { DIGIT, mention, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { isHistory } from '../values/context.ts';
import { type InChunk, keptPerChunk } from '../values/per-chunk.ts';
import { cellRange, tablesIn } from '../values/tables.ts';
import { chunksWith, type DocumentView, placed } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

const written =
  /(?:^|[|–—•·,;(-][ \u00a0]*|\b(?:document(?: control)?|status|draft|control)[ \u00a0]*:[ \u00a0]*|\b(?:document|draft|specification|itt|contract|final)[ \u00a0]+)(?:document[ \u00a0]+)?(?:version|ver\.|revision|rev\.|issue|v)[ \u00a0]*(?:no\.?|number)?[ \u00a0]*[:#]?[ \u00a0]*(\d{1,2}(?:\.\d{1,3}){0,2}[a-z]?)(?![\p{L}\d/%-])/iu;
const versionWord = mention(/^(?:version|ver|revision|rev|issue|v)(?:no|number)?$/);
const bare = /^v?(\d{1,2}(?:\.\d{1,3}){0,2}[a-z]?)$/i;
/** A longer line is text that speaks of a version of something. */
const LONGEST_LINE = 110;
const other =
  /\b(?:WCAG|ISO|HTML|software|browser|windows|android|iOS|template|JCT|NEC|PSQ|SQ|standard|firmware|API|PDF|TLS|licen[cs]e|GPL|CC|BY|or later|or above|supersed|previous|replac)/i;

const versions = keptPerChunk((model: ChunkModel): readonly InChunk<string>[] => {
  if (!/version|revision|\brev\b|\bver\b|issue|\bv ?\d/i.test(model.chunk.text)) return [];
  const mentions = mentionsOf(model);
  const inText = model.statements.flatMap((statement, index): InChunk<string>[] => {
    if (!mentions.in(index, DIGIT) || !mentions.in(index, versionWord)) return [];
    const { text } = statement;
    if (text.length > LONGEST_LINE || statement.place === 'quote' || other.test(text)) return [];
    if (statement.cell) return [];
    if (isHistory(statement)) return [];
    const match = written.exec(text);
    if (!match?.[1] || /\b(?:shall|must|will|may)\b/i.test(text)) return [];
    return [
      {
        range: placeOf(statement, match.index, match.index + match[0].length),
        statement: index,
        value: match[1],
      },
    ];
  });
  return [...inTables(model), ...inText].sort((a, b) => a.range.start - b.range.start);
});

/** A row "Version | 1.2" of the cover; a column of versions is a history. */
function inTables(model: ChunkModel): readonly InChunk<string>[] {
  return tablesIn(model).flatMap(({ block }) =>
    [block.header, ...block.rows].flatMap((cells): InChunk<string>[] => {
      const [label, cell] = cells;
      const value = bare.exec(cell?.run.text.trim() ?? '')?.[1];
      const isVersion = /^(?:document )?(?:version|revision|issue)(?: (?:no\.?|number))?:?$/i.test(
        label?.run.text.trim() ?? '',
      );
      return isVersion && value !== undefined && cell
        ? [{ range: cellRange(cell), statement: -1, value }]
        : [];
    }),
  );
}

export const version: DraftingCheck = {
  id: 'DQ-VERSION',
  find: ({ view }) => view.documents.flatMap(judge),
};

interface Stated {
  readonly value: string;
  readonly range: Range;
}

function judge(document: DocumentView): readonly DraftingFinding[] {
  const stated: Stated[] = [
    ...inFrontMatter(document),
    ...chunksWith(document, versions).flatMap((chunk) =>
      versions(chunk.model).map(({ value, range }) => ({ value, range: placed(chunk, range) })),
    ),
  ];
  const [first] = stated;
  if (!first) return [];
  return stated.slice(1).flatMap((one): DraftingFinding[] => {
    if (plain(one.value) === plain(first.value)) return [];
    return [
      {
        document: document.index,
        range: one.range,
        match: one.value,
        words: { first: first.value },
        related: [{ document: document.index, range: first.range, message: `Version ${first.value} here.` }],
        because: [`Versions: ${stated.map(({ value }) => value).join(', ')}.`],
        fixes: [],
      },
    ];
  });
}

/** 1.0 and 1 are one version. */
function plain(value: string): string {
  return value.toLowerCase().replace(/(?:\.0)+$/, '');
}

function inFrontMatter({ document }: DocumentView): readonly Stated[] {
  const { frontMatter } = document.tender.markdown;
  if (!frontMatter) return [];
  const match = /^version:[ \t]*["']?(\d{1,2}(?:\.\d{1,3}){0,2}[a-z]?)["']?[ \t]*$/m.exec(frontMatter.yaml);
  if (!match?.[1]) return [];
  const start = frontMatter.yamlStart + match.index;
  return [{ value: match[1], range: { start, end: start + match[0].length } }];
}
