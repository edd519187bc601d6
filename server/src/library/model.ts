// The clause library as data: what each kind of file says once it is loaded. YAML keys are written in
// kebab-case (`above-threshold`) and arrive here in camelCase. The JSON Schemas in clause-library/schemas
// describe the files; docs/authoring.md tells an author how to write them.

export const jurisdictions = ['england', 'wales', 'scotland', 'northern-ireland', 'ireland', 'eu'] as const;
export type Jurisdiction = (typeof jurisdictions)[number];
export const authorities = [
  'central',
  'local',
  'nhs',
  'housing',
  'education',
  'police-fire',
  'utility',
  'other',
] as const;
export type Authority = (typeof authorities)[number];
export const contractKinds = ['works', 'services', 'goods'] as const;
export type ContractKind = (typeof contractKinds)[number];
export const procedures = [
  'open',
  'competitive-flexible',
  'restricted',
  'framework',
  'framework-call-off',
  'dynamic-market',
  'direct-award',
  'quotation',
  'concession',
  'other',
] as const;
export type Procedure = (typeof procedures)[number];

/** ISO 8601 calendar day, `2026-02-04`. */
export type Day = string;
export type RegimeId = string;
export type Severity = 'error' | 'warning' | 'information' | 'hint';
/** How far a statement of law was checked: primary text read; reliable secondary source; partly read; from knowledge only. */
export type Confidence = 'verified' | 'secondary' | 'partial' | 'knowledge';

/** The facts that decide which law applies. Every fact may be missing. */
export interface Profile {
  readonly jurisdiction?: Jurisdiction;
  readonly authority?: Authority;
  readonly contract?: ContractKind;
  /** In the currency of the jurisdiction: pounds, or euro for Ireland and the EU. Whole life. */
  readonly value?: number;
  readonly vat?: 'included' | 'excluded';
  /** First notice or first step of the procurement. */
  readonly started?: Day;
  readonly aboveThreshold?: boolean;
  readonly regime?: RegimeId;
  readonly procedure?: Procedure;
  readonly stage?: 'draft' | 'publication';
  /** Social, health, education and similar services under the light regime. */
  readonly lightTouch?: boolean;
  /** Length of the contract without extensions, in years. */
  readonly years?: number;
  /** Share of the price that pays for labour, in percent. */
  readonly labour?: number;
}

/** A condition on the profile. Every key given must hold; a list means any of. Three-valued: a fact that is missing makes it "cannot tell". */
export interface ProfileCondition {
  readonly regimes?: readonly RegimeId[];
  readonly jurisdiction?: readonly Jurisdiction[];
  readonly authority?: readonly Authority[];
  readonly contract?: readonly ContractKind[];
  readonly procedure?: readonly Procedure[];
  readonly notProcedure?: readonly Procedure[];
  readonly aboveThreshold?: boolean;
  readonly lightTouch?: boolean;
  /** The contract value, brought to the given VAT basis, is at least / more than / less than this. */
  readonly valueFrom?: number;
  readonly valueOver?: number;
  readonly valueBelow?: number;
  readonly valueVat?: 'included' | 'excluded';
  /** The value of one year, brought to the same basis, is more than this. */
  readonly yearlyValueOver?: number;
  /** The procurement started on or after / before this day. */
  readonly from?: Day;
  readonly until?: Day;
}

// ---------------------------------------------------------------------------------------------- law

/** `clause-library/law/instruments/<id>.yml`: an Act, a regulation, a policy note or a judgment. */
export interface Instrument {
  readonly id: string;
  readonly title: string;
  /** How findings name it: `Procurement Act 2023`. */
  readonly short: string;
  readonly kind: 'statute' | 'regulation' | 'directive' | 'policy' | 'guidance' | 'case';
  readonly url: string;
  readonly from?: Day;
  readonly until?: Day;
  readonly lawAsAt: Day;
  readonly provisions: readonly Provision[];
}
export interface Provision {
  /** `s.22(3)(b)`, `reg.67(9)`, `art.42(4)`. Cited as `<instrument id>/<provision id>`. */
  readonly id: string;
  /** One line in our own words. */
  readonly says: string;
  readonly url?: string;
  readonly confidence: Confidence;
  readonly from?: Day;
  readonly until?: Day;
}
/** `pa-2023/s.22(3)(b)`; resolved to a title and link by the library. */
export type CitationRef = string;

