// DQ-DUP-CLAUSE: two clauses that say the same thing with different numbers.

import { DIGIT, mention, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel, Statement } from '../../tender/model.ts';
import { isHistory, limitOf } from '../values/context.ts';
import { labelledAmounts } from '../values/labelled-amounts.ts';
import { labelledDates } from '../values/labelled-dates.ts';
import { labelledPeriods } from '../values/labelled-periods.ts';
import { keptPerChunk } from '../values/per-chunk.ts';
import { type ChunkView, chunksWith, type DocumentView, statementRange } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';

interface Likeness {
  readonly model: ChunkModel;
  readonly statement: Statement;
  /** What is compared: the statement, or the paragraph it stands in. */
  readonly text: string;
  /** The words without the little ones, figures as a mark. */
  readonly skeleton: string;
}

const LEAST_WORDS = 8;
const LEAST_CHARACTERS = 50;
const MOST_CHARACTERS = 1500;

const numberWord =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred';
const digits: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  fourteen: '14',
  fifteen: '15',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  ninety: '90',
};
const reference =
  /\b(?:clauses?|sections?|paragraphs?|schedules?|annex(?:es)?|appendix|appendices|parts?|tables?|questions?|figures?|regulations?|articles?|rules?|Act|ISO|BS|EN)[ \u00a0]+(?:[A-Z]{0,3}[ \u00a0-]?)?\d[\w.()/-]*/gi;
const twice = new RegExp(`\\b(?:${numberWord})[ \\u00a0]?\\((\\d+)\\)`, 'gi');
const figure = new RegExp(`\\d[\\d.,:/]*%?|(?<![\\p{L}])(?:${numberWord})(?![\\p{L}])`, 'giu');

const numberMention = mention(new RegExp(`^(?:${numberWord})$`));

const likenesses = keptPerChunk((model: ChunkModel): readonly Likeness[] => {
  const found: Likeness[] = [];
  const mentions = mentionsOf(model);
  model.statements.forEach((statement, index) => {
    if (!mentions.in(index, DIGIT) && !mentions.in(index, numberMention)) return;
    const { text, place } = statement;
    if (place !== 'paragraph' && place !== 'item') return;
    if (text.length < LEAST_CHARACTERS || text.length > MOST_CHARACTERS) return;
    const figures = text.replace(reference, ' ').match(figure);
    if (!figures || isToldElsewhere(model, index) || isHistory(statement)) return;
    const skeleton = skeletonOf(text);
    if (skeleton !== undefined) found.push({ model, statement, text, skeleton });
  });
  return [...found, ...paragraphs(model, found)];
});

/** Paragraphs of which a short sentence differs: "… We keep it for six years." */
function paragraphs(model: ChunkModel, told: readonly Likeness[]): readonly Likeness[] {
  const mentions = mentionsOf(model);
  const groups = new Map<number, number[]>();
  model.statements.forEach(({ place, group }, index) => {
    if (place !== 'paragraph' && place !== 'item') return;
    const list = groups.get(group);
    if (list) list.push(index);
    else groups.set(group, [index]);
  });
  return [...groups.values()].flatMap((indexes): Likeness[] => {
    if (indexes.length < 2) return [];
    const counted = indexes.filter((at) => mentions.in(at, DIGIT) || mentions.in(at, numberMention));
    const [only] = counted;
    const statement = only === undefined ? undefined : model.statements[only];
    // Where more than one sentence counts, each is compared for itself.
    if (counted.length !== 1 || !statement || statement.text.length >= LEAST_CHARACTERS) return [];
    if (told.some((one) => one.statement === statement) || isToldElsewhere(model, only as number)) return [];
    const text = indexes.map((at) => model.statements[at]?.text ?? '').join(' ');
    const skeleton = text.length > MOST_CHARACTERS || isHistory(statement) ? undefined : skeletonOf(text);
    return skeleton === undefined ? [] : [{ model, statement, text, skeleton }];
  });
}

