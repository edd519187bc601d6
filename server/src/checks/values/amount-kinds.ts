// The sums every pack states, and the words by which a sum is told to be one of them.

export type AmountKind =
  | 'contract-value'
  | 'annual-value'
  | 'framework-value'
  | 'public-liability'
  | 'employers-liability'
  | 'professional-indemnity'
  | 'product-liability'
  | 'cyber-insurance'
  | 'motor-insurance'
  | 'works-insurance'
  | 'liability-cap'
  | 'minimum-turnover'
  | 'budget'
  | 'performance-bond'
  | 'delay-damages';

export const amountNames: Readonly<Record<AmountKind, string>> = {
  'contract-value': 'value of the contract',
  'annual-value': 'yearly value of the contract',
  'framework-value': 'value of the framework',
  'public-liability': 'public liability insurance',
  'employers-liability': 'employer’s liability insurance',
  'professional-indemnity': 'professional indemnity insurance',
  'product-liability': 'product liability insurance',
  'cyber-insurance': 'cyber insurance',
  'motor-insurance': 'motor insurance',
  'works-insurance': 'contract works insurance',
  'liability-cap': 'limit of liability',
  'minimum-turnover': 'minimum turnover',
  budget: 'budget',
  'performance-bond': 'performance bond',
  'delay-damages': 'damages for delay',
};

const s = '[ \\u00a0]+';
/** In order of preference where two overlap. */
const kinds: readonly {
  readonly kind: AmountKind;
  /** A cheap look: words without any of these do not hold the pattern. */
  readonly mention: RegExp;
  readonly pattern: RegExp;
}[] = [
  {
    kind: 'employers-liability',
    mention: /employer/i,
    pattern: /employer['’]?s?['’]?[ \u00a0(]*(?:\(compulsory\)[ \u00a0])?liability/gi,
  },
  {
    kind: 'public-liability',
    mention: /public|third/i,
    pattern: /public(?: and products?| \(?and product\)?)?[ \u00a0]+liability|third party liability/gi,
  },
  { kind: 'product-liability', mention: /product/i, pattern: /products?[ \u00a0]+liability/gi },
  {
    kind: 'professional-indemnity',
    mention: /professional/i,
    pattern: /professional[ \u00a0]+(?:indemnity|liability)/gi,
  },
  {
    kind: 'cyber-insurance',
    mention: /cyber/i,
    pattern: /cyber(?:[ \u00a0-]+(?:security|risk|liability))?[ \u00a0]+(?:insurance|cover|liability)/gi,
  },
  {
    kind: 'motor-insurance',
    mention: /motor/i,
    pattern: /motor(?:[ \u00a0]+vehicle)?[ \u00a0]+(?:insurance|liability)/gi,
  },
  {
    kind: 'works-insurance',
    mention: /contract/i,
    pattern: /(?:contract(?:or['’]?s)?[ \u00a0]+(?:works|all[ \u00a0-]risks?))(?:[ \u00a0]+insurance)?/gi,
  },
  {
    kind: 'liability-cap',
    mention: /liab/i,
    pattern: new RegExp(
      `(?:liabilit(?:y|ies)[^.;|]{0,160}?(?:not${s}exceed|limited${s}to|capped${s}at|limit${s}of|cap${s}of|maximum${s}of|exceed))|(?:limit(?:ation)?|cap)${s}(?:of|on)${s}[^.;|]{0,40}?liability|liability${s}(?:cap|limit)`,
      'gi',
    ),
  },
  {
    kind: 'minimum-turnover',
    mention: /turnover/i,
    pattern:
      /(?:minimum|required|average annual)[ \u00a0]+(?:[\p{L}]+[ \u00a0]+){0,2}turnover|turnover[^.;|]{0,60}?(?:at least|not? less than|minimum|exceed\w*|equal to)/giu,
  },
  {
    kind: 'performance-bond',
    mention: /bond|guarantee/i,
    pattern: /performance[ \u00a0]+bond|parent company guarantee/gi,
  },
  {
    kind: 'delay-damages',
    mention: /damages|late/i,
    pattern:
      /(?:delay|liquidated(?: and ascertained)?)[ \u00a0]+damages(?: for delay)?|\b(?:is|are|be|becomes?) late\b(?=[^.;|]{0,120}\b(?:pays?|deducts?|owes?|charges?)\b)|(?:charge|deduction|damages|payment) for (?:a |each |any |every )?late(?:ness|[ \u00a0]\p{L}+)?/giu,
  },
  {
    kind: 'annual-value',
    mention: /annual|year|annum/i,
    pattern: new RegExp(
      `(?:annual|yearly)${s}(?:contract${s})?(?:value|spend|budget)|value${s}per${s}(?:annum|year)`,
      'gi',
    ),
  },
  {
    kind: 'framework-value',
    mention: /framework/i,
    pattern: new RegExp(
      `(?:value${s}of${s}(?:the|this)${s}(?:whole${s})?framework|framework(?:${s}agreement)?(?:['’]s)?${s}(?:estimated${s}|total${s}|maximum${s}|overall${s}){0,2}value)`,
      'gi',
    ),
  },
  {
    kind: 'contract-value',
    mention: /value|cost|estimated|worth/i,
    pattern: new RegExp(
      `(?:(?:estimated|total|maximum|overall|anticipated|approximate|whole[ -]life|lifetime|advertised|indicative)${s}){1,3}(?:contract${s}|procurement${s}|tender${s})?(?:value|cost)(?:${s}of${s}(?:the|this)${s}(?:contract|procurement|services|requirement))?|contract${s}value|value${s}of${s}(?:the|this)${s}(?:contract|procurement|services|requirement|opportunity)|(?:contract|procurement|opportunity)${s}(?:is|has been)${s}(?:valued|estimated)|(?:is|are)${s}(?:valued|estimated)${s}at|worth(?:${s}(?:up to|approximately|about|around|an estimated))?$`,
      'gi',
    ),
  },
  {
    kind: 'budget',
    mention: /budget|funding/i,
    pattern: new RegExp(
      `(?:available|total|maximum|overall)${s}(?:budget|funding)|budget(?:${s}(?:available|of|is))|budget$`,
      'gi',
    ),
  },
];
const mayName =
  /damages|late\b|liab|indemn|insur|turnover|bond|guarantee|value|cost|worth|budget|fund|estimat|cap\b|limit/i;

/** The kind of sum that words name, nearest to their end; undefined for none. */
export function kindIn(words: string): AmountKind | undefined {
  if (words.length < 4 || !mayName.test(words)) return undefined;
  let best: { kind: AmountKind; start: number; end: number } | undefined;
  for (const { kind, mention, pattern } of kinds) {
    if (!mention.test(words)) continue;
    for (const match of words.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (
        best === undefined ||
        (start >= best.end && end > best.end) ||
        (best.kind === kind && end > best.end)
      )
        best = { kind, start, end };
    }
  }
  if (best && words.length - best.end > FARTHEST) return undefined;
  return best?.kind;
}
const FARTHEST = 110;
