// The events of a procurement and of its contract, and the words by which a date is told to be theirs.

/** Events every pack dates, in the order in which they happen. */
export type EventId =
  | 'notice-published'
  | 'tender-issued'
  | 'participation-deadline'
  | 'site-visit'
  | 'clarification-deadline'
  | 'clarification-answers'
  | 'tender-deadline'
  | 'tender-opening'
  | 'interviews'
  | 'award-decision'
  | 'standstill-end'
  | 'contract-award'
  | 'award-notice'
  | 'contract-signature'
  | 'mobilisation'
  | 'possession'
  | 'completion'
  | 'contract-start'
  | 'contract-end'
  | 'extended-end'
  | 'tender-validity';

export interface EventKind {
  readonly id: EventId;
  /** As a message names it. */
  readonly name: string;
  /** A cheap look: words without any of these hold none of the patterns. */
  readonly mention: RegExp;
  readonly patterns: readonly RegExp[];
}

/** Words in between: no end of a sentence, though a stop within an address. */
const gap = (n: number) => `(?:[^.;|]|\\.(?=\\S)){0,${n}}?`;
const answers = '(?:responses?|answers?|repl(?:y|ies))(?![\\p{L}])';
const questions =
  '(?:clarifications?(?:[ \\u00a0]+(?:questions?|quer(?:y|ies)|requests?))?|questions?|quer(?:y|ies)|enquir(?:y|ies)|requests?[ \\u00a0]+for[ \\u00a0]+(?:clarification|further information)|CQs?)(?![\\p{L}])';
const tenders =
  "(?:(?:tender|bid|itt|rfq|rfp|quotation|quote)[ \\u00a0]+(?:responses?|submissions?|returns?|documents?|offers?)|(?:completed|full|signed|compliant)[ \\u00a0]+(?:tenders?|bids?)|tenders?|tenderers['’]? (?:responses|submissions)|bids?|quotations?|quotes?|proposals?|submissions?|offers?|responses?|itt|rfq|rfp)(?![\\p{L}])";
const requests =
  '(?:requests?[ \\u00a0]+to[ \\u00a0]+participate|expressions?[ \\u00a0]+of[ \\u00a0]+interest|EOIs?|selection[ \\u00a0]+questionnaires?|SQs?|PQQs?|SPDs?|ESPDs?|procurement[ \\u00a0]+specific[ \\u00a0]+questionnaires?|PSQs?|pre-?qualification[ \\u00a0]+(?:questionnaires?|submissions?)|applications?[ \\u00a0]+to[ \\u00a0]+participate|SQ[ \\u00a0]+(?:responses?|submissions?))';
const closing =
  '(?:deadlines?|closing[ \\u00a0]+(?:dates?|times?)|cut[- ]?off(?:[ \\u00a0]+(?:date|time|point))?|last[ \\u00a0]+(?:dates?|days?)|latest[ \\u00a0]+(?:dates?|times?)|final[ \\u00a0]+(?:dates?|days?)|time[ \\u00a0]+limits?|due[ \\u00a0]+dates?|return[ \\u00a0]+dates?|submission[ \\u00a0]+dates?|end[ \\u00a0]+(?:date[ \\u00a0]+for|of))';
const handedIn =
  '(?:received|submitted|returned|uploaded|lodged|delivered|sent|made|raised|asked|emailed|provided|posted|completed)(?![\\p{L}])';
const byThen =
  '(?:by|before|no[ \\u00a0]+later[ \\u00a0]+than|not[ \\u00a0]+later[ \\u00a0]+than|until|on[ \\u00a0]+or[ \\u00a0]+before|up[ \\u00a0]+to|at[ \\u00a0]+the[ \\u00a0]+latest|deadline(?:[ \\u00a0]+(?:is|of))?)(?![\\p{L}])';
const contract =
  '(?:contracts?|framework(?:[ \\u00a0]+agreement)?|(?<!(?:apprenticeship|tenancy|training|confidentiality|sharing|processing)[ \\u00a0])agreement|services?|works|(?<!(?:school|academic|autumn|spring|summer|university)[ \\u00a0])term|supply|supplies|project|delivery[ \\u00a0]+of[ \\u00a0]+the[ \\u00a0]+services|contract[ \\u00a0]+period|initial[ \\u00a0]+(?:term|period))';

const all = (...sources: readonly string[]): readonly RegExp[] =>
  sources.map((source) => new RegExp(`(?<![\\p{L}])(?:${source})`, 'giu'));

