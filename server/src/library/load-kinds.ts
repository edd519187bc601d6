// From the data of one valid file to its entry in the library: keys in camelCase, short forms written out,
// what may be left out filled in. Which kind a file is follows from where it stands.

import type {
  Basis,
  Concept,
  Criterion,
  Example,
  Find,
  FixTemplate,
  Instrument,
  Pattern,
  ProfileCondition,
  Regime,
  Rule,
  Scope,
  TextCondition,
  Threshold,
  VatRate,
} from './model.ts';
import type { SchemaKind } from './schema.ts';

/** What kind of file stands at a path inside a library, or undefined where none is expected. */
export function fileKind(path: string): SchemaKind | undefined {
  if (path === 'library.yml') return 'library';
  if (path === 'law/vat-rates.yml') return 'vatRates';
  if (path === 'section-kinds.yml') return 'sectionKinds';
  const folder = path.slice(0, path.indexOf('/') + 1);
  if (path.endsWith('.md')) {
    if (folder === 'clauses/') return 'clause';
    if (path.startsWith('templates/parts/')) return 'templatePart';
    return undefined;
  }
  if (!path.endsWith('.yml')) return undefined;
  if (path.startsWith('law/instruments/')) return 'instrument';
  if (path.startsWith('law/thresholds/')) return 'thresholds';
  if (path.startsWith('law/regimes/')) return 'regime';
  if (folder === 'concepts/') return 'concept';
  if (folder === 'rules/') return /^rules\/(?:dq|lib)-/.test(path) ? 'draftingCheck' : 'rule';
  if (folder === 'criteria/') return 'criterion';
  if (folder === 'templates/') return 'template';
  return undefined;
}

/** `TRT-01` of `clauses/training/TRT-01.md`. */
export function baseName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Keys from kebab-case to camelCase, all the way down. */
export function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [camelCase(key), camelKeys(inner)]));
}

