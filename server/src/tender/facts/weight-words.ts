// The words by which a share of the evaluation is told from other percentages and points, and how a label and a
// figure stand together: "Quality (60%)", "Price — weighting 40", "40% for price".

/** A label with its share, as read from one piece of text; offsets count in that text. */
export interface LabelledShare {
  readonly label: string;
  readonly value: number;
  /** Upper end where the text gives a range. */
  readonly to?: number;
  readonly unit: 'percent' | 'points';
  readonly start: number;
  readonly end: number;
  /** "of which …": the criterion that this is a part of. */
  readonly parent?: string;
}

/** Numbers in words up to ninety-nine, as sentences on marks write them. */
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
export const numberWord = `(?:${TENS.join('|')})(?:[- ](?:${UNITS.slice(0, 9).join('|')}))?|${[...UNITS].reverse().join('|')}`;

/** The value of figures or of a {@link numberWord}. */
export function figureWritten(written: string): number {
  if (/^\d/.test(written)) return Number(written.replace(',', ''));
  const [first = '', second] = written.toLowerCase().split(/[- ]/);
  const ten = TENS.indexOf(first);
  return ten < 0
    ? UNITS.indexOf(first) + 1
    : (ten + 2) * 10 + (second === undefined ? 0 : UNITS.indexOf(second) + 1);
}

/** Says that the text is about evaluation. */
export const aboutEvaluation =
  /\b(?:weight\w*|marks?|points|scor(?:e|es|ed|ing)|criteri(?:on|a)|sub-?criteria|evaluat\w+|assessed|award(?:ed)? (?:on|stage)|quality|price\/quality|pwysol\w*|meini prawf)\b/i;
/** "Price 45%" by itself speaks of an evaluation, whatever the heading above it says. */
export const criterionName =
  /^(?:(?:total |overall |whole-life |lifetime )?(?:price|pricing|cost|costs)|(?:technical )?(?:quality|merit)|technical(?: (?:ability|merit|quality|response|evaluation))?|commercial|financial|social value|community benefits?|added value|environmental value|method statements?|(?:service )?delivery|non-price)(?: (?:criteri(?:on|a)|score|offer|response|submission))?$/i;
/** Tells a share that is not one of the evaluation; "a minimum weighting" is one. */
export function isOtherShare(text: string): boolean {
  return otherShare.test(
    text
      .replace(/\bminimum (?:overall |total )?(?=weight)/gi, '')
      // "Price earns up to 90 points" says how many there are.
      .replace(
        /\b(?:earns?|scores?|worth|carr(?:y|ies)|for|(?:quality|value|benefits?)) up to[ \u00a0]?(?=\d|$)/gi,
        '',
      ),
  );
}

/** Percentages with these words near them are something else. */
const otherShare =
  /\b(?:VAT|value added tax|target|discount|retention|deduct\w*|service credits?|credit|index\w*|inflation|RPI|CPI|CPIH|interest|uptime|availab(?:le (?:\d|for use)|ility)|per annum|tolerance|turnover|profit|overheads?|margin|levy|recycled|waste|emissions?|carbon|workforce|employees|staff time|attendance|pass mark|threshold|at least|no less than|not less than|meet|achiev\w+|attain\w*|obtain\w*|example|a minimum of|minimum score|minimum of|minimum|less than|more than|fewer than|exceeds?|greater than|between|up to|below|above|≥|≤|>|<)(?![\p{L}])/iu;
/** A row that adds up the others. */
export const totalLabel =
  /^(?:grand |overall |combined |sub-?)?total(?:s)?\b(?! (?:cost|price|value|contract|tender|whole|fee|bid|quality of|solution|number))|\btotal$|^(?:overall|sum|all|in all|altogether|cyfanswm|iomlán)$/i;

const figure = '(?<![\\d,.])(\\d{1,3}(?:\\.\\d{1,3})?)';
const range = `${figure}(?:[ \\u00a0]?(?:%|per cent)?[ \\u00a0]?(?:-|–|to)[ \\u00a0]?${figure})?`;
const unit = '(%|per ?cent|percent|marks?|points?|pts)';
const labelFirst = new RegExp(
  `^(.{2,160}?)[ \\u00a0]{0,2}(?:[:,–—-]|\\.{2,})?[ \\u00a0]{0,2}[(\\[]?[ \\u00a0]{0,2}((?:max(?:imum)?\\.?|total|overall|carries|worth|is|are)[ \\u00a0]{1,2})?(weight(?:ing|ed|age)?(?:[ \\u00a0](?:of|is|at))?[ \\u00a0]?[:=-]?[ \\u00a0]{0,2})?${range}[ \\u00a0]{0,2}${unit}?[ \\u00a0]{0,2}(?:weight(?:ing)?|of (?:the )?(?:total|overall|available|quality|technical|non-price)?[ \\u00a0]?(?:marks|score|points|evaluation|weighting)|of (?:the )?(?:quality|technical|non-price)(?: (?:criteria|section|envelope))?)?[ \\u00a0]{0,2}(?:max(?:imum)?|available|total)?[ \\u00a0]{0,2}[)\\]]?[ \\u00a0]{0,2}(?:[.;,:](?:[ \\u00a0](?:and|or))?)?$`,
  'i',
);
const figureFirst = new RegExp(
  `^${range}[ \\u00a0]{0,2}${unit}[ \\u00a0]{0,2}(?:weighting[ \\u00a0])?(?:[:–—-]|for|on|to|of (?:the )?(?:marks|score|points|weighting) (?:for|on|to))?[ \\u00a0]{0,2}([\\p{L}][^.%]{1,120}?)[ \\u00a0]{0,2}[.;,]?$`,
  'iu',
);

