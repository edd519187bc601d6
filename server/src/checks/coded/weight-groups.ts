// The weights of a pack as the checks on them read them: in groups, and as shares of the whole score.

import type { WeightFact } from '../../tender/model.ts';
import type { CompiledLibrary } from '../compile.ts';
import { type ChunkView, chunksHolding, chunksSeeing, type DocumentView, type PackView } from '../view.ts';

export interface WeightEntry {
  readonly document: DocumentView;
  readonly chunk: ChunkView;
  readonly fact: WeightFact;
}

/** The weights of one table column, list, paragraph or series of headings. */
export interface WeightGroup {
  readonly entries: readonly WeightEntry[];
  /** What the group is shared out of; undefined where neither a total nor per cent says. */
  readonly whole: number | undefined;
  /** Its top level comes to the whole. */
  readonly complete: boolean;
  /** Names price or cost, as the weights of the whole score do. */
  readonly hasPrice: boolean;
}

/** A criterion's share of the whole score, from 0 to 100. */
export interface Share {
  readonly entry: WeightEntry;
  readonly share: number;
  readonly because: string;
}

/** Published weights are rounded to a decimal or two. */
const ROUNDING = 0.51;
const price = /\b(?:price|pricing|cost|costs|commercial|financial|fee|fees|pris)\b/i;

export function weightGroups(view: PackView): readonly WeightGroup[] {
  let groups = groupsByView.get(view);
  if (groups === undefined) {
    groups = groupsIn(view);
    groupsByView.set(view, groups);
  }
  return groups;
}

/** Several checks read the same groups. */
const groupsByView = new WeakMap<PackView, readonly WeightGroup[]>();

function groupsIn(view: PackView): readonly WeightGroup[] {
  return view.documents.flatMap((document) => {
    const groups = new Map<string, WeightEntry[]>();
    for (const chunk of chunksHolding(document, 'weights'))
      for (const fact of chunk.local.weights) {
        // Weights in headings run through the document; those of a table or list stay within their chunk.
        const key = fact.group.startsWith('section:') ? fact.group : `${chunk.index}:${fact.group}`;
        const list = groups.get(key);
        if (list) list.push({ document, chunk, fact });
        else groups.set(key, [{ document, chunk, fact }]);
      }
    return [...groups.values()].map(groupOf);
  });
}

function groupOf(entries: readonly WeightEntry[]): WeightGroup {
  const parts = entries.filter((e) => !e.fact.isTotal).map((e) => e.fact);
  const total = entries.find((e) => e.fact.isTotal)?.fact.value;
  const isPercent = parts.every((f) => f.unit === 'percent');
  const sum = parts.reduce((n, f) => n + f.value, 0);
  // Parts that name their criterion beside criteria with weights of their own are in those already.
  const named = parts.filter((f) => f.parent === undefined);
  const top = named.length > 1 && named.length < parts.length ? topSum(named) : sum;
  // Per cent that come to less than a hundred, by their own total, are parts of one criterion in per cent of the whole score.
  const ofOneCriterion = isPercent && total !== undefined && total < 100;
  const whole = ofOneCriterion ? 100 : (total ?? (isPercent ? 100 : parts.length > 1 ? top : undefined));
  return {
    entries,
    whole,
    complete:
      whole !== undefined &&
      parts.length > 1 &&
      (near(sum, whole) ||
        near(
          topLevel(parts).reduce((n, f) => n + f.value, 0),
          whole,
        )),
    hasPrice: parts.some((f) => price.test(f.label) || price.test(f.parent ?? '')),
  };
}

function topSum(facts: readonly WeightFact[]): number {
  return facts.reduce((n, f) => n + f.value, 0);
}

/** Those that are no parts of another: told by the parent named, or because they come to the weight before them. */
function topLevel(parts: readonly WeightFact[]): readonly WeightFact[] {
  const top: WeightFact[] = [];
  for (let i = 0; i < parts.length; i++) {
    const fact = parts[i] as WeightFact;
    if (fact.parent !== undefined) continue;
    top.push(fact);
    let sum = 0;
    for (let j = i + 1; j < parts.length; j++) {
      sum += (parts[j] as WeightFact).value;
      if (near(sum, fact.value) && j > i + 1) {
        i = j;
        break;
      }
      if (sum > fact.value) break;
    }
  }
  return top;
}

