// Shares of the evaluation outside tables: lists ("Quality — weighting 80"), headings ("Criterion 2: Quality (55%)"),
// sentences ("social value will carry 10% of the marks"), ratios ("60/40 price/quality").

import type { Section, Statement, WeightFact } from '../model.ts';
import { sectionKey } from '../sections.ts';
import { marksIn, placeOf, type Searched } from './found.ts';
import { fractionsIn, pairsIn, pairsOrDotted, sharesDealtOut } from './weight-dealt.ts';
import {
  aboutEvaluation,
  criterionName,
  figureWritten,
  isNoCriterion,
  isOtherShare,
  type LabelledShare,
  labelledShare,
  numberWord,
  tidyLabel,
  totalLabel,
  unitOf,
} from './weight-words.ts';

/** Finds the weights in a statement. `list` is the number of the innermost list it stands in, if any. */
export function findWeights(searched: Searched, list: number | undefined): void {
  const { statement } = searched;
  const { text } = statement;
  if (isContentsEntry(statement)) return;
  if (statement.cell) {
    // "Award criteria | Price 50, quality 38, social value 12": a whole evaluation in one cell.
    const pairs = pairsIn(text) ?? [];
    if (pairs.length > 0) pushAll(searched, pairs, `cell:${searched.index}`);
    return;
  }
  if (!mayHoldShare.test(text)) {
    const shares = isUnderAwardCriteria(statement.section) ? pairsOrDotted(text) : fractionsIn(text);
    pushAll(searched, shares, `paragraph:${statement.group}`);
    return;
  }
  const isAbout = isAboutEvaluation(statement);
  const ratio = ratioIn(text);
  if (ratio) {
    if (isAbout || /\b(?:price|quality|cost|technical)\b/i.test(text))
      pushAll(searched, ratio, `paragraph:${statement.group}`);
    return;
  }
  if (!isAbout) return;
  const dealt = sharesDealtOut(text);
  if (dealt.length > 0) {
    // The pairs of a heading hold for what stands beneath: they are a set of their own.
    pushAll(searched, dealt, `paragraph:${statement.group}`);
    return;
  }
  // "… — weighting 15 %" leaves no doubt, whatever the label speaks of.
  const whole = isOtherShare(text) && !weightingAtEnd.test(text) ? undefined : labelledShare(text);
  if (statement.place === 'heading') {
    if (whole) pushAll(searched, [whole], headingGroup(statement));
    return;
  }
  if (whole && (shareAfterDash.test(text) || !/\b(?:shall|must|will|should|may)\b/i.test(whole.label))) {
    const group = groupOf(statement, list);
    const inText = list === undefined ? sharesInSentence(text) : [];
    pushAll(searched, inText.length > 1 ? inText : [whole], group);
    return;
  }
  if (/^(?:in this|for) example\b/i.test(text)) return;
  if (weightVerb.test(text) || (statement.section.kind === 'award-criteria' && countShares(text) > 1))
    pushOwn(searched, sharesInSentence(text), list);
}

const weightingAtEnd =
  /weight(?:ing|ed)?[ \u00a0]?:?[ \u00a0]?\d{1,3}(?:\.\d{1,3})?[ \u00a0]?%?[ \u00a0]?\.?$/i;
const shareAfterDash = /[–—][ \u00a0](?:weighting[ \u00a0])?\d{1,3}(?:\.\d{1,3})?[ \u00a0]?%?[ \u00a0]?\.?$/i;
const mayHoldShare = /%|per ?cent|mark|point|weigh|pts|pwys|0\.\d|\d[ \u00a0%]{0,3}[/:][ \u00a0]?\d/i;

/** One share in an item belongs to the list; several make a group of their own. */
function pushOwn(searched: Searched, shares: readonly LabelledShare[], list: number | undefined): void {
  const tops = shares.filter((share) => share.parent === undefined);
  pushAll(searched, shares, groupOf(searched.statement, tops.length > 1 ? undefined : list));
}

function groupOf(statement: Statement, list: number | undefined): string {
  return list === undefined ? `paragraph:${statement.group}` : `list:${list}`;
}

/** A table of contents repeats the headings: an item that is nothing but a link into the document. */
function isContentsEntry(statement: Statement): boolean {
  if (statement.place !== 'item' || statement.run.text.length > LONGEST_ENTRY) return false;
  const length = statement.run.text.trim().length;
  return marksIn(statement, 'link').some(
    (mark) => mark.target?.startsWith('#') === true && mark.end - mark.start >= length - 2,
  );
}
const LONGEST_ENTRY = 300;