/** `above-threshold` → `aboveThreshold`. */
export function camelCase(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `aboveThreshold` → `above-threshold`. */
export function kebabCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

type OneOrMany<T> = T | readonly T[];
type Loose<T> = {
  readonly [K in keyof T]?: T[K] extends readonly (infer E)[] | undefined ? OneOrMany<E> : T[K];
};

export type RawCondition = Loose<ProfileCondition>;
type RawText = Pattern | (Omit<TextCondition, 'in'> & { readonly in?: OneOrMany<Scope> });
type RawFind =
  | Pattern
  | readonly Pattern[]
  | (Omit<Loose<Find>, 'and' | 'unless' | 'all'> & {
      readonly all: readonly Pattern[];
      readonly and?: readonly RawText[];
      readonly unless?: readonly RawText[];
    });
type RawExample =
  | string
  | (Omit<Example, 'under' | 'text'> & { readonly text?: string; readonly under?: OneOrMany<string> });
type RawBasis = Partial<Omit<Basis, 'where'>> & Pick<Basis, 'severity'> & { readonly where?: RawCondition };

export type RawInstrument = Omit<Instrument, 'id'>;
export type RawThreshold = Loose<Threshold> &
  Pick<Threshold, 'purpose' | 'amount' | 'currency' | 'vat' | 'from' | 'source' | 'confidence'>;
export type RawVatRate = Omit<VatRate, 'jurisdiction'> & Loose<Pick<VatRate, 'jurisdiction'>>;
export type RawRegime = Omit<Regime, 'id' | 'applies' | 'citations'> & {
  readonly applies: readonly RawCondition[];
  readonly citations?: readonly string[];
};
export type RawConcept = Omit<Concept, 'id' | 'examples'> & {
  readonly examples: { readonly matches: readonly string[]; readonly not?: readonly string[] };
};
export type RawRule = Partial<Pick<Rule, 'aliases' | 'category' | 'by' | 'fixes'>> &
  Pick<Rule, 'title' | 'meaning' | 'what' | 'why' | 'instead' | 'lawAsAt' | 'misses'> & {
    readonly finds?: readonly RawFind[];
    readonly unless?: readonly RawText[];
    readonly bases: readonly RawBasis[];
    readonly examples: { readonly flags: readonly RawExample[]; readonly lawful: readonly RawExample[] };
  };
export type RawDraftingCheck = Partial<
  Pick<Rule, 'aliases' | 'misses' | 'severityAt' | 'default' | 'figures'>
> &
  Pick<Rule, 'id' | 'title' | 'category' | 'by' | 'meaning' | 'what' | 'why' | 'instead'> & {
    readonly severity: Basis['severity'];
    readonly examples: RawRule['examples'];
  };
export type RawCriterion = Partial<
  Pick<Criterion, 'aliases' | 'clauses' | 'together' | 'whenNamed' | 'socialValueShare'>
> &
  Pick<Criterion, 'title' | 'asks' | 'why' | 'instead' | 'lawAsAt'> & {
    readonly applies: readonly (RawBasis &
      Pick<Criterion['applies'][number], 'force' | 'alias' | 'whenNamed'>)[];
    readonly belongsIn: OneOrMany<string>;
    readonly named?: readonly RawText[];
    readonly emptied?: readonly RawText[];
    readonly elements?: readonly {
      readonly id: string;
      readonly title: string;
      readonly any: readonly RawText[];
      readonly sections?: OneOrMany<string>;
    }[];
    readonly examples: {
      readonly meets: readonly RawExample[];
      readonly names?: readonly RawExample[];
      readonly misses?: readonly RawExample[];
    };
  };

export function instrumentFrom(id: string, raw: RawInstrument): Instrument {
  return { ...raw, id };
}

export function regimeFrom(id: string, raw: RawRegime): Regime {
  return { ...raw, id, applies: raw.applies.map(conditionFrom), citations: raw.citations ?? [] };
}

export function thresholdFrom(raw: RawThreshold): Threshold {
  const { jurisdiction, authority, contract, procedure, ...rest } = raw;
  return {
    ...(rest as Omit<Threshold, 'jurisdiction' | 'authority' | 'contract' | 'procedure'>),
    jurisdiction: many(jurisdiction ?? []),
    ...(authority === undefined ? {} : { authority: many(authority) }),
    ...(contract === undefined ? {} : { contract: many(contract) }),
    ...(procedure === undefined ? {} : { procedure: many(procedure) }),
  };
}

export function vatRateFrom(raw: RawVatRate): VatRate {
  return { ...raw, jurisdiction: many(raw.jurisdiction ?? []) };
}

export function conceptFrom(id: string, raw: RawConcept): Concept {
  return { ...raw, id, examples: { matches: raw.examples.matches, not: raw.examples.not ?? [] } };
}

/** A rule without the confidence of bases that leave it to their citations; see {@link weakest}. */
export function ruleFrom(id: string, raw: RawRule): Rule {
  return {
    ...raw,
    id,
    aliases: raw.aliases ?? [],
    category: raw.category ?? 'risk',
    by: raw.by ?? 'words',
    finds: (raw.finds ?? []).map(findFrom),
    unless: (raw.unless ?? []).map(textConditionFrom),
    bases: raw.bases.map(basisFrom),
    fixes: (raw.fixes ?? []) as readonly FixTemplate[],
    examples: {
      flags: raw.examples.flags.map(exampleFrom),
      lawful: raw.examples.lawful.map(exampleFrom),
    },
  };
}

/** A drafting check is a rule that holds under any law and cites none. */
export function draftingCheckFrom({ severity, ...raw }: RawDraftingCheck): Rule {
  return {
    ...raw,
    aliases: raw.aliases ?? [],
    finds: [],
    unless: [],
    bases: [{ where: {}, severity, citations: [], confidence: 'verified' }],
    fixes: [],
    examples: {
      flags: raw.examples.flags.map(exampleFrom),
      lawful: raw.examples.lawful.map(exampleFrom),
    },
    lawAsAt: '',
  };
}

export function criterionFrom(id: string, raw: RawCriterion): Criterion {
  const { emptied, ...rest } = raw;
  return {
    ...rest,
    id,
    aliases: raw.aliases ?? [],
    applies: raw.applies.map((entry) => ({ ...basisFrom(entry), force: entry.force })),
    belongsIn: many(raw.belongsIn),
    named: (raw.named ?? []).map(textConditionFrom),
    elements: (raw.elements ?? []).map(({ sections, ...element }) => ({
      ...element,
      any: element.any.map(textConditionFrom),
      ...(sections === undefined ? {} : { sections: many(sections) }),
    })),
    ...(emptied === undefined ? {} : { emptied: emptied.map(textConditionFrom) }),
    clauses: raw.clauses ?? [],
    examples: {
      meets: raw.examples.meets.map(exampleFrom),
      names: (raw.examples.names ?? []).map(exampleFrom),
      misses: (raw.examples.misses ?? []).map(exampleFrom),
    },
  };
}

const listKeys = ['regimes', 'jurisdiction', 'authority', 'contract', 'procedure', 'notProcedure'] as const;

export function conditionFrom(raw: RawCondition | undefined): ProfileCondition {
  if (raw === undefined) return {};
  const lists = Object.fromEntries(
    listKeys.flatMap((key) => {
      const value: OneOrMany<string> | undefined = raw[key];
      return value === undefined ? [] : [[key, many(value)]];
    }),
  );
  return { ...(raw as ProfileCondition), ...lists };
}

function basisFrom(raw: RawBasis): Basis {
  return {
    ...raw,
    where: conditionFrom(raw.where),
    citations: raw.citations ?? [],
    // 'knowledge' stands until the citations are resolved.
    confidence: raw.confidence ?? 'knowledge',
  };
}

function textConditionFrom(raw: RawText): TextCondition {
  return typeof raw === 'string' ? { any: [raw], in: 'sentence' } : raw;
}

function findFrom(raw: RawFind): Find {
  if (typeof raw === 'string') return { all: [raw] };
  if (!('all' in raw)) return { all: raw };
  const { all, within, polarity, recitals, stage, sections, notSections, places, and, unless } = raw;
  return {
    all,
    ...(polarity === undefined ? {} : { polarity }),
    ...(recitals === undefined ? {} : { recitals }),
    ...(stage === undefined ? {} : { stage: many(stage) }),
    ...(sections === undefined ? {} : { sections: many(sections) }),
    ...(within === undefined ? {} : { within }),
    ...(notSections === undefined ? {} : { notSections: many(notSections) }),
    ...(places === undefined ? {} : { places: many(places) }),
    ...(and === undefined ? {} : { and: and.map(textConditionFrom) }),
    ...(unless === undefined ? {} : { unless: unless.map(textConditionFrom) }),
  };
}

function exampleFrom(raw: RawExample): Example {
  if (typeof raw === 'string') return { text: raw };
  const { under, text, ...rest } = raw;
  const shown = text ?? (raw.documents ?? []).map((one) => `${one.path}:\n\n${one.text.trim()}`).join('\n\n');
  return { ...rest, text: shown, ...(under === undefined ? {} : { under: many(under) }) };
}

/** A single value stands for a list of one. */
export function many<T extends string>(value: OneOrMany<T>): readonly T[] {
  return typeof value === 'string' ? [value] : value;
}