/** `clause-library/law/thresholds/*.yml`: one figure for one period. */
export interface Threshold {
  /** What the figure is for: `procurement` decides above/below; others (`community-benefit-statement`, `kpi`, …) are read by rules and criteria. */
  readonly purpose: string;
  readonly jurisdiction: readonly Jurisdiction[];
  readonly authority?: readonly Authority[];
  readonly contract?: readonly ContractKind[];
  readonly lightTouch?: boolean;
  readonly procedure?: readonly Procedure[];
  readonly amount: number;
  readonly currency: 'GBP' | 'EUR';
  readonly vat: 'included' | 'excluded';
  readonly from: Day;
  /** First day on which the figure no longer applies. */
  readonly until?: Day;
  readonly source: string;
  readonly confidence: Confidence;
}
/** Standard rate of VAT, to bring a value from one basis to the other. */
export interface VatRate {
  readonly jurisdiction: readonly Jurisdiction[];
  readonly percent: number;
  readonly from: Day;
  readonly until?: Day;
  readonly source: string;
}
/** `clause-library/law/regimes/<id>.yml`. The first regime whose `applies` holds governs. */
export interface Regime {
  readonly id: RegimeId;
  readonly title: string;
  readonly order: number;
  readonly applies: readonly ProfileCondition[];
  /** Regimes whose rules apply as well: a below-threshold regime may lean on another. */
  readonly note?: string;
  readonly citations: readonly CitationRef[];
}

// ------------------------------------------------------------------------------------- meaning

/**
 * A phrase pattern, see docs/authoring.md. Words match by stem, `=word` exactly; `<id>` is a concept,
 * `<#percent>` a recognised quantity; `(a|b)` alternatives; `[a]` optional; `..` up to 4 words between,
 * `...` up to 16. A pattern never crosses the end of a sentence.
 */
export type Pattern = string;

/** `clause-library/concepts/<id>.yml`: a named set of expressions. */
export interface Concept {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly expressions: readonly Pattern[];
  /** Longer expressions in which these words mean something else ("supply chain", "supplier diversity"). */
  readonly except?: readonly Pattern[];
  readonly examples: { readonly matches: readonly string[]; readonly not: readonly string[] };
}

/** What a sentence does with its content, worked out from its words, its lead-in and its section. */
export type Stage =
  | 'gate' // a condition of participation, pass/fail, minimum requirement
  | 'scored' // marks, points, weight, evaluation
  | 'obligation' // shall, must, is required to
  | 'encouragement' // may, is encouraged to, we welcome
  | 'statement'; // says how things are: none of the above

/** Where a condition is looked for. Beyond `section` only bare concepts may be asked for. */
export type Scope =
  | 'sentence'
  | 'previous'
  | 'next'
  | 'paragraph'
  | 'heading'
  | 'section'
  | 'document'
  | 'pack';

/** All given members must hold. */
export interface TextCondition {
  readonly any?: readonly Pattern[];
  readonly all?: readonly Pattern[];
  readonly none?: readonly Pattern[];
  readonly in?: Scope | readonly Scope[];
}

/** One way in which a rule's content shows itself. */
export interface Find {
  /** Patterns that must all match in the sentence (with its lead-in); the first gives the place of the finding. */
  readonly all: readonly Pattern[];
  /** Words of the sentence itself within which all of them must stand; 25 where it is not given. */
  readonly within?: number;
  readonly stage?: readonly Stage[];
  /** `positive`: the sentence does not deny it (default); `negative`: it does; `either`. */
  readonly polarity?: 'positive' | 'negative' | 'either';
  /** Whether a sentence that reports the law or a policy may be meant: not, unless this is given. */
  readonly recitals?: 'too';
  readonly sections?: readonly string[];
  readonly notSections?: readonly string[];
  readonly places?: readonly string[];
  /** Further conditions elsewhere: in the next sentence, the heading, the section. */
  readonly and?: readonly TextCondition[];
  readonly unless?: readonly TextCondition[];
}

/** Why the rule holds under a regime: severity, law and message. The first basis whose `where` holds is used; none: the rule is silent. */
export interface Basis {
  readonly where: ProfileCondition;
  readonly severity: Severity;
  readonly citations: readonly CitationRef[];
  readonly confidence: Confidence;
  /** Replaces the rule's `why` where the law differs. */
  readonly why?: string;
  /** The id of the notes that this basis answers to, reported as an alias. */
  readonly alias?: string;
}

export type FixTemplate =
  | { readonly title: string; readonly replace: 'match' | 'sentence'; readonly with: string }
  | { readonly title: string; readonly insertAfter: 'match' | 'sentence'; readonly text: string }
  | { readonly title: string; readonly clause: string };

export interface Example {
  readonly text: string;
  /** Several documents of one pack in place of `text`, which then shows them one after the other. */
  readonly documents?: readonly { readonly path: string; readonly text: string }[];
  /** Files of the pack that are not Markdown. */
  readonly attachments?: readonly string[];
  /** Headings above the text, outermost first. */
  readonly under?: readonly string[];
  readonly profile?: Profile;
  /** Words that the finding must cover. */
  readonly marks?: string;
  readonly severity?: Severity;
  /** For near-misses: why it is lawful. */
  readonly because?: string;
}

