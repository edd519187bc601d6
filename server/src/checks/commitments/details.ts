// Who, for whom, by when, how often and how shown: read from the words around a quantity.

import type { CommitmentDetails } from './commitment.ts';

const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)';
const number =
  '(?:\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|twenty-four|thirty|thirty-six|sixty|ninety)(?: \\(\\d{1,4}\\))?';

const periods = [
  /\b(?:in|during|for|over|within)? ?(?:each|every|per|any|a) (?:(?:full|whole|single|complete) )?(?:(?:contract|calendar|financial|service|academic|school|operational) )?(?:year|quarter|month|week|term|half-year|annum|school year|lot|order|call-off|call-off contract|site|£[\d.,]+ ?(?:m|million|k|000)?(?: (?:of )?[a-z ]{3,30}(?=[,.;]|$))?)\b/i,
  /\b(?:per annum|p\.a\.|annually|yearly|each year|every year|monthly|quarterly|weekly)(?![\p{L}])/iu,
  /\bper £ ?[\d.,]+ ?(?:m|million|k|000)?(?: of [a-z ]{3,30}?)?(?=[,.;)]| (?:and|by|to|from|the)\b|$)/i,
  /\bfor (?:each|every) £ ?[\d.,]+ ?(?:m|million|k)?(?: of [a-z ]{3,30}?)?(?=[,.;)]| (?:and|by|to|from|the)\b|$)/i,
  /\b(?:in|during|by the end of) (?:contract )?years? (?:\d|one|two|three|four|five)(?:(?:,| and| to| or|-|–) (?:\d|one|two|three|four|five))*\b/i,
  /\b(?:in|during) the (?:first|second|third|fourth|fifth|final|last) (?:contract |service |full )?(?:year|quarter|six months|twelve months|12 months)\b/i,
  /\b(?:over|during|throughout|across|for|within|in) the (?:whole |full |initial |entire )?(?:life|lifetime|term|duration|length|course|period|contract period|contract term|contract|initial term|term of years|service period|works)(?: (?:of|in) (?:the|this) (?:contract|agreement|framework|works|services|term))?\b/i,
];

const dues = [
  new RegExp(
    `\\b(?:by|before|no later than|not later than|on or before|until)(?: the)?(?: end of)?(?: [a-z]+day,?)? (?:\\d{1,2}(?:st|nd|rd|th)? )?(?:of )?${month}(?: \\d{4})?\\b`,
    'i',
  ),
  /\b(?:by|before|no later than|not later than|on or before) (?:the )?(?:end|start|close|expiry|completion|anniversary|midpoint|mid-point|commencement|practical completion|handover)\b[^.,;]{0,60}/i,
  new RegExp(
    `\\bwithin (?:the first )?(?:a period of )?${number} (?:calendar |working |business )?(?:day|week|month|year)s?(?: (?:of|from|after|following|beginning) [^.,;]{3,60}?)?(?=[.,;)]| (?:and|the supplier|the contractor|at least|with)\\b|$)`,
    'i',
  ),
  /\b(?:by|before|no later than|not later than|on or before) (?:the )?(?:month|week|day|year|quarter) (?:\d{1,3}|one|two|three|four|five|six)(?: of [^.,;]{3,40})?\b/i,
  /\b(?:by|before|no later than|not later than) (?:the )?(?:commencement date|start date|expiry date|end date|service commencement|contract end|completion date|(?:first|second|third|fourth|fifth|last) anniversary[^.,;]{0,40}|\d{4})\b/i,
  /\b(?:by|before|no later than|not later than|on or before) \d{1,2}[/.]\d{1,2}[/.]\d{2,4}/i,
];

const evidences = [
  /\b(?:evidenced|shown|verified|demonstrated|confirmed|supported|proved|proven|recorded|certified|substantiated|vouched)(?: in writing)?(?: each [a-z]+)? (?:by|through|with|in|from) (?:the |a |an )?[^.;]{3,120}/i,
  /\b(?:evidence|proof|verification|record)s?(?: of (?:delivery|this|each))? (?:is|are|will be|shall be|must be|being) [^.;]{3,120}/i,
  /^(?:evidence|proof|verification|how (?:it is |it will be |this is )?(?:shown|evidenced|verified|measured))\s?[:–—-] ?[^.;]{3,120}/i,
  /\b(?:must|shall|will) (?:provide|supply|keep|send|submit) [^.;]{0,40}(?:payroll|attendance|register|timesheet|record|agreement|certificate|confirmation|statement|letter|receipt|log|evidence)[^.;]{0,80}/i,
  /\bas evidenced by [^.;]{3,120}/i,
];

