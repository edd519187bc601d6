// Clauses, attachments and definitions of a pack by number or title, for jumping to them.

import type { Snapshot } from './snapshot.ts';
import { type PackPlace, structureIn, termsIn } from './structure-at.ts';

export interface FoundSymbol extends PackPlace {
  readonly name: string;
  readonly kind: 'clause' | 'attachment' | 'term';
  /** The path of the document it stands in. */
  readonly container: string;
}

const MOST = 200;

/** Symbols whose number begins with the query or whose title holds it; all of them for an empty one. */
export function symbolsOfPack(snapshot: Snapshot, query: string): readonly FoundSymbol[] {
  const wanted = query
    .trim()
    .toLowerCase()
    .replace(/^(?:clause|section|paragraph)\s+/, '');
  const fits = (number: string, title: string) =>
    wanted === '' || number.toLowerCase().startsWith(wanted) || title.toLowerCase().includes(wanted);
  const found: FoundSymbol[] = [];
  const { documents, attachments } = structureIn(snapshot);
  for (const { provisions, source, index } of documents)
    for (const { label, title, kind, range } of provisions) {
      if (kind === 'cell' || !fits(label, title)) continue;
      found.push({
        name: `${label} ${title}`.trim(),
        kind: 'clause',
        container: source.path,
        document: index,
        range,
      });
      if (found.length >= MOST) return found;
    }
  for (const { word, label, title, document, range } of attachments) {
    const name = word ? `${word.charAt(0).toUpperCase()}${word.slice(1)} ${label}` : title;
    if (document < 0 || !fits(name, title)) continue;
    found.push({
      name: `${name} ${word ? title : ''}`.trim(),
      kind: 'attachment',
      container: documents[document]?.source.path ?? '',
      document,
      range,
    });
  }
  for (const { term, definitions } of termsIn(snapshot).entries.values())
    for (const { document, range } of definitions)
      if (wanted !== '' && term.toLowerCase().includes(wanted))
        found.push({
          name: term,
          kind: 'term',
          container: documents[document]?.source.path ?? '',
          document,
          range,
        });
  return found.slice(0, MOST);
}