export type Category = 'risk' | 'criterion' | 'drafting' | 'clause' | 'profile';

/** `clause-library/rules/<id>.yml`; drafting checks, which have no law, stand in `dq-….yml` with an id in capitals. */
export interface Rule {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly category: Category;
  /** `words`: `finds` says it all; `check`: the coded check of this id in checks/coded/ finds the places. */
  readonly by: 'words' | 'check';
  /** Who must do what, at which stage, about which object: the meaning the patterns are to catch. */
  readonly meaning: string;
  /** Message parts: what is in the text, why it may be open to challenge, what is lawful instead. `{match}` is replaced. */
  readonly what: string;
  readonly why: string;
  readonly instead: string;
  readonly finds: readonly Find[];
  readonly unless: readonly TextCondition[];
  /** Rules that say it more exactly: where one of them finds a sentence, this one leaves it to them. */
  readonly yieldsTo?: readonly string[];
  readonly bases: readonly Basis[];
  readonly fixes: readonly FixTemplate[];
  /** Counts and multiples of law that a coded check compares with, by name: `{ least: 3 }`. */
  readonly figures?: Readonly<Record<string, number>>;
  /** Of a drafting check: severities that depend on the stage of the pack, in place of its basis's. */
  readonly severityAt?: { readonly [stage in NonNullable<Profile['stage']>]?: Severity };
  /** Looked for only where the pack's settings give it a severity. */
  readonly default?: 'off';
  /** What this rule does not catch. */
  readonly misses?: string;
  readonly examples: { readonly flags: readonly Example[]; readonly lawful: readonly Example[] };
  /** Empty for a drafting check, which rests on no law. */
  readonly lawAsAt: Day;
}

// ----------------------------------------------------------------------------------- criteria

export type Authoritativeness = 'law' | 'policy' | 'guidance' | 'good-practice';

/** An element that makes a criterion operative; found in a sentence of the sections given (any section if none). */
export interface CriterionElement {
  readonly id: string;
  readonly title: string;
  readonly any: readonly TextCondition[];
  readonly sections?: readonly string[];
}
/** `clause-library/criteria/<id>.yml`. */
export interface Criterion {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly asks: string;
  readonly applies: readonly {
    readonly where: ProfileCondition;
    readonly force: Authoritativeness;
    readonly severity: Severity;
    readonly citations: readonly CitationRef[];
    readonly confidence: Confidence;
    readonly alias?: string;
    /** As `whenNamed` below, under this condition alone. */
    readonly whenNamed?: boolean;
  }[];
  /** Sections that should hold it, best first; a pack with none of these and no document of these kinds gives "cannot tell". */
  readonly belongsIn: readonly string[];
  /** A sentence that touches the subject at all: evidence for `named`. */
  readonly named: readonly TextCondition[];
  /** All elements found: `met`. They may stand in different sentences of a section that touches the subject, unless `together`. */
  readonly elements: readonly CriterionElement[];
  readonly together?: boolean;
  /** Judged by what social value weighs in the whole score, in per cent, instead of by elements. */
  readonly socialValueShare?: { readonly atLeast: number };
  /** Expected only of a pack that touches the subject: one that does not gets `not-applicable` instead of `missing`. */
  readonly whenNamed?: boolean;
  /** Phrases that empty the mention: "n/a", "not applicable", "see tender documents". */
  readonly emptied?: readonly TextCondition[];
  readonly why: string;
  readonly instead: string;
  readonly clauses: readonly string[];
  readonly examples: {
    readonly meets: readonly Example[];
    readonly names: readonly Example[];
    readonly misses: readonly Example[];
  };
  readonly lawAsAt: Day;
}

// ------------------------------------------------------------------------------------ clauses

