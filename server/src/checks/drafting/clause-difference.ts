// How the text under a clause's marker differs from a wording of the library: words are aligned, blanks take whatever was
// filled in, and numbers, list marks, heading levels, quotation marks, white space and the usual names of the two parties are no difference.

import { renderVariant } from '../../library/clause-text.ts';
import { slotPattern } from '../../library/load-clause.ts';
import type { ClauseVariant, Parameter } from '../../library/model.ts';
import type { Range } from '../../markdown/blocks.ts';

/** One stretch in which they differ; positions count in the text. One of the two is never empty. */
export interface Difference {
  readonly approved: string;
  readonly written: string;
  readonly range: Range;
  /** What brings the approved words back. */
  readonly edit: Range & { readonly text: string };
}
export interface Alignment {
  readonly differences: readonly Difference[];
  /** Share of the approved words that stand in the text, from 0 to 1. */
  readonly kept: number;
  /** What stands in the blanks; positions count in the text. */
  readonly values: readonly { readonly name: string; readonly text: string; readonly range: Range }[];
}

interface Word extends Range {
  /** As compared. */
  readonly key: string;
  /** As written, and what stands between it and the word before. */
  readonly raw: string;
  readonly before: string;
  /** First of a heading, list item or paragraph. */
  readonly opens: boolean;
  readonly slot: boolean;
}

/** More cells than this are not worked out: nobody reads such a text as one clause. */
const MOST_CELLS = 2_500_000;
const MISS = 1000;

/** Undefined where the text is too long to compare. `values` fill the blanks of words that are brought back. */
export function alignClause(
  variant: ClauseVariant,
  parameters: readonly Parameter[],
  text: string,
  values: Readonly<Record<string, string>>,
): Alignment | undefined {
  const approved = wordsOf(variant.body.replace(slotPattern, '{{$1}}'));
  const written = wordsOf(text);
  const steps = stepsBetween(approved, written);
  if (steps === undefined) return undefined;
  const fill = (body: string) => renderVariant({ ...variant, body }, parameters, values);
  const literal = approved.filter(({ slot }) => !slot).length;
  let missed = 0;
  const differences: Difference[] = [];
  const filled: Alignment['values'][number][] = [];
  for (const step of steps) {
    const ours = approved.slice(step.a, step.aEnd);
    const theirs = written.slice(step.d, step.dEnd);
    if (step.same) {
      const value = ours[0]?.slot ? valueIn(ours[0], theirs) : undefined;
      if (value) filled.push(value);
      continue;
    }
    missed += ours.filter(({ slot }) => !slot).length;
    differences.push(differenceAt(ours, theirs, step, approved, written, fill));
  }
  return { differences, kept: literal === 0 ? 1 : 1 - missed / literal, values: filled };
}

const lineStart =
  /^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+(?:(?:section|clause|part|paragraph)[ \t]+)?(?:\d{1,3}[ \t]+(?:[-–—:][ \t]+)?)?)?(?:(?:\*\*)?(?:[-*+]|\(?\d{1,3}(?:\.\d{1,3}){0,3}[.):]|\d{1,3}(?:\.\d{1,3}){1,3}|\(?(?:[a-z]|[ivx]{1,5})\))(?:\*\*)?[ \t]+)?/i;
const marksLine =
  /^[ \t]*(?:>|#{1,6}[ \t]|[-*+][ \t]|\(?\d{1,3}[.)]|\d{1,3}\.\d|\(?(?:[a-z]|[ivx]{1,5})\)[ \t])/;

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let lastEnd = 0;
  let afterBlank = true;
  let at = 0;
  const shown = text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const line of shown.split('\n')) {
    const from = lineStart.exec(line)?.[0].length ?? 0;
    let opens = afterBlank || marksLine.test(line);
    for (const match of line.slice(from).matchAll(/\S+/g)) {
      const start = at + from + match.index;
      const key = keyOf(match[0]);
      if (key === '') continue;
      const end = start + match[0].length;
      words.push({
        start,
        end,
        key,
        raw: match[0],
        before: text.slice(lastEnd, start),
        opens,
        slot: match[0].includes('{{'),
      });
      lastEnd = end;
      opens = false;
    }
    afterBlank = line.trim() === '';
    at += line.length + 1;
  }
  return words;
}

/** What packs call the parties → what the clauses of the library call them. */
export const partyNames: Readonly<Record<string, string>> = {
  Contractor: 'Supplier',
  Provider: 'Supplier',
  Council: 'Authority',
  Buyer: 'Authority',
  Purchaser: 'Authority',
  Employer: 'Authority',
  Client: 'Authority',
  Bidder: 'Tenderer',
  Bidders: 'Tenderers',
};