const modal =
  '(?:must|shall|will|undertakes|agrees|is required|is to|commits|covenants|has to|are required|guarantees)\\b';
const role = new RegExp(
  `\\b((?:successful |main |principal |appointed |service |framework )?(?:supplier|contractor|provider|tenderer|bidder|consultant|operator|developer|concessionaire|partner|company|trustee)|you)(?: and (?:its|each|every|any) sub-?contractors?)?,? ${modal}`,
  'i',
);
const openingSubject = new RegExp(`^(?:The |Each |Every )?(\\p{Lu}[\\p{L}'’ -]{2,40}?) ${modal}`, 'u');

const beneficiary =
  /^(?:[^.;]{0,60}?) (?:for|to|with|among|filled by|taken by|given to|open to|aimed at|held by|by) ((?:at least |up to )?(?:the |a |an )?[^.,;:()]{3,80}?)(?=[.,;:()]|$| (?:by|in each|each|every|per|before|within|over|during|throughout|and (?:must|shall|will)|at least|which|who|that|must|shall|will|in performing|on the contract|in delivering|evidenced|shown|as)\b)/i;

/** What the words of one sentence and of what it hangs from say around a quantity that stands from `start` to `end`. */
export function detailsAround({ text, start, end, until, around, tail }: Around): CommitmentDetails {
  const own = [text.slice(start, until), text.slice(0, start)];
  const texts = [...own, ...around, ...(tail === undefined ? [] : [text.slice(tail)])];
  const period = firstOf(periods, texts);
  const by = firstOf(dues, texts);
  const evidence = firstOf(evidences, [text, ...around]);
  const who = whoIn(text) ?? around.map(whoIn).find((w) => w !== undefined);
  const beneficiaries = beneficiary.exec(text.slice(end, Math.min(until, end + 220)))?.[1]?.trim();
  return {
    ...(period === undefined ? {} : { period }),
    ...(who === undefined ? {} : { who }),
    ...(beneficiaries === undefined || isTime(beneficiaries) ? {} : { beneficiaries }),
    ...(by === undefined ? {} : { by }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** A quantity among the others of its sentence; offsets count in the text. */
export interface Around {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the next quantity begins, or the text ends. */
  readonly until: number;
  /** What the sentence hangs from, and its neighbours. */
  readonly around: readonly string[];
  /** Where the last quantity of a list ends: what follows it may be said of all. */
  readonly tail: number | undefined;
}

const isTime = (words: string) =>
  /\b(?:year|quarter|month|week|day|contract|end|date|anniversary|\d{4}|term|period|whole|full)\b/i.test(
    words,
  ) ||
  /^(?:the )?(?:authority|council|buyer|employer|client|same|supplier|contractor)$/i.test(words) ||
  // What is bought, how somebody is chosen, and the beginning of the next quantity are no people.
  /^(?:at least|up to|no fewer than|not less than|a minimum of)$|^(?:the |this |an? )?(?:services?|works|goods|project|open|merit|public call|competition|agreement|sites?)\b/i.test(
    words,
  );

function firstOf(patterns: readonly RegExp[], texts: readonly string[]): string | undefined {
  for (const text of texts) {
    let best: RegExpExecArray | undefined;
    for (const pattern of patterns) {
      const match = pattern.exec(text.slice(0, LONGEST));
      if (match && (!best || match.index < best.index)) best = match;
    }
    if (best) return tidy(best[0]);
  }
  return undefined;
}
/** Sentences are shorter; what is longer is not searched. */
const LONGEST = 2000;

function whoIn(text: string): string | undefined {
  const words = text.slice(0, LONGEST);
  const found = role.exec(words)?.[1] ?? openingSubject.exec(words)?.[1];
  const subject = found?.replace(/^(?:The|the) /, '');
  return subject === undefined || noSubject.test(subject) ? undefined : subject;
}
const noSubject =
  /^(?:at|in|by|all|any|this|these|there|no|it|they|if|when|where|within|a|an|of|and|contract|agreement|specification|authority|council|buyer|notice)\b/i;

const tidy = (words: string) => words.replace(/\s+/g, ' ').replace(/^[\s,;]+|[\s,;.]+$/g, '');