export interface Parameter {
  readonly name: string;
  readonly type:
    | 'integer'
    | 'number'
    | 'percent'
    | 'money'
    | 'date'
    | 'duration'
    | 'choice'
    | 'list'
    | 'text'
    | 'area';
  readonly unit?: string;
  readonly default?: string | number;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
  readonly ask: string;
  /** A suggestion from the contract's value, e.g. `12 * value / 1000000`; see library/proportion.ts. */
  readonly suggest?: string;
}
/** One wording of a clause; the first whose `where` holds (and whose level and register are wanted) is offered. */
export interface ClauseVariant {
  readonly id: string;
  readonly title?: string;
  readonly where: ProfileCondition;
  readonly level: 'light' | 'standard' | 'stretch';
  readonly register: 'legal' | 'plain';
  /** Markdown with `{{parameter}}` slots. */
  readonly body: string;
}
/** `clause-library/clauses/<theme>/<ID>.md`: YAML front matter, then one `## variant: <id>` section per variant. */
export interface Clause {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly theme: string;
  readonly version: string;
  readonly status: 'draft' | 'reviewed' | 'live' | 'superseded' | 'withdrawn';
  readonly placement: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly usesTerms: readonly string[];
  readonly introducesTerms: readonly string[];
  readonly companions: readonly string[];
  readonly conflicts: readonly string[];
  readonly satisfies: readonly string[];
  readonly basis: readonly { readonly citation: CitationRef; readonly confidence: Confidence }[];
  readonly measure?: string;
  readonly note: string;
  readonly pitfalls: readonly string[];
  readonly variants: readonly ClauseVariant[];
  readonly lawAsAt: Day;
  readonly reviewBy: Day;
  readonly licence: string;
}

/** Where an entry of a template applies: a condition on the profile, and the first and last band of value. */
export interface TemplateScope {
  readonly where: ProfileCondition;
  readonly fromBand?: string;
  readonly toBand?: string;
}
/** One thing a section of a new document holds: a prose part of the templates, or a clause of the library. */
export interface TemplateEntry extends TemplateScope {
  readonly holds: { readonly part: string } | { readonly clause: string };
  /** Values of a clause's parameters; a text may name words of the template: `{{object}}`. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Parameters in words whose default suits any contract; the others of that kind stay blanks. */
  readonly defaults: readonly string[];
  readonly variant?: string;
  readonly level?: ClauseVariant['level'];
  readonly register?: ClauseVariant['register'];
}
export interface TemplateSection extends TemplateScope {
  readonly id: string;
  readonly heading: string;
  readonly entries: readonly TemplateEntry[];
}
export interface TemplateDocument extends TemplateScope {
  readonly file: string;
  readonly title: string;
  /** How other documents of the pack call it: `the invitation to tender`. */
  readonly called: string;
  readonly kind: string;
  readonly sections: readonly TemplateSection[];
}
/** A size of contract; the first band one of whose conditions holds is taken. Bands stand from the smallest to the largest in `order`. */
export interface TemplateBand {
  readonly id: string;
  readonly title: string;
  readonly where: readonly ProfileCondition[];
}
/** What `{{name}}` stands for in the parts, values and titles of a template. */
export interface TemplateWord extends TemplateScope {
  readonly name: string;
  readonly is: string;
}
/**
 * `clause-library/templates/<id>.yml`: a whole pack to start from. One that is based on another takes its documents,
 * bands and words, adds entries to its sections and leaves some out.
 */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly basedOn?: string;
  /** What it may be used for. */
  readonly where: ProfileCondition;
  /** `first`: before others that fit as well; `no`: others build on it, nobody starts from it. */
  readonly offered: 'first' | 'yes' | 'no';
  readonly bands: readonly TemplateBand[];
  readonly words: readonly TemplateWord[];
  readonly documents: readonly TemplateDocument[];
  readonly adds: readonly { readonly section: string; readonly entry: TemplateEntry }[];
  /** Parts and clauses, by id. */
  readonly leavesOut: readonly string[];
}
/** `clause-library/templates/parts/<document>/<id>.md`: prose of a template; the first variant whose `where` holds is taken. */
export interface TemplatePart {
  readonly id: string;
  readonly title: string;
  readonly variants: readonly {
    readonly id: string;
    readonly where: ProfileCondition;
    readonly body: string;
  }[];
}

/** Everything, loaded and checked. Plain JSON: it is built once and shipped as one bundle. */
export interface Library {
  /** From library.yml; an organisation's layer shows under this name. */
  readonly name?: string;
  readonly licence?: string;
  readonly version: string;
  readonly lawAsAt: Day;
  readonly instruments: readonly Instrument[];
  readonly thresholds: readonly Threshold[];
  readonly vatRates: readonly VatRate[];
  readonly regimes: readonly Regime[];
  readonly concepts: readonly Concept[];
  /** Headings by section kind: kind → patterns. */
  readonly sectionKinds: readonly { readonly kind: string; readonly expressions: readonly Pattern[] }[];
  readonly rules: readonly Rule[];
  readonly criteria: readonly Criterion[];
  readonly clauses: readonly Clause[];
  readonly templates: readonly Template[];
  readonly templateParts: readonly TemplatePart[];
  /** Rules, criteria and clauses switched off by a layer, with its reason. */
  readonly off: readonly { readonly id: string; readonly reason: string }[];
}