/**
 * The share of each weight of a group in the whole score, of those whose label is wanted; empty where the group may be
 * the parts of one criterion and nothing says of which.
 */
export function sharesIn(
  group: WeightGroup,
  groups: readonly WeightGroup[],
  isWanted: (label: string) => boolean,
): readonly Share[] {
  const { whole, entries } = group;
  if (whole === undefined || whole <= 0 || entries.some((e) => e.fact.to !== undefined)) return [];
  const parts = entries.filter((e) => !e.fact.isTotal);
  // Figures that make no whole may be shares of different things.
  if (parts.length > 1 && !group.complete && parts.every((e) => e.fact.parent === undefined)) return [];
  const hasOthers = groups.some((other) => other !== group && other.hasPrice);
  if (!group.hasPrice && parts.length > 1 && hasOthers && parts.every((e) => e.fact.parent === undefined))
    return [];
  return parts.flatMap((entry): Share[] => {
    const { fact } = entry;
    if (!isWanted(fact.label)) return [];
    const own = (fact.value / whole) * 100;
    if (fact.parent === undefined)
      return [{ entry, share: own, because: `${fact.label}: ${trim(own)}% of the whole score.` }];
    const above = withoutParent(groups).find(
      (o) => o.fact !== fact && isSame(o.fact.label, fact.parent ?? ''),
    );
    if (!above?.whole) return [];
    const siblings = parts.filter((e) => e.fact.parent === fact.parent);
    // Parts that come to the weight of their criterion are shares of the whole already.
    const sum = siblings.reduce((n, e) => n + e.fact.value, 0);
    if (siblings.length > 1 && near(sum, above.fact.value))
      return [{ entry, share: own, because: `${fact.label}: ${trim(own)}% of the whole score.` }];
    const share = (own * above.fact.value) / above.whole;
    return [
      {
        entry,
        share,
        because: `${fact.label}: ${trim(own)}% of ${above.fact.label}, which is ${trim((above.fact.value / above.whole) * 100)}%: ${trim(share)}% of the whole score.`,
      },
    ];
  });
}

const TENS: Readonly<Record<string, number>> = {
  ten: 10,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
};
const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ');
const inWords = new RegExp(
  `\\b(?:(${Object.keys(TENS).join('|')})(?:[\\s-](${UNITS.slice(0, 9).join('|')}))?|(${UNITS.join('|')})) per ?cent\\b`,
  'i',
);
/** "a quarter of the marks", "two fifths of the overall score" */
const inFractions =
  /\b(a|an|one|two|three|four)[\s-](half|third|quarter|fifth|sixth|eighth|tenth|twentieth)s? of (?:the |all |all the )?(?:(?:total|overall|whole|available|final|entire) ){0,2}(?:marks?|points|scores?|weight(?:ing)?|evaluation)\b/i;
const FRACTIONS: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  eighth: 8,
  tenth: 10,
  twentieth: 20,
};
const NUMERATORS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 };

/** The one fraction of the marks that a text names, from 0 to 100. */
function fractionIn(text: string): number | undefined {
  const all = text.match(new RegExp(inFractions, 'gi')) ?? [];
  const m = all.length === 1 ? inFractions.exec(text) : null;
  if (!m) return undefined;
  return (
    (100 * (NUMERATORS[(m[1] as string).toLowerCase()] ?? 0)) /
    (FRACTIONS[(m[2] as string).toLowerCase()] ?? 1)
  );
}

const weighs =
  /\b(?:weight\w*|marks|points|score|carr(?:y|ies)|worth|count\w*|allocated|total|evaluation|criteri\w+)\b/i;

/** Shares given in words only, "seven per cent", in a sentence about one wanted criterion. */
export interface ShareInWords {
  readonly document: DocumentView;
  readonly chunk: ChunkView;
  readonly statement: number;
  readonly share: number;
}