/** The words that carry a text, figures as a mark; undefined for too few. */
function skeletonOf(text: string): string | undefined {
  const words = text
    .toLowerCase()
    .replace(reference, ' ref ')
    .replace(/\b(?:shall|must|will|should|with|that|this|from|their|they|each|every)\b/g, ' ')
    .replace(figure, ' # ')
    .replace(/#[ \u00a0]*\([ \u00a0]*#[ \u00a0]*\)/g, ' # ')
    .match(/[\p{L}]{4,}|#/gu);
  return !words || words.length < LEAST_WORDS || !words.includes('#')
    ? undefined
    : words.map((word) => word.slice(0, 7)).join(' ');
}

/** The figures of a sentence; of "ten (10)" only those in digits. */
function figuresOf(text: string): string {
  const plain = text.replace(reference, ' ').replace(twice, '$1');
  return (plain.match(figure) ?? [])
    .map((f) => digits[f.toLowerCase()] ?? f.toLowerCase().replace(/[.,:]+$/, ''))
    .join(' ');
}

/** Dates, sums, terms and weights that have a name are compared by their own checks. */
function isToldElsewhere(model: ChunkModel, index: number): boolean {
  return (
    labelledDates(model).some((date) => date.statement === index && date.event !== undefined) ||
    labelledAmounts(model).some((amount) => amount.statement === index) ||
    labelledPeriods(model).some((period) => period.statement === index) ||
    model.facts.some((fact) => fact.kind === 'weight' && fact.statement === index)
  );
}

interface Placed {
  readonly document: DocumentView;
  readonly chunk: ChunkView;
  readonly likeness: Likeness;
}
interface Version extends Placed {
  /** The figures, in order. */
  readonly figures: string;
}

export const dupClause: DraftingCheck = {
  id: 'DQ-DUP-CLAUSE',
  find: ({ view }) => {
    const bySkeleton = new Map<string, Placed[]>();
    for (const document of view.documents)
      for (const chunk of chunksWith(document, likenesses))
        for (const likeness of likenesses(chunk.model)) {
          const list = bySkeleton.get(likeness.skeleton);
          if (list) list.push({ document, chunk, likeness });
          else bySkeleton.set(likeness.skeleton, [{ document, chunk, likeness }]);
        }
    return [...bySkeleton.values()].flatMap((alike) =>
      alike.length < 2 ? [] : byLimit(alike).flatMap(judge),
    );
  },
};

/** What is said of one lot is not said of another. */
function byLimit(alike: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups = new Map<string, Placed[]>();
  for (const one of alike) {
    const limit = limitOf(one.likeness.model, one.likeness.statement);
    const group = groups.get(limit);
    if (group) group.push(one);
    else groups.set(limit, [one]);
  }
  return [...groups.values()];
}

/** More versions than these are a series: a sentence for each site or each year. */
const MOST_VERSIONS = 2;

function judge(alike: readonly Placed[]): readonly DraftingFinding[] {
  if (alike.length < 2) return [];
  const list = alike.map((one): Version => ({ ...one, figures: figuresOf(one.likeness.text) }));
  const versions = new Set(list.map(({ figures }) => figures));
  if (versions.size < 2 || versions.size > MOST_VERSIONS) return [];
  // The version that most have stands; of two the later is told.
  const count = (figures: string) => list.filter((one) => one.figures === figures).length;
  const [a, b] = [...versions] as [string, string];
  const odd = count(b) > count(a) ? a : b;
  return list.flatMap((one): DraftingFinding[] => {
    if (one.figures !== odd) return [];
    const other = list.find((candidate) => candidate.figures !== odd && isElsewhere(candidate, one));
    if (!other) return [];
    return [
      {
        document: one.document.index,
        range: statementRange(one.chunk, one.likeness.statement),
        match: one.likeness.statement.text,
        words: {
          own: one.figures,
          other: other.figures,
          where:
            other.document === one.document
              ? 'elsewhere in this document'
              : `in ${other.document.document.path}`,
        },
        related: [
          {
            document: other.document.index,
            range: statementRange(other.chunk, other.likeness.statement),
            message: other.likeness.statement.text.slice(0, 160),
          },
        ],
        because: [`Figures here: ${one.figures}. Figures there: ${other.figures}.`],
      },
    ];
  });
}

/** Sentences of one section are set side by side on purpose, unless other paragraphs stand between them. */
function isElsewhere(a: Placed, b: Placed): boolean {
  if (a.document !== b.document || a.likeness.statement.section !== b.likeness.statement.section) return true;
  if (a.likeness.statement.place !== 'paragraph' || b.likeness.statement.place !== 'paragraph') return false;
  const [one, other] = [
    statementRange(a.chunk, a.likeness.statement),
    statementRange(b.chunk, b.likeness.statement),
  ];
  return Math.max(one.start, other.start) - Math.min(one.end, other.end) > APART;
}
/** Characters: a short paragraph. */
const APART = 160;