function isAboutEvaluation(statement: Statement): boolean {
  if (isUnderAwardCriteria(statement.section)) return true;
  if (aboutEvaluation.test(statement.text)) return true;
  const named = statement.text.length <= LONGEST_NAMED ? labelledShare(statement.text) : undefined;
  if (named?.unit === 'percent' && criterionName.test(named.label)) return true;
  return statement.leadIns.some((leadIn) => aboutEvaluation.test(leadIn.text));
}

const LONGEST_NAMED = 60;

/** Also "Price (45%)", which is a section on pricing, when it stands below the award criteria. */
function isUnderAwardCriteria(section: Section): boolean {
  for (let at: Section | undefined = section; at; at = at.parent)
    if (at.kind === 'award-criteria') return true;
  return false;
}

function headingGroup(statement: Statement): string {
  const parent = statement.section.parent;
  return `section:${parent ? sectionKey(parent) : ''}`;
}

function pushAll(searched: Searched, shares: readonly LabelledShare[], group: string): void {
  const { statement } = searched;
  const parent = parentOf(statement);
  for (const share of shares) {
    const { label, value, to, unit } = share;
    const above = share.parent ?? parent;
    const fact: WeightFact = {
      kind: 'weight',
      range: placeOf(statement, share.start, share.end),
      statement: searched.index,
      label,
      value,
      ...(to === undefined ? {} : { to }),
      unit,
      group,
      isTotal: totalLabel.test(label),
      ...(above === undefined || above === label ? {} : { parent: above }),
    };
    searched.facts.push(fact);
  }
}

/** "Social value – 20% of quality". */
const ofParentAtEnd =
  /\d[ \u00a0]?(?:%|per cent)[ \u00a0]of (?:the )?(quality|technical|non-price)(?: (?:criteria|section))?[ \u00a0]?[.;,)]?$/i;
const ofParent =
  /\bof the (?:total |overall |available )?(quality|price|technical|social value|commercial|cost|qualitative)(?: (?:score|marks?|points?|weight(?:ing)?|section|criteri(?:on|a)|element|envelope|evaluation))\b/i;

/** "… of the quality score" in the statement, or the criterion with a share that a nested list hangs from. */
function parentOf(statement: Statement): string | undefined {
  const said = (ofParent.exec(statement.text) ?? ofParentAtEnd.exec(statement.text))?.[1];
  if (said !== undefined) return said;
  for (let at = statement.leadIns.length - 1; at >= 0; at--) {
    const leadIn = statement.leadIns[at];
    if (leadIn?.kind !== 'lead-in' || !/\d/.test(leadIn.text)) continue;
    const head = leadIn.text.split(/[,;:]/, 1)[0] ?? '';
    const share = labelledShare(head.trim());
    if (share) return share.label;
    const ofCriterion = ofParent.exec(leadIn.text)?.[1];
    if (ofCriterion !== undefined) return ofCriterion;
  }
  return undefined;
}

// ------------------------------------------------------------------------------------- sentences

const weightVerb =
  /\b(?:weight\w*|carr(?:y|ies)|worth|allocat\w+|assign\w*|account\w*|count(?:s|ing)? for|mak(?:e|es|ing) up|represents?|marks|points|scor(?:e|es|ed)|evaluat\w+|award criteri(?:on|a)|split|ratio|apportioned|made up of|remaining|remainder|comprises?|of the (?:total|whole|overall))\b/i;
const shareInText = new RegExp(
  `(?<![\\d.,])((?<!\\p{L})(?:${numberWord})(?= )|\\d{1,3}(?:\\.\\d{1,3})?|\\d,\\d{3}|\\d{4})(?:[ \\u00a0]?%?[ \\u00a0]?(?:-|–|to)[ \\u00a0]?(\\d{1,3}(?:\\.\\d{1,3})?))?[ \\u00a0]?(%|per ?cent|percent|marks?(?!\\p{L})|points?(?!\\p{L})|percentage points)`,
  'giu',
);

function countShares(text: string): number {
  return text.match(shareInText)?.length ?? 0;
}

const MOST_SHARES = 30;