/** The weights that sentences which hold a signal give in words; figures are facts already. */
export function sharesInWords(view: PackView, concept: string): readonly ShareInWords[] {
  const isWanted = (label: string) => view.compiled.matcher.shortText(label).has(concept);
  return view.documents.flatMap((document) =>
    chunksSeeing(document, concept).flatMap((chunk) =>
      chunk.local.signals.flatMap((signal): ShareInWords[] => {
        const text = signal.concept === concept ? chunk.model.statements[signal.statement]?.text : undefined;
        if (text === undefined || !weighs.test(text)) return [];
        const fraction = /\d\s?%/.test(text) ? undefined : fractionIn(text);
        if (fraction !== undefined)
          return [{ document, chunk, statement: signal.statement, share: fraction }];
        const all = text.match(new RegExp(inWords, 'gi')) ?? [];
        const m = all.length > 1 ? shareOf(text, isWanted) : inWords.exec(text);
        if (
          !m ||
          /\bof (?:the )?(?:quality|technical|workforce|staff|spend|contract)\b|\bat least\b|\bminimum\b/i.test(
            text,
          )
        )
          return [];
        const share = m[1]
          ? (TENS[m[1].toLowerCase()] ?? 0) + (m[2] ? UNITS.indexOf(m[2].toLowerCase()) + 1 : 0)
          : UNITS.indexOf((m[3] as string).toLowerCase()) + 1;
        return [{ document, chunk, statement: signal.statement, share }];
      }),
    ),
  );
}

/** Of several shares in words the one for what is wanted: "… and thirty-five per cent for social value". */
function shareOf(text: string, isWanted: (label: string) => boolean): RegExpExecArray | null {
  const matches = [...text.matchAll(new RegExp(inWords, 'gi'))];
  const own = matches.filter((m, i) => {
    const end = m.index + m[0].length;
    const after = text.slice(end, Math.min(matches[i + 1]?.index ?? text.length, end + 60));
    const label =
      /^(?: of (?:the |all |all the )?\w+(?: marks| score)?)?(?: (?:is|are|will be))? (?:for|to|on) ([^,;.]{3,40})/i.exec(
        after,
      );
    return label?.[1] !== undefined && isWanted(label[1]);
  });
  return own.length === 1 ? ((own[0] as RegExpExecArray) ?? null) : null;
}

interface WholeWeight {
  readonly fact: WeightFact;
  readonly whole: number | undefined;
}
const wholeWeights = new WeakMap<readonly WeightGroup[], readonly WholeWeight[]>();

/** The weights that are no parts of another, with what they are shared out of. */
function withoutParent(groups: readonly WeightGroup[]): readonly WholeWeight[] {
  let known = wholeWeights.get(groups);
  if (known === undefined) {
    known = groups.flatMap(({ entries, whole }) =>
      entries.flatMap(({ fact }) => (fact.parent === undefined ? [{ fact, whole }] : [])),
    );
    wholeWeights.set(groups, known);
  }
  return known;
}

/** Whether a label speaks of social value, by whatever name. */
export function socialValueLabel(compiled: CompiledLibrary): (label: string) => boolean {
  const { matcher } = compiled;
  const known = socialLabels.get(compiled) ?? new Map<string, boolean>();
  socialLabels.set(compiled, known);
  return (label) => {
    let isSocial = known.get(label);
    if (isSocial === undefined) {
      isSocial = matcher.shortText(label).has('social-criterion');
      // Labels that were typed and changed again are not kept for ever.
      if (known.size >= mostLabels) known.clear();
      known.set(label, isSocial);
    }
    return isSocial;
  };
}

/** "Quality and social value together": a share that social value has with another criterion. */
export function isJointLabel(label: string): boolean {
  return joint.test(label);
}

const joint =
  /^(?:quality|technical\w*|service)\b.* (?:and|&) | (?:and|&) (?:quality|technical\w*|service)$/i;
const mostLabels = 10_000;
const socialLabels = new WeakMap<CompiledLibrary, Map<string, boolean>>();

const isSame = (a: string, b: string) => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y || x.includes(y) || y.includes(x);
};
const near = (a: number, b: number) => Math.abs(a - b) < ROUNDING;
export const trim = (n: number): string => String(Math.round(n * 100) / 100);