/** Where two are found in the same words the one that stands first here is meant. */
export const eventKinds: readonly EventKind[] = [
  {
    id: 'clarification-answers',
    name: 'answers to questions',
    mention: /respon|answer|repl/i,
    patterns: all(
      `${answers}${gap(60)}[ \\u00a0]${questions}`,
      `${questions}${gap(20)}[ \\u00a0]${answers}`,
      `${questions}${gap(30)}(?:answered|responded[ \\u00a0]+to)`,
      `(?:authority|council|buyer|trust|board|government|client|purchaser|employer)(?:['’]s)?[ \\u00a0]+(?:will[ \\u00a0]+|to[ \\u00a0]+)?(?:respon[ds]\\w*|answers?|repl\\w+)${gap(40)}(?:${questions})?`,
    ),
  },
  {
    id: 'clarification-deadline',
    name: 'deadline for questions',
    mention: /clarif|question|quer|enquir|request|CQ/i,
    patterns: all(
      `${closing}[ \\u00a0]${gap(60)}${questions}(?:[ \\u00a0]+(?:from|by)[ \\u00a0]+(?:tenderers?|bidders?|suppliers?))?`,
      `${questions}${gap(60)}[ \\u00a0](?:${closing}|due|close[sd]?|period[ \\u00a0]+(?:ends|closes))`,
      `${questions}${gap(80)}[ \\u00a0](?:be[ \\u00a0]+)?${handedIn}${gap(60)}[ \\u00a0]${byThen}`,
      `(?:submit|raise|ask|send|direct)[ \\u00a0]${gap(40)}${questions}${gap(60)}[ \\u00a0]${byThen}`,
      `${questions}[ \\u00a0]+${byThen}`,
      '^(?:(?:last|final|clarification)[ \\u00a0]+){0,2}(?:questions|queries|enquiries)(?:[ \\u00a0]+(?:until|in|due|close))?$',
    ),
  },
  {
    id: 'participation-deadline',
    name: 'deadline for requests to participate',
    mention: /particip|interest|EOI|questionnaire|SQ|PQQ|SPD|qualification/i,
    patterns: all(
      `${closing}[ \\u00a0]${gap(60)}${requests}`,
      `${requests}${gap(40)}[ \\u00a0](?:${closing}|due|returns?|submission)`,
      `${requests}${gap(60)}[ \\u00a0](?:be[ \\u00a0]+)?${handedIn}${gap(60)}[ \\u00a0]${byThen}`,
      `${requests}[ \\u00a0]+${byThen}`,
    ),
  },
  {
    id: 'tender-validity',
    name: 'end of tender validity',
    mention: /valid|until/i,
    patterns: all(
      `${tenders}${gap(60)}[ \\u00a0](?:remain|be|stay|held|kept)[ \\u00a0]${gap(40)}(?:open|valid|binding)${gap(40)}[ \\u00a0]until`,
      `(?:tender[ \\u00a0]+)?validity${gap(40)}(?:until|date|expir\\w+|ends?)`,
    ),
  },
  {
    id: 'tender-opening',
    name: 'opening of tenders',
    mention: /open/i,
    patterns: all(
      `${tenders}${gap(30)}[ \\u00a0]opened`,
      `opening[ \\u00a0]+of[ \\u00a0]+${tenders}`,
      'tender[ \\u00a0]+opening',
    ),
  },
  {
    id: 'award-decision',
    name: 'award decision',
    mention: /award|intent|notif|summar|outcome|preferred/i,
    patterns: all(
      '(?:award[ \\u00a0]+decision|intention[ \\u00a0]+to[ \\u00a0]+award|intent[ \\u00a0]+to[ \\u00a0]+award|notif\\w+[ \\u00a0]+of[ \\u00a0]+(?:contract[ \\u00a0]+)?(?:award|outcome|intention|results?|intended)|assessment[ \\u00a0]+summar\\w+|outcome[ \\u00a0]+letters?|award[ \\u00a0]+recommendation|preferred[ \\u00a0]+(?:bidder|supplier|tenderer))',
    ),
  },
  {
    id: 'standstill-end',
    name: 'end of standstill',
    mention: /stand-?still/i,
    patterns: all(
      `stand-?still${gap(60)}(?:ends?|expir\\w+|finish\\w*|concludes?|until|closes?|to)(?![\\p{L}])`,
      `(?:end|expiry|conclusion)[ \\u00a0]+of[ \\u00a0]${gap(40)}stand-?still`,
    ),
  },
  {
    id: 'interviews',
    name: 'interviews or presentations',
    mention: /interview|presentation|demonstration/i,
    patterns: all(
      '(?:bidder|tenderer|supplier|clarification)?[ \\u00a0]*(?:interviews?|presentations?|demonstrations?)',
    ),
  },
  {
    id: 'site-visit',
    name: 'site visit',
    mention: /site|day|briefing|conference/i,
    patterns: all(
      'site[ \\u00a0]+(?:visits?|inspections?|tours?)',
      "(?:bidders?|suppliers?|tenderers?)['’]?s?[ \\u00a0]+(?:open[ \\u00a0]+)?(?:day|briefing|conference)",
    ),
  },
  {
    id: 'mobilisation',
    name: 'start of mobilisation',
    mention: /mobili/i,
    patterns: all(
      `mobili[sz]ation${gap(40)}(?:begin\\w*|start\\w*|commenc\\w*|from)`,
      'mobili[sz]ation(?:[ \\u00a0]+period)?$',
    ),
  },
  {
    id: 'extended-end',
    name: 'end of the contract if extended',
    mention: /exten|renew|prolong|latest|stop|final|any (?:event|case)|later|beyond/i,
    patterns: all(
      `(?:extend\\w*|extension\\w*|renew\\w*|prolong\\w*)${gap(80)}(?:to|until|till|ends?|ending|expir\\w+|up[ \\u00a0]+to|beyond|latest)(?![\\p{L}])`,
      `(?:contract|agreement|framework|term)[ \\u00a0]${gap(60)}(?:end|expir|continu|last|run|extend)\\w*${gap(30)}(?:in[ \\u00a0]+any[ \\u00a0]+(?:event|case)|at[ \\u00a0]+the[ \\u00a0]+latest|(?:no|not)[ \\u00a0]+later[ \\u00a0]+than|beyond)`,
      `(?:extended|latest|long[- ]?stop|final)[ \\u00a0]+(?:end|expiry|termination)[ \\u00a0]+date`,
    ),
  },
  {
    id: 'possession',
    name: 'date of possession',
    mention: /possession/i,
    patterns: all(
      'date[ \\u00a0]+(?:for|of)[ \\u00a0]+possession',
      'possession[ \\u00a0]+date',
      'possession[ \\u00a0]+of[ \\u00a0]+the[ \\u00a0]+site',
    ),
  },
  {
    id: 'completion',
    name: 'date for completion',
    mention: /completion/i,
    patterns: all(
      'date[ \\u00a0]+(?:for|of)[ \\u00a0]+(?:practical[ \\u00a0]+)?completion',
      '(?:contract|works|practical)[ \\u00a0]+completion(?:[ \\u00a0]+date)?',
      'completion[ \\u00a0]+of[ \\u00a0]+(?:the[ \\u00a0]+)?(?:whole|works|contract)(?:[ \\u00a0]+of[ \\u00a0]+the[ \\u00a0]+works)?',
      '^(?:the[ \\u00a0]+)?completion(?:[ \\u00a0]+date)?$',
    ),
  },
  {
    id: 'contract-end',
    name: 'end of the contract',
    mention: /end|expir|completion|finish|terminat|cease|conclud|until|run|through/i,
    patterns: all(
      `(?<!stand-?still[ \\u00a0])(?:contract|framework|agreement|initial|services?|term)(?:[ \\u00a0]+(?:term|period|agreement))?[ \\u00a0]+(?:end(?:[ \\u00a0]+date)?|expiry(?:[ \\u00a0]+date)?|expiration(?:[ \\u00a0]+date)?|completion[ \\u00a0]+date|finish(?:[ \\u00a0]+date)?|termination[ \\u00a0]+date)(?![\\p{L}])`,
      `(?:end|expiry|expiration)[ \\u00a0]+date(?:[ \\u00a0]+of[ \\u00a0]+(?:the[ \\u00a0]+)?${contract})?`,
      `(?:end|expiry|expiration)[ \\u00a0]+of[ \\u00a0]+(?:the[ \\u00a0]+)?(?:initial[ \\u00a0]+)?${contract}`,
      `(?:contracts?|framework(?:[ \\u00a0]+agreement)?|agreement|(?<!(?:school|academic|autumn|spring|summer|university)[ \\u00a0])term|services?)[ \\u00a0]${gap(100)}(?:ends?|ending|expir(?:es?|ing)|terminat(?:es?|ing)|finish(?:es|ing)?|cease|conclud(?:es?|ing)|until|run(?:s|ning)?[ \\u00a0]+to|through[ \\u00a0]+to)(?![\\p{L}])`,
    ),
  },
  {
    id: 'contract-signature',
    name: 'signature of the contract',
    mention: /sign|execut|entered/i,
    patterns: all(
      'contracts?[ \\u00a0]+(?:to[ \\u00a0]+be[ \\u00a0]+)?(?:signature|signing|signed|execution|executed|entered[ \\u00a0]+into)',
      '(?:signature|signing|execution)[ \\u00a0]+of[ \\u00a0]+(?:the[ \\u00a0]+)?contract',
    ),
  },
  {
    id: 'contract-start',
    name: 'start of the contract',
    mention: /commenc|start|begin|live|effect/i,
    patterns: all(
      `${contract}[ \\u00a0]${gap(80)}(?:commenc(?:es?|ing|ement)|starts?|starting|begins?|beginning|go(?:es)?[ \\u00a0-]live|takes?[ \\u00a0]+effect)(?:[ \\u00a0]+dates?)?(?![\\p{L}])`,
      `(?:commenc(?:es?|ing|ement)|starts?|starting|begins?|beginning)(?:[ \\u00a0]+dates?)?[ \\u00a0]+(?:of|for)[ \\u00a0]+(?:the[ \\u00a0]+)?(?:new[ \\u00a0]+)?${contract}`,
      '(?:contract[ \\u00a0]+|service[ \\u00a0]+|services[ \\u00a0]+)?(?:commencement|start|effective|go[- ]live)[ \\u00a0]+date',
      '(?:service|contract)s?[ \\u00a0]+(?:commencement|start|go[- ]live)',
      '^commencement$',
      '^(?:the[ \\u00a0]+)?starting[ \\u00a0]+date$',
    ),
  },
  {
    id: 'contract-award',
    name: 'award of the contract',
    mention: /award/i,
    patterns: all(
      '(?:contract|framework)[ \\u00a0]+award(?![ \\u00a0]+(?:notice|criteri))(?:[ \\u00a0]+date)?',
      'award[ \\u00a0]+of[ \\u00a0]+(?:the[ \\u00a0]+)?(?:contract|framework)',
      '(?:contract|framework)[ \\u00a0]+(?:will[ \\u00a0]+be|to[ \\u00a0]+be|shall[ \\u00a0]+be|is)[ \\u00a0]+awarded',
      'award[ \\u00a0]+date',
      '^award$',
    ),
  },
  {
    id: 'award-notice',
    name: 'award notice',
    mention: /award/i,
    patterns: all('award[ \\u00a0]+notice'),
  },
  {
    id: 'notice-published',
    name: 'publication of the notice',
    mention: /notice/i,
    patterns: all(
      '(?:tender|contract|find a tender|UK4)?[ \\u00a0]*notice[ \\u00a0]+(?:is[ \\u00a0]+|was[ \\u00a0]+|to[ \\u00a0]+be[ \\u00a0]+)?(?:published|publication|issued)',
      'publication[ \\u00a0]+of[ \\u00a0]+(?:the[ \\u00a0]+)?(?:tender|contract|find a tender)?[ \\u00a0]*notice',
      'publish[ \\u00a0]+(?:the[ \\u00a0]+)?(?:tender|contract)[ \\u00a0]+notice',
    ),
  },
  {
    id: 'tender-issued',
    name: 'issue of the tender documents',
    mention: /issue|publi|releas|available|post|spatch/i,
    patterns: all(
      '(?:itt|rfq|rfp|invitation[ \\u00a0]+to[ \\u00a0]+tender|invitation[ \\u00a0]+to[ \\u00a0]+quote|tender[ \\u00a0]+documents?|tender[ \\u00a0]+pack|procurement[ \\u00a0]+documents?)[ \\u00a0]+(?:is[ \\u00a0]+|are[ \\u00a0]+|was[ \\u00a0]+|to[ \\u00a0]+be[ \\u00a0]+)?(?:issued?|published|released|available|posting|posted|publication|despatch(?:ed)?|dispatch(?:ed)?)(?:[ \\u00a0]+date)?',
      'issue[ \\u00a0]+(?:of[ \\u00a0]+)?(?:the[ \\u00a0]+)?(?:itt|rfq|rfp|invitation[ \\u00a0]+to[ \\u00a0]+tender|tender[ \\u00a0]+documents?|tender[ \\u00a0]+pack)',
      '(?:publication|release|despatch|dispatch)[ \\u00a0]+of[ \\u00a0]+(?:the[ \\u00a0]+)?(?:itt|rfq|rfp|invitation[ \\u00a0]+to[ \\u00a0]+tender|tender[ \\u00a0]+documents?|tender[ \\u00a0]+pack|tender)',
    ),
  },
  {
    id: 'tender-deadline',
    name: 'tender deadline',
    mention: /tender|bid|quot|proposal|submission|offer|response|itt|rf[qp]|receipt|return|deadline|closing/i,
    patterns: all(
      `${closing}[ \\u00a0]${gap(60)}${tenders}`,
      `${tenders}[ \\u00a0]+(?:submission[ \\u00a0]+)?(?:${closing}|due|close[sd]?|closing|returns?|submission)(?![\\p{L}])`,
      `${tenders}${gap(80)}[ \\u00a0](?:be[ \\u00a0]+)?${handedIn}${gap(80)}[ \\u00a0]${byThen}`,
      `(?:submit|return|upload|send|lodge|deliver)[ \\u00a0]${gap(50)}${tenders}${gap(80)}[ \\u00a0]${byThen}`,
      `(?:receipt|submission|return)[ \\u00a0]+of[ \\u00a0]+(?:completed[ \\u00a0]+)?${tenders}`,
      '(?:submission|return|tender)[ \\u00a0]+(?:deadline|closing[ \\u00a0]+date|date)',
      `(?:closing[ \\u00a0]+date|deadline)[ \\u00a0]+for[ \\u00a0]+(?:receipt|submission|return)`,
      '^(?:completed[ \\u00a0]+)?(?:tenders|bids|quotations|offers|quotes|proposals)(?:[ \\u00a0]+(?:to[ \\u00a0]+be[ \\u00a0]+|are[ \\u00a0]+|must[ \\u00a0]+be[ \\u00a0]+)?(?:received|returned|submitted|in|in[ \\u00a0]+by|due|close[sd]?|closing))?$',
      '^closing[ \\u00a0]+(?:date|time)(?:[ \\u00a0]+and[ \\u00a0]+time)?(?![\\p{L}])',
      `${tenders}[ \\u00a0]+${byThen}$`,
      `${tenders}[ \\u00a0]+(?:which[ \\u00a0]+(?:is|are)[ \\u00a0]+|that[ \\u00a0]+(?:is|are)[ \\u00a0]+)?(?:received|arriving|submitted|lodged|delivered|sent|uploaded)[ \\u00a0]+(?:after|later[ \\u00a0]+than)$`,
    ),
  },
];

