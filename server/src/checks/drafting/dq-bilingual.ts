// DQ-BILINGUAL: a document and its translation that do not hold the same figures or anchors.

import { sourceRange } from '../../markdown/blocks.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { type InChunk, keptPerChunk } from '../values/per-chunk.ts';
import { chunksWith, type DocumentView, placed, titleRange } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

/** Figures as they stand in both languages: months, currencies and words differ, digits do not. */
const figure = /\{#[\w.:-]+\}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:]\d+)*/g;

const figures = keptPerChunk((model: ChunkModel): readonly InChunk<string>[] =>
  model.statements.flatMap((statement, index) =>
    statement.text.length > 8000
      ? []
      : [...statement.text.matchAll(figure)].map((match) => ({
          range: sourceRange(
            statement.run,
            statement.runStart + match.index,
            statement.runStart + match.index + match[0].length,
          ),
          statement: index,
          value: match[0].replaceAll(',', ''),
        })),
  ),
);

const languages: Readonly<Record<string, string>> = {
  en: 'en',
  eng: 'en',
  english: 'en',
  saesneg: 'en',
  cy: 'cy',
  cym: 'cy',
  welsh: 'cy',
  cymraeg: 'cy',
  ga: 'ga',
  gle: 'ga',
  irish: 'ga',
  gaeilge: 'ga',
};
const inName = /(?:^|[-_./])(en|eng|english|saesneg|cy|cym|welsh|cymraeg|ga|gle|irish|gaeilge)(?=[-_./]|$)/i;

interface Named {
  readonly document: DocumentView;
  readonly base: string;
  readonly language: string;
}

/** "itt.cy.md" is the Welsh of "itt.md" and of "itt.en.md". */
function named(document: DocumentView): Named {
  const path = document.document.path.replace(/\.md$/i, '');
  const match = inName.exec(path);
  const language = languages[match?.[1]?.toLowerCase() ?? ''] ?? 'en';
  return { document, base: (match ? path.replace(inName, '') : path).toLowerCase(), language };
}

export const bilingual: DraftingCheck = {
  id: 'DQ-BILINGUAL',
  find: ({ view }) => {
    const all = view.documents.map(named);
    return all
      .filter(({ language }) => language !== 'en')
      .flatMap((translation) => {
        const original = all.find(({ base, language }) => base === translation.base && language === 'en');
        return original ? compare(original.document, translation.document) : [];
      });
  },
};

interface Figure {
  readonly value: string;
  readonly range: { readonly start: number; readonly end: number };
}

function figuresOf(document: DocumentView): readonly Figure[] {
  return chunksWith(document, figures).flatMap((chunk) =>
    figures(chunk.model).map(({ value, range }) => ({ value, range: placed(chunk, range) })),
  );
}

/** A translation far from its original is told once, not figure by figure. */
const MOST = 12;

function compare(original: DocumentView, translation: DocumentView): readonly DraftingFinding[] {
  const [own, other] = [figuresOf(translation), figuresOf(original)];
  const extra = without(own, other);
  const lacking = without(other, own);
  const found: DraftingFinding[] = extra.slice(0, MOST).map((one, nth) => {
    const instead = lacking[nth];
    return {
      document: translation.index,
      range: one.range,
      match: one.value,
      words: {
        problem: `has no counterpart in ${original.document.path}${instead ? `, which has ${instead.value} that is not here` : ''}`,
      },
      related: instead
        ? [{ document: original.index, range: instead.range, message: `${instead.value} here.` }]
        : [],
      because: [`${one.value} stands here more often than in ${original.document.path}.`],
    };
  });
  for (const one of lacking.slice(extra.length, MOST))
    found.push({
      document: translation.index,
      range: titleRange(translation),
      match: one.value,
      words: { problem: `stands in ${original.document.path} and not in this translation` },
      related: [{ document: original.index, range: one.range, message: `${one.value} here.` }],
      because: [`${one.value} stands in ${original.document.path} more often than here.`],
    });
  return found;
}

/** Those of the first that the second has fewer of; the last of equal ones. */
function without(a: readonly Figure[], b: readonly Figure[]): readonly Figure[] {
  const count = new Map<string, number>();
  for (const { value } of b) count.set(value, (count.get(value) ?? 0) + 1);
  return a.filter(({ value }) => {
    const left = count.get(value) ?? 0;
    count.set(value, left - 1);
    return left <= 0;
  });
}
