// A new tender pack from a template: which sections, parts and clauses apply to this profile, with clauses filled in
// proportion to the contract and what only the officer knows left as visible blanks. Pure: no files are written here.

import { type ClauseValues, markerFor, renderVariant, variantsFor } from './clause-text.ts';
import { holds } from './condition.ts';
import { slotPattern } from './load-clause.ts';
import type {
  Clause,
  ClauseVariant,
  Library,
  Parameter,
  Profile,
  ProfileCondition,
  RegimeId,
  Template,
  TemplateBand,
  TemplateDocument,
  TemplateEntry,
  TemplateScope,
  TemplateSection,
} from './model.ts';
import { factWords } from './pack-words.ts';
import { suggestion } from './proportion.ts';
import { decideRegime } from './regime.ts';

/** What the officer said beside the profile. Absent: a blank. */
export interface PackAnswers {
  readonly title?: string;
  readonly buyer?: string;
}
export interface ComposedPack {
  readonly template: Template;
  readonly band: TemplateBand | undefined;
  readonly documents: readonly { readonly file: string; readonly text: string }[];
  /** Ids of the clauses that were put in, in the order of the documents. */
  readonly clauses: readonly string[];
}

/** The templates that may be used for this profile: those meant for it first, then in the order of their files. */
export function templatesFor(profile: Profile, library: Library): readonly Template[] {
  const regime = decideRegime(profile, library).regime?.id;
  const fitting = library.templates.filter(
    ({ offered, where }) => offered !== 'no' && holds(where, profile, regime, library).answer !== 'no',
  );
  // Of two that are offered first, the one made for more facts (light touch services) goes before.
  const rank = ({ offered, where }: Template) => (offered === 'first' ? Object.keys(where).length : 0);
  return [...fitting].sort((a, b) => rank(b) - rank(a));
}

/** Template, documents and words with those of the templates it is based on. */
export function wholeTemplate(template: Template, library: Library): Template {
  const seen = new Set([template.id]);
  let whole = template;
  for (;;) {
    const { basedOn } = whole;
    const base = library.templates.find(({ id }) => id === basedOn);
    if (basedOn === undefined || base === undefined || seen.has(basedOn)) return whole;
    seen.add(basedOn);
    const { basedOn: _, ...own } = whole;
    whole = {
      ...own,
      ...(base.basedOn === undefined ? {} : { basedOn: base.basedOn }),
      bands: own.bands.length > 0 ? own.bands : base.bands,
      words: [...own.words, ...base.words],
      documents: own.documents.length > 0 ? own.documents : base.documents,
      adds: [...base.adds, ...own.adds],
      leavesOut: [...base.leavesOut, ...own.leavesOut],
    };
  }
}

/** The band of value a profile falls into: the largest whose conditions hold. */
export function bandOf(template: Template, profile: Profile, library: Library): TemplateBand | undefined {
  const regime = decideRegime(profile, library).regime?.id;
  return template.bands.findLast(
    ({ where }) =>
      where.length === 0 || where.some((one) => holds(one, profile, regime, library).answer === 'yes'),
  );
}

/** The documents of a new pack. */
export function composePack(
  chosen: Template,
  profile: Profile,
  answers: PackAnswers,
  library: Library,
): ComposedPack {
  const template = wholeTemplate(chosen, library);
  const regime = decideRegime(profile, library).regime?.id;
  const band = bandOf(template, profile, library);
  const setting: Setting = {
    library,
    profile,
    regime,
    template,
    isOn: scopeTest(template.bands, band, (where) => holds(where, profile, regime, library).answer !== 'no'),
    placed: new Map(),
    clauses: [],
  };
  const plans = template.documents.filter(setting.isOn).flatMap((document) => plan(document, setting));
  const placed = placesOf(plans);
  const words = wordsOf({ ...setting, placed }, answers);
  const whole = { ...setting, placed };
  return {
    template: chosen,
    band,
    documents: plans.map(({ document, sections }) => ({
      file: document.file,
      text: documentText(document, sections, whole, words),
    })),
    clauses: whole.clauses,
  };
}

