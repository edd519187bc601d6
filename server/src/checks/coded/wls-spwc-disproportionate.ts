// wls-spwc-disproportionate: a Welsh works contract asks for more apprentices, training weeks or dedicated staff than its value or length bears.

import type { Statement } from '../../tender/model.ts';
import { chunksHolding, type PackView, statementRange } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const number = `(\\d{1,4}|${WORDS.join('|')}|thirty|forty|fifty)`;
const apprentices = new RegExp(
  `\\b${number}\\s+(?:\\(\\d{1,3}\\)\\s+)?(?:[a-z-]+\\s+){0,2}(?:apprentice|apprenticeship|trainee|traineeship|new entrant)s?\\b`,
  'i',
);
const trainingWeeks = new RegExp(
  `\\b${number}\\s+(?:person[- ]?|training )?weeks? of (?:paid )?(?:training|work|employment)`,
  'i',
);
const short = new RegExp(`\\b${number}[\\s-]*(week|month|day)s?\\b`, 'i');
const dedicated =
  /\bfull[- ]time\b[^.;]{0,40}\b(?:community|social value|benefits?|liaison|engagement|employment and skills)\b[^.;]{0,30}\b(?:manager|officer|coordinator|co-ordinator|lead|champion)\b/i;
const proportionate =
  /\bper\b|\b(?:currently|mentor\w*)\b|for (?:each|every) £|\bproportion\w*\b|\bscaled\b|\bup to\b/i;

export const wlsSpwcDisproportionate: CodedCheck = {
  id: 'wls-spwc-disproportionate',
  watches: ['community-benefit-unit', 'stage-obligation'],
  find: ({ view, rule }) => {
    const { apprenticesPerMillion, weeksPerMillion, shortWeeks, shortApprentices, dedicatedFrom } =
      rule.figures ?? {};
    const value = view.pack.profile.profile.value;
    const millions = value === undefined ? undefined : value / 1_000_000;
    return places(view).flatMap(({ statement, before, document, range }): CodedFinding[] => {
      const text = [...statement.leadIns.map((l) => l.text), statement.text].join(' ');
      if (proportionate.test(text)) return [];
      const found = (because: string): CodedFinding[] => [
        { document, range, match: statement.text, because: [because] },
      ];
      const count = figureOf(apprentices.exec(text)?.[1]) ?? countInRow(statement, text);
      const weeks = lengthInWeeks(text) ?? lengthInWeeks(before);
      if (
        count !== undefined &&
        weeks !== undefined &&
        weeks <= (shortWeeks ?? 0) &&
        count >= (shortApprentices ?? Infinity)
      )
        return found(
          `${count} places in ${Math.round(weeks)} weeks; an apprenticeship lasts a year or more.`,
        );
      if (
        millions !== undefined &&
        count !== undefined &&
        count > Math.max(shortApprentices ?? 0, millions * (apprenticesPerMillion ?? Infinity))
      )
        return found(
          `${count} places for £${millions} million; the usual yardstick is about one for each million.`,
        );
      const training = figureOf(trainingWeeks.exec(text)?.[1]);
      if (
        millions !== undefined &&
        training !== undefined &&
        training > millions * (weeksPerMillion ?? Infinity)
      )
        return found(
          `${training} weeks for £${millions} million; the Welsh yardstick is 52 for each million.`,
        );
      if (
        dedicated.test(text) &&
        ((weeks !== undefined && weeks <= (shortWeeks ?? 0)) ||
          /\b(?:small|minor)\b[^.;]{0,20}\b(?:lot|works|job|contract)\b/i.test(text) ||
          (value !== undefined && value < (dedicatedFrom ?? 0)))
      )
        return found('A full-time post for community benefits in a small contract.');
      return [];
    });
  },
};

/** "New apprentices | 60": the figure of a row whose first cell names them. */
function countInRow({ cell, text: own }: Statement, text: string): number | undefined {
  if (!cell || !/^\d{1,4}$/.test(own.trim())) return undefined;
  const names = /\b(?:apprentice|apprenticeship|trainee|traineeship|new entrant)s?\b/i.test(text);
  const isNumber = !/\b(?:weeks?|hours?|days?|marks?|points?|%|weight\w*|pay|wage|age|value)\b/i.test(text);
  return names && isNumber ? Number(own) : undefined;
}

function places(view: PackView) {
  const out: {
    statement: Statement;
    /** The sentence before it: "The works last ten weeks." */
    before: string;
    document: number;
    range: ReturnType<typeof statementRange>;
  }[] = [];
  for (const document of view.documents)
    for (const chunk of chunksHolding(document, 'signals')) {
      const at = (concept: string) =>
        new Set(chunk.local.signals.filter((s) => s.concept === concept).map((s) => s.statement));
      const duties = at('stage-obligation');
      const seen = new Set([...at('community-benefit-unit'), ...duties]);
      for (const index of seen) {
        const statement = chunk.model.statements[index];
        if (!statement || statement.place === 'heading' || statement.place === 'quote') continue;
        if (!duties.has(index) && statement.section.kind === 'background') continue;
        const previous = statement.cell
          ? beforeTable(chunk.model.statements, index, chunk.local.previous)
          : chunk.model.statements[index - 1];
        const before = previous && !previous.cell ? previous.text : '';
        out.push({ statement, before, document: document.index, range: statementRange(chunk, statement) });
      }
    }
  return out;
}

/** The sentence above the table in which a cell stands. */
function beforeTable(
  statements: readonly Statement[],
  index: number,
  outside: Statement | undefined,
): Statement | undefined {
  let at = index;
  while (at >= 0 && statements[at]?.cell) at--;
  return at >= 0 ? statements[at] : outside;
}

/** The length of the works as a sentence gives it: "the ten-week works", "an eight-week job", "within 3 months". */
function lengthInWeeks(text: string): number | undefined {
  const m = short.exec(text);
  const value = figureOf(m?.[1]);
  if (!m || value === undefined) return undefined;
  const after = text.slice(m.index + m[0].length, m.index + m[0].length + 30);
  if (
    !/^[\s-]*(?:long\s+)?(?:works|job|contract|project|programme|term|period|duration|scheme|commission|package|resurfacing|refurbishment|construction)/i.test(
      after,
    ) &&
    !/\b(?:last|lasts|lasting|over|within|during|for the|takes|take|duration of|period of|completed in|term of)\s+(?:the\s+)?$|\b(?:period|duration|length|programme)(?: of (?:the )?works)?(?: is)?:?\s*$/i.test(
      text.slice(0, m.index),
    )
  )
    return undefined;
  return /^month/i.test(m[2] as string) ? value * 4.33 : /^day/i.test(m[2] as string) ? value / 7 : value;
}

function figureOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const w = word.toLowerCase();
  const tens: Readonly<Record<string, number>> = { thirty: 30, forty: 40, fifty: 50 };
  const at = WORDS.indexOf(w);
  return at >= 0 ? at + 1 : (tens[w] ?? Number(w));
}