function keyOf(raw: string): string {
  const plain = raw
    .replace(/[*_`\\|]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—]/g, '-')
    .replace(/^[-=]+$/, '');
  return plain.replace(/^\p{Lu}\p{Ll}+/u, (word) =>
    Object.hasOwn(partyNames, word) ? (partyNames[word] ?? word) : word,
  );
}

/** Words `a` to before `aEnd` of the approved wording stand as, or in place of, `d` to before `dEnd` of the text. */
interface Step {
  readonly same: boolean;
  readonly a: number;
  readonly aEnd: number;
  readonly d: number;
  readonly dEnd: number;
}

/** The cheapest way from one to the other; what follows the clause in the text costs nothing and is left out. */
function stepsBetween(approved: readonly Word[], written: readonly Word[]): readonly Step[] | undefined {
  const n = approved.length;
  const m = written.length;
  const width = m + 1;
  if ((n + 1) * width > MOST_CELLS) return undefined;
  const cost = new Int32Array((n + 1) * width);
  for (let d = 1; d <= m; d++) cost[d] = d * MISS;
  for (let a = 1; a <= n; a++) {
    const ours = approved[a - 1] as Word;
    const row = a * width;
    cost[row] = a * MISS;
    for (let d = 1; d <= m; d++) {
      let least = Math.min(
        (cost[row - width + d] as number) + MISS,
        (cost[row + d - 1] as number) + (ours.slot ? 1 : MISS),
      );
      if (ours.slot || ours.key === (written[d - 1] as Word).key)
        least = Math.min(least, cost[row - width + d - 1] as number);
      cost[row + d] = least;
    }
  }
  let end = 0;
  for (let d = 1; d <= m; d++)
    if ((cost[n * width + d] as number) < (cost[n * width + end] as number)) end = d;
  return traced(approved, written, cost, end);
}

function traced(
  approved: readonly Word[],
  written: readonly Word[],
  cost: Int32Array,
  end: number,
): readonly Step[] {
  const width = written.length + 1;
  const at = (a: number, d: number) => cost[a * width + d] as number;
  const steps: Step[] = [];
  const add = (same: boolean, a: number, aEnd: number, d: number, dEnd: number) => {
    const last = steps.at(-1);
    if (last && !same && !last.same) steps[steps.length - 1] = { ...last, a, d };
    else steps.push({ same, a, aEnd, d, dEnd });
  };
  let a = approved.length;
  let d = end;
  let slotEnd: number | undefined;
  while (a > 0 || d > 0) {
    const ours = approved[a - 1];
    const here = at(a, d);
    const fits = ours && d > 0 && (ours.slot || ours.key === written[d - 1]?.key);
    if (fits && at(a - 1, d - 1) === here) {
      add(true, a - 1, a, d - 1, slotEnd ?? d);
      slotEnd = undefined;
      a--;
      d--;
    } else if (ours?.slot && d > 0 && at(a, d - 1) + 1 === here) {
      slotEnd ??= d;
      d--;
    } else if (a > 0 && at(a - 1, d) + MISS === here) {
      add(false, a - 1, a, d, slotEnd ?? d);
      slotEnd = undefined;
      a--;
    } else {
      add(false, a, a, d - 1, d);
      d--;
    }
  }
  return steps.reverse();
}

function differenceAt(
  ours: readonly Word[],
  theirs: readonly Word[],
  step: Step,
  approved: readonly Word[],
  written: readonly Word[],
  fill: (body: string) => string,
): Difference {
  const previous = written[step.d - 1];
  const next = written[step.dEnd];
  const first = theirs[0];
  const last = theirs.at(-1);
  const joined = ours.map(({ before, raw }, i) => (i === 0 ? raw : before + raw)).join('');
  const range =
    first && last
      ? { start: first.start, end: last.end }
      : { start: previous?.start ?? 0, end: previous?.end ?? next?.end ?? 0 };
  return {
    approved: quoted(ours),
    written: quoted(theirs),
    range,
    edit: editFor(),
  };

  function editFor(): Difference['edit'] {
    if (first && last) {
      if (ours.length > 0) return { start: first.start, end: last.end, text: fill(joined) };
      const keepsItsMark = previous === undefined || (first.opens && next !== undefined && !next.opens);
      return keepsItsMark
        ? { start: first.start, end: next?.start ?? last.end, text: '' }
        : { start: previous.end, end: last.end, text: '' };
    }
    const opensBlock = ours[0]?.opens === true && approved[step.aEnd]?.opens === false;
    if (next && (previous === undefined || (opensBlock && next.opens)))
      return { start: next.start, end: next.start, text: `${fill(joined)} ` };
    const place = previous?.end ?? 0;
    return { start: place, end: place, text: fill((ours[0]?.before ?? '') + joined) };
  }
}

function quoted(words: readonly Word[]): string {
  return words.map(({ raw }) => (raw.includes('{{') ? '…' : raw.replace(/\*\*/g, ''))).join(' ');
}

function valueIn(slot: Word, words: readonly Word[]): Alignment['values'][number] | undefined {
  const parts = /^([^{]*)\{\{([^{}]+)\}\}([^{]*)$/.exec(slot.raw);
  const first = words[0];
  const last = words.at(-1);
  if (!parts || !first || !last) return undefined;
  const [, prefix = '', name = '', suffix = ''] = parts;
  const text = words.map(({ raw }) => raw).join(' ');
  if (!text.startsWith(prefix) || !text.endsWith(suffix) || text.length < prefix.length + suffix.length)
    return undefined;
  return {
    name,
    text: text.slice(prefix.length, text.length - suffix.length),
    range: { start: first.start + prefix.length, end: last.end - suffix.length },
  };
}