interface Setting {
  readonly library: Library;
  readonly profile: Profile;
  readonly regime: RegimeId | undefined;
  readonly template: Template;
  readonly isOn: (scope: TemplateScope) => boolean;
  /** Section id → its number and document. */
  readonly placed: ReadonlyMap<string, Place>;
  readonly clauses: string[];
}
interface Place {
  /** What a section is called there: conditions of contract have clauses. */
  readonly noun: 'clause' | 'section';
  readonly number: number;
  readonly called: string;
  /** How many clauses of the library the section holds. */
  readonly clauses: number;
}
interface Plan {
  readonly document: TemplateDocument;
  readonly sections: readonly PlannedSection[];
}
interface PlannedSection {
  readonly section: TemplateSection;
  readonly number: number;
  readonly bodies: readonly Body[];
}
type Body =
  | { readonly kind: 'prose'; readonly text: string }
  | {
      readonly kind: 'clause';
      readonly clause: Clause;
      readonly variant: ClauseVariant;
      readonly entry: TemplateEntry;
    };

function scopeTest(
  bands: readonly TemplateBand[],
  band: TemplateBand | undefined,
  met: (where: ProfileCondition) => boolean,
): (scope: TemplateScope) => boolean {
  const rank = (id: string | undefined) => bands.findIndex((one) => one.id === id);
  const own = rank(band?.id);
  return ({ where, fromBand, toBand }) =>
    (fromBand === undefined || own >= rank(fromBand)) &&
    (toBand === undefined || own <= rank(toBand)) &&
    met(where);
}

/** The sections of a document that hold anything, numbered; nothing for a document without any. */
function plan(document: TemplateDocument, setting: Setting): readonly Plan[] {
  const { template, isOn } = setting;
  const sections: PlannedSection[] = [];
  for (const section of document.sections.filter(isOn)) {
    const added = template.adds.filter((one) => one.section === section.id).map(({ entry }) => entry);
    const bodies = [...section.entries, ...added]
      .filter((entry) => isOn(entry) && !template.leavesOut.includes(idOf(entry)))
      .flatMap((entry) => bodyOf(entry, setting));
    if (bodies.length > 0) sections.push({ section, number: sections.length + 1, bodies });
  }
  return sections.length === 0 ? [] : [{ document, sections }];
}

function idOf({ holds: held }: TemplateEntry): string {
  return 'part' in held ? held.part : held.clause;
}

/** The prose or clause of an entry in the wording for this profile; nothing where there is none for it. */
function bodyOf(entry: TemplateEntry, setting: Setting): readonly Body[] {
  const { library, profile, regime } = setting;
  if ('part' in entry.holds) {
    const { part: id } = entry.holds;
    const part = library.templateParts.find((one) => one.id === id);
    const variant = part?.variants.find(
      ({ where }) => holds(where, profile, regime, library).answer !== 'no',
    );
    return variant === undefined || variant.body === '' ? [] : [{ kind: 'prose', text: variant.body }];
  }
  const { clause: id } = entry.holds;
  const clause = library.clauses.find((one) => one.id === id);
  if (clause === undefined) return [];
  const { level, register } = entry;
  const wanted = {
    ...(level === undefined ? {} : { level }),
    ...(register === undefined ? {} : { register }),
  };
  const variants = variantsFor(clause, profile, regime, library, wanted);
  const named = variants.find((one) => one.id === entry.variant);
  // A plain wording is for whoever asks for it; where the law has no legal one there is none for this profile.
  const variant =
    named ??
    variants.find((one) => register !== undefined || one.register === 'legal') ??
    (level === 'light' ? variants[0] : undefined);
  return variant === undefined ? [] : [{ kind: 'clause', clause, variant, entry }];
}

