// A definition to be filled in, put after the last one of the pack in the manner of the others.

import { type DocumentStructure, textBetween } from '../../structure/document-structure.ts';
import type { PackStructure } from '../../structure/pack-structure.ts';
import { packTerms } from '../../structure/terms.ts';
import type { Fix } from '../finding.ts';

/** Offers to define a term where the pack defines its terms; nothing where it has no list of definitions. */
export function insertDefinition(pack: PackStructure, term: string): readonly Fix[] {
  const all = [...packTerms(pack).entries.values()].flatMap(({ definitions }) =>
    definitions.filter(({ definition }) => definition.how === 'means'),
  );
  const last = all.reduce<(typeof all)[number] | undefined>(
    (found, one) =>
      !found ||
      one.document < found.document ||
      (one.document === found.document && one.range.start > found.range.start)
        ? one
        : found,
    undefined,
  );
  const document = last && (pack.documents[last.document] as DocumentStructure);
  const model = last && document?.source.tender.models[last.placed.chunk];
  const statement = last && model?.statements[last.definition.statement];
  if (!last || !document || !statement) return [];
  const { run, cell } = statement;
  const start = last.placed.start + (run.segments[1] ?? 0);
  const end =
    last.placed.start +
    (run.segments[run.segments.length - 2] ?? 0) +
    (run.segments[run.segments.length - 1] ?? 0);
  const before =
    /(?:^|\n)([^\n]*)$/.exec(textBetween(document, { start: Math.max(0, start - 40), end: start }))?.[1] ??
    '';
  const after = textBetween(document, { start: end, end: end + 2000 });
  const lineEnd = end + (/^[^\n\r]*/.exec(after)?.[0].length ?? 0);
  const marker = /^\s*(?:[-*+])\s+/.exec(before)?.[0];
  const text = cell
    ? `\n| ${term} | [meaning] |`
    : marker === undefined
      ? `\n\n“${term}” means [meaning].`
      : `\n${marker}“${term}” means [meaning].`;
  return [
    {
      title: `Insert a definition of “${term}”`,
      kind: 'draft',
      edits: [{ document: last.document, start: lineEnd, end: lineEnd, text }],
    },
  ];
}
