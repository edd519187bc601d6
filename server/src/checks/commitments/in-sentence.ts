// Commitments in sentences and list items: "at least three apprentices", "(b) 120 hours of volunteering".

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import { type NumberInText, numbersIn } from '../../tender/facts/numbers.ts';
import type { Fact, Statement } from '../../tender/model.ts';
import type { Commitment, Words } from './commitment.ts';
import { detailsAround } from './details.ts';

/** A figure that counts something, and where it stands in the statement's text. */
interface Counted {
  readonly value: number;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

const timeUnit =
  /^(?:(?:working|calendar|business|full|clear) )?(?:hour|day|week|month|year|minute)s?['’]?$/i;
const measureUnit =
  /\b(?:hours?|days?|weeks?|sessions?|events?|visits?|workshops?|places?|opportunit(?:y|ies)|people|persons?|organisations?|groups?|enterprises?|businesses|firms|smes?|vcses?|schools?|colleges?|students?|pupils?|residents?|jobs?|posts?|vacanc(?:y|ies)|sub-?contracts?|packages?|starts?|courses?|qualifications?|trees?|projects?|volunteers?|donations?|grants?|talks?|mock interviews?|interviews?|fairs?|meals?|tonnes?|kg|items?|devices?|laptops?|gardens?|members?|women|leavers?|veterans?|ftes?|fte|roles?|champions?|forums?|meetings?|audits?|surveys?|plans?|mentors?|mentees?|contracts?|suppliers?|spaces?|homes?|rooms?|desks?|sites?)\b/i;
const moneyVerb =
  /\b(?:contribute|contributes|invest|invests|provide|provides|spend|spends|fund|funds|commit|pay|make available|set aside|donate|offer|deliver)\b/i;

/** Other uses of a figure: time limits, ages, thresholds, money that is withheld, weights. */
const limitBefore =
  /\b(?:within|after|before|aged?|over|under|above|below|exceeding|more than|less than|than|worth|value of|values? (?:over|above)|last|past|previous|next|first|lasting|every|until|up to a limit of|limit of|longer than|older than|from|for at least|for a minimum of|for no less than|for more than|for up to|for|of)(?: (?:the|a|at least|no more than|not less than|a minimum of|up to|about|of|period of|further|last|first|next|end of))* ?$/i;
const limitAfter =
  /^(?:['’]?s? (?:notice|old|of (?:age|award|the (?:commencement|start|end|contract|date|effective|request|notice|quarter|month|year|decision|report)|receiving|receipt|being|notice|approval|each|signing|signature|a (?:request|written)|any|that|becoming)|after|before|from|following|in advance|prior|to (?:respond|reply|pay)|later|long|earlier|or (?:more|less) (?:after|before|in length))|-)/i;
const thresholdAfter = /^,? ?(?:or more|and (?:over|above)|or (?:over|above))\b/i;
const thresholdBefore =
  /\b(?:over|above|exceed(?:s|ing)?|(?<!\bno )more than|worth|value(?:d)? (?:of|at)(?: more than| over| at least)?|threshold of|(?<!\bno(?:t)? )(?:less|fewer) than|below|under|up to|excess of)(?: at least)? ?$/i;
/** Where benefits are counted in points: "must earn at least 70 points". */
const earnsPoints =
  /\b(?:earn|achieve|reach|deliver|accrue|secure|gain|accumulate)s?\b.{0,40}\b(?:points|credits)\b/i;
/** "No more than 20% of the plan's value" limits a change and promises nothing. */
const mostBefore =
  /\b(?:limited to|no more than|not more than|more than|less than|at most|capp?(?:ed)? at|not exceed(?:ing)?|exceed(?:s|ing)?|a maximum of|up to|within)(?: a| the)? $/i;
/** "At least two people shall be present": how the service is staffed. */
const onDuty =
  /^ (?:(?:shall|must|will|are to|is to) )?(?:be )?(?:present|on (?:duty|site|shift|call)|in attendance|available|at work|working)\b/i;
/** "A survey of 812 residents": whom the buyer asked. */
const askedBefore =
  /\b(?:survey(?:s|ed)?|interview(?:s|ed)?|polled|poll|consulted|consultation|heard from|repl(?:y|ies)|responses|views|sample|asked)(?: (?:of|with|from|by))?(?: (?:some|about|over|more than|nearly))? $/i;
/** "1% of the contract price spent with charities" is no price. */
const ofThePrice =
  /\bof (?:the )?(?:contract|total|annual) (?:price|value|sum|charges|spend)\b(?=.{0,60}\b(?:spen[dt]|with|on|through|paid)\b)/gi;
const otherPercent =
  /\b(?:weight\w*|marks?|points?|scor(?:e|es|ed|ing)|withh(?:old|eld)|deduct\w*|service credits?|credits?|retention|retain|charges|price|index\w*|inflation|interest|vat|liabilit\w+|cap(?:ped)?|check|sample|invoice|re-?aim|award criteri\w+|fee|fees)\b/i;
/** What is past, possible, asked of bidders or said of others is no commitment of this contract. */
const notBinding =
  /\b(?:in the (?:last|past|previous)|has (?:delivered|provided)|have (?:delivered|provided)|previously|for example|e\.g\.|such as|would|might|means|example|(?:last|previous|present|outgoing|former) (?:supplier|contractor|provider|caterer|operator)|if it (?:offers|chooses)|is out of work for|had been|words|pages|word limit|side of a4|sides of a4|characters)\b/i;
const scoring = /\b(?:score[sd]?|marks?|points?|evaluat\w+|weight\w*)\b/i;
const bindingVerb =
  /\b(?:must|shall|will|undertakes?|agrees? to|commits? to|is required|are required|is to|are to|requires?|guarantees?|has to|have to|minimum|at least|no fewer than|not less than|no less than)\b/i;

/** "The Contractor offers": the duties of contracts written in the present tense. */
const presentDuty =
  /^(?:[A-Z]{0,2}\d[\d.]* )?(?:[^.;]{0,60}, )?(?:The |Each )?(?:Contractor|Supplier|Provider|Service Provider|Consultant|Operator|Caterer|Partner|Company) (?:also |then )?(?!has\b|had\b|was\b|is\b)[a-z]{3,20}s\b/i;
const imperative =
  /^(?:please )?(?:give|provide|offer|employ|recruit|run|host|take|train|plant|support|create)\b/i;
const jobs = /^(?:(?:new|paid|full-time|part-time|permanent|local) )*jobs\b/i;
const makesJobs =
  /\b(?:offer|creat|provid|mak)\w*\b.{0,60}\bjobs\b.{0,80}\b(?:people|residents|leavers|entrants|veterans|anyone|those)\b/i;
/** Of the past, of others, or of who counts: "a person who has been out of work for 26 weeks". */
function isReported(text: string): boolean {
  return notBinding.test(text) || (outOfWork.test(text) && !delivers.test(text));
}
const outOfWork = /\bbeen (?:unemployed|out of work|without work)\b/i;
/** Verbs by which a supplier delivers what it can count. */
const delivers =
  /\b(?:provid\w+|deliver\w*|giv(?:e|es|ing)|pay(?:s|ing)? for|offer\w*|run|runs|running|plant\w*|train\w*|support\w*|employ\w*|recruit\w*|donat\w+|host\w*|hold|holds|lend\w*|mak(?:e|es|ing)|creat\w+|build\w*|refurbish\w*|engag\w+|take on|takes on|fund\w*|sponsor\w*|organis\w+|reserv\w+|restor\w+|upgrad\w+|contribut\w+|secur\w+|arrang\w+|afford\w*|enrol\w*)\b/i;
/** Parts of forms: "one row for each Commitment". */
const ofPaper =
  /^(?:(?:blank|separate|new) )?(?:rows?|columns?|lines?|entr(?:y|ies)|words?|tables?|box(?:es)?)\b/i;
/** "The Equality Act 2010 requires": the year of a law counts nothing. */
const isYearOfLaw = (value: number, before: string): boolean =>
  value >= 1800 &&
  value < 2200 &&
  /\b(?:Act|Acts|Regulations?|Order|Directive|Code|Rules|Measure|Note)(?: \([^)]{1,40}\))* $/.test(before);
/** What a contract asks for besides benefits, and where figures stand for something else. */
const noBenefit =
  /\b(?:reports?|cop(?:y|ies)|plans?|updates?|summar(?:y|ies)|invoices?|records?|forms?|pages?|notices?|statements?|returns?|schedules?|representatives?|officers?|managers?|contacts?|points? of contact|indicators?|kpis?|minutes|metres?|miles?|km|mm|working days?|calendar days?|business days?|years?|months?|members? of (?:staff|the)|parties|party|clauses?|paragraphs?|sections?|annexe?s?|appendi(?:x|ces)|lots?|stages?|phases?|depots?|vehicles?|times?)\b/i;

/** A day of a month, and what a contract counts for its own ends. */
const neverBenefit =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|^(?:contracts?|organisations?|suppliers?|tenderers?|bidders?|sub-contractors?)$|\brectification plans?$/i;

export interface SentenceContext {
  readonly statement: Statement;
  readonly index: number;
  readonly facts: readonly Fact[];
  /** The sentence obliges somebody, by its words, its lead-in or the section it stands in. */
  readonly isBinding: boolean;
  /** It stands where benefits are set out: under a heading, a caption or a lead-in that speaks of them. */
  readonly isAmongBenefits: boolean;
  /** The sentence, with what it hangs from, speaks of benefits or of social value. */
  readonly speaks: boolean;
  /** Other sentences of the paragraph. */
  readonly beside: () => readonly string[];
  readonly words: Words;
}

/** The commitments of one sentence or list item. */
export function commitmentsInSentence(context: SentenceContext): readonly Commitment[] {
  const { statement, index, isBinding } = context;
  const { text } = statement;
  if (!isBinding || !(context.isAmongBenefits || context.speaks || makesJobs.test(text)) || isReported(text))
    return [];
  const leadIns = statement.leadIns.filter((l) => l.kind === 'lead-in').map((l) => l.text);
  const whole = [...leadIns, text].join(' ');
  const own = text.replace(/\bsocial value (?:points|credits)\b/gi, '');
  if (
    scoring.test(own) &&
    !earnsPoints.test(own) &&
    !/\b(?:must|shall) (?:provide|deliver|create|employ|recruit|offer|run|host|give)/i.test(text)
  )
    return [];
  // What a place has, "14,200 residents out of work", nobody promises.
  if (
    !context.isAmongBenefits &&
    !bindingVerb.test(whole) &&
    !imperative.test(text) &&
    !presentDuty.test(text)
  )
    return [];
  const found: Commitment[] = [];
  const figures = countedIn(context);
  const around = [...leadIns.reverse(), ...context.beside()];
  // "… and at least 30 of them in each year": the end of the sentence is about the thirty alone.
  const final = figures.at(-1);
  const tail = final && final.unit !== OF_THEM ? final.end : undefined;
  let last: string | undefined;
  for (const [i, counted] of figures.entries()) {
    const unit = counted.unit === OF_THEM ? last : counted.unit;
    if (unit === undefined || !isCommitted({ ...counted, unit }, context)) continue;
    last = unit;
    const { start, end } = counted;
    const until = figures[i + 1]?.start ?? text.length;
    found.push({
      statement: index,
      range: placeIn(statement, counted),
      quantity: counted.value,
      unit,
      details: detailsAround({ text, start, end, until, around, tail }),
      text: whole,
    });
  }
  return found;
}

const placeIn = ({ run, runStart }: Statement, { start, end }: Counted): Range =>
  sourceRange(run, runStart + start, runStart + end);

function isCommitted({ value, unit, start, end }: Counted, context: SentenceContext): boolean {
  const { statement, words, isAmongBenefits } = context;
  const { text } = statement;
  const before = text.slice(Math.max(0, start - 50), start);
  const after = text.slice(end, end + 60);
  if (/\bnotice\b/.test(unit) || askedBefore.test(before)) return false;
  if (neverBenefit.test(unit)) return false;
  if (ofPaper.test(unit) || /['’]s\b/.test(unit) || isYearOfLaw(value, before)) return false;
  if (/^(?:people|persons?|operatives|staff|cleaners|drivers)$/i.test(unit) && onDuty.test(after))
    return false;
  if (value === 0 || /\b(?:years?|months?|quarters?|instalments?)$/.test(unit)) return false;
  if (unit === '£' || unit === '€') {
    const amount = before.replace(/[£€] ?$/, '');
    if (thresholdBefore.test(amount) || thresholdAfter.test(after) || /\b(?:per|each|every) $/i.test(amount))
      return false;
    return (
      moneyVerb.test(text) &&
      !otherPercent.test(text) &&
      (isAmongBenefits || context.words.isBenefit(text)) &&
      bindingVerb.test(text)
    );
  }
  if (unit.startsWith('%')) {
    if (otherPercent.test(text.replace(ofThePrice, '')) || mostBefore.test(before)) return false;
    return isAmongBenefits || words.isBenefit(text);
  }
  if (/^(?:social value )?(?:points|credits)\b/i.test(unit))
    return /^social value/i.test(unit) || (isAmongBenefits && earnsPoints.test(text));
  if (
    /^(?:working |calendar |business |clear )?(?:hours?|days?|weeks?|months?)\b/i.test(unit) &&
    /\bwithin (?:the )?$/i.test(before)
  )
    return false;
  const isBenefitUnit = words.isBenefit(unit);
  if (timeUnit.test(unit) || /^(?:hour|day|week|month|year)s?['’]? /.test(unit)) {
    const hasMore = isBenefitUnit || / of /.test(unit) || /^(?:hour|day|week)s?['’]? \p{L}{4,}/u.test(unit);
    if (!hasMore && (limitBefore.test(before) || limitAfter.test(after))) return false;
    if (/^(?:month|year)s?\b/.test(unit) && !isBenefitUnit) return false;
    if (limitAfter.test(after) || /['’]? notice\b/.test(unit)) return false;
    const isPerMoney = /^ (?:for|per)(?: (?:each|every))? £/.test(after);
    if (!hasMore)
      return (
        /^(?:hours?|days?|weeks?)/.test(unit) && (isAmongBenefits || isPerMoney) && words.isBenefit(text)
      );
    if (/\b(?:within|after|before)(?: the)? ?$/i.test(before)) return false;
    return isBenefitUnit || measureUnit.test(unit);
  }
  if (/\b(?:aged?|age of|ages) ?$/i.test(before) || thresholdBefore.test(before)) return false;
  if (isBenefitUnit) return true;
  // "Offers at least 12 jobs to people who …" says what the jobs are for, wherever it stands.
  if (jobs.test(unit) && makesJobs.test(text)) return true;
  if (!isAmongBenefits) return false;
  if (measureUnit.test(unit)) return true;
  return (
    !noBenefit.test(unit) &&
    !limitBefore.test(before.replace(/\b(?:on|pays? for|paying for) $/, '')) &&
    delivers.test(text.slice(0, start))
  );
}

const OF_THEM = 'of them';

/** The figures of a sentence with what each counts. */
function countedIn({ statement, facts, words, isAmongBenefits }: SentenceContext): readonly Counted[] {
  const { text } = statement;
  const { numbers } = numbersIn(text);
  const byStart = new Map(facts.map((fact) => [fact.range.start, fact]));
  const weighed = facts.filter((f) => f.kind === 'weight');
  return numbers.flatMap((number): readonly Counted[] => {
    const { start, end } = number;
    const place = placeIn(statement, { value: 0, unit: '', start, end });
    if (weighed.some((w) => w.range.start < place.end && w.range.end > place.start)) return [];
    const tail = text.slice(end, end + 30);
    // "Level 2 qualification" counts nothing.
    if (
      /\b(?:level|grade|band|tier|stage|phase|category|type|class|lot|part|question|step|year|no\.?|schedule|annexe?|appendix|clause|paragraph|article|section|regulation) $/i.test(
        text.slice(Math.max(0, start - 12), start),
      )
    )
      return [];
    const inTen =
      /^ (?:in|out of) (?:(?:every|each) )?(two|three|four|five|ten|2|3|4|5|10)\b(?! years?| months?)/i.exec(
        tail,
      );
    if (inTen?.[1] !== undefined) {
      const of = numbersIn(inTen[1]).numbers[0]?.value ?? 1;
      const stop = end + inTen[0].length;
      if (number.value < of)
        return [
          {
            value: Math.round((1000 * number.value) / of) / 10,
            unit: percentUnit(text.slice(stop)),
            start,
            end: stop,
          },
        ];
    }
    if (/^,? (?:of (?:them|these|those|which|whom))\b/i.test(tail))
      return [{ value: number.value, unit: OF_THEM, start, end }];
    const currency = /[£€] ?$/.exec(text.slice(Math.max(0, start - 2), start));
    if (currency) {
      const amount = byStart.get(
        placeIn(statement, { value: 0, unit: '', start: start - currency[0].length, end }).start,
      );
      const value = amount?.kind === 'amount' ? amount.value : number.value;
      return [{ value, unit: currency[0].trim(), start, end }];
    }
    const percent = /^ ?(?:%|per ?cent\b)/i.exec(tail);
    if (percent) {
      const share = percentUnit(text.slice(end + percent[0].length));
      return [{ value: number.value, unit: share, start, end: end + percent[0].length }];
    }
    const fact = byStart.get(place.start);
    if (fact?.kind === 'date' || fact?.kind === 'reference') return [];
    const unit = unitAfter(text, number);
    if (unit) return [{ value: number.value, unit: unit.words, start, end: unit.end }];
    // "Apprenticeships: 4", or "At least four over the term" under the heading "Apprenticeships".
    const label = labelBefore(text, number);
    if (label !== undefined && words.isBenefit(label))
      return [{ value: number.value, unit: label, start, end }];
    const { title } = statement.section;
    const isBare = /^(?:a minimum of |at least |no fewer than |not less than )?$/i.test(text.slice(0, start));
    if (isAmongBenefits && isBare && title !== '' && words.isBenefit(title))
      return [{ value: number.value, unit: title.toLowerCase(), start, end }];
    return [];
  });
}

/** Whether after "and" two more plain words follow: "hours of language and" "skills training". */
function goesOn(text: string, at: number): boolean {
  const next =
    /^[ \u00a0]([a-z-]{3,})[ \u00a0](training|support|advice|learning|lessons|mentoring|coaching|work|education|activities|sessions|teaching)\b/.exec(
      text.slice(at, at + 60),
    );
  return next?.[1] !== undefined && !unitEnds.has(next[1]) && !verbEnds.has(next[1]);
}

function percentUnit(rest: string): string {
  const of =
    /^ of (?:the |all |its |their |any )?([^.,;:()]{3,60}?)(?=[.,;:()]|$| (?:must|shall|will|is|are|to|by|on|in|for|that|which|who|each|every|per|from|with|through)\b)/i.exec(
      rest,
    );
  return of?.[1] ? `% of ${of[1]}` : '%';
}

const wordAfter = /[ \u00a0]([\p{L}][\p{L}’'/-]*)/uy;
/** A unit ends before these: what follows is no longer what is counted. */
const unitEnds: ReadonlySet<string> = new Set(
  `a an and any are as at be been before after between but by can could did do does during each either every for from had has have
  how if in including into is it its like may might more less must need needs no nor not off on once only onto or other over per
  later earlier ago onwards plus shall should since so such than that the their them then there these they this those through throughout under until upon was were what when
  where whether which while who whose will with within would above below both all will via to up out`.split(
    /\s+/,
  ),
);
/** And before these, once something was named: "apprentices start". */
const verbEnds: ReadonlySet<string> = new Set(
  `start starting begin beginning complete completing gain gaining receive receiving take taking work attend join enter obtain become come live remain achieve secure leave who pass hold
  recruited employed delivered created provided offered filled drawn chosen advertised supported trained taken given spent run held agreed named appointed engaged hosted planted available open`.split(
    /\s+/,
  ),
);
const measures =
  /^(?:hours?|days?|weeks?|months?|years?|tonnes?|sessions?|places?|person-(?:weeks?|hours?|days?)|pairs?|sets?|number|units?|worth|programmes?)['’]?$/i;
const eachYearOf =
  /[ \u00a0](?:a|per|each|every|in each) (?:contract )?(?:year|month|quarter|week|term) of\b/iy;
const MOST_WORDS = 6;

function unitAfter(
  text: string,
  number: NumberInText,
): { readonly words: string; readonly end: number } | undefined {
  const words: string[] = [];
  let at = number.end;
  let end = at;
  let isOf = false;
  while (words.length < MOST_WORDS + (isOf ? 3 : 0)) {
    wordAfter.lastIndex = at;
    const match = wordAfter.exec(text);
    const word = match?.[1];
    if (!match || word === undefined) break;
    const small = word.toLowerCase();
    const previous = words.at(-1);
    if (small === 'of' && !isOf && previous !== undefined && measures.test(previous)) isOf = true;
    else if (small === 'of') break;
    // "60 hours of language and skills training"
    else if (small === 'and' && isOf && previous !== 'of' && goesOn(text, wordAfter.lastIndex)) {
      // It goes on to what both words are said of.
    } else if (unitEnds.has(small)) break;
    // "apprentice starts": a start is what is counted after a noun in the singular.
    else if (
      previous !== undefined &&
      verbEnds.has(small) &&
      !(/^(?:starts?|work)$/.test(small) && isNounBefore(previous))
    )
      break;
    words.push(isKept(word) ? word : small);
    at = wordAfter.lastIndex;
    if (small !== 'of') end = at;
    // "60 hours a year of skilled support"
    eachYearOf.lastIndex = at;
    if (!isOf && measures.test(small) && eachYearOf.test(text)) {
      words.push('of');
      at = eachYearOf.lastIndex;
      isOf = true;
    }
    if (/[’']$/.test(word) && !measures.test(word)) break;
  }
  while (words.at(-1) === 'of') words.pop();
  if (words.length === 0) return undefined;
  // "days' notice", "Regulations 2015": what is not counted is left to the facts.
  return { words: words.join(' ').replace(/[’']$/, ''), end };
}

/** "T-level", "SMEs", "Saturday": written with a capital wherever they stand. */
const isKept = (word: string) =>
  /^(?:[A-Z]-|[A-Z]{2,}s?$|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/.test(word);

/** "apprentice starts", "paid work": not "apprentices start". */
const isNounBefore = (word: string) => !/[^s]s$/i.test(word) || /^(?:hours?|days?|weeks?)['’]$/.test(word);

/** "New jobs for long-term unemployed people: six". */
function labelBefore(text: string, { start, end }: NumberInText): string | undefined {
  if (!/^ ?(?:$|[.,;(]|by\b|per\b|each\b|in\b|over\b|a year|every)/i.test(text.slice(end, end + 10)))
    return undefined;
  const match = /^(.{3,90}?)(?: ?[:–—=]| -| \() ?(?:a minimum of |at least |minimum |no fewer than )?$/i.exec(
    text.slice(0, start),
  );
  const label = match?.[1]?.replace(/^(?:the )?(?:total |minimum )?(?:number|no\.?) of /i, '').trim();
  return label === undefined || label === '' || /[.;]/.test(label) ? undefined : label.toLowerCase();
}