/** A short text that is a label and its share and nothing else; undefined otherwise. */
export function labelledShare(text: string): LabelledShare | undefined {
  if (text.length > 200) return undefined;
  const match = labelFirst.exec(text);
  if (match) {
    const [, label = '', , weighting, low = '', high, measure] = match;
    // A figure needs a unit or the word "weighting": "Lot 2" and "Question 3" are no shares.
    if (measure === undefined && weighting === undefined) return undefined;
    return share(text, label, low, high, measure, text.lastIndexOf(low));
  }
  const turned = figureFirst.exec(text);
  if (!turned) return undefined;
  const [, low = '', high, measure, label = ''] = turned;
  return share(text, label, low, high, measure, 0);
}

/** Reads "60%", "60", "10-15%", "40 marks" in a cell; undefined for anything else. */
export function bareShare(
  cell: string,
): { value: number; to?: number; unit?: 'percent' | 'points' } | undefined {
  const match = bare.exec(cell);
  if (!match?.[1]) return undefined;
  const measure = match[3] === undefined ? undefined : unitOf(match[3]);
  return {
    value: Number(match[1].replace(',', '')),
    ...(match[2] === undefined ? {} : { to: Number(match[2].replace(',', '')) }),
    ...(measure === undefined ? {} : { unit: measure }),
  };
}
const wide = '(\\d{1,3}(?:\\.\\d{1,3})?|\\d{1,2},\\d{3}|\\d{4})';
const wideRange = `${wide}(?:[ \\u00a0]?(?:%|per cent)?[ \\u00a0]?(?:-|–|to)[ \\u00a0]?${wide})?`;
const bare = new RegExp(
  `^[ \\u00a0(\\[]{0,4}${wideRange}[ \\u00a0]{0,2}${unit}?[ \\u00a0)\\].*]{0,4}(?:max(?:imum)?|available)?$`,
  'i',
);

export function unitOf(measure: string | undefined): 'percent' | 'points' {
  return measure !== undefined && /mark|point|pt/i.test(measure) ? 'points' : 'percent';
}

function share(
  text: string,
  label: string,
  low: string,
  high: string | undefined,
  measure: string | undefined,
  around: number,
): LabelledShare | undefined {
  const clean = tidyLabel(label);
  const value = Number(low);
  if (clean === '' || !/\p{L}/u.test(clean) || isNoCriterion(clean) || /[=×]| x /.test(text))
    return undefined;
  // "Quality: 60% (of which social value: 12%)" holds two.
  if (/\d[ \u00a0]?%[^%]*\bof which\b/i.test(clean)) return undefined;
  if (unitOf(measure) === 'percent' && value > 100) return undefined;
  return {
    label: clean,
    value,
    ...(high === undefined ? {} : { to: Number(high) }),
    unit: unitOf(measure),
    start: around === 0 ? 0 : around,
    end: around === 0 ? text.search(/%|cent|marks?|points?|pts/i) + 1 : endOfShare(text, around),
  };
}

function endOfShare(text: string, at: number): number {
  shareEnd.lastIndex = at;
  return shareEnd.test(text) ? shareEnd.lastIndex : at;
}
const shareEnd = new RegExp(`${range}(?:[ \\u00a0]{0,2}${unit})?`, 'iy');

/** Steps of a scoring scale, worked examples and ceilings: they have points, but are not criteria. */
export function isNoCriterion(label: string): boolean {
  return /^(?:excellent|very good|good|reasonable|satisfactory|acceptable|adequate|limited|little|poor|no|minor|major|unsatisfactory|unacceptable)\b|^(?:max(?:imum)?|minimum)\b|\b(?:receives?|because|provides)\b|^(?:an? |one )?(?:\w+ ){0,2}(?:response|answer|reply|submission|one) (?:that|which|where|with|who)\b|^(?:an? )?(?:weak|strong|full|complete|partial|fair|good|excellent)(?: one| response| answer)?$|^(?:where|if|when|nothing)\b/i.test(
    label,
  );
}

/** A label without list marks, brackets left open, and the little words at its edges. */
export function tidyLabel(label: string): string {
  return label
    .replace(
      /\s(?:is|are|carries|will carry|shall carry|has|have|counts? for|accounts? for|for|will be|shall be)$/i,
      '',
    )
    .replace(/^[\s\-–—•*:,;(]+|[\s\-–—:,;([=]+$/gu, '')
    .replace(
      /^(?:and|the|of|for|to|a|an|is|award criteri(?:on|a)(?: \d{1,2})?:?|criterion \d{1,2}[:.]?)\s+/i,
      '',
    )
    .trim();
}
