// DQ-DEF-CASE: a defined term of several words in small letters, where the defined meaning may be meant.

import type { PackStructure } from '../../structure/pack-structure.ts';
import type { TermEntry } from '../../structure/terms.ts';
import type { Section, Statement } from '../../tender/model.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { structureOf } from './structure-of.ts';
import { type CountedUse, countedUses } from './term-uses.ts';

export const defCase: DraftingCheck = {
  id: 'DQ-DEF-CASE',
  find: ({ view }) => {
    const pack = structureOf(view);
    const { terms, uses } = countedUses(pack);
    return [...uses].flatMap(([key, all]): DraftingFinding[] => {
      const entry = terms.entries.get(key);
      if (!entry || !key.includes(' ') || !/\p{Lu}.*\s\p{Lu}/u.test(entry.term)) return [];
      // Where the writer mostly uses small letters the capitals are not what marks the term.
      const exact = all.filter(({ use }) => use.written === 'exact');
      const lower = all.filter(({ use }) => use.written === 'lower' && !use.within);
      if (exact.length === 0 || lower.length > exact.length) return [];
      const reach = reachOf(entry, exact, pack);
      return lower.flatMap((one): DraftingFinding[] => {
        const { document, range, use } = one;
        const statement = statementOf(one, pack);
        if (!statement || statement.place === 'heading' || statement.place === 'cell') return [];
        if (!reach.has(placeOf(document, reach.isOneClause ? statement : undefined))) return [];
        const written = statement.text.slice(use.at, use.at + (range.end - range.start));
        return [
          {
            document,
            range,
            match: written,
            words: { term: entry.term },
            because: [`“${entry.term}” is defined in the pack.`],
            fixes: [
              {
                title: `Write it as defined`,
                kind: 'wording',
                edits: [{ document, ...range, text: capitalsOf(written, entry.term) }],
              },
            ],
          },
        ];
      });
    });
  },
};

interface Reach {
  /** Whether the term is defined in the clause that needs it, rather than among the definitions. */
  readonly isOneClause: boolean;
  readonly has: (place: string) => boolean;
}

/**
 * Where small letters may stand for the term: the documents that define or use it; of one that is defined in passing only the
 * clauses that do. Elsewhere the words are as likely to have their ordinary sense.
 */
function reachOf({ definitions }: TermEntry, exact: readonly CountedUse[], pack: PackStructure): Reach {
  const defining = definitions.flatMap(({ document, placed, definition }) => {
    const statement = statementOf({ document, chunk: placed.chunk, use: definition }, pack);
    return statement ? [{ document, statement }] : [];
  });
  const isOneClause = defining.every(({ statement }) => !isAmongDefinitions(statement.section));
  const using = exact.flatMap((one) => {
    const statement = statementOf(one, pack);
    return statement ? [{ document: one.document, statement }] : [];
  });
  const places = new Set(
    [...defining, ...using].map(({ document, statement }) =>
      placeOf(document, isOneClause ? statement : undefined),
    ),
  );
  return { isOneClause, has: (place) => places.has(place) };
}

function isAmongDefinitions(section: Section): boolean {
  for (let at: Section | undefined = section; at !== undefined; at = at.parent)
    if (at.kind === 'definitions') return true;
  return false;
}

function statementOf(
  {
    document,
    chunk,
    use,
  }: { readonly document: number; readonly chunk: number; readonly use: { readonly statement: number } },
  pack: PackStructure,
): Statement | undefined {
  return pack.documents[document]?.source.tender.models[chunk]?.statements[use.statement];
}

/** A document, or a clause of it by the headings it stands under. */
function placeOf(document: number, statement: Statement | undefined): string {
  const titles: string[] = [];
  for (let at = statement?.section; at !== undefined; at = at.parent)
    titles.push(`${at.number ?? ''} ${at.title}`);
  return [document, ...titles].join('\n');
}

/** The words as written with the capitals of the term: a plural stays a plural. */
function capitalsOf(written: string, term: string): string {
  const own = term.split(/\s+/);
  return written
    .split(/(\s+)/)
    .map((word, i) => {
      const like = own[i / 2];
      return i % 2 === 0 && like && like.charAt(0) !== like.charAt(0).toLowerCase()
        ? word.charAt(0).toUpperCase() + word.slice(1)
        : word;
    })
    .join('');
}