/** Each share of a sentence with the words it is a share of; shares that are something else are left out. */
function sharesInSentence(text: string): LabelledShare[] {
  const matches = [...text.matchAll(shareInText)].slice(0, MOST_SHARES);
  const found: LabelledShare[] = [];
  let above: string | undefined;
  // "70% price, 20% warranty and 10% delivery time": each share stands before what it is a share of.
  const first = matches[0];
  const isFigureFirst =
    matches.length > 1 &&
    first !== undefined &&
    matches.every((match) => /%|cent/i.test(match[3] ?? '')) &&
    leadingShare.test(text.slice(first.index + first[0].length)) &&
    matches
      .slice(1)
      .every((match) =>
        /(?:,|;|\band|&)[ \u00a0]{0,2}$/.test(text.slice(Math.max(0, match.index - 8), match.index)),
      );
  matches.forEach((match, nth) => {
    const start = match.index;
    const end = start + match[0].length;
    const previous = matches[nth - 1];
    const from = previous ? previous.index + previous[0].length : 0;
    const to = matches[nth + 1]?.index ?? text.length;
    const before = text.slice(Math.max(from, start - 160), start);
    const after = text.slice(end, Math.min(to, end + 160));
    const value = figureWritten(match[1] ?? '');
    const measure = match[3];
    if (unitOf(measure) === 'percent' && value > 100) return;
    if (/^[ \u00a0]per\b|^[ \u00a0]?[=×]/.test(after) || /[=×][ \u00a0]?$/.test(before)) return;
    if (isOtherShare(before.slice(-40)) || isOtherShare(after.slice(0, 30))) return;
    const isOnlyOne = matches.length === 1;
    if (partsFollow.test(before)) above = found.at(-1)?.label ?? above;
    else if (/[;.]|\band (?:the )?(?:price|cost)/i.test(before) || nth === 0) above = undefined;
    const said = before.replace(partsFollow, '');
    const label =
      (isFigureFirst ? labelBehind(after) : undefined) ?? labelAfter(after) ?? labelBefore(said, isOnlyOne);
    if (label === undefined || isNoCriterion(label)) return;
    const isPart = above !== undefined && above !== label && !/^(?:price|cost)/i.test(label);
    found.push({
      label,
      value,
      ...(match[2] === undefined ? {} : { to: Number(match[2]) }),
      unit: unitOf(measure),
      start,
      end,
      ...(isPart && above !== undefined ? { parent: above } : {}),
    });
  });
  return found;
}

/** "… 60% for quality, of which": what follows are parts. */
const partsFollow =
  /^.*\b(?:of which|includ(?:es|ing)|compris(?:es|ing|ed of)|(?:is|are) made up of|made up of|consist(?:s|ing) of|(?:sub)?divided into|broken down (?:as|into))\b/i;