const kindsById = new Map(eventKinds.map((kind) => [kind.id, kind]));

export function eventName(id: EventId): string {
  return kindsById.get(id)?.name ?? id;
}

const mayName =
  /deadline|clos|cut|last|latest|final|limit|due|return|submi|submission|receive|upload|lodge|deliver|sent|question|quer|clarif|enquir|answer|respon|repl|award|decision|standstill|stand-still|interview|present|demonstr|visit|mobili|start|commenc|begin|effect|live|end|expir|until|terminat|extend|extens|notice|issue|publi|releas|posting|opened|opening|valid|sign|execut|by\b|outcome|preferred|possession|completion/i;

/** What ends further from the date speaks of something else. */
const FARTHEST = 75;

/** The event that words name, nearest to their end; undefined for none. */
export function eventIn(
  words: string,
): { readonly id: EventId; readonly start: number; readonly end: number } | undefined {
  if (words.length < 3 || !mayName.test(words)) return undefined;
  let best: { id: EventId; start: number; end: number } | undefined;
  for (const { id, mention, patterns } of eventKinds) {
    if (!mention.test(words)) continue;
    for (const pattern of patterns) {
      pattern.lastIndex = 0;
      for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) {
        const start = match.index;
        const end = start + match[0].length;
        if (end === start) pattern.lastIndex++;
        if (words.length - end > FARTHEST) continue;
        // Kinds are in order of preference: a later one must stand clear of an earlier one.
        if (best === undefined || (start >= best.end && end > best.end) || (best.id === id && end > best.end))
          best = { id, start, end };
      }
    }
  }
  return best;
}