function placesOf(plans: readonly Plan[]): ReadonlyMap<string, Place> {
  return new Map(
    plans.flatMap(({ document, sections }) =>
      sections.map(
        ({ section, number, bodies }) =>
          [
            section.id,
            {
              noun: document.kind === 'contract' ? ('clause' as const) : ('section' as const),
              number,
              called: document.called,
              clauses: bodies.filter(({ kind }) => kind === 'clause').length,
            },
          ] as const,
      ),
    ),
  );
}

// ------------------------------------------------------------------------------------------------------- text

type Words = (text: string, called?: string) => string;

/** Puts words in the place of `{{name}}`; a word may itself hold words. A name that nothing explains becomes a blank. */
function wordsOf({ template, profile, library, isOn, placed }: Setting, answers: PackAnswers): Words {
  const known = new Map<string, string>(factWords(profile, library));
  for (const word of template.words) if (!known.has(word.name) && isOn(word)) known.set(word.name, word.is);
  known.set('title', answers.title ?? '[insert title of the contract]');
  known.set('buyer', answers.buyer ?? '[insert name of the buyer]');
  const word = (name: string, called: string | undefined): string => {
    const [kind, id] = name.split(':');
    if (id === undefined) return known.get(name) ?? `[insert ${name.replaceAll('-', ' ')}]`;
    const place = placed.get(id);
    if (kind === 'count') return String(place?.clauses ?? 0);
    if (place === undefined) return `[insert section on ${id.replaceAll('-', ' ')}]`;
    return `${place.noun} ${place.number}${place.called === called ? '' : ` of ${place.called}`}`;
  };
  const fill = (text: string, called: string | undefined): string =>
    text.replace(slotPattern, (_, name: string) => word(name, called));
  // Three rounds are as deep as words of words go; what is left then would go round in a circle.
  return (text, called) => fill(fill(fill(text, called), called), called);
}

function documentText(
  document: TemplateDocument,
  sections: readonly PlannedSection[],
  setting: Setting,
  words: Words,
): string {
  const say = (text: string) => words(text, document.called);
  const pieces = [`# ${say(document.title)}`];
  for (const { section, number, bodies } of sections) {
    pieces.push(`## ${number}. ${say(section.heading)}`);
    for (const body of bodies)
      pieces.push(body.kind === 'prose' ? say(body.text) : clauseText(body, setting, say));
  }
  return `${pieces.join('\n\n')}\n`;
}

function clauseText(
  { clause, variant, entry }: Extract<Body, { kind: 'clause' }>,
  { profile, clauses }: Setting,
  say: (text: string) => string,
): string {
  const values: Record<string, string | number> = {};
  for (const parameter of clause.parameters) {
    const value = parameterValue(parameter, entry, profile, say);
    if (value !== undefined) values[parameter.name] = value;
  }
  clauses.push(clause.id);
  // A blank in square brackets is nobody's value: the marker does not record it.
  const filled: ClauseValues = Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => !String(value).includes('[') && variant.body.includes(`{{${name}}}`),
    ),
  );
  return `${markerFor(clause, variant, filled)}\n\n${renderVariant(variant, clause.parameters, values)}`;
}

const inWords: ReadonlySet<Parameter['type']> = new Set(['text', 'list', 'area', 'date']);

/** Figures and choices have a value that fits the contract; words are the officer's, unless the template knows better. */
function parameterValue(
  parameter: Parameter,
  entry: TemplateEntry,
  profile: Profile,
  say: (text: string) => string,
): string | number | undefined {
  const given = entry.values[parameter.name];
  if (typeof given === 'number') return given;
  if (given !== undefined) {
    const said = say(given);
    const isFigure = !inWords.has(parameter.type) && /^\d+(\.\d+)?$/.test(said);
    return isFigure ? Number(said) : said;
  }
  if (inWords.has(parameter.type) && !entry.defaults.includes(parameter.name)) return undefined;
  // A figure that follows from a fact nobody gave is not taken from another contract: the officer is asked.
  return parameter.suggest === undefined ? parameter.default : suggestion(parameter, profile);
}