const afterShare =
  /^[ \u00a0)]{0,2}(?:of (?:the )?(?:total|overall|available|evaluation|tender|whole|final)?[ \u00a0]?(?:total|overall|available|evaluation|tender)?[ \u00a0]?(?:marks|points|score|scores|weighting|weightings|evaluation|award criteria|criteria|assessment)(?: available)?[ \u00a0])?(?:weighting[ \u00a0])?(?:(?:will be|shall be|is|are|has been|have been|being)[ \u00a0])?(?:(?:allocated|assigned|given|awarded|reserved|available|applied|attributed|set aside|apportioned|goes|go|falls?|attach(?:es)?|relates?|belongs?)[ \u00a0])?(?:to|for|on)[ \u00a0](?:the[ \u00a0])?(?:assessment of[ \u00a0]|evaluation of[ \u00a0])?([\p{L}][\p{L}’' &/-]{1,60})/iu;
const leadingShare = /^[ \u00a0]{1,2}(price|quality|cost|technical|social value|commercial|pris|ansawdd)\b/i;

/** "20% warranty and …": the few words up to the next comma or "and". */
function labelBehind(after: string): string | undefined {
  const found =
    /^[ \u00a0]{1,2}(?:for |on )?([\p{L}][\p{L}’' /-]{1,60}?)(?=[ \u00a0]*(?:[,;.]|$|\band\b|&))/iu.exec(
      after,
    )?.[1];
  const label = found === undefined ? '' : tidyLabel(found);
  return label.length > 1 && label.split(' ').length <= 5 ? label : undefined;
}

/** "10% of the marks will be allocated to social value", "40% for price", "60% quality". */
function labelAfter(after: string): string | undefined {
  const found = afterShare.exec(after)?.[1] ?? leadingShare.exec(after)?.[1];
  if (found === undefined) return undefined;
  const label = tidyLabel(
    found
      .replace(
        /[ \u00a0](?:and(?! (?:social value|community benefits?) together)|or|with|which|in|as|at|by|will|shall|is|are|under|based|of the|of which|using|compris(?:es|ing)|consists?|made up)[ \u00a0].*$/i,
        '',
      )
      .replace(/[ \u00a0](?:and|or|with)$/i, ''),
  );
  // "40% of the total score for this contract": the contract is no criterion.
  if (/^(?:this|these|that|our|each|every|any|all)\b/i.test(label)) return undefined;
  return label.length > 1 ? label : undefined;
}

const verbEnd =
  /[ \u00a0]*(?:[:(–—=-]|\b(?:(?:will|shall|must|to) )?(?:be |have |has |having |carry|carries|carrying|is |are |account(?:s|ing)? for|represents?|comprises?|makes? up|attracts?|counts? for|receives?)?(?:a |an )?(?:(?:total |maximum |overall )?(?:weight(?:ed|ing|s)?|scored|evaluated|assessed|worth|allocated|given|assigned|set)? ?(?:of|at|as|out of|to)?(?: (?:a )?(?:weighting|maximum|total) of)?))[ \u00a0]*$/i;

/** "will be given a weighting of" */
const givenWeight =
  /[ \u00a0](?:(?:will|shall|must|is to|are to)[ \u00a0])?(?:be|is|are|has|have)[ \u00a0](?:been[ \u00a0])?(?:given|allocated|assigned|awarded|allotted|accorded)[ \u00a0](?:a|an|the)?[ \u00a0]?(?:total|overall|maximum)?[ \u00a0]?(?:weight(?:ing)?|share|value|maximum)?[ \u00a0]?(?:of|at)?[ \u00a0]*$/i;

/** "social value will carry …", "Quality (…", "…, price: …": the words just before the share. */
function labelBefore(before: string, isOnlyOne: boolean): string | undefined {
  let words = before;
  const cut = Math.max(
    words.lastIndexOf(','),
    words.lastIndexOf(';'),
    words.lastIndexOf('%'),
    words.lastIndexOf(')'),
  );
  if (cut >= 0) words = words.slice(cut + 1);
  words = words.replace(/^[ \u00a0]*(?:and|or|plus|with)[ \u00a0]/i, '');
  const stripped = words.replace(givenWeight, ' carries ').replace(verbEnd, '');
  const colon = Math.max(stripped.lastIndexOf(':'), stripped.lastIndexOf(' – '));
  const label = tidyLabel(
    (colon >= 0 ? stripped.slice(colon + 1) : stripped).replace(
      /^.*\b(?:basis of|on|that|where|which)[ \u00a0]|[ \u00a0]for$/gi,
      '',
    ),
  );
  if (label.length < 3 || label.split(' ').length > (isOnlyOne ? 8 : 6)) return undefined;
  if (
    /^(?:it|this|they|these|that|which|weighting|total|score|marks?|points|there|tenders?|bids?|with|each|a|will be)$/i.test(
      label,
    )
  )
    return undefined;
  return label;
}

// ---------------------------------------------------------------------------------------- ratios

const shareWord = '(price|quality|cost|technical|commercial|social value|financial|qualitative|non-price)';
const numbersFirst = new RegExp(
  `(?<![\\d/.])(\\d{1,2})[ \\u00a0]?%?[ \\u00a0]?[/:][ \\u00a0]?(\\d{1,2})[ \\u00a0]?%?(?:[ \\u00a0]?[/:][ \\u00a0]?(\\d{1,2})[ \\u00a0]?%?)?[ \\u00a0,(]{1,3}(?:(?:split|ratio|basis|in favour of|between|of|for)[ \\u00a0]){0,3}${shareWord}[ \\u00a0]?(?:/|:|and|to|-|–)[ \\u00a0]?${shareWord}(?:[ \\u00a0]?(?:/|:|,? ?and|to|-|–)[ \\u00a0]?${shareWord})?`,
  'i',
);
const wordsFirst = new RegExp(
  `${shareWord}[ \\u00a0]?(?:/|:|and|to|-|–)[ \\u00a0]?${shareWord}(?:[ \\u00a0]?(?:/|:|,? ?and|to|-|–)[ \\u00a0]?${shareWord})?[ \\u00a0,:(]{1,3}(?:(?:split|ratio|basis|weightings?|is|of|in|the|will be|shall be|on|a|at|=|:)[ \\u00a0]){0,5}(\\d{1,2})[ \\u00a0]?%?[ \\u00a0]?[/:][ \\u00a0]?(\\d{1,2})[ \\u00a0]?%?(?:[ \\u00a0]?[/:][ \\u00a0]?(\\d{1,2})[ \\u00a0]?%?)?(?![\\d/])`,
  'i',
);

/** "60/40 price/quality", "price:quality ratio of 60:40": shares that make a hundred. */
function ratioIn(text: string): LabelledShare[] | undefined {
  if (!/\d[ \u00a0%]{0,3}[/:][ \u00a0]?\d/.test(text)) return undefined;
  const first = numbersFirst.exec(text);
  const match = first ?? wordsFirst.exec(text);
  if (!match) return undefined;
  const parts = match.slice(1);
  const values = (first ? parts.slice(0, 3) : parts.slice(3))
    .filter((part) => part !== undefined)
    .map(Number);
  const labels = (first ? parts.slice(3) : parts.slice(0, 3)).filter((part) => part !== undefined);
  if (values.length !== labels.length || values.reduce((sum, value) => sum + value, 0) !== 100)
    return undefined;
  return values.map((value, at) => ({
    label: labels[at] ?? '',
    value,
    unit: 'percent' as const,
    start: match.index,
    end: match.index + match[0].length,
  }));
}
